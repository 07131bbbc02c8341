"""What `rida check` says of the mailbox, at a real IMAP server: each way in which it ends, with its mend."""

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from bot.channels.email.incoming.mailbox import Mailbox
from bot.commands.check import imap
from bot.commands.check.findings import Finding, Level
from bot.config import load
from tests.fixtures.imap_server import PASSWORD, USER, ImapServer, imap_server
from tests.transcripts.player import ROOT

WELL = {"authserv_id": "mx.example.org"}


@pytest.fixture(scope="module")
def server() -> Iterator[ImapServer]:
    with imap_server() as found:
        yield found


async def looked(server: ImapServer, monkeypatch: pytest.MonkeyPatch, **told: object) -> list[Finding]:
    """As `rida check` does, with a certificate that this test's machine knows."""
    monkeypatch.setattr(imap, "Mailbox", lambda account: Mailbox(account, server.context))
    asked = {"enabled": "true", "host": "localhost", "port": server.tls, "username": USER}
    imap_of = {**asked, "password": PASSWORD, **WELL, **told}
    environ = {f"RIDA_IMAP__{name.upper()}": str(value) for name, value in imap_of.items()}
    smtp = {"RIDA_SMTP__ENABLED": "true", "RIDA_SMTP__HOST": "x", "RIDA_SMTP__SENDER": "care@example.org"}
    return await imap.mailbox(load(ROOT / "config.yaml", {**smtp, **environ}))


async def test_a_mailbox_that_is_well_is_said_with_how_many_mails_it_has(
    server: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.put(b"From: a@b.example\r\nSubject: one\r\n\r\nhello\r\n")
    [found] = await looked(server, monkeypatch)
    assert (found.level, f"localhost:{server.tls}" in found.what) == (Level.OK, True)
    assert server.flags() == {1: set()} or b"\\Seen" not in next(iter(server.flags().values()))


ENDS: Mapping[str, tuple[dict[str, object], str]] = {
    "nobody is there": ({"port": 1}, "mailbox-down-unreachable"),
    "no such host": ({"host": "no-such-host.invalid"}, "mailbox-down-unreachable"),
    "a wrong password": ({"password": "no"}, "mailbox-down-login"),
    "an unknown name": ({"username": "nobody@example.org"}, "mailbox-down-login"),
    "an Arabic password": ({"password": "كلمة"}, "mailbox-down-login"),
    "no such folder": ({"folder": "Nowhere"}, "mailbox-down-folder"),
}


@pytest.mark.parametrize("name", ENDS)
async def test_what_is_wrong_is_an_error_with_its_mend(
    server: ImapServer, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    told, known = ENDS[name]
    [found] = await looked(server, monkeypatch, **told)
    assert (found.level, found.name) == (Level.ERROR, known)
    assert found.mend and PASSWORD not in f"{found.what} {found.mend}"


WEAK: Mapping[str, tuple[dict[str, object], Level]] = {
    "mailbox-is-plain": ({"security": "none"}, Level.WARNING),
    "mailbox-is-unsure": ({"authserv_id": ""}, Level.NOTE),
}


@pytest.mark.parametrize("known", WEAK)
async def test_what_is_weak_is_said_beside_it(
    server: ImapServer, monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    told, level = WEAK[known]
    port = server.plain if told.get("security") == "none" else server.tls
    well, found = await looked(server, monkeypatch, port=port, **told)
    assert (well.level, found.level, found.name) == (Level.OK, level, known)


async def test_a_certificate_that_nobody_signed_is_an_error(
    server: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    [found] = await looked(replace(server, context=ssl.create_default_context()), monkeypatch)
    assert (found.level, found.name) == (Level.ERROR, "mailbox-down-certificate")


async def test_a_server_that_speaks_no_tls_there_is_no_way_in(
    server: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    [found] = await looked(server, monkeypatch, port=server.plain)
    assert found.level is Level.ERROR


async def test_nothing_is_said_where_it_is_off(
    server: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await looked(server, monkeypatch, enabled="false") == []
