"""A service account of Google Workspace (RFC 7523): a key that signs, in the name of the mailbox.

The rule this module guards: the key leaves it as a signature alone.
"""

import base64
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from bot.channels.email.oauth import Fault, SignInFailed

GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
URL = "https://oauth2.googleapis.com/token"
LIFE = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAccount:
    """`key` is the file that Google gave, `subject` the mailbox."""

    key: str = field(repr=False)
    subject: str
    scope: str
    needs: str = ""
    clock: Callable[[], float] = time.time

    @property
    def url(self) -> str:
        return str(self._known().get("token_uri") or URL)

    def form(self) -> Mapping[str, str]:
        known, now = self._known(), int(self.clock())
        claims = {
            "iss": str(known.get("client_email", "")),
            "sub": self.subject,
            "scope": self.scope,
            "aud": self.url,
            "iat": now,
            "exp": now + LIFE,
        }
        head = {"alg": "RS256", "typ": "JWT", "kid": str(known.get("private_key_id", ""))}
        said = f"{_packed(head)}.{_packed(claims)}"
        signature = self._signer(known).sign(said.encode(), PKCS1v15(), SHA256())
        return {"grant_type": GRANT, "assertion": f"{said}.{_text(signature)}"}

    def _known(self) -> Mapping[str, Any]:
        try:
            known = json.loads(self.key)
        except (ValueError, RecursionError):
            raise SignInFailed(Fault.SECRET) from None
        if not isinstance(known, dict) or known.get("type") != "service_account":
            raise SignInFailed(Fault.SECRET)
        return known

    def _signer(self, known: Mapping[str, Any]) -> RSAPrivateKey:
        try:
            key = load_pem_private_key(str(known.get("private_key", "")).encode(), None)
        except (ValueError, TypeError, UnsupportedAlgorithm):
            raise SignInFailed(Fault.SECRET) from None
        if not isinstance(key, RSAPrivateKey):
            raise SignInFailed(Fault.SECRET)
        return key


def _packed(value: Mapping[str, Any]) -> str:
    return _text(json.dumps(value, separators=(",", ":")).encode())


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
