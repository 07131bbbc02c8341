"""One answer to a whole incident.

The rules this module guards: nobody is answered whose case has its own way out already, or who cries for
help; each person is told in their own talk, and each rates their own.
"""

from dataclasses import replace
from typing import Any

from bot.core.answer import read
from bot.core.case import Case, EntryKind, Move, Status, ToAll
from bot.core.conversation import Choice
from bot.core.effects import SaveCase
from bot.core.events import AnswerCorrected, CaseResolved, IncidentActed, IncidentAnswered, Words
from bot.core.turn import Turn
from handlers.case_room.related.incidents import leads
from handlers.case_room.related.notices import unnoticed
from handlers.case_room.related.own_words import own_words_in
from handlers.case_room.writing.answer_draft import whole
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import NAME, acting, delegation_timer, not_possible, the_case
from handlers.shared import incident_actions
from handlers.shared.case_summary import current
from handlers.shared.cases import heard, ladder_timers
from handlers.shared.reopening import asks_later

TO_ALL, TO_ALL_SURE, OTHERWISE, ONLY_THIS = "to-all", "to-all-sure", "to-all-otherwise", "only-this"

WRITTEN = "written"
"""In place of an id, where a channel gives none to what staff wrote for the others."""

FOR_ALL = "answering-all"
"""The form in which they write it."""

OWN_WAY = (Status.OFFERED, Status.AGREED)
"""Its person chooses, or has chosen, what shall be done in their case."""


# To all ------------------------------------------------------------------------------------------------


def asked(turn: Turn, number: int) -> Turn:
    """The case was just resolved. Where it leads an incident, whether its answer is for all is one press
    more; and no notice of it is told any longer."""
    case = turn.case(number)
    if not case or not leads(case):
        return turn
    quiet = unnoticed(turn).do(SaveCase(replace(case, to_all=None)))
    if not case.joined:
        return quiet
    choices = (Choice(TO_ALL), Choice(OTHERWISE), Choice(ONLY_THIS))
    about: dict[str, Any] = {"numbers": tuple(map(str, case.joined)), "count": len(case.joined)}
    return quiet.show("room-resolve-others", *choices, answer=_read_by_all(turn, case), **about)


def _read_by_all(turn: Turn, lead: Case) -> str:
    return str(answer_of(turn, lead, lead)["applied"])


def on_to_all(turn: Turn) -> Turn:
    """Where something of it may be the lead's own, it is looked at once more."""
    case = the_case(turn)
    if not _can_tell(case):
        return not_possible(turn)
    return own_words_first(turn, case) or _to_others(turn, case)


def own_words_first(turn: Turn, case: Case) -> Turn | None:
    """None: nothing of the answer may be the lead's own."""
    found = own_words_in(turn, case, _read_by_all(turn, case))
    if not found:
        return None
    choices = (Choice(TO_ALL_SURE), Choice(OTHERWISE), Choice(ONLY_THIS))
    return turn.show("room-incident-own-words", *choices, number=case.number, found=found)


def _can_tell(case: Case) -> bool:
    return leads(case) and case.can(Move.CLOSE)


def on_to_all_sure(turn: Turn) -> Turn:
    case = the_case(turn)
    return _to_others(turn, case) if _can_tell(case) else not_possible(turn)


def _to_others(turn: Turn, case: Case) -> Turn:
    """Pressed again, it answers those that are still open, and is news to whoever has an earlier version
    of it. Whoever has words that were written for them keeps those."""
    is_theirs = bool(case.to_all and case.to_all.message)
    kept = turn if is_theirs else turn.do(SaveCase(replace(case, to_all=ToAll())))
    return _told_all(posted(kept, case, corrects=not is_theirs), case)


def _told_all(turn: Turn, case: Case) -> Turn:
    return turn.show("room-incident-answered", slot="incident", count=len(case.joined))


def posted(turn: Turn, case: Case, text: str = "", *, corrects: bool, answers: bool = True) -> Turn:
    for number in case.joined:
        event = IncidentAnswered(number, case.number, turn.by, text, corrects=corrects, answers=answers)
        turn = turn.to_room(number, event)
    return turn


def on_otherwise(turn: Turn) -> Turn:
    """In words of their own, where the lead's answer says what is for its person alone."""
    if not _can_tell(the_case(turn)):
        return not_possible(turn)
    return turn.go(NAME, FOR_ALL, by=turn.by)


