"""What may not be said now, because its reader's platform takes nothing freely until they write again.

The rules this module guards: it is asked at the send, not before; what is held is never told as sent, and
whoever wrote it is told; whoever wrote while it was on its way is sent it after all; and where the
platform knows templates, the person is called once, by one that says nothing of what waits.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import room_of
from bot.core.events import (
    AnswerHeld,
    DisclosureAnswered,
    DisclosureHeld,
    Event,
    StaffEdited,
    StaffWrote,
)
from bot.core.purpose import Purpose, purpose_of
from bot.core.reply_window import WINDOW, reply_window
from bot.runtime.delivery.calls import Calls
from bot.runtime.delivery.channel import Channel, Held
from bot.runtime.shared.wakeups import Wakeups
from bot.runtime.turns.effects import MessageRenderer
from bot.store.codec import load_event
from bot.store.queries import conversations, disclosures, held, inbox, outbox
from bot.store.queries.outbox import OutboxRow


class Holding:
    def __init__(
        self,
        renderer: MessageRenderer,
        wakeups: Wakeups,
        staff_channel: str,
        channels: Mapping[str, Channel],
    ) -> None:
        self._wakeups, self._staff_channel = wakeups, staff_channel
        self.calls = Calls(renderer, wakeups, staff_channel, channels)

    def ask(self, row: OutboxRow, now: datetime) -> None:
        """Raises Held: by what the row was loaded with, nothing may be said freely there at `now`. What
        calls somebody may. Nothing is asked where there is no window."""
        if row.free_until is None:
            return
        is_call = purpose_of(row.message) is Purpose.TEMPLATE
        if not is_call and not reply_window(row.free_until, now).is_free:
            raise Held("the window for free replies is closed")

    async def hold(self, conn: AsyncConnection, rows: Sequence[OutboxRow], now: datetime) -> None:
        """These are sent once their reader writes; they stay as they are where that happened meanwhile.
        What reminds somebody of what they left open is not said any more."""
        if not await self._is_closed(conn, rows[0], now):
            return
        nudges = [row for row in rows if purpose_of(row.message) is Purpose.NUDGE]
        kept = [row for row in rows if row not in nudges]
        await held.drop(conn, [row.id for row in nudges])
        await held.hold(conn, kept, now)
        worth = [row for row in kept if purpose_of(row.message).calls]
        if worth:
            call = await self.calls.call(conn, worth, now)
            await self._tell(conn, worth, call, now)

    async def _is_closed(self, conn: AsyncConnection, row: OutboxRow, now: datetime) -> bool:
        """A platform that says so is believed, whatever we thought of the window, unless they wrote after
        the send."""
        whose, was = row.conversation_id, row.free_until
        until = await conversations.free_until(conn, whose)
        if not reply_window(until, now).is_free:
            return True
        sent_at = await held.sent_before(conn, row.id)
        if until and (until != was or (sent_at and until - WINDOW > sent_at)):
            return False
        await conversations.shut(conn, whose, now)
        return True

    # whoever wrote it

    async def _tell(
        self, conn: AsyncConnection, rows: Sequence[OutboxRow], call: str, now: datetime
    ) -> None:
        since = await conversations.free_until(conn, rows[0].conversation_id) or now
        for row in rows:
            kept = await outbox.cause(conn, row.id)
            cause = load_event(kept) if kept else None
            if isinstance(cause, DisclosureAnswered):
                await self._tell_reader(conn, row, cause, since, now)
            elif not row.message.private:
                await self._tell_room(conn, row, cause, AnswerHeld(0, "", since, call), now)

    async def _tell_room(
        self, conn: AsyncConnection, row: OutboxRow, cause: Event | None, told: AnswerHeld, now: datetime
    ) -> None:
        """Once for each message, and each time that the window was found closed."""
        case = getattr(cause, "case", None)
        if not isinstance(case, int):
            return
        by_staff = isinstance(cause, StaffWrote | StaffEdited)
        event = AnswerHeld(case, cause.words.id if by_staff else "", told.since, told.call)  # type: ignore[union-attr]
        await inbox.tell(conn, room_of(case, self._staff_channel), _named(row, told.since), event, now)
        self._wakeups.turns.wake()

    async def _tell_reader(
        self,
        conn: AsyncConnection,
        row: OutboxRow,
        cause: DisclosureAnswered,
        since: datetime,
        now: datetime,
    ) -> None:
        """Where they wrote it, and nobody else."""
        found = await disclosures.get(conn, cause.disclosure)
        line = found.lines[cause.line] if found and cause.line < len(found.lines) else None
        if line is None or line.private is None:
            return
        event = DisclosureHeld(cause.disclosure, line.by)
        await inbox.tell(conn, line.private, _named(row, since), event, now)
        self._wakeups.turns.wake()


def _named(row: OutboxRow, since: datetime) -> str:
    return f"held-{row.id}-{since.isoformat()}"
