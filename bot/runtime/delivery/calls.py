"""Calling somebody to whom nothing may be said freely: an approved template says that something waits.

The rules this module guards: nobody is called twice before they have written; no template is used that
its platform does not take; and where only so many people a day may be called, answers go first, and
whoever waits for their day is told to nobody as called.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.allowance import may_open
from bot.core.conversation import Address, Choice, desk, room_of
from bot.core.effects import Reply, Text
from bot.core.events import CallRefused, Event, PlatformOptedOut, TemplateChanged
from bot.core.held import HeldMessage
from bot.core.messages import Message
from bot.core.purpose import TEMPLATE_MESSAGE, TEMPLATE_REPLY, Purpose, purpose_of
from bot.core.reply_window import SHOW_HELD
from bot.runtime.delivery.channel import Calling, Channel, SendError
from bot.runtime.shared.wakeups import Wakeups
from bot.runtime.turns.effects import MessageRenderer
from bot.store.queries import calls, cases, conversations, held, inbox, message_templates, outbox
from bot.store.queries.calls import Call
from bot.store.queries.message_templates import TemplateState
from bot.store.queries.outbox import OutboxRow
from bot.store.sqlite.database import Database

NUMBERED = frozenset({Purpose.ANSWER, Purpose.MOVED_DATE})
"""What is told with the number of its case."""

SELDOM = timedelta(minutes=1)

UNWANTED = "template-unwanted"
"""They stopped in their app what a society sends unasked, and the platform takes the template for that:
it is their word as much as one that they write."""

FOR_ONE = frozenset({"template-held-back", UNWANTED})
"""Refusals of one person's platform, not of the template."""


