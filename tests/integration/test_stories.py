"""The short lines of one story, told to the whole Rida on a real file: one answer, and nothing lost by a
restart between two of them."""

from datetime import timedelta
from pathlib import Path

from bot.core.events import MessageReceived, Words
from bot.runtime.intake import Incoming
from bot.store.queries import conversations
from bot.store.queries.history import history
from tests.transcripts.player import Player, player

LINES = ("موظفكم طردني اليوم قدام الناس", "وصرخ علي بصوت عالي", "وطلعت أبكي من عندكم")
STORY = timedelta(seconds=3)


UNTOLD = {"RIDA_PRIVACY__NOTICE_VERSION": ""}


async def says(rida: Player, text: str, number: int) -> None:
    event = MessageReceived(Words(text))
    await rida.app.runtime.intake.accept(Incoming(f"story-{number}", rida.person, event))
    await rida.app.runtime.settle()


async def passes(rida: Player, span: timedelta) -> None:
    rida.wall.at += span
    await rida.app.runtime.settle()


async def said(rida: Player) -> list[str]:
    """What Rida has said, in order."""
    async with rida.app.database.read() as conn:
        there = await conversations.find(conn, rida.person)
        items = await history(conn, there.id) if there else []
    return [item.text for item in items if item.outgoing]


async def kept(rida: Player) -> str:
    """All that waits, or is told, in the conversation."""
    async with rida.app.database.read() as conn:
        there = await conversations.find(conn, rida.person)
    assert there
    draft = there.draft.words if there.draft else ()
    return "\n".join(words.text for words in (*draft, *there.pending.words, *there.pending.met))


async def test_three_lines_get_one_answer_and_are_kept_whole(tmp_path: Path) -> None:
    async with player(tmp_path, RIDA_PACE__STORY_SECONDS="3", **UNTOLD) as rida:
        for number, line in enumerate(LINES):
            await says(rida, line, number)
            await passes(rida, timedelta(seconds=2))
            assert await said(rida) == []
        await passes(rida, STORY)
        assert len(await said(rida)) == 1
        assert [line for line in LINES if line not in await kept(rida)] == []


async def test_a_restart_between_two_lines_loses_none_of_them(tmp_path: Path) -> None:
    async with player(tmp_path, RIDA_PACE__STORY_SECONDS="3", **UNTOLD) as rida:
        for number, line in enumerate(LINES[:2]):
            await says(rida, line, number)
        stopped = rida.wall.at
    async with player(tmp_path, RIDA_PACE__STORY_SECONDS="3", **UNTOLD) as rida:
        rida.wall.at = stopped + timedelta(minutes=10)
        await rida.app.runtime.settle()
        assert len(await said(rida)) == 1
        assert [line for line in LINES[:2] if line not in await kept(rida)] == []


async def test_a_question_is_answered_without_any_time_passing(tmp_path: Path) -> None:
    async with player(tmp_path, RIDA_PACE__STORY_SECONDS="3", **UNTOLD) as rida:
        await says(rida, "متى تفتحون؟", 1)
        assert len(await said(rida)) == 1
