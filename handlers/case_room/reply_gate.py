"""Whether what staff write in a room is for the person: asked here, once, before every form and every way
out (C16).

The rules this module guards: a note stays inside, however it is marked; what begins like a note or a
command and is none, what was passed on, and what is said to a colleague waits until one of its two
buttons is pressed; what was sent together has one fate. Only whoever wrote it can have it sent.
"""

from dataclasses import replace
from datetime import timedelta

from bot.core.case import Entry, EntryKind
from bot.core.conversation import Choice, Held
from bot.core.effects import WAIT, RecordEntry, Text
from bot.core.events import (
    AlbumOver,
    ButtonPressed,
    MessageEdited,
    MessageReceived,
    Origin,
    Words,
)
from bot.core.staff_text.reading import Kind, Reading, read
from bot.core.topic import Gate
from bot.core.turn import Step, Turn
from handlers.case_room import reply_review
from handlers.case_room.commands import FORMS, on_command
from handlers.case_room.edits import followed
from handlers.case_room.reply import NAME, send, the_case
from handlers.shared.case_summary import current, name_of
from handlers.shared.message_summary import told
from handlers.shared.permissions import MAY, may

SEND, KEEP = "hold-send", "hold-note"
UNCLEAR, CHANGED = "unclear", "changed"
"""Why something waits: nobody can say whom it is for; or it changes what was sent to what nobody can."""

NEXT = "next"  # of a member who was refused a form: what they write next was meant for it
NEXT_FOR = timedelta(hours=1)
ASK_FOR_WORDS = FORMS | {"note"}

ALBUM, _SENT, _NOTED, _HELD = "album", "album-sent", "album-noted", "album-held"
TOGETHER = timedelta(seconds=2)  # until the last of an album has come
FATES = 20  # albums whose stragglers are known for what they are


def gate(turn: Turn, walk: Step) -> Turn:
    return _watched(turn, _asked_once(turn, walk))


def within(outer: Gate) -> Gate:
    """This gate, behind the other one."""
    return lambda turn, walk: outer(turn, lambda passed: gate(passed, walk))


def _asked_once(turn: Turn, walk: Step) -> Turn:
    event = turn.event
    if isinstance(event, AlbumOver):
        return _came_together(turn, event)
    if isinstance(event, MessageReceived) and event.words.album and event.words.burst:
        return _whole_album(turn, walk, event.words.album)
    wrote = isinstance(event, MessageReceived | MessageEdited) and bool(turn.words)
    if not wrote or not may(turn.facts.actor, "write") or not current(turn):
        return walk(turn)
    if isinstance(event, MessageEdited):
        return _edited(turn, walk)
    return _in_album(turn, walk) if turn.words.album else _judged(turn, walk)


# What is written ---------------------------------------------------------------------------------------


def _judged(turn: Turn, walk: Step) -> Turn:
    reading, calm = read(turn.words.text), _calm(turn, turn.by)
    if _in_own_note(turn) and reading.kind in (Kind.NOTE, Kind.UNCLEAR):
        return walk(_rewritten(calm, reading.text or turn.words.text))
    if reading.kind is Kind.NOTE:
        return _noted(calm, _marked_off(turn.words, reading))
    if turn.words.forwarded:
        return _hold(calm, UNCLEAR)
    if reading.kind is Kind.COMMAND and not turn.words.attachments:
        return on_command(calm, reading.name, reading.text)
    is_words = reading.kind is Kind.WORDS and not _is_label(turn)
    is_clear = is_words and not _is_aside(turn.words) and not _is_next(turn)
    return walk(calm) if is_clear else _hold(calm, UNCLEAR)


def _is_label(turn: Turn) -> bool:
    """Whether nothing but the words of a button of the room is written: it was meant to be pressed."""
    said, language = turn.facts.fold(turn.words.text), turn.conversation.language
    labels = (turn.facts.text(Text(f"choice-{action}"), language) for action in MAY)
    if turn.conversation.topic or said in turn.handlers.commands:  # a word that is understood as a press
        return False
    return said in map(turn.facts.fold, labels)


