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
        local = at.astimezone(self.zone)
        return sentence(
            "moment", language, {**_parts(local.date(), language), "time": clock(local.time(), language)}
        )

    def day(self, on: date, language: str) -> str:
        return sentence("moment-day", language, _parts(on, language))


@lru_cache(maxsize=1024)
def _parts(on: date, language: str) -> dict[str, str | int]:
    return {
        "weekday": format_date(on, "EEEE", locale=language),
        "date": format_date(on, "d MMMM y", locale=language),
        "hijri": hijri(on, language),
    }


def hijri(on: date, language: str) -> str:
    converted = Gregorian(on.year, on.month, on.day).to_hijri()
    month = converted.month_name("ar" if language == "ar" else "en")
    return sentence(
        "hijri",
        language,
        {"day": converted.day, "month": month, "year": converted.year},
    )


def clock(at: time, language: str) -> str:
    half = "time-am" if at.hour < 12 else "time-pm"
    return sentence(half, language, {"time": f"{(at.hour - 1) % 12 + 1}:{at.minute:02}"})
