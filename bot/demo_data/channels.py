"""What the platforms would answer, played: everything arrives, but where somebody is away for good.

The rule this module guards: nothing here opens a connection. Each channel keeps what the real one keeps
of a message that was sent, by the same queries.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.messages import Delivery, Message
from bot.core.purpose import TEMPLATE_MESSAGE, TEMPLATE_REPLY
from bot.demo_data.office import Office
from bot.runtime.delivery.channel import Channel, Unreachable
from bot.runtime.delivery.reports import DeliveryReport, ReportKind
from bot.store.queries import telegram, whatsapp
from bot.store.sqlite.database import Database

LONG = 4000
"""More characters than this go as two messages on Telegram."""


@dataclass(slots=True)
class PlayedMail:
    """Some mailboxes are `gone`: nothing arrives there any more."""

    gone: Collection[str] = ()
    name: str = "email"

    async def send(self, delivery: Delivery) -> str:
        if delivery.address.address in self.gone:
            raise Unreachable("the mailbox does not exist")
        return f"<{delivery.id}@rida.invalid>"


@dataclass(slots=True)
class PlayedTelegram:
    """Whoever `blocked` the bot is not reached."""

    database: Database
    blocked: set[str] = field(default_factory=set)
    name: str = "telegram"

    async def send(self, delivery: Delivery) -> str:
        if delivery.address.address in self.blocked:
            raise Unreachable("the bot was blocked")
        if len(delivery.message.text) > LONG:
            async with self.database.write() as conn:
                await telegram.part_sent(conn, delivery.id, 0, 2 * delivery.id)
        return f"{delivery.address.address}:{2 * delivery.id + 1}"


@dataclass(slots=True)
class PlayedWhatsApp:
    """What is sent waits in `sent` until somebody reports that it arrived."""

    database: Database
    sent: list[tuple[int, str, str]] = field(default_factory=list)
    name: str = "whatsapp"
    patience: timedelta = timedelta(minutes=2)
    new_people_a_day: int = 250

    def carries(self, message: Message) -> bool:
        return len(message.text) <= LONG

    def template_of(self, key: str, language: str) -> tuple[str, str] | None:
        named = {TEMPLATE_REPLY: "rida_reply", TEMPLATE_MESSAGE: "rida_message"}
        return (named[key], language) if key in named else None

    async def send(self, delivery: Delivery) -> str:
        if delivery.message.attachments:
            async with self.database.write() as conn:
                await whatsapp.part_sent(conn, delivery.id, 0, f"wamid.{delivery.id}.0")
        self.sent.append((delivery.id, f"wamid.{delivery.id}", delivery.message.key))
        return f"wamid.{delivery.id}"

    async def part_arrived(self, conn: AsyncConnection, id: int, part: int, external_id: str) -> None:
        await whatsapp.part_sent(conn, id, part, external_id)

    async def part_failed(self, conn: AsyncConnection, id: int, part: int, external_id: str) -> bool:
        return await whatsapp.part_failed(conn, id, part, external_id)

    async def lacks_parts(self, conn: AsyncConnection, id: int) -> bool:
        return await whatsapp.lacks_parts(conn, id)


@dataclass(slots=True)
class Platforms:
    """All of them; the database is known when the app opens it."""

    mail: PlayedMail = field(init=False)
    telegram: PlayedTelegram = field(init=False)
    whatsapp: PlayedWhatsApp = field(init=False)

    def of(self, database: Database) -> Mapping[str, Channel]:
        self.mail, self.telegram = PlayedMail(), PlayedTelegram(database)
        self.whatsapp = PlayedWhatsApp(database)
        return {each.name: each for each in (self.mail, self.telegram, self.whatsapp)}


@dataclass
class PlayedOffice(Office):
    """An office whose WhatsApp reports what became of each message."""

    platforms: Platforms = field(default_factory=Platforms)

    async def settle(self) -> None:
        await self.app.runtime.settle()
        sent = self.platforms.whatsapp.sent
        while sent:
            told = list(sent)
            sent.clear()
            for id, name, key in told:
                await self.app.runtime.reports.heard(self._arrived(id, name, key))
            await self.app.runtime.settle()
        await self.app.learned.caught_up()  # or how quick the machine is would say who is answered

    def _arrived(self, id: int, name: str, key: str) -> DeliveryReport:
        is_call = key in (TEMPLATE_REPLY, TEMPLATE_MESSAGE)
        category, billed = ("utility", True) if is_call else ("service", False)
        at, kind = self.wall.at, ReportKind.DELIVERED
        return DeliveryReport("whatsapp", name, id, kind, at, category=category, billable=billed)
