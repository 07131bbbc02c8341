"""What odd mails say, by a table: each way in which programs write them badly, and how people answer."""

import base64
import time

import pytest

from bot.channels.email.incoming.machines import Ours
from bot.channels.email.incoming.mail_reader import read_mail
from bot.channels.email.incoming.read_mail import Authenticity, LeftOutWhy, Machine, ReadMail
from tests.fixtures.raw_mails import (
    OUR_ANSWER,
    SAID,
    answer,
    coded,
    html,
    mail,
    named,
    of_parts,
    page,
    part,
    pdf,
    plain,
    several,
)

OURS = Ours(
    addresses=frozenset({"care@society.example"}),
    id_domain="society.example",
    authserv_id="mx.society.example",
)
B64 = base64.b64encode(SAID.encode())
FORWARDED = mail(sender="Salem <salem@example.org>")
SHOWN_FORWARD = f"انظروا\n\n⸻\nSalem salem@example.org\nشكوى\n\n{SAID}"


def read(raw: bytes) -> ReadMail:
    began = time.monotonic()
    found = read_mail(raw, OURS)
    assert time.monotonic() - began < 10
    return found


SAYS: dict[str, bytes] = {
    "iso-8859-6": mail(SAID.encode("iso-8859-6"), kind="text/plain; charset=iso-8859-6"),
    "iso-8859-6 called latin": mail(SAID.encode("iso-8859-6"), kind="text/plain; charset=iso-8859-1"),
    "iso-8859-6 called nothing": mail(SAID.encode("iso-8859-6"), kind="text/plain"),
    "windows-1256 called latin": mail(SAID.encode("cp1256"), kind="text/plain; charset=iso-8859-1"),
    "windows-1256 called 8859-6": mail(SAID.encode("cp1256"), kind="text/plain; charset=x-cp"),
    "utf-7": mail(SAID.encode("utf-7"), kind="text/plain; charset=utf-7", coding="7bit"),
    "utf-16": mail(SAID.encode("utf-16"), kind="text/plain; charset=utf-16"),
    "no padding": mail(B64.rstrip(b"="), coding="base64"),
    "one sign too many": mail(B64.rstrip(b"=") + b"A", coding="base64"),
    "a footer behind it": mail(coded(SAID) + b"\r\n___\r\nsent by a list\r\n", coding="base64"),
    "not base64 at all": mail(coding="base64"),
    "an unknown coding": mail(coding="x-unknown"),
    "no kind": mail(kind="", coding=""),
    "a broken kind": mail(kind="text; charset=;;="),
    "flowed": mail("لم تصلني السلة \r\nالغذائية منذ \r\nشهرين", kind="text/plain; format=flowed"),
    "a page called plain": mail(f"<html><body><p>{SAID}</p></body></html>"),
    "enriched": mail(f"<bold>{SAID}</bold>", kind="text/enriched; charset=utf-8"),
    "a page as a file": mail(
        f"<p>{SAID}</p>", "Content-Disposition: attachment", kind="text/html; charset=utf-8"
    ),
    "words as a named part": of_parts(
        "mixed", part(SAID, "text/plain; charset=utf-8", 'Content-Disposition: inline; filename="m.txt"')
    ),
    "a stub beside the page": of_parts(
        "alternative", plain("Your e-mail program does not support HTML."), html()
    ),
    "a blank beside the page": of_parts("alternative", plain("\xa0\r\n"), html()),
    "a telephone's two forms": of_parts(
        "alternative", plain(), several("mixed", html(), pdf(), html("."))
    ),
    "signed by PGP": mail(
        "-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\n"
        f"{SAID}\r\n-----BEGIN PGP SIGNATURE-----\r\n\r\niQEz\r\n-----END PGP SIGNATURE-----\r\n"
    ),
    "a hidden line before it": page(
        f'<div style="display:none">secret</div><p style="font-size:1px">x</p><table dir="rtl"><tr><td>{SAID}'
    ),
    "entities": page("".join(f"&#{ord(letter)};" for letter in SAID)),
    "bare line feeds": mail().replace(b"\r\n", b"\n"),
    "bare carriage returns": mail().replace(b"\r\n", b"\r"),
    "NULs": mail("\0".join(SAID)),
    "a head of 10 MB": mail(SAID, "X-Junk: " + "j" * 10_000_000),
    "no end": of_parts("mixed", plain())[:-12],
    "an mbox line": b"From umm@example.net Mon Nov 30\r\n" + mail(),
}


