"""When Rida last heard from Telegram, which keeps what people write for a day and then drops it.

The rule this module guards: whoever was not heard for longer than that may have lost their words, and is
not left to believe otherwise. Update numbers run in sequence, so how many are missing can mostly be told.

No update waits for this to be written: the time is noted once a minute, and which number came last is
known from the inbox.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.core.events import ChannelMissed, ChannelSilent, Event
from bot.runtime.shared.clock import Clock
from bot.store.queries import inbox, settings
from bot.store.sqlite.database import Database

CHANNEL = "telegram"
KEPT_FOR = timedelta(hours=24)  # by Telegram
IN_SEQUENCE = timedelta(days=7)  # after a week without an update, the next one's number is anything
NOTED = timedelta(minutes=1)  # how exactly the time is kept
MINUTE_BRINGS = 5_000  # events at the most: Telegram lets a bot answer 1,800 in that time


@dataclass(frozen=True, slots=True)
class Heard:
    """`update` is the highest number that came, at `update_at`. `unknown_since`: a silence is over and it
    is not known yet what is missing."""

    at: datetime
    update: int = 0
    update_at: datetime | None = None
    unknown_since: datetime | None = None


class Hearing:
    """`bot` is the bot's own id. `tell` brings an event to the staff's desk, once for each name."""

    def __init__(
        self, database: Database, clock: Clock, bot: str, tell: Callable[[str, Event], Awaitable[None]]
    ) -> None:
        self._database, self._clock, self._tell = database, clock, tell
        self._key, self._named = f"telegram-heard-{bot}", update_name(bot, "")
        self._last: Heard | None = None
        self._noted: Heard | None = None
        self._loaded, self._one = False, asyncio.Lock()

    async def heard(self, updates: Sequence[int] = ()) -> None:
        """Telegram answered just now, and brought these."""
        async with self._one:
            await self._load()
            await self._told(self._clock.now(), sorted(updates))

    async def note(self) -> None:
        """What was heard last is written down: the process ends."""
        if self._last and self._last != self._noted:
            await self._write(self._last)

    async def _load(self) -> None:
        if self._loaded:
            return
        async with self._database.read() as conn:
            kept = _read(await settings.get(conn, self._key))
            came = await inbox.highest_number(conn, CHANNEL, self._named, MINUTE_BRINGS)
        self._last, self._loaded = _at_least(kept, came), True

    async def _told(self, now: datetime, updates: Sequence[int]) -> None:
        last = self._last or Heard(now)
        is_silent = now - last.at >= KEPT_FOR
        missing = _missing(last, now, updates)
        if is_silent:
            await self._tell_of(last.at, now, missing)
        elif last.unknown_since and missing is not None:
            name = f"channel-missed-{last.unknown_since.isoformat()}"
            await self._tell(name, ChannelMissed(CHANNEL, last.unknown_since, missing))
        unknown = last.at if is_silent else last.unknown_since
        known = bool(updates) or missing is not None
        await self._keep(_after(last, now, updates, None if known else unknown))

    async def _tell_of(self, since: datetime, now: datetime, missing: int | None) -> None:
        name = f"channel-silent-{since.isoformat()}"
        await self._tell(name, ChannelSilent(CHANNEL, since, now, missing))

    async def _keep(self, heard: Heard) -> None:
        """Written once a minute, however often we hear, and at once where a silence begins or ends."""
        self._last, noted = heard, self._noted
        if not noted or noted.unknown_since != heard.unknown_since or abs(heard.at - noted.at) >= NOTED:
            await self._write(heard)

    async def _write(self, heard: Heard) -> None:
        """A power cut may take a minute of it back, so nobody waits for the disk."""
        async with self._database.write_behind() as conn:
            await settings.put(conn, self._key, json.dumps(asdict(heard), default=datetime.isoformat))
        self._noted = heard


def _missing(last: Heard, now: datetime, updates: Sequence[int]) -> int | None:
    """How many numbers lie between what came and what comes; None where that cannot be told."""
    new = [number for number in updates if number > last.update]
    if not new or not last.update_at or now - last.update_at >= IN_SEQUENCE:
        return None
    return new[0] - last.update - 1


def _after(last: Heard, now: datetime, updates: Sequence[int], unknown: datetime | None) -> Heard:
    if not updates:
        return replace(last, at=now, unknown_since=unknown)
    is_new = not last.update_at or now - last.update_at >= IN_SEQUENCE
    return Heard(now, updates[-1] if is_new else max(last.update, updates[-1]), now, unknown)


def _read(kept: str | None) -> Heard | None:
    told = json.loads(kept or "null")
    if told is None:
        return None
    times = {name: told[name] and datetime.fromisoformat(told[name]) for name in _TIMES}
    return Heard(update=told["update"], **times)


_TIMES = ("at", "update_at", "unknown_since")


def number_of(update: Any) -> int:
    """0 for what has none."""
    id = update.get("update_id") if isinstance(update, dict) else None
    return id if isinstance(id, int) and not isinstance(id, bool) else 0


def update_name(bot: str, number: int | str) -> str:
    """Under which the inbox keeps it once for ever. Each bot counts by itself."""
    return f"update-{bot}-{number}"


def _at_least(heard: Heard | None, update: int) -> Heard | None:
    """What came after it was noted, up to a kill, is in the inbox."""
    return replace(heard, update=max(heard.update, update)) if heard else None
