"""Another program that takes this bot's updates: a second Rida, or whoever else has the token.

The rule this module guards: staff hear of it once, and once when it is over, however often this process
was started meanwhile; an overlap of moments, as at a restart elsewhere, tells nobody.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.channels.telegram.api.client import Client
from bot.core.events import BotOurs, BotShared, Event, SharedBy
from bot.runtime.shared.clock import Clock
from bot.store.queries import settings
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=30)  # from the first conflict until staff hear of it
QUIET = timedelta(minutes=10)  # without one, and it is over: two programs are not refused at every try
LOOK = 60.0  # seconds between looks at where the webhook leads
KEPT = "telegram-rival"


@dataclass(frozen=True, slots=True)
class Episode:
    """`how` the other program gets our updates: by `polling` or by a `webhook`."""

    how: SharedBy
    since: datetime
    last: datetime
    is_told: bool = False


class UpdateConflicts:
    """`tell` brings an event to the staff's desk; it is called once for each name."""

    def __init__(
        self, database: Database, clock: Clock, tell: Callable[[str, Event], Awaitable[None]]
    ) -> None:
        self._database, self._clock, self._tell = database, clock, tell
        self._episode: Episode | None = None

    @property
    def since(self) -> datetime | None:
        """None while the updates are all ours."""
        return self._episode.since if self._episode and self._episode.is_told else None

    async def load(self) -> None:
        """What was known before the last stop."""
        async with self._database.read() as conn:
            self._episode = await known(conn)

    async def met(self, how: SharedBy) -> None:
        """The updates went to somebody else just now."""
        now = self._clock.now()
        begun = self._episode or Episode(how, now, now)
        told = begun.is_told or now - begun.since >= PATIENCE
        if told and not begun.is_told:
            await self._tell(f"bot-shared-{begun.since.isoformat()}", BotShared(how, begun.since))
        await self._keep(replace(begun, last=now, is_told=told))

    async def unmet(self) -> None:
        """They came to us."""
        episode = self._episode
        if episode is None or self._clock.now() - episode.last < QUIET:
            return
        if episode.is_told:
            await self._tell(f"bot-ours-{episode.since.isoformat()}", BotOurs(episode.since))
        await self._keep(None)

    async def _keep(self, episode: Episode | None) -> None:
        async with self._database.write() as conn:
            await settings.put(conn, KEPT, _written(episode))
        self._episode = episode


def how(error: Conflict) -> SharedBy:
    return "webhook" if "webhook" in error.message.lower() else "polling"


def _written(episode: Episode | None) -> str:
    return json.dumps(asdict(episode), default=datetime.isoformat) if episode else ""


async def known(conn: AsyncConnection) -> Episode | None:
    """As it was kept last."""
    kept = json.loads(await settings.get(conn, KEPT) or "null")
    if kept is None:
        return None
    since, last = (datetime.fromisoformat(kept[name]) for name in ("since", "last"))
    return Episode(kept["how"], since, last, kept["is_told"])


async def watch(
    client: Client,
    url: str,
    conflicts: UpdateConflicts,
    heard: Callable[[], Awaitable[None]],
    stop: asyncio.Event,
    on_token: Callable[[bool], None] = lambda _: None,
) -> None:
    """Until `stop`: whether the webhook still leads to us. Nothing is refused us when it does not.
    Without a `url` nobody can tell, and Telegram is only heard to be there. `on_token` is told whether
    Telegram refuses the token."""
    stopped = asyncio.create_task(stop.wait())
    try:
        while not stopped.done():
            await _looked(client, url, conflicts, heard, on_token)
            await asyncio.wait({stopped}, timeout=LOOK)
    finally:
        stopped.cancel()


async def _looked(
    client: Client,
    url: str,
    conflicts: UpdateConflicts,
    heard: Callable[[], Awaitable[None]],
    on_token: Callable[[bool], None],
) -> None:
    try:
        leads = (await client.get_webhook_info()).url
        on_token(False)
    except TelegramError as error:
        if isinstance(error, InvalidToken):
            on_token(True)
        logger.info("where the webhook leads is not known: %s", type(error).__name__)
        return
    if not url or leads == url:
        await heard()
        await conflicts.unmet()
    else:
        logger.warning("the webhook no longer leads to us: another program has the same token")
        await conflicts.met("webhook")
