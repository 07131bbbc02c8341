"""Actions with a date: proposed below what staff wrote to the person, confirmed or dropped by one press,
written by hand with `/action`, and done by one press.

The rules this module guards: nothing is an action before somebody confirmed it; and a day that is over is
refused with what to write instead.
"""

from dataclasses import replace
from datetime import datetime

from bot.core.answer import Part
from bot.core.case import Case, EntryKind
from bot.core.conversation import Choice, Held
from bot.core.dated_action import DatedAction
from bot.core.effects import PostEvent
from bot.core.events import (
    ActionDone,
    AnswerCorrected,
    CaseResolved,
    IncidentAnswered,
    PromiseDelayed,
    StaffWrote,
    Words,
)
from bot.core.labels import short
from bot.core.turn import Turn
from faq.text.promised_days import promises
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import NAME, not_possible, the_case
from handlers.shared.actions import (
    SHOWN,
    agreed,
    changed,
    closed_that_day,
    due_of,
    is_ahead,
    is_past,
    takes_actions,
    timer,
)
from handlers.shared.case_summary import current
from handlers.shared.incident_actions import passed_on

PROPOSED = "action"
ASKED = 3
"""So many days of one message are asked about."""

MOST = 5
"""So many proposals wait in a room; an older one is as good as dropped."""


# Proposed ---------------------------------------------------------------------------------------------


def let_by(_: Turn) -> None:
    """The gate has nothing to say of what comes in."""


def proposed(before: Turn, after: Turn) -> Turn:
    """Whatever way staff's words went to the person: each day in them is asked about once. Of an
    answer to a whole incident, that was asked in the room of its lead."""
    said = "\n".join(_said(before, after)) if not isinstance(before.event, IncidentAnswered) else ""
    case = current(after)
    if not said or not case or not takes_actions(case):
        return after
    found = ((each, due_of(after, each)) for each in promises(said, after.facts.today))
    for promise, due in [each for each in found if is_ahead(after, each[1])][:ASKED]:
        after = _asked(after, promise.sentence, due)
    return after


def _said(before: Turn, after: Turn) -> tuple[str, ...]:
    posted = (e.event for e in after.effects[len(before.effects) :] if isinstance(e, PostEvent))
    return tuple(text for event in posted if (text := _told(after, event)))


def _told(turn: Turn, event: object) -> str:
    case = current(turn)
    match event:
        case StaffWrote(words=words):
            return words.text
        case CaseResolved() | AnswerCorrected() if case:
            return _promising(case)
        case PromiseDelayed() if case:
            return case.late_reason
        case _:
            return ""


def _promising(case: Case) -> str:
    """Of an answer, without what says the person's own words back."""
    if not case.answer:
        return case.applied
    return "\n".join(text for part, text in case.answer.parts if part is not Part.APPEAL)


def _asked(turn: Turn, text: str, due: datetime) -> Turn:
    """What is asked about, or kept, already is not asked again: an answer may be corrected."""
    waiting = [each for each in turn.conversation.held if each.purpose == PROPOSED]
    kept = [each.due_at for each in the_case(turn).actions if each.what == text]
    if due in kept or (text, due) in [(each.words.text, each.due_at) for each in waiting]:
        return turn
    numbered, id = turn.numbered()
    held = Held(turn.by, PROPOSED, Words(text, at=turn.facts.now), id, due)
    others = [each for each in numbered.conversation.held if each.purpose != PROPOSED]
    holds = numbered.hold(*others, *waiting[1 - MOST :], held)
    choices = Choice("action-keep", id), Choice("action-other", id), Choice("action-drop", id)
    closed = closed_that_day(turn, due)
    return holds.show(
        "room-action-proposed", *choices, slot=f"proposal:{id}", text=text, due=due, closed=closed
    )


def on_keep(turn: Turn) -> Turn:
    held = _waiting(turn)
    if not held or not held.due_at:
        return turn.show("room-action-settled")
    left = _without(turn, held)
    if not takes_actions(the_case(turn)):
        return not_possible(left)
    if is_past(turn, held.due_at):
        return left.show("room-action-past", due=held.due_at)
    return _kept(left, held, held.due_at)


def _kept(turn: Turn, held: Held, due: datetime) -> Turn:
    text, slot, closed = held.words.text, f"proposal:{held.id}", closed_that_day(turn, due)
    agreed_on = agreed(turn, the_case(turn), text, due)
    kept = passed_on(agreed_on, the_case(agreed_on))
    return show_card(kept.show("room-action-kept", slot=slot, text=text, due=due, closed=closed))


def on_drop(turn: Turn) -> Turn:
    held = _waiting(turn)
    if not held:
        return turn.show("room-action-settled")
    return _without(turn, held).show("room-action-dropped", slot=f"proposal:{held.id}")


