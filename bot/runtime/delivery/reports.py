"""What a platform reports of what it was given: accepted, delivered, read, failed.

The rules this module guards: reports come in any order, twice, and before the answer of their send; what
is known of a message only grows; what failed after it was accepted fares as if it had been refused at
once; whoever of the staff wrote it hears that it arrived when it did, not when it was accepted.
"""

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Party
from bot.core.reply_window import WINDOW
from bot.runtime.delivery.channel import Channel, InParts, Reconciling, SendError, TryLater
from bot.runtime.delivery.failures import Failures
from bot.runtime.delivery.message_counter import MessageCounter
from bot.runtime.delivery.outages import Outages
from bot.runtime.delivery.outcomes import DeliveryOutcomes
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.live_updates import Delivered, LiveUpdates
from bot.runtime.shared.wakeups import Wakeups
from bot.store.queries import delivery_reports
from bot.store.queries.delivery_reports import Rank, Reported
from bot.store.queries.history import outgoing
from bot.store.queries.outbox import OutboxRow
from bot.store.schema import QUIET
from bot.store.sqlite.database import Database, until_kept

logger = logging.getLogger(__name__)

UNKNOWN = "unknown"
"""What a report of a message counts as that we never sent, or that is erased."""

_OPEN = ("queued", "parked", "held", QUIET)
"""Statuses of what we believe not to have arrived."""


class ReportKind(StrEnum):
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """`external_id` is the platform's name of the message, `reference` the number of ours that its send
    carried (0: it gave none), `at` (UTC) its own time. `error` says what a failure was, in the words of
    a send; `category` and `billable` what the platform says of its price, empty and None: nothing.
    `part` is set for a part of a message that is not its last (`InParts`)."""

    channel: str
    external_id: str
    reference: int
    kind: ReportKind
    at: datetime
    error: SendError | None = None
    category: str = ""
    billable: bool | None = None
    part: int | None = None


_RANKS = {
    ReportKind.ACCEPTED: Rank.ACCEPTED,
    ReportKind.DELIVERED: Rank.DELIVERED,
    ReportKind.READ: Rank.READ,
    ReportKind.FAILED: Rank.FAILED,
}


