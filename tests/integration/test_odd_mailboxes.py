"""Mailboxes as real servers behave: whatever a server says or does, a mail is taken up once, nothing is lost, and
Rida goes on."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.email.incoming import mailbox_reader
from bot.channels.email.incoming.mailbox import Account, Mailbox, MailboxDown, Security, Trouble
from bot.store.sqlite.database import Database
from tests.fixtures.imap_server import ImapServer
from tests.fixtures.odd_imap_server import CUT, OddImap, odd_imap_server
from tests.integration.test_mailbox import House, kept, raw, until
from tests.integration.test_mailbox import one_server as one_server
from tests.integration.test_mailbox import server as server


@pytest.fixture
def odd() -> Iterator[OddImap]:
    with odd_imap_server() as found:
        yield found


@pytest.fixture
async def house(odd: OddImap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    monkeypatch.setattr(mailbox_reader, "SHORTEST", 0.02)
    monkeypatch.setattr(mailbox_reader, "LONGEST", 0.1)
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    account = {"host": "127.0.0.1", "port": odd.port, "security": Security.NONE, "patience": 5.0}
    made = House(None, database, account=dict(account))  # type: ignore[arg-type]
    made.server = _Context()  # type: ignore[assignment]
    yield made
    await database.close()


class _Context:
    tls, context = 0, None


def once(wanted: str, said: Callable[[str], bytes], times: int = 1) -> Callable[[str, str], bytes | None]:
    left = [times]

    def odd(command: str, tag: str) -> bytes | None:
        if wanted in command.upper() and left[0]:
            left[0] -= 1
            return said(tag)
        return None

    return odd


WHOLE = b"* 1 FETCH (UID 5 BODY[] {400}\r\nFrom: a@b.example\r\nSubj"

PASSES: Mapping[str, tuple[str, Callable[[str], bytes]]] = {
    "the line drops in the middle of a mail": ("BODY.PEEK[]", lambda tag: WHOLE + CUT),
    "the line drops before the answer": ("BODY.PEEK[]", lambda tag: CUT),
    "BYE while a mail is asked for": ("BODY.PEEK[]", lambda tag: b"* BYE shutting down\r\n" + CUT),
    "BYE at the login": ("LOGIN", lambda tag: b"* BYE too many connections\r\n" + CUT),
    "BYE at the folder": ("SELECT", lambda tag: b"* BYE idle too long\r\n" + CUT),
    "no, for now, at a mail": ("BODY.PEEK[]", lambda tag: f"{tag} NO [UNAVAILABLE] busy\r\n".encode()),
    "no, for now, at the list": ("SEARCH", lambda tag: f"{tag} NO [SERVERBUG] x\r\n".encode()),
    "no, for now, at the login": ("LOGIN", lambda tag: f"{tag} NO [UNAVAILABLE] x\r\n".encode()),
    "no, for now, at the folder": ("SELECT", lambda tag: f"{tag} NO [INUSE] locked\r\n".encode()),
    "a mail whose bytes are NIL": (
        "BODY.PEEK[]",
        lambda tag: f"* 1 FETCH (UID 5 BODY[] NIL)\r\n{tag} OK x\r\n".encode(),
    ),
    "flags of another mail alone": (
        "RFC822.SIZE",
        lambda tag: f"* 5 FETCH (FLAGS (\\Seen))\r\n{tag} NO [SERVERBUG] x\r\n".encode(),
    ),
    "an answer that nobody can read": (
        "RFC822.SIZE",
        lambda tag: f"* 1 FETCH (UID 5 RFC822.SIZE\r\n{tag} OK x\r\n".encode(),
    ),
    "a mail without its size": (
        "RFC822.SIZE",
        lambda tag: f"* 1 FETCH (UID 5)\r\n{tag} OK x\r\n".encode(),
    ),
    "the line drops at the mark": ("STORE", lambda tag: CUT),
}


@pytest.mark.parametrize("name", PASSES)
async def test_what_passes_is_an_outage_and_the_mail_is_taken_once(
    house: House, odd: OddImap, name: str
) -> None:
    async with house.running():
        pass
    odd.mails[5] = raw("one")
    odd.odd = once(*PASSES[name])
    async with house.running() as reader:
        await until(lambda: reader.trouble is None and 5 in odd.seen)
    assert (house.sink.subjects, await kept(house)) == (["one"], [])


async def test_a_mail_that_somebody_moves_away_meanwhile_stops_nothing(
    house: House, odd: OddImap
) -> None:
    """Between the list and the look, and between the look and the fetch."""
    async with house.running():
        pass
    odd.mails |= {5: raw("one"), 6: raw("two"), 7: raw("three")}

    def moves(command: str, tag: str) -> bytes | None:
        if "UID FETCH 5 (RFC822.SIZE" in command.upper():
            del odd.mails[5]
        if "UID FETCH 6 (BODY" in command.upper():
            del odd.mails[6]
        return None

    odd.odd = moves
    async with house.running():
        await until(lambda: house.sink.subjects == ["three"])
    assert await kept(house) == []


async def test_flags_of_others_are_no_answer_about_the_mail(house: House, odd: OddImap) -> None:
    """A server may tell of any mail at any time, by its place in the folder, which is another's number."""
    async with house.running():
        pass
    odd.mails[1] = raw("one")

    def tells(command: str, tag: str) -> bytes | None:
        if "FETCH" not in command.upper():
            return None
        usual = odd._usual(command)
        news = b"* 1 FETCH (FLAGS (\\Seen))\r\n* 2 EXISTS\r\n* 9 EXPUNGE\r\n"
        return news + usual + news + f"{tag} OK x\r\n".encode()

    odd.odd = tells
    async with house.running() as reader:
        await until(lambda: house.sink.subjects == ["one"])
        await until(lambda: reader.trouble is None and 1 in odd.seen)


