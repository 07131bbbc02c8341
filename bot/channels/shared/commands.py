"""What people can type with a slash, on every channel that brings text, and the menus that Telegram
completes commands from. Those of the staff are `bot/core/staff_text/commands.py`.

The rule this module guards: a command does what its button does, and the same permission is asked.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.events import ButtonPressed
from bot.core.visible import visible

_COMMAND = re.compile(r"/(\w{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)
_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""Of a link, by Telegram. All else behind /start was typed."""

PERSON: Mapping[str, str] = {
    "menu": "menu",
    "complaint": "complaint",
    "register": "register",
    "my_registrations": "my-registrations",
    "my_cases": "my-cases",
    "questions": "questions",
    "contact": "contact",
    "private": "private-matter",
    "privacy": "privacy",
    "mydata": "data-copy",
    "forget": "data-erase",
    "link": "link",
    "unlink": "unlink",
    "human": "human",
    "language": "language",
    "cancel": "cancel",
}
"""Command → the press it stands for. The words are `telegram-command-NAME` in the texts."""

ALIASES: Mapping[str, str] = {"start": "start", "help": "menu", "back": "back"}


@dataclass(frozen=True, slots=True)
class Command:
    """`bot` is whom it was meant for, empty for whoever hears it."""

    name: str
    bot: str = ""
    arg: str = ""


def command_of(text: str) -> Command | None:
    """A person's: of Latin letters, as Telegram has them, whatever marks a keyboard puts before it."""
    found = _COMMAND.fullmatch(visible(text).rest(0))
    if not found or not found[1].isascii():
        return None
    return Command(found[1].lower(), found[2] or "", (found[3] or "").strip())


def press_of(command: Command) -> ButtonPressed | None:
    """None: a slash and a word that is no command of ours is a message like any other."""
    label = f"/{command.name}"
    if command.name == "start" and _PARAMETER.fullmatch(command.arg):
        return ButtonPressed("start", command.arg, label=label)
    action = PERSON.get(command.name) or ALIASES.get(command.name)
    arg = command.arg if action == "link" else ""
    return ButtonPressed(action, arg, label=label) if action else None
