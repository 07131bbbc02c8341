"""Moments as people read them: Gregorian with Hijri (Umm al-Qura) beside it, in the society's time."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from functools import lru_cache

from babel.dates import format_date
from hijridate import Gregorian

from bot.texts.catalogue import sentence


@dataclass(frozen=True, slots=True)
class Dates:
    zone: tzinfo

    def moment(self, at: datetime, language: str) -> str:
        local = self._local(at)
        parts = {**_parts(local.date(), language), "time": clock(local.time(), language)}
        return sentence("moment" if "hijri" in parts else "moment-gregorian", language, parts)

    def day(self, on: date, language: str) -> str:
        parts = _parts(on, language)
        return sentence("moment-day" if "hijri" in parts else "moment-day-gregorian", language, parts)

    def spoken(self, at: datetime, now: datetime, language: str) -> str:
        """As one says it at `now`: today at 8, tomorrow, Wednesday 2 December."""
        there, here = self._local(at), self._local(now)
        away = (there.date() - here.date()).days
        near = "spoken-coming" if 1 < away < 7 else "spoken-day"
        far = near if there.year == here.year else "spoken-year"
        return sentence(_NEAR.get(away, far), language, _spoken_parts(there, language))

    def of_day(self, at: datetime, language: str) -> str:
        """Where the day is said already."""
        return clock(self._local(at).time(), language)

    def _local(self, at: datetime) -> datetime:
        """The first and the last hours of all time have no other zone."""
        try:
            return at.astimezone(self.zone)
        except OverflowError:
            return at


_NEAR = {-1: "spoken-yesterday", 0: "spoken-today", 1: "spoken-tomorrow"}


def _spoken_parts(at: datetime, language: str) -> dict[str, str]:
    on = at.date()
    return {
        "weekday": format_date(on, "EEEE", locale=language),
        "day": format_date(on, "d MMMM", locale=language),
        "date": format_date(on, "d MMMM y", locale=language),
        "time": clock(at.time(), language),
    }


@lru_cache(maxsize=1024)
def _parts(on: date, language: str) -> dict[str, str | int]:
    lunar = hijri(on, language)
    return {
        "weekday": format_date(on, "EEEE", locale=language),
        "date": format_date(on, "d MMMM y", locale=language),
        **({"hijri": lunar} if lunar else {}),
    }


def hijri(on: date, language: str) -> str:
    """Empty where the tables do not reach: no date, however it came here, stops a turn."""
    try:
        converted = Gregorian(on.year, on.month, on.day).to_hijri()
    except OverflowError:
        return ""
    month = converted.month_name("ar" if language == "ar" else "en")  # the names that hijridate has
    return sentence(
        "hijri",
        language,
        {"day": converted.day, "month": month, "year": converted.year},
    )


def clock(at: time, language: str) -> str:
    """A whole hour is said without its minutes."""
    hour = (at.hour - 1) % 12 + 1
    half = "time-noon" if at.hour == 12 else "time-am" if at.hour < 12 else "time-pm"
    return sentence(half, language, {"time": f"{hour}:{at.minute:02}" if at.minute else str(hour)})
