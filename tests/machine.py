"""A whole Rida on a real file, with a talk of one step, a channel that can fail, and a clock in hand."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Table, select

from bot.core.conversation import Address, Conversation, Party, desk
from bot.core.effects import Reply, SendEmail
from bot.core.events import MessageReceived, Words
from bot.core.facts import Role, StaffMember
from bot.core.messages import Delivery, Incoming, Message
from bot.core.topic import Handlers
from bot.core.turn import Turn
from bot.runtime.delivery.channel import Channel
from bot.runtime.delivery.sender import DeliveryPolicy
from bot.runtime.files.attachments import Attachments
from bot.runtime.runtime import Dependencies, Runtime
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.live_updates import LiveUpdates
from bot.runtime.turns.facts import FactsLoader, LoadFacts
from bot.store.queries import conversations
from bot.store.queries.history import HistoryItem, history
from bot.store.sqlite.database import Database
from tests.stored import readable

NOON = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
ALIA = Address("web", "alia", Party.PERSON)
BADR = Address("web", "badr", Party.PERSON)
DESK = desk("web")
SARA = StaffMember("sara", "سارة", Role.SUPERVISOR, "sara@example.org")


@dataclass
class Wall:
    """The time on the wall: it stands until a test moves it."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, span: timedelta) -> None:
        self.at += span


@dataclass
class Platform:
    """A channel that remembers. What `trouble` gives for a delivery is raised instead of sending it."""

    name: str = "web"
    trouble: Callable[[Delivery], Exception | None] = lambda _: None
    sent: list[Delivery] = field(default_factory=list)

    async def send(self, delivery: Delivery) -> str:
        error = self.trouble(delivery)
        if error:
            raise error
        self.sent.append(delivery)
        return f"{self.name}-{len(self.sent)}"

    def texts(self, address: Address) -> list[str]:
        return [each.message.text for each in self.sent if each.address == address]


def echo(turn: Turn) -> Turn:
    return turn.reply("echo", said=turn.text or type(turn.event).__name__)


def handlers(claim: Callable[[Turn], Turn] = echo) -> Handlers:
    return Handlers(topics=(), last=(claim,))


def render(reply: Reply, language: str, stamp: int, case: int | None) -> Message:
    said = str(reply.text.args.get("said", reply.text.key))
    return Message(said, language, reply.text.key, stamp=stamp, slot=reply.slot, case=case)


def render_email(email: SendEmail, language: str) -> Message:
    return Message(email.body[0].key, language, subject=email.subject.key, case=email.case)


@dataclass
class Machine:
    runtime: Runtime
    wall: Wall
    channels: dict[str, Channel]
    count: int = 0

    @property
    def web(self) -> Platform:
        return cast(Platform, self.channels["web"])

    async def say(self, text: str, to: Address = ALIA, id: str = "", by: str = "") -> bool:
        """Somebody writes; True when it was new."""
        self.count += 1
        event = MessageReceived(Words(text), by=by)
        incoming = Incoming(id or f"m{self.count}", to, event)
        return (await self.runtime.intake.accept(incoming)).is_new

    async def talk(self, address: Address = ALIA) -> list[HistoryItem]:
        async with self.runtime.database.read() as conn:
            there = await conversations.find(conn, address)
            return await history(conn, there.id) if there else []

    async def rows(self, table: Table) -> list[dict[str, Any]]:
        async with self.runtime.database.read() as conn:
            found = (await conn.execute(select(table))).mappings()
            return [readable(table, row) for row in found]

    async def conversation(self, address: Address = ALIA) -> Conversation:
        async with self.runtime.database.read() as conn:
            found = await conversations.find(conn, address)
        assert found is not None
        return found


def facts_loader(clock: Clock) -> FactsLoader:
    nothing = cast(Any, None)  # the steps of these tests ask neither calendar nor ladder nor FAQ
    return FactsLoader(
        clock=clock,
        calendar=nothing,
        ladder=nothing,
        answers=nothing,
        coach=nothing,
        alarms=nothing,
        passes=nothing,
        text=lambda text, _: text.key,
        fold=str.strip,
        staff_channel="web",
        staff=(SARA,),
    )


@asynccontextmanager
async def machine(
    folder: Path,
    claim: Callable[[Turn], Turn] = echo,
    wall: Wall | None = None,
    delivery: DeliveryPolicy | None = None,
    loader: Callable[[Clock], LoadFacts] = facts_loader,
    **changes: Any,
) -> AsyncIterator[Machine]:
    wall = wall or Wall()
    database = await Database.open(f"sqlite:///{folder}/data/rida.db")
    try:
        live_updates = LiveUpdates()
        clock = await Clock.open(database, live_updates, demo=changes.get("demo", False), wall=wall)
        channels: dict[str, Channel] = {"web": Platform(), "email": Platform("email")}
        wiring = Dependencies(
            database=database,
            clock=clock,
            live_updates=live_updates,
            attachments=Attachments(database, clock, folder / "attachments"),
            channels=channels,
            handlers=dict.fromkeys(Party, handlers(claim)),
            load_facts=loader(clock),
            render=render,
            render_email=render_email,
            staff_channel="web",
            delivery_policy=delivery or DeliveryPolicy(),
            jitter=lambda: 1.0,
        )
        yield Machine(Runtime(replace(wiring, **changes)), wall, channels)
    finally:
        await database.close()
