"""A calendar that cannot keep a promise is refused, naming the key."""

from datetime import datetime

import pytest

from bot.policy.calendar_rules import CalendarError, read_calendar
from bot.policy.seasons import Span
from tests.unit.policy.calendars import SECTIONS

RAMADAN = {"name": "رمضان", "hijri_month": 9, "hours": ["10:00-15:00"]}


def refusals(**changes: object) -> dict[str, str]:
    with pytest.raises(CalendarError) as refused:
        read_calendar({**SECTIONS["plain"], **changes})
    assert all(problem.mend for problem in refused.value.problems)
    return {problem.key: f"{problem.problem}; {problem.mend}" for problem in refused.value.problems}


@pytest.mark.parametrize(
    ("changes", "key", "says"),
    [
        ({"timezone": "Asia/Riyad"}, "calendar.timezone", "did you mean 'Asia/Riyadh'"),
        ({"timezone": "../../etc"}, "calendar.timezone", "no time zone"),
        ({"timezone": "Asia"}, "calendar.timezone", "no time zone"),
        ({"timezone": None}, "calendar.timezone", "no time zone"),
        ({"weekend": ["fryday"]}, "calendar.weekend[0]", "did you mean 'friday'"),
        ({"weekend": "friday"}, "calendar.weekend", "is no list"),
        (
            {"weekend": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]},
            "calendar.weekend",
            "no working day",
        ),
        ({"hours": []}, "calendar.hours", "no hours"),
        ({"hours": None}, "calendar.hours", "no hours"),
        ({"hours": ["8-16"]}, "calendar.hours[0]", "write opening-closing"),
        ({"hours": [8]}, "calendar.hours[0]", "write opening-closing"),
        ({"hours": ["16:00-08:00"]}, "calendar.hours[0]", "closes before it opens"),
        ({"hours": ["08:00-08:00"]}, "calendar.hours[0]", "closes before it opens"),
        ({"hours": ["08:00-24:01"]}, "calendar.hours[0]", "no time of the day"),
        ({"hours": ["08:00-15:60"]}, "calendar.hours[0]", "no time of the day"),
        ({"hours": ["08:00-12:00", "11:00-16:00"]}, "calendar.hours", "overlaps"),
        ({"country": "Saudi"}, "calendar.country", "no country"),
        ({"holidays": ["2026-09-23"]}, "calendar.holidays", "is no table"),
        ({"holidays": {"2026-02-30": "x"}}, "calendar.holidays.2026-02-30", "is no date"),
        ({"holidays": {20260923: "x"}}, "calendar.holidays.20260923", "is no date"),
        ({"working": ["tomorrow"]}, "calendar.working[0]", "is no date"),
        ({"working": [datetime(2026, 9, 23, 10)]}, "calendar.working[0]", "is no date"),  # noqa: DTZ001
        ({"seasons": ["Ramadan"]}, "calendar.seasons[0]", "is no season"),
        ({"seasons": [{**RAMADAN, "hijri_month": 13}]}, "calendar.seasons[0].hijri_month", "no month"),
        ({"seasons": [{**RAMADAN, "hours": []}]}, "calendar.seasons[0].hours", "no hours"),
        ({"seasons": [{**RAMADAN, "from": "2026-02-18"}]}, "calendar.seasons[0]", "keep hijri_month"),
        (
            {"seasons": [{**RAMADAN, "month": 9}]},
            "calendar.seasons[0].month",
            "did you mean 'hijri_month'",
        ),
        ({"seasons": [RAMADAN, RAMADAN]}, "calendar.seasons", "overlap"),
        ({"weekends": []}, "calendar.weekends", "did you mean 'weekend'"),
    ],
)
def test_what_is_wrong_is_named(changes: dict[str, object], key: str, says: str) -> None:
    assert says in refusals(**changes)[key]


def test_a_season_needs_both_ends_in_order() -> None:
    season = {"name": "صيف", "from": "2026-07-01", "hours": ["08:00-14:00"]}
    assert "is missing" in refusals(seasons=[season])["calendar.seasons[0].to"]
    reversed_ = {**season, "to": "2026-06-01"}
    assert "before 2026-07-01" in refusals(seasons=[reversed_])["calendar.seasons[0]"]
    one, other = {**season, "to": "2026-07-31"}, {**season, "from": "2026-07-31", "to": "2026-08-31"}
    assert "overlap" in refusals(seasons=[one, other])["calendar.seasons"]


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = refusals(timezone="Mars", hours=["x"], working=["y"], weekend=["z"])
    assert set(found) == {
        "calendar.timezone",
        "calendar.hours[0]",
        "calendar.working[0]",
        "calendar.weekend[0]",
    }


def test_periods_are_sorted_and_touching_ones_are_one() -> None:
    hours = ["13:00-16:00", "08:00-12:00", "12:00-13:00"]
    calendar = read_calendar({**SECTIONS["plain"], "hours": hours})
    assert list(map(str, calendar.hours)) == ["08:00-16:00"]


def test_hours_may_be_written_as_an_arabic_keyboard_writes_them() -> None:
    calendar = read_calendar({**SECTIONS["plain"], "hours": ["٠٨:٠٠ – ١٦:٠٠"]})
    assert list(map(str, calendar.hours)) == ["08:00-16:00"]


def test_a_span_reads_as_it_is_written() -> None:
    assert str(Span(510 * 60_000_000, 1440 * 60_000_000)) == "08:30-24:00"
