"""A telephone that came round again: its new owner sees nothing of the one before, until a case proves it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.conversation import Address
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.core.messages import Incoming, Message
from bot.runtime.transcript import shown
from bot.store.codec import load
from bot.store.queries import audit, conversations
from bot.store.queries.history import history
from bot.store.queries.whatsapp_people import met, target_of, user_id_changed
from bot.store.schema import outbox
from tests.transcripts.player import Player, player

NUMBER, BEFORE, NOW, OTHER = "966557123894", "SA.111", "SA.222", "SA.333"
WORDS = "تأخرت معونة الشتاء علي شهرين ولم يتصل بي أحد"
DRAFT = "بدأت شكوى أخرى عن المستودع ولم أكملها"
HELLO = ("سلام", "طلباتي", "/start", "هلا")
TOLD = "صار لشخص آخر"


@dataclass
class Talk:
    player: Player
    count: int = 0

    async def writes(self, user_id: str, text: str, number: str = NUMBER) -> list[Message]:
        """What was said to it."""
        at = await self.met(user_id, number)
        before = len(await self.said(at))
        await self._brought(at, MessageReceived(Words(text)))
        return (await self.said(at))[before:]

    async def presses(self, user_id: str, action: str, arg: str = "") -> list[Message]:
        at = await self.met(user_id)
        before = await self.said(at)
        stamp = max(each.stamp for each in before if each.buttons)
        await self._brought(at, ButtonPressed(action, arg, stamp))
        return (await self.said(at))[len(before) :]

    async def met(self, user_id: str, number: str = NUMBER) -> Address:
        async with self.player.app.database.write() as conn:
            return (await met(conn, number, user_id, self.player.wall.at)).address

    async def _brought(self, at: Address, event: MessageReceived | ButtonPressed) -> None:
        self.count += 1
        incoming = Incoming(f"wamid.{self.count}", at, event, "ar", "", f"+{NUMBER}")
        await self.player.app.runtime.intake.accept(incoming)
        await self.player.app.runtime.settle()

    async def said(self, at: Address) -> list[Message]:
        async with self.player.app.database.read() as conn:
            talk = await conversations.find(conn, at)
            assert talk
            mine = outbox.c.conversation_id == talk.id
            rows = await conn.execute(select(outbox.c.message).where(mine).order_by(outbox.c.id))
            return [load(row, Message) for row in rows.scalars()]

    async def room(self, number: int = 1001) -> str:
        async with self.player.app.database.read() as conn:
            room = await conversations.find(conn, self.player._address(f"case-{number}"))
            assert room
            return shown("\n".join(each.text for each in await history(conn, room.id)))

    async def complains(self, user_id: str) -> None:
        for text in ("شكوى", WORDS, "هذا كل شيء", "أترك الحل لكم", "نعم، صحيح"):
            await self.writes(user_id, text)


def text_of(items: list[Message]) -> str:
    return shown("\n".join(each.text for each in items))


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Talk]:
    async with player(tmp_path) as played:
        talk = Talk(played)
        await talk.complains(BEFORE)
        assert "شكوى رقم 1001" in await talk.room()
        await talk.writes(BEFORE, "شكوى")
        await talk.writes(BEFORE, DRAFT)
        yield talk


async def test_the_newcomer_sees_nothing_of_the_one_before(talk: Talk) -> None:
    before = await talk.met(BEFORE)
    known = len(await talk.said(before))
    answers = [await talk.writes(NOW, each) for each in (*HELLO, "وش صار على طلبي", "إضافة على طلبي")]
    first = await talk.writes(OTHER, HELLO[0], "966557000001")  # whoever is new with a number that is new
    assert [each.key for each in answers[0]] == [each.key for each in first]
    for each in answers:
        assert "1001" not in text_of(each) and WORDS not in text_of(each) and DRAFT not in text_of(each)
    assert len(await talk.said(before)) == known


async def test_staff_are_told_not_to_call_that_number_and_nothing_is_sent_there(talk: Talk) -> None:
    before = await talk.met(BEFORE)
    assert TOLD not in await talk.room()
    newcomer = await talk.met(NOW)
    await talk.writes(NOW, HELLO[0])
    assert TOLD in await talk.room() and "لا تتصلوا" in await talk.room()
    said = len(await talk.said(newcomer))
    staff = MessageReceived(Words("تعال غدا إلى المكتب واستلم معونتك"), by="service")
    room = talk.player._address("case-1001")
    await talk.player.app.runtime.intake.accept(Incoming("staff", room, staff))
    await talk.player.app.runtime.settle()
    assert len(await talk.said(newcomer)) == said
    async with talk.player.app.database.read() as conn:
        assert not await target_of(conn, before) and await target_of(conn, newcomer)


@pytest.mark.parametrize("written", ["1001", "١٠٠١", "رقم الطلب 1001", "#1001"])
async def test_the_number_of_a_case_proves_that_it_is_the_same_person(talk: Talk, written: str) -> None:
    await talk.writes(NOW, HELLO[0])
    assert [each.key for each in await talk.writes(NOW, written)] == ["number-proved"]
    assert "1001" in text_of(await talk.writes(NOW, "طلباتي"))
    assert "كتب رقمها" in await talk.room()
    async with talk.player.app.database.read() as conn:
        trail = [each for each in await audit.everything(conn) if each.action == "linked"]
    assert [each.reason for each in trail] == ["by-case-number", "by-case-number"]
    undone = await talk.presses(NOW, "unlink")
    assert undone[-1].key == "unlinked"
    assert "1001" not in text_of(await talk.writes(NOW, "طلباتي"))


async def test_guessing_is_over_after_three_numbers(talk: Talk) -> None:
    await talk.writes(NOW, HELLO[0])
    wrong = [text_of(await talk.writes(NOW, each)).replace(each, "") for each in ("1002", "1003", "1000")]
    right = text_of(await talk.writes(NOW, "1001")).replace("1001", "")
    assert {*wrong, right} == {right}  # what proves nothing any more is answered like what never did
    assert "1001" not in text_of(await talk.writes(NOW, "طلباتي"))


async def test_a_number_proves_nothing_on_a_telephone_that_was_never_theirs(talk: Talk) -> None:
    said = await talk.writes(OTHER, "1001", "966557000001")
    assert "status-not-yours" in [each.key for each in said]
    assert "1001" not in text_of(await talk.writes(OTHER, "طلباتي", "966557000001"))


async def test_whoever_writes_elsewhere_meanwhile_is_not_taken_for_the_newcomer(talk: Talk) -> None:
    await talk.writes(NOW, HELLO[0])
    await talk.writes(BEFORE, "رجعت برقم ثاني", "966557000009")
    said = await talk.writes(NOW, "1001")
    assert [each.key for each in said] == ["status-not-yours"]


async def test_a_change_that_whatsapp_tells_late_brings_both_together(talk: Talk) -> None:
    await talk.writes(NOW, HELLO[0])
    async with talk.player.app.database.write() as conn:
        await user_id_changed(conn, BEFORE, NOW, talk.player.wall.at)
    assert "1001" in text_of(await talk.writes(NOW, "طلباتي"))
    assert "كتب رقمها" not in await talk.room()
