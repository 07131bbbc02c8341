"""Of what was held for somebody, what is still worth saying now that it can be said.

The rules this module guards: an answer is never left out; what a later message makes untrue, or asks
twice, is; and what stood in one place is said once, as it stands last.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.messages import Message
from bot.core.purpose import Purpose, purpose_of

DONE = frozenset({"case-resolved", "suggestion-outcome"})
ONCE = DONE | {"alternatives-offered"}
"""Answers of which a case has one in force: the last."""


@dataclass(frozen=True, slots=True)
class HeldMessage:
    """`case` is what it is about: 0 for none."""

    id: int
    message: Message

    @property
    def purpose(self) -> Purpose:
        return purpose_of(self.message)

    @property
    def case(self) -> int:
        return number_in(self.message)


def number_in(message: Message) -> int:
    """The number that a message names; 0 without one. What is private has numbers of its own."""
    said = message.args.get("number", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0


def stale(held: Sequence[HeldMessage]) -> list[int]:
    """The ids of those that are left out. `held` is all that waits for one person, in its order."""
    return [each.id for place, each in enumerate(held) if _is_stale(held, place)]


def _is_stale(held: Sequence[HeldMessage], place: int) -> bool:
    mine, about = held[place], list(_of_its_case(held, place))
    later = [each for each in about if each.id > mine.id]
    if mine.message.slot and any(each.message.slot == mine.message.slot for each in held[place + 1 :]):
        return True
    match mine.purpose:
        case Purpose.NUDGE | Purpose.TEMPLATE:
            return True
        case Purpose.MOVED_DATE:
            return any(_is_done(each) or each.purpose is Purpose.MOVED_DATE for each in later)
        case Purpose.APPEAL:
            is_asked = any(each.purpose is Purpose.ANSWER for each in about)
            return is_asked or any(each.purpose is Purpose.APPEAL for each in later)
        case Purpose.RATING:
            return any(_is_done(each) or each.purpose is Purpose.RATING for each in later)
        case Purpose.NEWS:
            return any(each.purpose in (Purpose.ANSWER, Purpose.MOVED_DATE) for each in later)
        case Purpose.ANSWER | Purpose.REPLY | Purpose.STAFF:
            return mine.message.key in ONCE and any(e.message.key == mine.message.key for e in later)


def _is_done(each: HeldMessage) -> bool:
    return each.message.key in DONE


def _of_its_case(held: Sequence[HeldMessage], place: int) -> Iterator[HeldMessage]:
    mine = held[place]
    for each in held:
        is_same = each.case == mine.case and each.message.private == mine.message.private
        if each.id != mine.id and mine.case and is_same:
            yield each
