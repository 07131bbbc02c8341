"""A case of the person's that few read from now on.

The rules this module guards: they hear it once, with who reads it now and that the promise stands; what
they write of that case goes to its readers, wherever they write it, and never to its room again.
"""

from dataclasses import replace

from bot.core.case import Case
from bot.core.conversation import Choice
from bot.core.disclosure import Disclosure
from bot.core.events import ButtonPressed, CaseDrawn, DisclosureLate, MessageReceived
from bot.core.turn import Turn
from handlers.person.confidence.coming_back import may_say
from handlers.person.confidence.private_talk import added
from handlers.person.own_cases.additions import named_cases
from handlers.person.own_cases.live_chat import left
from handlers.shared.cases import own_case
from handlers.shared.confidence import NAME, confided, own_disclosure
from handlers.shared.private_readers import disclosure_of, members, who


def on_drawn(turn: Turn, event: CaseDrawn) -> Turn:
    """Whoever was talking with its staff writes to its readers next."""
    found = disclosure_of(turn)
    if not found:
        return turn
    talks = turn.conversation.data.get("case") == str(event.case)
    held = turn.confide(replace(confided(turn), number=found.number))
    reading = members(turn, found)
    key = "case-drawn" if reading else "case-drawn-nobody"
    said = {"who": who(reading)} if reading else {}
    about = {"case": event.case, "number": found.number, **said}
    if not talks:
        return held.notice(key, Choice("private-matter"), private=True, **about)
    moved = left(held, event.case).enter(NAME, "open", answered="yes")
    return moved.reply(key, Choice("private-done"), private=True, **about)


def on_late(turn: Turn, event: DisclosureLate) -> Turn:
    found = own_disclosure(turn)
    if not found or not may_say(turn, found):
        return turn
    return turn.notice("private-late", number=event.disclosure, private=True)


# What they write of it ----------------------------------------------------------------------------------


def about_ended(turn: Turn) -> Turn | None:
    """A gate: a press or words that are about such a case."""
    event = turn.event
    if not any(case.is_ended for case in turn.cases):
        return None
    if isinstance(event, ButtonPressed):
        case = own_case(turn, event.arg.partition(".")[0])
        return _pressed(turn, case) if case and case.is_ended and _is_of_cases(event) else None
    if not isinstance(event, MessageReceived) or not turn.words:
        return None
    case = _meant(turn)
    return _written(turn, case) if case else None


OF_CASES = (
    "case",
    "write-to-case",
    "add-to-case",
    "about-case",
    "reopen",
    "withdraw",
    "still-mine",
    "choose",
)


def _is_of_cases(event: ButtonPressed) -> bool:
    return event.action in OF_CASES or event.action.startswith(("rate-", "solved-"))


def _meant(turn: Turn) -> Case | None:
    """Answered, or named by its number."""
    answered = turn.case(turn.facts.replied) if turn.facts.replied else None
    found = (answered, *named_cases(turn))
    return next((case for case in found if case and case.is_ended), None)


def _pressed(turn: Turn, case: Case) -> Turn:
    found = _open(turn)
    if not found:
        return turn.leave().reply("case-ended", Choice("menu"), number=case.number)
    return turn.restated(ButtonPressed("private-matter", typed=True))


def _written(turn: Turn, case: Case) -> Turn:
    found = _open(turn)
    if not found:
        return turn.leave().reply("case-ended", Choice("menu"), number=case.number)
    return added(turn, found, (turn.words,))


def _open(turn: Turn) -> Disclosure | None:
    return own_disclosure(turn)
