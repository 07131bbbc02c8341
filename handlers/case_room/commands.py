"""Commands that staff type in the room of a case, on every channel.

The rule this module guards: a command is the press of its button, so it is carried out as an event of its
own, with everything that a press is given to know. A number behind it names another room; words behind
one that opens a form answer it, and are judged as if they had been written next (`reply_gate.py`).
"""

from dataclasses import replace

from bot.core.conversation import Address, desk
from bot.core.events import ButtonPressed, Event, MessageReceived, Words
from bot.core.staff_text import buttons
from bot.core.staff_text.commands import CANCEL, DESK, READS, ROOM
from bot.core.turn import Turn
from handlers.shared.case_numbers import case_number

ASK_FOR_WORDS = frozenset(button.id for button in buttons.ROOM if button.asks)
"""The buttons behind which words are asked for."""


def on_command(turn: Turn, name: str, arg: str) -> Turn:
    number = "" if name in READS else case_number(arg)
    if name in ROOM and (not number or int(number) == turn.conversation.case):
        press = _press(turn, name, ROOM[name], arg)
        return _with_answer(turn.post(turn.conversation.id, press), name, arg)
    if name == CANCEL:
        return turn.post(turn.conversation.id, _press(turn, name, "form-cancel", ""))
    return turn.post(_desk(turn), _at_the_desk(turn, name, arg, number)).show("room-at-the-desk")


def _with_answer(turn: Turn, name: str, arg: str) -> Turn:
    text = words_behind(turn, arg)
    if ROOM[name] not in ASK_FOR_WORDS or not text:
        return turn
    return turn.post(turn.conversation.id, MessageReceived(replace(turn.words, text=text), turn.by))


def words_behind(turn: Turn, arg: str) -> str:
    """Its own number before the words is none of them; any other may be meant for another room, and they
    are asked for."""
    first, _, rest = arg.partition(" ")
    number = case_number(first)
    return rest.strip() if number == str(turn.conversation.case) else "" if number else arg


def _at_the_desk(turn: Turn, name: str, arg: str, number: str) -> Event:
    if name in ROOM:
        return _press(turn, name, "in-case", f"{number}.{ROOM[name]}")
    if name in DESK:
        return _press(turn, name, DESK[name], number or arg)
    return MessageReceived(Words(f"/{name} {arg}".strip()), turn.by)


def _press(turn: Turn, name: str, action: str, arg: str) -> ButtonPressed:
    return ButtonPressed(action, arg, by=turn.by, label=f"/{name}")


def _desk(turn: Turn) -> Address:
    return desk(turn.facts.staff_channel)
