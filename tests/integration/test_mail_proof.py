"""What proves that a mail is of its sender: what their server found, or a mail of ours that only they have."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.channels.email.headers import Ids
from bot.channels.email.incoming.read_mail import Authenticity, DeliveryReport, Machine, ReadMail
from bot.store.queries import cases, mails
from tests.transcripts.mail_player import MailPlayer, mail_player

UMM = "umm@example.net"
WRONG = "الموظف في الاستقبال عاملني بسوء ورفع صوته علي أمام الناس"


@pytest.fixture
async def rida(tmp_path: Path) -> AsyncIterator[MailPlayer]:
    async with mail_player(tmp_path) as player:
        yield player


def a_mail(id: str, text: str = WRONG, **more: object) -> ReadMail:
    told = {"sender": UMM, "subject": "شكوى", "authenticity": Authenticity.UNKNOWN}
    return ReadMail(message_id=f"<{id}@example.net>", text=text, **{**told, **more})  # type: ignore[arg-type]


async def said(rida: MailPlayer, mail: ReadMail) -> list[str]:
    before = len(rida.mails.to(mail.sender))
    await rida.door.accept(mail, f"mail-{mail.message_id}")
    await rida.app.runtime.settle()
    return [str(each["Message-ID"]) for each in rida.mails.to(mail.sender)[before:]]


async def words_of_case(rida: MailPlayer, number: int = 1001) -> list[str]:
    async with rida.app.runtime.database.read() as conn:
        case = await cases.get(conn, number)
    assert case
    return [each.text for each in case.words]


async def test_an_answer_to_our_mail_is_of_whoever_was_sent_it(rida: MailPlayer) -> None:
    [ours] = await said(rida, a_mail("one"))
    assert await said(rida, a_mail("two", "وكان ذلك أمس", in_reply_to=(ours,), subject="Re: شكوى")) == []
    assert (await words_of_case(rida))[-1] == "وكان ذلك أمس"


async def test_a_number_a_guess_and_anothers_mail_prove_nothing(rida: MailPlayer) -> None:
    [ours] = await said(rida, a_mail("one"))
    [theirs] = await said(rida, a_mail("other", sender="other@example.net"))
    before = await words_of_case(rida)
    unsealed = (
        f"<{ours[1:].partition('-')[0]}-{rida.door.ids.sent(ours)}.{rida.door.ids.book}@example.org>"
    )
    for id, told in {
        "by-number": {"subject": "بخصوص [1001]"},
        "by-guess": {"in_reply_to": (unsealed,), "subject": "Re: [1001]"},
        "by-anothers": {"in_reply_to": (theirs,), "subject": "Re: [1001]"},
    }.items():
        [asked] = await said(rida, a_mail(id, "اسحبوا الشكوى", **told))
        assert await words_of_case(rida) == before, id
    await said(rida, a_mail("again", "اسحبوا الشكوى", in_reply_to=(asked,)))
    assert (await words_of_case(rida))[-1] == "اسحبوا الشكوى", "what was asked to be said again"


async def test_nobody_makes_a_mail_come_back_that_they_were_not_sent(rida: MailPlayer) -> None:
    [ours] = await said(rida, a_mail("one"))
    number = rida.door.ids.sent(ours)
    guessed = f"<delivery-{number}.{rida.door.ids.book}@example.org>"
    assert await status_of(rida, number, told_of=guessed) == "sent"
    assert await status_of(rida, number, told_of=ours) == "parked"


async def status_of(rida: MailPlayer, number: int, told_of: str) -> str:
    """After a server, or somebody who pretends to be one, says that this mail came back."""
    report = DeliveryReport(told_of, UMM, "5.1.1", True, True)
    mail = a_mail("dsn", "", machine=Machine.DELIVERY_REPORT, report=report)
    await rida.door.accept(mail, f"mail-{told_of}")
    async with rida.app.runtime.database.read() as conn:
        sent = await mails.sent(conn, number)
    assert sent
    return sent.status


def test_an_id_is_known_by_its_seal_and_those_of_before_it_are_known_as_they_were() -> None:
    ids, old = Ids("x.example", "book", 0, "secret", unsealed=5), Ids("x.example", "book")
    assert (ids.sent(old.delivery(5)), ids.sent(old.delivery(6))) == (5, 0)
    assert ids.sent(ids.delivery(6)) == 6
    assert ids.delivery(6) != Ids("x.example", "book", 0, "other", unsealed=5).delivery(6)
    for odd in ("", "<delivery-@x.example>", "<delivery-6-@x.example>", "<delivery-6>", "delivery-6"):
        assert ids.sent(odd) == 0
