"""What `rida check` says of the mailbox: it logs in, opens the folder, and marks nothing."""

import asyncio
from collections.abc import Iterator

from bot.app.imap import account_of
from bot.channels.email.incoming.mailbox import Mailbox, MailboxDown, Opened
from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.config import Settings

PATIENCE = 20.0  # seconds
"""After wrong passwords servers let whoever comes wait (Dovecot, fifteen seconds): that is no outage."""


async def mailbox(settings: Settings) -> list[Finding]:
    """Nothing where it is off."""
    return await asyncio.to_thread(lambda: [*_looked(settings)]) if settings.imap.enabled else []


def _looked(settings: Settings) -> Iterator[Finding]:
    imap = settings.imap
    where = f"{imap.host}:{imap.port}"
    box = Mailbox(account_of(settings, PATIENCE))
    try:
        opened = box.open()
        count = len(box.behind(0, None))
    except MailboxDown as down:
        kind = down.trouble.value
        what = say(f"check-mailbox-{kind}", where=where, folder=imap.folder)
        yield Finding(
            Level.ERROR, "imap", what, say(f"check-mailbox-{kind}-mend"), f"mailbox-down-{kind}"
        )
        return
    finally:
        box.close()
    what = say("check-mailbox", where=where, folder=imap.folder, count=count)
    yield Finding(Level.OK, "imap", what)
    yield from _noted(settings, opened, where)


def _noted(settings: Settings, opened: Opened, where: str) -> Iterator[Finding]:
    imap = settings.imap
    found = {
        "read-only": opened.is_read_only,
        "plain": imap.security == "none",
        "unsure": not imap.authserv_id,
    }
    for weak in (each for each, is_so in found.items() if is_so):
        level = Level.NOTE if weak == "unsure" else Level.WARNING
        what = say(f"check-mailbox-{weak}", where=where, folder=imap.folder)
        yield Finding(level, "imap", what, say(f"check-mailbox-{weak}-mend"), f"mailbox-is-{weak}")
