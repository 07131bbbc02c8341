"""What became of a message, told to those whom it concerns.

The rule this module guards: whatever is given up, the staff hear of it, and whoever of them wrote the
words hears it where they wrote.
"""

import logging
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Party, desk, room_of
from bot.core.events import (
    CaseUndelivered,
    CryHeard,
    DeliveryParked,
    Event,
    Notice,
    StaffEdited,
    StaffWordsDelivered,
    StaffWordsRefused,
    StaffWrote,
)
from bot.core.messages import STAFF_WORDS
from bot.runtime.delivery.unreachable import (
    case_of,
    told_elsewhere,
    told_in_rooms,
    told_of_member,
    told_privately,
)
from bot.runtime.shared.wakeups import Wakeups
from bot.store.codec import load_event
from bot.store.queries import cases, inbox, outbox, takebacks
from bot.store.queries.outbox import OutboxRow

logger = logging.getLogger(__name__)


class DeliveryOutcomes:
    """Everything here is done in the transaction that writes what became of the message."""

    def __init__(self, wakeups: Wakeups, staff_channel: str) -> None:
        self._wakeups, self._staff_channel = wakeups, staff_channel
        self._desk = desk(staff_channel)

    async def park(
        self,
        conn: AsyncConnection,
        rows: list[OutboxRow],
        reason: str,
        now: datetime,
        *,
        is_gone: bool,
    ) -> None:
        """Give these up, for the reason that a typed send error's name says; `is_gone`: their reader
        takes nothing any more. What its person is told at another address of theirs is not given up."""
        rows = await told_elsewhere(conn, rows, now) if is_gone else rows
        for row in rows:
            await outbox.park(conn, row.id)
            await self.tell_writer(conn, row, now, reason, is_gone=is_gone)
        said = [row for row in rows if not await self._took_back(conn, row, reason, now)]
        rest = [row for row in said if not await self._told_of_member(conn, row, now, is_gone=is_gone)]
        for row in {row.message.case: row for row in reversed(rest)}.values():
            same = [each.message.notices for each in rest if each.message.case == row.message.case]
            notices = tuple(notice for told in same for notice in told)
            await self._tell_staff(conn, row, reason, notices, now, is_gone=is_gone)

    async def arrived(self, conn: AsyncConnection, row: OutboxRow, now: datetime) -> None:
        """Whoever wrote it, or asked that something be taken back, is told."""
        if not await self._took_back(conn, row, "", now):
            await self.tell_writer(conn, row, now)

    async def taken(self, conn: AsyncConnection, row: OutboxRow, now: datetime) -> bool:
        """The platform has it: whether it was no message, but asked that something be taken back. Where
        reports say what arrived, nobody is told yet that a message did."""
        return await self._took_back(conn, row, "", now)

    async def _took_back(self, conn: AsyncConnection, row: OutboxRow, reason: str, now: datetime) -> bool:
        """Whether it was no message: whoever asked hears what stands there still."""
        id = takebacks.takeback_of(row.message)
        if id:
            await takebacks.over(conn, id, row.id, now, reason)
            self._wakeups.turns.wake()
        return bool(id)

    async def _told_of_member(
        self, conn: AsyncConnection, row: OutboxRow, now: datetime, *, is_gone: bool
    ) -> bool:
        there = self._staff_channel
        if row.message.private and await told_privately(conn, there, row, now):
            return True
        is_person = row.address.party is Party.PERSON
        told = is_person and await told_of_member(conn, there, row, now, is_gone=is_gone)
        return told or row.message.private  # of what is private the desk never hears, not even a number

    async def tell_writer(
        self,
        conn: AsyncConnection,
        row: OutboxRow,
        now: datetime,
        reason: str = "",
        *,
        is_gone: bool = False,
    ) -> None:
        """Whoever of the staff wrote the words learns in the room whether the person has them: once that
        they were given up for that reason, and once that they arrived after all."""
        if not row.message.key.startswith(STAFF_WORDS):
            return
        kept = await outbox.cause(conn, row.id)
        wrote = load_event(kept) if kept else None
        event = _fate(wrote, reason, is_gone) if wrote else None
        if event:
            name = f"{f'given-up-{reason}' if reason else 'fate'}-{row.id}"
            await self._in_room(conn, event.case, name, event, now)
        if isinstance(wrote, StaffWrote) and not reason:
            await self._heard(conn, row, wrote.case, now)

    async def _heard(self, conn: AsyncConnection, row: OutboxRow, number: int, now: datetime) -> None:
        """Somebody cried for help, and what staff wrote has reached them."""
        case = await cases.get(conn, number)
        if case and case.cry:
            heard = CryHeard(number, row.created_at)
            await self._in_room(conn, number, f"heard-{row.id}", heard, now)

    async def _in_room(
        self, conn: AsyncConnection, case: int, name: str, event: Event, now: datetime
    ) -> None:
        await inbox.tell(conn, room_of(case, self._staff_channel), name, event, now)
        self._wakeups.turns.wake()  # it waits for this transaction

    async def _tell_staff(
        self,
        conn: AsyncConnection,
        row: OutboxRow,
        reason: str,
        notices: tuple[Notice, ...],
        now: datetime,
        *,
        is_gone: bool,
    ) -> None:
        """One notice a case. The desk is not told of its own: that notice would be parked as well."""
        logger.warning("delivery %d to %s is parked: %s", row.id, row.address.channel, reason)
        if row.address.party is Party.DESK:
            return
        if is_gone and await told_in_rooms(conn, self._staff_channel, row, reason, now):
            return
        case, to = await case_of(conn, row), _mail_address(row)
        event = DeliveryParked(row.id, row.address.channel, reason, case, notices, to)
        await inbox.tell(conn, self._desk, f"parked-{row.id}", event, now)
        if case is not None and row.address.party is not Party.ROOM:
            undelivered = CaseUndelivered(case, row.address.channel, reason, to)
            await inbox.tell(
                conn, room_of(case, self._staff_channel), f"undelivered-{row.id}", undelivered, now
            )


def _mail_address(row: OutboxRow) -> str:
    return row.address.address if row.address.party is Party.MAILBOX else ""


def _fate(wrote: Event, reason: str, is_gone: bool) -> StaffWordsDelivered | StaffWordsRefused | None:
    """None where the staff's own message has no name by which they could be told of it."""
    if not isinstance(wrote, StaffWrote | StaffEdited) or not wrote.words.id:
        return None
    if reason:
        return StaffWordsRefused(wrote.case, wrote.words.id, reason, is_gone)
    return StaffWordsDelivered(wrote.case, wrote.words.id)
