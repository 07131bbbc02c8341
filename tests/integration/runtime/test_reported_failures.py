"""What failed after it was accepted fares as if it had been refused at once, with the real conversations: what
staff and the person read."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.conversation import Address, room_of
from bot.core.events import MessageReceived, Words
from bot.core.messages import Incoming
from bot.runtime.delivery.channel import ChannelDown, Held, Refused, SendError, TryLater, Unreachable
from bot.runtime.delivery.reports import ReportKind
from bot.store.schema import outbox
from bot.texts.catalogue import plain
from tests.integration.runtime.reporting import HUDA, Reporting, Told, reporting
from tests.integration.runtime.test_outages import REAL
from tests.machine import DESK

ACCEPTED, DELIVERED, READ, FAILED = ReportKind
ROOM = room_of(1001, "web")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
HELLO = "نعمل على طلبك يا هدى"
HAS_IT, BLOCKED = "وصلت المستفيد", "أوقف البوت"


async def complained(told: Told) -> None:
    """Huda has a case, all that she was told arrived, and staff write to her."""
    for line in ("شكوى", "لم تصلني السلة", "هذا كل شيء", "أترك الحل لكم", "نعم، صحيح"):
        await told.says(line)
    for number in range(len(told.wa.sent)):
        await told.report(DELIVERED, number)
    wrote = MessageReceived(Words(HELLO, id="post-1"), by="supervisor")
    await told.m.runtime.intake.accept(Incoming("post-1", ROOM, wrote))
    await told.m.runtime.settle()


def hello(told: Told) -> int:
    """Where among what was sent these words were last."""
    return max(number for number, text in enumerate(told.texts) if HELLO in text)


async def read(told: Told, who: Address) -> str:
    return plain("\n".join(item.text for item in await told.m.talk(who)))


async def marks(told: Told) -> list[str]:
    """The signs that the room has under the words of staff."""
    signs = [row["message"]["mark"] for row in await told.m.rows(outbox)]
    return [each for each in signs if each]


async def test_staff_hear_that_it_arrived_when_it_did_and_once(tmp_path: Path) -> None:
    async with reporting(tmp_path, **REAL) as told:
        await complained(told)
        assert any(HELLO in each for each in told.texts)
        await told.report(ACCEPTED)
        await told.m.runtime.settle()
        assert await marks(told) == ["waiting"]
        for kind in (READ, DELIVERED, READ):
            await told.report(kind)
            await told.m.runtime.settle()
        assert await marks(told) == ["waiting", "delivered"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Refused("error 100"), "رفضت المنصة الرسالة"),
        (Unreachable("error 131026", why="whatsapp-unreachable"), "لم يستطع واتساب إيصالها"),
    ],
    ids=str,
)
async def test_what_was_given_up_is_told_in_the_room_and_never_as_sent(
    tmp_path: Path, error: SendError, said: str
) -> None:
    async with reporting(tmp_path, **REAL) as told:
        await complained(told)
        sent = hello(told)
        await told.report(FAILED, error=error)
        await told.later(DAY)
        room = await read(told, ROOM)
        assert said in room and BLOCKED not in room
        assert "delivered" not in await marks(told)
        assert hello(told) == sent
        await told.report(DELIVERED, sent)
        await told.m.runtime.settle()
        assert await marks(told) == ["waiting", "delivered"]  # it did arrive


async def test_what_the_society_must_mend_is_told_once_and_nothing_is_lost(tmp_path: Path) -> None:
    """The call succeeds, and nothing is delivered: until a report says that something was."""
    async with reporting(tmp_path, **REAL) as told:
        await complained(told)
        for _ in range(20):
            why = ChannelDown("error 131042", MINUTE, why="whatsapp-payment")
            await told.report(FAILED, hello(told), why)
            await told.later(15 * MINUTE)
        desk = await read(told, DESK)
        assert desk.count("واتساب لا يعمل منذ") == 1 and "وسيلة دفع" in desk
        assert "عاد واتساب للعمل" not in desk
        assert "لم تصل رسالة" not in await read(told, ROOM)
        await told.report(DELIVERED, hello(told))
        await told.m.runtime.settle()
        assert (await read(told, DESK)).count("عاد واتساب للعمل") == 1
        assert await marks(told) == ["waiting", "delivered"]


async def test_when_it_works_again_everything_that_waited_goes_at_once(tmp_path: Path) -> None:
    badr = Address("whatsapp", "badr", HUDA.party)
    async with reporting(tmp_path) as told:
        for who in (HUDA, badr):
            await told.m.say("a", who)
        await told.m.runtime.settle()
        for number in range(6):
            await told.report(FAILED, -1, ChannelDown("error 131042", why="whatsapp-payment"))
            await told.report(FAILED, -2, ChannelDown("error 131042", why="whatsapp-payment"))
            if number < 5:
                await told.later(MINUTE)
        before = len(told.wa.sent)
        await told.m.say("new", badr)
        await told.m.runtime.settle()
        assert len(told.wa.sent) == before  # order is kept there, too
        await told.later(5 * MINUTE)
        await told.report(DELIVERED, before)
        await told.m.runtime.settle()
        statuses = {
            row["status"] for row in await told.m.rows(outbox) if row["message"]["text"] in "anew"
        }
        assert statuses == {"sent"}


async def test_what_may_not_be_said_freely_is_held_and_the_window_is_shut(tmp_path: Path) -> None:
    async with reporting(tmp_path) as told:
        await told.says("a")
        await told.report(FAILED, error=Held("error 131047"))
        row = await told.row()
        assert row["status"] == "held"
        there = await told.m.conversation(HUDA)
        assert there.free_until is not None and there.free_until <= told.m.runtime.clock.now()
        await told.report(DELIVERED)
        assert (await told.row())["status"] == "sent"


async def test_whoever_wrote_since_is_answered_though_the_window_was_closed_then(tmp_path: Path) -> None:
    async with reporting(tmp_path) as told:
        await told.says("a")
        told.m.wall.pass_by(MINUTE)
        now = told.m.runtime.clock.now()
        event = MessageReceived(Words("b"))
        await told.m.runtime.intake.accept(Incoming("b", HUDA, event, free_until=now + DAY))
        await told.m.runtime.settle()
        await told.report(FAILED, 0, Held("error 131047"))
        await told.m.runtime.settle()
        assert told.texts == ["a", "b", "a"]


async def test_patience_is_asked_for_and_the_message_is_given_up_in_the_end(tmp_path: Path) -> None:
    async with reporting(tmp_path, wa=Reporting()) as told:
        await told.says("a")
        for _ in range(19):
            await told.report(FAILED, error=TryLater("error 131048", 10 * MINUTE))
            await told.later(20 * MINUTE)
        assert (await told.row())["status"] == "sent"
        await told.report(FAILED, error=TryLater("error 131048", 10 * MINUTE))
        assert (await told.row())["status"] == "parked"
        assert told.texts == ["a"] * 20
