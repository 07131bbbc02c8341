"""The mailbox from settings: what is read, and how our own mails are known there."""

from bot.app.oauth import tokens_of
from bot.channels.email.incoming import mail_headers
from bot.channels.email.incoming.machines import Ours
from bot.channels.email.incoming.mailbox import PATIENCE, Account, Security
from bot.channels.email.incoming.mailbox_reader import MailboxReader, ReaderSettings
from bot.config import Settings
from bot.runtime.shared.clock import Clock
from bot.store.sqlite.database import Database


def mailbox_of(settings: Settings, database: Database, clock: Clock) -> MailboxReader:
    reader = ReaderSettings(
        account=account_of(settings),
        ours=ours_of(settings),
        staff_channel=settings.staff_channel,
        poll=settings.imap.poll_seconds,
        days_before=settings.imap.days_before,
    )
    return MailboxReader(reader, database, clock, tokens=tokens_of(settings.imap))


def account_of(settings: Settings, patience: float = PATIENCE) -> Account:
    imap = settings.imap
    return Account(
        host=imap.host,
        port=imap.port,
        username=imap.username,
        password=imap.password.get_secret_value(),
        folder=imap.folder,
        security=Security(imap.security),
        patience=patience,
    )


def ours_of(settings: Settings) -> Ours:
    """Whatever comes from one of these addresses is a mail of ours, or pretends to be one."""
    written = (settings.smtp.sender, settings.imap.username, settings.society.email)
    known = frozenset(filter(None, map(mail_headers.bare, written)))
    domain = settings.smtp.sender.rpartition("@")[2]
    return Ours(addresses=known, id_domain=domain, authserv_id=settings.imap.authserv_id)
