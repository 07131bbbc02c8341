"""The mail server is away for days: nothing is lost, staff are told once, and once when it is back."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, Conversation
from bot.core.effects import SendEmail, Text
from bot.core.events import Event, MessageReceived
from bot.core.facts import Facts
from bot.core.messages import Delivery
from bot.core.turn import Turn
from bot.runtime.delivery.channel import ChannelDown, TryLater
from bot.runtime.shared.clock import Clock
from bot.runtime.turns.effects import EffectApplier, MessageRenderer
from bot.runtime.turns.facts import FactsLoader, LoadFacts
from bot.runtime.views import Reading
from bot.store.schema import inbox, outbox
from bot.texts.catalogue import plain, sentence
from faq.text.normalise import fold
from handlers.tables import TABLES
from tests.machine import ALIA, DESK, Machine, Platform, Wall, echo, machine, render, render_email
from tests.unit.world import (
    ALARMS,
    ANSWERS,
    CALENDAR,
    COACH,
    LADDER,
    PASSES,
    RENDERER,
    STAFF,
)

DAYS = timedelta(days=1)


def mailing(turn: Turn) -> Turn:
    if turn.text.startswith("mail"):
        to = "bad@example.org" if "bad" in turn.text else "boss@example.org"
        return turn.do(SendEmail(to, Text("s"), (Text(turn.text),), None))
    return echo(turn)


def mail(rida: Machine) -> Platform:
    platform = rida.channels["email"]
    assert isinstance(platform, Platform)
    return platform


def down(_: Delivery) -> Exception:
    return ChannelDown("SMTPConnectError")


async def days(rida: Machine, count: int) -> None:
    for _ in range(count * 24):
        rida.wall.pass_by(timedelta(hours=1))
        await rida.runtime.settle()


async def notices(rida: Machine) -> list[str]:
    return [item.text for item in await rida.talk(DESK) if item.text.startswith("Channel")]


async def test_days_without_a_server_lose_nothing_and_tell_once(tmp_path: Path) -> None:
    async with machine(tmp_path, mailing) as rida:
        mail(rida).trouble = down
        for number in range(3):
            await rida.say(f"mail {number}")
            await days(rida, 3)
        assert await notices(rida) == ["ChannelWentDown"]
        mail(rida).trouble = lambda _: None
        await days(rida, 1)
        assert [each.message.text for each in mail(rida).sent] == ["mail 0", "mail 1", "mail 2"]
        assert {row["status"] for row in await rida.rows(outbox)} == {"sent"}
        assert await notices(rida) == ["ChannelWentDown", "ChannelCameBack"]


def unpaid(_: Delivery) -> Exception:
    return ChannelDown("error 131042", why="whatsapp-payment")


async def test_what_the_society_must_mend_is_told_at_once_and_once(tmp_path: Path) -> None:
    async with machine(tmp_path, mailing) as rida:
        mail(rida).trouble = unpaid
        await rida.say("mail")
        await rida.runtime.settle()
        assert await notices(rida) == ["ChannelWentDown"]
        await days(rida, 5)
        assert await notices(rida) == ["ChannelWentDown"], "and nothing was given up meanwhile"
        mail(rida).trouble = lambda _: ChannelDown("error 190", why="whatsapp-token")
        await days(rida, 1)
        assert await notices(rida) == ["ChannelWentDown"] * 2, "it is another reason now"
        mail(rida).trouble = lambda _: None
        await days(rida, 1)
        assert await notices(rida) == ["ChannelWentDown", "ChannelWentDown", "ChannelCameBack"]
        assert {row["status"] for row in await rida.rows(outbox)} == {"sent"}


def failing(why: str) -> Callable[[Delivery], Exception]:
    return lambda _: ChannelDown("error", why=why)


async def _told_last(rida: Machine) -> str:
    events = [row["event"] for row in await rida.rows(inbox) if row["kind"] == "ChannelWentDown"]
    return str(events[-1].get("why", ""))


@pytest.mark.parametrize("last", ["whatsapp-payment", "whatsapp-token", ""])
@pytest.mark.parametrize("between", ["whatsapp-payment", "whatsapp-permission", ""])
@pytest.mark.parametrize("first", ["whatsapp-token", "whatsapp-payment"])
async def test_what_staff_read_last_names_what_is_so_now(
    tmp_path: Path, first: str, between: str, last: str
) -> None:
    """In the desk and on the health page, however often the cause changes, and back."""
    async with machine(tmp_path, mailing) as rida:
        await rida.say("mail")
        for why in (first, between, last):
            mail(rida).trouble = failing(why)
            await days(rida, 1)
            assert await _told_last(rida) == why
            causes = await Reading(rida.runtime.database).causes(["email", "web"])
            assert {name: cause.why for name, cause in causes.items()} == ({"email": why} if why else {})
        mail(rida).trouble = lambda _: None
        await days(rida, 1)
        assert await Reading(rida.runtime.database).causes(["email"]) == {}


async def test_two_causes_that_take_turns_do_not_ring_with_each_message(tmp_path: Path) -> None:
    async with machine(tmp_path, mailing) as rida:
        await rida.say("mail")
        for number in range(50):
            mail(rida).trouble = failing(("whatsapp-token", "whatsapp-payment")[number % 2])
            rida.wall.pass_by(timedelta(minutes=1))
            await rida.runtime.settle()
        assert await notices(rida) == ["ChannelWentDown"] * 2


async def test_one_message_that_is_always_refused_so_does_not_ring_every_minute(tmp_path: Path) -> None:
    """All others get through: the channel is back each time, and that is no news after the first."""
    async with machine(tmp_path, mailing) as rida:
        await rida.say("mail other")
        mail(rida).trouble = lambda each: unpaid(each) if "bad" in each.message.text else None
        await rida.say("mail bad")
        for number in range(30):
            await rida.say(f"mail {number}")
            rida.wall.pass_by(timedelta(minutes=1))
            await rida.runtime.settle()
        assert await notices(rida) == ["ChannelWentDown", "ChannelCameBack"]


async def test_a_short_break_tells_nobody(tmp_path: Path) -> None:
    async with machine(tmp_path, mailing) as rida:
        mail(rida).trouble = down
        await rida.say("mail")
        await rida.runtime.settle()
        mail(rida).trouble = lambda _: None
        rida.wall.pass_by(timedelta(minutes=1))
        await rida.runtime.settle()
        assert len(mail(rida).sent) == 1
        assert await notices(rida) == []


async def test_a_new_start_does_not_tell_again(tmp_path: Path) -> None:
    wall = Wall()
    for _ in range(3):
        async with machine(tmp_path, mailing, wall) as rida:
            mail(rida).trouble = down
            await rida.say("mail", id="one")
            await days(rida, 1)
            told = await notices(rida)
    assert told == ["ChannelWentDown"]


@pytest.mark.parametrize(("after", "status"), [(1, "queued"), (5, "parked")])
async def test_after_an_outage_a_full_mailbox_is_given_its_own_time(
    tmp_path: Path, after: int, status: str
) -> None:
    async with machine(tmp_path, mailing) as rida:
        mail(rida).trouble = down
        await rida.say("mail old")
        await days(rida, 5)
        to_others = SendEmail("other@example.org", Text("s"), (Text("mail other"),), None)
        mail(rida).trouble = lambda d: TryLater("mailbox busy") if d.address.address[0] == "b" else None
        async with rida.runtime.database.write() as conn:
            await EffectApplier(conn, MessageRenderer(render, render_email), rida.wall.at)._mail(
                to_others
            )
        await days(rida, after)
        (row,) = [row for row in await rida.rows(outbox) if row["message"]["text"] == "mail old"]
        assert row["status"] == status


# With the real conversations: what the desk and the person read ----------------------------------------


def real(clock: Clock) -> FactsLoader:
    return FactsLoader(
        clock=clock,
        calendar=CALENDAR,
        ladder=LADDER,
        answers=ANSWERS,
        coach=COACH,
        alarms=ALARMS,
        text=RENDERER.text,
        fold=fold,
        passes=PASSES,
        staff_channel="web",
        staff=STAFF,
    )


REAL: dict[str, Any] = {
    "handlers": TABLES,
    "loader": real,
    "render": RENDERER.message,
    "render_email": RENDERER.email,
}


async def read(rida: Machine, who: Address) -> str:
    return plain("\n".join(item.text for item in await rida.talk(who)))


async def complain(rida: Machine) -> None:
    for line in ("شكوى", "لم تصلني السلة", "هذا كل شيء", "أترك الحل لكم", "نعم، صحيح"):
        await rida.say(line)
        await rida.runtime.settle()


async def test_the_desk_hears_of_each_outage_and_of_each_return(tmp_path: Path) -> None:
    """Also of those that come after the channel was known to work."""
    async with machine(tmp_path, **REAL) as rida:
        await complain(rida)
        assert mail(rida).sent
        for outage in (1, 2):
            mail(rida).trouble = down
            await complain(rida)
            await days(rida, 1)
            told = await read(rida, DESK)
            assert told.count("البريد الرسمي لا يعمل منذ") == outage
            assert told.count("عاد البريد الرسمي للعمل") == outage - 1
            mail(rida).trouble = lambda _: None
            await days(rida, 1)
            assert (await read(rida, DESK)).count("عاد البريد الرسمي للعمل") == outage


async def test_a_turn_that_fails_is_told_to_the_desk_and_to_whoever_waits(tmp_path: Path) -> None:
    def failing(clock: Clock) -> LoadFacts:
        load = real(clock)

        async def loaded(conn: AsyncConnection, there: Conversation, event: Event) -> Facts:
            if isinstance(event, MessageReceived) and event.words.text == "خلل":
                raise RuntimeError
            return await load(conn, there, event)

        return loaded

    async with machine(tmp_path, **{**REAL, "loader": failing}) as rida:
        await rida.say("خلل")
        await days(rida, 1)
        assert "رسالة واردة رقم 1 عبر صفحة المحادثة لم تُعالَج" in await read(rida, DESK)
        assert "خلل" in await read(rida, ALIA)
        (answer,) = [item.text for item in await rida.talk(ALIA) if item.outgoing]
        assert plain(answer) == plain(sentence("turn-failed", "ar", {}))
        await rida.say("القائمة")
        await rida.runtime.settle()
        assert (await rida.talk(ALIA))[-1].key == "menu"
