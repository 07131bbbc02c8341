"""Reads a mailbox, mail by mail, for as long as Rida runs.

The rules this module guards: a mail is on our disk before its mailbox hears of it; it is handed on again
after a kill, and its key says that it is the same; one that cannot be taken is put aside, tried again
behind the others, and at last kept as it came; old mails open nothing, neither at the first connection
nor when the mailbox was made anew; and a mailbox that is down is told to staff once, and once when it is
well.
"""

import asyncio
import hashlib
import logging
import ssl
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.channels.email.incoming.machines import Ours
from bot.channels.email.incoming.mail_reader import LARGEST, raw_key, read_head, read_mail, senders_of
from bot.channels.email.incoming.mailbox import (
    Account,
    Mailbox,
    MailboxDown,
    Opened,
    Seen,
    Trouble,
)
from bot.channels.email.incoming.read_mail import Fate, MailRefused, MailSink, ReadMail
from bot.channels.email.incoming.sign_in import AILS, entered
from bot.channels.email.oauth import Tokens
from bot.core.ailments import Ailment
from bot.core.conversation import desk
from bot.core.events import PayloadUnread
from bot.core.messages import Incoming
from bot.runtime.intake import Accepting
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.metrics import MailboxSeen
from bot.runtime.shared.wakeups import first_of
from bot.store.errors import StoreError
from bot.store.queries import conversations, kept_payloads
from bot.store.queries import mailbox as places
from bot.store.queries.mailbox import Place
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

