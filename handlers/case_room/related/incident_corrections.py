"""What one answer to a whole incident becomes when staff change it.

The rules this module guards: who was sent an answer is sent its correction as well, in the same way, and
nobody else is; and what may be one person's own is looked at again before others read it.
"""

from bot.core.case import Case, Move
from bot.core.turn import Turn
from handlers.case_room.related.incident_answers import own_words_first, posted
from handlers.case_room.related.incidents import leads


def also_to_others(turn: Turn, number: int) -> Turn:
    """The lead's answer was changed. Where others were sent it, too, they are sent it as it reads now."""
    case = turn.case(number)
    if not case or not _reads_the_same(case):
        return turn
    if held := own_words_first(turn, case):
        return held
    return _told(posted(turn, case, corrects=True, answers=False))


def _reads_the_same(case: Case) -> bool:
    return leads(case) and case.to_all is not None and not case.to_all.message


def is_for_all(case: Case, message: str) -> bool:
    """Whether the room's message is what staff wrote for the others, and stands."""
    written = case.to_all.message if leads(case) and case.to_all else ""
    return bool(message) and written == message and case.can(Move.REOPEN)


def for_all_corrected(turn: Turn, case: Case) -> Turn:
    """Staff changed what they wrote for the others."""
    if not turn.text:
        return turn.show("room-edit-stays", about=turn.words.id)
    return _told(posted(turn, case, turn.text, corrects=True, answers=False))


def _told(turn: Turn) -> Turn:
    return turn.show("room-incident-correcting", slot="incident")