def on_other(turn: Turn) -> Turn:
    """The day was read wrongly, or has changed: what was promised stays as the person reads it."""
    held = _waiting(turn)
    if not held:
        return turn.show("room-action-settled")
    return turn.go(NAME, "acting-when", by=turn.by, proposal=held.id)


def ask_when(turn: Turn) -> Turn:
    return turn.reply("room-action-which-day", Choice("form-cancel"))


def on_when(turn: Turn) -> Turn:
    held = _held(turn, turn.conversation.data.get("proposal", ""))
    if not held:
        return show_card(turn.leave().show("room-action-settled"))
    days = _days(turn)
    if not days:
        return turn.show("room-action-no-day").ask_again()
    due = next((due for _, due in days if is_ahead(turn, due)), None)
    if due is None:
        return _refused(turn, days[0][1])
    return _kept(_without(turn, held).leave(), held, due)


def _waiting(turn: Turn) -> Held | None:
    return _held(turn, turn.arg)


def _held(turn: Turn, id: str) -> Held | None:
    proposals = (each for each in turn.conversation.held if each.purpose == PROPOSED)
    return next((each for each in proposals if each.id == id), None)


def _without(turn: Turn, gone: Held) -> Turn:
    return turn.hold(*(each for each in turn.conversation.held if each != gone))


# By hand ----------------------------------------------------------------------------------------------


def on_action(turn: Turn) -> Turn:
    possible = takes_actions(the_case(turn))
    return turn.go(NAME, "acting-on", by=turn.by) if possible else not_possible(turn)


def ask_action(turn: Turn) -> Turn:
    return turn.reply("room-action-ask", Choice("form-cancel"))


def on_written(turn: Turn) -> Turn:
    days = _days(turn)
    if not days:
        return turn.show("room-action-no-day").ask_again()
    ahead = [each for each in days if is_ahead(turn, each[1])]
    if not ahead:
        return _refused(turn, days[0][1])
    text = short(turn.text, SHOWN)
    for sentence, due in ahead:
        what = text if len(ahead) == 1 and len(turn.text) <= SHOWN else sentence
        turn = agreed(turn, the_case(turn), what, due, inside=True)
        closed = closed_that_day(turn, due)
        turn = turn.show("room-action-kept-inside", text=what, due=due, closed=closed)
    return show_card(turn.leave())


def _days(turn: Turn) -> list[tuple[str, datetime]]:
    found = promises(turn.text, turn.facts.today, by_hand=True)
    return [(each.sentence, due_of(turn, each)) for each in found]


def _refused(turn: Turn, due: datetime) -> Turn:
    key = "room-action-past" if is_past(turn, due) else "room-action-too-far"
    return turn.show(key, due=due).ask_again()


# Done -------------------------------------------------------------------------------------------------


def on_done(turn: Turn) -> Turn:
    case, action = the_case(turn), _named(turn)
    if not action:
        return show_card(turn.show("room-action-settled"))
    now = turn.facts.now
    kind = EntryKind.ACTION_DONE if now <= action.due_at else EntryKind.ACTION_LATE
    done = changed(turn, case, replace(action, done_at=now)).cancel_timers(timer(case, action))
    noted = done.record(case.number, kind, Words(action.what))
    if kind is EntryKind.ACTION_LATE and not action.missed_at:  # before its clock said so
        noted = noted.record(case.number, EntryKind.ACTION_MISSED, Words(action.what))
    if action.missed_at and not action.inside:  # whoever heard that it was late hears that it is done
        noted = noted.post(case.person, ActionDone(case.number, action.id))
    told = passed_on(noted, the_case(noted))
    return show_card(told.show("room-action-done", text=action.what))


def on_cancel(turn: Turn) -> Turn:
    """It will not be done. The person sees it in their requests no longer; what to tell them is a
    person's to say."""
    case, action = the_case(turn), _named(turn)
    if not action:
        return show_card(turn.show("room-action-settled"))
    dropped = changed(turn, case, replace(action, dropped_at=turn.facts.now))
    quiet = dropped.cancel_timers(timer(case, action))
    noted = quiet.record(case.number, EntryKind.ACTION_DROPPED, Words(action.what))
    told = passed_on(noted, the_case(noted))
    return show_card(told.show("room-action-cancelled", text=action.what))


def _named(turn: Turn) -> DatedAction | None:
    """Of a case that went into another, none: it is done there. So is what follows the lead's."""
    case: Case = the_case(turn)
    found = (each for each in case.actions if str(each.id) == turn.arg and each.is_open and not each.of)
    return next(found, None) if takes_actions(case) else None
