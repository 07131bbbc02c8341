"""The form in which a backup is encrypted: age (age-encryption.org/v1) with a passphrase, so that any
`age` program opens it, in ten years and without Rida. docs/decisions/95 says why the form is put together
here, of the primitives of `cryptography`.

The rules this module guards: what is read was written by whoever knows the passphrase, and is whole: a
piece that was changed, moved or cut off is never given out; at no time is more than a piece of it in
memory, and nothing of it on the disk in the clear.
"""

import hmac
import io
import os
import re
from base64 import b64decode, b64encode
from binascii import Error as NoBase64
from hashlib import sha256
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"age-encryption.org/v1\n"
SALTED = b"age-encryption.org/v1/scrypt"
WORK = 17  # 128 MB and half a second for each guess of a passphrase
MOST_WORK = 20  # 1 GB: whoever changed the file asks for no more
PIECE, TAG = 64 * 1024, 16
SEALED = PIECE + TAG
LONGEST_HEADER = 512
_HEADER = re.compile(
    re.escape(MAGIC) + rb"-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n---"
)


class WrongPassphrase(Exception):
    """The passphrase does not open it."""


class NotWhole(Exception):
    """It was changed or cut off."""


class Sealing(io.RawIOBase):
    """What is written here goes to `into`, encrypted; whole once `finish` has returned."""

    def __init__(self, into: BinaryIO, passphrase: str) -> None:
        key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
        head = MAGIC + b"-> scrypt %s %d\n" % (_base64(salt), WORK)
        wrapped = ChaCha20Poly1305(_stretched(passphrase, salt, WORK)).encrypt(bytes(12), key, None)
        head += _base64(wrapped) + b"\n---"
        into.write(head + b" " + _base64(_mac(key, head)) + b"\n" + nonce)
        self._into, self._cipher = into, ChaCha20Poly1305(_derived(key, nonce, b"payload"))
        self._held, self._count = bytearray(), 0

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        self._held += data
        while len(self._held) > PIECE:  # the last one is known by what comes after it
            self._put(bytes(self._held[:PIECE]), is_last=False)
            del self._held[:PIECE]
        return len(data)

    def finish(self) -> None:
        self._put(bytes(self._held), is_last=True)
        self._held.clear()

    def _put(self, piece: bytes, *, is_last: bool) -> None:
        self._into.write(self._cipher.encrypt(_nonce(self._count, is_last=is_last), piece, None))
        self._count += 1


class Unsealed(io.RawIOBase):
    """What lies encrypted in `file`, to be read from any place in it.

    Raises:
        WrongPassphrase, NotWhole: also of every later read.
    """

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        self._file, self._at = file, 0
        key, begins = _opened(file, passphrase)
        file.seek(begins)
        self._begins, nonce = begins + 16, file.read(16)
        self._cipher = ChaCha20Poly1305(_derived(key, nonce, b"payload"))
        sealed = file.seek(0, os.SEEK_END) - self._begins
        if sealed < TAG:
            raise NotWhole
        self._last = (sealed - 1) // SEALED
        self._size = sealed - (self._last + 1) * TAG
        self._known: tuple[int, bytes] = (-1, b"")
        self._piece(self._last)  # by it a file that was cut off is known before anything is read

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError("before the beginning")
        self._at = base + offset
        return self._at

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        if self._at >= self._size:
            return 0
        number, within = divmod(self._at, PIECE)
        given = self._piece(number)[within : within + len(buffer)]
        buffer[: len(given)] = given
        self._at += len(given)
        return len(given)

    def _piece(self, number: int) -> bytes:
        if self._known[0] != number:
            self._file.seek(self._begins + number * SEALED)
            nonce = _nonce(number, is_last=number == self._last)
            try:
                opened = self._cipher.decrypt(nonce, self._file.read(SEALED), None)
            except InvalidTag:
                raise NotWhole from None
            self._known = (number, opened)
        return self._known[1]


def is_sealed(file: BinaryIO) -> bool:
    """Whether it begins like one. It is read from its beginning again."""
    begins = file.read(len(MAGIC))
    file.seek(0)
    return begins == MAGIC


def _opened(file: BinaryIO, passphrase: str) -> tuple[bytes, int]:
    """The key of the file, and where its header ends."""
    file.seek(0)
    begins = file.read(LONGEST_HEADER)
    found = _HEADER.match(begins)
    if not found or int(found[2]) > MOST_WORK:
        raise NotWhole
    key = _unwrapped(found, passphrase)
    mac = b" " + _base64(_mac(key, found[0])) + b"\n"
    if not hmac.compare_digest(begins[found.end() :][: len(mac)], mac):
        raise NotWhole
    return key, found.end() + len(mac)


def _unwrapped(found: "re.Match[bytes]", passphrase: str) -> bytes:
    try:
        salt, wrapped = _read64(found[1]), _read64(found[3])
        stretched = ChaCha20Poly1305(_stretched(passphrase, salt, int(found[2])))
        return stretched.decrypt(bytes(12), wrapped, None)
    except NoBase64:
        raise NotWhole from None
    except InvalidTag:
        raise WrongPassphrase from None


def _stretched(passphrase: str, salt: bytes, work: int) -> bytes:
    return Scrypt(SALTED + salt, 32, n=1 << work, r=8, p=1).derive(passphrase.encode())


def _derived(key: bytes, salt: bytes | None, of_what: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, of_what).derive(key)


def _mac(key: bytes, head: bytes) -> bytes:
    return hmac.new(_derived(key, None, b"header"), head, sha256).digest()


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _base64(content: bytes) -> bytes:
    return b64encode(content).rstrip(b"=")


def _read64(text: bytes) -> bytes:
    """The only way to write it: a changed letter is never passed over."""
    read = b64decode(text + b"=" * (-len(text) % 4), validate=True)
    if _base64(read) != text:
        raise NoBase64
    return read
