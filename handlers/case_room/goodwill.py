"""A gesture of goodwill (C26): from the society's list, recorded with the case, told to the person."""

from dataclasses import replace

from bot.core.case import EntryKind
from bot.core.conversation import Choice
from bot.core.effects import SaveCase
from bot.core.events import GoodwillGiven, Words
from bot.core.turn import Turn
from handlers.case_room.writing.card import gestures_left
from handlers.case_room.writing.reply import NAME, acting, after, the_case


def on_goodwill(turn: Turn) -> Turn:
    if not gestures_left(turn, the_case(turn)):
        return after(turn, "room-goodwill-none")
    return turn.go(NAME, "giving", by=turn.by)


def ask_gesture(turn: Turn) -> Turn:
    language = turn.conversation.language
    left = gestures_left(turn, the_case(turn))
    choices = (Choice("give", gesture.id, title=gesture.name[language]) for gesture in left)
    return turn.reply("room-goodwill-ask", *choices, Choice("form-cancel"))


def on_give(turn: Turn) -> Turn:
    gesture = next((g for g in gestures_left(turn, the_case(turn)) if g.id == turn.arg), None)
    if not gesture:
        return after(turn, "room-goodwill-none")
    taken = acting(turn)
    case = the_case(taken)
    name = gesture.name[turn.conversation.language]
    given = taken.do(SaveCase(replace(case, goodwill=(*case.goodwill, gesture))))
    kept = given.record(case.number, EntryKind.GOODWILL, Words(name), detail=gesture.id)
    told = kept.post(case.person, GoodwillGiven(case.number, gesture.id))
    return after(told, "room-goodwill-given", gesture=name)
