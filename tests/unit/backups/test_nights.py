"""When a night's backup is made: once, caught up, and never in a storm, whatever the clock does."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.core.ailments import Ailing
from bot.runtime import backups
from bot.runtime.backups import A_DAY, Known, NightlyBackups, NightPlan, due_night
from bot.store.backups.folder import Nights, nights, noting
from bot.store.backups.record import Drill, Entry, Record, keep

RIYADH = ZoneInfo("Asia/Riyadh")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=RIYADH)


@pytest.mark.parametrize(
    ("now", "noted", "since", "due"),
    [
        ("2026-11-30 03:00", Nights(), None, "2026-11-30"),
        ("2026-11-30 02:59", Nights(), None, "2026-11-29"),
        ("2026-11-30 23:59", Nights(), None, "2026-11-30"),
        ("2026-11-30 04:00", Nights(done=("2026-11-30",)), None, None),
        ("2026-11-30 04:00", Nights(done=("2026-11-29",)), None, "2026-11-30"),
        ("2026-11-30 14:00", Nights(done=("2026-11-20",)), None, "2026-11-30"),  # it was off
        ("2026-11-30 03:30", Nights(tried_at=at("2026-11-30 03:00")), None, None),
        ("2026-11-30 04:00", Nights(tried_at=at("2026-11-30 03:00")), None, "2026-11-30"),
        # a clock that was set back: the night of that name is done
        ("2026-11-27 09:00", Nights(done=("2026-11-27", "2026-11-30")), None, None),
        ("2026-11-27 09:00", Nights(done=("2026-11-27", "2026-11-30")), A_DAY - 1, None),
        ("2026-11-27 09:00", Nights(done=("2026-11-27", "2026-11-30")), A_DAY, "2026-11-27"),
        ("2020-01-01 00:00", Nights(done=("2026-11-30",)), None, "2019-12-31"),
        ("2026-11-27 09:00", Nights(tried_at=at("2026-11-30 03:00")), None, "2026-11-27"),
    ],
)
def test_when_one_is_due(now: str, noted: Nights, since: float | None, due: str | None) -> None:
    found = due_night(at(now).astimezone(UTC), 3, RIYADH, noted, since)
    assert (found.isoformat() if found else None) == due


class House:
    """A machine whose clock and whose making are the test's."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self.now, self.elapsed, self.made, self.fails = now, 0.0, list[date](), ""
        self.folder, self.database = folder / "kept", folder / "rida.db"
        self.folder.mkdir()
        self.hold: asyncio.Event | None = None

    async def make(self, night: date) -> str:
        self.made.append(night)
        if self.hold:
            await self.hold.wait()
        return self.fails

    @property
    def plan(self) -> NightPlan:
        return NightPlan(
            folder=self.folder, database=self.database, hour=3, zone=RIYADH, make=self.make,
            wall=lambda: self.now, elapsed=lambda: self.elapsed,
        )  # fmt: skip

    def pass_on(self, **span: float) -> None:
        self.now += timedelta(**span)
        self.elapsed += timedelta(**span).total_seconds()


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path, at("2026-11-30 12:00").astimezone(UTC))


async def looked(watch: NightlyBackups) -> None:
    await watch._look_and_make(asyncio.Event())


async def test_a_night_gets_one_even_over_restarts(house: House) -> None:
    for _ in range(3):
        watch = NightlyBackups(house.plan)  # a new process
        for _ in range(4):
            await looked(watch)
            house.pass_on(minutes=20)
    assert house.made == [date(2026, 11, 30)]
    house.pass_on(days=1)
    await looked(NightlyBackups(house.plan))
    assert house.made == [date(2026, 11, 30), date(2026, 12, 1)]


async def test_what_failed_is_tried_again_an_hour_later(house: House) -> None:
    house.fails = "folder-gone"
    watch = NightlyBackups(house.plan)
    for _ in range(6):
        await looked(watch)
        house.pass_on(minutes=20)
    assert len(house.made) == 2 and nights(house.database).failed == "folder-gone"
    house.fails = ""
    house.pass_on(hours=1)
    await looked(watch)
    assert nights(house.database).done == ("2026-11-30",) and nights(house.database).failed == ""


