"""Mails that were read, taken up by a whole Rida with a real SMTP server."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.channels.email.incoming.read_mail import (
    Authenticity,
    DeliveryReport,
    Machine,
    MailFile,
    MailRefused,
    ReadMail,
)
from bot.core.conversation import Address, desk, room_of
from bot.core.mail_address import person_at
from bot.store.queries import cases, contacts, conversations
from bot.store.queries.history import history
from bot.store.schema import cases as case_rows
from bot.texts.catalogue import plain
from tests.fixtures.smtp_server import words_of
from tests.transcripts.mail_player import MailPlayer, mail_player
from tests.transcripts.player import SAMPLES

UMM = person_at("umm@example.org", is_verified=True)
WRONG = ReadMail(
    message_id="<a@example.org>",
    sender="umm@example.org",
    subject="شكوى",
    text="عاملوني بسوء أمام الناس",
    to=("care@example.org", "info@example.org", "stranger@example.net"),
    authenticity=Authenticity.PROVEN,
)


@pytest.fixture
async def rida(tmp_path: Path) -> AsyncIterator[MailPlayer]:
    async with mail_player(tmp_path) as player:
        yield player


async def taken(rida: MailPlayer, mail: ReadMail, key: str = "k1") -> None:
    await rida.door.accept(mail, key)
    await rida.app.runtime.settle()


async def shown(rida: MailPlayer, there: Address) -> str:
    async with rida.app.database.read() as conn:
        found = await conversations.find(conn, there)
        assert found
        return plain("\n".join(item.text for item in await history(conn, found.id)))


async def count(rida: MailPlayer) -> int:
    async with rida.app.database.read() as conn:
        return int((await conn.execute(select(func.count()).select_from(case_rows))).scalar_one())


async def test_a_mail_to_several_of_our_addresses_is_taken_up_once_and_strangers_are_never_answered(
    rida: MailPlayer,
) -> None:
    await taken(rida, WRONG)
    await taken(rida, WRONG)
    assert await count(rida) == 1
    [said] = rida.mails.to("umm@example.org")
    assert said["In-Reply-To"] == "<a@example.org>"
    assert said["References"].split() == ["<a@example.org>"]
    assert said["Auto-Submitted"] == "auto-replied"
    assert (said["Cc"], said["Bcc"]) == (None, None)
    assert rida.mails.to("stranger@example.net") == []


async def test_whoever_writes_is_a_contact_and_their_case_is_theirs(rida: MailPlayer) -> None:
    await taken(rida, replace(WRONG, sender="Umm@example.org"))
    async with rida.app.database.read() as conn:
        here, case = await conversations.find(conn, UMM), await cases.get(conn, 1001)
        assert here and case and case.person == here.id
        assert await contacts.of_conversation(conn, here.id)


async def test_what_is_quoted_is_nobodys_new_word(rida: MailPlayer) -> None:
    await taken(rida, WRONG)
    id = str(rida.mails.to("umm@example.org")[-1]["Message-ID"])
    answer = replace(WRONG, message_id="<b@x>", in_reply_to=(id,), text="إضافة", quoted="> حريق في بيتي")
    await taken(rida, answer, "k2")
    room = await shown(rida, room_of(1001, "web"))
    assert "إضافة" in room
    assert "حريق" not in room


async def test_files_are_kept_as_in_a_chat_and_what_is_not_taken_is_said(rida: MailPlayer) -> None:
    good = MailFile("بطاقة.png", "image/png", SAMPLES["photo"][1])
    bad = MailFile("run.exe", "application/pdf", b"MZ\x90\x00" + bytes(40))
    await taken(rida, replace(WRONG, attachments=(good, bad)))
    async with rida.app.database.read() as conn:
        case = await cases.get(conn, 1001)
    assert case and [each.mime for each in case.words[0].attachments] == ["image/png"]
    assert "لم نستطع أخذ بعض ما في رسالتك" in words_of(rida.mails.to("umm@example.org")[-1])


async def test_a_program_opens_nothing_and_hears_nothing(rida: MailPlayer) -> None:
    for number, sign in enumerate(each for each in Machine if each):
        await taken(rida, replace(WRONG, machine=sign), f"k{number}")
    assert await count(rida) == 0
    assert rida.mails.taken == []
    assert rida.door.counts["auto-submitted"] == 1


async def test_a_member_s_mail_opens_no_case_and_the_desk_reads_it(rida: MailPlayer) -> None:
    await taken(rida, replace(WRONG, sender="supervisor@example.org", text="أفوض أبا سعد"))
    assert await count(rida) == 0
    assert "أبا سعد" in await shown(rida, desk("web"))


async def test_an_official_mail_that_comes_back_is_told_at_the_desk_once(rida: MailPlayer) -> None:
    await taken(rida, WRONG)
    [letter] = rida.mails.to("supervisor@example.org")
    report = DeliveryReport(str(letter["Message-ID"]), "supervisor@example.org", "5.1.1", True, True)
    back = ReadMail(message_id="", sender="", machine=Machine.DELIVERY_REPORT, report=report)
    late = replace(back, report=replace(report, is_permanent=False, status="4.2.2"))
    for number, mail in enumerate((late, back, back)):
        await taken(rida, mail, f"b{number}")
    told = await shown(rida, desk("web"))
    assert told.count("supervisor@example.org") == 1
    assert "لا يوجد صندوق بريد بهذا العنوان" in told


async def test_a_mail_of_nobody_is_refused(rida: MailPlayer) -> None:
    with pytest.raises(MailRefused):
        await rida.door.accept(replace(WRONG, sender=""), "k1")
