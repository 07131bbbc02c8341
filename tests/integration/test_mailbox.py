"""The mailbox, read from a real IMAP server: nothing is lost, nothing is doubled, and no mail stops another."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.channels.email.incoming import mailbox_reader
from bot.channels.email.incoming.machines import Ours
from bot.channels.email.incoming.mailbox import Account, Mailbox, Security, Trouble
from bot.channels.email.incoming.mailbox_reader import MailboxReader, ReaderSettings
from bot.channels.email.incoming.read_mail import MailRefused, ReadMail
from bot.core.ailments import Ailing
from bot.core.events import PayloadUnread
from bot.core.messages import Incoming
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.live_updates import LiveUpdates
from bot.store.schema import kept_payloads
from bot.store.sqlite.database import Database
from tests.fixtures.imap_server import PASSWORD, USER, ImapServer, imap_server

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def one_server() -> Iterator[ImapServer]:
    with imap_server() as server:
        yield server


@pytest.fixture
def server(one_server: ImapServer) -> ImapServer:
    with one_server.client() as client:
        client.select_folder("INBOX")
        if old := client.search("ALL"):
            client.delete_messages(old)
            client.expunge()
    return one_server


@dataclass
class Sink:
    """Takes mails up as the real one does: each key once. `does` may fail before anything is taken."""

    taken: dict[str, ReadMail] = field(default_factory=dict)
    calls: int = 0
    does: Callable[[ReadMail], None] = lambda _: None
    after: Callable[[ReadMail], None] = lambda _: None

    async def accept(self, mail: ReadMail, raw_key: str) -> None:
        self.calls += 1
        self.does(mail)
        self.taken.setdefault(raw_key, mail)
        await asyncio.to_thread(self.after, mail)

    @property
    def subjects(self) -> list[str]:
        return [mail.subject for mail in self.taken.values()]


@dataclass
class Desk:
    told: list[Incoming] = field(default_factory=list)

    async def accept(self, incoming: Incoming) -> None:  # type: ignore[override]
        self.told.append(incoming)


@dataclass
class House:
    """One life of Rida after another, on one database."""

    server: ImapServer
    database: Database
    sink: Sink = field(default_factory=Sink)
    desk: Desk = field(default_factory=Desk)
    wall: datetime = NOW
    days_before: int = 0
    account: dict[str, object] = field(default_factory=dict)

    async def reader(self) -> MailboxReader:
        clock = await Clock.open(self.database, LiveUpdates(), wall=lambda: self.wall)
        told = {"host": "localhost", "port": self.server.tls, "username": USER, "password": PASSWORD}
        settings = ReaderSettings(
            account=Account(**{**told, **self.account}),  # type: ignore[arg-type]
            ours=Ours(),
            staff_channel="web",
            poll=0.05,
            days_before=self.days_before,
        )
        return MailboxReader(settings, self.database, clock, self.server.context)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[MailboxReader]:
        reader, stop = await self.reader(), asyncio.Event()
        task = asyncio.create_task(reader.run(self.sink, self.desk, stop))  # type: ignore[arg-type]
        try:
            await until(lambda: reader.looked is not None or reader.trouble is not None, task)
            yield reader
            if task.done():
                task.result()
        finally:
            stop.set()
            await asyncio.wait_for(asyncio.gather(task, return_exceptions=True), 20)


async def until(is_so: Callable[[], bool], task: "asyncio.Task[None] | None" = None) -> None:
    async with asyncio.timeout(60):
        while not is_so():
            if task and task.done():
                task.result()
            await asyncio.sleep(0.02)


@pytest.fixture
async def house(
    server: ImapServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[House]:
    monkeypatch.setattr(mailbox_reader, "SHORTEST", 0.02)
    monkeypatch.setattr(mailbox_reader, "LONGEST", 0.1)
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    yield House(server, database)
    await database.close()


def raw(subject: str, said: str = "hello") -> bytes:
    head = f"From: a@b.example\r\nSubject: {subject}\r\nMessage-ID: <{subject}@b.example>\r\n"
    return f"{head}Date: Mon, 30 Nov 2026 12:00:00 +0300\r\n\r\n{said}\r\n".encode()


async def test_what_comes_is_taken_in_its_order_and_marked_only_afterwards(house: House) -> None:
    seen: list[bool] = []
    house.sink.after = lambda mail: seen.append(
        b"\\Seen" in [*house.server.flags().values()][len(house.sink.taken) - 1]
    )
    async with house.running():
        for subject in ("one", "two", "three"):
            house.server.put(raw(subject))
        await until(lambda: len(house.sink.taken) == 3)
        await until(lambda: all(b"\\Seen" in flags for flags in house.server.flags().values()))
    assert house.sink.subjects == ["one", "two", "three"] and seen == [False, False, False]


async def test_what_somebody_has_read_on_the_mailboxs_own_page_is_taken_as_well(house: House) -> None:
    async with house.running():
        house.server.put(raw("one"), flags=[b"\\Seen"])
        await until(lambda: house.sink.subjects == ["one"])


async def test_mails_of_before_the_first_connection_open_nothing(house: House) -> None:
    house.server.put(raw("old"))
    async with house.running():
        house.server.put(raw("new"))
        await until(lambda: house.sink.subjects == ["new"])
    assert house.server.flags()[min(house.server.flags())] & {b"\\Seen"} == set()


async def test_those_of_the_days_that_are_named_are_taken(house: House) -> None:
    house.days_before = 3
    house.server.put(raw("ancient"), msg_time=NOW - timedelta(days=400))
    house.server.put(raw("yesterday"), msg_time=NOW - timedelta(days=1))
    house.server.put(raw("today"), msg_time=NOW)
    async with house.running():
        await until(lambda: len(house.sink.taken) == 2)
    assert house.sink.subjects == ["yesterday", "today"]


async def test_what_came_while_rida_was_off_is_taken_at_its_start(house: House) -> None:
    async with house.running():
        pass
    house.server.put(raw("one"))
    async with house.running():
        await until(lambda: house.sink.subjects == ["one"])
    async with house.running():
        house.server.put(raw("two"))
        await until(lambda: house.sink.subjects == ["one", "two"])
    assert house.sink.calls == 2


async def test_a_mail_whose_mark_was_cut_off_comes_again_with_the_same_key(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark, falls = Mailbox.mark, [True]

    def cut(box: Mailbox, number: int) -> None:
        if falls and falls.pop():
            box.cut()
        mark(box, number)

    monkeypatch.setattr(Mailbox, "mark", cut)
    async with house.running():
        house.server.put(raw("one"))
        await until(lambda: house.sink.calls == 2)
        await until(lambda: all(b"\\Seen" in flags for flags in house.server.flags().values()))
    assert house.sink.subjects == ["one"]


async def test_a_mail_that_cannot_be_taken_is_kept_and_holds_up_nobody(house: House) -> None:
    def fails(mail: ReadMail) -> None:
        if mail.subject == "poison":
            raise RuntimeError

    house.sink.does = fails
    async with house.running() as reader:
        for subject in ("one", "poison", "two"):
            house.server.put(raw(subject))
        await until(lambda: reader.taken == 2 and reader.unread == 1)
        assert house.sink.subjects == ["one", "two"]
    assert [row for row in await kept(house) if "poison" in row] and len(await kept(house)) == 1
    assert [each.event for each in house.desk.told] == [PayloadUnread("email")]


async def test_a_mail_that_is_refused_is_kept_at_once(house: House) -> None:
    def refuses(mail: ReadMail) -> None:
        raise MailRefused("no-sender")

    house.sink.does = refuses
    async with house.running() as reader:
        house.server.put(raw("one"))
        await until(lambda: reader.unread == 1)
    assert house.sink.calls == 1 and len(await kept(house)) == 1


async def kept(house: House) -> list[str]:
    async with house.database.read() as conn:
        return list((await conn.execute(select(kept_payloads.c.body))).scalars())


async def test_of_a_mail_of_30_megabytes_only_the_head_is_fetched(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[int] = []
    fetch = Mailbox.fetch

    def counted(box: Mailbox, number: int) -> bytes | None:
        fetched.append(number)
        return fetch(box, number)

    monkeypatch.setattr(Mailbox, "fetch", counted)
    async with house.running():
        house.server.put(raw("huge", "x" * 30_000_000))
        await until(lambda: bool(house.sink.taken))
    (mail,) = house.sink.taken.values()
    assert mail.is_too_large and mail.sender == "a@b.example" and not mail.text and not fetched


async def test_a_mailbox_that_is_down_for_days_loses_nothing_and_is_told_once(house: House) -> None:
    async with house.running() as reader:
        house.server.put(raw("one"))
        await until(lambda: house.sink.subjects == ["one"])
        house.server.stop()
        await until(lambda: reader.trouble is Trouble.UNREACHABLE)
        assert reader.warnings() == ["mailbox-unreachable"]
        since = reader.down_since
        assert since and await reader.ailments(since + timedelta(minutes=1)) == ()
        (later,) = await reader.ailments(since + timedelta(hours=1))
        assert (later.key, later.is_grave) == (Ailing.MAILBOX, False)
        (grave,) = await reader.ailments(since + timedelta(days=2))
        assert grave.is_grave
        house.server.start()
        house.server.put(raw("two"))
        await until(lambda: house.sink.subjects == ["one", "two"])
        await until(lambda: reader.trouble is None)
        assert await reader.ailments(since + timedelta(days=3)) == () and reader.warnings() == []


async def test_a_mailbox_that_was_made_anew_opens_no_old_mail_again(house: House) -> None:
    house.server.put(raw("years-old"), msg_time=NOW - timedelta(days=700))
    house.wall = datetime.now(UTC)
    async with house.running():
        house.server.put(raw("one"))
        await until(lambda: house.sink.subjects == ["one"])
    house.server.make_anew()
    async with house.running():
        house.server.put(raw("two"))
        await until(lambda: house.sink.subjects == ["one", "two"])
    assert house.sink.calls == 3, "that of the last day comes again, by the same key"


WRONG = {
    "login": ({"password": "no"}, Trouble.LOGIN, Ailing.MAILBOX_LOGIN),
    "folder": ({"folder": "Nowhere"}, Trouble.FOLDER, Ailing.MAILBOX_FOLDER),
    "nobody-there": ({"port": 1}, Trouble.UNREACHABLE, Ailing.MAILBOX),
}


@pytest.mark.parametrize("name", WRONG)
async def test_what_is_wrong_is_told_by_its_mend(house: House, name: str) -> None:
    house.account, trouble, ails = WRONG[name]
    async with house.running() as reader:
        assert reader.trouble is trouble and reader.down_since
        (told,) = await reader.ailments(reader.down_since + timedelta(hours=1))
        assert told.key is ails


async def test_a_certificate_that_nobody_signed_is_not_taken(house: House) -> None:
    reader = await house.reader()
    strict = MailboxReader(reader.settings, reader.database, reader.clock)
    stop = asyncio.Event()
    task = asyncio.create_task(strict.run(house.sink, house.desk, stop))  # type: ignore[arg-type]
    await until(lambda: strict.trouble is Trouble.CERTIFICATE)
    stop.set()
    await task


@pytest.mark.parametrize("security", list(Security))
async def test_each_way_to_secure_it_reads_mail(house: House, security: Security) -> None:
    port = house.server.tls if security is Security.TLS else house.server.plain
    house.account = {"security": security, "port": port}
    async with house.running():
        house.server.put(raw("one"))
        await until(lambda: house.sink.subjects == ["one"])


async def test_a_mail_that_fails_again_and_again_holds_up_nobody(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox_reader, "SHORTEST", 3.0)
    monkeypatch.setattr(mailbox_reader, "LONGEST", 3.0)

    def fails(mail: ReadMail) -> None:
        if mail.subject == "poison":
            raise RuntimeError

    house.sink.does = fails
    for subject in ("poison", "one", "two"):
        house.server.put(raw(subject))
    house.days_before, house.wall = 3, datetime.now(UTC)
    async with house.running() as reader:
        assert (house.sink.subjects, reader.unread) == (["one", "two"], 0)
        assert [flags & {b"\\Seen"} == set() for flags in house.server.flags().values()] == [
            True,
            False,
            False,
        ]


async def test_a_mail_that_was_put_aside_is_taken_once_it_can_be(house: House) -> None:
    fails = [True, True]

    def twice(mail: ReadMail) -> None:
        if mail.subject == "one" and fails and fails.pop():
            raise RuntimeError

    house.sink.does = twice
    async with house.running() as reader:
        for subject in ("one", "two"):
            house.server.put(raw(subject))
        await until(lambda: reader.taken == 2)
        await until(lambda: all(b"\\Seen" in flags for flags in house.server.flags().values()))
    assert sorted(house.sink.subjects) == ["one", "two"] and not await kept(house)


async def test_a_mail_that_ends_us_each_time_goes_behind_the_others_and_is_kept_at_last(
    house: House,
) -> None:
    class Killed(BaseException):
        """As a kill: nothing of ours runs after it."""

    def kills(mail: ReadMail) -> None:
        if mail.subject == "poison":
            raise Killed

    house.sink.does = kills
    house.days_before, house.wall = 3, datetime.now(UTC)
    for subject in ("poison", "one"):
        house.server.put(raw(subject))
    for _ in range(mailbox_reader.MOST_TRIES):
        with pytest.raises(Killed):
            async with house.running():
                await asyncio.sleep(60)
        if house.sink.subjects:
            break
    assert house.sink.subjects == ["one"], "it waits no longer"
    for _ in range(mailbox_reader.MOST_TRIES):
        try:
            async with house.running() as reader:
                await until(lambda: bool(reader.unread))
            break
        except Killed:
            continue
    assert len(await kept(house)) == 1
    assert [each.event for each in house.desk.told] == [PayloadUnread("email")]


async def test_a_mail_that_its_server_gives_to_nobody_is_left_there(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch = Mailbox.fetch

    def broken(box: Mailbox, number: int) -> bytes | None:
        if number == first:
            box.cut()
        return fetch(box, number)

    monkeypatch.setattr(Mailbox, "fetch", broken)
    house.days_before, house.wall = 3, datetime.now(UTC)
    first = house.server.put(raw("corrupt"))
    house.server.put(raw("two"))
    async with house.running() as reader:
        await until(lambda: reader.unread == 1)
        await until(lambda: house.sink.subjects == ["two"])
        await until(lambda: reader.trouble is None)
    assert [each.event for each in house.desk.told] == [PayloadUnread("email")]


async def test_what_rida_lets_go_stays_unread(house: House) -> None:
    async with house.running():
        house.server.put(raw("news").replace(b"\r\n\r\n", b"\r\nList-Id: <news.example>\r\n\r\n", 1))
        house.server.put(raw("one"))
        await until(lambda: len(house.sink.taken) == 2)
        await until(lambda: b"\\Seen" in [*house.server.flags().values()][1])
    assert b"\\Seen" not in next(iter(house.server.flags().values()))
