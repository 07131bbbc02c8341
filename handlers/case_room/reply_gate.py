"""Whether what staff write in a room is for the person: asked here, once, before every form and every way
out (C16).

The rules this module guards: a note stays inside, however it is marked; what begins like a note or a
command and is none, what was passed on, what is said to a colleague, and a yes that answers nobody wait
until one of their two buttons is pressed. Only whoever wrote it can have it sent.
"""

from dataclasses import replace
from datetime import timedelta

from bot.core.case import Entry, EntryKind
from bot.core.conversation import Choice, Held
from bot.core.effects import RecordEntry, Text
from bot.core.events import (
    ButtonPressed,
    MessageEdited,
    MessageReceived,
    Origin,
    Words,
)
from bot.core.staff_text.commands import ROOM
from bot.core.staff_text.reading import Kind, Reading, read
from bot.core.turn import Turn
from faq.detect.typed_choice import says
from handlers.case_room import asked_here
from handlers.case_room.answers.answer import is_answer
from handlers.case_room.answers.answer_form import UNTICKED
from handlers.case_room.commands import ASK_FOR_WORDS, on_command, words_behind
from handlers.case_room.edits import followed, was_sent
from handlers.case_room.writing import reply_review
from handlers.case_room.writing.reply import KEEP, NAME, UNCLEAR, send, the_case
from handlers.shared.assessing import LABELS
from handlers.shared.case_summary import current, name_of
from handlers.shared.message_summary import told
from handlers.shared.permissions import MAY, may
from handlers.shared.second_look import WRITE, refused

SEND, CHANGED = "hold-send", "changed"
"""Why something waits: nobody can say whom it is for; or it changes what was sent to what nobody can."""

NEXT = "next"  # of a member who was refused a form: what they write next was meant for it
NEXT_FOR = timedelta(hours=1)

ALBUM = "album"  # why a photo waits: for the others of its album (`albums.py`)


def on_written(turn: Turn) -> Turn | None:
    """The gate: what it lets through is for the person, or answers a form."""
    if not writes(turn):
        return None
    return _edited(turn) if isinstance(turn.event, MessageEdited) else _judged(turn)


def writes(turn: Turn) -> bool:
    """Whether somebody who may writes in the room of a case."""
    wrote = isinstance(turn.event, MessageReceived | MessageEdited) and bool(turn.words)
    return wrote and may(turn.facts.actor, "write") and current(turn) is not None


# What is written ---------------------------------------------------------------------------------------


def _judged(turn: Turn) -> Turn:
    reading, calm = read(turn.words.text), _calm(turn, turn.by)
    if _in_own_note(turn) and reading.kind in (Kind.NOTE, Kind.UNCLEAR):
        return calm.restated(_rewritten(turn, reading.text or turn.words.text))
    if reading.kind is Kind.NOTE:
        return noted(calm, marked_off(turn.words, reading))
    if turn.words.forwarded:
        return hold(calm)
    if reading.kind is Kind.COMMAND and not turn.words.attachments:
        return on_command(calm, reading.name, reading.text)
    if reading.kind is Kind.WORDS and (said := asked_here.answered(calm)):
        return said
    is_words = reading.kind is Kind.WORDS and not _is_label(turn)
    is_clear = not (_is_aside(turn.words) or _is_next(turn) or _answers_nobody(turn))
    return calm.let_through() if is_words and is_clear else hold(calm)


def _answers_nobody(turn: Turn) -> bool:
    """A bare yes or no that is the press of nothing here (`asked_here.py`), when the person has said
    nothing since the team's last word: it would puzzle the person."""
    if turn.conversation.topic or turn.words.quoted or not says(turn.words.text, "yes", "no"):
        return False
    case = the_case(turn)
    words_of_ours = (case.staff_word_at, case.answered_at, case.settled_at, *asked_here.asked_at(turn))
    ours = [at for at in words_of_ours if at]
    theirs = [words.at for words in case.words if words.at]
    return bool(ours) and (not theirs or max(theirs) <= max(ours))


def _is_label(turn: Turn) -> bool:
    """Whether nothing but the words of a button of the room is written: it was meant to be pressed."""
    said, language = turn.facts.fold(turn.words.text), turn.conversation.language
    keys = (*(f"choice-{action}" for action in MAY), *LABELS)
    labels = (turn.facts.text(Text(key), language) for key in keys)
    if turn.conversation.topic or said in turn.tables.commands:  # a word that is understood as a press
        return False
    return said in map(turn.facts.fold, labels)


def _is_aside(words: Words) -> bool:
    """Whether it answers somebody else than the bot, or calls a colleague."""
    return words.calls or (words.quoted is not None and words.quoted.whose is not Origin.OURS)


def _in_own_note(turn: Turn) -> bool:
    conversation = turn.conversation
    return conversation.state == "noting" and conversation.data.get("by") == turn.by


