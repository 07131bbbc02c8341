"""A channel that is down: staff are told once, and once when it is back.

The rules this module guards: a short break tells nobody; a long one, or one that staff can mend, tells
the desk a single time, however many messages wait and however often the process was started meanwhile;
where something else is the cause by now, what staff read last names that. A platform that takes messages
and reports later that it delivers none works again when it reports that one arrived.
"""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import desk
from bot.core.events import ChannelCameBack, ChannelWentDown
from bot.runtime.shared.wakeups import Wakeups
from bot.store.queries import inbox, outages, outbox_again

AGAIN = timedelta(hours=1)
"""A message that is always refused so is tried more often than that, and all others get through."""


class Outages:
    """`patience` is how long a channel may be down before staff hear of it."""

    def __init__(self, wakeups: Wakeups, staff_channel: str, patience: timedelta) -> None:
        self._wakeups, self._patience = wakeups, patience
        self._desk = desk(staff_channel)
        self._working: set[str] = set()  # known to work: a send need not ask the database

    async def failed(
        self,
        conn: AsyncConnection,
        channel: str,
        now: datetime,
        why: str = "",
        *,
        is_report: bool = False,
    ) -> None:
        """`why` is the end of a key (`down-…`) of what staff can mend: they hear of that at once."""
        self._working.discard(channel)
        since = await outages.down_since(conn, channel)
        if since is None:
            await outages.begin(conn, channel, now)
        if is_report:
            await outages.by_report(conn, channel)
        cause, told = await outages.is_now(conn, channel, why, now), await outages.told(conn, channel)
        begun = cause.since if told else since or now
        if await self._is_news(conn, channel, why, told, now) and await self._is_due(
            conn, channel, begun, now, why
        ):
            await outages.tell(conn, channel, [*told, why], now)
            event = ChannelWentDown(channel, since or now, why)
            await self._post(conn, event, now, again=told.count(why))

    async def _is_news(
        self, conn: AsyncConnection, channel: str, why: str, told: list[str], now: datetime
    ) -> bool:
        """What staff were told last is not so any more. What they were told before is told again at the
        earliest after an hour: two causes may take turns with every message."""
        if not told or why not in told:
            return True
        at = await outages.told_at(conn, channel)
        return why != told[-1] and (at is None or now - at >= AGAIN)

    async def _is_due(
        self, conn: AsyncConnection, channel: str, since: datetime, now: datetime, why: str
    ) -> bool:
        """A channel that was back a moment ago carries others, and is not told of at once again."""
        back = await outages.back_at(conn, channel) if why else None
        at_once = bool(why) and (back is None or now - back >= AGAIN)
        return at_once or now - since >= self._patience

    async def works(
        self, conn: AsyncConnection, channel: str, now: datetime, *, has_arrived: bool = False
    ) -> None:
        """Its platform answers, or reports even that something `has_arrived`."""
        if channel in self._working:
            return
        since = await outages.down_since(conn, channel)
        if since is not None:
            by_report = await outages.is_by_report(conn, channel)
            if by_report and not has_arrived:
                return
            await self._back(conn, channel, since, now)
            if by_report:
                await outbox_again.at_once(conn, channel)
        self._working.add(channel)

    async def _back(self, conn: AsyncConnection, channel: str, since: datetime, now: datetime) -> None:
        if await outages.told(conn, channel):
            await self._post(conn, ChannelCameBack(channel, since), now)
        await outages.end(conn, channel, now)

    async def _post(
        self,
        conn: AsyncConnection,
        event: ChannelWentDown | ChannelCameBack,
        now: datetime,
        *,
        again: int = 0,
    ) -> None:
        name = f"{type(event).__name__}-{event.channel}-{event.since.isoformat()}"
        if isinstance(event, ChannelWentDown) and event.why:
            name += f"-{event.why}"
        name += f"-{again}" if again else ""
        await inbox.tell(conn, self._desk, name, event, now)
        self._wakeups.turns.wake()
