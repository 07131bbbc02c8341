"""A date that has no Hijri one is refused where it is written, and stops no turn where it stands already."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.policy.languages import LANGUAGES
from bot.texts.catalogue import plain
from bot.texts.dates import Dates
from tests.unit.commands.test_config import loaded, refused
from tests.unit.world import INITIATIVES, World, person

FAR = ("2099-12-31", "1448-09-01", "0001-01-01", "9999-12-31", "1900-01-01", "2077-01-01")
KEYS = {
    "initiatives: [{id: a, name: A, opens: DAY}]": "initiatives[0].opens",
    "initiatives: [{id: a, name: A, closes: DAY}]": "initiatives[0].closes",
    "calendar: {holidays: {DAY: عطلة}}": "calendar.holidays.DAY",
    "calendar: {working: [DAY]}": "calendar.working[0]",
    "calendar: {seasons: [{name: s, first: DAY, last: 2026-10-01, hours: ['09:00-12:00']}]}": (
        "calendar.seasons[0].first"
    ),
    "calendar: {seasons: [{name: s, first: 2026-09-01, last: DAY, hours: ['09:00-12:00']}]}": (
        "calendar.seasons[0].last"
    ),
}


@pytest.mark.parametrize("day", FAR)
@pytest.mark.parametrize("written", KEYS)
def test_a_date_that_cannot_be_shown_is_refused_with_its_key(
    tmp_path: Path, written: str, day: str
) -> None:
    assert KEYS[written].replace("DAY", day) in refused(tmp_path, written.replace("DAY", day))


def test_a_year_of_the_hijri_calendar_is_told_as_the_day_that_is_meant(tmp_path: Path) -> None:
    (said,) = refused(tmp_path, "initiatives: [{id: a, name: A, closes: 1448-09-01}]").values()
    assert "2027-02-08" in said


@pytest.mark.parametrize("written", ["1925-01-01", "2026-12-31", "2076-12-31"])
def test_what_has_a_hijri_date_is_taken(tmp_path: Path, written: str) -> None:
    loaded(tmp_path, f"initiatives: [{{id: a, name: A, closes: {written}}}]")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("at", ["0001-01-01", "1448-09-01", "2099-12-31", "9999-12-31"])
def test_a_far_date_is_said_by_the_one_calendar_that_has_it(at: str, language: str) -> None:
    dates, there = (
        Dates(ZoneInfo("Asia/Riyadh")),
        datetime.fromisoformat(f"{at}T23:30").replace(tzinfo=UTC),
    )
    for said in (dates.day(there.date(), language), dates.moment(there, language)):
        assert str(there.year) in plain(said) or str(there.year + 1) in plain(said)
        assert "هـ" not in said and "AH" not in said


@pytest.mark.parametrize("closes", [date(2099, 12, 31), date(1448, 9, 1), date.min, date.max])
def test_an_initiative_with_a_far_date_is_spoken_of_all_the_same(closes: date) -> None:
    world = World()
    world.initiatives = tuple(replace(each, opens=None, closes=closes) for each in INITIATIVES)
    for text in ("سجلني", "وش مبادرة ابدأ", "متى تقفل؟", "ابغى اسجل في مبادرة ابدأ", "طلباتي"):
        assert world.write(person(), text)