def ask_otherwise(turn: Turn) -> Turn:
    return turn.reply("room-incident-otherwise", Choice("form-cancel"))


def on_written_for_all(turn: Turn, words: Words) -> Turn:
    case = the_case(turn)
    if not _can_tell(case):
        return not_possible(turn)
    if not words.text.strip():
        return turn.ask_again()
    kept = turn.leave().do(SaveCase(replace(case, to_all=ToAll(words.id or WRITTEN))))
    return _told_all(posted(kept, case, words.text.strip(), corrects=True), case)


def on_only_this(turn: Turn) -> Turn:
    return turn.show("room-incident-only", numbers=tuple(map(str, the_case(turn).joined)))


def on_answered(turn: Turn, event: IncidentAnswered) -> Turn:
    """In the room of one of the others: with the same words, as if they had been written here."""
    case, lead = current(turn), turn.facts.related.other
    if not case or not lead or case.incident != event.lead:
        return turn
    if not case.is_open:
        return _corrected(turn, event, case, lead) if event.corrects else turn
    if not event.answers:  # somebody looks at it again
        return turn
    if key := _left_out(case):
        return turn.show(key, number=lead.number)
    taken = acting(turn)
    waited = heard(taken, taken.case(case.number) or case)
    now = waited.case(case.number) or case
    answered = _answered(turn, event, case, lead)
    done: dict[str, Any] = {"settled_at": turn.facts.now, "delegation": None, **answered}
    resolved = waited.move(now, Move.RESOLVE, detail=answered["applied"], **done)
    quiet = resolved.cancel_timers(ladder_timers(case)).cancel_timers(delegation_timer(case))
    told = asks_later(quiet, now).post(case.person, CaseResolved(case.number))
    is_same = not event.text  # in other words nothing was promised that the lead's person was
    kept = incident_actions.followed(told, told.case(case.number) or now, lead) if is_same else told
    return show_card(kept.show("room-incident-resolved", number=lead.number))


def _corrected(turn: Turn, event: IncidentAnswered, case: Case, lead: Case) -> Turn:
    """Whoever had this answer, and none since, has it as it reads now, and nobody twice."""
    has = case.answer if case.can(Move.REOPEN) else None
    if not has or has.lead != lead.number or (not event.answers and has.in_words != bool(event.text)):
        return turn
    now = _answered(turn, event, case, lead)
    if now["applied"] == case.applied or not now["applied"]:
        return turn
    changed = turn.do(SaveCase(replace(case, **now)))
    said = Words(now["applied"], at=turn.facts.now)
    kept = changed.record(case.number, EntryKind.STAFF_WROTE, said, detail="edited")
    told = kept.post(case.person, AnswerCorrected(case.number))
    return show_card(told.show("room-incident-corrected", number=lead.number))


def on_acted(turn: Turn, event: IncidentActed) -> Turn:
    """Of whoever had that answer; whose case has its own way was promised nothing by it."""
    case, lead = current(turn), turn.facts.related.other
    if not case or not lead or case.incident != event.lead or case.is_ended:
        return turn
    has_answer = not case.is_open and case.applied == answer_of(turn, lead, case)["applied"]
    is_following = has_answer or any(action.of for action in case.actions)
    return incident_actions.followed(turn, case, lead) if is_following else turn


def _left_out(case: Case) -> str:
    """Who cries for help, who chooses or has chosen, and who was not content with an answer, is answered
    by somebody who looks at their case."""
    if case.cry:
        return "room-incident-crying"
    if case.appeal.is_appeal or case.rounds > 1:
        return "room-incident-appeal"
    return "room-incident-own-way" if case.status in OWN_WAY else ""


def _answered(turn: Turn, event: IncidentAnswered, case: Case, lead: Case) -> dict[str, Any]:
    if not event.text:
        return answer_of(turn, lead, case)
    answer = replace(read(event.text), lead=lead.number, in_words=True)
    return {"applied": whole(turn, case, answer), "answer": answer}


def answer_of(turn: Turn, lead: Case, case: Case) -> dict[str, Any]:
    """What of the lead's answer is the others' too, its headings in the language of each. What stands
    before the headings is said to the lead's person alone: it says their own words back."""
    if not lead.answer:
        return {"applied": lead.applied}
    answer = replace(lead.answer, opening="", unanswered=(), message="", lead=lead.number)
    return {"applied": whole(turn, case, answer), "answer": answer}
