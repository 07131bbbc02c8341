"""Signing in to a mail host by OAuth 2.0, where it takes no password of programs.

The rules this module guards: a token lives in memory alone; it is asked for anew shortly before its end,
and once where it is refused; every failure has one of few kinds; and nothing that an error says (tokens,
secrets, names) leaves it.
"""

import asyncio
import base64
import json
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol, TypeVar

Done = TypeVar("Done")

EARLY, SHARE = 300.0, 0.1
"""Seconds before its end, and the part of its life, at which a token is given up: the less of the two."""
USUAL, LONGEST = 3600.0, 86400.0


class Fault(StrEnum):
    """Why nobody is signed in."""

    AWAY = "away"
    TENANT = "tenant"
    CLIENT = "client"
    SECRET = "secret"  # noqa: S105 - its name
    CONSENT = "consent"
    METHOD = "method"
    ACCESS = "access"


class SignInFailed(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class Grant(Protocol):
    """What a token is asked for with. `needs` is the permission that a token of Microsoft's must name."""

    @property
    def url(self) -> str: ...

    @property
    def needs(self) -> str: ...

    def form(self) -> Mapping[str, str]:
        """Raises SignInFailed: it cannot be made."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCredentials:
    """An app of the society's own (RFC 6749, 4.4)."""

    url: str
    client_id: str
    secret: str = field(repr=False)
    scope: str = ""
    needs: str = ""

    def form(self) -> Mapping[str, str]:
        given = {"client_id": self.client_id, "client_secret": self.secret, "scope": self.scope}
        return {"grant_type": "client_credentials", **{k: v for k, v in given.items() if v}}


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes


Ask = Callable[[str, Mapping[str, str]], Awaitable[Answer]]
"""Posts a form there. Raises SignInFailed: nobody answers."""


class Tokens:
    """One client's token. `clock` counts seconds and never goes back."""

    def __init__(self, grant: Grant, ask: Ask, clock: Callable[[], float] = time.monotonic) -> None:
        self._grant, self._ask, self._clock = grant, ask, clock
        self._token, self._until = "", 0.0
        self._one = asyncio.Lock()
        self._asking: asyncio.Task[Answer] | None = None
        self._is_cut = False

    async def used(
        self, attempt: Callable[[str], Awaitable[Done]], refuses: Callable[[Exception], bool]
    ) -> Done:
        """What `attempt` gives back with a token. One that is refused is asked for anew, once.

        Raises:
            SignInFailed
        """
        for _ in range(2):
            token, is_new = await self._current()
            try:
                return await attempt(token)
            except Exception as error:
                if not refuses(error):
                    raise
            self._forget(token)
            if is_new:
                break
        raise SignInFailed(Fault.CONSENT if lacks(token, self._grant.needs) else Fault.ACCESS)

    def cut(self) -> None:
        """Whoever waits for a token waits no longer."""
        self._is_cut = True
        if self._asking:
            self._asking.cancel()

    async def _current(self) -> tuple[str, bool]:
        """The token, and whether it was just given."""
        async with self._one:
            if self._token and self._clock() < self._until:
                return self._token, False
            began = self._clock()
            token, life = token_in(await self._asked())
            self._token, self._until = token, began + life - min(EARLY, life * SHARE)
            return token, True

    async def _asked(self) -> Answer:
        if self._is_cut:
            raise SignInFailed(Fault.AWAY)
        self._asking = asyncio.ensure_future(self._answer())
        try:
            return await self._asking
        except asyncio.CancelledError:
            if self._is_cut and self._asking.cancelled():
                raise SignInFailed(Fault.AWAY) from None
            self._asking.cancel()
            raise

    async def _answer(self) -> Answer:
        return await self._ask(self._grant.url, self._grant.form())

    def _forget(self, token: str) -> None:
        if token == self._token:
            self._token = ""


# What a host of tokens says -----------------------------------------------------------------------

_TOKEN = re.compile(r"[\x21-\x7e]+")
_CODES: Mapping[int, Fault] = {
    **dict.fromkeys((90002, 90013, 90023, 900021, 900023, 900382, 50059, 9002332), Fault.TENANT),
    **dict.fromkeys((700016, 700038, 7000216, 50194, 7000218), Fault.CLIENT),
    **dict.fromkeys((7000215, 7000222, 700027, 50012), Fault.SECRET),
    **dict.fromkeys((65001, 70011, 500011, 650057, 1002012, 501051, 7000112), Fault.CONSENT),
}
"""Microsoft's own (AADSTS…); it may change them, so the standard's names stand behind them."""

_ERRORS: Mapping[str, Fault] = {
    "invalid_client": Fault.SECRET,
    "invalid_grant": Fault.SECRET,
    "invalid_request": Fault.TENANT,
    "invalid_scope": Fault.CONSENT,
    "unauthorized_client": Fault.CONSENT,
    "access_denied": Fault.CONSENT,
    "unsupported_grant_type": Fault.TENANT,
    "temporarily_unavailable": Fault.AWAY,
    "server_error": Fault.AWAY,
}


def token_in(answer: Answer) -> tuple[str, float]:
    """The token, and how many seconds it lives.

    Raises:
        SignInFailed
    """
    said = _json(answer.body)
    token, kind = said.get("access_token"), str(said.get("token_type", "bearer")).lower()
    is_token = isinstance(token, str) and _TOKEN.fullmatch(token) and kind == "bearer"
    if answer.status == 200 and isinstance(token, str) and is_token:
        return token, _seconds(said.get("expires_in"))
    raise SignInFailed(fault_in(answer.status, said))


def fault_in(status: int, said: Mapping[str, Any]) -> Fault:
    known = [_CODES[code] for code in _codes(said) if code in _CODES]
    if known:
        return known[0]
    if status in (408, 425, 429) or status >= 500:
        return Fault.AWAY
    if said.get("error") == "invalid_grant" and "email" in str(said.get("error_description")).lower():
        return Fault.ACCESS  # Google: the account that is to be signed in to is none of the domain's
    if said.get("error") == "unauthorized_client" and "not found" in str(said.get("error_description")):
        return Fault.CLIENT
    return _ERRORS.get(str(said.get("error")), Fault.TENANT)


def _codes(said: Mapping[str, Any]) -> list[int]:
    listed = said.get("error_codes")
    numbers = [each for each in listed if isinstance(each, int)] if isinstance(listed, list) else []
    found = re.findall(r"AADSTS(\d{4,8})", str(said.get("error_description", "")))
    return [*numbers, *map(int, found)]


def _seconds(value: Any) -> float:
    try:
        return min(max(float(value), 0.0), LONGEST)
    except (TypeError, ValueError):
        return USUAL


def _json(body: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def lacks(token: str, needs: str) -> bool:
    """Whether the token itself tells that nobody consented to what it is needed for: Microsoft gives one
    all the same."""
    if not needs or token.count(".") != 2:
        return False
    body = token.split(".")[1]
    try:
        claims = _json(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except ValueError:
        return False
    roles = claims.get("roles")
    return bool(claims) and needs not in (roles if isinstance(roles, list) else ())
