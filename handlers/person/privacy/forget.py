"""Whoever wants to be forgotten: told what goes and what stays, asked once, and then it is done whole.

The rules this module guards: nothing is half done; only a yes to that question erases, pressed or typed;
"no", and anything else, keeps everything and says so; what is open is chosen about; a form that was in
progress goes on where it was; and whoever chose to be forgotten later is forgotten by themselves once it
is done.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.conversation import Choice
from bot.core.effects import DropWaitingNote, Text
from bot.core.erasure import ErasePerson
from bot.core.events import ButtonPressed, DataAsked, ErasureAwaited, MessageReceived, Words
from bot.core.privacy import Request, RequestKind, RequestStatus, SaveRequest
from bot.core.turn import Turn
from faq.detect.data_wishes import ERASE, data_wish
from faq.detect.typed_choice import says
from handlers.person.navigation.paused_forms import back, paused
from handlers.person.privacy.page import ASK, NAME
from handlers.shared.confidence import own_disclosure
from handlers.shared.requests import done_at_once, new_request, opened, request_of, timer

FRESH = timedelta(hours=1)
"""How long a typed yes is one to this question. Later they may answer something that was said since."""

DAILY = timedelta(days=1)

# Asking -----------------------------------------------------------------------------------------------


def on_erase(turn: Turn) -> Turn:
    """Where a form would have taken the words, they can still say that they are a part of it."""
    here, said = turn.conversation, turn.event.words if isinstance(turn.event, DataAsked) else None
    if here.topic == NAME:
        return _asked(turn)
    told = {"told": said.text, "id": said.id} if said else {}
    return _asked(paused(turn), form="yes" if here.topic else "", **told)


def _asked(turn: Turn, **data: str) -> Turn:
    return turn.go(NAME, ASK, asked=turn.facts.now.isoformat(), **data)


def ask_erase(turn: Turn) -> Turn:
    open_ones, waits = _open(turn), _asked_before(turn)
    part = (Choice("data-part"),) if turn.conversation.data.get("told") else ()
    if not open_ones:
        return turn.reply("data-erase-ask", Choice("data-erase-yes"), Choice("data-keep"), *part)
    if waits:
        now, other = Choice("data-erase-yes", label="choice-data-erase-now"), Choice("data-erase-stop")
    else:
        now, other = Choice("data-erase-now"), Choice("data-erase-later")
    key = "data-erase-ask-waits" if waits else "data-erase-ask-open"
    rest = (Choice("data-erase-rest"), Choice("data-keep"), *part)
    return turn.reply(key, now, other, *rest, open=open_ones)


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


# The answer -------------------------------------------------------------------------------------------


def on_yes(turn: Turn) -> Turn:
    """Pressed under the question, or typed soon after it."""
    if not _is_soon(turn) or (_is_choice(turn) and not _is_chosen(turn)):
        return _asked(turn)
    waits = _asked_before(turn)
    request = waits or new_request(turn, RequestKind.ERASE)
    return _erased(turn if waits else done_at_once(turn, request), request)


def _is_soon(turn: Turn) -> bool:
    asked = turn.conversation.data.get("asked", "")
    is_pressed = isinstance(turn.event, ButtonPressed) and not turn.event.typed
    return is_pressed or (bool(asked) and turn.facts.now - datetime.fromisoformat(asked) <= FRESH)


def _is_choice(turn: Turn) -> bool:
    """A mere yes does not say what becomes of what is open."""
    return bool(_open(turn)) and not _asked_before(turn)


def _is_chosen(turn: Turn) -> bool:
    return isinstance(turn.event, ButtonPressed) and turn.event.action == "data-erase-now"


def _erased(turn: Turn, request: Request) -> Turn:
    """In this very turn, with one last word; what they write next begins anew."""
    gone = turn.do(ErasePerson(turn.conversation.contact, request.number))
    return gone.leave().show("data-erased", private=True)


def on_typed(turn: Turn) -> Turn:
    """What presses nothing of the question: «نعم احذفوا بياناتي» is a yes, and the wish once more is
    asked about again. Whatever else was written keeps everything, and goes on as it would have."""
    if turn.words.forwarded:
        return _kept_beside(turn)
    first, _, rest = turn.text.strip().partition(" ")
    if says(first, "yes", "agree") and data_wish(rest) == ERASE:
        return on_yes(turn)
    if data_wish(turn.text) == ERASE or says(turn.text, "yes", "agree", "data-erase-yes"):
        return _asked(turn)
    return on_keep(turn) if says(turn.text, "no", "cancel", "keep") else _kept_beside(turn)


def on_command(turn: Turn) -> Turn | None:
    """Typed, and no answer. None: the wish once more."""
    is_wish = isinstance(turn.event, ButtonPressed) and turn.event.action == "data-erase"
    return None if is_wish else _kept_beside(turn)


def _kept_beside(turn: Turn) -> Turn:
    return (_form(turn) or turn.leave()).show("data-kept").restated(turn.event)


def on_keep(turn: Turn) -> Turn:
    """The form that they asked in goes on."""
    if form := _form(turn):
        return form.show("data-kept").ask_again()
    return turn.leave().reply("data-kept", Choice("privacy"), Choice("menu"))


def on_part(turn: Turn) -> Turn:
    """As if the form had taken it."""
    told, form = turn.conversation.data, _form(turn)
    if not form or not told.get("told"):
        return on_keep(turn)
    words = Words(told["told"], at=turn.facts.now, id=told.get("id", ""))
    return form.restated(MessageReceived(words))


def _form(turn: Turn) -> Turn | None:
    return back(turn) if turn.conversation.data.get("form") else None


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
