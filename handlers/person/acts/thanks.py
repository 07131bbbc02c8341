"""Thanks, praise, a blessing that says for what: answered warmly, and heard by the staff.

The rules this module guards: thanks for a case go to its room and nowhere else, all others
wait for the desk's list of the morning; a rating is asked for only of what was just solved and has none.
"""

from dataclasses import replace
from datetime import timedelta

from bot.core.case import Case, EntryKind, Move, Status
from bot.core.effects import SaveCase
from bot.core.events import PersonThanked
from bot.core.thanks import KeepThanks, Thanks
from bot.core.turn import Turn
from faq.detect.identity_numbers import without_numbers
from handlers.person.own_cases.additions import named_cases
from handlers.person.own_cases.rating import rating_choices
from handlers.shared.cases import morning_comes

LATELY = timedelta(days=7)
"""So long after a case was closed thanks are taken to be for it."""


def on_thanked(turn: Turn) -> Turn:
    case = _about(turn)
    kept = turn.do(KeepThanks(_thanks(turn, case)))
    if not case:
        return morning_comes(kept).reply("thanks-heard").ask_again()
    rating = rating_choices(case) if _is_unrated(case) else ()
    key = "thanks-heard-rate" if rating else "thanks-heard-case"
    return _to_room(kept, case).reply(key, *rating, number=case.number).ask_again()


def _thanks(turn: Turn, case: Case | None) -> Thanks:
    return Thanks(without_numbers(turn.text), turn.facts.now, case.number if case else 0)


def _about(turn: Turn) -> Case | None:
    """The one that they name; else the one that was solved, or closed lately."""
    named = named_cases(turn)
    if named:
        return named[0] if len(named) == 1 else None
    return next((case for case in turn.cases if _is_done(turn, case)), None)


def _is_done(turn: Turn, case: Case) -> bool:
    settled = case.settled_at
    is_late = settled is None or turn.facts.now - settled > LATELY
    return case.status is Status.RESOLVED or (case.status is Status.CLOSED and not is_late)


def _is_unrated(case: Case) -> bool:
    return case.can(Move.REOPEN) and case.quality is None


def _to_room(turn: Turn, case: Case) -> Turn:
    """The case has the words; they are no comment that asks for an answer."""
    said = replace(case, words=(*case.words, turn.words))
    noted = turn.do(SaveCase(said)).record(case.number, EntryKind.SAID, turn.words)
    return noted.to_room(case.number, PersonThanked(case.number, turn.words))
