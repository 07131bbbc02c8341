"""How many messages went out this month on channels where each has its price, and the desk's warning.

The rules this module guards: it is counted in the transaction that marks or reports the message; staff
are warned once a month at each share of the allowance, before it is used up and when it is.
"""

from datetime import datetime, tzinfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import desk
from bot.core.events import AllowanceUsed
from bot.core.message_budget import TEMPLATES
from bot.core.message_costs import Budget, money
from bot.runtime.shared.wakeups import Wakeups
from bot.store.queries import inbox, message_budget


class MessageCounter:
    """Months are those of `zone`, the society's."""

    def __init__(
        self,
        budget: Budget,
        zone: tzinfo,
        wakeups: Wakeups,
        staff_channel: str,
    ) -> None:
        self._budget, self._zone = budget, zone
        self._wakeups, self._desk = wakeups, desk(staff_channel)

    async def sent(self, conn: AsyncConnection, channel: str, name: str, key: str, now: datetime) -> None:
        """The platform took it under this name. `key` is its text's: no allowance is for templates."""
        category = "utility" if key.startswith(TEMPLATES) else ""
        await self._count(conn, channel, name, now, category, billable=None)

    async def heard(
        self,
        conn: AsyncConnection,
        channel: str,
        name: str,
        at: datetime,
        category: str,
        *,
        billable: bool | None,
        now: datetime,
    ) -> None:
        """The platform says what it costs; of what it says nothing, nothing new is counted."""
        if category or billable is not None:
            await self._count(conn, channel, name, at, category, billable=billable, now=now)

    async def failed(self, conn: AsyncConnection, channel: str, name: str) -> None:
        await message_budget.uncount(conn, channel, name)

    async def _count(
        self,
        conn: AsyncConnection,
        channel: str,
        name: str,
        at: datetime,
        category: str,
        *,
        billable: bool | None,
        now: datetime | None = None,
    ) -> None:
        month = f"{at.astimezone(self._zone):%Y-%m}"
        before = await message_budget.free_replies(conn, channel, month)
        await message_budget.count(conn, channel, name, month, category, billable=billable)
        used = await message_budget.free_replies(conn, channel, month)
        for share in self._budget.crossed(before, used):
            price = money(self._budget.price) if self._budget.price else ""
            about = (self._budget.allowance, price, self._budget.currency)
            await self._warn(conn, AllowanceUsed(channel, month, used, share, *about), now or at)

    async def _warn(self, conn: AsyncConnection, event: AllowanceUsed, now: datetime) -> None:
        name = f"allowance-{event.channel}-{event.month}-{event.share}"
        await inbox.tell(conn, self._desk, name, event, now)
        self._wakeups.turns.wake()
