"""Which table a conversation walks, by who is at its other end."""

from collections.abc import Mapping

from bot.core.conversation import Party
from bot.core.topic import Handlers
from faq.normalise import fold
from handlers import desk, human, menu, room
from handlers.answers import ANSWERS, on_anything
from handlers.complaint import COMPLAINT
from handlers.human import HUMAN
from handlers.menu import MENU
from handlers.my_cases import MY_CASES
from handlers.news import NEWS
from handlers.options import OPTIONS
from handlers.outcome import OUTCOME
from handlers.talk import TALK
from handlers.words import PERSON, STAFF, commands

PEOPLE = Handlers(
    topics=(MENU, COMPLAINT, HUMAN, TALK, OPTIONS, OUTCOME, MY_CASES, ANSWERS),
    everywhere=menu.EVERYWHERE + human.EVERYWHERE,
    claim=on_anything,
    stale=menu.on_stale,
    commands=commands(PERSON, fold),
)

ROOMS = Handlers(
    topics=(room.ROOM, NEWS),
    everywhere=(),
    claim=room.on_nothing,
    stale=room.on_stale,
    commands=commands(STAFF, fold),
)

DESK = Handlers(
    topics=(desk.DESK_TOPIC,),
    everywhere=(),
    claim=desk.on_anything,
    stale=desk.on_anything,
)

TABLES: Mapping[Party, Handlers] = {
    Party.PERSON: PEOPLE,
    Party.ROOM: ROOMS,
    Party.DESK: DESK,
}
