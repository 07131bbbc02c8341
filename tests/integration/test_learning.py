"""What the staff teach reaches the next person without a restart, and the entry files by a command."""

import asyncio
import json
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.core.conversation import Address, Party, desk
from bot.core.events import ButtonPressed, Event, MessageReceived, Words
from bot.core.learning import Addition, AdditionKind, AdditionStatus
from bot.core.messages import Incoming
from bot.runtime.turns.taught_answers import Learned
from bot.store.queries import learning
from bot.store.queries.history import history
from bot.store.schema import asked_questions
from tests.transcripts.player import Player, player

UNKNOWN = "زقفخظ ثصضطغ"
DESK = desk("web")


async def happens(rida: Player, who: Address, event: Event, id: str) -> list[str]:
    """The keys of nothing but what was said because of it."""
    before = await said(rida, who)
    await rida.app.runtime.intake.accept(Incoming(id, who, event))
    await rida.app.runtime.settle()
    await rida.app.learned.caught_up()
    return (await said(rida, who))[len(before) :]


async def said(rida: Player, who: Address) -> list[str]:
    from bot.store.queries import conversations

    async with rida.app.database.read() as conn:
        found = await conversations.find(conn, who)
        return [item.text for item in await history(conn, found.id) if item.outgoing] if found else []


def person(name: str) -> Address:
    return Address("web", name, Party.PERSON)


def wrote(text: str) -> MessageReceived:
    return MessageReceived(Words(text))


async def test_from_an_unanswered_question_to_its_answer_without_a_restart(tmp_path: Path) -> None:
    async with player(tmp_path) as rida:
        await happens(rida, person("p1"), wrote(UNKNOWN), "1")
        press = ButtonPressed("faq", "1 نعم، كل يوم أحد.", by="service")
        assert "نعم، كل يوم أحد." in (await happens(rida, DESK, press, "2"))[0]
        approve = ButtonPressed("learn-approve", "1", by="supervisor")
        await happens(rida, DESK, approve, "3")
        told = await happens(rida, person("p2"), wrote(UNKNOWN), "4")
        assert "نعم، كل يوم أحد." in told[-1]
    async with player(tmp_path) as rida:  # and after a restart
        await happens(rida, person("p3"), wrote("هلا"), "5")
        assert "نعم، كل يوم أحد." in (await happens(rida, person("p3"), wrote(UNKNOWN), "6"))[0]


async def test_what_was_asked_is_forgotten_after_its_days_and_what_was_taught_is_not(
    tmp_path: Path,
) -> None:
    async with player(tmp_path, RIDA_RETENTION__QUESTIONS_DAYS="30") as rida:
        for number, text in enumerate((UNKNOWN, f"{UNKNOWN} {UNKNOWN}", "زقفخظ زقفخظ ثصضطغ طظضصث")):
            await happens(rida, person("p1"), wrote(text), f"asked-{number}")
        await happens(rida, DESK, ButtonPressed("faq", "1 نعم.", by="service"), "taught")
        await happens(rida, DESK, ButtonPressed("learn-approve", "1", by="supervisor"), "approved")
        rida.wall.at += timedelta(days=29)
        await rida.app.runtime.tidy()
        assert await kept(rida) == 3
        await happens(rida, person("p2"), wrote("صضطغ ثقفظ خحجد"), "later")
        rida.wall.at += timedelta(days=2)
        await rida.app.runtime.tidy()
        assert await kept(rida) == 1
        assert "نعم." in (await happens(rida, person("p3"), wrote(UNKNOWN), "again"))[-1]


async def test_the_number_of_a_forgotten_question_is_not_given_again(tmp_path: Path) -> None:
    """A conversation may still name it; what it says must not touch another's question."""
    async with player(tmp_path) as rida:
        await happens(rida, person("p1"), wrote(UNKNOWN), "1")
        rida.wall.at += timedelta(days=91)
        await rida.app.runtime.tidy()
        async with rida.app.database.read() as conn:
            assert await learning.next_question(conn) == 2
            texts = (await conn.execute(select(asked_questions.c.text))).scalars().all()
        assert texts == [""]


async def kept(rida: Player) -> int:
    async with rida.app.database.read() as conn:
        return (await conn.execute(select(func.count()).select_from(asked_questions))).scalar_one()


async def test_what_cannot_be_learnt_keeps_the_answers_of_before(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with player(tmp_path) as rida:
        await happens(rida, person("p1"), wrote(UNKNOWN), "1")
        await happens(rida, DESK, ButtonPressed("faq", "1 جواب", by="service"), "2")
        async with rida.app.database.write() as conn:
            (waiting,) = await learning.of_status(conn, AdditionStatus.WAITING)
            broken = replace(waiting, answer={"en": "no Arabic"}, status=AdditionStatus.APPROVED)
            await learning.save(conn, replace(broken, decided_at=rida.wall.at))
        await happens(rida, person("p2"), wrote("هلا"), "3")
        assert "could not be adopted" in caplog.text and UNKNOWN not in caplog.text
        assert "دوامنا" in (await happens(rida, person("p2"), wrote("متى دوامكم"), "4"))[0]


async def test_what_is_approved_while_the_answers_are_built_is_learnt_right_after(tmp_path: Path) -> None:
    begun, on, adopted = threading.Event(), threading.Event(), list[int]()

    def adopt(taught: Sequence[Addition]) -> None:
        adopted.append(len(taught))
        begun.set()
        assert on.wait(10)

    learned = Learned(adopt)
    async with player(tmp_path) as rida:

        async def approves(id: int) -> None:
            at, ways = rida.wall.at, AdditionKind.WAYS
            addition = Addition(id, ways, "location", (UNKNOWN,), "service", at, AdditionStatus.APPROVED)
            async with rida.app.database.write() as conn:
                await learning.save(conn, replace(addition, decided_at=at))
                await learned.load(conn)

        await approves(1)
        assert await asyncio.to_thread(begun.wait, 10)
        await approves(2)
        await approves(3)
        on.set()
        await learned.caught_up()
    assert adopted == [1, 3]


async def test_a_rejected_answer_gives_its_questions_back(tmp_path: Path) -> None:
    async with player(tmp_path) as rida:
        await happens(rida, person("p1"), wrote(UNKNOWN), "1")
        await happens(rida, DESK, ButtonPressed("faq", "1 جواب", by="service"), "2")
        async with rida.app.database.read() as conn:
            assert await learning.open_questions(conn, rida.wall.at.replace(year=2025)) == ()
        await happens(rida, DESK, ButtonPressed("learn-reject", "1", by="director"), "3")
        async with rida.app.database.read() as conn:
            (again,) = await learning.open_questions(conn, rida.wall.at.replace(year=2025))
        assert again.text == UNKNOWN


async def test_nothing_kept_says_whose_it_was(tmp_path: Path) -> None:
    async with player(tmp_path) as rida:
        await happens(rida, person("very-own-address"), wrote(UNKNOWN), "1")
        async with rida.app.database.read() as conn:
            rows = (await conn.exec_driver_sql("SELECT * FROM asked_questions")).mappings().all()
    (row,) = rows
    assert set(row) == {"id", "text", "language", "reason", "at", "settled", "addition"}
    assert json.dumps({k: str(v) for k, v in row.items()}).count("very-own-address") == 0
