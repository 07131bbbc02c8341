"""What goes out keeps its order, is tried again, is given up, and is then told of to the staff."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.channels.email.channel import EmailChannel
from bot.core.conversation import Address, Party
from bot.core.effects import SendEmail, Text
from bot.core.events import DeliveryParked
from bot.core.messages import Delivery
from bot.core.turn import Turn
from bot.runtime.delivery.channel import Refused, TryLater, Unreachable
from bot.runtime.delivery.sender import DeliveryPolicy
from bot.runtime.shared.live_updates import Delivered
from bot.store.queries import outbox as outbox_queries
from bot.store.queries.history import mails
from bot.store.schema import delivery_attempts, inbox, outbox
from tests.machine import ALIA, BADR, DESK, NOON, Machine, Platform, machine

SECOND = timedelta(seconds=1)
QUICK = DeliveryPolicy(attempts=3, send_timeout=timedelta(milliseconds=50))


def three(turn: Turn) -> Turn:
    """Every event is answered three times; at the desk, once."""
    if turn.conversation.address == DESK:
        return turn.reply("echo", said=type(turn.event).__name__)
    said = turn
    for n in (1, 2, 3):
        said = said.reply("echo", said=f"{turn.text}{n}")
    return said


def failing(text: str, error: Callable[[], Exception]) -> Callable[[Delivery], Exception | None]:
    return lambda delivery: error() if delivery.message.text == text else None


async def statuses(m: Machine) -> list[str]:
    return [row["status"] for row in await m.rows(outbox)]


async def test_messages_go_out_in_their_order(tmp_path: Path) -> None:
    async with machine(tmp_path, three) as m:
        await m.say("a")
        await m.say("b", BADR)
        await m.runtime.settle()
        assert m.web.texts(ALIA) == ["a1", "a2", "a3"]
        assert m.web.texts(BADR) == ["b1", "b2", "b3"]
        assert [row["outcome"] for row in await m.rows(delivery_attempts)] == ["sent"] * 6
        assert all(row["external_id"] for row in await m.rows(outbox))


async def test_a_message_that_must_wait_holds_back_the_later_ones(tmp_path: Path) -> None:
    async with machine(tmp_path, three) as m:
        m.web.trouble = failing("a2", lambda: TryLater("busy"))
        await m.say("a")
        await m.say("b", BADR)
        await m.runtime.settle()
        assert m.web.texts(ALIA) == ["a1"]
        assert m.web.texts(BADR) == ["b1", "b2", "b3"]
        m.web.trouble = lambda _: None
        await m.runtime.settle()
        assert m.web.texts(ALIA) == ["a1"]
        m.wall.pass_by(2 * SECOND)
        await m.runtime.settle()
        assert m.web.texts(ALIA) == ["a1", "a2", "a3"]
        assert [each.attempt for each in m.web.sent if each.message.text == "a2"] == [2]


@pytest.mark.parametrize(("asked", "waited"), [(None, 2), (1, 2), (30, 30), (10**7, 24 * 3600)], ids=str)
async def test_the_platform_s_patience_is_honoured(
    tmp_path: Path, asked: int | None, waited: int
) -> None:
    after = None if asked is None else timedelta(seconds=asked)
    async with machine(tmp_path, three) as m:
        m.web.trouble = failing("a1", lambda: TryLater("busy", after))
        await m.say("a")
        await m.runtime.settle()
        first = (await m.rows(outbox))[0]
        assert first["next_attempt_at"] == NOON + timedelta(seconds=waited)


async def test_waits_are_spread_by_the_jitter(tmp_path: Path) -> None:
    async with machine(tmp_path, three, jitter=lambda: 0.0) as m:
        m.web.trouble = failing("a1", lambda: TryLater("busy"))
        await m.say("a")
        await m.runtime.settle()
        assert (await m.rows(outbox))[0]["next_attempt_at"] == NOON + SECOND


async def test_a_refused_message_is_parked_told_of_and_passed_by(tmp_path: Path) -> None:
    async with machine(tmp_path, three) as m:
        m.web.trouble = failing("a2", lambda: Refused("too long"))
        await m.say("a")
        await m.runtime.settle()
        assert m.web.texts(ALIA) == ["a1", "a3"]
        assert m.web.texts(DESK) == ["DeliveryParked"]
        assert await statuses(m) == ["sent", "parked", "sent", "sent"]
        notice = (await m.rows(inbox))[1]["event"]
        assert notice == {
            "type": DeliveryParked.__name__,
            "delivery": 2,
            "channel": "web",
            "reason": "Refused",
            "to": "",
            "case": None,
            "notices": [],
        }
        second = (await m.rows(delivery_attempts))[1]
        assert (second["outbox_id"], second["outcome"], second["reason"]) == (2, "refused", "too long")


async def test_patience_ends_after_so_many_tries(tmp_path: Path) -> None:
    async with machine(tmp_path, three, delivery=QUICK) as m:
        m.web.trouble = failing("a1", lambda: TryLater("busy"))
        await m.say("a")
        for _ in range(4):
            await m.runtime.settle()
            m.wall.pass_by(timedelta(minutes=1))
        assert m.web.texts(ALIA) == ["a2", "a3"]
        assert m.web.texts(DESK) == ["DeliveryParked"]
        assert [row["outcome"] for row in await m.rows(delivery_attempts)][:3] == ["try_later"] * 3


async def test_patience_ends_with_age(tmp_path: Path) -> None:
    async with machine(tmp_path, three, delivery=DeliveryPolicy(age=timedelta(hours=1))) as m:
        m.web.trouble = failing("a1", lambda: TryLater("busy"))
        await m.say("a")
        await m.runtime.settle()
        assert (await statuses(m))[0] == "queued"
        m.wall.pass_by(timedelta(hours=1))
        await m.runtime.settle()
        assert (await statuses(m))[0] == "parked"


async def test_a_reader_who_is_gone_gets_nothing_more_and_the_staff_hear_it_once(tmp_path: Path) -> None:
    async with machine(tmp_path, three) as m:
        m.web.trouble = lambda d: Unreachable("blocked") if d.address == ALIA else None
        await m.say("a")
        await m.runtime.settle()
        assert await statuses(m) == ["parked"] * 3 + ["sent"]
        assert m.web.texts(DESK) == ["DeliveryParked"]
        m.web.trouble = lambda _: None
        await m.say("back")
        await m.runtime.settle()
        assert m.web.texts(ALIA) == ["back1", "back2", "back3"]


async def test_the_desk_s_own_failure_makes_no_notice(tmp_path: Path) -> None:
    async with machine(tmp_path, three) as m:
        m.web.trouble = lambda d: Refused("no") if d.address == DESK else None
        await m.say("x", DESK, by="sara")
        await m.runtime.settle()
        assert await statuses(m) == ["parked"]
        assert [row["kind"] for row in await m.rows(inbox)] == ["MessageReceived"]


async def test_a_fault_of_a_channel_holds_up_its_own_message_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with machine(tmp_path, three) as m:
        m.web.trouble = failing("a1", lambda: ValueError("سر"))
        await m.say("a")
        await m.say("b", BADR)
        await m.runtime.settle()
        assert m.web.texts(BADR) == ["b1", "b2", "b3"]
        (attempt,) = [row for row in await m.rows(delivery_attempts) if row["outcome"] != "sent"]
        assert (attempt["outcome"], attempt["reason"]) == ("try_later", "ValueError")
    assert "ValueError" in caplog.text and "سر" not in caplog.text


async def test_a_channel_that_never_answers_is_left_after_its_time(tmp_path: Path) -> None:
    class Silent(Platform):
        async def send(self, delivery: Delivery) -> str:
            await asyncio.Event().wait()
            return ""

    async with machine(tmp_path, three, delivery=QUICK, channels={"web": Silent()}) as m:
        await m.say("a")
        await m.runtime.settle()
        (attempt,) = await m.rows(delivery_attempts)
        assert (attempt["outcome"], attempt["reason"]) == ("try_later", "no answer in time")


async def test_a_channel_that_is_off_loses_nothing(tmp_path: Path) -> None:
    async with machine(tmp_path, three) as m:
        await m.say("a", Address("telegram", "5", Party.PERSON))
        await m.runtime.settle()
        assert await statuses(m) == ["queued"] * 3


async def test_one_slow_channel_does_not_hold_up_another(tmp_path: Path) -> None:
    gate = asyncio.Event()

    class Slow(Platform):
        async def send(self, delivery: Delivery) -> str:
            await gate.wait()
            return await super().send(delivery)

    def mail_and_say(turn: Turn) -> Turn:
        mails_ = [SendEmail(f"{n}@example.org", Text("s"), (Text("b"),), 1001) for n in range(5)]
        return turn.do(*mails_).reply("echo", said="hello")

    slow, web = Slow("email"), Platform()
    policy = DeliveryPolicy(at_once=2)
    channels = {"web": web, "email": slow}
    async with machine(tmp_path, mail_and_say, delivery=policy, channels=channels) as m:
        await m.say("a")
        settling = asyncio.create_task(m.runtime.settle())
        news = m.runtime.live_updates.subscribe()
        while not isinstance(await news.get(), Delivered):
            pass
        assert (len(web.sent), len(slow.sent)) == (1, 0)
        gate.set()
        await settling
        assert len(slow.sent) == 5


async def test_never_more_sends_at_once_than_allowed(tmp_path: Path) -> None:
    under_way, most = 0, 0
    full, gate = asyncio.Event(), asyncio.Event()

    class Counting(Platform):
        async def send(self, delivery: Delivery) -> str:
            nonlocal under_way, most
            under_way += 1
            most = max(most, under_way)
            if under_way == 3:
                full.set()
            await gate.wait()
            under_way -= 1
            return await super().send(delivery)

    web = Counting()
    policy = DeliveryPolicy(at_once=3)
    async with machine(tmp_path, three, delivery=policy, channels={"web": web}) as m:
        for n in range(10):
            await m.say("a", Address("web", f"p{n}", Party.PERSON))
        settling = asyncio.create_task(m.runtime.settle())
        async with asyncio.timeout(10):
            await full.wait()
        await m.runtime.outbox.pump()
        gate.set()
        await settling
    assert len(web.sent) == 30
    assert most == 3


async def test_an_e_mail_server_is_met_by_few_at_once(tmp_path: Path) -> None:
    """By as many as its channel says, whatever others allow."""
    under_way, most = 0, 0

    class Server(Platform):
        at_once = EmailChannel.at_once

        async def send(self, delivery: Delivery) -> str:
            nonlocal under_way, most
            under_way += 1
            most = max(most, under_way)
            await asyncio.sleep(0.01)
            under_way -= 1
            return await super().send(delivery)

    def mails_(turn: Turn) -> Turn:
        return turn.do(*(SendEmail(f"{n}@example.org", Text("s"), (Text("b"),), 1) for n in range(10)))

    server = Server("email")
    async with machine(tmp_path, mails_, channels={"web": Platform(), "email": server}) as m:
        await m.say("a")
        await m.runtime.settle()
    assert (len(server.sent), most) == (10, EmailChannel.at_once)


async def test_a_send_that_hangs_does_not_hold_up_the_others(tmp_path: Path) -> None:
    gate = asyncio.Event()

    class Hanging(Platform):
        async def send(self, delivery: Delivery) -> str:
            if delivery.address == ALIA:
                await gate.wait()
            return await super().send(delivery)

    web = Hanging()
    async with machine(tmp_path, three, channels={"web": web}) as m:
        await m.say("a")
        await m.say("b", BADR)
        stop, news = asyncio.Event(), m.runtime.live_updates.subscribe()
        running = asyncio.create_task(m.runtime.run(stop))
        while web.texts(BADR) != ["b1", "b2", "b3"]:
            await news.get()
        assert web.texts(ALIA) == []
        gate.set()
        while web.texts(ALIA) != ["a1", "a2", "a3"]:
            await news.get()
        stop.set()
        await running


async def test_settling_beside_the_running_loops_sends_nothing_twice(tmp_path: Path) -> None:
    async with machine(tmp_path, three) as m:
        stop = asyncio.Event()
        running = asyncio.create_task(m.runtime.run(stop))
        for n in range(5):
            await m.say("a", Address("web", f"p{n}", Party.PERSON))
            await asyncio.gather(m.runtime.settle(), m.runtime.settle())
        stop.set()
        await running
        assert len(m.web.sent) == 15
        assert len({each.id for each in m.web.sent}) == 15


async def test_a_stop_in_the_middle_of_a_send_lets_it_end_and_begins_no_other(tmp_path: Path) -> None:
    """Of either the first was under way; the rest goes out after the next start, each once."""
    begun, go_on = asyncio.Event(), asyncio.Event()

    class Slow(Platform):
        async def send(self, delivery: Delivery) -> str:
            begun.set()
            await go_on.wait()
            return await super().send(delivery)

    async with machine(tmp_path, three) as m:
        m.channels["web"] = slow = Slow()
        stop = asyncio.Event()
        await m.say("a")
        await m.say("b", BADR)
        running = asyncio.create_task(m.runtime.run(stop))
        await begun.wait()
        stop.set()
        await asyncio.sleep(0.05)
        go_on.set()
        await running
        assert sorted(each.message.text for each in slow.sent) == ["a1", "b1"]
        assert sorted(await statuses(m)) == ["queued"] * 4 + ["sent"] * 2
    async with machine(tmp_path, three) as m:
        await m.runtime.settle()
        texts = [each.message.text for each in (*slow.sent, *m.web.sent)]
        assert sorted(texts) == ["a1", "a2", "a3", "b1", "b2", "b3"]


async def test_a_death_between_the_sending_and_the_mark_repeats_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def power_cut(*_: object) -> None:
        raise OperationalError("gone", None, Exception("disk"))

    async with machine(tmp_path, three) as m:
        await m.say("a")
        with monkeypatch.context() as broken, pytest.raises(OperationalError):
            broken.setattr(outbox_queries, "sent", power_cut)
            await m.runtime.settle()
        before = m.web.texts(ALIA)
    async with machine(tmp_path, three) as m:
        await m.runtime.settle()
        assert before + m.web.texts(ALIA) == ["a1", "a1", "a2", "a3"]


async def test_a_death_between_the_sending_and_the_mark_repeats_one_of_each_conversation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [Address("web", f"p{n}", Party.PERSON) for n in range(8)]

    async def power_cut(*_: object) -> None:
        raise OperationalError("gone", None, Exception("disk"))

    async with machine(tmp_path, three) as m:
        for person in people:
            await m.say("a", person)
        with monkeypatch.context() as broken, pytest.raises(OperationalError):
            broken.setattr(outbox_queries, "sent", power_cut)
            await m.runtime.settle()
        before = {person: m.web.texts(person) for person in people}
    async with machine(tmp_path, three) as m:
        await m.runtime.settle()
        for person in people:
            assert before[person] == ["a1"], "nothing follows what is not marked"
            assert m.web.texts(person) == ["a1", "a2", "a3"]


async def test_what_came_back_in_one_instant_is_marked_in_one_transaction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks: list[int] = []
    real = outbox_queries.sent

    async def counted(conn: AsyncConnection, came: Mapping[int, str], now: datetime) -> set[int]:
        marks.append(len(came))
        return await real(conn, came, now)

    monkeypatch.setattr(outbox_queries, "sent", counted)
    async with machine(tmp_path, three) as m:
        for n in range(16):
            await m.say("a", Address("web", f"p{n}", Party.PERSON))
        await m.runtime.settle()
        assert marks == [16, 16, 16]
        assert {row["attempts"] for row in await m.rows(outbox)} == {1}
        assert len(await m.rows(delivery_attempts)) == 48


async def test_a_slot_s_later_message_names_the_one_it_replaces(tmp_path: Path) -> None:
    def card(turn: Turn) -> Turn:
        return turn.reply("echo", said=turn.text, slot="card").reply("echo", said="other", slot="else")

    async with machine(tmp_path, card) as m:
        for text in ("1", "2"):
            await m.say(text)
            await m.runtime.settle()
        await m.say("3", BADR)
        await m.runtime.settle()
        assert [each.replaces for each in m.web.sent] == ["", "", "web-1", "web-2", "", ""]


async def test_mails_are_listed_whatever_became_of_them(tmp_path: Path) -> None:
    def mail(turn: Turn) -> Turn:
        if turn.conversation.address.party is not Party.PERSON:
            return turn
        return turn.do(SendEmail(turn.text, Text("subject"), (Text("body"),), 1001))

    async with machine(tmp_path, mail) as m:
        email = m.channels["email"]
        assert isinstance(email, Platform)
        email.trouble = lambda d: Refused("no") if d.address.address.startswith("bad") else None
        news = m.runtime.live_updates.subscribe()
        for address in ("bad@example.org", "good@example.org"):
            await m.say(address)
        await m.runtime.settle()
        async with m.runtime.database.read() as conn:
            found = [(each.address.address, each.item.status) for each in await mails(conn)]
        assert found == [("bad@example.org", "parked"), ("good@example.org", "sent")]
        told: list[str] = []
        while len(told) < 2:
            each = await news.get()
            if isinstance(each, Delivered):
                told.append(each.item.status)
        assert sorted(told) == ["parked", "sent"]
