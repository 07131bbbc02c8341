"""config.yaml is changed while Rida runs, or while it is off: a real file, and a whole Rida beside it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import config_reload
from bot.app.build import App, opened
from bot.app.config_reload import Rereading
from bot.config import load
from bot.core.conversation import desk
from bot.runtime.transcript import Line
from bot.texts.catalogue import plain
from tests.integration.test_deadlines import case_of, complain, shown
from tests.transcripts.player import Player, Wall

DESK = desk("web")
DAY = timedelta(days=1)
WEDNESDAY_TEN = datetime(2026, 11, 25, 7, tzinfo=UTC)
STAFF = """
staff:
  - {id: supervisor, name: س, role: supervisor, email: s@example.org}
  - {id: director, name: م, role: director, email: d@example.org}
"""
CLOSED = "calendar: {country: null, holidays: {2026-11-24: إغلاق}}\n"
USUAL = "calendar: {country: null}\n"


@asynccontextmanager
async def rida(folder: Path, wall: Wall | None = None) -> AsyncIterator[tuple[Player, Rereading]]:
    file, wall = folder / "config.yaml", wall or Wall()
    if not file.exists():
        file.write_text(STAFF + USUAL, "utf-8")
    async with opened(load(file), wall=wall) as app:
        yield Player(app, wall), Rereading(app, file)


async def looked(player: Player, reading: Rereading) -> list[str]:
    """What the desk is shown once the file has stayed as it is."""
    before = len(await shown(player.app, DESK))
    for _ in range(4):
        await reading.look()
    await player.app.runtime.settle()
    return [item.key for item in (await shown(player.app, DESK))[before:]]


def write(folder: Path, text: str) -> None:
    (folder / "config.yaml").write_text(STAFF + text, "utf-8")


async def last_at_desk(app: App) -> str:
    return plain((await shown(app, DESK))[-1].text)


async def test_a_running_rida_takes_a_changed_calendar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The promise moves, the person hears it, and the desk reads one line, while everything turns."""
    monkeypatch.setattr(config_reload, "LOOK", 0.05)
    async with rida(tmp_path) as (player, reading):
        stop = asyncio.Event()
        running = asyncio.gather(player.app.runtime.run(stop), reading.run(stop))
        await complain(player)
        assert (await case_of(player.app)).due_at == WEDNESDAY_TEN
        write(tmp_path, CLOSED)
        async with asyncio.timeout(20):
            while (await case_of(player.app)).due_at != WEDNESDAY_TEN + DAY:
                await asyncio.sleep(0.05)
        await player.app.runtime.settle()
        assert (await shown(player.app, player.person))[-1].key == "promise-moved-later"
        assert [item.key for item in await shown(player.app, DESK)] == ["working-time-written"]
        assert "وتغيّر موعد واحد" in await last_at_desk(player.app)
        stop.set()
        await running


BROKEN = {
    "overlapping": ("calendar: {hours: ['08:00-12:00', '11:00-16:00']}", "calendar.hours"),
    "reversed": ("calendar: {hours: ['16:00-08:00']}", "calendar.hours[0]"),
    "no working day": (
        "calendar: {weekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]}",
        "calendar.weekend",
    ),
    "a wrong holiday": ("calendar: {holidays: {2026-13-45: عيد}}", "calendar.holidays.2026-13-45"),
    "an unknown zone": ("calendar: {timezone: Asia/Riyad}", "calendar.timezone"),
    "another zone": ("calendar: {timezone: Asia/Kuwait}", "calendar.timezone"),
    "nobody": ("ladder: []", "ladder"),
    "a step for nobody": ("ladder: [{name: a, kind: complaint, before: 1 hour}]", "ladder[0].tell"),
    "a year off": (
        "calendar: {weekend: [monday, tuesday, wednesday, thursday, friday, saturday], holidays: {"
        + ", ".join(f"{WEDNESDAY_TEN + (7 * n + 4) * DAY:%Y-%m-%d}: x" for n in range(12))
        + "}}",
        "calendar",
    ),
    "another section": ("calendar: {holidays: {2026-11-24: x}}\npace: {question_minutes: 90}", "pace."),
    "no YAML": ("calendar: {", "line "),
}


