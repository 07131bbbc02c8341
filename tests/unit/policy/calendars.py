"""Calendars that the policy's tests share: those of the vectors, and any that hypothesis thinks of."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from bot.policy.calendar_rules import WEEKDAYS, read_calendar
from bot.policy.working_time import Calendar

DATA = Path(__file__).parents[2] / "data" / "deadlines"
SECTIONS: Mapping[str, Mapping[str, Any]] = yaml.safe_load((DATA / "calendars.yaml").read_text("utf-8"))
CALENDARS = {name: read_calendar(section) for name, section in SECTIONS.items()}
PLAIN, SPLIT, EID = CALENDARS["plain"], CALENDARS["split"], CALENDARS["eid"]

FIRST, LAST = datetime(2025, 12, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)


def riyadh(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+03:00")


@st.composite
def hours(draw: st.DrawFn) -> list[str]:
    count = draw(st.integers(1, 3))
    quarters = draw(st.lists(st.integers(0, 96), min_size=2 * count, max_size=2 * count, unique=True))
    marks = [f"{quarter // 4:02}:{quarter % 4 * 15:02}" for quarter in sorted(quarters)]
    return [f"{opens}-{closes}" for opens, closes in zip(marks[::2], marks[1::2], strict=True)]


def dates() -> st.SearchStrategy[date]:
    return st.dates(FIRST.date(), LAST.date())


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    season = {"name": "winter", "from": "2026-01-10", "to": "2026-01-20", "hours": draw(hours())}
    ramadan = {"name": "رمضان", "hijri_month": 9, "hours": draw(hours())}
    section = {
        "timezone": draw(st.sampled_from(["Asia/Riyadh", "UTC", "Asia/Kathmandu"])),
        "weekend": draw(st.lists(st.sampled_from(WEEKDAYS), unique=True, max_size=4)),
        "hours": draw(hours()),
        "holidays": dict.fromkeys(draw(st.sets(dates(), max_size=20)), "عطلة"),
        "working": sorted(draw(st.sets(dates(), max_size=5))),
        "seasons": draw(st.lists(st.sampled_from([season, ramadan]), unique_by=id)),
        "country": draw(st.sampled_from([None, "SA"])),
    }
    return read_calendar(section)


def instants() -> st.SearchStrategy[datetime]:
    """To the microsecond, and often on the quarters at which periods open and close."""
    quarters = int((LAST - FIRST) / timedelta(minutes=15))
    on_quarters = st.integers(0, quarters).map(lambda count: FIRST + count * timedelta(minutes=15))
    anywhere = st.datetimes(FIRST.replace(tzinfo=None), LAST.replace(tzinfo=None), timezones=st.just(UTC))
    return st.one_of(on_quarters, anywhere)
