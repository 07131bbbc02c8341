"""What staff can type with a slash, in a case's room and at the desk, on every channel: the commands of
the buttons (`bot/core/staff_text/buttons.py`), as they are looked up.

The rule this module guards: a command does what its button does, and the same permission is asked. Arabic
words stand for the Latin ones, however their hamza or ta marbuta is written.
"""

from collections.abc import Iterable, Mapping

from bot.core.staff_text import buttons
from bot.core.staff_text.buttons import Button
from bot.core.staff_text.spelling import spelled

PRIVATE = ("/confided", "/الخاصة", "الأمور الخاصة", "private matters")
"""What a member writes in their own talk to see what is confided to them."""

CANCEL = "cancel"
"""Gives up the form that is open."""


def _by_command(buttons: Iterable[Button]) -> Mapping[str, str]:
    return {button.command: button.id for button in buttons if button.command}


def _words(button: Button) -> tuple[str, ...]:
    return (button.command, button.arabic) if button.reads else ()


_ALL = (*buttons.ROOM, *buttons.DESK)

ROOM = _by_command((*buttons.ROOM, *(each for each in buttons.DESK if each.in_room)))
"""In the room of a case, or with its number behind: `/take 1001`. Each command, and what it presses."""

DESK = _by_command(each for each in buttons.DESK if each.in_room or not each.reads)
"""Anywhere. Each command, and what it presses."""

WRITTEN = {word: each.command for each in buttons.DESK for word in _words(each)}
"""Anywhere: the desk reads what stands behind them, in its own words."""

ARABIC = {each.arabic: each.command for each in _ALL if each.arabic and each.arabic not in WRITTEN}
ARABIC["إلغاء"] = CANCEL

READS = frozenset(each.command for each in _ALL if each.reads)
"""What stands behind these is never the number of a case."""

STAFF = tuple(each.command for each in (*buttons.DESK, *buttons.ROOM) if each.command)
"""Every command of a button, as a channel may list them."""

_SPELLED: dict[str, str] = {**ARABIC, **WRITTEN}


def command(word: str) -> str:
    """The Latin name of the command that `word` is, of this module's tables; empty for any other word."""
    name = word.casefold()
    if name in ROOM or name in DESK or name in WRITTEN or name == CANCEL:
        return WRITTEN.get(name, name)
    return _SPELLED.get(spelled(name, _SPELLED), "")


def asks_for_private(text: str) -> bool:
    said = " ".join(text.split()).casefold()
    return bool(said) and bool(spelled(said, PRIVATE))
