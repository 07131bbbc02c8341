"""The bytes of a mail → what it says: a `ReadMail`.

The rules this module guards: whatever the bytes are, this ends soon and gives a mail; one that is made to
hurt its reader is read by its head alone, and says so.
"""

import hashlib
import logging
import re
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from typing import Any

from bot.channels.email.incoming import mail_headers as headers
from bot.channels.email.incoming.authenticity import authenticity
from bot.channels.email.incoming.content import hurts
from bot.channels.email.incoming.delivery_reports import report_of
from bot.channels.email.incoming.machines import Ours, is_of_a_form, sign_of
from bot.channels.email.incoming.mail_body import read_body
from bot.channels.email.incoming.read_mail import Authenticity, LeftOut, LeftOutWhy, Machine, ReadMail
from bot.core.address import Address
from bot.core.mail_address import person_at

logger = logging.getLogger(__name__)

LARGEST = 28 * 1024 * 1024
"""Bytes of a mail that is fetched: a file of the largest size that is taken, as mail writes it."""
LARGEST_HEAD = 256 * 1024
_LONGEST_LINES = 16 * 1024
"""Of a head that is too long: bytes of one line, with those that go on with it, that are read."""


def read_mail(raw: bytes, ours: Ours) -> ReadMail:
    head, body = _cut(raw)
    head = head if len(head) <= LARGEST_HEAD else _without_long_lines(head)
    if len(head) > LARGEST_HEAD or hurts(raw):
        return read_head(head, ours, LeftOutWhy.UNREADABLE)
    try:
        return _whole(message_from_bytes(head + body, policy=compat32), ours)
    except RecursionError:  # parts within parts within parts
        return read_head(head, ours, LeftOutWhy.UNREADABLE)


def _without_long_lines(head: bytes) -> bytes:
    lines = re.split(rb"\r?\n(?![ \t])", head)
    return b"\r\n".join(line for line in lines if len(line) <= _LONGEST_LINES)


def read_head(head: bytes, ours: Ours, why: LeftOutWhy = LeftOutWhy.TOO_LARGE) -> ReadMail:
    """A mail of which only the head was fetched, or only the head is read."""
    known = _of_head(message_from_bytes(head[:LARGEST_HEAD] + b"\r\n\r\n", policy=compat32), ours)
    return ReadMail(**known, left_out=(LeftOut(why),))


def senders_of(raw: bytes, ours: Ours) -> list[Address]:
    """Whose it is, so that it goes with them: whatever is wrong with it, its head may say so."""
    try:
        sender = read_head(raw, ours).sender
    except Exception as error:  # noqa: BLE001 - what hurt before may hurt again; it is kept all the same
        logger.info("of a mail that is kept the head cannot be read (%s)", type(error).__name__)
        return []
    return [person_at(sender, is_verified=is_so) for is_so in (True, False)] if sender else []


def raw_key(raw: bytes, otherwise: str) -> str:
    """The same for the same mail, by whichever way and however often it came; `otherwise` stands for a
    mail that has no Message-ID."""
    head, body = _cut(raw)
    mail = message_from_bytes(head[:LARGEST_HEAD] + b"\r\n\r\n", policy=compat32)
    named = headers.message_id(mail) or otherwise
    said = (named, *(headers.first(mail, name) for name in ("From", "Date", "Subject")))
    made = hashlib.sha256("\n".join(said).encode("utf-8", "surrogatepass"))
    made.update(body)
    return f"mail-{made.hexdigest()[:40]}"


def _cut(raw: bytes) -> tuple[bytes, bytes]:
    ends = [at for at in (raw.find(b"\r\n\r\n"), raw.find(b"\n\n")) if at >= 0]
    at = min(ends, default=len(raw))
    return raw[:at], raw[at:]


def _whole(mail: Message, ours: Ours) -> ReadMail:
    known = ReadMail(**_of_head(mail, ours))
    body = read_body(mail)
    words = body.split(known.subject)
    is_report = known.machine is Machine.DELIVERY_REPORT
    return replace(
        known,
        text=words.new,
        quoted=words.quoted,
        forwarded=words.forwarded,
        attachments=() if is_report else tuple(body.files),
        report=report_of(mail, words.new + "\n" + words.quoted) if is_report else None,
        left_out=() if is_report else tuple(body.left_out),
    )


def _of_head(mail: Message, ours: Ours) -> dict[str, Any]:
    name, sender = next(headers.addresses(mail, "From"), ("", ""))
    is_named = bool(sender)
    if not is_named:  # whoever handed it to its server: it may be somebody else
        name, sender = next(headers.addresses(mail, "Sender", "Return-Path"), ("", ""))
    called, answers_to = next(headers.addresses(mail, "Reply-To"), ("", ""))
    if is_of_a_form(mail, ours):  # whoever filled it in wrote any address that they liked
        name, sender, is_named = called, answers_to, False
    return {
        "message_id": headers.message_id(mail),
        "in_reply_to": headers.ids(mail, "In-Reply-To"),
        "references": headers.ids(mail, "References"),
        "sender": sender,
        "sender_name": "" if name == sender else name,
        "reply_to": "" if answers_to == sender else answers_to,
        "to": tuple(dict.fromkeys(spec for _, spec in headers.addresses(mail, "To", "Cc"))),
        "subject": headers.words(mail, "Subject", headers.SUBJECT),
        "date": headers.date(mail),
        "machine": sign_of(mail, sender, ours),
        "authenticity": authenticity(mail, sender, ours.authserv_id) if is_named else Authenticity.FORGED,
    }
