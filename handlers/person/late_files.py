"""A person's files that were on their way when their message had its turn: here now, or given up.

The rule this module guards: the person's telling goes on meanwhile.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.awaited import is_awaited, settled
from bot.core.effects import SaveCase
from bot.core.events import (
    Attachment,
    FileCame,
    FileMissed,
    PersonFileCame,
    PersonFileMissed,
)
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.person.confidence.late_words import file_settled
from handlers.person.own_cases import live_chat


def on_came(turn: Turn, event: FileCame) -> Turn:
    numbers = sorted(set(_holding(turn, event)))
    turn = _settled(turn, event.awaited, event.file)
    for number in numbers:
        turn = turn.to_room(number, PersonFileCame(number, event.file))
    return file_settled(turn, event.awaited, event.file)


def on_missed(turn: Turn, event: FileMissed) -> Turn:
    """The person hears it beside this (bot.runtime.files.arrival)."""
    numbers = sorted({*_holding(turn, event), *_spoken_of(turn)})
    turn = _settled(turn, event.awaited, None)
    for number in numbers:
        turn = turn.to_room(number, PersonFileMissed(number, event.kind))
    return file_settled(turn, event.awaited, None)


def _holding(turn: Turn, event: FileCame | FileMissed) -> Iterator[int]:
    """The cases that it was said for."""
    yield from (number for number, _ in turn.facts.named)
    for case in turn.cases:
        if any(is_awaited(words, event.awaited) for words in case.words):
            yield case.number


def _spoken_of(turn: Turn) -> Iterator[int]:
    """A message that was nothing but a file is in no case when the file never came."""
    conversation = turn.conversation
    if conversation.topic == live_chat.NAME and (
        case := turn.case(int(conversation.data.get("case", "0")))
    ):
        yield case.number


def _settled(turn: Turn, awaited: str, file: Attachment | None) -> Turn:
    """Wherever the words are kept."""
    for case in turn.cases:
        kept = settled(case, awaited, file)
        turn = turn if kept is case else turn.do(SaveCase(kept))
    return replace(turn, conversation=settled(turn.conversation, awaited, file))


LATE_FILES = Topic("late-files", entry_points=(on(FileCame, on_came), on(FileMissed, on_missed)))
