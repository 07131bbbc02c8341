"""The answer goes to its person, and the case is solved by it (C22); changed later, it is corrected.

The rules this module guards: nothing is settled while somebody cries for help; and what was answered is
kept part by part with the case, and as one text wherever the case is shown.
"""

from dataclasses import replace

from bot.core.answer import Answer, read
from bot.core.case import Case, EntryKind, Move
from bot.core.effects import SaveCase
from bot.core.events import AnswerCorrected, CaseResolved, StaffWrote, Words
from bot.core.turn import Turn
from handlers.case_room.related.incident_answers import asked as asked_of_others
from handlers.case_room.related.incident_corrections import also_to_others
from handlers.case_room.writing.answer_draft import whole
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.emergency import unanswered
from handlers.case_room.writing.reply import (
    acting,
    after,
    delegation_timer,
    not_possible,
    passed_on,
    possible,
    the_case,
)
from handlers.shared.cases import heard, ladder_timers
from handlers.shared.reopening import asks_later

NOTHING = Words()


def resolve(turn: Turn, answer: Answer, shown: Words = NOTHING) -> Turn:
    """What shows it, be it a receipt or a photo, goes before the words."""
    if waits := unanswered(turn):  # somebody cried for help after the form was opened
        return waits
    if not possible(turn, Move.RESOLVE):
        return not_possible(turn)
    taken = acting(turn)
    waited = heard(taken, the_case(taken))  # it waits for the person no longer
    case, now = the_case(waited), turn.facts.now
    applied = whole(turn, case, answer)
    resolved = waited.move(
        case,
        Move.RESOLVE,
        detail=applied,
        applied=applied,
        answer=answer,
        settled_at=now,
        delegation=None,
    )
    quiet = resolved.cancel_timers(ladder_timers(case)).cancel_timers(delegation_timer(case))
    if shown:
        kept = quiet.record(case.number, EntryKind.STAFF_WROTE, shown)
        quiet = kept.post(case.person, StaffWrote(case.number, shown))
    asked = asks_later(quiet, case)
    said = "room-resolved" if case.kind.is_rated else "room-resolved-told"
    done = after(asked.post(case.person, CaseResolved(case.number)), said)
    return asked_of_others(done, case.number)


def is_answer(case: Case, message: str) -> bool:
    """Whether the room's message is the answer that the case was solved by, and stands."""
    return bool(message and case.answer and case.answer.message == message and not case.is_open)


def corrected(turn: Turn) -> Turn:
    """Staff changed the message with the answer: what the person was sent changes with it."""
    case, words = the_case(turn), turn.words
    answer = read(words.text, words.id)
    if not answer or not case.answer or case.is_ended:
        return turn.show("room-edit-stays", about=words.id)
    now = replace(answer, unanswered=case.answer.unanswered)
    changed = turn.do(SaveCase(replace(case, answer=now, applied=whole(turn, case, now))))
    kept = changed.record(case.number, EntryKind.STAFF_WROTE, words, detail="edited")
    told = kept.post(case.person, AnswerCorrected(case.number))
    shown = told.show(passed_on(told), slot="passed-on", about=words.id, mark="waiting")
    return show_card(also_to_others(shown, case.number))
