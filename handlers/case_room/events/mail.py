"""What a case's room hears of mail that is not its person's own word.

The rules this module guards: what somebody else writes of the case is never shown as its person's, and a
program's answer stands in the history, opens nothing and rings nowhere.
"""

from bot.core.case import EntryKind
from bot.core.events import MachineMailed, StrangerMailed
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.shared.case_summary import current


def on_stranger(turn: Turn, event: StrangerMailed) -> Turn:
    case = current(turn)
    if not case or case.is_ended:
        return turn
    return turn.show("room-stranger-mailed", number=case.number, theirs=event.theirs)


def on_machine(turn: Turn, event: MachineMailed) -> Turn:
    case = current(turn)
    if not case or case.is_ended:
        return turn
    return turn.record(case.number, EntryKind.NOTED, event.words, detail="machine")


ROOM_MAIL = Topic(
    "room-mail", entry_points=(on(StrangerMailed, on_stranger), on(MachineMailed, on_machine))
)
