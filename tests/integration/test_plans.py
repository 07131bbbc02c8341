"""A day of a case book asks nothing that reads through a table which grows with the cases: what SQLite was
asked is heard, and each statement's plan looked at."""

import asyncio
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from bench.grown import Visit, grow, visits
from bench.turn_cost import metered
from bench.way import all_ways, overheard
from bot.store.schema import metadata
from bot.store.sqlite.database import Database
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram.test_people import JPEG
from tests.integration.telegram_rig import AGENT, GROUP, HUDA, MODES, SUPERVISOR, Rig, rida

SMALL = {
    "absences": "one for each of the staff",
    "additions": "what staff taught",
    "alembic_version": "one row",
    "announcements": "the society's holidays",
    "awaited_files": "those that are on their way",
    "incidents": "one for many cases alike",
    "ended_sessions": "those whose cookie still lives: read once",
    "settings": "a few",
    "staff_invitations": "one for each of the staff",
    "staff_members": "one for each of the staff",
    "staff_places": "one for each of the staff",
    "waiting_notes": "those who wait for an initiative: all are told when it opens",
}
"""Tables that do not grow with the cases, and why."""

BOUNDED = (
    # by its LIMIT, from the newest on
    r"^SELECT conversations\.address .* ORDER BY cases\.number DESC\s+LIMIT",
    r"^SELECT max\(anon_1\.number\) .* ORDER BY inbox\.id DESC\s+LIMIT",
    r"^SELECT .* FROM thanks WHERE .* ORDER BY thanks\.id DESC\s+LIMIT",
    r"^SELECT audit\.id, audit\.hash FROM audit ORDER BY audit\.id DESC\s+LIMIT",
    # asked once a day, of what is kept for ninety days
    r"^DELETE FROM asked_questions WHERE asked_questions\.at <",
    # what staff ask at the desk: how many registered where
    r"^SELECT registrations\.initiative, registrations\.status, count",
)
GROWS = {table for table in metadata.tables if table not in SMALL}
WAITING = re.compile(r"INDEX \w+_(waiting|due|given_up|stale|unused)\w*\b")
"""Indexes that hold what waits, and let go of it."""


def _plans(folder: Path, statements: Iterable[str]) -> dict[str, list[str]]:
    """Of each statement, once however often and with whatever values it was asked."""
    asyncio.run(_made(folder))
    plans, kinds = dict[str, list[str]](), set[str]()
    with closing(sqlite3.connect(folder / "plans.db")) as book:
        for each in statements:
            text = re.sub(r"\s+", " ", each)
            kind = re.sub(r"'(?:[^']|'')*'|\b\d+\b", "?", text)
            if kind not in kinds and re.match("SELECT|WITH|UPDATE|DELETE|INSERT", text):
                kinds.add(kind)
                found = book.execute(f"EXPLAIN QUERY PLAN {each}").fetchall()
                plans[text] = [str(step[3]) for step in found]
    return plans


async def _made(folder: Path) -> None:
    await (await Database.open(f"sqlite:///{folder}/plans.db")).close()


def _reads_through(text: str, step: str) -> bool:
    """Whether it goes through all rows of a table that grows, or through those of a whole channel or party."""
    if any(re.search(bounded, text) for bounded in BOUNDED) or WAITING.search(step):
        return False
    found = re.match(r"SCAN (\w+)", step)
    if found:
        return _table(text, found[1]) in GROWS
    return bool(re.search(r"\((channel|party)=\?\)$", step)) and "LIMIT" not in text


def _table(text: str, name: str) -> str:
    """That which is called so in the statement."""
    found = re.search(rf"\b(\w+) AS {name}\b", text)
    return found[1] if found else name


def _told(plans: dict[str, list[str]]) -> list[str]:
    return [
        f"{step}: {text}" for text, steps in plans.items() for step in steps if _reads_through(text, step)
    ]


@pytest.mark.parametrize(
    ("asked", "is_told"),
    [
        ("SELECT id FROM inbox WHERE kind = 'x'", True),
        ("SELECT other.id FROM inbox AS other WHERE other.kind = 'x'", True),
        ("SELECT id FROM conversations WHERE channel = 'web'", True),
        ("SELECT id FROM inbox WHERE conversation_id = 1", False),
        ("SELECT id FROM inbox WHERE status = 'new' ORDER BY conversation_id", False),
        ("SELECT member FROM absences", False),
    ],
)
def test_reading_through_is_told_from_looking_up(tmp_path: Path, asked: str, is_told: bool) -> None:
    assert bool(_told(_plans(tmp_path, [asked]))) is is_told


