"""Staff change what they had written, and hear what became of what they wrote (C16).

The rule this module guards: an edit reaches the person only where the message itself did, only after it
was judged (`reply_gate.py`), and from nobody whose answer is appealed against. A note stays a note, and
what was an answer to one of the room's own questions is not passed on by editing it.
"""

from bot.core.case import Case, EntryKind
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.events import (
    MessageEdited,
    PersonEdited,
    StaffEdited,
    StaffWordsDelivered,
    StaffWordsRefused,
)
from bot.core.topic import on
from bot.core.turn import Turn
from handlers.case_room.answers.answer import corrected, is_answer
from handlers.case_room.answers.answer_form import UNTICKED, reworded
from handlers.case_room.related.incident_answers import FOR_ALL, on_written_for_all
from handlers.case_room.related.incident_corrections import for_all_corrected, is_for_all
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import NAME, kept_for_a_note, passed_on, send
from handlers.case_room.writing.reply_review import REPLY, judged
from handlers.shared.case_summary import current
from handlers.shared.message_summary import told
from handlers.shared.permissions import may
from handlers.shared.second_look import WRITE, refused


def on_staff_edited(turn: Turn, _: MessageEdited) -> Turn:
    case, words = current(turn), turn.words
    if not case or not may(turn.facts.actor, "write"):
        return turn.show("room-not-allowed", action=Text("choice-write"))
    if was_sent(turn):
        former = refused(turn, case, WRITE)
        return kept_for_a_note(former) if former else followed(turn)
    if _waits(turn, REPLY):
        return judged(send, REPLY)(turn)
    if _waits(turn, UNTICKED):
        return reworded(turn)
    if EntryKind.NOTED in turn.facts.edited:
        return turn.record(case.number, EntryKind.NOTED, words, detail="edited").show("room-noted")
    return turn.show("room-edit-stays", about=words.id)


def followed(turn: Turn) -> Turn:
    """Hurting words are held here as well: sent as they are, they go out as a reply of their own."""
    case, words = current(turn), turn.words
    if case and is_for_all(case, words.id):
        return _for_all(turn, case)
    if turn.facts.coach.hints(turn.text):
        return judged(send, REPLY)(turn)
    if not case:
        return turn
    if is_answer(case, words.id):
        return corrected(turn)
    recorded = turn.record(case.number, EntryKind.STAFF_WROTE, words, detail="edited")
    return recorded.post(case.person, StaffEdited(case.number, words)).show(
        passed_on(recorded), slot="passed-on", about=words.id, mark="waiting"
    )


def _for_all(turn: Turn, case: Case) -> Turn:
    """Hurting words wait in the form that they were written in: nothing of them is for this person."""
    if not turn.facts.coach.hints(turn.text):
        return for_all_corrected(turn, case)
    return judged(on_written_for_all, FOR_ALL)(turn).go(NAME, FOR_ALL, by=turn.by)


def was_sent(turn: Turn) -> bool:
    """Whether the message that was changed has gone to the person, as a reply or as the answer, or to the
    others of an incident."""
    case, id = current(turn), turn.words.id
    is_said = EntryKind.STAFF_WROTE in turn.facts.edited
    return is_said or (case is not None and (is_answer(case, id) or is_for_all(case, id)))


def _waits(turn: Turn, purpose: str) -> bool:
    held = turn.conversation.held
    return any((each.words.id, each.purpose) == (turn.words.id, purpose) for each in held)


def on_delivered(turn: Turn, event: StaffWordsDelivered) -> Turn:
    return turn.show("room-delivered", about=event.message, mark="delivered")


def on_refused(turn: Turn, event: StaffWordsRefused) -> Turn:
    """Of somebody who is gone the other ways are said once a day (`person_events.py`)."""
    reason = Text(f"parked-{event.reason.lower()}")
    if event.is_gone or event.reason in ("Unreachable", "Deleted"):  # as an older version wrote it
        return turn.show("room-not-delivered", about=event.message, reason=reason)
    way = Choice("identity")
    return turn.show("room-not-delivered-otherwise", way, about=event.message, reason=reason)


def on_person_edited(turn: Turn, event: PersonEdited) -> Turn:
    edited = turn.show("room-person-edited", before=told((event.before,)), told=told((event.words,)))
    return show_card(edited)


EDITS = (
    on(MessageEdited, on_staff_edited),
    on(PersonEdited, on_person_edited),
    on(StaffWordsDelivered, on_delivered),
    on(StaffWordsRefused, on_refused),
)
