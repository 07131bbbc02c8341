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
from bot.config import Settings

ABOUT = "telegram"
HOLD = 6  # seconds that a request waits: any other program asks again by then
TRIES, PAUSE = 3, 2.0  # while updates wait, which are answered at once
STOP = "stop the other program; if nobody knows it, ask @BotFather for a new token (/revoke)"


async def conflicts(settings: Settings, client: Client, hook: WebhookInfo) -> AsyncIterator[Finding]:
    for finding in _webhook(settings, hook):
        yield finding
    if is_running(settings):
        async for finding in _noticed(settings):
            yield finding
    elif settings.telegram.mode == "polling" and not hook.url and await _is_refused(client):
        what = "another program asks for this bot's updates with the same token"
        yield Finding(Level.ERROR, ABOUT, what, STOP)


def _webhook(settings: Settings, hook: WebhookInfo) -> Iterator[Finding]:
    """Only the host is named: the rest of an address may be a secret."""
    host, ours = urlsplit(hook.url).hostname, f"{settings.web.public_url.rstrip('/')}{PATH}"
    if settings.telegram.mode == "polling" and hook.url and is_running(settings):
        what = f"the bot's updates are led to {host} by a webhook, while Rida asks for them"
        yield Finding(Level.ERROR, ABOUT, what, "stop the program that set it, then start Rida again")
    elif settings.telegram.mode == "polling" and hook.url:
        what = f"a webhook leads to {host}, and mode is polling: Rida takes it away when it starts"
        yield Finding(Level.WARNING, ABOUT, what, "make sure that no other program works with this token")
    elif settings.telegram.mode == "webhook" and hook.url not in ("", ours) and settings.web.public_url:
        what = f"the webhook leads to {host}, which is not web.public_url: Rida sets it when it starts"
        yield Finding(Level.WARNING, ABOUT, what, "make sure that no other program works with this token")


async def _noticed(settings: Settings) -> AsyncIterator[Finding]:
    try:
        async with reading(settings) as conn:
            episode = await known(conn)
    except typer.Exit:  # what is wrong with the file is said elsewhere
        return
    if episode and episode.is_told:
        since = episode.since.astimezone(settings.working_time.zone).strftime("%Y-%m-%d %H:%M")
        what = f"another program has been taking this bot's updates since {since}"
        yield Finding(Level.ERROR, ABOUT, what, STOP)


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