@pytest.mark.parametrize("name", SAYS)
def test_the_words_are_read(name: str) -> None:
    found = read(SAYS[name])
    assert (found.text, found.sender, found.machine) == (SAID, "umm@example.net", Machine.NONE)


ABOVE = {
    "Gmail": "في الأحد، ٢٩ نوفمبر ٢٠٢٦ في ١٠:٠٠ ص تمت كتابة ما يلي بواسطة\nماجد <\ncare@society.example>:\n\n> ",
    "Apple": "\u202bفي ٢٩ نوفمبر ٢٠٢٦، الساعة ١٠:٠٠ ص، كتب/كتبت \u200fماجد \u200f<care@society.example>:\u202c\n\n",
    "Yahoo": "    في الأحد، ٢٩ نوفمبر ٢٠٢٦ ١٠:٠٠:٠٠ ص غرينتش+٣، كتب/كتبت ماجد <care@society.example>:  \n \n ",
    "Yahoo on a telephone": "  في الأحد, نوفمبر ٢٩, ٢٠٢٦ في ١٠:٠٠ ص، ماجد<care@society.example> كتب:   ",
    "Zoho": "---- On Sun, 29 Nov 2026 10:00:00 +0300 care <care@society.example> wrote ---\n\n",
    "Zoho in Arabic": "---- في الأحد, 29 نوفمبر 2026 10:00:00 +0300 كتب care@society.example ----\n\n",
    "Thunderbird": "في 29/11/26 10:00, كتب ماجد:\n> ",
    "Outlook": "________________________________\nمن: ماجد <care@society.example>\n"
    "تم الإرسال: الأحد, 29 نوفمبر 2026 10:00 ص\nإلى: umm@example.net\nالموضوع: Re: شكوى [1001]\n\n",
    "Outlook without a line": "من: ماجد [mailto:care@society.example]\nتاريخ الإرسال: 29/نوفمبر/2026 10:00 ص\n"
    "إلى: umm@example.net\nالموضوع: Re: شكوى [1001]\n\n",
    "Samsung": "-------- الرسالة الأصلية --------\nمن: care@society.example \n"
    "التاريخ: 29/11/2026  10:00 ص  (GMT+03:00) \nإلى: umm@example.net \nالموضوع: Re: شكوى [1001] \n\n",
    "BlackBerry": "  Original Message  \nFrom: care@society.example\nSent: Sunday, November 29, 2026 10:00 AM\n"
    "To: umm@example.net\nSubject: Re: x\n\n",
    "French": "Le dim. 29 nov. 2026 à 10:00, care <care@society.example> a écrit :\n\n> ",
    "iPhone": "> On 29 Nov 2026, at 10:00 AM, care <care@society.example> wrote:\n> \n> ",
}


@pytest.mark.parametrize("name", ABOVE)
def test_what_is_quoted_is_known_by_what_a_program_writes_above_it(name: str) -> None:
    found = read(answer(f"{SAID}\n\n{ABOVE[name]}{OUR_ANSWER}"))
    assert found.text == SAID
    assert OUR_ANSWER in found.quoted


def test_an_answer_below_and_between_is_read() -> None:
    below = f"On 29/11/2026 10:00, Majid wrote:\n> {OUR_ANSWER}\n\n{SAID}"
    assert read(answer(below)).text == SAID
    between = f"في 29/11/26 10:00, كتب ماجد:\n> متى؟\n\nأمس\n\n> وأين؟\n\n{SAID}"
    assert read(answer(between)).text.split() == ["أمس", *SAID.split()]


@pytest.mark.parametrize(
    "sentence",
    ["في يوم 29 نوفمبر كتبت لكم ما يلي:", "On 29 November I wrote:", "في 5 رمضان كتب الموظف لي:"],
)
def test_a_sentence_of_ones_own_quotes_nothing(sentence: str) -> None:
    assert read(answer(f"السلام عليكم\n{sentence}\n{SAID}")).text.endswith(SAID)


