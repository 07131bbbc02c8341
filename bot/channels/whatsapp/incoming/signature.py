"""Whether a call is the platform's. The rule this module guards: it is judged by the bytes that came,
never by what was read out of them, and before anything of them is read.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable

HEADER = b"x-hub-signature-256"
PREFIX = b"sha256="
_SHAPE = re.compile(rb"sha256=[0-9a-f]{64}")


class Signature:
    """By the secret of the society's own app at Meta."""

    def __init__(self, secret: str) -> None:
        """Raises ValueError: an empty secret would let everybody in."""
        if not secret:
            raise ValueError("a webhook needs the app's secret")
        self._secret = secret.encode()

    def of(self, body: bytes) -> bytes:
        return PREFIX + hmac.digest(self._secret, body, hashlib.sha256).hex().encode()

    def holds(self, body: bytes, given: bytes) -> bool:
        return hmac.compare_digest(given, self.of(body))


def given_in(headers: Iterable[tuple[bytes, bytes]]) -> bytes | None:
    """The signature that came with a call; None: there is none that could hold, so the call need not be
    read. Two are none: nobody could say which of them was meant."""
    found = [bytes(value) for name, value in headers if bytes(name).lower() == HEADER]
    return found[0] if len(found) == 1 and _SHAPE.fullmatch(found[0]) else None
