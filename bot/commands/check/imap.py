"""What `rida check` says of the mailbox: it logs in, opens the folder, and marks nothing."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

from bot.app.imap import account_of
from bot.app.oauth import tokens_of
from bot.channels.email.incoming.mailbox import Mailbox, MailboxDown, Opened, Trouble
from bot.channels.email.incoming.sign_in import entered
from bot.channels.email.oauth import Fault
from bot.commands.check.findings import Finding, Level
from bot.commands.check.oauth import signing_in
from bot.commands.language import say
from bot.config import Settings

PATIENCE = 20.0  # seconds
"""After wrong passwords servers let whoever comes wait (Dovecot, fifteen seconds): that is no outage."""


async def mailbox(settings: Settings) -> list[Finding]:
    """Nothing where it is off."""
    return [each async for each in _looked(settings)] if settings.imap.enabled else []


async def _looked(settings: Settings) -> AsyncIterator[Finding]:
    imap = settings.imap
    where, boxes = f"{imap.host}:{imap.port}", list[Mailbox]()

    def made(token: str) -> Mailbox:
        boxes.append(Mailbox(replace(account_of(settings, PATIENCE), token=token)))
        return boxes[-1]

    try:
        opened = await entered(made, tokens_of(imap))
        count = len(await asyncio.to_thread(boxes[-1].behind, 0, None))
    except MailboxDown as down:
        yield _down(settings, down.trouble, where)
        return
    finally:
        for box in boxes:
            box.close()
    what = say("check-mailbox", where=where, folder=imap.folder, count=count)
    yield Finding(Level.OK, "imap", what)
    for noted in _noted(settings, opened, where):
        yield noted


def _down(settings: Settings, trouble: Trouble, where: str) -> Finding:
    name, folder = f"mailbox-down-{trouble}", settings.imap.folder
    if trouble.startswith("oauth-"):
        return signing_in("imap", Fault(trouble.removeprefix("oauth-")), settings.imap, name)
    what = say(f"check-mailbox-{trouble}", where=where, folder=folder)
    return Finding(Level.ERROR, "imap", what, say(f"check-mailbox-{trouble}-mend"), name)


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