CHANNEL = "email"
SHORTEST, LONGEST = 5.0, 600.0  # seconds between two tries while something is wrong
MOST_TRIES = 4
DEATHS = 2
"""So often a mail is begun before it goes behind the others, where each time all of us ended with it."""
TOLD_AFTER = timedelta(minutes=10)
GRAVE_AFTER = timedelta(days=1)
OVERLAP = timedelta(days=1)
"""A mailbox that was made anew is read from so long before it was last looked at."""
NOTED = timedelta(minutes=30)
"""How exactly it is kept when it was last looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSettings:
    """`days_before`: mails of so many days before the first connection are taken as well."""

    account: Account
    ours: Ours
    staff_channel: str
    poll: float = 60.0
    days_before: int = 0

    @property
    def name(self) -> str:
        """By which its place is known: another account, or another folder, begins anew."""
        account = self.account
        told = f"{account.host}\n{account.username}\n{account.folder}"
        return hashlib.sha256(told.encode()).hexdigest()[:16]


@dataclass
class MailboxReader:
    settings: ReaderSettings
    database: Database
    clock: Clock
    tls: ssl.SSLContext | None = None
    tokens: Tokens | None = None
    taken: int = 0
    unread: int = 0
    aside: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    """What became of the mails that this process took up, by `MAIL_FATES`."""
    trouble: Trouble | None = None
    down_since: datetime | None = None
    looked: datetime | None = None
    _box: Mailbox | None = None
    _opened: Opened | None = None
    _wait: float = SHORTEST
    _stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, sink: MailSink, intake: Accepting, stop: asyncio.Event) -> None:
        """Until `stop`. Nothing here ends the house but a database that fails."""
        self._stop = stop
        cutting = asyncio.create_task(self._cut(stop))
        try:
            while not stop.is_set():
                await first_of(stop, seconds=await self._round(sink, intake))
        finally:
            cutting.cancel()
            await asyncio.gather(cutting, return_exceptions=True)
            self._close()

    async def _cut(self, stop: asyncio.Event) -> None:
        """A stop waits for no server."""
        await stop.wait()
        if self.tokens:
            self.tokens.cut()
        if self._box:
            self._box.cut()

    async def _round(self, sink: MailSink, intake: Accepting) -> float:
        """Read what is new; gives back how many seconds to wait then."""
        try:
            place = await self._placed()
            is_done = await self._read(place, sink, intake)
        except MailboxDown as down:
            self._close()
            if not self._stop.is_set():
                self._fell(down.trouble)
            return self._longer()
        self._rose()
        if not is_done:
            return self._longer()
        self._wait = SHORTEST
        return self.settings.poll

    async def _read(self, place: Place, sink: MailSink, intake: Accepting) -> bool:
        """What is new, then what was put aside. False: something was left to be tried again."""
        since, aside = (place.since - OVERLAP).date() if place.since else None, place.aside
        for number in await asyncio.to_thread(self._there.behind, place.read, since):
            if self._stop.is_set():
                return False
            place = await self._take(number, place, sink, intake)
        for number, _ in aside:
            if self._stop.is_set():
                return False
            place = await self._take(number, place, sink, intake)
        self.aside = len(place.aside)
        await self._noted(place)
        return not place.aside

    @property
    def _there(self) -> Mailbox:
        if self._box is None:
            raise MailboxDown(Trouble.UNREACHABLE)
        return self._box

    # where we are

    async def _placed(self) -> Place:
        """Opened, and the place from which it is read."""
        if self._box is None or self._opened is None:
            self._opened = await entered(self._made, self.tokens)
            if self._opened.is_read_only:
                logger.warning("the mailbox can only be read: mails are not marked as seen there")
        async with self.database.read() as conn:
            known = await places.place(conn, self.settings.name)
        if known and known.validity == self._opened.validity:
            return known
        return await self._kept(self._anew(known, self._opened))

    def _anew(self, known: Place | None, opened: Opened) -> Place:
        """The first connection, or a mailbox that was made anew."""
        now = self.clock.now()
        if known:
            logger.warning("the mailbox was made anew: what came before the last look is left alone")
            return Place(validity=opened.validity, read=0, since=(known.looked or now) - OVERLAP)
        if days := self.settings.days_before:
            return Place(validity=opened.validity, read=0, since=now - timedelta(days=days), looked=now)
        return Place(validity=opened.validity, read=opened.next - 1, looked=now)

    def _made(self, token: str) -> Mailbox:
        self._box = Mailbox(replace(self.settings.account, token=token), self.tls)
        return self._box

    async def _kept(self, place: Place) -> Place:
        async with self.database.write() as conn:
            await places.keep(conn, self.settings.name, place)
        return place

    async def _noted(self, place: Place) -> None:
        now = self.looked = self.clock.now()
        if place.looked is None or now - place.looked >= NOTED:
            await self._kept(replace(place, looked=now))

    # one mail

    async def _take(self, number: int, place: Place, sink: MailSink, intake: Accepting) -> Place:
        """The place behind it, where what could not be taken was put aside."""
        tries = place.tried(number)
        if tries >= DEATHS and number > place.read:
            return await self._kept(place.put_aside(number, tries))
        begun = await self._kept(replace(place, trying=number, tries=tries + 1))
        fate = await self._fate(number, begun, sink, intake)
        if fate is Fate.AGAIN:
            return await self._kept(begun.put_aside(number, tries + 1))
        if fate is Fate.TAKEN:
            await self._mark(number)
        return await self._kept(replace(begun.done_with(number), looked=self.clock.now()))

    async def _fate(self, number: int, place: Place, sink: MailSink, intake: Accepting) -> Fate:
        try:
            seen = await asyncio.to_thread(self._there.look, number)
            if not seen or (place.since and seen.came < place.since):
                return Fate.LEFT
            raw = await self._raw(number, seen)
        except MailboxDown:
            if place.tries <= MOST_TRIES or self._stop.is_set():
                raise
            await self._keep(b"", "not-given", intake)  # its server gives it to nobody
            return Fate.LEFT
        if raw is None:  # it went meanwhile
            return Fate.LEFT
        if place.tries > MOST_TRIES:
            await self._keep(raw, "tries", intake)
            return Fate.LEFT
        return await self._handed_on(raw, number, seen, sink, intake)

    async def _handed_on(
        self, raw: bytes, number: int, seen: Seen, sink: MailSink, intake: Accepting
    ) -> Fate:
        try:
            mail, key = await asyncio.to_thread(self._understood, raw, number, seen)
            await sink.accept(mail, key)
        except MailRefused as refused:
            await self._keep(raw, refused.why, intake)
            return Fate.LEFT
        except (StoreError, SQLAlchemyError):
            raise
        except Exception as error:  # noqa: BLE001 - logged by type; tried again, then kept as it came
            logger.error("a mail could not be taken (%s): the others do not wait", type(error).__name__)
            self.counts["again"] += 1
            return Fate.AGAIN
        self.taken += 1
        self.counts[mail.fate] += 1
        return Fate.LEFT if mail.is_left else Fate.TAKEN

    async def _raw(self, number: int, seen: Seen) -> bytes | None:
        fetch = self._there.head if seen.size > LARGEST else self._there.fetch
        return await asyncio.to_thread(fetch, number)

    def _understood(self, raw: bytes, number: int, seen: Seen) -> tuple[ReadMail, str]:
        ours, validity = self.settings.ours, self._opened.validity if self._opened else 0
        key = raw_key(raw, f"{self.settings.name}-{validity}-{number}")
        return (read_head if seen.size > LARGEST else read_mail)(raw, ours), key

    async def _keep(self, raw: bytes, why: str, intake: Accepting) -> None:
        """As it came; the desk hears once a day that there was something."""
        now, body = self.clock.now(), raw.decode("utf-8", "replace")
        self.unread += 1
        self.counts["kept"] += 1
        logger.warning("a mail cannot be read and is kept: %s", why)
        senders = await asyncio.to_thread(senders_of, raw, self.settings.ours)
        async with self.database.write() as conn:
            talks = [await conversations.find(conn, each) for each in senders]
            whose = next((each.id for each in talks if each), None)
            await kept_payloads.keep(conn, CHANNEL, whose, why, body, now)
        name = f"payload-unread-{CHANNEL}-{now.date().isoformat()}"
        there = desk(self.settings.staff_channel)
        await intake.accept(Incoming(name, there, PayloadUnread(CHANNEL)))

    async def _mark(self, number: int) -> None:
        if not self._opened or self._opened.is_read_only:
            return
        if not await asyncio.to_thread(self._there.mark, number):
            logger.warning("the mailbox does not let us mark what was read; it is read all the same")
            self._opened = replace(self._opened, is_read_only=True)

    # how it is

    def _fell(self, trouble: Trouble) -> None:
        if self.trouble is not trouble:
            logger.warning("the mailbox cannot be read: %s", trouble)
        self.trouble, self.down_since = trouble, self.down_since or self.clock.now()

    def _rose(self) -> None:
        if self.trouble:
            logger.info("the mailbox can be read again")
        self.trouble = self.down_since = None

    def _longer(self) -> float:
        now, self._wait = self._wait, min(self._wait * 2, LONGEST)
        return now

    def _close(self) -> None:
        box, self._box, self._opened = self._box, None, None
        if box:
            box.close()

    def warnings(self) -> list[str]:
        """What is wrong beside our own work, for whoever watches over this process."""
        return [f"mailbox-{self.trouble}"] if self.trouble else []

    def seen(self, now: datetime) -> MailboxSeen:
        """As of `now` (UTC)."""
        down = (now - self.down_since).total_seconds() if self.down_since else 0.0
        return MailboxSeen(self.looked, max(down, 0.0), self.aside, self.counts)

    async def ailments(self, now: datetime) -> Sequence[Ailment]:
        """Told by why it is: each has another mend."""
        since = self.down_since
        if self.trouble is None or since is None or now - since < TOLD_AFTER:
            return ()
        is_grave = now - since >= GRAVE_AFTER
        return (Ailment(AILS[self.trouble], at=since, is_grave=is_grave),)
