"""Requests about people's data, in the own talk of a member who may know: done, refused or prolonged.

The rules this module guards: whoever is neither the director nor trusted with private matters learns
nothing, not even that there is one; a refusal and a longer time have a reason, which the person reads.
"""

from typing import Any

from bot.core.conversation import Choice
from bot.core.effects import Text, Value
from bot.core.events import RequestTold
from bot.core.facts import StaffMember
from bot.core.privacy import Request, RequestStatus
from bot.core.topic import Rule, State, Topic, on, pressed, wrote
from bot.core.turn import Turn
from handlers.shared.message_content import ask_for_words, has_words
from handlers.shared.requests import READ_BY, closed, granted, prolonged, request_of

NAME = "requests"


def _member(turn: Turn) -> StaffMember | None:
    """Whose own talk this is, if they may know."""
    here = turn.conversation.address
    own = (member for member in turn.facts.staff if member.private == here)
    return next((member for member in own if member.role in READ_BY), None)


def on_told(turn: Turn, event: RequestTold) -> Turn:
    request, member = request_of(turn, event.request), _member(turn)
    if not request or not member or member.id != event.member:
        return turn
    key = "request-told-due" if event.why == "due" else "request-told-new"
    return turn.notice(key, *buttons(request), **shown(request), private=True)


def shown(request: Request) -> dict[str, Value]:
    return {
        "number": request.number,
        "kind": Text(f"request-kind-{request.kind}"),
        "until": request.until,
        "details": (*_words(request), *_about(request), *_oral(request)),
    }


def _words(request: Request) -> tuple[Text, ...]:
    return (Text("request-words", {"words": request.words}),) if request.words else ()


def _about(request: Request) -> tuple[Text, ...]:
    numbers = "، ".join(map(str, request.about))
    return (Text("request-about", {"numbers": numbers}),) if numbers else ()


def _oral(request: Request) -> tuple[Text, ...]:
    key = "request-oral" if request.conversation else "request-oral-nobody"
    return (Text(key),) if request.by else ()


def buttons(request: Request) -> tuple[Choice, ...]:
    if not request.is_open:
        return ()
    number = str(request.number)
    longer = (Choice("request-longer", number),) if request.can_be_prolonged else ()
    return (Choice("request-done", number), *longer, Choice("request-refuse", number))


# What the member does -----------------------------------------------------------------------------------


def _open(turn: Turn) -> Request | None:
    """The one that was pressed or is answered, as long as it waits."""
    arg = turn.arg or turn.conversation.data.get("request", "")
    found = request_of(turn, int(arg)) if arg.isascii() and arg.isdecimal() and len(arg) < 10 else None
    return found if found and found.is_open and _member(turn) else None


def on_done(turn: Turn) -> Turn:
    request = _open(turn)
    if not request:
        return _none(turn)
    return granted(turn, request).show("request-closed", number=request.number, private=True)


def on_refuse(turn: Turn) -> Turn:
    return _reasoned(turn, "refusing")


def on_longer(turn: Turn) -> Turn:
    request = _open(turn)
    if request and not request.can_be_prolonged:
        return turn.show("request-prolonged-before", number=request.number, private=True)
    return _reasoned(turn, "prolonging")


def _reasoned(turn: Turn, state: str) -> Turn:
    request = _open(turn)
    return turn.go(NAME, state, request=str(request.number)) if request else _none(turn)


def ask_refusal(turn: Turn) -> Turn:
    return turn.reply("request-refuse-why", Choice("menu"), number=_number(turn), private=True)


def ask_longer(turn: Turn) -> Turn:
    return turn.reply("request-longer-why", Choice("menu"), number=_number(turn), private=True)


def _number(turn: Turn) -> int:
    return int(turn.conversation.data.get("request", "0"))


def on_refused(turn: Turn) -> Turn:
    request = _open(turn)
    if not request:
        return _none(turn.leave())
    if not has_words(turn, turn.words):
        return ask_for_words(turn)
    over = closed(turn, request, RequestStatus.REFUSED, turn.text).leave()
    return over.show("request-refused-noted", number=request.number, private=True)


def on_prolonged(turn: Turn) -> Turn:
    request = _open(turn)
    if not request or not request.can_be_prolonged:
        return _none(turn.leave())
    if not has_words(turn, turn.words):
        return ask_for_words(turn)
    longer = prolonged(turn, request, turn.text)
    until = (request_of(longer, request.number) or request).until
    told: dict[str, Any] = {"number": request.number, "until": until}
    return longer.leave().show("request-prolonged-noted", **told, private=True)


def _none(turn: Turn) -> Turn:
    return turn.show("request-none", private=True)


DATA_REQUESTS = Topic(
    NAME,
    entry_points=(
        Rule(pressed("request-done"), on_done),
        Rule(pressed("request-refuse"), on_refuse),
        Rule(pressed("request-longer"), on_longer),
        on(RequestTold, on_told),
    ),
    states={
        "refusing": State(ask_refusal, (Rule(wrote, on_refused),), is_open=True),
        "prolonging": State(ask_longer, (Rule(wrote, on_prolonged),), is_open=True),
    },
)