async def test_flags_that_are_refused_hold_up_nobody(house: House, odd: OddImap) -> None:
    """A folder that may be written in, and its flags not: some mailboxes that are shared, or full."""
    async with house.running():
        pass
    odd.mails |= {5: raw("one"), 6: raw("two")}
    odd.odd = once("STORE", lambda tag: f"{tag} NO [NOPERM] not allowed\r\n".encode(), 99)
    async with house.running() as reader:
        await until(lambda: house.sink.subjects == ["one", "two"])
        await until(lambda: reader.trouble is None and reader.looked is not None)
    assert house.sink.calls == 2 and not await kept(house) and not house.desk.told


async def test_a_folder_that_may_only_be_read_is_read(house: House, odd: OddImap) -> None:
    async with house.running():
        pass
    odd.mails[5] = raw("one")

    def only(command: str, tag: str) -> bytes | None:
        if "SELECT" not in command.upper():
            return None
        return odd._usual(command) + f"{tag} OK [READ-ONLY] x\r\n".encode()

    odd.odd = only
    async with house.running():
        await until(lambda: house.sink.subjects == ["one"])
    assert not odd.asked("STORE")


async def test_a_server_that_names_neither_its_age_nor_its_next_number_is_read(
    house: House, odd: OddImap
) -> None:
    odd.mails[4] = raw("old")
    odd.odd = once("SELECT", lambda tag: f"* 1 EXISTS\r\n{tag} OK x\r\n".encode(), 99)
    async with house.running():
        odd.mails[5] = raw("one")
        await until(lambda: house.sink.subjects == ["one"])


LOGINS: Mapping[str, tuple[str, Trouble]] = {
    "AUTHENTICATIONFAILED": ("NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)", Trouble.LOGIN),
    "plain": ("NO LOGIN failed.", Trouble.LOGIN),
    "app password": ("NO [ALERT] Application-specific password required", Trouble.LOGIN),
    "wrong, and polite": ("NO Invalid user name or password, please try again", Trouble.LOGIN),
    "busy": ("NO [UNAVAILABLE] Temporary authentication failure.", Trouble.UNREACHABLE),
    "too many": ("NO [ALERT] Too many simultaneous connections. (Failure)", Trouble.UNREACHABLE),
    "quota": ("NO [OVERQUOTA] Account exceeded command or bandwidth limits.", Trouble.UNREACHABLE),
    "clear": ("NO [PRIVACYREQUIRED] Plaintext authentication disallowed", Trouble.CERTIFICATE),
}


