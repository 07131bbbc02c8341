"""What a button carries: few bytes, readable by us, and nobody else's to write.

The rule this module guards: a press counts only where its button was shown. The signature binds action,
argument and stamp to the conversation; data that was made up, or taken from somebody else's chat, is
none of ours.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.conversation import Address
from bot.core.messages import Button

LONGEST = 64  # bytes, by Telegram; others allow more
_SIGNATURE = 8  # characters of base64: 48 bits
_DIGEST = 12
WHOLE, SHORT = "|", "~"


@dataclass(frozen=True, slots=True)
class Press:
    """`short` is the digest of an argument that did not fit; the conversation's history has it whole."""

    action: str
    arg: str
    stamp: int
    short: str = ""


class Signer:
    """`secret` is what nobody but us and the platform knows; `longest` how many bytes it takes."""

    def __init__(self, secret: str, longest: int = LONGEST) -> None:
        self._key, self._longest = hashlib.sha256(b"rida buttons " + secret.encode()).digest(), longest

    def data(self, button: Button, stamp: int, address: Address) -> str:
        whole = self._signed(f"{stamp}{WHOLE}{button.action}{WHOLE}{button.arg}", address)
        if len(whole.encode()) <= self._longest:
            return whole
        return self._signed(f"{stamp}{SHORT}{button.action}{SHORT}{digest(button.arg)}", address)

    def read(self, data: str, address: Address) -> Press | None:
        """None for data that we never gave to this conversation."""
        body = data[_SIGNATURE:]
        if not hmac.compare_digest(self._signed(body, address).encode(), data.encode(errors="replace")):
            return None
        separator = SHORT if body.lstrip("0123456789").startswith(SHORT) else WHOLE
        stamp, action, rest = body.split(separator, 2)
        if separator == SHORT:
            return Press(action, "", int(stamp), rest)
        return Press(action, rest, int(stamp))

    def _signed(self, body: str, address: Address) -> str:
        said = f"{address.channel} {address.address} {body}".encode(errors="replace")
        sign = base64.urlsafe_b64encode(hmac.digest(self._key, said, "sha256")).decode()
        return sign[:_SIGNATURE] + body


def digest(arg: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(arg.encode()).digest()).decode()[:_DIGEST]


def arg_of(press: Press, shown: Iterable[Button]) -> str:
    """The argument that a shortened button stood for; empty when no such button was shown."""
    fitting = (b.arg for b in shown if b.action == press.action and digest(b.arg) == press.short)
    return next(fitting, "") if press.short else press.arg
