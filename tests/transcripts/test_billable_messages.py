"""What the talks of this folder would cost on WhatsApp: the goals, and that nothing new is kept silent."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bench.billable_messages import bill_of, priced
from bot.core.messages import Message
from bot.runtime.transcript import read_lines
from bot.store.codec import load
from bot.store.queries.outbox_turns import UNSAID
from bot.store.schema import conversations, outbox
from tests.transcripts.player import Player

FOLDER = Path(__file__).parent
SPARED = {"complaint-heard", "case-taken", "talk-passed-on", "talk-ended"}
"""What only says that something came in, or goes on. Whoever adds to them has read what it leaves out."""


@pytest.mark.parametrize(
    ("talk", "most"), [("01-complaint-to-rating", 14), ("128-a-plain-registration", 12)]
)
async def test_a_talk_costs_so_many_messages_at_most(talk: str, most: int, tmp_path: Path) -> None:
    lines = read_lines((FOLDER / f"{talk}.txt").read_text("utf-8"))
    bill = await bill_of(talk, lines, tmp_path)
    assert len(bill.messages) <= most, bill.messages
    assert bill.rows > len(bill.messages)


async def _rows(rida: Player) -> list[tuple[str, Message]]:
    there = (conversations.c.channel == "web", conversations.c.address == rida.person.address)
    query = select(outbox.c.status, outbox.c.message).join(conversations).where(*there)
    async with rida.app.database.read() as conn:
        return [(row.status, load(row.message, Message)) for row in await conn.execute(query)]


@pytest.mark.parametrize("talk", ["01", "04", "06", "40", "50", "53", "58", "70", "113"])
async def test_all_words_are_said_but_what_only_counts(talk: str, tmp_path: Path) -> None:
    """Whatever the other channels say is in one of the messages, in its order; what is left out is of the
    few that say nothing new, and offers nothing."""
    (file,) = FOLDER.glob(f"{talk}-*.txt")
    async with priced(tmp_path) as (rida, web):
        await rida.play(read_lines(file.read_text("utf-8")))
        rows = await _rows(rida)
        said = "\n\n".join(each.message.text for each in web.sent if each.address == rida.person)
    assert {message.key for status, message in rows if status == UNSAID} <= SPARED
    assert [
        message.text for status, message in rows if status != UNSAID and message.text not in said
    ] == []


async def test_what_was_hidden_of_a_number_is_told_though_the_count_is_not(tmp_path: Path) -> None:
    lines = read_lines((FOLDER / "113-numbers-that-are-hidden.txt").read_text("utf-8"))
    bill = await bill_of("113", lines, tmp_path)
    assert sum("أخفينا من رسالتك" in each for each in bill.messages) == 2
    assert not any("3" in each and "رسائل" in each for each in bill.messages)
