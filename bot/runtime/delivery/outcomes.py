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
from bot.runtime.turns.effects import INTERNAL, EffectApplier, MessageRenderer
from bot.store.codec import load_event
from bot.store.queries import cases, inbox, outbox, takebacks
from bot.store.queries.outbox import OutboxRow

logger = logging.getLogger(__name__)


class DeliveryOutcomes:
    """Everything here is done in the transaction that writes what became of the message."""

    def __init__(self, renderer: MessageRenderer, wakeups: Wakeups, staff_channel: str) -> None:
        self._renderer, self._wakeups, self._staff_channel = renderer, wakeups, staff_channel
        self._desk = desk(staff_channel)

    async def park(
        self, conn: AsyncConnection, rows: list[OutboxRow], reason: str, now: datetime
    ) -> None:
        """Give these up, for the reason that a typed send error's name says. What its person is told at
        another address of theirs is not given up."""
        rows = await told_elsewhere(conn, rows, reason, now)
        for row in rows:
            await outbox.park(conn, row.id)
            await self.tell_writer(conn, row, now, reason)
        said = [row for row in rows if not await self._took_back(conn, row, reason, now)]
        rest = [row for row in said if not await self._told_of_member(conn, row, reason, now)]
        for row in {row.message.case: row for row in reversed(rest)}.values():
            same = [each.message.notices for each in rest if each.message.case == row.message.case]
            notices = tuple(notice for told in same for notice in told)
            await self._tell_staff(conn, row, reason, notices, now)

    async def arrived(self, conn: AsyncConnection, row: OutboxRow, now: datetime) -> None:
        """Whoever wrote it, or asked that something be taken back, is told."""
        if not await self._took_back(conn, row, "", now):
            await self.tell_writer(conn, row, now)

    async def _took_back(self, conn: AsyncConnection, row: OutboxRow, reason: str, now: datetime) -> bool:
        """Whether it was no message: whoever asked hears what stands there still."""
        id = takebacks.takeback_of(row.message)
        if id:
            await takebacks.over(conn, id, row.id, now, reason)
            self._wakeups.turns.wake()
        return bool(id)

    async def _told_of_member(
        self, conn: AsyncConnection, row: OutboxRow, reason: str, now: datetime
    ) -> bool:
        there = (self._renderer, self._staff_channel)
        if row.message.private and await told_privately(conn, *there, row, now):
            return True
        is_person = row.address.party is Party.PERSON
        told = is_person and await told_of_member(conn, *there, row, reason, now)
        return told or row.message.private  # of what is private the desk never hears, not even a number

    async def tell_writer(
        self, conn: AsyncConnection, row: OutboxRow, now: datetime, reason: str = ""
    ) -> None:
        """Whoever of the staff wrote the words learns in the room whether the person has them."""
        if not row.message.key.startswith(STAFF_WORDS):
            return
        kept = await outbox.cause(conn, row.id)
        wrote = load_event(kept) if kept else None
        event = _fate(wrote, reason) if wrote else None
        if event:
            await self._in_room(conn, event.case, f"fate-{row.id}", event, now)
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
        room = await EffectApplier(conn, self._renderer, now).at(room_of(case, self._staff_channel))
        await inbox.put(conn, room.id, INTERNAL, name, event, now)
        self._wakeups.turns.wake()  # it waits for this transaction

    async def _tell_staff(
        self,
        conn: AsyncConnection,
        row: OutboxRow,
        reason: str,
        notices: tuple[Notice, ...],
        now: datetime,
    ) -> None:
        """One notice a case. The desk is not told of its own: that notice would be parked as well."""
        logger.warning("delivery %d to %s is parked: %s", row.id, row.address.channel, reason)
        there = (self._renderer, self._staff_channel)
        if row.address.party is Party.DESK or await told_in_rooms(conn, *there, row, reason, now):
            return
        case, to = await case_of(conn, row), _mail_address(row)
        staff = await EffectApplier(conn, self._renderer, now).at(self._desk)
        event = DeliveryParked(row.id, row.address.channel, reason, case, notices, to)
        await inbox.put(conn, staff.id, INTERNAL, f"parked-{row.id}", event, now)
        if case is not None and row.address.party is not Party.ROOM:
            room = await EffectApplier(conn, self._renderer, now).at(room_of(case, self._staff_channel))
            undelivered = CaseUndelivered(case, row.address.channel, reason, to)
            await inbox.put(conn, room.id, INTERNAL, f"undelivered-{row.id}", undelivered, now)


def _mail_address(row: OutboxRow) -> str:
    return row.address.address if row.address.party is Party.MAILBOX else ""


def _fate(wrote: Event, reason: str) -> StaffWordsDelivered | StaffWordsRefused | None:
    """None where the staff's own message has no name by which they could be told of it."""
    if not isinstance(wrote, StaffWrote | StaffEdited) or not wrote.words.id:
        return None
    if reason:
        return StaffWordsRefused(wrote.case, wrote.words.id, reason)
    return StaffWordsDelivered(wrote.case, wrote.words.id)
