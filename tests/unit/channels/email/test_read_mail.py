"""What a mail says, by a table of mails as programs and people write them (tests/data/mails)."""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.channels.email.incoming.machines import Ours
from bot.channels.email.incoming.mail_reader import LARGEST_HEAD, raw_key, read_head, read_mail
from bot.channels.email.incoming.read_mail import (
    Authenticity,
    LeftOut,
    LeftOutWhy,
    Machine,
    ReadMail,
)

MAILS = Path(__file__).parents[3] / "data" / "mails"
OURS = Ours(
    addresses=frozenset({"care@society.example"}),
    id_domain="society.example",
    authserv_id="mx.society.example",
)
SAID = "لم تصلني السلة الغذائية منذ شهرين"


def mail(name: str) -> ReadMail:
    return read_mail((MAILS / f"{name}.eml").read_bytes(), OURS)


WHOLE: dict[str, dict[str, Any]] = {
    "plain": {
        "message_id": "<a1@mail.example.org>",
        "sender": "um.khalid@example.org",
        "sender_name": "Um Khalid",
        "to": ("care@society.example",),
        "subject": "السلة لم تصل",
        "text": SAID,
        "date": datetime(2026, 11, 30, 7, tzinfo=UTC),
        "machine": Machine.NONE,
        "is_whole": True,
        "authenticity": Authenticity.UNKNOWN,
    },
    "windows-1256": {"text": SAID, "subject": "السلة"},
    "wrong-charset": {"text": SAID},
    "utf8-said-1256": {"text": SAID},
    "unknown-charset": {"text": SAID},
    "raw-subject": {"subject": "شكوى", "sender_name": "أم خالد", "text": SAID},
    "no-subject": {"subject": "", "text": SAID},
    "no-message-id": {"message_id": "", "text": SAID},
    "no-sender": {"sender": "", "text": SAID},
    "html-only": {
        "text": f"{SAID}.\n\nانظروا الصورة (https://example.org/photo/12)\n\n• واحد\n• اثنان",
        "is_whole": True,
    },
    "gmail-arabic-html": {
        "text": "شكرا لكم، لكنها لم تصل بعد",
        "in_reply_to": ("<delivery-7.ab12@society.example>",),
        "references": ("<case-3.ab12@society.example>", "<delivery-7.ab12@society.example>"),
    },
    "gmail-arabic-plain": {"text": "وصلت الحمد لله"},
    "apple-arabic": {"text": "جزاكم الله خيرا\nأُرسلت من الـ iPhone"},
    "on-wrote": {"text": "Still nothing came."},
    "interleaved": {"text": "October\nThe northern one"},
    "outlook-arabic": {"text": "لم يتصل بي أحد"},
    "outlook-english": {"text": "Nobody called."},
    "outlook-html": {"text": "لم يتصل بي أحد"},
    "own-sentence": {
        "text": "في المرة 2 الماضية كتبت لكم ولم يرد أحد\nمن: أم خالد\nأرجو المساعدة",
        "quoted": "",
    },
    "all-quoted": {"text": "> لم تصلني\n> منذ شهر", "quoted": ""},
    "attached-mail": {
        "text": f"وصلتني هذه الرسالة\n\n⸻\nSalem salem@example.net\nBasket\n\n{SAID}",
        "forwarded": True,
        "sender": "um.khalid@example.org",
    },
    "inline-logo": {"text": SAID, "attachments": (), "is_whole": True},
    "alternative": {"text": SAID},
    "alternative-empty": {"text": SAID},
    "encrypted": {"text": "", "left_out": (LeftOut(LeftOutWhy.ENCRYPTED),)},
    "signed": {"text": SAID, "attachments": (), "is_whole": True},
    "no-boundary": {"text": SAID},
    "nested-deep": {"left_out": (LeftOut(LeftOutWhy.TOO_MANY),)},
    "auto-no": {"machine": Machine.NONE},
    "own-group": {"machine": Machine.NONE},
    "no-receipts": {"machine": Machine.NONE},
    "vacation": {"machine": Machine.AUTO_SUBMITTED},
    "outlook-away-arabic": {"machine": Machine.AUTO_SUBMITTED},
    "read-receipt": {"machine": Machine.AUTO_SUBMITTED, "report": None},
    "null-return-path": {"machine": Machine.NULL_RETURN_PATH},
    "newsletter": {"machine": Machine.LIST},
    "precedence-bulk": {"machine": Machine.PRECEDENCE},
    "suppressed": {"machine": Machine.SUPPRESS},
    "no-reply-sender": {"machine": Machine.NO_REPLY},
    "our-own": {"machine": Machine.OUR_NAME},
    "our-message-id": {"machine": Machine.OUR_OWN},
    "loop": {"machine": Machine.OUR_OWN},
    "dmarc-pass": {"authenticity": Authenticity.PROVEN},
    "dmarc-fail": {"authenticity": Authenticity.FORGED},
    "dmarc-forged-header": {"authenticity": Authenticity.UNKNOWN},
    "dmarc-in-comment": {"authenticity": Authenticity.UNKNOWN},
    "dmarc-other-domain": {"authenticity": Authenticity.UNKNOWN},
}


