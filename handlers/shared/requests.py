"""Requests about people's data: opened with their thirty days, told to whom they concern, closed with a
reason.

The rules this module guards: a request and its words are told in private alone, to the director and to
those trusted with private matters; a mail says that there is one, and nothing that was written; it is
prolonged once, and refused or prolonged with a reason that the person reads.
"""

from dataclasses import replace

from bot.core.audit import Action
from bot.core.conversation import desk
from bot.core.effects import SendEmail, Text, Value
from bot.core.events import ErasureAwaited, RequestAnswered, RequestDue, RequestTold
from bot.core.facts import Role, StaffMember
from bot.core.privacy import GIVEN_DAYS, REMIND_BEFORE, Request, RequestKind, RequestStatus, SaveRequest
from bot.core.turn import Turn

READ_BY = (Role.DIRECTOR, Role.CONFIDENTIAL)

# Opening -----------------------------------------------------------------------------------------------


def new_request(turn: Turn, kind: RequestKind, words: str = "") -> Request:
    """Of the person of this conversation."""
    now, here = turn.facts.now, turn.conversation
    about = (*(case.number for case in turn.cases), *(each.number for each in turn.registrations))
    number = turn.facts.next_request
    return Request(
        number, here.contact, kind, now, now + GIVEN_DAYS, conversation=here.id, words=words, about=about
    )


def opened(turn: Turn, request: Request) -> Turn:
    """It waits for staff: they hear of it now and before it is due."""
    kept = _requested(turn.do(SaveRequest(request)), request)
    return tell_staff(watched(kept, request), request, "new")


def done_at_once(turn: Turn, request: Request) -> Turn:
    """Rida did what was asked: it is kept as done."""
    now = turn.facts.now
    done = replace(request, status=RequestStatus.DONE, closed_at=now)
    return _requested(turn.do(SaveRequest(done)), done)


def _requested(turn: Turn, request: Request) -> Turn:
    subject = f"request:{request.number}"
    return turn.audit(
        Action.REQUESTED, subject, person=request.conversation, reason=request.kind.value, by=request.by
    )


def watched(turn: Turn, request: Request) -> Turn:
    """The reminders of staff, at working times that lie before it is due."""
    there, calendar = desk(turn.facts.staff_channel), turn.facts.calendar
    turn = turn.cancel_timers(timer(request))
    for number, before in enumerate(REMIND_BEFORE):
        at = min(calendar.starts(request.until - before), request.until)
        turn = turn.set_timer(f"{timer(request)}{number}", at, there, RequestDue(request.number))
    return turn


def timer(request: Request) -> str:
    return f"request:{request.number}:"


# Telling -----------------------------------------------------------------------------------------------


def readers(turn: Turn) -> tuple[StaffMember, ...]:
    return tuple(each for each in turn.facts.staff if each.role in READ_BY)


def tell_staff(turn: Turn, request: Request, why: str) -> Turn:
    """In private; by mail whoever has no talk with the bot, and the contact for data."""
    found = readers(turn)
    for member in found:
        told = RequestTold(request.number, member.id, why)
        turn = turn.post(member.private, told) if member.private else turn
    mailed = [member.email for member in found if not member.private and member.email]
    for to in dict.fromkeys(each for each in (*mailed, turn.facts.privacy.email) if each):
        turn = turn.do(_letter(request, why, to))
    return turn


def _letter(request: Request, why: str, to: str) -> SendEmail:
    kind = Text(f"request-kind-{request.kind}")
    due: dict[str, Value] = {"number": request.number, "kind": kind, "until": request.until}
    subject, body = Text(f"letter-request-{why}-subject", due), Text(f"letter-request-{why}", due)
    return SendEmail(to, subject, (body,), None)


# Closing -----------------------------------------------------------------------------------------------


def closed(turn: Turn, request: Request, status: RequestStatus, reason: str = "") -> Turn:
    """By whoever acts. The person hears of it where they are."""
    now, by = turn.facts.now, by_whom(turn)
    over = replace(request, status=status, reason=reason, closed_at=now, closed_by=by)
    action = Action.REFUSED if status is RequestStatus.REFUSED else Action.GRANTED
    kept = turn.do(SaveRequest(over)).cancel_timers(timer(request))
    return _answered(_audited(kept, over, action), over)


def granted(turn: Turn, request: Request) -> Turn:
    """What is to be erased is erased by Rida, once nothing of it is open any more."""
    if request.kind is RequestKind.ERASE and request.conversation:
        return turn.post(request.conversation, ErasureAwaited(request.number))
    return closed(turn, request, RequestStatus.DONE)


def prolonged(turn: Turn, request: Request, reason: str) -> Turn:
    longer = replace(request, prolonged_until=request.due_at + GIVEN_DAYS, longer_for=reason)
    kept = watched(turn.do(SaveRequest(longer)), longer)
    return _answered(_audited(kept, longer, Action.PROLONGED), longer)


def _audited(turn: Turn, request: Request, action: Action) -> Turn:
    subject, by = f"request:{request.number}", by_whom(turn)
    return turn.audit(action, subject, person=request.conversation, reason=request.kind.value, by=by)


def by_whom(turn: Turn) -> str:
    """Whoever acts at the desk, or whose own talk with the bot this is."""
    here = turn.conversation.address
    own = next((member.id for member in turn.facts.staff if member.private == here), "")
    return turn.by or own


def _answered(turn: Turn, request: Request) -> Turn:
    there = request.conversation
    return turn.post(there, RequestAnswered(request.number)) if there else turn


def request_of(turn: Turn, number: int) -> Request | None:
    """As this turn leaves it."""
    saved = [e.request for e in turn.effects if isinstance(e, SaveRequest) and e.request.number == number]
    known = (*reversed(saved), *turn.facts.requests)
    return next((each for each in known if each.number == number), None)