def test_yahoos_page_marks_what_it_quotes() -> None:
    quoted = f'<div id="ydp1yahoo_quoted_9" class="ydp1yahoo_quoted"><div>{OUR_ANSWER}</div></div>'
    found = read(page(f"<div><div dir=rtl>{SAID}</div>{quoted}</div>"))
    assert (found.text, found.quoted) == (SAID, OUR_ANSWER)


PASSED_ON = {
    "as the rule has it": part(FORWARDED, "message/rfc822"),
    "coded": part(coded(FORWARDED), "message/rfc822", coding="base64"),
    "as a file": part(
        coded(FORWARDED), "application/octet-stream; name=a.eml", "Content-Disposition: attachment"
    ).replace(b"8bit", b"base64", 1),
}


@pytest.mark.parametrize("name", PASSED_ON)
def test_a_mail_in_a_mail_is_read(name: str) -> None:
    found = read(of_parts("mixed", plain("انظروا"), PASSED_ON[name]))
    assert (found.text, found.forwarded, found.is_whole) == (SHOWN_FORWARD, True, True)


def test_a_mail_in_a_file_that_would_hurt_its_reader_is_left() -> None:
    hurts = FORWARDED + b"\n--x" * 100_000
    inner = part(coded(hurts), "application/octet-stream; name=a.eml", coding="base64")
    assert not read(of_parts("mixed", plain(), inner)).forwarded


def test_what_is_sealed_is_said_to_be() -> None:
    found = read(mail("-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----"))
    assert not found.text
    assert [each.why for each in found.left_out] == [LeftOutWhy.ENCRYPTED]


SENDERS = {
    '"care@society.example" <evil@example.org>': "evil@example.org",
    "care@society.example <evil@example.org>": "evil@example.org",
    "Group: a@example.org, b@example.org;": "a@example.org",
    "umm@example.net.": "umm@example.net",
    "=?utf-8?B?" + base64.b64encode("أم <umm@example.net>".encode()).decode() + "?=": "umm@example.net",
    "محمد, أم <umm@example.net>": "umm@example.net",
    "<mailto:umm@example.net>": "umm@example.net",
    "undisclosed-recipients:;": "",
    "umm": "",
}


@pytest.mark.parametrize("written", SENDERS)
def test_who_sends_is_whoever_could_be_answered(written: str) -> None:
    found = read(mail(sender=written))
    assert found.sender == SENDERS[written]
    assert found.machine is Machine.NONE


@pytest.mark.parametrize("said", ["Sender: umm@example.net", "Return-Path: <umm@example.net>"])
def test_without_a_sender_it_is_whoever_handed_it_over_and_that_proves_nothing(said: str) -> None:
    found = read(mail(SAID, said, "Authentication-Results: mx.society.example; dmarc=pass", sender=""))
    assert (found.sender, found.authenticity) == ("umm@example.net", Authenticity.FORGED)


FOUND = {
    "dmarc=pass header.from=example.net": Authenticity.PROVEN,
    "dmarc=fail (p=REJECT) header.from=example.net": Authenticity.FORGED,
    "spf=pass smtp.mailfrom=evil.example; dmarc=none header.from=example.net": Authenticity.UNKNOWN,
    "dkim=pass header.d=example.net; dmarc=none header.from=example.net": Authenticity.PROVEN,
    "dkim=pass header.i=@example.net": Authenticity.PROVEN,
    "spf=pass smtp.mailfrom=umm@example.net": Authenticity.PROVEN,
    "dkim=pass header.d=evil.example": Authenticity.UNKNOWN,
    "dkim=pass header.d=example.net; dmarc=pass header.from=evil.example": Authenticity.UNKNOWN,
    "spf=fail smtp.mailfrom=example.net; dkim=none": Authenticity.FORGED,
    "spf=softfail smtp.mailfrom=example.net": Authenticity.UNKNOWN,
    "dmarc=temperror header.from=example.net": Authenticity.UNKNOWN,
    "none": Authenticity.UNKNOWN,
}