@pytest.mark.parametrize("name", WHOLE)
def test_what_a_mail_says(name: str) -> None:
    read = mail(name)
    assert {key: getattr(read, key) for key in WHOLE[name]} == WHOLE[name]


QUOTED = {
    "gmail-arabic-html": "سنتواصل معكم",
    "gmail-arabic-plain": "خلال ثلاثة أيام",
    "apple-arabic": "سنتواصل معكم",
    "on-wrote": "We will call you.",
    "interleaved": "Which branch?",
    "outlook-arabic": "سنتواصل معكم",
    "outlook-english": "We will call you.",
    "outlook-html": "سنتواصل معكم",
}


@pytest.mark.parametrize("name", QUOTED)
def test_what_is_quoted_stays_beside_what_is_new(name: str) -> None:
    assert QUOTED[name] in mail(name).quoted


def test_what_is_passed_on_is_told_whole() -> None:
    read = mail("forwarded")
    assert read.forwarded and SAID in read.text and "salem@example.net" in read.text and not read.quoted


def test_hidden_words_are_none_of_the_sender() -> None:
    text = mail("html-only").text
    assert not [word for word in ("secret", "hidden", "x()", "color", "no") if word in text]


def test_files_are_taken_by_their_bytes_and_the_rest_is_named() -> None:
    read = mail("files")
    kept = [(each.name, each.media_type) for each in read.attachments]
    assert kept == [("إيصال.pdf", "application/pdf"), ("صورة.png", "image/png")]
    assert read.left_out == (
        LeftOut(LeftOutWhy.UNKNOWN_TYPE, "bill.pdf"),
        LeftOut(LeftOutWhy.WINMAIL, "winmail.dat"),
        LeftOut(LeftOutWhy.EMPTY, "note.txt"),
    )
    assert read.text == SAID and not read.is_whole


REPORTS = {
    "report-gone": ("5.1.1", True, True),
    "report-late": ("4.4.1", False, False),
    "report-gave-up": ("4.4.7", True, False),
    "report-old": ("", True, True),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_delivery_report_names_the_mail_and_the_recipient(name: str) -> None:
    read = mail(name)
    assert read.machine is Machine.DELIVERY_REPORT and read.report and not read.attachments
    report = read.report
    assert (report.original, report.recipient) == (
        "<delivery-7.ab12@society.example>",
        "um.khalid@example.org",
    )
    assert (report.status, report.is_failure, report.is_permanent) == REPORTS[name]


@pytest.mark.parametrize("name", ["bomb-nested", "bomb-parts"])
def test_a_mail_that_is_made_to_hurt_is_read_by_its_head(name: str) -> None:
    began = time.process_time()
    read = mail(name)
    assert read.left_out == (LeftOut(LeftOutWhy.UNREADABLE),) and read.sender == "um.khalid@example.org"
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\r\n\r\n",
        b"\x00\xff" * 500,
        b"From: =?utf-8?B?!!!?= <x@y.z>\nSubject: =?no-such?Q?=FF?=\n\nx",
        b"From: a@b.example, c@d.example\nDate: yesterday\nReferences: <\n\n",
        b"Content-Type: text/html\n\n" + b"<div>" * 100_000 + b"x",
        b"Content-Type: text/html\n\n" + b"<a b='" * 100_000,
        b"Content-Type: multipart/mixed; boundary*=x''%\n\n--x\n\n",
        b"Content-Type: text/plain; charset=idna\n\n" + b"xn--a" * 20_000,
        b"Content-Type: text/plain; charset=hex\n\nabc",
        b"Content-Disposition: attachment; filename*0*=no''%FF; filename*2=b\n\nabc",
        b"To: " + b"(" * 50_000 + b"\n\nx",
        b"X: " + b"a" * LARGEST_HEAD + b"\nFrom: a@b.example\n\nx",
        b"Content-Type: message/rfc822\n\nContent-Type: message/rfc822\n\nx",
    ],
)
def test_no_bytes_are_an_error(raw: bytes) -> None:
    read = read_mail(raw, OURS)
    assert "\x00" not in read.text and isinstance(raw_key(raw, "1"), str)


def test_long_words_are_cut_and_that_is_said() -> None:
    read = read_mail(b"From: a@b.example\n\n" + b"word " * 20_000, OURS)
    assert len(read.text) <= 20_000 and read.left_out == (LeftOut(LeftOutWhy.TOO_LONG),)


def test_of_a_mail_that_is_too_large_the_head_is_read() -> None:
    read = read_head((MAILS / "plain.eml").read_bytes().split(b"\n\n")[0], OURS)
    assert read.is_too_large and not read.is_whole and read.sender == "um.khalid@example.org"
    assert read.subject == "السلة لم تصل" and read.text == ""


def test_the_same_mail_has_the_same_key_by_whichever_way_it_came() -> None:
    raw = (MAILS / "plain.eml").read_bytes()
    moved = b"Received: from elsewhere\n" + raw
    assert raw_key(raw, "1") == raw_key(moved, "2") != raw_key(raw + b"more", "1")


def test_a_mail_without_a_message_id_is_known_by_its_place() -> None:
    raw = (MAILS / "no-message-id.eml").read_bytes()
    assert raw_key(raw, "box-1") != raw_key(raw, "box-2")
