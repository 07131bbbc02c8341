"""A mailbox on its server, by IMAP. Everything here waits for the network: it is called on threads, one
call at a time.

The rules this module guards: a mail is looked at before it is fetched, and fetching marks nothing; every
failure has one of few kinds; and nothing that an error says (names, passwords) leaves it.
"""

import re
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from imapclient import IMAPClient  # type: ignore[import-untyped]
from imapclient.exceptions import (  # type: ignore[import-untyped]
    CapabilityError,
    IMAPClientError,
    LoginError,
)

PATIENCE = 60.0  # seconds of silence

_ODD = (ValueError, LookupError, TypeError, AttributeError, AssertionError)
"""What the library raises where a server says what nobody foresaw."""


class Security(StrEnum):
    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class Trouble(StrEnum):
    """Why a mailbox cannot be read."""

    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    LOGIN = "login"
    FOLDER = "folder"
    OAUTH_AWAY = "oauth-away"
    OAUTH_TENANT = "oauth-tenant"
    OAUTH_CLIENT = "oauth-client"
    OAUTH_SECRET = "oauth-secret"  # noqa: S105 - its name
    OAUTH_CONSENT = "oauth-consent"
    OAUTH_METHOD = "oauth-method"
    OAUTH_ACCESS = "oauth-access"


class MailboxDown(Exception):
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """With a `token` it signs in by OAuth 2.0, and has no password."""

    host: str
    port: int = 993
    username: str
    password: str = field(repr=False)
    token: str = field(default="", repr=False)
    folder: str = "INBOX"
    security: Security = Security.TLS
    patience: float = PATIENCE


