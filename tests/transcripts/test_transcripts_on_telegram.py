"""The same talks through Telegram, word for word: a channel changes nothing of what is said."""

import re
from pathlib import Path

import pytest

from bot.runtime.transcript import read_lines
from tests.transcripts.labels import named
from tests.transcripts.telegram_player import STAFF, telegram_player
from tests.transcripts.test_transcripts import TALKS, is_live, number_in
from tests.transcripts.turns import played

_JOINED = re.compile(r"(presses: /start) join-\S+")
_TO_A_READER = re.compile(
    rf"^> (?:mail \S+: أمر خاص ينتظرك|(?:{'|'.join(STAFF)}): ).*\n(?:\|.*\n)*", re.MULTILINE
)
"""How a reader hears that a private matter waits: by a mail where they have no private chat yet, on Telegram
in that chat. Of a danger there is a mail in both, and so it is not among these."""

_NAMELESS = re.compile(r"((?:sends: |<)(?:photo|voice)) [^>\n]+")


@pytest.mark.parametrize("talk", played(TALKS, "telegram"))
async def test_a_talk_is_the_same_on_telegram(talk: Path, tmp_path: Path) -> None:
    text = talk.read_text("utf-8")
    async with telegram_player(tmp_path) as rida:
        await rida.play(read_lines(text))
        told = (
            "\n".join([*rida.told_live, ""]) if is_live(text) else named(await rida.told(number_in(text)))
        )
    if is_live(text):
        assert _readers_told(text) <= _readers_told(told)
        text, told = (_TO_A_READER.sub("", each) for each in (text, told))
    assert _talk(told) == _talk(text)


def _talk(text: str) -> list[str]:
    """Without the title. Telegram's photos and voice notes have no names of their own."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return [_JOINED.sub(r"\1", _NAMELESS.sub(r"\1", line)) for line in lines]


def _readers_told(text: str) -> set[int]:
    """By which acts, counted from the first, somebody was told that a private matter waits."""
    return {_acts(text[: found.start()]) for found in _TO_A_READER.finditer(text)}


def _acts(text: str) -> int:
    return sum(not line.startswith((">", "|", "#")) for line in text.splitlines())
