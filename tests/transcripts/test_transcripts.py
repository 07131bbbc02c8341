"""Every talk in this folder is told again, word for word, by a whole Rida on a real file.

A transcript is a test: `rida transcript CASE` prints one. After a wanted change of words,
`make transcripts` tells them anew; read the difference before you keep it.
"""

import os
import re
from pathlib import Path

import pytest

from bot.runtime.transcript import read_lines
from tests.transcripts.player import player

FOLDER = Path(__file__).parent
TALKS = sorted(FOLDER.glob("*.txt"))
TELL_ANEW = os.environ.get("TELL_ANEW") == "1"


def number_in(title: str) -> int:
    """Of the case or the registration by which the talk is found: `# 5001: …`; else of the first case."""
    named = re.match(r"# (\d+)", title)
    return int(named[1]) if named else 1001


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.stem)
async def test_a_talk_is_told_again_word_for_word(talk: Path, tmp_path: Path) -> None:
    text = talk.read_text("utf-8")
    title = "".join(line for line in text.splitlines(keepends=True)[:2] if line.startswith("#"))
    async with player(tmp_path) as rida:
        await rida.play(read_lines(text))
        told = title + "".join((await rida.told(number_in(title))).splitlines(keepends=True)[1:])
    if TELL_ANEW:
        talk.write_text(told, "utf-8")
    assert told == text


def test_there_are_talks() -> None:
    assert len(TALKS) >= 6
