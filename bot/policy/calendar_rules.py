"""From the `calendar:` section of config.yaml to a `Calendar`, or a refusal.

The rule this module guards: a calendar that cannot keep a promise is never built. Overlapping or reversed
hours, a week without a working day, a date or a zone that does not exist: each is named with its key.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

from bot.policy.dates import DateOutOfRange, in_range, mend_of
from bot.policy.refusal import Findings, SettingRefused, nearest
from bot.policy.seasons import DatedSeason, HijriSeason, Season, Span
from bot.policy.working_time import Calendar

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""By `date.weekday()`."""

Section = Mapping[str, object]

_KEYS = ("timezone", "weekend", "hours", "country", "holidays", "working", "seasons")
_SEASON_KEYS = ("name", "from", "to", "hijri_month", "hours")
_HOURS = re.compile(r"\s*(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})\s*")
_HOURS_MEND = "write opening-closing, as 08:00-16:00"
_DATE_MEND = "write year-month-day, as 2026-09-23"


class CalendarError(SettingRefused):
    """The calendar's section of config.yaml is wrong."""


def read_calendar(section: Section, root: str = "calendar") -> Calendar:
    """`section` has the shape of config.yaml's `calendar:`; `root` is its key, for the refusal.

    Raises:
        CalendarError: with everything that is wrong.
    """
    reader = _Reader(Findings(root))
    calendar = reader.calendar(section)
    if reader.findings.problems or calendar is None:
        raise CalendarError(reader.findings.problems)
    return calendar


