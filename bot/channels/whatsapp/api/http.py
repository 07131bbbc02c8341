"""The way to the Graph API, over aiohttp.

The rules this module guards: only the Graph API's own error is a verdict, all else is "later"; the token
goes in a header and to the Graph API alone; and what fails names no address, number or word of anybody.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp

CONNECT_TIMEOUT = 10.0  # seconds, for a free connection, and for a new one
READ_TIMEOUT = 20.0  # seconds; the outbox gives up a send after a minute
FILE_TIMEOUT = 45.0  # seconds, for what is uploaded or fetched
CONNECTIONS = 32
PASSED_NOTHING_ON = frozenset({*range(300, 500), 503})
"""Statuses by which whoever stands in between says that it asked nobody."""

UNAVAILABLE = 503
"""An error that says of itself that it passes (`is_transient`) is taken for this, whatever its status."""

LONGEST_PATIENCE = timedelta(days=1)
"""Whoever asks for more is asked again after it all the same."""


class GraphError(Exception):
    """The Graph API refused. `http` is the status, `retry_after` how long it asked us to wait."""

    def __init__(
        self, code: int, subcode: int = 0, http: int = 400, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(f"error {code}" + (f"/{subcode}" if subcode else ""))
        self.code, self.subcode = code, subcode
        self.http, self.retry_after = http, retry_after


class Fate(StrEnum):
    """Of what was asked without an answer. `away`: nobody could be asked. `unsaid`: somebody stood in
    between, and passed nothing on. `unknown`: it may have arrived all the same."""

    AWAY = "away"
    UNSAID = "unsaid"
    UNKNOWN = "unknown"


class NoAnswer(Exception):
    """Nobody answered, or somebody in the Graph API's place."""

    def __init__(self, kind: str, fate: Fate, retry_after: timedelta | None = None) -> None:
        super().__init__(kind)
        self.fate, self.retry_after = fate, retry_after

    @property
    def is_unsaid(self) -> bool:
        """What was asked cannot have arrived."""
        return self.fate is not Fate.UNKNOWN


class GraphHttp:
    """`base_url` without a slash at the end. Times are seconds."""

    def __init__(
        self,
        base_url: str,
        token: str,
        *,
        read_timeout: float = READ_TIMEOUT,
        file_timeout: float = FILE_TIMEOUT,
    ) -> None:
        self._base_url, self._token = base_url, token
        self._timeout, self._file_timeout = _timeout(read_timeout), _timeout(file_timeout)
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._session:
            await self._session.close()
            self._session = None

    async def get(self, path: str, **params: str) -> dict[str, Any]:
        """Raises GraphError, NoAnswer."""
        return await self._asked("GET", path, params=params)

    async def post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Raises GraphError, NoAnswer."""
        said = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        return await self._asked("POST", path, data=said, headers={"Content-Type": "application/json"})

    async def post_form(self, path: str, form: aiohttp.FormData) -> dict[str, Any]:
        """Raises GraphError, NoAnswer."""
        return await self._asked("POST", path, data=form, timeout=self._file_timeout)

    async def delete(self, path: str) -> dict[str, Any]:
        """Raises GraphError, NoAnswer."""
        return await self._asked("DELETE", path)

    async def fetch(self, url: str, limit: int) -> bytes:
        """What lies there, of at most `limit` bytes; one more says that it is larger.

        Raises:
            GraphError: the Graph API does not give it.
            NoAnswer: it was not had whole.
        """
        try:
            async with self._request("GET", url, timeout=self._file_timeout) as answer:
                if answer.status == 200:
                    return await _read_at_most(answer, limit + 1)
                return await _refused(answer)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            raise NoAnswer(type(error).__name__, Fate.AWAY) from None

    async def _asked(self, method: str, path: str, **around: Any) -> dict[str, Any]:
        try:
            async with self._request(method, f"{self._base_url}/{path}", **around) as answer:
                return _verdict(answer, await answer.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NoAnswer(type(error).__name__, Fate.AWAY) from None
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            raise NoAnswer(type(error).__name__, Fate.UNKNOWN) from None

    def _request(self, method: str, url: str, **around: Any) -> Any:
        session = self._session = self._session or self._opened()
        headers = {"Authorization": f"Bearer {self._token}", **around.pop("headers", {})}
        around.setdefault("timeout", self._timeout)
        return session.request(method, url, headers=headers, allow_redirects=False, **around)

    def _opened(self) -> aiohttp.ClientSession:
        """All requests go to one server, so whether a proxy stands before it is asked once."""
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=CONNECTIONS),
            cookie_jar=aiohttp.DummyCookieJar(),
            proxy=_proxy(self._base_url),
        )


async def _read_at_most(answer: aiohttp.ClientResponse, limit: int) -> bytes:
    data = bytearray()
    async for chunk in answer.content.iter_chunked(65536):
        data += chunk
        if len(data) >= limit:
            break
    return bytes(data[:limit])


async def _refused(answer: aiohttp.ClientResponse) -> bytes:
    """Raises GraphError, NoAnswer."""
    _verdict(answer, await answer.read())
    raise NoAnswer("no file", Fate.UNSAID)


def _verdict(answer: aiohttp.ClientResponse, body: bytes) -> dict[str, Any]:
    """What the Graph API said.

    Raises:
        GraphError: it refuses.
        NoAnswer: it was somebody else, as with the page of a proxy, whatever its status says.
    """
    said, after = _read(body), _retry_after(answer.headers.get("Retry-After", ""))
    error = said.get("error")
    if isinstance(error, dict) and type(error.get("code")) is int:
        subcode = error.get("error_subcode")
        known = subcode if type(subcode) is int else 0
        status = UNAVAILABLE if error.get("is_transient") is True else answer.status
        raise GraphError(error["code"], known, status, after)
    if said and "error" not in said and 200 <= answer.status < 300:
        return said
    fate = Fate.UNSAID if answer.status in PASSED_NOTHING_ON else Fate.UNKNOWN
    raise NoAnswer("what answered was not the Graph API", fate, after)


def _read(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _retry_after(header: str) -> timedelta | None:
    """In seconds or as a date; None where it says neither."""
    if header.strip().isdecimal():
        return min(timedelta(seconds=min(int(header), 10**6)), LONGEST_PATIENCE)
    try:
        at = parsedate_to_datetime(header)
    except (TypeError, ValueError):
        return None
    left = (at if at.tzinfo else at.replace(tzinfo=UTC)) - datetime.now(UTC)
    return min(max(left, timedelta()), LONGEST_PATIENCE)


def _timeout(read: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(connect=CONNECT_TIMEOUT, sock_read=read)


def _proxy(url: str) -> str | None:
    parts = urlsplit(url)
    return None if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme)
