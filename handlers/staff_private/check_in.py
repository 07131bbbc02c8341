"""The door (C14): staff scan a pass with a phone's camera, or write it at the desk, and mark attendance.

The rules this module guards: only staff learn what a pass is worth, and from a forged one nobody learns
anything; a name is told in a member's own talk with the bot, never at the common desk; attendance is
marked once, and the pass is looked at anew when the button is pressed.
"""

from bot.core.audit import Action, Reason
from bot.core.conversation import Choice, Party
from bot.core.effects import SaveRegistration, Text
from bot.core.events import AttendanceMarked
from bot.core.facts import StaffMember
from bot.core.passes import ATTEND, Pass, PassState, state_of, token_in
from bot.core.registration import NAME, Registration
from bot.core.topic import Rule, Topic, on, pressed
from bot.core.turn import Turn
from handlers.shared.initiatives import named
from handlers.shared.permissions import may
from handlers.shared.staff_commands import at_command, at_press


def on_pass(turn: Turn) -> Turn:
    """Whoever does not work here gets a kind word: it is their pass, and others may not learn of it."""
    if not _member(turn):
        return turn.show("door-person").ask_again()
    return _shown(turn) if token_in(turn.event) else turn.show("door-how")


def on_attend(turn: Turn) -> Turn:
    member, registration = _member(turn), turn.facts.at_door
    if not member:
        return turn.show("door-person").ask_again()
    if not registration or _state(turn) is not PassState.VALID:
        return _shown(turn)
    noted = _noted(turn, Action.ATTENDED, registration, member.id)
    marked = noted.do(SaveRegistration(registration.attended(turn.facts.now, member.id)))
    told = marked.post(registration.person, AttendanceMarked(registration.number))
    return _say(told, "door-marked", registration)


def _member(turn: Turn) -> StaffMember | None:
    """Who acts at the desk, or whose own talk with the bot this is; the role is asked each time."""
    facts, here = turn.facts, turn.conversation.address
    own = (member for member in facts.staff if member.private == here)
    member = facts.actor or (next(own, None) if here.party is Party.PERSON else None)
    return member if may(member, "door") else None


def _pass(turn: Turn) -> Pass | None:
    return turn.facts.passes.read(token_in(turn.event))


def _state(turn: Turn) -> PassState:
    return state_of(_pass(turn), turn.facts.at_door, turn.facts.today)


def _shown(turn: Turn) -> Turn:
    state, registration = _state(turn), turn.facts.at_door
    if not registration:
        return turn.show(f"door-{state}")
    attend = (Choice(ATTEND, token_in(turn.event)),) if state is PassState.VALID else ()
    why = Reason.NAME_AT_THE_DOOR if _first_name(turn, registration) else Reason.AT_THE_DOOR
    member = _member(turn)
    noted = _noted(turn, Action.LOOKED, registration, member.id if member else turn.by, why)
    return _say(noted, f"door-{state}", registration, *attend)


def _noted(turn: Turn, action: Action, registration: Registration, by: str, reason: str = "") -> Turn:
    about, person = f"registration:{registration.number}", registration.person
    return turn.audit(action, about, by=by, person=person, reason=reason)


def _say(turn: Turn, key: str, registration: Registration, *choices: Choice) -> Turn:
    name, details = named(turn, registration.initiative), _details(turn, registration)
    return turn.show(key, *choices, number=registration.number, name=name, details=details)


def _details(turn: Turn, registration: Registration) -> tuple[Text, ...]:
    shown, at = _pass(turn), registration.attended_at
    over = shown and turn.facts.today > shown.last_day
    return (
        *_first_name(turn, registration),
        *((Text("door-at", {"at": at, "by": _by(turn, registration)}),) if at else ()),
        *((Text("door-last-day", {"day": shown.last_day}),) if shown and over else ()),
    )


def _by(turn: Turn, registration: Registration) -> str:
    member = turn.facts.member(registration.attended_by)
    return member.name if member else registration.attended_by


def _first_name(turn: Turn, registration: Registration) -> tuple[Text, ...]:
    """For greeting them at the door, and for noticing a pass in a stranger's hand."""
    alone = turn.conversation.address.party is Party.PERSON
    first = registration.answer(NAME.id).split()[:1]
    told = alone and first and may(_member(turn), "door-name")
    return (Text("door-first-name", {"name": first[0]}),) if told else ()


def on_marked(turn: Turn, event: AttendanceMarked) -> Turn:
    """Told to whoever registered: they know that the pass was used, and when."""
    registration = turn.registration(event.registration)
    if not registration:
        return turn
    name = named(turn, registration.initiative)
    return turn.notice("attendance-marked", name=name, number=registration.number)


DOOR = Topic("door", entry_points=(Rule(pressed(ATTEND), on_attend), on(AttendanceMarked, on_marked)))

DESK_DOOR = Topic(
    "desk-door",
    entry_points=(
        at_press(ATTEND, on_attend),
        at_command("pass", on_pass),
    ),
)
