"""A token is asked for once, kept until shortly before its end, and asked for anew once where it is refused."""

import asyncio
import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from aiosmtplib import SMTPAuthenticationError, SMTPDataError
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.email.oauth import (
    Answer,
    ClientCredentials,
    Fault,
    SignInFailed,
    Tokens,
    lacks,
    token_in,
)
from bot.channels.email.server_replies import kind_of, refuses_token
from bot.runtime.delivery.channel import ChannelDown, TryLater

GRANT = ClientCredentials(url="https://x/token", client_id="c", secret="s3cret", needs="IMAP.AccessAsApp")


class RefusedHere(Exception):
    """A mail server that does not accept a token."""


@dataclass
class Host:
    """Gives one token after another, each for `life` seconds."""

    life: object = 3600
    forms: list[Mapping[str, str]] = field(default_factory=list)
    now: float = 0.0

    async def ask(self, url: str, form: Mapping[str, str]) -> Answer:
        self.forms.append(form)
        told = {"token_type": "Bearer", "access_token": f"t{len(self.forms)}", "expires_in": self.life}
        return Answer(200, json.dumps(told).encode())

    @property
    def tokens(self) -> Tokens:
        return Tokens(GRANT, self.ask, lambda: self.now)


def refuses(error: Exception) -> bool:
    return isinstance(error, RefusedHere)


async def used(tokens: Tokens, *refused: str) -> list[str]:
    """The tokens with which a mail server was tried that refuses these."""
    tried: list[str] = []

    async def attempt(token: str) -> str:
        tried.append(token)
        if token in refused or "all" in refused:
            raise RefusedHere
        return token

    try:
        await tokens.used(attempt, refuses)
    except SignInFailed as failed:
        tried.append(failed.fault)
    return tried


async def test_a_token_serves_until_shortly_before_its_end() -> None:
    host = Host()
    tokens = host.tokens
    assert await used(tokens) == await used(tokens) == ["t1"]
    host.now = 3600 - 301
    assert await used(tokens) == ["t1"]
    host.now = 3600 - 299
    assert await used(tokens) == ["t2"]
    assert host.forms[0] == {
        "grant_type": "client_credentials",
        "client_id": "c",
        "client_secret": "s3cret",
    }


async def test_a_refused_token_is_asked_for_anew_once() -> None:
    host = Host()
    tokens = host.tokens
    assert await used(tokens) == ["t1"]
    assert await used(tokens, "t1") == ["t1", "t2"]
    assert await used(tokens, "all") == ["t2", "t3", Fault.ACCESS]
    assert await used(tokens, "all") == ["t4", Fault.ACCESS], "one that was just given is tried once"


async def test_many_who_need_a_token_ask_for_one() -> None:
    host = Host()
    tokens = host.tokens
    assert await asyncio.gather(*(used(tokens) for _ in range(9))) == [["t1"]] * 9
    assert len(host.forms) == 1


async def test_other_failures_are_none_of_the_token_s() -> None:
    host = Host()

    async def fails(token: str) -> None:
        raise OSError

    with pytest.raises(OSError):
        await host.tokens.used(fails, refuses)
    assert len(host.forms) == 1


async def test_whoever_waits_for_a_token_at_a_stop_waits_no_longer() -> None:
    async def never(url: str, form: Mapping[str, str]) -> Answer:
        await asyncio.sleep(60)
        raise AssertionError

    tokens = Tokens(GRANT, never)
    waiting = asyncio.create_task(used(tokens))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    tokens.cut()
    assert await asyncio.wait_for(waiting, 5) == [Fault.AWAY]
    assert await used(tokens) == [Fault.AWAY]


@given(
    st.one_of(st.none(), st.integers(-5, 10**6), st.text(max_size=5), st.floats(), st.lists(st.none()))
)
def test_whatever_a_host_says_of_its_life_a_token_is_used(life: object) -> None:
    host = Host(life=life)
    assert asyncio.run(used(host.tokens)) == ["t1"]


def microsoft(code: int, error: str) -> bytes:
    told = {"error": error, "error_description": f"AADSTS{code}: no. Trace ID: 1", "error_codes": [code]}
    return json.dumps(told).encode()


