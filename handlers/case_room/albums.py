"""What staff send together, as an album of photos: taken as one message, whoever's photo came last.

The rule this module guards: what was sent together has one fate, and `reply_gate.py` judges the whole. A
photo that comes much later shares that fate where it is known.
"""

from dataclasses import replace
from datetime import timedelta

from bot.core.case import EntryKind
from bot.core.conversation import Held
from bot.core.effects import WAIT, RecordEntry
from bot.core.events import AlbumOver, MessageReceived, Words
from bot.core.staff_text.reading import Kind, read
from bot.core.turn import Turn
from handlers.case_room.reply_gate import ALBUM, hold, marked_off, noted, without, writes
from handlers.case_room.writing import reply_review
from handlers.case_room.writing.reply import send
from handlers.shared.case_summary import current
from handlers.shared.permissions import may

_SENT, _NOTED, _HELD = "album-sent", "album-noted", "album-held"
TOGETHER = timedelta(seconds=2)  # until the last of an album has come
FATES = 20  # albums whose stragglers are known for what they are


def on_album(turn: Turn) -> Turn | None:
    """A gate: what is of an album waits here, and is let through as one message."""
    event = turn.event
    if isinstance(event, AlbumOver):
        return _came_together(turn, event)
    if not isinstance(event, MessageReceived) or not event.words.album:
        return None
    if event.words.burst:
        return _whole(turn, event.words.album)
    return _piece(turn) if writes(turn) else None


def _piece(turn: Turn) -> Turn:
    """The photos come one by one, and the caption with any of them: they wait for each other."""
    album, by = turn.words.album, turn.by
    if fate := next((h.purpose for h in turn.conversation.held if _is_fate(h) and h.id == album), ""):
        return _straggler(turn, fate)
    waits = turn.hold(*turn.conversation.held, Held(by, ALBUM, turn.words, album))
    timer = f"{WAIT}album:{turn.conversation.id}:{album}"
    until = turn.facts.now + TOGETHER
    return waits.set_timer(timer, until, turn.conversation.id, AlbumOver(album, by))


def _came_together(turn: Turn, event: AlbumOver) -> Turn:
    """It is taken as one message of theirs. Its photos wait here until then: some may be on their way."""
    one = MessageReceived(Words(album=event.album, burst=1), event.by)
    return turn.post(turn.conversation.id, one) if _pieces(turn, event.album) else turn


def _whole(turn: Turn, album: str) -> Turn:
    pieces = _pieces(turn, album)
    if not pieces:
        return turn
    one = _joined(tuple(held.words for held in pieces), album)
    return without(turn, *pieces).restated(MessageReceived(one, turn.by))


def _pieces(turn: Turn, album: str) -> tuple[Held, ...]:
    return tuple(h for h in turn.conversation.held if (h.purpose, h.id) == (ALBUM, album))


def _joined(pieces: tuple[Words, ...], album: str) -> Words:
    captioned = next((each for each in pieces if each.text.strip()), pieces[0])
    return replace(
        captioned,
        text="\n".join(each.text.strip() for each in pieces if each.text.strip()),
        attachments=tuple(file for each in pieces for file in each.attachments),
        forwarded=next((each.forwarded for each in pieces if each.forwarded), None),
        calls=any(each.calls for each in pieces),
        album=album,
        burst=len(pieces),
    )


def _straggler(turn: Turn, fate: str) -> Turn:
    """One that came much later than its album shares its fate; where that is not known, it waits."""
    reading = read(turn.words.text)
    if fate == _NOTED or reading.kind is Kind.NOTE:
        return noted(turn, marked_off(turn.words, reading))
    if fate == _SENT and reading.kind is Kind.WORDS and not turn.words.forwarded:
        return reply_review.judged(send, reply_review.REPLY)(turn)
    return hold(turn)


def remembered(before: Turn, after: Turn) -> Turn:
    """What became of an album, for those of its photos that are still on their way."""
    event = before.event
    if not isinstance(event, MessageReceived) or not (event.words.album and event.words.burst):
        return after
    of_staff = may(before.facts.actor, "write") and current(before)
    return _with_fate(after, event.words.album) if of_staff else after


def _with_fate(turn: Turn, album: str) -> Turn:
    kinds = {each.entry.kind for each in turn.effects if isinstance(each, RecordEntry)}
    fate = _SENT if EntryKind.STAFF_WROTE in kinds else _NOTED if EntryKind.NOTED in kinds else _HELD
    held = turn.conversation.held
    fates = (*filter(_is_fate, held), Held(turn.by, fate, Words(), album))[-FATES:]
    return turn.hold(*(each for each in held if not _is_fate(each)), *fates)


def _is_fate(held: Held) -> bool:
    return held.purpose in (_SENT, _NOTED, _HELD)
