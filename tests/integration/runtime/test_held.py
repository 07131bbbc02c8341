"""What may not be said freely is held, and goes out in its order once its reader writes."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.conversation import Address, Party
from bot.core.events import HeldReleased, MessageReceived, Words
from bot.core.messages import Incoming, Message
from bot.core.reply_window import WINDOW
from bot.runtime.delivery.channel import Held, Refused, TryLater, Unreachable
from bot.store.queries import outbox as queries
from bot.store.schema import delivery_attempts, outbox
from tests.machine import DESK, NOON, Machine, Platform, Wall, machine

HUDA = Address("whatsapp", "966500000001", Party.PERSON)
INSTANT = timedelta(microseconds=1)


async def writes(m: Machine, text: str, *, ago: timedelta = timedelta(), who: Address = HUDA) -> None:
    m.count += 1
    until = m.wall.at - ago + WINDOW
    event = MessageReceived(Words(text))
    await m.runtime.intake.accept(Incoming(f"m{m.count}", who, event, free_until=until))
    await m.runtime.settle()


async def said(
    m: Machine, *texts: str, key: str = "staff-wrote", case: int = 0, to: Address = HUDA
) -> None:
    """Something of ours that nobody asked for just now."""
    there, args = await m.conversation(to), {"number": str(case)} if case else {}
    async with m.runtime.database.write() as conn:
        for text in texts:
            await queries.queue(conn, there.id, Message(text, "ar", key, args), m.wall.at)
    await m.runtime.settle()


def heard(there: Platform) -> list[str]:
    """Without what called them, and what the machine's one step says of an event of ours."""
    other = ("template-", HeldReleased.__name__)
    return [text for text in there.texts(HUDA) if not text.startswith(other)]


def called(there: Platform) -> list[str]:
    return [each.message.key for each in there.sent if each.message.key.startswith("template-")]


async def statuses(m: Machine) -> list[str]:
    return [row["status"] for row in await m.rows(outbox)]


async def world(m: Machine) -> Platform:
    m.channels["whatsapp"] = there = Platform("whatsapp")
    await writes(m, "hello")
    assert heard(there) == ["hello"]
    return there


@pytest.mark.parametrize(
    ("later", "is_sent"),
    [(WINDOW - INSTANT, True), (WINDOW, False), (WINDOW + timedelta(days=30), False)],
)
async def test_the_window_is_asked_at_the_send(tmp_path: Path, later: timedelta, is_sent: bool) -> None:
    async with machine(tmp_path) as m:
        there = await world(m)
        m.wall.at = NOON + later
        await said(m, "answer")
        assert heard(there) == (["hello", "answer"] if is_sent else ["hello"])
        assert (await statuses(m))[1] == ("sent" if is_sent else "held")


async def test_what_was_held_goes_out_once_and_in_its_order_before_the_next_answer(
    tmp_path: Path,
) -> None:
    async with machine(tmp_path) as m:
        there = await world(m)
        m.wall.at = NOON + 2 * WINDOW
        await said(m, "first", "second")
        await said(m, "third")
        assert heard(there) == ["hello"]
        await writes(m, "again")
        await writes(m, "and again")
        assert heard(there) == ["hello", "first", "second", "third", "again", "and again"]