async def test_a_clock_that_is_set_back_makes_no_storm_and_keeps_none_away(house: House) -> None:
    watch = NightlyBackups(house.plan)
    for _ in range(5):
        await looked(watch)
        house.pass_on(days=1)
    many = len(house.made)
    house.now -= timedelta(days=4)
    for _ in range(100):
        await looked(watch)
        house.pass_on(minutes=30)
    assert many < len(house.made) <= many + 2  # in 50 hours of real time


async def test_a_stop_in_the_middle_ends_it_and_the_next_start_makes_it(house: House) -> None:
    house.hold, stop = asyncio.Event(), asyncio.Event()
    watch = NightlyBackups(house.plan)
    making = asyncio.create_task(watch._look_and_make(stop))
    while not house.made:
        await asyncio.sleep(0.01)
    stop.set()
    await asyncio.wait_for(making, 5)
    house.hold = None
    await looked(NightlyBackups(house.plan))
    assert len(house.made) == 2 and nights(house.database).done == ("2026-11-30",)


async def test_a_crash_in_the_middle_is_no_storm(house: House) -> None:
    """What was begun and never ended may be what brings the machine down."""
    with noting(house.database) as held:
        held[0] = replace(held[0], tried_at=house.now)
    for _ in range(5):
        await looked(NightlyBackups(house.plan))
        house.pass_on(minutes=5)
    assert house.made == []
    house.pass_on(hours=1)
    await looked(NightlyBackups(house.plan))
    assert len(house.made) == 1


def entry(house: House, drill: Drill, **ago: float) -> Entry:
    (house.folder / f"{drill}.zip").write_bytes(b"x")
    return Entry(
        file=f"{drill}.zip", made_at=house.now - timedelta(**ago), size=1, night="n", drill=drill
    )


@pytest.mark.parametrize(
    ("made", "since", "failed", "ails"),
    [
        ([], 1, "", []),
        ([], 49, "folder-gone", [(Ailing.BACKUP_LATE, {"days": 2}), (Ailing.BACKUP_FOLDER, {})]),
        ([(Drill.GOOD, 47)], 900, "", []),
        ([(Drill.GOOD, 49)], 900, "", [(Ailing.BACKUP_LATE, {"days": 2})]),
        ([(Drill.GOOD, 3), (Drill.FAILED, 1)], 900, "", [(Ailing.BACKUP_FAILED, {"file": "failed.zip"})]),
        (
            [(Drill.GOOD, 3), (Drill.NO_ROOM, 1)],
            900,
            "",
            [(Ailing.BACKUP_UNTRIED, {"file": "no-room.zip"})],
        ),
        ([(Drill.FAILED, 3), (Drill.GOOD, 1)], 900, "", []),
    ],
)
async def test_what_is_told(
    house: House, made: list[tuple[Drill, int]], since: int, failed: str, ails: list[object]
) -> None:
    keep(house.folder, Record(entries=tuple(entry(house, drill, hours=ago) for drill, ago in made)))
    done = due_night(house.now, 3, RIYADH, Nights())
    assert done
    with noting(house.database) as held:
        begun = house.now - timedelta(hours=since)
        held[0] = replace(held[0].plus_done(done), since=begun, failed=failed)
    watch = NightlyBackups(house.plan)
    assert watch.ailments() == () and watch.told() == {}  # nobody looked yet
    await looked(watch)
    assert [(each.key, each.values) for each in await watch.probe(house.now)] == ails
    assert watch.is_late == any(key is Ailing.BACKUP_LATE for key, _ in ails)


async def test_a_folder_that_is_not_there_says_nothing_good(house: House) -> None:
    house.folder.rmdir()
    watch = NightlyBackups(house.plan)
    await looked(watch)
    assert watch.known and watch.known.last_good is None
    assert watch.told() == {"last_good": None, "age_hours": None}


async def test_notes_that_cannot_be_written_end_nobody(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refused(_: Path) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "noting", refused)
    watch = NightlyBackups(house.plan)
    await looked(watch)
    assert watch.known == Known() and house.made == [] and "No space left" in caplog.text


def test_notes_that_are_spoilt_say_nothing(tmp_path: Path) -> None:
    (tmp_path / "rida.db.backups").write_text('{"known": 3}')
    assert nights(tmp_path / "rida.db") == Nights()
