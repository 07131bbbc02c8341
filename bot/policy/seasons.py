"""Open hours, and the seasons that have hours of their own: between two dates, or a Hijri month.

The rule this module guards: a season holds its first and its last day.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from bot.policy.dates import hijri

_MINUTE = 60_000_000


class Span(NamedTuple):
    """Open time of a date, in microseconds since its midnight by the clock; `closes` is not held."""

    opens: int
    closes: int

    def __str__(self) -> str:
        hours = (f"{at // _MINUTE // 60:02}:{at // _MINUTE % 60:02}" for at in self)
        return "-".join(hours)


class Season(Protocol):
    """Dates that have hours of their own."""

    @property
    def name(self) -> str: ...
    @property
    def hours(self) -> tuple[Span, ...]: ...
    def holds(self, day: date, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class DatedSeason:
    """From `first` to `last`, both held."""

    name: str
    hours: tuple[Span, ...]
    first: date
    last: date

    def holds(self, day: date, /) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class HijriSeason:
    """A month of every Hijri year: 9 is Ramadan."""

    name: str
    hours: tuple[Span, ...]
    month: int

    def holds(self, day: date, /) -> bool:
        return hijri(day).month == self.month
