"""What a part of a mail holds, as bytes, whatever its coding says.

The rules this module guards: a coding that is broken gives what can be read of it; what is plainly not in
that coding is taken as it stands, so that no words are lost by a wrong line above them; and what would
hurt its reader is not read.
"""

import base64
import re
from collections.abc import Mapping
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

_BOUNDS: Mapping[bytes, int] = {b"\n--": 5_000, b"boundary": 150, b"message/rfc822": 60}
"""How often each may stand in a mail that somebody wrote: parts, parts in parts, mails in mails."""
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=\s]")


def content_of(part: Message, coded: Message | None = None) -> bytes | None:
    """None: it is no single part. `coded` is the part whose head tells the coding, where that is another
    one."""
    told = coded if coded is not None else part
    if part.is_multipart():
        return None
    if str(told.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        return _of_base64(_written(part))
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else None


def hurts(raw: bytes) -> bool:
    """Whether reading its parts would take minutes."""
    return any(raw.count(sign) > most for sign, most in _BOUNDS.items())


def mail_within(data: bytes | None) -> Message | None:
    """The mail that the bytes are; None: they are none."""
    found = message_from_bytes(data, policy=compat32) if data and not hurts(data) else None
    return found if found is not None and {"from", "subject", "date"} & {*map(str.lower, found)} else None


def _written(part: Message) -> bytes:
    payload = part.get_payload()
    return payload.encode("utf-8", "surrogateescape") if isinstance(payload, str) else b""


def _of_base64(written: bytes) -> bytes:
    """As far as it goes: what stands behind the end is a program's footer, and a last sign that is one
    too many says nothing."""
    body = written.partition(b"=")[0]
    if _NOT_BASE64.search(body):
        head = _NOT_BASE64.split(body)[0]
        if len(head) * 2 < len(body):
            return written
        body = head
    signs = b"".join(body.split())
    whole = signs[: len(signs) - (1 if len(signs) % 4 == 1 else 0)]
    return base64.b64decode(whole + b"=" * (-len(whole) % 4))
