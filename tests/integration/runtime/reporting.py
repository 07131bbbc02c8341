"""A channel whose platform reports what became of a message, and a Rida that sends to it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.core.conversation import Address, Party
from bot.core.messages import Delivery
from bot.core.turn import Turn
from bot.runtime.delivery.channel import SendError
from bot.runtime.delivery.reports import DeliveryReport, ReportKind
from bot.runtime.delivery.sender import DeliveryPolicy
from bot.runtime.runtime import Runtime
from bot.store.schema import outbox
from tests.machine import Machine, Platform, echo, machine

HUDA = Address("whatsapp", "huda", Party.PERSON)
PATIENCE = timedelta(minutes=2)
QUICK = DeliveryPolicy(send_timeout=timedelta(milliseconds=50), attempts=20)


@dataclass
class Reporting(Platform):
    """It takes what `trouble` does not refuse; an answer that `loses` says is lost never comes."""

    name: str = "whatsapp"
    patience: timedelta = PATIENCE
    loses: Callable[[Delivery], bool] = lambda _: False

    async def send(self, delivery: Delivery) -> str:
        name = await super().send(delivery)
        if self.loses(delivery):
            await asyncio.sleep(3600)
        return name


@dataclass
class Told:
    """The machine, the platform and what it reports."""

    m: Machine
    wa: Reporting

    async def report(
        self,
        kind: ReportKind,
        nth: int = -1,
        error: SendError | None = None,
        **changes: Any,
    ) -> None:
        """Of the `nth` message that the platform took."""
        number = nth % len(self.wa.sent)
        name, reference = f"whatsapp-{number + 1}", self.wa.sent[number].id
        told: dict[str, Any] = {"external_id": name, "reference": reference, "kind": kind, "error": error}
        at = self.m.runtime.clock.now()
        await self.m.runtime.reports.heard(
            DeliveryReport(**{"channel": "whatsapp", "at": at, **told, **changes})
        )

    async def row(self, nth: int = 0) -> dict[str, Any]:
        """Of those to her."""
        rows = await self.m.rows(outbox)
        return [row for row in rows if row["conversation_id"] == rows[0]["conversation_id"]][nth]

    async def says(self, text: str) -> None:
        await self.m.say(text, HUDA)
        await self.m.runtime.settle()

    async def later(self, span: timedelta) -> None:
        self.m.wall.pass_by(span)
        await self.m.runtime.settle()

    async def dies(self, settling: asyncio.Task[None]) -> None:
        """As a kill would end it: what is under way is told nobody any more, and the next process begins
        with what is on the disk."""
        sends = self.m.runtime.outbox._sending
        for task in (settling, *sends):
            task.cancel()
        await asyncio.gather(settling, *sends, return_exceptions=True)
        self.m.runtime = Runtime(self.m.runtime._wiring)
        await self.m.runtime.reports.listen_again()

    @property
    def huda(self) -> Address:
        return HUDA

    @property
    def texts(self) -> list[str]:
        return self.wa.texts(HUDA)


@asynccontextmanager
async def reporting(
    folder: Path, claim: Callable[[Turn], Turn] = echo, wa: Reporting | None = None, **changes: Any
) -> AsyncIterator[Told]:
    wa = wa or Reporting()
    channels = {"web": Platform(), "email": Platform("email"), "whatsapp": wa}
    async with machine(folder, claim, **{"delivery": QUICK, "channels": channels, **changes}) as m:
        m.channels.update(channels)
        yield Told(m, wa)
