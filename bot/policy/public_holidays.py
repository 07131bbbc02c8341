"""The public holidays of a country by the `holidays` package (rule 6 of C24), and which are estimates.

The rule this module guards: a date that follows the sight of the moon is called an estimate until
somebody confirms it.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.policy.languages import FIRST

if TYPE_CHECKING:
    from holidays import HolidayBase


class PublicHoliday(NamedTuple):
    name: str
    is_estimated: bool


class DayOff(NamedTuple):
    """A holiday. `is_estimated`: it follows the sight of the moon, and nobody has confirmed it yet."""

    day: date
    name: str
    is_estimated: bool


@cache
def public_holidays(country: str | None, year: int) -> Mapping[date, PublicHoliday]:
    """By date, named in the first language where the package can; none for no country."""
    if country is None:
        return MappingProxyType({})
    from holidays import country_holidays  # here, because its import is slow

    language = FIRST if FIRST in _languages(country) else None
    found = country_holidays(country, years=year, language=language)
    estimated = _estimated(type(found), year)
    return MappingProxyType(
        {day: PublicHoliday(name, day in estimated) for day, name in sorted(found.items())}
    )


def _languages(country: str) -> tuple[str, ...]:
    from holidays import country_holidays

    return tuple(country_holidays(country).supported_languages)


def _estimated(kind: "type[HolidayBase]", year: int) -> frozenset[date]:
    """The package marks estimates in a name, when asked to: in English, so that the mark is known."""
    from holidays.groups.islamic import IslamicHolidays

    if not issubclass(kind, IslamicHolidays):
        return frozenset()
    marked: Any = kind  # every country of this group takes the option, its common base does not
    shown: HolidayBase = marked(years=year, language="en_US", islamic_show_estimated=True)
    return frozenset(day for day, name in shown.items() if "estimated" in name)
