"""Talks from real life, typed throughout: nobody presses a button in them. What they reach is a number, a
rating, a registration or a person.

A talk is a file here: a line is what the person writes, or `/staff …` and `/later …`, as `rida chat` reads them;
`@` says when it begins. `> key` below a line are the keys of all that the person is told then; where it hangs on what was
heard which of two good answers comes, there is none. The lines with `=` at the end stand in the book, and nothing
else is left unfinished there.
"""

from datetime import datetime
from pathlib import Path

import pytest

from bot.commands.chat.book import book_lines
from bot.commands.chat.command import QUIET
from bot.commands.chat.lines import read
from bot.commands.chat.talk import Answer, Talk, begun
from bot.config import Settings, load

ROOT = Path(__file__).parents[2]
TALKS = sorted(Path(__file__).parent.glob("[0-9]*.txt"))
HERE = {"RIDA_CALENDAR__COUNTRY": "null", "RIDA_STAFF__3__TAKES_PRIVATE_CALLS_FROM_WOMEN": "true"}
"""The shipped example, where the director is a woman who calls women back."""


async def held(talk: Talk, text: str) -> None:
    """Line by line, with what each brings."""
    said, answer = "", Answer("", (), (), (), "", "", ())
    for line in text.splitlines():
        if line.startswith("> "):
            assert [each.key for each in answer.replies] == line[2:].split(), said
        elif line.strip() and line[0] not in "#@=>":
            said, answer = line, await talk.take(read(line))


def settings_in(folder: Path) -> Settings:
    file = folder / "config.yaml"
    file.write_bytes((ROOT / "config.yaml").read_bytes())
    return load(file, {**QUIET, **HERE})


def begins(text: str, settings: Settings) -> datetime:
    at = next(line for line in text.splitlines() if line.startswith("@ "))
    return datetime.fromisoformat(at[2:]).replace(tzinfo=settings.working_time.zone)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.stem)
async def test_a_talk_from_real_life_reaches_what_it_should(talk: Path, tmp_path: Path) -> None:
    text, settings = talk.read_text("utf-8"), settings_in(tmp_path)
    async with begun(settings, begins(text, settings), "ar") as rida:
        await held(rida, text)
        book = book_lines(await rida.book())
    ends = [line[2:] for line in text.splitlines() if line.startswith("= ")]
    assert ends and set(ends) <= set(book), book
    assert [line for line in book if line.startswith("unfinished") and line not in ends] == []


def test_there_are_twelve() -> None:
    assert len(TALKS) == 12