@pytest.mark.parametrize("name", LOGINS)
async def test_a_login_that_is_refused_is_told_by_what_it_is(
    house: House, odd: OddImap, name: str
) -> None:
    said, trouble = LOGINS[name]
    odd.odd = once("LOGIN", lambda tag: f"{tag} {said}\r\n".encode(), 99)
    async with house.running() as reader:
        assert reader.trouble is trouble


async def test_whoever_is_signed_in_and_not_let_in_has_no_missing_folder(
    house: House, odd: OddImap
) -> None:
    said = "BAD User is authenticated but not connected."
    odd.odd = once("SELECT", lambda tag: f"{tag} {said}\r\n".encode(), 99)
    async with house.running() as reader:
        assert reader.trouble is Trouble.LOGIN


async def test_a_folder_that_is_renamed_is_told_and_read_again_under_its_name(
    server: ImapServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a real server. What came while nobody found it is taken when it is back."""
    monkeypatch.setattr(mailbox_reader, "SHORTEST", 0.02)
    monkeypatch.setattr(mailbox_reader, "LONGEST", 0.1)
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    house = House(server, database, account={"folder": "Care"})
    with server.client() as client:
        client.create_folder("Care")
    async with house.running() as reader:
        server.put(raw("one"), "Care")
        await until(lambda: house.sink.subjects == ["one"])
        with server.client() as client:
            client.rename_folder("Care", "Other")
        assert reader._box
        reader._box.cut()
        await until(lambda: reader.trouble is Trouble.FOLDER)
        server.put(raw("two"), "Other")
        with server.client() as client:
            client.rename_folder("Other", "Care")
        await until(lambda: house.sink.subjects == ["one", "two"])
        await until(lambda: reader.trouble is None)
    with server.client() as client:
        client.delete_folder("Care")
    await database.close()


JUNK = st.lists(
    st.one_of(
        st.binary(max_size=30).map(lambda b: b.replace(b"\r", b"").replace(b"\n", b"")),
        st.sampled_from(
            (
                *(b"* 1 FETCH", b"* 5 FETCH ()", b"* 5 FETCH (UID 5 RFC822.SIZE x)", b"* SEARCH a b"),
                *(b'* 1 FETCH (UID 5 INTERNALDATE "x")', b"* 1 FETCH (UID NIL)", b"* OK [UIDVALIDITY x]"),
                *(
                    b"* OK [UIDNEXT]",
                    b"* FLAGS",
                    b"* 1 FETCH (UID 5 BODY[] ((",
                    b"* 99999999999999999 EXISTS",
                ),
            )
        ),
    ),
    max_size=3,
)


@given(st.sampled_from(("SELECT", "SEARCH", "SIZE", "BODY", "STORE", "LOGIN")), JUNK)
@settings(max_examples=20, deadline=None)
def test_whatever_a_server_says_is_an_outage_at_the_worst(verb: str, junk: list[bytes]) -> None:
    with odd_imap_server() as odd:
        odd.mails[5] = raw("one")
        odd.odd = once(verb, lambda tag: b"\r\n".join((*junk, f"{tag} OK x\r\n".encode())))
        account = Account(
            host="127.0.0.1",
            port=odd.port,
            username="u",
            password="p",
            security=Security.NONE,
            patience=0.5,
        )
        box = Mailbox(account)
        try:
            box.open()
            box.behind(0, None)
            box.look(5)
            box.fetch(5)
            box.mark(5)
        except MailboxDown:
            pass
        finally:
            box.close()
