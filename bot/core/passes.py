"""The pass of a registered person (C14): a short signed text that staff check at the door.

The rules this module guards: nobody but us can make or change one, not a single character; it holds to
the end of its own last day; and it names a registration by number only, so that it tells nothing about
its bearer. The key and the day are given to it.
"""

import base64
import hmac
import struct
from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum

from bot.core.events import ButtonPressed, Event, MessageReceived
from bot.core.registration import Initiative, Registration

START = "pass-"
"""How the start parameter of a link begins that shows a pass."""

ATTEND = "attend"
"""The press that marks attendance; its argument is the token."""

_BODY = struct.Struct(">BIII")  # the form's version, the number, the serial, the last day's ordinal
_VERSION = 1
_SIGNATURE = 14  # bytes: 112 bits; with the body 27, which base64 writes without a spare bit
LAST = date(2077, 11, 16)  # the last day that can be told in both calendars
LENGTH = 36  # characters: with START well within the 64 that Telegram allows


class PassState(StrEnum):
    """What a pass is worth at the door."""

    VALID = "valid"
    USED = "used"
    REPLACED = "replaced"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class Pass:
    """`last_day` is the society's; the pass holds on it."""

    number: int
    serial: int
    last_day: date


@dataclass(frozen=True, slots=True)
class Passes:
    """Signs and reads passes by a secret `key`.

    A pass holds for `days` after the initiative's last day of registration, or after the day of
    registering where that is later or there is none; days are those of `zone`.
    """

    key: bytes
    days: int
    zone: tzinfo

    def of(self, registration: Registration, initiative: Initiative | None) -> str:
        """The token of the registration's latest pass: `LENGTH` of A–Z, a–z, 0–9, - and _."""
        last = self.last_day(registration, initiative)
        return self.signed(Pass(registration.number, registration.pass_serial, last))

    def last_day(self, registration: Registration, initiative: Initiative | None) -> date:
        given = registration.registered_at.astimezone(self.zone).date()
        closes = initiative.closes if initiative else None
        counted = max(closes or given, given).toordinal() + self.days
        return date.fromordinal(min(counted, LAST.toordinal()))

    def signed(self, each: Pass) -> str:
        body = _BODY.pack(_VERSION, each.number, each.serial, each.last_day.toordinal())
        return base64.urlsafe_b64encode(body + self._signature(body)).decode("ascii")

    def read(self, token: str) -> Pass | None:
        """None for what we never signed, whatever was made up or changed about it."""
        data = _decoded(token)
        body, signature = data[: _BODY.size], data[_BODY.size :]
        if not hmac.compare_digest(self._signature(body), signature) or body[0] != _VERSION:
            return None
        _, number, serial, last = _BODY.unpack(body)
        return Pass(number, serial, date.fromordinal(last))

    def _signature(self, body: bytes) -> bytes:
        return hmac.digest(self.key, b"rida pass " + body, "sha256")[:_SIGNATURE]


def _decoded(token: str) -> bytes:
    """Empty for what is no token. Base64 reads + as - and / as _: only one way of writing is ours."""
    if len(token) != LENGTH or not token.isascii():
        return b""
    try:
        data = base64.urlsafe_b64decode(token)
    except ValueError:
        return b""
    return data if base64.urlsafe_b64encode(data).decode("ascii") == token else b""


def state_of(shown: Pass | None, registration: Registration | None, today: date) -> PassState:
    """What the shown pass is worth on the society's day `today`. What was used says so ever after."""
    if shown is None:
        return PassState.FORGED
    if registration is None:
        return PassState.UNKNOWN
    if not registration.is_active:
        return PassState.CANCELLED
    if shown.serial != registration.pass_serial:
        return PassState.REPLACED
    if registration.attended_at:
        return PassState.USED
    return PassState.EXPIRED if today > shown.last_day else PassState.VALID


def token_in(event: Event) -> str:
    """The pass that somebody shows by this event; empty when it shows none. Whoever writes it at the desk
    may write the whole link that a camera read."""
    if isinstance(event, MessageReceived):
        command, *behind = event.words.text.split()[:2] or ("",)
        written = behind[0] if behind and command.startswith("/") else ""
        return written[-LENGTH:] if "://" in written else written
    if not isinstance(event, ButtonPressed):
        return ""
    if event.action == "start" and event.arg.startswith(START):
        return event.arg.removeprefix(START)
    return event.arg if event.action == ATTEND else ""
