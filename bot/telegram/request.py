"""The way to Telegram's server: python-telegram-bot's requests over aiohttp, in a third of the time.

The rule this module guards: what fails leaves as one of the library's own errors, and its text names no
address, for the token stands in every one of them.
"""

from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT_TIMEOUT = 10.0  # seconds, for a free connection, and for a new one


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
        """The answer's status and body, whatever they are.

        Raises:
            TimedOut: nothing was heard in time; it may have arrived all the same.
            NetworkError: the connection failed.
        """
        has_files = request_data is not None and request_data.contains_files
        timeout = self._file_timeout if has_files else self._timeout
        if read_timeout is not self.DEFAULT_NONE:
            timeout = _timeout(read_timeout)
        session = self._session = self._session or self._opened(url)
        try:
            async with session.request(
                method, url, data=_form(request_data), timeout=timeout, allow_redirects=False
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error

    def _opened(self, url: str) -> aiohttp.ClientSession:
        """All requests go to one server, so whether a proxy stands before it is asked once."""
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._connections),
            headers={"User-Agent": self.USER_AGENT},
            cookie_jar=aiohttp.DummyCookieJar(),
            proxy=_proxy(url),
        )


def _timeout(read: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(connect=CONNECT_TIMEOUT, sock_read=read)


def _proxy(url: str) -> str | None:
    parts = urlsplit(url)
    return None if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme)


def _form(data: RequestData | None) -> aiohttp.FormData | None:
    if data is None:
        return None
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form
