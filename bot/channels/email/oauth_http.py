"""Asking a host of tokens: one form, one answer.

The rule this module guards: what is sent is a secret, so it follows no redirect and stands in no log.
"""

import logging
from collections.abc import Mapping

import aiohttp

from bot.channels.email.oauth import Answer, Fault, SignInFailed

PATIENCE = 20.0  # seconds
LARGEST = 64 * 1024
NOISY = ("aiohttp",)


async def asked(url: str, form: Mapping[str, str]) -> Answer:
    """Raises SignInFailed: nobody answers."""
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    timeout, jar = aiohttp.ClientTimeout(total=PATIENCE), aiohttp.DummyCookieJar()
    headers = {"Accept": "application/json"}
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, cookie_jar=jar, headers=headers) as session,
            session.post(url, data=dict(form), allow_redirects=False) as said,
        ):
            return Answer(said.status, await _body(said))
    except (aiohttp.ClientError, OSError, TimeoutError):
        raise SignInFailed(Fault.AWAY) from None


async def _body(said: aiohttp.ClientResponse) -> bytes:
    body = b""
    async for chunk in said.content.iter_chunked(8192):
        body += chunk
        if len(body) > LARGEST:
            break
    return body
