"""`rida check` on who else works with the bot's token.

The rule this module guards: looking takes no update from anybody. A request that waits for updates ends
the one that another program waits in, which asks again at once and so is seen; a running Rida is not
asked again but read, for it would be seen as its own rival.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from urllib.parse import urlsplit

import typer
from telegram import WebhookInfo
from telegram.error import Conflict, TelegramError

from bot.channels.telegram.api.client import Client
from bot.channels.telegram.api.http import AiohttpRequest
from bot.channels.telegram.incoming.update_conflicts import known
from bot.channels.telegram.incoming.webhook import PATH
from bot.commands.beside import is_running, reading
from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.config import Settings

ABOUT = "telegram"
SHARED = ("rival", "rival-since", "hook-now", "hook-left", "hook-elsewhere")
"""The names of what is found."""

HOLD = 6  # seconds that a request waits: any other program asks again by then
TRIES, PAUSE = 3, 2.0  # while updates wait, which are answered at once


async def conflicts(settings: Settings, client: Client, hook: WebhookInfo) -> AsyncIterator[Finding]:
    for finding in _webhook(settings, hook):
        yield finding
    if is_running(settings):
        async for finding in _noticed(settings):
            yield finding
    elif settings.telegram.mode == "polling" and not hook.url and await _is_refused(client):
        yield _said(Level.ERROR, "rival")


def _webhook(settings: Settings, hook: WebhookInfo) -> Iterator[Finding]:
    """Only the host is named: the rest of an address may be a secret."""
    host, ours = urlsplit(hook.url).hostname or "?", f"{settings.web.public_url.rstrip('/')}{PATH}"
    if settings.telegram.mode == "polling" and hook.url and is_running(settings):
        yield _said(Level.ERROR, "hook-now", host=host)
    elif settings.telegram.mode == "polling" and hook.url:
        yield _said(Level.WARNING, "hook-left", host=host)
    elif settings.telegram.mode == "webhook" and hook.url not in ("", ours) and settings.web.public_url:
        yield _said(Level.WARNING, "hook-elsewhere", host=host)


def _said(level: Level, key: str, **values: str) -> Finding:
    what, mend = say(f"check-shared-{key}", **values), say(f"check-shared-{key}-mend")
    return Finding(level, ABOUT, what, mend, f"telegram:shared-{key}")


async def _noticed(settings: Settings) -> AsyncIterator[Finding]:
    try:
        async with reading(settings) as conn:
            episode = await known(conn)
    except typer.Exit:  # what is wrong with the file is said elsewhere
        return
    if episode and episode.is_told:
        since = episode.since.astimezone(settings.working_time.zone).strftime("%Y-%m-%d %H:%M")
        yield _said(Level.ERROR, "rival-since", since=since)


async def _is_refused(client: Client) -> bool:
    """Nothing is confirmed and no kind of update chosen: whoever asks next gets the same."""
    request = AiohttpRequest(1, HOLD + 10.0)
    try:
        for _ in range(TRIES):
            found = await request.post(f"{client.base_url}/getUpdates?timeout={HOLD}&limit=1")
            if not found:
                break
            await asyncio.sleep(PAUSE)
    except Conflict:
        return True
    except TelegramError:
        return False  # whether it can be reached at all is said elsewhere
    finally:
        await request.shutdown()
    return False
