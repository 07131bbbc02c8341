"""A mail to a person: its thread, its numbered choices, its files."""

from email.message import EmailMessage

import pytest

from bot.channels.email.headers import Ids
from bot.channels.email.person_mail import (
    PersonSays,
    is_said,
    marked_automatic,
    subject_of,
    taken,
    text_of,
    thread_headers,
)
from bot.core.events import Attachment, AttachmentKind, Mail
from bot.core.mail_language import language_of
from bot.core.mailing import MOST
from bot.core.messages import Button, Message
from bot.runtime.delivery.bounces import why
from bot.store.queries.mails import Answered, Thread

SAYS = PersonSays(lambda _: "choose:", lambda _: "some stayed", lambda _: "Majid")
RATE = (Button("rate-below", "1001.1", "أقل"), Button("rate-above", "1001.1", "أعلى"))


def thread(subject: str = "شكوى", case: int = 1001, *, is_reply: bool = False, before: int = 0) -> Thread:
    mail = Mail(subject, tuple(f"<{n}@x>" for n in range(before)))
    return Thread(Answered("<a@x>", mail), case, is_reply=is_reply)


def test_choices_are_numbered_lines_and_links_stand_whole() -> None:
    link = Button("open", "", "الصفحة", url="https://example.org/x")
    said = text_of(Message("كيف كان؟", "ar", buttons=(*RATE, link)), SAYS)
    assert said == "كيف كان؟\n\nchoose:\n\n1. أقل\n2. أعلى\nالصفحة:\nhttps://example.org/x"
    assert text_of(Message("وصلت", "ar"), SAYS) == "وصلت"


@pytest.mark.parametrize(
    ("asked", "case", "meant"),
    [
        ("شكوى", 1001, "Re: شكوى [1001]"),
        ("Re: شكوى [1001]", 1001, "Re: شكوى [1001]"),
        ("رد: RE: شكوى", 0, "Re: شكوى"),
        ("", 1001, "Majid [1001]"),
        ("two\r\nBcc: all@example.org", 0, "Re: two Bcc: all@example.org"),
    ],
)
def test_the_subject_is_theirs_with_the_number(asked: str, case: int, meant: str) -> None:
    assert subject_of(Message("x", "ar"), thread(asked, case), SAYS) == meant


def test_an_answer_names_what_it_answers_and_a_long_thread_is_cut_in_its_middle() -> None:
    mail = EmailMessage()
    thread_headers(mail, thread(before=40))
    assert mail["In-Reply-To"] == "<a@x>"
    names = mail["References"].split()
    assert (names[0], names[-1], len(names)) == ("<0@x>", "<a@x>", 12)
    bare = EmailMessage()
    thread_headers(bare, Thread())
    assert bare["In-Reply-To"] is None


def test_what_rida_says_by_itself_says_so_and_the_words_of_staff_do_not() -> None:
    for key, is_reply, meant in (
        ("mail-opened-complaint", True, "auto-replied"),
        ("case-resolved", False, "auto-generated"),
        ("staff-wrote", False, None),
    ):
        mail = EmailMessage()
        marked_automatic(mail, Message("x", "ar", key=key), thread(is_reply=is_reply))
        assert mail["Auto-Submitted"] == meant


def test_a_sign_is_no_mail() -> None:
    assert not is_said(Message("", "ar", mark="waiting"))
    assert not is_said(Message("x", "ar", spare=True))
    assert is_said(Message("x", "ar"))


def test_files_go_along_as_far_as_there_is_room_and_what_stays_is_said() -> None:
    big = Attachment("b", AttachmentKind.DOCUMENT, "application/pdf", MOST)
    small = Attachment("s", AttachmentKind.VOICE, "audio/ogg", 10)
    message = Message("x", "ar", attachments=(big, small))
    assert taken(message) == (big,)
    assert "some stayed" in text_of(message, SAYS)


def test_our_own_ids_are_known_and_another_books_are_not() -> None:
    ids = Ids("example.org", "mark")
    assert ids.sent(ids.delivery(12)) == 12
    for other in ("<delivery-12.other@example.org>", "<delivery-x@example.org>", "", "<a@x>"):
        assert ids.sent(other) == 0


@pytest.mark.parametrize(
    ("text", "language"), [("مرحبا", "ar"), ("Hello", "en"), ("12", "ar"), ("سلام PDF", "ar")]
)
def test_the_letters_say_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("status", "meant"),
    [
        ("5.1.1", "no-mailbox"),
        ("5.2.2", "mailbox-full"),
        ("5.7.26", "mail-blocked"),
        ("", "mail-refused"),
        ("5.0.0", "mail-refused"),
    ],
)
def test_what_a_report_means(status: str, meant: str) -> None:
    assert why(status) == meant