class DeliveryReports:
    """`counts` tells how many of a kind this process has heard."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        live_updates: LiveUpdates,
        wakeups: Wakeups,
        outcomes: DeliveryOutcomes,
        outages: Outages,
        failures: Failures,
        channels: Mapping[str, Channel],
        counter: MessageCounter,
    ) -> None:
        self._database, self._clock, self._live_updates = database, clock, live_updates
        self._wakeups, self._outcomes = wakeups, outcomes
        self._outages, self._failures = outages, failures
        self._channels, self._counter = channels, counter
        self.counts: Counter[str] = Counter()

    async def heard(self, report: DeliveryReport) -> None:
        """On the disk when this returns."""
        shown = await until_kept(partial(self._keep, report))
        for row, status in shown:
            item = outgoing(row.id, row.message, self._clock.now(), status)
            self._live_updates.publish(Delivered(row.conversation_id, row.address, item))
        if shown:
            self._wakeups.wake()

    async def listen_again(self) -> None:
        """What was reported while this process did not run comes again, but not at once."""
        for name, patience in self._patience().items():
            async with self._database.write() as conn:
                await delivery_reports.listen_again(conn, name, self._clock.now() + patience)

    def _patience(self) -> dict[str, timedelta]:
        channels: Mapping[str, object] = self._channels
        return {name: each.patience for name, each in channels.items() if isinstance(each, Reconciling)}

    async def _keep(self, report: DeliveryReport) -> list[tuple[OutboxRow, str]]:
        """What is shown otherwise since, and how."""
        now = self._clock.now()
        async with self._database.write() as conn:
            named = (report.channel, report.reference, report.external_id)
            known = await delivery_reports.found(conn, *named)
            await self._price(conn, report, known, now)
            self.counts[report.kind if known else UNKNOWN] += 1
            if not known:
                return []
            if report.part is not None and await self._is_of_a_part(conn, report, report.part):
                return []
            if report.kind is ReportKind.FAILED:
                return await self._failed(conn, report, known, now)
            if await self._lacks_parts(conn, report):
                return []
            return await self._rose(conn, report, known, now)

    async def _is_of_a_part(self, conn: AsyncConnection, report: DeliveryReport, part: int) -> bool:
        """Whether there is nothing more to do: what arrives of it says nothing of the whole, but what
        fails fails the whole."""
        channel: object = self._channels.get(report.channel)
        if not isinstance(channel, InParts):
            return True
        named = (report.reference, part, report.external_id)
        if report.kind is ReportKind.FAILED:
            return not await channel.part_failed(conn, *named)
        await channel.part_arrived(conn, *named)
        return True

    async def _lacks_parts(self, conn: AsyncConnection, report: DeliveryReport) -> bool:
        """Whether something of the message has to go again, though its last part has arrived."""
        channel: object = self._channels.get(report.channel)
        return isinstance(channel, InParts) and await channel.lacks_parts(conn, report.reference)

    async def _price(
        self, conn: AsyncConnection, report: DeliveryReport, known: list[Reported], now: datetime
    ) -> None:
        """Whatever the platform bills is counted, also a part of a message or what is erased here. Billed
        is what arrives."""
        named = (report.channel, report.external_id)
        has_arrived = any(each.rank is not None and each.rank >= Rank.DELIVERED for each in known)
        if report.kind is ReportKind.FAILED:
            if not has_arrived:
                await self._counter.failed(conn, *named)
        else:
            billable = None if report.kind is ReportKind.ACCEPTED else report.billable
            await self._counter.heard(
                conn, *named, report.at, report.category, billable=billable, now=now
            )

    # it got further

    async def _rose(
        self, conn: AsyncConnection, report: DeliveryReport, known: list[Reported], now: datetime
    ) -> list[tuple[OutboxRow, str]]:
        rank = _RANKS[report.kind]
        news = [each for each in known if _is_news(each, report, rank)]
        arrived = [each for each in news if each.status in _OPEN]
        ids = [each.row.id for each in arrived]
        await delivery_reports.arrive(conn, ids, report.external_id, rank, report.at, now)
        rest = [each.row.id for each in news if each not in arrived]
        await delivery_reports.rise(conn, rest, rank, report.at)
        for each in news:
            await self._told(conn, each, rank, now)
        if news:
            has_arrived = rank >= Rank.DELIVERED
            await self._outages.works(conn, report.channel, now, has_arrived=has_arrived)
        return [(each.row, "sent") for each in arrived]

    async def _told(self, conn: AsyncConnection, each: Reported, rank: Rank, now: datetime) -> None:
        """Whoever wrote it, once: at the first report that it is there."""
        if each.status in _OPEN and await self._outcomes.taken(conn, each.row, now):
            return
        was_there = each.rank is not None and each.rank >= Rank.DELIVERED
        if rank >= Rank.DELIVERED and not was_there:
            await self._outcomes.tell_writer(conn, each.row, now)

    # it failed

    async def _failed(
        self, conn: AsyncConnection, report: DeliveryReport, known: list[Reported], now: datetime
    ) -> list[tuple[OutboxRow, str]]:
        """As the same error at its send: what was accepted waits again, is given up or held."""
        patience = self._patience().get(report.channel, timedelta())
        failed = [each for each in known if _is_undone(each, report, patience)]
        rows = [_as_it_was(each) for each in failed]
        if not rows:
            return []
        name = failed[0].external_id if report.part is not None else report.external_id
        await delivery_reports.fail(conn, [row.id for row in rows], name)
        error = report.error or TryLater("the platform reports a failure and does not say which")
        parked = await self._failures.kept(conn, rows, error, now, patience, is_report=True)
        self._wakeups.turns.wake()
        return [(row, "parked") for row in parked if row.address.party is Party.MAILBOX]


def _as_it_was(each: Reported) -> OutboxRow:
    """The row as its send found it: this try was counted when it was accepted, and if its reader has
    written since, they opened the window that was closed."""
    row, then = each.row, each.sent_at or each.begun_at
    tries = row.attempts - 1 if each.status == "sent" else row.attempts
    wrote_since = row.free_until and then and row.free_until - WINDOW > then
    return replace(row, attempts=tries, free_until=then if wrote_since else row.free_until)


def _is_news(each: Reported, report: DeliveryReport, rank: Rank) -> bool:
    """Whether more is known by it than before."""
    if rank is Rank.ACCEPTED:
        undone = each.rank is Rank.FAILED and each.external_id == report.external_id
        return each.status == "queued" and not undone
    return each.rank is None or rank > each.rank


def _is_undone(each: Reported, report: DeliveryReport, patience: timedelta) -> bool:
    """Whether it is a failure of the send that counts, and the first that is heard of it."""
    if each.status == "sent" and report.part is not None:
        return True  # its last part arrived, which says nothing of this one
    if each.status == "sent":
        return each.rank is Rank.ACCEPTED and each.external_id == report.external_id
    is_open = each.status == "queued" and each.begun_at is not None
    is_told = each.rank is Rank.FAILED and each.external_id == report.external_id
    return is_open and not is_told and not delivery_reports.is_late(each, report.at, patience)