@dataclass(frozen=True, slots=True)
class _Reader:
    findings: Findings

    def calendar(self, section: Section) -> Calendar | None:
        self.findings.unknown_keys(section, _KEYS)
        zone = self._zone(section.get("timezone"))
        weekend = self._weekend(section.get("weekend", ()))
        hours = self._hours(section.get("hours"), "hours")
        seasons = self._seasons(section.get("seasons") or ())
        holidays = self._holidays(section.get("holidays") or {})
        working = frozenset(self._dates(section.get("working") or (), "working"))
        country = self._country(section.get("country"))
        if zone is None:
            return None
        return Calendar(zone, weekend, hours, seasons, holidays, working, country)

    def _zone(self, name: object) -> ZoneInfo | None:
        try:
            return ZoneInfo(str(name))
        except (ValueError, LookupError, OSError):  # a folder, a path outward, a name nobody knows
            mend = nearest(str(name), available_timezones()) if name else ""
            mend = mend if mend.startswith("did") else "write one as Asia/Riyadh"
            self.findings.add("timezone", f"{name!r} is no time zone", mend)
            return None

    def _weekend(self, days: object) -> frozenset[int]:
        names = [str(day).lower() for day in self._list(days, "weekend", "friday")]
        for index, name in enumerate(names):
            if name not in WEEKDAYS:
                mend = nearest(name, WEEKDAYS)
                self.findings.add(f"weekend[{index}]", f"{name!r} is no day of the week", mend)
        if set(WEEKDAYS) <= set(names):
            self.findings.add("weekend", "the week has no working day", "leave at least one day out")
        return frozenset(WEEKDAYS.index(name) for name in names if name in WEEKDAYS)

    # hours

    def _hours(self, texts: object, key: str) -> tuple[Span, ...]:
        written = self._list(texts, key, "08:00-16:00")
        if texts is None or texts == [] or texts == ():
            self.findings.add(key, "there are no hours", "write at least one period, as [08:00-16:00]")
        spans = [self._span(text, f"{key}[{index}]") for index, text in enumerate(written)]
        known = sorted(span for span in spans if span)
        for earlier, later in pairwise(known):
            if later.opens < earlier.closes:
                problem = f"{later} overlaps {earlier}"
                self.findings.add(key, problem, "let each period open after the one before has closed")
        return _joined(known)

    def _span(self, text: object, key: str) -> Span | None:
        match = _HOURS.fullmatch(str(text))
        if not match:
            self.findings.add(key, f"{text!r} are no hours", _HOURS_MEND)
            return None
        hours, minutes, until_hours, until_minutes = map(int, match.groups())
        span = Span(_at(hours, minutes), _at(until_hours, until_minutes))
        return span if self._possible(span, minutes, until_minutes, key) else None

    def _possible(self, span: Span, minutes: int, until_minutes: int, key: str) -> bool:
        if max(minutes, until_minutes) > 59 or span.closes > _at(24, 0):
            self.findings.add(key, f"{span} is no time of the day", "write times from 00:00 to 24:00")
            return False
        if span.opens >= span.closes:
            mend = "write the earlier time first; midnight at the end of the day is 24:00"
            self.findings.add(key, f"{span} closes before it opens", mend)
            return False
        return True

    # dates

    def _country(self, code: object) -> str | None:
        if code is None:
            return None
        from holidays.registry import EntityLoader  # here, because its import is slow

        if str(code) not in EntityLoader.get_country_codes():
            problem = f"{code!r} is no country whose public holidays are known"
            self.findings.add("country", problem, "write a code of two letters, as SA, or null for none")
        return str(code)

    def _holidays(self, table: object) -> Mapping[date, str]:
        if not isinstance(table, Mapping):
            self.findings.add(
                "holidays", "is no table", "write date: name, as {2026-09-23: اليوم الوطني}"
            )
            return {}
        days = {self._date(day, f"holidays.{day}"): str(name) for day, name in table.items()}
        return {day: name for day, name in days.items() if day}

    def _dates(self, days: object, key: str) -> Iterator[date]:
        for index, day in enumerate(self._list(days, key, "2026-09-23")):
            read = self._date(day, f"{key}[{index}]")
            if read:
                yield read

    def _date(self, value: object, key: str) -> date | None:
        if isinstance(value, date) and not isinstance(value, datetime):
            return self._shown(value, key)
        try:
            day = date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            self.findings.add(key, f"{str(value)!r} is no date", _DATE_MEND)
            return None
        return self._shown(day, key)

    def _shown(self, day: date, key: str) -> date | None:
        """Every date of the calendar is shown sooner or later, with its Hijri date."""
        try:
            in_range(day.year)
        except DateOutOfRange as error:
            self.findings.add(key, str(error), mend_of(day.year, day.month, day.day))
            return None
        return day

    # seasons

    def _seasons(self, sections: object) -> tuple[Season, ...]:
        """Dated ones come first: for one year they say more than a month of every year."""
        written = enumerate(self._list(sections, "seasons", "{name: …, hours: …}"))
        read = [self._season(section, f"seasons[{index}]") for index, section in written]
        dated = sorted((one for one in read if isinstance(one, DatedSeason)), key=lambda one: one.first)
        yearly = sorted((one for one in read if isinstance(one, HijriSeason)), key=lambda one: one.month)
        self._apart([(a, b) for a, b in pairwise(dated) if b.first <= a.last])
        self._apart([(a, b) for a, b in pairwise(yearly) if a.month == b.month])
        return (*dated, *yearly)

    def _apart(self, overlapping: Sequence[tuple[Season, Season]]) -> None:
        for one, other in overlapping:
            problem = f"{one.name!r} and {other.name!r} overlap"
            self.findings.add("seasons", problem, "let a date be in one season only")

    def _season(self, section: object, key: str) -> Season | None:
        if not isinstance(section, Mapping):
            self.findings.add(
                key, "is no season", "write {name: …, hijri_month: 9, hours: [10:00-15:00]}"
            )
            return None
        self.findings.unknown_keys(section, _SEASON_KEYS, f"{key}.")
        name, hours = str(section.get("name") or key), self._hours(section.get("hours"), f"{key}.hours")
        if section.get("hijri_month") is None:
            return self._dated(section, key, name, hours)
        return self._yearly(section, key, name, hours)

    def _yearly(self, section: Section, key: str, name: str, hours: tuple[Span, ...]) -> Season | None:
        month = section["hijri_month"]
        if section.get("from") is not None or section.get("to") is not None:
            self.findings.add(key, "has dates and a Hijri month", "keep from and to, or keep hijri_month")
        if not isinstance(month, int) or not 1 <= month <= 12:
            self.findings.add(
                f"{key}.hijri_month", f"{month!r} is no month", "write 1 to 12; Ramadan is 9"
            )
            return None
        return HijriSeason(name, hours, month)

    def _dated(self, section: Section, key: str, name: str, hours: tuple[Span, ...]) -> Season | None:
        first, last = (self._end_of(section, end, key) for end in ("from", "to"))
        if first is None or last is None:
            return None
        if first > last:
            self.findings.add(key, f"ends on {last}, before {first}", "write the earlier date as from")
        return DatedSeason(name, hours, first, last)

    def _end_of(self, section: Section, end: str, key: str) -> date | None:
        if section.get(end) is None:
            self.findings.add(f"{key}.{end}", "is missing", f"{_DATE_MEND}, or give a hijri_month")
            return None
        return self._date(section[end], f"{key}.{end}")

    def _list(self, value: object, key: str, example: str) -> Sequence[object]:
        if isinstance(value, Sequence) and not isinstance(value, str):
            return value
        if value is not None:
            self.findings.add(key, "is no list", f"write it in brackets, as [{example}]")
        return ()


def _at(hours: int, minutes: int) -> int:
    return (hours * 60 + minutes) * 60_000_000


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Periods that touch are one: nobody leaves in between."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].closes == span.opens:
            span = Span(joined.pop().opens, span.closes)
        joined.append(span)
    return tuple(joined)
