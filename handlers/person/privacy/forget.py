"""Whoever wants to be forgotten: told what goes and what stays, asked twice, and then it is done whole.

The rules this module guards: nothing is half done; "no", and anything else than the word that is asked
for, keeps everything; what is open is asked about; and whoever chose to be forgotten later is forgotten
by themselves once it is done.
"""

from dataclasses import replace
from datetime import timedelta

from bot.core.conversation import Choice
from bot.core.effects import DropWaitingNote, Text
from bot.core.erasure import ErasePerson
from bot.core.events import ButtonPressed, ErasureAwaited
from bot.core.privacy import Request, RequestKind, RequestStatus, SaveRequest
from bot.core.turn import Turn
from faq.detect.typed_choice import says
from handlers.person.navigation.paused_forms import paused
from handlers.person.privacy.rights import NAME
from handlers.shared.confidence import own_disclosure
from handlers.shared.requests import done_at_once, new_request, opened, request_of, timer

ASK, SURE = "erase", "erase-sure"
WORDS = ("احذف", "احذفوا", "حذف", "erase", "delete")
"""What is typed by whoever is sure."""

DAILY = timedelta(days=1)

# Asking -----------------------------------------------------------------------------------------------


def on_erase(turn: Turn) -> Turn:
    return paused(turn).go(NAME, ASK)


def ask_erase(turn: Turn) -> Turn:
    open_ones, waits = _open(turn), _asked_before(turn)
    if not open_ones:
        return turn.reply("data-erase-ask", Choice("data-erase-yes"), Choice("data-keep"))
    later = Choice("data-erase-stop") if waits else Choice("data-erase-later")
    key = "data-erase-ask-waits" if waits else "data-erase-ask-open"
    choices = (Choice("data-erase-now"), later, Choice("data-erase-rest"), Choice("data-keep"))
    return turn.reply(key, *choices, open=open_ones)


def _open(turn: Turn) -> tuple[Text, ...]:
    """What somebody still works on, or will come to pass: cases, registrations, what is confided."""
    cases = (Text("data-open-case", {"number": case.number}) for case in turn.cases if case.is_open)
    registered = (
        Text("data-open-registration", {"number": each.number})
        for each in turn.registrations
        if each.is_active and not each.attended_at and _is_to_come(turn, each.initiative)
    )
    told = own_disclosure(turn)
    return (*cases, *registered, *((Text("data-open-private"),) if told else ()))


def _is_to_come(turn: Turn, initiative: str) -> bool:
    known = turn.facts.initiative(initiative)
    return known is not None and (known.closes or turn.facts.today) >= turn.facts.today


def _asked_before(turn: Turn) -> Request | None:
    return next((r for r in turn.facts.requests if r.is_open and r.kind is RequestKind.ERASE), None)


# Sure -------------------------------------------------------------------------------------------------


def on_yes(turn: Turn) -> Turn:
    return turn.go(NAME, SURE)


def ask_sure(turn: Turn) -> Turn:
    return turn.reply("data-erase-sure", Choice("data-keep"))


def on_word(turn: Turn) -> Turn | None:
    """The word would stand for leaving a step elsewhere. None: it is another one."""
    label = turn.event.label if isinstance(turn.event, ButtonPressed) else ""
    return _erased(turn, _asked_before(turn)) if _is_word(turn, label) else None


def _is_word(turn: Turn, text: str) -> bool:
    fold = turn.facts.fold
    return fold(text) in {fold(word) for word in WORDS}


def on_typed(turn: Turn) -> Turn:
    """Only the word erases. Whatever else was written is theirs, and goes on as it would have."""
    if _is_word(turn, turn.text) and not turn.words.forwarded:
        return _erased(turn, _asked_before(turn))
    if says(turn.text, "no", "cancel", "keep"):
        return on_keep(turn)
    return turn.leave().show("data-kept-asked").restated(turn.event)


def _erased(turn: Turn, waits: Request | None) -> Turn:
    """In this very turn, with one last word; what they write next begins anew."""
    here, request = turn.conversation, waits or new_request(turn, RequestKind.ERASE)
    kept = turn if waits else done_at_once(turn, request)
    gone = kept.do(ErasePerson(here.contact, request.number))
    return gone.leave().show("data-erased", private=True)


def on_keep(turn: Turn) -> Turn:
    return turn.leave().reply("data-kept", Choice("privacy"), Choice("menu"))


# Only what was not finished, or later -----------------------------------------------------------------


def on_rest(turn: Turn) -> Turn:
    """What is open stays, with everything that was written in it."""
    here = turn.conversation
    notes = tuple(DropWaitingNote(here.id, note.initiative) for note in turn.facts.waiting_notes)
    bare = turn.leave().do(*notes).draft(None).registering(None).pend().pause(None)
    return bare.reply("data-rest-erased", Choice("privacy"), Choice("menu"), open=_open(turn))


def on_later(turn: Turn) -> Turn:
    if _asked_before(turn):
        return ask_erase(turn)
    request = new_request(turn, RequestKind.ERASE)
    kept = _looked_at(opened(turn, request), request)
    told = {"number": request.number, "until": request.until}
    return kept.leave().reply("data-erase-awaits", Choice("privacy"), Choice("menu"), **told)


def on_stop(turn: Turn) -> Turn:
    """What they asked for before is asked for no more."""
    request = _asked_before(turn)
    if not request:
        return on_keep(turn)
    over = replace(request, status=RequestStatus.WITHDRAWN, closed_at=turn.facts.now)
    quiet = turn.cancel_timers(timer(request)).cancel_timers(f"erasing:{over.number}")
    kept, number = quiet.do(SaveRequest(over)), over.number
    return kept.leave().reply("data-erase-stopped", Choice("privacy"), Choice("menu"), number=number)


def _looked_at(turn: Turn, request: Request) -> Turn:
    at, here = turn.facts.now + DAILY, turn.conversation.id
    return turn.set_timer(f"erasing:{request.number}", at, here, ErasureAwaited(request.number))


def on_awaited(turn: Turn, event: ErasureAwaited) -> Turn:
    """Once nothing is open any more they are forgotten; until then it is looked at again each day."""
    request = request_of(turn, event.request)
    if not request or not request.is_open:
        return turn
    return _looked_at(turn, request) if _open(turn) else _erased(turn, request)
