"""What staff ask for by a command, at the common desk and in a case's room.

The rules this module guards: a command about a case is carried out in the case's own room, by the same
step as its button; the desk only says where. Every command works on every channel, in Arabic too.
"""

from dataclasses import replace

from bot.core.case import Case
from bot.core.conversation import room_of
from bot.core.events import ButtonPressed, MessageReceived
from bot.core.staff_text.commands import DESK, ROOM, WRITTEN
from bot.core.staff_text.reading import Kind, read
from bot.core.turn import Turn
from handlers.shared.case_numbers import case_number
from handlers.shared.cases import by_urgency
from handlers.shared.permissions import MAY, may
from handlers.shared.staff_commands import at_press

SHORT = 2  # digits of a number that chooses from a list; a case's has more


def on_command(turn: Turn) -> Turn | None:
    """A gate: a command, or a case's number and nothing else, is the press that it stands for."""
    if not isinstance(turn.event, MessageReceived) or not may(turn.facts.actor, "card"):
        return None
    reading, number = read(turn.text), case_number(turn.text)
    if len(number) > SHORT and not turn.conversation.topic:
        return _pressed(turn, "case", "case", number)
    if reading.name and reading.kind in (Kind.COMMAND, Kind.NOTE):
        return _commanded(turn, reading.name, reading.text)
    return None


def _commanded(turn: Turn, name: str, arg: str) -> Turn | None:
    number = case_number(arg)
    if name in WRITTEN:
        words = replace(turn.words, text=f"/{name} {arg}".strip())
        return turn.restated(MessageReceived(words, turn.by))
    if name in ROOM and number:
        return _pressed(turn, name, "in-case", f"{number}.{ROOM[name]}")
    if name in ROOM:
        return _pressed(turn, name, "which-case", name)
    return _pressed(turn, name, DESK[name], number or arg) if name in DESK else None


def _pressed(turn: Turn, name: str, action: str, arg: str) -> Turn:
    """An event of its own, with everything that a press is given to know."""
    return turn.post(turn.conversation.id, ButtonPressed(action, arg, by=turn.by, label=f"/{name}"))


def mine(turn: Turn) -> tuple[Case, ...]:
    """The open cases of whoever asks, the most urgent first."""
    return by_urgency(case for case in turn.facts.cases if case.assignee == turn.by)


def on_case(turn: Turn) -> Turn:
    """`/case 1001`: its card comes up again in its room."""
    return _in_room(turn, turn.arg, "card")


def on_in_case(turn: Turn) -> Turn:
    """`1001.take`: as if pressed in the room of 1001."""
    number, _, action = turn.arg.partition(".")
    return _in_room(turn, number, action if action in MAY else "card")


def _in_room(turn: Turn, number: str, action: str) -> Turn:
    case = turn.facts.case(int(number)) if number.isdecimal() and len(number) < 10 else None
    if not case:
        return turn.show("desk-no-such-case")
    room = room_of(case.number, turn.facts.staff_channel)
    pressed_there = turn.post(room, ButtonPressed(action, by=turn.by))
    return pressed_there.show("desk-in-its-room", number=case.number)


def on_which_case(turn: Turn) -> Turn:
    return turn.show("desk-which-case")


def on_which_topic(turn: Turn) -> Turn:
    """An answer to one of our messages, of no case that can be known: nobody has it."""
    return turn.show("desk-which-topic", about=turn.arg)


COMMANDS = (
    at_press("case", on_case),
    at_press("in-case", on_in_case),
    at_press("which-case", on_which_case),
    at_press("which-topic", on_which_topic),
)
