"""Talks by mail, told as they happen: what a person reads of them is what a real server took."""

from pathlib import Path

import pytest

from bot.runtime.transcript import read_lines
from tests.transcripts.mail_player import mail_player
from tests.transcripts.test_transcripts import BY_MAIL, TELL_ANEW


@pytest.mark.parametrize("talk", BY_MAIL, ids=lambda talk: talk.stem)
async def test_a_talk_by_mail_is_told_again_word_for_word(talk: Path, tmp_path: Path) -> None:
    text = talk.read_text("utf-8")
    title = "".join(line for line in text.splitlines(keepends=True)[:2] if line.startswith("#"))
    async with mail_player(tmp_path) as rida:
        await rida.play(read_lines(text))
        told = title + "\n".join(rida.told_live) + "\n"
    if TELL_ANEW and told != text:
        talk.write_text(told, "utf-8")
        pytest.skip("told anew: read its difference as the person would")
    assert told == text
