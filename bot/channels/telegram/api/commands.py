"""What people can type with a slash, and the menus that Telegram completes commands from. Those of the
staff are `bot/core/staff_text/commands.py`, for every channel.

The rule this module guards: a command does what its button does, and the same permission is asked.
"""

from collections.abc import Mapping

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
