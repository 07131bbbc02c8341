"""Requests about people's data at the common desk: which wait, closed by their number, and what somebody
asked for by word of mouth.

The rules this module guards: the desk is read by all who work here, so a request stands there by number,
kind and date alone; whoever has no talk with the bot can do there what others do in private; an oral
request has the same thirty days from the moment that it is recorded.
"""

from typing import Any

from bot.core.effects import Text
from bot.core.events import RequestDue
from bot.core.privacy import GIVEN_DAYS, LISTED, Request, RequestKind, RequestStatus
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.shared.requests import closed, granted, opened, prolonged, request_of, tell_staff
from handlers.shared.staff_commands import at_command, at_press, behind

KINDS = {
    RequestKind.COPY: ("copy", "نسخة"),
    RequestKind.CORRECT: ("correct", "تصحيح"),
    RequestKind.RESTRICT: ("restrict", "تقييد"),
    RequestKind.ERASE: ("erase", "حذف"),
    RequestKind.OBJECT: ("object", "اعتراض"),
}
DONE, REFUSE, LONGER = ("done", "تم"), ("refuse", "رفض"), ("longer", "تمديد")


def on_list(turn: Turn) -> Turn:
    waiting = sorted(turn.facts.requests, key=lambda each: each.until)
    if not waiting:
        return turn.show("desk-no-requests")
    return turn.show("desk-requests", lines=tuple(map(_line, waiting)), count=len(waiting))


def _line(request: Request) -> Text:
    kind = Text(f"request-kind-{request.kind}")
    return Text("desk-request-line", {"number": request.number, "kind": kind, "until": request.until})


def on_request(turn: Turn) -> Turn:
    """`/request 3001 done`, `/request 3001 refuse REASON`, `/request 3001 longer REASON`."""
    number, _, rest = behind(turn).partition(" ")
    what, _, reason = rest.strip().partition(" ")
    is_number = number.isascii() and number.isdecimal() and len(number) < 10
    request = request_of(turn, int(number)) if is_number else None
    if not request:
        return turn.show("desk-request-how")
    if not request.is_open:
        return turn.show("desk-request-over", number=request.number)
    return _done(turn, request, turn.facts.fold(what), reason.strip())


def _done(turn: Turn, request: Request, what: str, reason: str) -> Turn:
    told: dict[str, Any] = {"number": request.number}
    if _is(turn, what, DONE):
        return granted(turn, request).show("request-closed", **told)
    if _is(turn, what, REFUSE) and reason:
        return closed(turn, request, RequestStatus.REFUSED, reason).show("request-refused-noted", **told)
    if _is(turn, what, LONGER) and reason:
        return _longer(turn, request, reason)
    return turn.show("desk-request-how")


def _longer(turn: Turn, request: Request, reason: str) -> Turn:
    if not request.can_be_prolonged:
        return turn.show("request-prolonged-before", number=request.number)
    longer = prolonged(turn, request, reason)
    until = (request_of(longer, request.number) or request).until
    told: dict[str, Any] = {"number": request.number, "until": until}
    return longer.show("request-prolonged-noted", **told)


def _is(turn: Turn, said: str, names: tuple[str, ...]) -> bool:
    return said in {turn.facts.fold(name) for name in names}


# By word of mouth ---------------------------------------------------------------------------------------


def on_asked(turn: Turn) -> Turn:
    """`/data_asked erase 1001 WORDS`: of the person of a case; without a number, of somebody who has no
    talk here."""
    kind, _, rest = behind(turn).partition(" ")
    found = next((each for each, names in KINDS.items() if _is(turn, turn.facts.fold(kind), names)), None)
    if not found or not turn.facts.actor:
        return turn.show("desk-data-asked-how")
    number, _, words = rest.strip().partition(" ")
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        number, words = "", rest.strip()
    case = turn.case(int(number)) if number else None
    if number and not case:
        return turn.show("desk-no-such-case")
    if not case and not words:
        return turn.show("desk-data-asked-how")
    return _recorded(turn, found, case.person if case else 0, (case.number,) if case else (), words)


def _recorded(turn: Turn, kind: RequestKind, person: int, about: tuple[int, ...], words: str) -> Turn:
    now, number = turn.facts.now, turn.facts.next_request
    request = Request(
        number, 0, kind, now, now + GIVEN_DAYS, conversation=person, words=words, by=turn.by, about=about
    )
    told: dict[str, Any] = {"number": number, "until": request.until}
    return opened(turn, request).show("desk-data-asked-kept", **told)


def on_due(turn: Turn, event: RequestDue) -> Turn:
    """Told to whom it concerns, and nothing at the desk."""
    request = request_of(turn, event.request)
    return tell_staff(turn, request, "due") if request and request.is_open else turn


DESK_REQUESTS = Topic(
    "desk-requests",
    entry_points=(
        at_press(LISTED, on_list),
        at_command("data-request", on_request),
        at_command("data-asked", on_asked),
        on(RequestDue, on_due),
    ),
)
