"""A mail that is signed as one closed file (S/MIME, `smime-type=signed-data`) → the mail inside.

The rules this module guards: what is only signed is plain inside and is read without a key; whether the
signature is good is asked of nobody, so it proves nothing here; and what is broken, deep or endless ends
soon.

It reads as much of CMS (RFC 5652) as leads to the content, in BER: many programs write lengths that are
told by their end. `cryptography` reads DER alone and does not hand over what is inside.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from bot.channels.email.incoming.content import hurts

SIGNED = bytes.fromhex("2a864886f70d010702")  # 1.2.840.113549.1.7.2
DEEPEST, MOST = 12, 200_000

SEQUENCE, OID, OCTETS, CHUNKS, CONTENT = 0x30, 0x06, 0x04, 0x24, 0xA0


@dataclass(frozen=True, slots=True)
class _Part:
    tag: int
    start: int
    end: int
    next: int


@dataclass(slots=True)
class _Reader:
    data: bytes
    left: int = MOST

    def part(self, at: int, end: int, depth: int = 0) -> _Part:
        """Raises ValueError, IndexError: it is none."""
        self.left -= 1
        tag, length, at = self.data[at], self.data[at + 1], at + 2
        if self.left < 0 or depth > DEEPEST or tag & 0x1F == 0x1F:
            raise ValueError
        if length == 0x80:
            stop = self._stop(at, end, depth)
            return _Part(tag, at, stop, stop + 2)
        if length > 0x80:
            size = length & 0x7F
            length, at = int.from_bytes(self.data[at : at + size], "big"), at + size
        if at + length > end:
            raise ValueError
        return _Part(tag, at, at + length, at + length)

    def _stop(self, at: int, end: int, depth: int) -> int:
        """Where what is told by its end has its end."""
        while self.data[at : at + 2] != b"\0\0":
            at = self.part(at, end, depth + 1).next
        return at

    def inside(self, part: _Part, depth: int = 0) -> Iterator[_Part]:
        at = part.start
        while at < part.end:
            found = self.part(at, part.end, depth)
            yield found
            at = found.next

    def first(self, part: _Part, tag: int) -> _Part:
        for each in self.inside(part):
            if each.tag == tag:
                return each
        raise ValueError

    def octets(self, part: _Part, depth: int = 0) -> bytes:
        if part.tag == OCTETS:
            return self.data[part.start : part.end]
        if part.tag != CHUNKS or depth > DEEPEST:
            raise ValueError
        return b"".join(self.octets(each, depth + 1) for each in self.inside(part, depth))


def mail_in(data: bytes | None) -> Message | None:
    """What was signed, as a mail has it; None: nobody can read it without a key."""
    content = signed_content(data) if data else None
    return None if content is None or hurts(content) else message_from_bytes(content, policy=compat32)


def signed_content(data: bytes) -> bytes | None:
    """None: it is not signed data, or what was signed is not in it."""
    reader = _Reader(data)
    try:
        whole = reader.part(0, len(data))
        kind = reader.first(whole, OID)
        if data[kind.start : kind.end] != SIGNED:
            return None
        signed = reader.first(reader.first(whole, CONTENT), SEQUENCE)
        content = reader.first(reader.first(signed, SEQUENCE), CONTENT)
        return reader.octets(next(reader.inside(content)))
    except (ValueError, IndexError, StopIteration):
        return None