@pytest.mark.parametrize("results", FOUND)
def test_who_is_who_is_what_our_server_found(results: str) -> None:
    told = f"Authentication-Results: mx.society.example; {results}"
    assert read(mail(SAID, told)).authenticity is FOUND[results]


def test_a_proof_below_ours_or_of_another_server_is_none() -> None:
    ours, other = (f"Authentication-Results: mx.{of}.example; dmarc=" for of in ("society", "evil"))
    good = "pass header.from=example.net"
    assert read(mail(SAID, other + good)).authenticity is Authenticity.UNKNOWN
    assert read(mail(SAID, other + good, ours + good)).authenticity is Authenticity.UNKNOWN
    assert read(mail(SAID, ours + "fail", ours + good)).authenticity is Authenticity.FORGED
    twice = mail(SAID, ours + good, "From: second@example.net")
    assert read(twice).authenticity is Authenticity.UNKNOWN


HEADED = {
    "X-Autorespond: yes": Machine.AUTO_SUBMITTED,
    "X-Vacation: yes": Machine.AUTO_SUBMITTED,
    'Auto-Submitted: "auto-replied"': Machine.AUTO_SUBMITTED,
    "Auto-Submitted: No": Machine.NONE,
    "Precedence: auto-reply": Machine.PRECEDENCE,
    "Precedence: first-class": Machine.NONE,
    "Return-Path: < >": Machine.NULL_RETURN_PATH,
    "Return-Path: <MAILER-DAEMON>": Machine.NULL_RETURN_PATH,
    "X-Auto-Response-Suppress: DR, OOF, AutoReply": Machine.SUPPRESS,
    "X-Auto-Response-Suppress: DR, RN, NRN": Machine.NONE,
    "List-Id: news <news.example.net>": Machine.LIST,
}


@pytest.mark.parametrize("line", HEADED)
def test_a_machine_is_known_by_its_head(line: str) -> None:
    assert read(mail(SAID, line)).machine is HEADED[line]


TITLED = {
    **dict.fromkeys(
        [
            "Automatic reply: شكوى",
            "رد تلقائي: شكوى",
            "الرد التلقائي: إجازة",
            "رد آلي: شكوى",
            "خارج المكتب: شكوى",
            "Out of Office: x",
            "Out of the office",
            "AutoResponse: x",
            "Auto: x",
            "Réponse automatique : x",
            "Automatische Antwort: x",
            "Read: شكوى",
            "تمت القراءة: شكوى",
        ],
        Machine.AUTO_SUBMITTED,
    ),
    **dict.fromkeys(
        [
            "الرد التلقائي عندكم لا يعمل",
            "Out of office for two months, nobody answers",
            "خارج المكتب لا أحد يرد",
            "Read this please",
            "Undeliverable promises",
        ],
        Machine.NONE,
    ),
}


@pytest.mark.parametrize("subject", TITLED)
def test_a_machine_is_known_by_its_subject_and_a_person_is_none(subject: str) -> None:
    assert read(mail(subject=subject)).machine is TITLED[subject]


SPAM = "X-Spam-Flag: YES"


def test_what_our_server_takes_for_spam_is_doubted_unless_it_answers_us() -> None:
    for line in (SPAM, "X-Spam-Status: Yes, score=9"):
        found = read(mail(SAID, line))
        assert (found.machine, found.is_doubted, found.is_left) == (Machine.SPAM, True, True)
    assert read(mail(SAID, "X-Spam-Flag: NO", "X-Spam-Status: No, score=-1")).machine is Machine.NONE
    assert read(mail(SAID, SPAM, "References: <delivery-7.ab@society.example>")).machine is Machine.NONE


def test_a_mail_in_our_name_is_doubted_and_one_that_we_made_is_known() -> None:
    in_our_name = read(mail(sender="Majid <care@society.example>"))
    assert (in_our_name.machine, in_our_name.is_doubted) == (Machine.OUR_NAME, True)
    ours = read(mail(SAID, "X-Loop: care@society.example", sender="care@society.example", id=""))
    assert (ours.machine, ours.is_left) == (Machine.OUR_OWN, False)


