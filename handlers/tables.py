"""Which table a conversation walks, by who is at its other end."""

from collections.abc import Mapping

from bot.core.conversation import Party
from bot.core.topic import Handlers
from bot.core.turn import Turn
from faq.normalise import fold
from handlers import (
    desk,
    desk_commands,
    edits,
    forwarding,
    gathering,
    human,
    inside,
    menu,
    room,
    triage,
    words,
)
from handlers.about import ABOUT, before
from handlers.absences import ABSENCES
from handlers.answers import ANSWERS, on_anything
from handlers.apologies import APOLOGIES, ROOM_APOLOGIES
from handlers.complaint import COMPLAINT
from handlers.crying import CRYING
from handlers.desk_codes import DESK_CODES
from handlers.desk_commands import for_staff
from handlers.desk_group import DESK_GROUP, ROOM_UNHEARD
from handlers.desk_learning import DESK_LEARNING
from handlers.desk_morning import DESK_MORNING
from handlers.dismissed import DISMISSED
from handlers.door import DESK_DOOR, DOOR
from handlers.emergency import on_cry
from handlers.holidays import HOLIDAYS
from handlers.human import HUMAN
from handlers.identity import IDENTITY
from handlers.late_files import LATE_FILES, ROOM_LATE_FILES
from handlers.links import LINKS
from handlers.menu import MENU
from handlers.my_cases import MY_CASES
from handlers.my_registrations import MY_REGISTRATIONS
from handlers.news import NEWS
from handlers.notices import NOTICES, PRIVATE_NOTICES
from handlers.openings import OPENINGS
from handlers.options import OPTIONS
from handlers.outcome import OUTCOME
from handlers.outcome_said import UNSOLVED
from handlers.pausing import PAUSING
from handlers.promises import DESK_PROMISES, PERSON_PROMISES, ROOM_PROMISES
from handlers.registration import REGISTRATION
from handlers.remarks import REMARKS
from handlers.reports import REPORTS
from handlers.returned import RETURNED, welcomed
from handlers.silences import DESK_SILENCES, SILENCES
from handlers.spoken import SPOKEN
from handlers.talk import TALK
from handlers.triage import TRIAGE
from handlers.waiting import WAITING
from handlers.whose import WHOSE, beside
from handlers.words import commands


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
    everywhere=menu.EVERYWHERE + human.EVERYWHERE + edits.EVERYWHERE,
    claim=on_anything,
    stale=menu.on_stale,
    commands=commands(words.PERSON, fold),
    heard=_heard,
    urgent=gathering.beside(on_cry),
    gate=lambda turn, walk: forwarding.within(before(gathering.gate))(turn, beside(walk)),
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
    commands=commands(words.STAFF, fold),
    gate=inside.within(triage.gate),
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
    commands=commands(words.DESK, fold),
    gate=desk_commands.gate,
)

TABLES: Mapping[Party, Handlers] = {
    Party.PERSON: PEOPLE,
    Party.ROOM: ROOMS,
    Party.DESK: DESK,
}