def _is_aside(words: Words) -> bool:
    """Whether it answers somebody else than the bot, or calls a colleague."""
    return words.calls or (words.quoted is not None and words.quoted.whose is not Origin.OURS)


def _in_own_note(turn: Turn) -> bool:
    conversation = turn.conversation
    return conversation.state == "noting" and conversation.data.get("by") == turn.by


def _rewritten(turn: Turn, text: str) -> Turn:
    return replace(turn, event=MessageReceived(replace(turn.words, text=text), turn.by))


def _marked_off(words: Words, reading: Reading) -> Words:
    """A note as it is kept: without its mark."""
    return replace(words, text=reading.text) if reading.kind is Kind.NOTE else words


def _noted(turn: Turn, words: Words) -> Turn:
    """Kept with the case, whatever form is open: it stays open."""
    if not words:
        return turn.show("room-note-empty")
    return turn.record(the_case(turn).number, EntryKind.NOTED, words).show("room-noted")


def _hold(turn: Turn, purpose: str) -> Turn:
    numbered, id = turn.numbered()
    held = Held(turn.by, purpose, turn.words, id)
    kept = numbered.record(the_case(turn).number, EntryKind.HELD, turn.words, detail=purpose)
    return _asked(kept.hold(*kept.conversation.held, held), held)


def _asked(turn: Turn, held: Held) -> Turn:
    choices = (Choice(SEND, held.id), Choice(KEEP, held.id))
    return turn.show(
        "room-unclear", *choices, slot=f"held-{held.id}", about=held.words.id, told=told((held.words,))
    )


# Its two buttons ---------------------------------------------------------------------------------------


def on_send(turn: Turn) -> Turn:
    """To the person, as it was written: by whoever wrote it, and by nobody else."""
    held = _waiting(turn)
    if not held:
        return turn.show("room-unclear-settled")
    if held.by != turn.by:
        return turn.show("room-unclear-of-other", name=name_of(turn, held.by))
    event = (MessageEdited if held.purpose == CHANGED else MessageReceived)(held.words, held.by)
    said = replace(_without(turn, held), event=event)
    sent = (
        followed(said) if held.purpose == CHANGED else reply_review.judged(send, reply_review.REPLY)(said)
    )
    return replace(sent, event=turn.event)


def on_keep(turn: Turn) -> Turn:
    """Inside, which harms nobody: by anyone who works here."""
    held = _waiting(turn)
    if not held:
        return turn.show("room-unclear-settled")
    note = Entry(EntryKind.NOTED, turn.facts.now, words=held.words, by=held.by)
    return _without(turn, held).do(RecordEntry(the_case(turn).number, note)).show("room-noted")


def _waiting(turn: Turn) -> Held | None:
    """One that was nothing but a file that never came is none."""
    waiting = (each for each in turn.conversation.held if each.purpose in (UNCLEAR, CHANGED))
    return next((each for each in waiting if each.id == turn.arg and each.words), None)


def _without(turn: Turn, *gone: Held) -> Turn:
    held = turn.conversation.held
    left = tuple(each for each in held if each not in gone)
    return turn if left == held else turn.hold(*left)


# What is changed afterwards ----------------------------------------------------------------------------


def _edited(turn: Turn, walk: Step) -> Turn:
    reading, held = read(turn.words.text), _same_message(turn)
    if held and held.purpose == ALBUM:
        return _reworded(turn, held)
    if held and reading.kind is Kind.NOTE:
        return _noted(_without(turn, held), _with_files(held, _marked_off(turn.words, reading)))
    if held and held.id:
        changed = _reworded(turn, held)
        return _asked(changed, replace(held, words=_with_files(held, turn.words)))
    if held and reading.kind is not Kind.WORDS:
        return _hold(_without(turn, held), UNCLEAR)
    return _kept_edited(turn, walk, reading)