@pytest.mark.parametrize("sender", ["care@society.example", "wordpress@society.example"])
def test_the_form_of_our_own_page_is_written_by_whoever_is_to_be_answered(sender: str) -> None:
    found = read(mail(SAID, "Reply-To: Umm <umm@example.net>", sender=sender))
    assert (found.sender, found.sender_name) == ("umm@example.net", "Umm")
    assert (found.machine, found.authenticity) == (Machine.NONE, Authenticity.FORGED)


def test_an_answer_that_somebody_wants_elsewhere_goes_to_the_sender() -> None:
    found = read(mail(SAID, "Reply-To: evil@example.org"))
    assert (found.sender, found.reply_to) == ("umm@example.net", "evil@example.org")


@pytest.mark.parametrize(
    "sender", ["root@h.example.net", "newsletter@example.net", "no-reply@example.net"]
)
def test_nobody_reads_there(sender: str) -> None:
    assert read(mail(sender=sender)).machine is Machine.NO_REPLY


ORIGINAL = "From: care@society.example\r\nSubject: x\r\nMessage-ID: <delivery-7.ab@society.example>\r\n"
FAILED = "<gone@example.net>: host mx said: 550 5.1.1 User unknown"
CAME_BACK = {
    "Postfix": of_parts(
        "mixed",
        plain(FAILED),
        part(ORIGINAL + "\r\nbody", "message/rfc822"),
        sender="MAILER-DAEMON@mx.example.net",
        subject="Undelivered Mail Returned to Sender",
    ),
    "qmail": mail(
        f"{FAILED}\r\n\r\n--- Below this line is a copy of the message.\r\n\r\n{ORIGINAL}",
        sender="MAILER-DAEMON@example.net",
        subject="failure notice",
    ),
    "Exim": mail(
        f"{FAILED}\r\n------ This is a copy of the message ------\r\n\r\n{ORIGINAL}",
        "X-Failed-Recipients: gone@example.net",
        sender="Mailer-Daemon@host.example.net",
        subject="Mail delivery failed: returning message to sender",
    ),
    "Exchange": mail(
        FAILED,
        "X-MS-Exchange-Message-Is-Ndr:",
        "In-Reply-To: <delivery-7.ab@society.example>",
        sender="Microsoft Outlook <outlook@example.net>",
        subject="Undeliverable: شكوى",
    ),
    "Exchange in Arabic": mail(
        f"فشل التسليم إلى هؤلاء المستلمين:\r\n{FAILED}",
        "In-Reply-To: <delivery-7.ab@society.example>",
        sender="Microsoft Outlook <outlook@example.net>",
        subject="غير قابل للتسليم: شكوى",
    ),
}


@pytest.mark.parametrize("name", CAME_BACK)
def test_what_came_back_is_known_though_it_is_told_in_words(name: str) -> None:
    found = read(CAME_BACK[name])
    assert found.machine is Machine.DELIVERY_REPORT
    assert found.report
    assert found.report.original == "<delivery-7.ab@society.example>"
    assert (found.report.status, found.report.is_permanent) == ("5.1.1", True)


def test_who_passes_on_what_came_back_is_a_person() -> None:
    assert read(mail(FAILED, subject="Fwd: Undeliverable: x")).machine is Machine.NONE


def test_of_a_thread_without_end_the_nearest_mails_are_known() -> None:
    many = "\r\n ".join(f"<r{n}-with-a-long-name@example.net>" for n in range(1000))
    found = read(mail(SAID, f"References: {many}\r\n <delivery-7.ab@society.example>"))
    assert found.references[-1] == "<delivery-7.ab@society.example>"


def test_of_many_files_some_are_taken_and_the_rest_is_named() -> None:
    found = read(of_parts("mixed", plain(), *(named(f"a{n}.pdf") for n in range(500))))
    assert len(found.attachments) == 20
    assert found.text == SAID
    assert not found.is_whole


@pytest.mark.parametrize("raw", [b"", b"\r\n", bytes(range(256)) * 50, b"\0" * 1000, b"--" * 100_000])
def test_whatever_the_bytes_are_it_is_a_mail_of_nobody(raw: bytes) -> None:
    assert not read(raw).sender
