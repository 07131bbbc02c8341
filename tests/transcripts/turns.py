"""On which channel a talk is played by `make test`: in turns, by its number. `make test-rest` plays it on the others.

What is said in a talk is the same on every channel, so one of them shows what Rida says in it, and dozens of talks
on each show that a channel changes nothing of what is said.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

WEB, TELEGRAM, WHATSAPP = CHANNELS = ("web", "telegram", "whatsapp")

ON_WHATSAPP = "(whatsapp)"
"""In the title of a talk whose person is on WhatsApp, where its window opens and closes."""

PAGE_ONLY = {
    # on Telegram a member has a private chat, and is told there
    *("22-who-it-is", "93-drawn-into-confidence", "149-who-says-how-it-was"),
    *("80-two-chats", "81-apart-again", "82-found-again", "83-two-chats-in-english"),
}
"""Those of two chats say on which channel the other one is."""


def played(talks: Iterable[Path], on: str) -> list[Any]:
    """Those that can be played there, as rows of a test that plays them; another one's turn is thorough."""
    return [_row(talk, on) for talk in talks if on in channels_of(talk)]


def _row(talk: Path, on: str) -> Any:
    there = channels_of(talk)
    its_turn = there[number_of(talk) % len(there)]
    return pytest.param(talk, id=talk.stem, marks=() if its_turn == on else pytest.mark.thorough)


def channels_of(talk: Path) -> tuple[str, ...]:
    """Whose person is on WhatsApp is told word for word beside the others, and looked at by its own rules."""
    is_windowed = ON_WHATSAPP in talk.read_text("utf-8").partition("\n")[0]
    return (WEB, WHATSAPP) if is_windowed or talk.stem in PAGE_ONLY else CHANNELS


def number_of(talk: Path) -> int:
    found = re.match(r"\d+", talk.stem)
    assert found, "a talk begins with its number"
    return int(found[0])