@pytest.mark.parametrize(("text", "key"), BROKEN.values(), ids=BROKEN.keys())
async def test_what_would_break_it_keeps_the_old_one_and_is_told_once(
    tmp_path: Path, text: str, key: str
) -> None:
    async with rida(tmp_path) as (player, reading):
        await complain(player)
        assert await looked(player, reading) == []
        calendar, ladder = player.app.working.calendar, player.app.working.ladder
        write(tmp_path, text)
        assert await looked(player, reading) == ["working-time-refused"]
        problem = (await last_at_desk(player.app)).split("\n")[1]
        assert problem.startswith(key) and "; " in problem
        (tmp_path / "config.yaml").touch()
        assert await looked(player, reading) == []
        assert player.app.working.calendar is calendar and player.app.working.ladder is ladder
        assert (await case_of(player.app)).due_at == WEDNESDAY_TEN
        write(tmp_path, USUAL)
        assert await looked(player, reading) == ["working-time-written"]


async def test_a_member_who_is_new_in_the_file_counts_at_once_and_whoever_is_gone_does_not(
    tmp_path: Path,
) -> None:
    agent = "staff: [{name: ج, role: agent}]\n"
    (tmp_path / "config.yaml").write_text(agent, "utf-8")
    async with rida(tmp_path) as (player, reading):
        write(tmp_path, "ladder: [{name: a, kind: complaint, before: 1 hour, tell: director}]\n")
        assert await looked(player, reading) == ["working-time-written"]
        assert [each.id for each in player.app.roster.members] == ["supervisor", "director"]
        (tmp_path / "config.yaml").write_text(USUAL, "utf-8")
        assert await looked(player, reading) == ["working-time-refused"]
        assert "staff" in await last_at_desk(player.app)
        assert [each.id for each in player.app.roster.members] == ["supervisor", "director"]


async def test_a_file_that_is_gone_for_good_is_told_and_one_that_is_being_written_is_not(
    tmp_path: Path,
) -> None:
    async with rida(tmp_path) as (player, reading):
        assert await looked(player, reading) == []
        write(tmp_path, "calendar: {")
        await reading.look()
        write(tmp_path, CLOSED)
        assert await looked(player, reading) == ["working-time-written"]
        (tmp_path / "config.yaml").unlink()
        assert await looked(player, reading) == ["working-time-refused"]


async def test_what_is_changed_in_other_sections_says_nothing(tmp_path: Path) -> None:
    async with rida(tmp_path) as (player, reading):
        write(tmp_path, USUAL + "pace: {question_minutes: 15}\n")
        assert await looked(player, reading) == []


async def test_what_was_announced_stays_over_what_is_written_anew(tmp_path: Path) -> None:
    async with rida(tmp_path) as (player, reading):
        await looked(player, reading)
        await player.play((Line("desk", "/holiday 2026-11-23 إجازة", by="supervisor"),))
        await complain(player)
        assert (await case_of(player.app)).due_at == WEDNESDAY_TEN + DAY
        write(tmp_path, CLOSED)
        assert await looked(player, reading) == ["working-time-written"]
        assert (await case_of(player.app)).due_at == WEDNESDAY_TEN + 4 * DAY


async def test_what_was_changed_while_it_was_off_is_taken_at_the_start(tmp_path: Path) -> None:
    """Once, and a start without a change says nothing."""
    async with rida(tmp_path) as (player, _):
        await complain(player)
        wall = player.wall
    for expected in (["working-time-written"], []):
        write(tmp_path, CLOSED)
        async with rida(tmp_path, wall) as (player, reading):
            assert await looked(player, reading) == expected
            assert (await case_of(player.app)).due_at == WEDNESDAY_TEN + DAY
            heard = [item.key for item in await shown(player.app, player.person)]
            assert heard.count("promise-moved-later") == 1