def _kept_edited(turn: Turn, walk: Step, reading: Reading) -> Turn:
    """Of a message that has had its fate."""
    words, was = turn.words, turn.facts.edited
    if EntryKind.STAFF_WROTE in was and reading.kind is Kind.NOTE:
        noted = turn.record(the_case(turn).number, EntryKind.NOTED, _marked_off(words, reading))
        return noted.show("room-edit-noted", about=words.id)
    if EntryKind.STAFF_WROTE in was and reading.kind is not Kind.WORDS:
        return _hold(turn, CHANGED)
    return walk(replace(turn, event=MessageEdited(_marked_off(words, reading), turn.by)))


def _same_message(turn: Turn) -> Held | None:
    id, mine = turn.words.id, turn.conversation.held
    kinds = (UNCLEAR, CHANGED, ALBUM, reply_review.REPLY)
    waits = (held for held in mine if held.words.id == id and held.purpose in kinds)
    return next(waits, None) if id else None


def _reworded(turn: Turn, held: Held) -> Turn:
    """What waits is what it reads now; whom it answers and what came with it stays."""
    now = replace(held, words=_with_files(held, turn.words))
    return turn.hold(*(now if each == held else each for each in turn.conversation.held))


def _with_files(held: Held, words: Words) -> Words:
    return replace(held.words, text=words.text)


# What was sent together --------------------------------------------------------------------------------


def _in_album(turn: Turn, walk: Step) -> Turn:
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


def _whole_album(turn: Turn, walk: Step, album: str) -> Turn:
    pieces = _pieces(turn, album)
    if not pieces:
        return turn
    one = _joined(tuple(held.words for held in pieces), album)
    taken = replace(_without(turn, *pieces), event=MessageReceived(one, turn.by))
    if not may(turn.facts.actor, "write") or not current(turn):
        return walk(taken)
    return replace(_remembered(_judged(taken, walk), album), event=turn.event)


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
        return _noted(turn, _marked_off(turn.words, reading))
    if fate == _SENT and reading.kind is Kind.WORDS and not turn.words.forwarded:
        return reply_review.judged(send, reply_review.REPLY)(turn)
    return _hold(turn, UNCLEAR)


def _remembered(turn: Turn, album: str) -> Turn:
    kinds = {each.entry.kind for each in turn.effects if isinstance(each, RecordEntry)}
    fate = _SENT if EntryKind.STAFF_WROTE in kinds else _NOTED if EntryKind.NOTED in kinds else _HELD
    held = turn.conversation.held
    fates = (*filter(_is_fate, held), Held(turn.by, fate, Words(), album))[-FATES:]
    return turn.hold(*(each for each in held if not _is_fate(each)), *fates)


def _is_fate(held: Held) -> bool:
    return held.purpose in (_SENT, _NOTED, _HELD)


# After a refused form ----------------------------------------------------------------------------------


def _watched(before: Turn, after: Turn) -> Turn:
    """Whoever wanted to write into a form and has none is likely to write it all the same: a reason, a
    note. It is asked whom that is for."""
    event, by, owner = before.event, before.by, before.conversation.data.get("by", "")
    if isinstance(event, ButtonPressed) and event.action in ASK_FOR_WORDS and by:
        return _calm(after, by) if _has_form(after, by) else _wary(after, by)
    is_swept = owner and owner != by and _has_form(before, owner) and not _has_form(after, owner)
    return _wary(after, owner) if is_swept else after


def _has_form(turn: Turn, by: str) -> bool:
    return turn.conversation.topic == NAME and turn.conversation.data.get("by") == by


def _wary(turn: Turn, by: str) -> Turn:
    calm = _calm(turn, by)
    return calm.hold(*calm.conversation.held, Held(by, NEXT, Words(at=turn.facts.now), by))


def _calm(turn: Turn, by: str) -> Turn:
    return _without(turn, *(h for h in turn.conversation.held if (h.purpose, h.by) == (NEXT, by)))


def _is_next(turn: Turn) -> bool:
    since = turn.facts.now - NEXT_FOR
    mine = (h for h in turn.conversation.held if (h.purpose, h.by) == (NEXT, turn.by))
    return any(h.words.at is not None and h.words.at > since for h in mine)