class Calls:
    def __init__(
        self,
        renderer: MessageRenderer,
        wakeups: Wakeups,
        staff_channel: str,
        channels: Mapping[str, Channel],
    ) -> None:
        self._renderer, self._wakeups, self._staff_channel = renderer, wakeups, staff_channel
        self._channels: Mapping[str, object] = channels
        self.may_wait = True  # until somebody has looked
        self._looked: datetime | None = None

    async def call(self, conn: AsyncConnection, rows: Sequence[OutboxRow], now: datetime) -> str:
        """Whoever these wait for is told that something does, if they were not. Gives how that stands:
        `open`, `waiting` for its day, or `none`."""
        row = min(rows, key=lambda each: purpose_of(each.message).rank)
        whose, purpose, about = row.conversation_id, purpose_of(row.message), await _about(conn, row)
        known = await calls.of(conn, whose)
        if known is None:
            if (
                await self._carrier(conn, row.address.channel, await _language(conn, whose), about)
                is None
            ):
                return "none"
            await calls.begin(conn, whose, purpose, about, now)
        elif known.outbox_id is None and purpose.rank < known.purpose.rank:
            await calls.raise_to(conn, known.id, purpose, about)
        await self._open(conn, row.address.channel, now)
        now_known = await calls.of(conn, whose)
        return calls.OPEN if now_known and now_known.outbox_id else calls.WAITING

    # those that wait for their day

    async def look(self, database: Database, now: datetime) -> None:
        """Whether somebody's day has come. Nothing is asked while nobody waits, nor twice in a minute."""
        if not self.may_wait or (self._looked and abs(now - self._looked) < SELDOM):
            return
        self.may_wait, self._looked = False, now
        async with database.write() as conn:
            for channel in await calls.channels_waiting(conn):
                await self._open(conn, channel, now)

    async def _open(self, conn: AsyncConnection, name: str, now: datetime) -> None:
        """Those whose turn it is today, what matters most first."""
        channel, left = self._channels.get(name), False
        limit = channel.new_people_a_day if isinstance(channel, Calling) else None
        used = await calls.opened_lately(conn, name, now) if limit is not None else 0
        for call in await calls.waiting(conn, name):
            is_counted = await calls.was_opened_lately(conn, call.conversation_id, now)
            if limit is None or is_counted or may_open(call.purpose, used, limit):
                used += 0 if is_counted else 1
                await self._send(conn, name, call, now)
            else:
                left = True
        self.may_wait = self.may_wait or left

    async def _send(self, conn: AsyncConnection, channel: str, call: Call, now: datetime) -> None:
        language = await _language(conn, call.conversation_id)
        key = await self._carrier(conn, channel, language, call.case)
        if key is None:
            await calls.over(conn, call.conversation_id)
            return
        message = self._words(key, call.case, language)
        row = await outbox.queue(conn, call.conversation_id, message, now)
        await calls.opened(conn, call.id, row, now)
        self._wakeups.outbox.wake()

    def _words(self, key: str, case: int, language: str) -> Message:
        args = {"number": case} if key == TEMPLATE_REPLY else {}
        return self._renderer.render(Reply(Text(key, args), (Choice(SHOW_HELD),)), language, 0, None)

    async def _carrier(self, conn: AsyncConnection, channel: str, language: str, case: int) -> str | None:
        """The key of what may be sent there now: the number goes along where it may."""
        keys = (TEMPLATE_REPLY, TEMPLATE_MESSAGE) if case else (TEMPLATE_MESSAGE,)
        for key in keys:
            state = await self._state(conn, channel, key, language)
            if state and state.is_usable:
                return key
        return None

    async def _state(
        self, conn: AsyncConnection, channel: str, key: str, language: str
    ) -> TemplateState | None:
        knows = self._channels.get(channel)
        if not isinstance(knows, Calling):
            return TemplateState(channel, key, language)
        named = knows.template_of(key, language)
        return await message_templates.get(conn, channel, *named) if named else None

    # what became of one

    async def refused(
        self, conn: AsyncConnection, row: OutboxRow, error: SendError, now: datetime
    ) -> None:
        """What was held stays held. The desk hears once which template it is; the rooms hear that nobody
        was called."""
        await outbox.park(conn, row.id)
        await calls.not_sent(conn, row.id)
        state = await self._state(conn, row.address.channel, row.message.key, row.message.language)
        if state and error.why not in FOR_ONE and state.is_usable:
            await message_templates.save(conn, replace(state, why=error.why or "refused"), now)
        if state and (error.why in FOR_ONE or state.is_usable):
            what = TemplateChanged(state.channel, state.name, state.language, error.why or "refused")
            await self._post_to_desk(conn, what, now)
        if error.why == UNWANTED:
            named = f"unwanted-{row.id}"
            await inbox.put(conn, row.conversation_id, inbox.INTERNAL, named, PlatformOptedOut(), now)
        for case in await _cases_held(conn, row.conversation_id):
            there = room_of(case, self._staff_channel)
            await self._post(conn, there, f"uncalled-{row.id}-{case}", CallRefused(case), now)

    async def ended(self, conn: AsyncConnection, rows: Sequence[OutboxRow]) -> None:
        """These were given up: whoever they should have called is called by nobody."""
        for row in rows:
            if purpose_of(row.message) is Purpose.TEMPLATE:
                await calls.not_sent(conn, row.id)

    async def heard(
        self,
        conn: AsyncConnection,
        before: TemplateState,
        after: TemplateState,
        told: TemplateChanged | None,
        now: datetime,
    ) -> None:
        """A platform says something of a template: kept, told to the desk, and where it may be used again
        those are called who were not."""
        if before != after:
            await message_templates.save(conn, after, now)
        if told:
            await self._post_to_desk(conn, told, now)
        if before != after and after.is_usable:
            await self.call_again(conn, after.channel, now)

    async def call_again(self, conn: AsyncConnection, channel: str, now: datetime) -> None:
        for whose in await held.readers(conn, channel):
            worth = [row for row in await held.of(conn, whose) if purpose_of(row.message).calls]
            if worth:
                await self.call(conn, worth, now)

    async def _post_to_desk(self, conn: AsyncConnection, event: TemplateChanged, now: datetime) -> None:
        name = f"template-{event.name}-{event.language}-{event.what}-{event.detail}-{now.date()}"
        await self._post(conn, desk(self._staff_channel), name, event, now)

    async def _post(
        self, conn: AsyncConnection, to: Address, name: str, event: Event, now: datetime
    ) -> None:
        await inbox.tell(conn, to, name, event, now)
        self._wakeups.turns.wake()


async def _language(conn: AsyncConnection, conversation_id: int) -> str:
    return await conversations.language_of(conn, conversation_id)


async def _about(conn: AsyncConnection, row: OutboxRow) -> int:
    """The case whose number may stand in what anybody may read who holds the telephone; 0: none may. Of
    one that was recorded nobody has said yet that it is theirs."""
    number = HeldMessage(row.id, row.message).case
    is_told = purpose_of(row.message) in NUMBERED and not row.message.private
    case = await cases.get(conn, number) if is_told and number else None
    return number if case and not case.is_unclaimed else 0


async def _cases_held(conn: AsyncConnection, conversation_id: int) -> list[int]:
    found = [await _about(conn, row) for row in await held.of(conn, conversation_id)]
    return sorted({case for case in found if case})
