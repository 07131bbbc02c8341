"""Which table a conversation walks, by who is at its other end."""

from collections.abc import Mapping

from bot.core.conversation import Party
from bot.core.topic import Handlers
from bot.core.turn import Turn
from faq.text.normalise import fold
from handlers.case_room import reply_gate, triage
from handlers.case_room import table as room
from handlers.case_room.emergency import CRYING
from handlers.case_room.escalation import NOTICES
from handlers.case_room.late_files import ROOM_LATE_FILES
from handlers.case_room.missed_promise import ROOM_APOLOGIES
from handlers.case_room.person_events import NEWS
from handlers.case_room.promise_changes import ROOM_PROMISES
from handlers.desk import commands as desk_commands
from handlers.desk import table as desk
from handlers.desk.absences import ABSENCES
from handlers.desk.daily_briefing import DESK_MORNING
from handlers.desk.dropped_messages import DESK_SILENCES
from handlers.desk.group import DESK_GROUP, ROOM_UNHEARD
from handlers.desk.holidays import HOLIDAYS
from handlers.desk.learning import DESK_LEARNING
from handlers.desk.promise_changes import DESK_PROMISES
from handlers.desk.qr_codes import DESK_CODES
from handlers.desk.reports import REPORTS
from handlers.desk.triage import TRIAGE
from handlers.person import edits, flood_control, forwarding
from handlers.person.complaint import COMPLAINT
from handlers.person.delay_or_suggestion import REMARKS
from handlers.person.dropped_messages import SILENCES
from handlers.person.emergency import on_cry
from handlers.person.fallback import ANSWERS, on_anything
from handlers.person.interrupted_forms import WHOSE, beside
from handlers.person.late_files import LATE_FILES
from handlers.person.navigation import menu
from handlers.person.navigation.menu import MENU
from handlers.person.navigation.paused_forms import PAUSING
from handlers.person.own_cases import handover
from handlers.person.own_cases.additions import ABOUT, before
from handlers.person.own_cases.alternatives import OPTIONS
from handlers.person.own_cases.dismissed import DISMISSED
from handlers.person.own_cases.handover import HUMAN
from handlers.person.own_cases.live_chat import TALK
from handlers.person.own_cases.missed_promise import APOLOGIES
from handlers.person.own_cases.my_cases import MY_CASES
from handlers.person.own_cases.promise_changes import PERSON_PROMISES
from handlers.person.own_cases.rating import OUTCOME
from handlers.person.own_cases.rating_in_words import UNSOLVED
from handlers.person.own_cases.waiting_and_delay import WAITING
from handlers.person.registration.my_registrations import MY_REGISTRATIONS
from handlers.person.registration.table import REGISTRATION
from handlers.person.registration.waitlist import OPENINGS
from handlers.person.returned import RETURNED, welcomed
from handlers.person.start_links import LINKS
from handlers.person.voice_transcripts import SPOKEN
from handlers.shared import keywords
from handlers.shared.keywords import commands
from handlers.shared.staff_commands import for_staff
from handlers.staff_private.check_in import DESK_DOOR, DOOR
from handlers.staff_private.identity import IDENTITY
from handlers.staff_private.notices import PRIVATE_NOTICES


def _heard(turn: Turn) -> Turn:
    return welcomed(menu.follow_language(turn))


PEOPLE = Handlers(
    topics=(
        MENU,
        COMPLAINT,
        HUMAN,
        TALK,
        REMARKS,
        ABOUT,
        OPTIONS,
        OUTCOME,
        UNSOLVED,
        MY_CASES,
        REGISTRATION,
        MY_REGISTRATIONS,
        OPENINGS,
        LINKS,
        DOOR,
        ANSWERS,
        SPOKEN,
        LATE_FILES,
        SILENCES,
        IDENTITY,
        WAITING,
        WHOSE,
        PAUSING,
        PERSON_PROMISES,
        APOLOGIES,
        PRIVATE_NOTICES,
        DISMISSED,
        RETURNED,
    ),
    everywhere=menu.EVERYWHERE + handover.EVERYWHERE + edits.EVERYWHERE,
    claim=on_anything,
    stale=menu.on_stale,
    commands=commands(keywords.PERSON, fold),
    heard=_heard,
    urgent=flood_control.beside(on_cry),
    gate=lambda turn, walk: forwarding.within(before(flood_control.gate))(turn, beside(walk)),
)

ROOMS = Handlers(
    topics=(
        room.ROOM,
        NEWS,
        CRYING,
        NOTICES,
        ROOM_PROMISES,
        ROOM_APOLOGIES,
        ROOM_LATE_FILES,
        ROOM_UNHEARD,
    ),
    everywhere=(),
    claim=room.on_nothing,
    stale=room.on_stale,
    commands=commands(keywords.STAFF, fold),
    gate=reply_gate.within(triage.gate),
)

DESK = Handlers(
    topics=(
        desk.DESK_TOPIC,
        HOLIDAYS,
        ABSENCES,
        REPORTS,
        DESK_PROMISES,
        DESK_CODES,
        DESK_DOOR,
        DESK_MORNING,
        DESK_LEARNING,
        DESK_GROUP,
        DESK_SILENCES,
        TRIAGE,
    ),
    everywhere=(),
    claim=for_staff(desk.on_anything),
    stale=for_staff(desk.on_anything),
    commands=commands(keywords.DESK, fold),
    gate=desk_commands.gate,
)

TABLES: Mapping[Party, Handlers] = {
    Party.PERSON: PEOPLE,
    Party.ROOM: ROOMS,
    Party.DESK: DESK,
}