@dataclass(frozen=True, slots=True)
class Opened:
    """`validity` says whether numbers (UIDs) of before still name the same mails; `next` is the number
    that the next mail gets."""

    validity: int
    next: int
    is_read_only: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A mail as its server lists it: its bytes, and when it came (UTC)."""

    size: int
    came: datetime


class Mailbox:
    """One connection. After a `MailboxDown` it is closed, and another one is made."""

    def __init__(self, account: Account, tls: ssl.SSLContext | None = None) -> None:
        self._account, self._tls = account, tls or ssl.create_default_context()
        self._client: IMAPClient | None = None

    def open(self, *, read_only: bool = False) -> Opened:
        """Connect, log in and open the folder.

        Raises:
            MailboxDown
        """
        try:
            client = self._client = self._connected()
            self._log_in(client)
            return self._opened(client, read_only)
        except MailboxDown:
            self.close()
            raise
        except (IMAPClientError, OSError, *_ODD) as error:
            self.close()
            raise _down(error) from None

    def _connected(self) -> IMAPClient:
        account = self._account
        is_tls = account.security is Security.TLS
        context = self._tls if is_tls else None
        client = IMAPClient(
            account.host, account.port, ssl=is_tls, ssl_context=context, timeout=account.patience
        )
        self._client = client
        client.normalise_times = False
        if account.security is Security.STARTTLS:
            client.starttls(self._tls)
        return client

    def _log_in(self, client: IMAPClient) -> None:
        account = self._account
        try:
            if account.token:
                _sign_in(client, account)
            elif (account.username + account.password).isascii():
                client.login(account.username, account.password)
            else:
                client.plain_login(account.username, account.password)
        except LoginError as error:
            raise MailboxDown(_refusal(error, Trouble.LOGIN)) from None

    def _opened(self, client: IMAPClient, read_only: bool) -> Opened:
        try:
            said = self._selected(client, read_only)
        except IMAPClientError as error:
            raise MailboxDown(_refusal(error, Trouble.FOLDER)) from None
        following = said.get(b"UIDNEXT") or max(self._asked("search", ["ALL"]), default=0) + 1
        return Opened(int(said.get(b"UIDVALIDITY", 0)), int(following), b"READ-ONLY" in said)

    def _selected(self, client: IMAPClient, read_only: bool) -> Mapping[bytes, Any]:
        """The library takes a folder that can only be read for none, unless it is asked for so."""
        folder = self._account.folder
        try:
            said: Mapping[bytes, Any] = client.select_folder(folder, readonly=read_only)
        except IMAPClient.ReadOnlyError:
            return {**client.select_folder(folder, readonly=True), b"READ-ONLY": ()}
        return said

    def behind(self, number: int, since: date | None) -> list[int]:
        """The numbers of the mails behind this one, the oldest first; those that came before `since` may
        be left out."""
        asked: list[Any] = ["UID", f"{number + 1}:*", *(["SINCE", since] if since else [])]
        return sorted(each for each in self._asked("search", asked) if each > number)

    def look(self, number: int) -> Seen | None:
        """None: it is gone."""
        said = self._fetched(number, "RFC822.SIZE", "INTERNALDATE")
        if not (said.get(b"RFC822.SIZE") and said.get(b"INTERNALDATE")):
            self._must_be_gone(number)
            return None
        came = said[b"INTERNALDATE"]
        at = came.replace(tzinfo=UTC) if came.tzinfo is None else came.astimezone(UTC)
        return Seen(int(said[b"RFC822.SIZE"]), at)

    def fetch(self, number: int) -> bytes | None:
        return self._bytes(number, "")

    def head(self, number: int) -> bytes | None:
        return self._bytes(number, "HEADER")

    def mark(self, number: int) -> bool:
        """Seen: whoever opens the mailbox sees what Rida has read. False: the server does not let us."""
        try:
            self._client_now.add_flags([number], [b"\\Seen"], silent=True)
        except (IMAPClient.AbortError, OSError) as error:
            self.close()
            raise _down(error) from None
        except (IMAPClientError, *_ODD):
            return False
        return True

    def _bytes(self, number: int, part: str) -> bytes | None:
        found = self._fetched(number, f"BODY.PEEK[{part}]").get(f"BODY[{part}]".encode())
        if not isinstance(found, bytes):
            self._must_be_gone(number)
            return None
        return found

    def _must_be_gone(self, number: int) -> None:
        """Somebody moved it away meanwhile. A server that has it and does not give it is not well.

        Raises:
            MailboxDown
        """
        if number in self._asked("search", ["UID", str(number)]):
            self.close()
            raise MailboxDown(Trouble.UNREACHABLE)

    def _fetched(self, number: int, *what: str) -> Mapping[bytes, Any]:
        found: Mapping[bytes, Any] = self._asked("fetch", [number], list(what)).get(number, {})
        return found

    def _asked(self, verb: str, *told: Any, **more: Any) -> Any:
        client = self._client_now
        try:
            return getattr(client, verb)(*told, **more)
        except (IMAPClientError, OSError, *_ODD) as error:
            self.close()
            raise _down(error) from None

    @property
    def _client_now(self) -> IMAPClient:
        if self._client is None:
            raise MailboxDown(Trouble.UNREACHABLE)
        return self._client

    def close(self) -> None:
        client, self._client = self._client, None
        if client:
            with suppress(IMAPClientError, OSError, AttributeError):
                client.shutdown()

    def cut(self) -> None:
        """From another thread: whatever waits for the server waits no longer."""
        client = self._client
        if client:
            with suppress(IMAPClientError, OSError, AttributeError):
                client.socket().shutdown(socket.SHUT_RDWR)


def _sign_in(client: IMAPClient, account: Account) -> None:
    """SASL XOAUTH2. Whoever is refused is sent the reason, and answers it with nothing."""
    if not client.has_capability("AUTH=XOAUTH2"):
        raise MailboxDown(Trouble.OAUTH_METHOD)
    said = [b"", f"user={account.username}\x01auth=Bearer {account.token}\x01\x01".encode()]
    client.sasl_login("XOAUTH2", lambda _: said.pop() if said else b"")


_OF_ITSELF = re.compile(r"\[(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG|OVERQUOTA)\]", re.I)
"""What a server says of itself (RFC 5530): that is no wrong password, and no missing folder."""
_OF_US = re.compile(
    r"\[(?:AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED|NONEXISTENT)\]|password|credential", re.I
)
_BUSY = re.compile(
    r"temporar|try again|too many|throttl|(?:system|server|service) (?:error|busy|unavailable)", re.I
)
"""The same in words alone, where a server gives no code."""


def _refusal(error: Exception, meant: Trouble) -> Trouble:
    said = str(error)
    is_busy = _BUSY.search(said) and not _OF_US.search(said)
    if isinstance(error, IMAPClient.AbortError) or _OF_ITSELF.search(said) or is_busy:
        return Trouble.UNREACHABLE
    if "[PRIVACYREQUIRED]" in said.upper():
        return Trouble.CERTIFICATE
    if "not connected" in said.lower():  # Exchange: signed in, and not let into this mailbox
        return Trouble.LOGIN
    return meant


def _down(error: Exception) -> MailboxDown:
    if isinstance(error, ssl.SSLCertVerificationError):
        return MailboxDown(Trouble.CERTIFICATE)
    if isinstance(error, CapabilityError):
        return MailboxDown(Trouble.CERTIFICATE)
    return MailboxDown(Trouble.UNREACHABLE)
