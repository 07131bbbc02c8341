"""A channel that is down: staff are told once, and once when it is back.

The rule this module guards: a short break tells nobody; a long one tells the desk a single time, however
many messages wait and however often the process was started meanwhile.
"""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import desk
from bot.core.events import ChannelCameBack, ChannelWentDown
from bot.runtime.shared.wakeups import Wakeups
from bot.runtime.turns.effects import INTERNAL, EffectApplier, MessageRenderer
from bot.store.queries import inbox, outages


class Outages:
    """`patience` is how long a channel may be down before staff hear of it."""

    def __init__(
        self, renderer: MessageRenderer, wakeups: Wakeups, staff_channel: str, patience: timedelta
    ) -> None:
        self._renderer, self._wakeups, self._patience = renderer, wakeups, patience
        self._desk = desk(staff_channel)
        self._working: set[str] = set()  # known to work: a send need not ask the database

    async def failed(self, conn: AsyncConnection, channel: str, now: datetime) -> None:
        self._working.discard(channel)
        since = await outages.down_since(conn, channel)
        if since is None:
            await outages.begin(conn, channel, now)
        elif now - since >= self._patience and not await outages.is_told(conn, channel):
            await outages.tell(conn, channel)
            await self._post(conn, ChannelWentDown(channel, since), now)

    async def works(self, conn: AsyncConnection, channel: str, now: datetime) -> None:
        if channel in self._working:
            return
        since = await outages.down_since(conn, channel)
        if since is not None:
            if await outages.is_told(conn, channel):
                await self._post(conn, ChannelCameBack(channel, since), now)
            await outages.end(conn, channel, now)
        self._working.add(channel)

    async def _post(
        self, conn: AsyncConnection, event: ChannelWentDown | ChannelCameBack, now: datetime
    ) -> None:
        there = await EffectApplier(conn, self._renderer, now).at(self._desk)
        name = f"{type(event).__name__}-{event.channel}-{event.since.isoformat()}"
        await inbox.put(conn, there.id, INTERNAL, name, event, now)
        self._wakeups.turns.wake()
