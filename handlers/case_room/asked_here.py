"""A bare yes or no in a room, which answers what Rida asked there.

The rules this module guards: what is typed directly below a proposal, or as a reply to it, is its press,
by whoever may press it, and never goes to the person; of two that are open it is asked which one is
meant; and what cannot be taken back is done by its button alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.case import Case
from bot.core.conversation import Choice, Held
from bot.core.effects import Effect, PostEvent, SendReply
from bot.core.events import (
    ButtonPressed,
    MessageEdited,
    MessageReceived,
    Origin,
    PersonEdited,
    PersonWrote,
    Words,
)
from bot.core.labels import short
from bot.core.turn import Turn
from faq.detect.typed_choice import says
from handlers.shared.case_summary import current
from handlers.shared.permissions import MAY, may

NO = {
    "action-keep": "action-drop",
    "notice-keep": "notice-off",
    "to-all": "only-this",
    "to-all-sure": "only-this",
    "same-incident": "",
    "merge-sure": "",
    "take-anyway": "",
    "draw-sure": "",
}
"""What is proposed in a room with one press that confirms it: that, and the one that declines it."""

BY_PRESS = ("draw-sure",)
"""Nothing brings it back, so words alone do not do it; they are not sent either."""

ELSEWAYS = {"action-other": "action-keep", "to-all-otherwise": "to-all", "only-this": "to-all"}
"""Presses that answer a proposal in another way."""

ASKED, BEFORE, DONE = "asked", "asked-before", "asked-done"
"""Of a proposal: nothing has come since; something has; it was answered."""

MOST, OPEN_FOR = 6, timedelta(days=1)
"""So many are remembered, and one that was not the last thing said is asked about for so long."""

LINE, LABEL = 80, 20


@dataclass(frozen=True, slots=True)
class _Asked:
    held: Held

    @property
    def yes(self) -> str:
        return self.held.id.partition(":")[0]

    @property
    def arg(self) -> str:
        return self.held.id.partition(":")[2]

    def press(self, *, is_yes: bool) -> str:
        return self.yes if is_yes else NO[self.yes]


def let_by(_: Turn) -> None:
    """The gate has nothing to say of what comes in."""


# What is asked ----------------------------------------------------------------------------------------


def remembered(before: Turn, after: Turn) -> Turn:
    """After every turn of a room: which proposals are open there, and which one stands last."""
    done = tuple(after.effects[len(before.effects) :])
    new = {_matter(each): each for each in _shown(after, done)}
    earlier = [each for each in after.conversation.held if _is_one(each) and _matter(each) not in new]
    if not new and not earlier:
        return after
    aged = [_aged(each, before, done) for each in earlier]
    others = [each for each in after.conversation.held if not _is_one(each)]
    return after.hold(*others, *[*aged, *new.values()][-MOST:])


def _matter(held: Held) -> tuple[str, str]:
    """What is asked once more, before many read it, is asked of the same."""
    asked = _Asked(held)
    return NO[asked.yes] or asked.yes, asked.arg


def _is_one(held: Held) -> bool:
    return held.purpose in (ASKED, BEFORE, DONE)


def _shown(turn: Turn, effects: tuple[Effect, ...]) -> Iterator[Held]:
    language, now = turn.conversation.language, turn.facts.now
    for effect in effects:
        if isinstance(effect, SendReply):
            for choice in effect.reply.choices:
                if choice.action in NO:
                    told = turn.facts.text(effect.reply.text, language).strip()
                    line = short(told.partition("\n")[0], LINE)
                    yield Held("", ASKED, Words(line, at=now), f"{choice.action}:{choice.arg}")


def _aged(held: Held, before: Turn, done: tuple[Effect, ...]) -> Held:
    event, asked = before.event, _Asked(held)
    if _is_on_its_way(done) or not _counts(before):
        return held
    if isinstance(event, ButtonPressed) and _answers(event, asked):
        return replace(held, purpose=DONE)
    came = isinstance(event, MessageReceived | MessageEdited | ButtonPressed | PersonWrote | PersonEdited)
    is_last = held.purpose == ASKED and not came and not _asks(done)
    return held if is_last or held.purpose == DONE else replace(held, purpose=BEFORE)


def _is_on_its_way(done: tuple[Effect, ...]) -> bool:
    """Somebody has just said it, and the press of that comes next."""
    return any(isinstance(each, PostEvent) and isinstance(each.event, ButtonPressed) for each in done)


def _counts(turn: Turn) -> bool:
    """A press that was not theirs changes nothing."""
    event = turn.event
    if not isinstance(event, ButtonPressed) or event.action not in MAY:
        return True
    return may(turn.facts.actor, event.action)


def _answers(event: ButtonPressed, asked: _Asked) -> bool:
    ways = (asked.yes, NO[asked.yes])
    named = event.action in ways or ELSEWAYS.get(event.action) == asked.yes
    return named and event.arg == asked.arg


def _asks(effects: tuple[Effect, ...]) -> bool:
    """What only marks that something has arrived comes between nothing."""
    return any(isinstance(each, SendReply) and each.reply.choices for each in effects)


def asked_at(turn: Turn) -> list[datetime]:
    """When Rida asked what it remembers."""
    known = (each.words.at for each in turn.conversation.held if _is_one(each))
    return [at for at in known if at]


# What is said to it -----------------------------------------------------------------------------------


def answered(turn: Turn) -> Turn | None:
    """The press that a bare yes or no stands for; None: it answers nothing that was asked here."""
    words = turn.words
    is_yes, is_no = says(words.text, "yes"), says(words.text, "no")
    if turn.conversation.topic or words.attachments or not (is_yes or is_no):
        return None
    meant = _meant(turn)
    if not meant or (is_no and not all(NO[each.yes] for each in meant)):
        return None
    if len(meant) > 1:
        return _which(turn, meant, is_yes=is_yes)
    return _pressed(turn, meant[0].press(is_yes=is_yes), meant[0].arg)


def _pressed(turn: Turn, action: str, arg: str) -> Turn:
    """A turn of its own, which reads what its press needs."""
    return turn.post(turn.conversation.id, ButtonPressed(action, arg, by=turn.by, typed=True))


def _meant(turn: Turn) -> list[_Asked]:
    known = [_Asked(each) for each in turn.conversation.held if _is_one(each)]
    if turn.words.quoted:
        return _quoted(turn, known) if turn.words.quoted.whose is Origin.OURS else []
    last = [each for each in known if each.held.purpose == ASKED]
    if not last or any(each.yes in BY_PRESS for each in last):
        return []
    return [each for each in known if _is_open(turn, each) and each.yes not in BY_PRESS]


def _quoted(turn: Turn, known: list[_Asked]) -> list[_Asked]:
    """Those that the message which is answered may be: two days of one message look alike in their first
    line, and what was promised tells them apart."""
    said = turn.facts.fold(turn.words.quoted.text if turn.words.quoted else "")
    found = [each for each in known if said and _is_in(turn, each.held.words.text, said)]
    exact = [each for each in found if (text := _about(turn, each)) and _is_in(turn, text, said)]
    return exact or found


def _is_in(turn: Turn, text: str, said: str) -> bool:
    """Where a part alone was marked, the part."""
    line = turn.facts.fold(text).removesuffix("…").strip()
    return bool(line) and (line in said or (len(said) > LABEL and said in line))


def _is_open(turn: Turn, asked: _Asked) -> bool:
    held = asked.held
    if held.purpose == ASKED or not held.words.at:
        return held.purpose == ASKED
    is_late = turn.facts.now - held.words.at > OPEN_FOR
    return held.purpose == BEFORE and not is_late and _still(turn, asked)


def _still(turn: Turn, asked: _Asked) -> bool:
    """What was answered by something else than a press is open no more."""
    case: Case | None = current(turn)
    incident = turn.facts.related.incident
    match asked.yes:
        case "action-keep":
            return bool(_about(turn, asked))
        case "notice-keep":
            return incident is not None and bool(incident.notice)
        case "take-anyway":
            return case is not None and case.assignee == asked.arg
        case "to-all" | "to-all-sure":
            return case is not None and not case.is_open and case.to_all is None
        case _:
            return case is not None and case.is_open


def _about(turn: Turn, asked: _Asked) -> str:
    """Of a day that was promised, what was promised."""
    of_actions = (each for each in turn.conversation.held if each.purpose == "action")
    found = (each.words.text for each in of_actions if each.id == asked.arg)
    return next(found, "") if asked.yes == "action-keep" else ""


def _which(turn: Turn, meant: list[_Asked], *, is_yes: bool) -> Turn:
    lines = tuple(_about(turn, each) or each.held.words.text for each in meant)
    numbered = tuple(f"{n}. {line}" for n, line in enumerate(lines, start=1))
    choices = (
        Choice(each.press(is_yes=is_yes), each.arg, title=short(line, LABEL))
        for each, line in zip(meant, numbered, strict=True)
    )
    return turn.show("room-which-asked", *choices, asked=numbered)
