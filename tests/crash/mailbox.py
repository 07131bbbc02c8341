"""The mailbox under kills: mails lie in a real Dovecot, answers leave by a real SMTP server, and the process
dies at named places and at random instants, life after life on one case book.

Afterwards each mail is one case, is marked as read, and was answered, in one mail however often that left.
"""

import asyncio
import random
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, fields
from pathlib import Path

from tests.crash.book import Book
from tests.crash.places import MAIL_PLACES, PLACES, WHERE_REPORTED
from tests.crash.process import Bot, NotUp, free_port
from tests.fixtures.imap_server import PASSWORD, USER, ImapServer, imap_server
from tests.fixtures.raw_mails import mail
from tests.fixtures.smtp_server import Mails, mail_server

NAME = "mailbox"
MAILS = 3  # new ones in each life
SETTLE = 90.0  # seconds
NTH = (1, 2)
ON_THE_WAY = tuple(place for place in PLACES if place not in WHERE_REPORTED)


@dataclass(frozen=True)
class MailCount:
    """All but `crashes`, `mails` and `repeats` must be nought."""

    crashes: int = 0
    mails: int = 0
    lost: int = 0
    doubled: int = 0
    unanswered: int = 0
    unmarked: int = 0
    unsound: int = 0
    repeats: int = 0

    @property
    def kept_its_word(self) -> bool:
        return self == MailCount(self.crashes, self.mails, repeats=self.repeats)


class MailProof:
    def __init__(self, folder: Path, box: ImapServer, mails: Mails) -> None:
        self._folder, self._box, self._mails = folder, box, mails
        self._port, self._count = free_port(), 0
        self._live = folder / "live"
        self._live.mkdir()

    def _bot(self) -> Bot:
        environ = {
            **self._mails.environment,
            "RIDA_DATABASE": f"sqlite:///{self._live / 'rida.db'}",
            "RIDA_DATA_DIR": str(self._live),
            "RIDA_WEB__PORT": str(self._port),
            "RIDA_LOG_LEVEL": "warning",
            "RIDA_IMAP__ENABLED": "true",
            "RIDA_IMAP__HOST": "127.0.0.1",
            "RIDA_IMAP__PORT": str(self._box.plain),
            "RIDA_IMAP__SECURITY": "none",
            "RIDA_IMAP__USERNAME": USER,
            "RIDA_IMAP__PASSWORD": PASSWORD,
            "RIDA_IMAP__DAYS_BEFORE": "3",
            "RIDA_IMAP__POLL_SECONDS": "5",
        }
        return Bot(environ, self._folder / "bot.log", self._port)

    async def prove(self, places: Iterable[str], instants: Iterable[float] = ()) -> MailCount:
        """Each life is one kill, the last has none."""
        crashes = 0
        for place in places:
            crashes += await self._life(place)
        for seconds in instants:
            crashes += await self._life("", seconds)
        await self._life("")
        return self._counted(crashes)

    async def _life(self, crash_at: str, seconds: float = 0) -> int:
        """Whether it ended by a kill."""
        for _ in range(MAILS):
            self._count += 1
            raw = mail(sender=f"<{_sender(self._count)}>", id=f"<m{self._count}@example.net>")
            await asyncio.to_thread(self._box.put, raw)
        bot = self._bot()
        await bot.start(crash_at)
        try:
            await self._lived(bot, crash_at, seconds)
            return int(bool(seconds) or not bot.alive)
        finally:
            bot.kill()

    async def _lived(self, bot: Bot, crash_at: str, seconds: float) -> None:
        try:
            await bot.up()
        except NotUp:
            if not crash_at:
                raise
        if seconds:
            await asyncio.sleep(seconds)
        else:
            await _until(lambda: not bot.alive or self._is_done())

    def _is_done(self) -> bool:
        book = Book(self._live / "rida.db")
        answered = {str(each["To"]) for each in list(self._mails.taken)}
        is_all = all(_sender(n) in answered for n in range(1, self._count + 1))
        return is_all and book.waiting() == 0 and not self._unmarked()

    def _unmarked(self) -> int:
        return sum(b"\\Seen" not in flags for flags in self._box.flags().values())

    def _counted(self, crashes: int) -> MailCount:
        cases = Counter(self._cases())
        everybody = [_sender(number) for number in range(1, self._count + 1)]
        ids = {
            each: [str(one["Message-ID"]) for one in self._mails.taken if each in str(one["To"])]
            for each in everybody
        }
        book = Book(self._live / "rida.db")
        return MailCount(
            crashes,
            len(everybody),
            lost=sum(cases[each] == 0 for each in everybody),
            doubled=sum(max(0, cases[each] - 1) + max(0, len(set(ids[each])) - 1) for each in everybody),
            unanswered=sum(not ids[each] for each in everybody),
            unmarked=self._unmarked(),
            unsound=int(not book.sound()) + int(not book.trail_holds()),
            repeats=sum(len(each) - len(set(each)) for each in ids.values()),
        )

    def _cases(self) -> list[str]:
        """Whose each case is."""
        query = "select address from cases join conversations on conversations.id = cases.person"
        with closing(sqlite3.connect(f"file:{self._live / 'rida.db'}?mode=ro", uri=True)) as db:
            return [str(address) for (address,) in db.execute(query)]


def _sender(number: int) -> str:
    return f"person-{number}@example.net"


async def _until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + SETTLE
    while time.monotonic() < end and not await asyncio.to_thread(done):
        await asyncio.sleep(0.2)


async def prove(seed: int, say: Callable[[str], None], instants: int = 12) -> bool:
    """All places, and random instants of the first seconds."""
    chance = random.Random(seed)
    places = [f"{place}:{nth}" for place in (*MAIL_PLACES, *ON_THE_WAY) for nth in NTH]
    with tempfile.TemporaryDirectory() as folder, imap_server() as box, mail_server() as mails:
        proof = MailProof(Path(folder), box, mails)
        count = await proof.prove(places, [chance.uniform(0.05, 2.5) for _ in range(instants)])
    told = " · ".join(f"{each.name} {getattr(count, each.name)}" for each in fields(count))
    say(f"mailbox: {told}: {'held' if count.kept_its_word else 'BROKEN'}")
    return count.kept_its_word
