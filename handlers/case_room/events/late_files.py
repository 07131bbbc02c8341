"""Files that were on their way, in the room of a case: here now, or given up.

The rule this module guards: whoever works on a case sees that a file is on its way, has it when it is
here, and hears when it never comes.
"""

from dataclasses import replace

from bot.core.awaited import settled
from bot.core.case import EntryKind
from bot.core.effects import Text
from bot.core.events import (
    FileCame,
    FileMissed,
    PersonFileCame,
    PersonFileMissed,
    StaffWrote,
    Words,
)
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.case_room.writing.card import show_card
from handlers.shared.case_summary import current


def on_persons_file(turn: Turn, event: PersonFileCame) -> Turn:
    return show_card(turn.show("room-file-came", files=(event.file,)))


def on_persons_file_missed(turn: Turn, event: PersonFileMissed) -> Turn:
    return show_card(turn.show("room-file-missed", what=Text(f"files-{event.kind}", {"count": 1})))


def on_own_came(turn: Turn, event: FileCame) -> Turn:
    """A file of the staff's: what was written with it went to the person before, and the file follows."""
    turn = replace(turn, conversation=settled(turn.conversation, event.awaited, event.file))
    case = current(turn)
    if not case or (case.number, EntryKind.STAFF_WROTE) not in turn.facts.named:
        return turn
    words = Words("", (event.file,), at=turn.facts.now, id=event.message)
    return turn.post(case.person, StaffWrote(case.number, words))


def on_own_missed(turn: Turn, event: FileMissed) -> Turn:
    return replace(turn, conversation=settled(turn.conversation, event.awaited, None))


ROOM_LATE_FILES = Topic(
    "room-late-files",
    entry_points=(
        on(FileCame, on_own_came),
        on(FileMissed, on_own_missed),
        on(PersonFileCame, on_persons_file),
        on(PersonFileMissed, on_persons_file_missed),
    ),
)