async def test_the_platform_is_believed_when_it_says_that_the_window_is_closed(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        there = await world(m)
        there.trouble = lambda d: None if d.message.key.startswith("template") else Held("131047")
        await said(m, "answer")
        assert (await statuses(m))[:2] == ["sent", "held"]
        assert (await m.conversation(HUDA)).free_until == NOON
        assert [row["outcome"] for row in await m.rows(delivery_attempts)][:2] == ["sent", "held"]
        there.trouble = lambda _: None
        m.wall.pass_by(timedelta(hours=1))
        await said(m, "more")
        assert heard(there) == ["hello"]
        await writes(m, "again")
        assert heard(there) == ["hello", "answer", "more", "again"]


async def test_an_old_message_that_comes_late_opens_nothing_and_shortens_nothing(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        there = await world(m)
        await writes(m, "from yesterday", ago=timedelta(hours=20))
        assert (await m.conversation(HUDA)).free_until == NOON + WINDOW
        m.wall.at = NOON + 2 * WINDOW
        await said(m, "answer")
        await writes(m, "of a week ago", ago=timedelta(days=7))
        assert "answer" not in heard(there)


async def test_what_was_held_long_is_not_given_up_at_its_first_hiccup(tmp_path: Path) -> None:
    """Its patience begins when it may go out."""
    async with machine(tmp_path) as m:
        there = await world(m)
        m.wall.at = NOON + timedelta(days=10)
        await said(m, "answer")
        there.trouble = lambda _: TryLater("busy")
        await writes(m, "again")
        assert (await statuses(m))[1] == "queued"
        there.trouble = lambda _: None
        m.wall.pass_by(timedelta(minutes=1))
        await m.runtime.settle()
        assert heard(there)[1] == "answer"


# Calls ------------------------------------------------------------------------------------------------


async def test_somebody_is_called_once_until_they_write(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        there = await world(m)
        m.wall.at = NOON + 2 * WINDOW
        await said(m, "first", "second")
        m.wall.pass_by(timedelta(days=3))
        await said(m, "third")
        assert called(there) == ["template-message"]
        await writes(m, "again")
        m.wall.pass_by(2 * WINDOW)
        await said(m, "fourth")
        await said(m, "fifth")
        assert called(there) == ["template-message"] * 2
        await writes(m, "there")
        assert heard(there) == ["hello", "first", "second", "third", "again", "fourth", "fifth", "there"]


async def test_whoever_writes_before_they_were_called_is_not_called(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        there = await world(m)
        m.wall.at = NOON + 2 * WINDOW
        there.trouble = lambda d: TryLater("busy") if d.message.key.startswith("template") else None
        await said(m, "answer")
        await writes(m, "again")
        there.trouble = lambda _: None
        m.wall.pass_by(timedelta(hours=1))
        await m.runtime.settle()
        assert called(there) == []
        assert heard(there) == ["hello", "answer", "again"]


async def test_what_is_only_news_waits_silently_and_a_reminder_is_left_out(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        there = await world(m)
        m.wall.at = NOON + 2 * WINDOW
        await said(m, "taken", key="case-taken")
        await said(m, "remember", key="draft-reminder")
        assert called(there) == []
        assert (await statuses(m))[1:] == ["held", "dropped"]
        await writes(m, "again")
        assert heard(there) == ["hello", "taken", "again"]


async def test_what_is_untrue_by_now_is_left_out_and_no_answer_is(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        there = await world(m)
        m.wall.at = NOON + 2 * WINDOW
        for text, key, case in (
            ("taken", "case-taken", 1001),
            ("later", "promise-moved-later", 1001),
            ("later still", "promise-moved-later", 1001),
            ("question", "staff-wrote", 1002),
            ("reminder", "person-awaited", 1002),
            ("answer", "staff-wrote", 1001),
            ("other date", "promise-delayed", 1002),
        ):
            await said(m, text, key=key, case=case)
        await writes(m, "again")
        assert heard(there) == ["hello", "later still", "question", "answer", "other date", "again"]


async def test_a_template_that_is_refused_leaves_what_is_held_and_the_desk_hears_it_once(
    tmp_path: Path,
) -> None:
    async with machine(tmp_path) as m:
        there = await world(m)
        m.wall.at = NOON + 2 * WINDOW
        there.trouble = lambda d: (
            Refused("132015", why="template-paused") if d.message.key.startswith("template") else None
        )
        await said(m, "first")
        await said(m, "second")
        assert m.web.texts(DESK) == ["TemplateChanged"]
        assert sorted(set((await statuses(m))[1:])) == ["held", "parked", "sent"]
        await writes(m, "again")
        assert heard(there) == ["hello", "first", "second", "again"]


async def test_a_number_that_takes_nothing_gives_up_what_was_held_too(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        there = await world(m)
        m.wall.at = NOON + 2 * WINDOW
        there.trouble = lambda _: Unreachable("131026")
        await said(m, "first", "second")
        await m.runtime.settle()
        assert "held" not in await statuses(m)
        assert called(there) == []


@dataclass
class Limited(Platform):
    """A channel on which only so many a day may be called."""

    new_people_a_day: int = 250

    def template_of(self, key: str, language: str) -> tuple[str, str] | None:
        return key, language


def person(n: int) -> Address:
    return Address("whatsapp", f"96650000000{n}", Party.PERSON)


async def test_only_so_many_are_called_in_a_day_and_answers_go_first(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        m.channels["whatsapp"] = there = Limited("whatsapp", new_people_a_day=2)
        for n in range(4):
            await writes(m, "hello", who=person(n))
        m.wall.at = NOON + 2 * WINDOW
        await said(m, "please", key="person-awaited", to=person(0))
        await said(m, "please", key="person-awaited", to=person(1))
        await said(m, "answer", to=person(2))
        await said(m, "answer", to=person(3))
        asked = [each.address for each in there.sent if each.message.key.startswith("template-")]
        assert asked == [person(0), person(2)]  # the last place of the day is kept for an answer
        m.wall.pass_by(timedelta(hours=23))
        await m.runtime.settle()
        assert len(called(there)) == 2
        m.wall.pass_by(timedelta(hours=2))
        await m.runtime.settle()
        asked = [each.address for each in there.sent if each.message.key.startswith("template-")]
        assert asked[2:] == [person(3)]
        m.wall.pass_by(timedelta(hours=25))
        await m.runtime.settle()
        asked = [each.address for each in there.sent if each.message.key.startswith("template-")]
        assert asked[3:] == [person(1)]


async def test_whoever_waits_for_their_day_and_writes_is_not_called_afterwards(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        m.channels["whatsapp"] = there = Limited("whatsapp", new_people_a_day=0)
        await writes(m, "hello")
        m.wall.at = NOON + 2 * WINDOW
        await said(m, "answer")
        await writes(m, "again")
        there.new_people_a_day = 5
        m.wall.pass_by(2 * WINDOW)
        await m.runtime.settle()
        assert called(there) == []
        assert heard(there) == ["hello", "answer", "again"]


async def test_what_is_held_and_who_was_called_is_known_after_a_kill(tmp_path: Path) -> None:
    async with machine(tmp_path) as m:
        there = await world(m)
        m.wall.at = NOON + 2 * WINDOW
        await said(m, "first", "second")
        assert called(there) == ["template-message"]
    async with machine(tmp_path, wall=Wall(NOON + 3 * WINDOW)) as m:
        m.count = 100
        m.channels["whatsapp"] = there = Platform("whatsapp")
        await said(m, "third")
        assert there.sent == []
        await writes(m, "again")
        assert heard(there) == ["first", "second", "third", "again"]