def test_the_four_ways_read_through_nothing(tmp_path: Path) -> None:
    asked = [each for way in all_ways().values() for each in way.asked]
    assert len(asked) > 40
    assert not _told(_plans(tmp_path, asked))


@pytest.mark.usefixtures("group")
@pytest.mark.parametrize("mode", MODES)
async def test_a_day_on_telegram_reads_through_nothing(tmp_path: Path, api: BotApi, mode: str) -> None:
    said = list[str]()
    with overheard(said):
        async with rida(tmp_path, api, mode) as rig:
            said.clear()
            await _day_of_a_person(rig)
            await _day_of_staff(rig)
            await _somebody_away(rig)
            await rig.app.runtime.settle()
            asked = list(said)
    plans = await asyncio.to_thread(_plans, tmp_path, asked)
    assert len(plans) > 80
    assert not _told(plans)


async def _day_of_a_person(rig: Rig) -> None:
    await rig.complains()
    await rig.says(HUDA, "متى يفتح التسجيل في ابدأ؟")
    rig.api.people.sends_file(HUDA, "photo", JPEG, caption="هذه الصورة")
    rig.api.people.writes(HUDA, "هل من جديد؟", reply_to=rig.api.sent(HUDA)[-1]["message_id"])
    for command in ("/my_cases", "/contact", "/menu", "/start reg-ibda"):
        await rig.says(HUDA, command)
    await rig.says(HUDA, "نورة العتيبي")
    await rig.says(HUDA, "/menu")


async def _day_of_staff(rig: Rig) -> None:
    thread = await rig.topic()
    card = await rig.whole_card(thread, AGENT)
    rig.api.people.presses(AGENT, card, "أستلمها")
    await rig.in_topic("استلمها")

    async def typed(text: str, has: str, at: int | None = thread) -> None:
        rig.api.people.writes(SUPERVISOR, text, chat=GROUP, **({"thread": at} if at else {}))
        await rig.in_topic(has)

    await typed("/open", "1001:", at=None)
    await typed("/mine", "عندك", at=None)
    await typed("/case 1001", "تجد ذلك في مكان الحالة", at=None)
    await typed("/faq متى يفتح التسجيل", "التسجيل")
    rig.api.people.writes(SUPERVISOR, "/أسئلة", chat=GROUP)
    await typed("/note راجعتها", "حُفظت الملاحظة")
    written = rig.api.people.writes(AGENT, "نتابع طلبك", chat=GROUP, thread=thread)
    await rig.until(lambda: any("نتابع طلبك" in text for text in rig.shown(HUDA)))
    rig.api.people.edits(AGENT, written, "نتابع طلبك اليوم")
    await typed("/resolve", "ما الذي نُفّذ")
    await typed("صرفنا الكرت", "أُنجزت الحالة")
    await rig.presses(HUDA, "كما توقعت")


async def _somebody_away(rig: Rig) -> None:
    """What did not arrive is told, and told again to whoever is back."""
    thread = await rig.topic()
    await rig.says(HUDA, "/menu")
    rig.api.people.writes(SUPERVISOR, "/reopen 1001", chat=GROUP)
    await rig.in_topic("أُعيد فتح الحالة")
    rig.api.people.blocks(HUDA)
    rig.api.people.writes(SUPERVISOR, "هل وصلتك؟", chat=GROUP, thread=thread)
    await rig.in_topic("لم تصل هذه الرسالة إلى المستفيد", thread)
    rig.api.people.blocks(HUDA, False)
    rig.api.people.writes(HUDA, "/menu")
    await rig.presses(HUDA, "اعرض ما فاتني")
    await rig.until(lambda: any("هل وصلتك؟" in text for text in rig.shown(HUDA)))


# A case book that has grown --------------------------------------------------------------------------

FEW, MANY = 400, 2_000  # above what a flood of new cases looks back at


async def test_a_turn_visits_no_more_rows_in_a_case_book_that_has_grown(tmp_path: Path) -> None:
    small, large = [await _visits(tmp_path / str(size), size) for size in (FEW, MANY)]
    assert small == large


async def _visits(folder: Path, size: int) -> dict[str, Visit]:
    folder.mkdir()
    await grow(folder, size)
    async with metered(folder) as meter:
        return await visits(meter)