SAID: Mapping[str, tuple[int, bytes, Fault]] = {
    "a wrong tenant": (400, microsoft(900023, "invalid_request"), Fault.TENANT),
    "no such tenant": (400, microsoft(90002, "invalid_request"), Fault.TENANT),
    "no such app": (400, microsoft(700016, "unauthorized_client"), Fault.CLIENT),
    "a wrong secret": (401, microsoft(7000215, "invalid_client"), Fault.SECRET),
    "an expired secret": (401, microsoft(7000222, "invalid_client"), Fault.SECRET),
    "a wrong scope": (400, microsoft(1002012, "invalid_scope"), Fault.CONSENT),
    "no consent": (400, microsoft(65001, "invalid_grant"), Fault.CONSENT),
    "a code in words alone": (
        400,
        b'{"error": "x", "error_description": "AADSTS7000215: Invalid client secret"}',
        Fault.SECRET,
    ),
    "another host's client": (401, b'{"error": "invalid_client"}', Fault.SECRET),
    "Google, a wrong key": (
        400,
        b'{"error": "invalid_grant", "error_description": "Invalid JWT Signature."}',
        Fault.SECRET,
    ),
    "Google, no delegation": (401, b'{"error": "unauthorized_client"}', Fault.CONSENT),
    "Google, no such mailbox": (
        400,
        b'{"error": "invalid_grant", "error_description": "Invalid email or User ID"}',
        Fault.ACCESS,
    ),
    "too often": (429, b"", Fault.AWAY),
    "down": (503, b"<html>", Fault.AWAY),
    "down, and says so": (400, b'{"error": "temporarily_unavailable"}', Fault.AWAY),
    "a page": (200, b"<html>sign in</html>", Fault.TENANT),
    "no such place": (404, b"not found", Fault.TENANT),
    "another place": (302, b"", Fault.TENANT),
    "a token of another kind": (200, b'{"access_token": "t", "token_type": "mac"}', Fault.TENANT),
    "a token that would end the line": (200, b'{"access_token": "t\\u0001auth=x"}', Fault.TENANT),
    "an empty one": (200, b'{"access_token": ""}', Fault.TENANT),
    "a list": (200, b"[1]", Fault.TENANT),
    "nests": (200, b"[" * 100_000, Fault.TENANT),
}


@pytest.mark.parametrize("name", SAID)
def test_what_a_host_refuses_is_one_of_few_kinds(name: str) -> None:
    status, body, fault = SAID[name]
    with pytest.raises(SignInFailed) as failed:
        token_in(Answer(status, body))
    assert failed.value.fault is fault and str(failed.value) == fault.value


@given(st.integers(100, 599), st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)))
def test_nothing_that_a_host_says_is_an_error_of_ours(status: int, body: bytes) -> None:
    with pytest.raises(SignInFailed):
        token_in(Answer(status, body))


def jwt(**claims: object) -> str:
    return f"h.{base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b'=').decode()}.s"


def test_a_token_tells_where_nobody_consented() -> None:
    assert lacks(jwt(appid="x"), "IMAP.AccessAsApp")
    assert lacks(jwt(roles=["POP.AccessAsApp"]), "IMAP.AccessAsApp")
    assert not lacks(jwt(roles=["IMAP.AccessAsApp"]), "IMAP.AccessAsApp")
    assert not any(lacks(each, "IMAP.AccessAsApp") for each in ("opaque", "a.%%%.c", "a.b.c", "..."))
    assert not lacks(jwt(appid="x"), "")


def test_nothing_shows_a_secret() -> None:
    from bot.channels.email.service_account import ServiceAccount

    shown = f"{GRANT!r} {ServiceAccount(key='s3cret', subject='a', scope='b')!r}"
    assert "s3cret" not in shown


@pytest.mark.parametrize(
    "key", ["", "{", "[]", '{"type": "x"}', '{"type": "service_account", "private_key": "no"}']
)
def test_a_file_that_is_no_key_is_a_wrong_secret(key: str) -> None:
    from bot.channels.email.service_account import ServiceAccount

    with pytest.raises(SignInFailed) as failed:
        ServiceAccount(key=key, subject="a@b", scope="s").form()
    assert failed.value.fault is Fault.SECRET


NOT_THE_MAIL = {
    "not as this sender": (
        SMTPDataError(550, "5.7.60 SMTP; Client does not have permissions to send as this sender"),
        "mail-oauth-access",
    ),
    "so said by another": (
        SMTPDataError(
            554, "5.2.252 SendAsDenied; care@example.org not allowed to send as other@example.org"
        ),
        "mail-oauth-access",
    ),
    "no mail is taken by this way": (
        SMTPAuthenticationError(
            535, "5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled"
        ),
        "",
    ),
    "busy": (SMTPAuthenticationError(454, "4.7.0 Temporary authentication failure"), ""),
}


@pytest.mark.parametrize("name", NOT_THE_MAIL)
def test_what_is_no_fault_of_the_mail_gives_none_up(name: str) -> None:
    error, why = NOT_THE_MAIL[name]
    kind = kind_of(error)
    told = TryLater if name == "busy" else ChannelDown
    assert isinstance(kind, told) and kind.why == why


def test_a_token_is_refused_for_good_only() -> None:
    assert refuses_token(SMTPAuthenticationError(535, "5.7.3 no"))
    assert not refuses_token(SMTPAuthenticationError(454, "4.7.0 later"))
    assert not refuses_token(OSError())
