"""How many messages of ours each talk of tests/transcripts would have WhatsApp bill: `python -m
bench.billable_messages [TALK…]`, with `--say` what each of them says.

Counted is every message to the person that the platform would accept as one of its own; read marks and
signs are none. `one by one` is what it would be without joining, every message for itself.
"""

import argparse
import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import select

from bench.goals import head, row
from bot.channels.whatsapp.outgoing.shape import can_press, shape_of
from bot.core.conversation import Party
from bot.core.messages import Delivery, Message
from bot.runtime.transcript import Line, read_lines
from bot.store.codec import load
from bot.store.schema import conversations, outbox
from bot.texts.catalogue import plain, sentence
from tests.transcripts.player import Player, player

TALKS = Path(__file__).parents[1] / "tests" / "transcripts"


def _said(key: str, language: str) -> str:
    return plain(sentence(key, language, {}))


def parts(message: Message) -> int:
    """Messages of WhatsApp's own."""
    return len(shape_of(message, _said).parts) if message.text or message.attachments else 0


@dataclass
class PricedWeb:
    """The web page, where each message to somebody has its price."""

    name: str = "web"
    sent: list[Delivery] = field(default_factory=list)

    async def send(self, delivery: Delivery) -> str:
        if delivery.address.party is Party.PERSON:
            self.sent.append(delivery)
        return f"web-{delivery.id}"

    def carries(self, message: Message) -> bool:
        """As on WhatsApp (bot/channels/whatsapp/channel.py)."""
        shape = shape_of(message, _said)
        return len(shape.parts) == 1 and (bool(shape.parts[0].choices) or not can_press(message))


@dataclass(frozen=True)
class Bill:
    """`rows` is what the talk would cost row by row, `messages` what goes out, each with its words."""

    talk: str
    rows: int
    messages: tuple[str, ...]


@asynccontextmanager
async def priced(folder: Path) -> AsyncIterator[tuple[Player, PricedWeb]]:
    web = PricedWeb()
    with patch("bot.app.channels.WebChannel", lambda: web):
        async with player(folder) as rida:
            yield rida, web


async def bill_of(talk: str, lines: tuple[Line, ...], folder: Path) -> Bill:
    """As it is played, for its first person."""
    async with priced(folder) as (rida, web):
        await rida.play(lines)
        heard = [each for each in web.sent if each.address == rida.person]
        said = tuple(each.message.text for each in heard for _ in range(parts(each.message)))
        return Bill(talk, await _rows(rida), said)


async def _rows(rida: Player) -> int:
    there = (conversations.c.channel == "web", conversations.c.address == rida.person.address)
    query = select(outbox.c.message).select_from(outbox.join(conversations)).where(*there)
    async with rida.app.database.read() as conn:
        return sum(parts(load(each, Message)) for each in (await conn.execute(query)).scalars())


async def bills(talks: Iterable[Path]) -> AsyncIterator[Bill]:
    told = {each.stem: read_lines(each.read_text("utf-8")) for each in talks}
    for talk, lines in told.items():
        with tempfile.TemporaryDirectory() as folder:
            yield await bill_of(talk, lines, Path(folder))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Messages that WhatsApp would bill, a talk")
    parser.add_argument("talks", nargs="*", help="the beginnings of their names; without any, all")
    parser.add_argument("--say", action="store_true", help="also what each message says")
    return parser.parse_args()


async def main() -> None:
    asked = _asked()
    named = [
        each
        for each in sorted(TALKS.glob("[0-9]*.txt"))
        if each.name.startswith(tuple(asked.talks or [""]))
    ]
    head("talk", "one by one", "billable")
    async for bill in bills(named):
        row(bill.talk, str(bill.rows), str(len(bill.messages)))
        for number, text in enumerate(bill.messages if asked.say else (), 1):
            print(f"    {number}. " + text.replace("\n", " / "))


if __name__ == "__main__":
    asyncio.run(main())
