"""Which channels do not work, since when, why just now, and whether staff know: among the running bot's
own values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import settings as values
from bot.store.schema import settings

_TOLD = "yes"
_OF_AN_OUTAGE = ("since", "told", "told-at", "reported", "cause")


async def down_since(conn: AsyncConnection, channel: str) -> datetime | None:
    """UTC; None while it works."""
    return _time(await values.get(conn, f"down-since:{channel}"))


async def begin(conn: AsyncConnection, channel: str, now: datetime) -> None:
    await values.put(conn, f"down-since:{channel}", now.astimezone(UTC).isoformat())


async def told(conn: AsyncConnection, channel: str) -> list[str]:
    """Why it is, of this outage and as often as staff were told; empty stands for what is not known."""
    value = await values.get(conn, f"down-told:{channel}")
    return [] if value is None else ["" if why == _TOLD else why for why in value.split()]


async def tell(conn: AsyncConnection, channel: str, whys: Sequence[str], now: datetime) -> None:
    await values.put(conn, f"down-told:{channel}", " ".join(why or _TOLD for why in whys))
    await values.put(conn, f"down-told-at:{channel}", now.astimezone(UTC).isoformat())


@dataclass(frozen=True, slots=True)
class Cause:
    """What keeps a channel from working now, and since when it has been that (UTC). `why` is the end of a
    key (`down-…`), empty where nobody but the platform can mend it."""

    why: str
    since: datetime


async def cause(conn: AsyncConnection, channel: str) -> Cause | None:
    """None: it works, or it failed before this was kept."""
    value = await values.get(conn, f"down-cause:{channel}")
    since, _, why = (value or "").partition(" ")
    return Cause(why, datetime.fromisoformat(since)) if since else None


async def is_now(conn: AsyncConnection, channel: str, why: str, now: datetime) -> Cause:
    """It is this that keeps the channel from working."""
    known = await cause(conn, channel)
    if known is not None and known.why == why:
        return known
    await values.put(conn, f"down-cause:{channel}", f"{now.astimezone(UTC).isoformat()} {why}")
    return Cause(why, now)


async def told_at(conn: AsyncConnection, channel: str) -> datetime | None:
    """When staff were last told of this outage (UTC)."""
    return _time(await values.get(conn, f"down-told-at:{channel}"))


async def by_report(conn: AsyncConnection, channel: str) -> None:
    """Its platform takes messages, and reports that it does not deliver them."""
    await values.put(conn, f"down-reported:{channel}", "yes")


async def is_by_report(conn: AsyncConnection, channel: str) -> bool:
    return await values.get(conn, f"down-reported:{channel}") is not None


async def end(conn: AsyncConnection, channel: str, now: datetime) -> None:
    names = [f"down-{what}:{channel}" for what in _OF_AN_OUTAGE]
    await conn.execute(delete(settings).where(settings.c.key.in_(names)))
    await back(conn, channel, now)


async def back(conn: AsyncConnection, channel: str, now: datetime) -> None:
    """From now on what waited is tried as if it were new."""
    await values.put(conn, f"back-at:{channel}", now.astimezone(UTC).isoformat())


async def back_at(conn: AsyncConnection, channel: str) -> datetime | None:
    """When it last began to work again (UTC); None: it never failed."""
    return _time(await values.get(conn, f"back-at:{channel}"))


def _time(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