def _rewritten(turn: Turn, text: str) -> MessageReceived:
    return MessageReceived(replace(turn.words, text=text), turn.by)


def marked_off(words: Words, reading: Reading) -> Words:
    """A note as it is kept: without its mark."""
    return replace(words, text=reading.text) if reading.kind is Kind.NOTE else words


def noted(turn: Turn, words: Words) -> Turn:
    """Kept with the case, whatever form is open: it stays open."""
    if not words:
        return turn.show("room-note-empty")
    return turn.record(the_case(turn).number, EntryKind.NOTED, words).show("room-noted")


def hold(turn: Turn, purpose: str = UNCLEAR) -> Turn:
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
    if former := refused(turn, the_case(turn), WRITE):
        return former
    event = (MessageEdited if held.purpose == CHANGED else MessageReceived)(held.words, held.by)
    said = replace(without(turn, held), event=event)
    return (
        followed(said) if held.purpose == CHANGED else reply_review.judged(send, reply_review.REPLY)(said)
    )


def on_keep(turn: Turn) -> Turn:
    """Inside, which harms nobody: by anyone who works here."""
    held = _waiting(turn)
    if not held:
        return turn.show("room-unclear-settled")
    note = Entry(EntryKind.NOTED, turn.facts.now, words=held.words, by=held.by)
    return without(turn, held).do(RecordEntry(the_case(turn).number, note)).show("room-noted")


def _waiting(turn: Turn) -> Held | None:
    """One that was nothing but a file that never came is none."""
    waiting = (each for each in turn.conversation.held if each.purpose in (UNCLEAR, CHANGED))
    return next((each for each in waiting if each.id == turn.arg and each.words), None)


def without(turn: Turn, *gone: Held) -> Turn:
    held = turn.conversation.held
    left = tuple(each for each in held if each not in gone)
    return turn if left == held else turn.hold(*left)


# What is changed afterwards ----------------------------------------------------------------------------


def _edited(turn: Turn) -> Turn:
    reading, held = read(turn.words.text), _same_message(turn)
    if held and held.purpose == ALBUM:
        return _reworded(turn, held)
    if held and reading.kind is Kind.NOTE:
        return noted(without(turn, held), _with_files(held, marked_off(turn.words, reading)))
    if held and held.id and held.purpose != UNTICKED:
        changed = _reworded(turn, held)
        return _asked(changed, replace(held, words=_with_files(held, turn.words)))
    if held and reading.kind is not Kind.WORDS:
        return hold(without(turn, held))
    return _kept_edited(turn, reading)


def _kept_edited(turn: Turn, reading: Reading) -> Turn:
    """Of a message that has had its fate."""
    words, was_said = turn.words, was_sent(turn)
    if was_said and (answer := _answer_in(turn, reading)):
        return turn.restated(MessageEdited(replace(words, text=answer), turn.by))
    if was_said and reading.kind is Kind.NOTE:
        kept = turn.record(the_case(turn).number, EntryKind.NOTED, marked_off(words, reading))
        return kept.show("room-edit-noted", about=words.id)
    if was_said and reading.kind is not Kind.WORDS:
        return hold(turn, CHANGED)
    return turn.restated(MessageEdited(marked_off(words, reading), turn.by))


def _answer_in(turn: Turn, reading: Reading) -> str:
    """The answer that was written behind its command, as it reads there now."""
    is_command = reading.kind is Kind.COMMAND and ROOM.get(reading.name) == "resolve"
    is_one = is_command and is_answer(the_case(turn), turn.words.id)
    return words_behind(turn, reading.text) if is_one else ""


def _same_message(turn: Turn) -> Held | None:
    id, mine = turn.words.id, turn.conversation.held
    kinds = (UNCLEAR, CHANGED, ALBUM, UNTICKED, reply_review.REPLY)
    waits = (held for held in mine if held.words.id == id and held.purpose in kinds)
    return next(waits, None) if id else None


def _reworded(turn: Turn, held: Held) -> Turn:
    """What waits is what it reads now; whom it answers and what came with it stays."""
    now = replace(held, words=_with_files(held, turn.words))
    return turn.hold(*(now if each == held else each for each in turn.conversation.held))


def _with_files(held: Held, words: Words) -> Words:
    return replace(held.words, text=words.text)


# After a refused form ----------------------------------------------------------------------------------


def watched(before: Turn, after: Turn) -> Turn:
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
    return without(turn, *(h for h in turn.conversation.held if (h.purpose, h.by) == (NEXT, by)))


def _is_next(turn: Turn) -> bool:
    since = turn.facts.now - NEXT_FOR
    mine = (h for h in turn.conversation.held if (h.purpose, h.by) == (NEXT, turn.by))
    return any(h.words.at is not None and h.words.at > since for h in mine)
