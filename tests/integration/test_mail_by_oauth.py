"""Signing in by OAuth 2.0: a real Dovecot that asks about each token, a real SMTP server, and a host of tokens
that answers as Microsoft's does."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app.oauth import tokens_of
from bot.channels.email.channel import EmailChannel, EmailSettings, Security
from bot.channels.email.incoming import mailbox_reader
from bot.channels.email.incoming.mailbox import Mailbox, Trouble
from bot.channels.email.oauth import ClientCredentials, Fault, Grant, SignInFailed, Tokens
from bot.channels.email.oauth_http import asked
from bot.channels.email.service_account import ServiceAccount
from bot.commands.check import imap, smtp
from bot.commands.check.findings import Finding, Level
from bot.config import load
from bot.core.ailments import Ailing
from bot.runtime.delivery.channel import ChannelDown
from bot.store.sqlite.database import Database
from tests.contract.test_channel_email import delivery
from tests.fixtures.imap_server import USER, ImapServer, imap_server
from tests.fixtures.smtp_server import MailsByToken, mail_server_by_token
from tests.fixtures.token_host import CLIENT, SCOPE, SECRET, TokenHost, token_host
from tests.integration.test_mailbox import House, raw, until
from tests.transcripts.player import ROOT

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
"""On loopback, in these tests alone."""


@pytest.fixture(scope="module")
def both() -> Iterator[tuple[TokenHost, ImapServer]]:
    with token_host() as host, imap_server(host.port) as server:
        yield host, server


@pytest.fixture
def host(both: tuple[TokenHost, ImapServer]) -> TokenHost:
    found, _ = both
    fresh = TokenHost()
    for name in ("life", "mailbox", "roles", "says"):
        setattr(found, name, getattr(fresh, name))
    for kept in (found.given, found.live, found.forms):
        kept.clear()
    return found


@pytest.fixture
def server(both: tuple[TokenHost, ImapServer]) -> ImapServer:
    _, found = both
    with found.client() as client:
        client.select_folder("INBOX")
        if old := client.search("ALL"):
            client.delete_messages(old)
            client.expunge()
    return found


def grant_at(host: TokenHost, **more: str) -> Grant:
    told = {"url": host.url, "client_id": CLIENT, "secret": SECRET, "scope": SCOPE}
    return ClientCredentials(**{**told, "needs": "IMAP.AccessAsApp", **more})


class OauthHouse(House):
    grant: Grant

    async def reader(self) -> mailbox_reader.MailboxReader:
        made = await super().reader()
        made.tokens = Tokens(self.grant, asked)
        return made


@pytest.fixture
async def house(
    server: ImapServer, host: TokenHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[OauthHouse]:
    monkeypatch.setattr(mailbox_reader, "SHORTEST", 0.02)
    monkeypatch.setattr(mailbox_reader, "LONGEST", 0.1)
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    made = OauthHouse(server, database, account={"password": ""})
    made.grant = grant_at(host)
    yield made
    await database.close()


# The mailbox


async def test_a_mailbox_is_read_with_a_token_and_nothing_of_it_is_logged(
    house: OauthHouse, host: TokenHost, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with house.running():
        house.server.put(raw("one"))
        await until(lambda: house.sink.subjects == ["one"])
    assert len(host.given) == 1
    assert not [each for each in (SECRET, *host.given) if each in caplog.text]


async def test_a_token_that_is_accepted_no_more_is_asked_for_anew(
    house: OauthHouse, host: TokenHost
) -> None:
    async with house.running() as reader:
        host.revoke()
        assert reader._box
        reader._box.cut()  # as a server does when the token has ended
        house.server.put(raw("one"))
        await until(lambda: house.sink.subjects == ["one"])
        await until(lambda: reader.trouble is None)
    assert len(host.given) == 2


async def test_a_host_of_tokens_that_is_away_is_an_outage_and_nothing_is_lost(
    house: OauthHouse, host: TokenHost
) -> None:
    async with house.running():
        pass
    house.server.put(raw("one"))
    host.says = (503, b"<html>busy</html>")
    async with house.running() as reader:
        assert reader.trouble is Trouble.OAUTH_AWAY and reader.down_since
        (told,) = await reader.ailments(reader.down_since + timedelta(hours=1))
        assert (told.key, told.is_grave) == (Ailing.MAILBOX_OAUTH_AWAY, False)
        assert reader.warnings() == ["mailbox-oauth-away"]
        host.says = None
        await until(lambda: house.sink.subjects == ["one"])
        await until(lambda: reader.trouble is None)


REFUSED: Mapping[str, tuple[dict[str, str], Trouble, Ailing]] = {
    "a wrong tenant": ({"url": "/nobody"}, Trouble.OAUTH_TENANT, Ailing.MAILBOX_OAUTH_APP),
    "no such app": ({"client_id": "x"}, Trouble.OAUTH_CLIENT, Ailing.MAILBOX_OAUTH_APP),
    "a wrong secret": ({"secret": "x"}, Trouble.OAUTH_SECRET, Ailing.MAILBOX_OAUTH_SECRET),
    "a wrong scope": ({"scope": "x"}, Trouble.OAUTH_CONSENT, Ailing.MAILBOX_OAUTH_ACCESS),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_a_client_that_is_refused_is_told_by_its_mend(
    house: OauthHouse, host: TokenHost, name: str
) -> None:
    wrong, trouble, ails = REFUSED[name]
    if "url" in wrong:
        wrong = {"url": host.url.replace("/1111", "/2222")}
    house.grant = grant_at(host, **wrong)
    async with house.running() as reader:
        assert reader.trouble is trouble and reader.down_since
        (told,) = await reader.ailments(reader.down_since + timedelta(hours=1))
        assert told.key is ails


@pytest.mark.parametrize(
    ("roles", "trouble"), [((), Trouble.OAUTH_CONSENT), (("IMAP.AccessAsApp",), Trouble.OAUTH_ACCESS)]
)
async def test_a_token_that_opens_no_mailbox_says_whether_somebody_has_to_consent(
    house: OauthHouse, host: TokenHost, roles: tuple[str, ...], trouble: Trouble
) -> None:
    host.roles, host.mailbox = roles, "somebody-else"
    async with house.running() as reader:
        assert reader.trouble is trouble


async def test_a_server_that_takes_no_tokens_is_said_to_be_one(host: TokenHost) -> None:
    with imap_server() as plain:
        box = Mailbox(account_at(plain, token="t"), plain.context)
        with pytest.raises(Exception, match="oauth-method"):
            await asyncio.to_thread(box.open)


def account_at(server: ImapServer, token: str) -> mailbox_reader.Account:
    return mailbox_reader.Account(
        host="localhost", port=server.tls, username=USER, password="", token=token
    )


async def test_a_service_account_signs_in_as_the_mailbox(house: OauthHouse, host: TokenHost) -> None:
    house.grant = ServiceAccount(key=host.account, subject=USER, scope="https://mail.google.com/")
    async with house.running():
        house.server.put(raw("one"))
        await until(lambda: house.sink.subjects == ["one"])


SIGNED: Mapping[str, tuple[dict[str, str], Fault]] = {
    "a scope that nobody delegated": ({"scope": "x"}, Fault.CONSENT),
    "a mailbox of another domain": ({"subject": "x@y.example"}, Fault.ACCESS),
}


@pytest.mark.parametrize("name", SIGNED)
async def test_what_google_refuses_is_named(host: TokenHost, name: str) -> None:
    wrong, fault = SIGNED[name]
    told = {"key": host.account, "subject": USER, "scope": "https://mail.google.com/", **wrong}
    with pytest.raises(SignInFailed) as failed:
        await Tokens(ServiceAccount(**told), asked).used(nothing, lambda _: False)
    assert failed.value.fault is fault


async def test_a_key_that_was_taken_back_is_a_wrong_secret(host: TokenHost) -> None:
    grant = ServiceAccount(
        key=TokenHost(port=host.port).account, subject=USER, scope="https://mail.google.com/"
    )
    with pytest.raises(SignInFailed) as failed:
        await Tokens(grant, asked).used(nothing, lambda _: False)
    assert failed.value.fault is Fault.SECRET


async def nothing(_: str) -> None:
    return None


# Sending


@pytest.fixture
def mails(host: TokenHost) -> Iterator[MailsByToken]:
    with mail_server_by_token(lambda user, token: host.live.get(token) == user) as server:
        yield server


def channel_at(mails: MailsByToken, grant: Grant | None) -> EmailChannel:
    settings = EmailSettings(
        host="127.0.0.1",
        port=mails.port,
        sender="care@example.org",
        username=USER,
        security=Security.NONE,
    )
    tokens = Tokens(grant, asked) if grant else None
    return EmailChannel(settings, lambda _: Path("/nowhere"), tokens=tokens)


async def test_mails_go_out_with_one_token(host: TokenHost, mails: MailsByToken) -> None:
    channel = channel_at(mails, grant_at(host))
    for _ in range(3):
        await channel.send(delivery())
    assert (len(mails.taken), len(host.given), mails.tried) == (3, 1, 3)


async def test_a_mail_whose_token_is_refused_goes_out_with_another(
    host: TokenHost, mails: MailsByToken
) -> None:
    channel = channel_at(mails, grant_at(host))
    await channel.send(delivery())
    host.revoke()
    await channel.send(delivery())
    assert (len(mails.taken), len(host.given)) == (2, 2)


DOWN: Mapping[str, tuple[dict[str, str], str]] = {
    "a wrong tenant": ({"url": "/nobody"}, "mail-oauth-app"),
    "no such app": ({"client_id": "x"}, "mail-oauth-app"),
    "a wrong secret": ({"secret": "x"}, "mail-oauth-secret"),
    "a wrong scope": ({"scope": "x"}, "mail-oauth-access"),
}


@pytest.mark.parametrize("name", DOWN)
async def test_who_is_not_signed_in_loses_no_mail_and_the_mend_is_named(
    host: TokenHost, mails: MailsByToken, name: str
) -> None:
    wrong, why = DOWN[name]
    if "url" in wrong:
        wrong = {"url": host.url.replace("/1111", "/2222")}
    with pytest.raises(ChannelDown) as down:
        await channel_at(mails, grant_at(host, **wrong)).send(delivery())
    assert down.value.why == why and SECRET not in str(down.value)


async def test_a_host_of_tokens_that_is_away_is_an_outage_of_mail(
    host: TokenHost, mails: MailsByToken
) -> None:
    host.says = (503, b"")
    with pytest.raises(ChannelDown) as down:
        await channel_at(mails, grant_at(host)).send(delivery())
    assert down.value.why == ""
    nowhere = replace(grant_at(host), url="http://127.0.0.1:1/token")  # type: ignore[type-var]
    with pytest.raises(ChannelDown):
        await channel_at(mails, nowhere).send(delivery())


async def test_a_mailbox_that_may_not_send_is_named(host: TokenHost, mails: MailsByToken) -> None:
    host.mailbox = "somebody-else"
    with pytest.raises(ChannelDown) as down:
        await channel_at(mails, grant_at(host)).send(delivery())
    assert (down.value.why, len(host.given)) == ("mail-oauth-access", 1)


# What `rida check` says


async def found(
    host: TokenHost,
    server: ImapServer,
    mails: MailsByToken,
    monkeypatch: pytest.MonkeyPatch,
    **told: object,
) -> list[Finding]:
    monkeypatch.setattr(imap, "Mailbox", lambda account: Mailbox(account, server.context))
    given = {"token_url": host.url, "client_id": CLIENT, "client_secret": SECRET, "scope": SCOPE, **told}
    oauth = {f"OAUTH__{name.upper()}": str(value) for name, value in given.items()}
    sections = {
        "IMAP": {"HOST": "localhost", "PORT": server.tls, "AUTHSERV_ID": "mx", **oauth},
        "SMTP": {"HOST": "127.0.0.1", "PORT": mails.port, "SENDER": "care@example.org", **oauth},
    }
    common = {"ENABLED": "true", "USERNAME": USER}
    environ = {
        f"RIDA_{section}__{name}": str(value)
        for section, values in sections.items()
        for name, value in {**common, **values}.items()
    }
    settings = load(ROOT / "config.yaml", {**environ, "RIDA_SMTP__SECURITY": "none"})
    assert tokens_of(settings.imap) and tokens_of(settings.smtp)
    return [*await imap.mailbox(settings), await smtp.greeted(settings)]


async def test_both_ends_are_well(
    host: TokenHost, server: ImapServer, mails: MailsByToken, monkeypatch: pytest.MonkeyPatch
) -> None:
    levels = [each.level for each in await found(host, server, mails, monkeypatch)]
    assert levels == [Level.OK, Level.OK]


ENDS: Mapping[str, tuple[dict[str, object], Fault]] = {
    "a wrong tenant": ({"token_url": "http://127.0.0.1:{port}/nobody/oauth2/v2.0/token"}, Fault.TENANT),
    "nobody there": ({"token_url": "http://127.0.0.1:1/token"}, Fault.AWAY),
    "no such app": ({"client_id": "x"}, Fault.CLIENT),
    "a wrong secret": ({"client_secret": "x"}, Fault.SECRET),
    "no consent": ({"scope": "x"}, Fault.CONSENT),
    "no such mailbox": ({}, Fault.ACCESS),
}


@pytest.mark.parametrize("name", ENDS)
async def test_each_end_is_named_with_its_mend(
    host: TokenHost,
    server: ImapServer,
    mails: MailsByToken,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    told, fault = ENDS[name]
    told = {key: str(value).replace("{port}", str(host.port)) for key, value in told.items()}
    host.mailbox = "somebody-else" if fault is Fault.ACCESS else USER
    box, sending = await found(host, server, mails, monkeypatch, **told)
    assert [box.name, sending.name] == [f"mailbox-down-oauth-{fault}", f"mail-{fault}"]
    for each in (box, sending):
        assert each.level is Level.ERROR and each.mend
        assert SECRET not in f"{each.what} {each.mend}"
