"""The way to Telegram's server: python-telegram-bot's requests over aiohttp, in a third of the time.

The rules this module guards: only Telegram's own "no" is a verdict, all else is "later"; and what fails
leaves as one of the library's own errors, whose text names no address, for the token stands in every one.
"""

import json
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT_TIMEOUT = 10.0  # seconds, for a free connection, and for a new one
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
NOT_TELEGRAM = "what answered was not Telegram"


class AiohttpRequest(BaseRequest):
    """`connections` at most at once. Times are seconds; uploads are given `file_timeout`."""

    def __init__(self, connections: int, read_timeout: float, file_timeout: float = 60.0) -> None:
        self._connections, self._read_timeout = connections, read_timeout
        self._timeout, self._file_timeout = _timeout(read_timeout), _timeout(file_timeout)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_timeout

    async def initialize(self) -> None:
        """Nothing to do before the first request."""

    async def shutdown(self) -> None:
        if self._session:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The answer's status and body, where it is Telegram that answers.

        Raises:
            TimedOut: nothing was heard in time; it may have arrived all the same.
            NetworkError: the connection failed, or a proxy or a portal answered in Telegram's place.
        """
        has_files = request_data is not None and request_data.contains_files
        timeout = self._file_timeout if has_files else self._timeout
        if read_timeout is not self.DEFAULT_NONE:
            timeout = _timeout(read_timeout)
        session = self._session = self._session or self._opened(url)
        try:
            async with session.request(
                method, url, **_body(request_data), timeout=timeout, allow_redirects=False
            ) as answer:
                said = _verdict(answer.status, await answer.read(), method)
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error
        return said

    def _opened(self, url: str) -> aiohttp.ClientSession:
        """All requests go to one server, so whether a proxy stands before it is asked once."""
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._connections),
            headers={"User-Agent": self.USER_AGENT},
            cookie_jar=aiohttp.DummyCookieJar(),
            proxy=_proxy(url),
        )


def _verdict(status: int, body: bytes, method: str) -> tuple[int, bytes]:
    """What Telegram said: its own refusal, or its result. A file (`GET`) is whatever was sent well.

    Raises:
        NetworkError: it was somebody else, as with the page of a proxy, whatever its status says.
    """
    is_well = 200 <= status < 300
    if method == "GET" and is_well:
        return status, body
    said = _read(body)
    if said.get("ok") is False and isinstance(said.get("description"), str):
        return _code(said, status), body
    if said.get("ok") is True and "result" in said and is_well:
        return status, body
    raise NetworkError(NOT_TELEGRAM)


def _code(said: dict[str, Any], status: int) -> int:
    """Telegram's own number of its refusal; the status where it names none.

    Raises:
        NetworkError: what stands beside it is none of Telegram's.
    """
    code, beside = said.get("error_code", status), said.get("parameters", {})
    is_told = isinstance(beside, dict) and all(type(each) is int for each in beside.values())
    if not is_told or not isinstance(code, int) or not 400 <= code < 600:
        raise NetworkError(NOT_TELEGRAM)
    return code


def _read(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _timeout(read: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(connect=CONNECT_TIMEOUT, sock_read=read)


def _proxy(url: str) -> str | None:
    parts = urlsplit(url)
    return None if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme)


def _plain(filename: str | None) -> str | None:
    """What would end the name within its header, or begin another header, is left out."""
    return filename and "".join(each for each in filename if each not in '"\\\r\n' and each.isprintable())


def _body(data: RequestData | None) -> dict[str, Any]:
    """A form; of parts, where files are in it."""
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": urlencode(data.json_parameters).encode(), "headers": FORM}
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)  # names are UTF-8, as browsers send
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=_plain(filename), content_type=mime)
    return {"data": form}
