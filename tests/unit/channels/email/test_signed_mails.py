"""Mails that are signed as one closed file: what is inside is read without a key, and proves nothing."""

import base64
import time
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options, PKCS7SignatureBuilder
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.email.incoming.mail_reader import read_mail
from bot.channels.email.incoming.read_mail import Authenticity, LeftOutWhy, ReadMail
from bot.channels.email.incoming.signed import SIGNED, signed_content
from tests.transcripts.player import SAMPLES
from tests.unit.channels.email.test_read_mail import OURS

SAID = "لم تصلني السلة الغذائية منذ شهرين"
ENVELOPED = bytes.fromhex("2a864886f70d010703")


def inner() -> bytes:
    mail = EmailMessage()
    mail.set_content(SAID)
    mail.add_attachment(SAMPLES["photo"][1], maintype="image", subtype="png", filename="card.png")
    return mail.as_bytes().replace(b"\n", b"\r\n")


@cache
def signed() -> bytes:
    """As a library writes it, in DER."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a@b.example")])
    now = datetime(2026, 11, 30, tzinfo=UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 7, now, now + timedelta(days=9))
    builder = PKCS7SignatureBuilder().set_data(inner())
    builder = builder.add_signer(made.sign(key, SHA256()), key, SHA256())
    return builder.sign(Encoding.DER, [PKCS7Options.Binary])


def told_by_its_end(content: bytes, size: int = 50, kind: bytes = SIGNED) -> bytes:
    """As OpenSSL and others write it while it streams: lengths told by their end, the words in chunks."""

    def open_ended(tag: int, *parts: bytes) -> bytes:
        return bytes((tag, 0x80)) + b"".join(parts) + b"\0\0"

    def oid(value: bytes) -> bytes:
        return bytes((6, len(value))) + value

    pieces = [content[at : at + size] for at in range(0, len(content), size)]
    chunks = (b"\x04\x82" + len(each).to_bytes(2, "big") + each for each in pieces)
    data = open_ended(
        0x30, oid(bytes.fromhex("2a864886f70d010701")), open_ended(0xA0, open_ended(0x24, *chunks))
    )
    return open_ended(0x30, oid(kind), open_ended(0xA0, open_ended(0x30, b"\x02\x01\x01\x31\x00", data)))


def mail(
    data: bytes, kind: str = 'application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"'
) -> ReadMail:
    head = "From: a@b.example\r\nTo: care@society.example\r\nSubject: x\r\nMessage-ID: <1@b.example>\r\n"
    coded = base64.encodebytes(data).replace(b"\n", b"\r\n")
    return read_mail(
        f"{head}Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode() + coded, OURS
    )


KINDS = (
    'application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"',
    'application/x-pkcs7-mime; name="smime.p7m"',
    "application/pkcs7-mime",
    'application/octet-stream; name="smime.p7m"',
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("how", ["der", "ber"])
def test_what_is_only_signed_is_read(kind: str, how: str) -> None:
    read = mail(signed() if how == "der" else told_by_its_end(inner()), kind)
    assert read.text == SAID
    assert [each.content for each in read.attachments] == [SAMPLES["photo"][1]]
    assert (read.is_whole, read.authenticity) == (True, Authenticity.UNKNOWN)


def test_what_was_signed_twice_is_read() -> None:
    once = b"Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    assert mail(told_by_its_end(once + base64.encodebytes(signed()))).text == SAID


UNREADABLE = {
    "sealed": told_by_its_end(inner(), kind=ENVELOPED),
    "nothing": b"",
    "no CMS": b"hello",
    "cut off": signed()[:40],
    "nests for ever": b"\x30\x80" * 200_000,
    "ends never": b"\x30\x80\x06\x09" + SIGNED + b"\xa0\x80",
    "a length of everything": b"\x30\x88" + b"\xff" * 8,
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_opened_is_left_out_and_said(name: str) -> None:
    read = mail(UNREADABLE[name])
    assert not read.text and [each.why for each in read.left_out] == [LeftOutWhy.ENCRYPTED]


def test_millions_of_little_pieces_end_soon() -> None:
    began = time.perf_counter()
    assert signed_content(told_by_its_end(b"x" * 400_000, size=1)) is None
    assert time.perf_counter() - began < 5


@given(st.binary(max_size=200), st.integers(0, 400), st.integers(0, 255))
@settings(deadline=None)
def test_whatever_bytes_there_are_it_ends(junk: bytes, at: int, byte: int) -> None:
    for data in (junk, signed()[:at] + bytes((byte,)) + signed()[at + 1 :], told_by_its_end(junk)[:at]):
        found = signed_content(data)
        assert found is None or isinstance(found, bytes)
