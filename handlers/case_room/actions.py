"""Actions with a date: proposed below what staff wrote to the person, confirmed or dropped by one press,
written by hand with `/action`, and done by one press.

The rules this module guards: nothing is an action before somebody confirmed it; and a day that is over is
refused with what to write instead.
"""

from dataclasses import replace

from bot.core.case import Case, EntryKind
from bot.core.conversation import Choice, Held
from bot.core.dated_action import DatedAction
from bot.core.effects import PostEvent
from bot.core.events import ActionDone, CaseResolved, PromiseDelayed, StaffWrote, Words
from bot.core.labels import short
from bot.core.turn import Turn
from faq.text.promised_days import Promised, promised
from handlers.case_room.card import show_card
from handlers.case_room.reply import NAME, after, not_possible, the_case
from handlers.shared.actions import (
    FARTHEST,
    SHOWN,
    agreed,
    changed,
    due_of,
    is_past,
    takes_actions,
    timer,
)
from handlers.shared.case_summary import current

PROPOSED = "action"
MOST = 5
"""So many proposals wait in a room; an older one is as good as dropped."""


# Proposed ---------------------------------------------------------------------------------------------


def let_by(_: Turn) -> None:
    """The gate has nothing to say of what comes in."""


def proposed(before: Turn, after: Turn) -> Turn:
    """Whatever way staff's words went to the person: a day in them is asked about, once a message."""
    said = "\n".join(_said(before, after))
    case = current(after)
    if not said or not case or not takes_actions(case):
        return after
    promise = promised(said, after.facts.today)
    return _asked(after, promise) if promise and _is_ahead(after, promise) else after


def _said(before: Turn, after: Turn) -> tuple[str, ...]:
    posted = (e.event for e in after.effects[len(before.effects) :] if isinstance(e, PostEvent))
    return tuple(text for event in posted if (text := _told(after, event)))


def _told(turn: Turn, event: object) -> str:
    case = current(turn)
    match event:
        case StaffWrote(words=words):
            return words.text
        case CaseResolved() if case:
            return case.applied
        case PromiseDelayed() if case:
            return case.late_reason
        case _:
            return ""


def _is_ahead(turn: Turn, promise: Promised) -> bool:
    due = due_of(turn, promise)
    return not is_past(turn, due) and due <= turn.facts.now + FARTHEST


def _asked(turn: Turn, promise: Promised) -> Turn:
    numbered, id = turn.numbered()
    held = Held(turn.by, PROPOSED, Words(short(promise.sentence, SHOWN), at=turn.facts.now), id)
    others = [each for each in numbered.conversation.held if each.purpose != PROPOSED]
    waiting = [each for each in numbered.conversation.held if each.purpose == PROPOSED]
    kept = numbered.hold(*others, *waiting[1 - MOST :], held)
    choices = Choice("action-keep", id), Choice("action-drop", id)
    slot = f"proposal:{id}"
    return kept.show(
        "room-action-proposed", *choices, slot=slot, text=held.words.text, due=due_of(turn, promise)
    )


def on_keep(turn: Turn) -> Turn:
    held = _waiting(turn)
    promise = held and _read(turn, held)
    if not held or not promise:
        return turn.show("room-action-settled")
    due, left = due_of(turn, promise), _without(turn, held)
    if is_past(turn, due):
        return left.show("room-action-past", due=due)
    kept = agreed(left, the_case(turn), held.words.text, due)
    return show_card(
        kept.show("room-action-kept", slot=f"proposal:{held.id}", text=held.words.text, due=due)
    )


def on_drop(turn: Turn) -> Turn:
    held = _waiting(turn)
    if not held:
        return turn.show("room-action-settled")
    return _without(turn, held).show("room-action-dropped", slot=f"proposal:{held.id}")


def _waiting(turn: Turn) -> Held | None:
    proposals = (each for each in turn.conversation.held if each.purpose == PROPOSED)
    return next((each for each in proposals if each.id == turn.arg), None)


def _read(turn: Turn, held: Held) -> Promised | None:
    """As on the day on which it was written."""
    at = held.words.at or turn.facts.now
    return promised(held.words.text, turn.facts.calendar.day_of(at))


def _without(turn: Turn, gone: Held) -> Turn:
    return turn.hold(*(each for each in turn.conversation.held if each != gone))


# By hand ----------------------------------------------------------------------------------------------


def on_action(turn: Turn) -> Turn:
    possible = takes_actions(the_case(turn))
    return turn.go(NAME, "acting-on", by=turn.by) if possible else not_possible(turn)


def ask_action(turn: Turn) -> Turn:
    return turn.reply("room-action-ask", Choice("form-cancel"))


def on_written(turn: Turn) -> Turn:
    promise = promised(turn.text, turn.facts.today)
    if not promise:
        return turn.show("room-action-no-day").ask_again()
    due = due_of(turn, promise)
    if is_past(turn, due):
        return turn.show("room-action-past", due=due).ask_again()
    if due > turn.facts.now + FARTHEST:
        return turn.show("room-action-too-far", due=due).ask_again()
    text = short(turn.text, SHOWN)
    kept = agreed(turn, the_case(turn), text, due)
    return after(kept, "room-action-kept", text=text, due=due)


# Done -------------------------------------------------------------------------------------------------


def on_done(turn: Turn) -> Turn:
    case, action = the_case(turn), _named(turn)
    if not action:
        return show_card(turn.show("room-action-settled"))
    now = turn.facts.now
    kind = EntryKind.ACTION_DONE if now <= action.due_at else EntryKind.ACTION_LATE
    done = changed(turn, case, replace(action, done_at=now)).cancel_timers(timer(case, action))
    noted = done.record(case.number, kind, Words(action.what))
    if action.missed_at:  # whoever heard that it was late hears that it is done
        noted = noted.post(case.person, ActionDone(case.number, action.id))
    return show_card(noted.show("room-action-done", text=action.what))


def on_cancel(turn: Turn) -> Turn:
    """It will not be done. The person sees it in their requests no longer; what to tell them is a
    person's to say."""
    case, action = the_case(turn), _named(turn)
    if not action:
        return show_card(turn.show("room-action-settled"))
    dropped = changed(turn, case, replace(action, dropped_at=turn.facts.now))
    quiet = dropped.cancel_timers(timer(case, action))
    noted = quiet.record(case.number, EntryKind.ACTION_DROPPED, Words(action.what))
    return show_card(noted.show("room-action-cancelled", text=action.what))


def _named(turn: Turn) -> DatedAction | None:
    """Of a case that went into another, none: it is done there."""
    case: Case = the_case(turn)
    found = (each for each in case.actions if str(each.id) == turn.arg and each.is_open)
    return next(found, None) if takes_actions(case) else None
