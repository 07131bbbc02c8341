"""Days as people write them, in words or numbers, of either calendar.

The rule this module guards: a day is taken only where one reading of it is possible; what could be two
days is asked for again, and a day that is written twice, once in each calendar, is one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from hijridate import Hijri

from faq.lexicon import lexicon
from faq.text.date_input import latin_digits

HIJRI = range(1343, 1501)
GREGORIAN = range(1900, 2078)

_MARKS = re.compile("[\u064b-\u0652\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00ad]")
_ALIKE = str.maketrans("أإآٱىة", "اااايه")

_MONTH_NAMES = (
    *("gregorian.january", "gregorian.february", "gregorian.march", "gregorian.april", "gregorian.may"),
    *("gregorian.june", "gregorian.july", "gregorian.august", "gregorian.september"),
    *("gregorian.october", "gregorian.november", "gregorian.december"),
    *(
        "hijri.muharram",
        "hijri.safar",
        "hijri.rabi-1",
        "hijri.rabi-2",
        "hijri.jumada-1",
        "hijri.jumada-2",
    ),
    *("hijri.rajab", "hijri.shaban", "hijri.ramadan", "hijri.shawwal"),
    *("hijri.dhu-al-qadah", "hijri.dhu-al-hijjah"),
)
_LISTS = lexicon("months", *_MONTH_NAMES)
_MONTHS = tuple((name.startswith("hijri"), _LISTS[name]) for name in _MONTH_NAMES)
"""Whether of the Hijri calendar, and the names of the month."""


def _either(names: Iterable[str]) -> str:
    """Spelled as a text is before it is looked at."""
    parts = (map(re.escape, name.casefold().translate(_ALIKE).split()) for name in names)
    return "|".join(r"\s*".join(each) for each in parts)


_GAP, _BETWEEN = r"[\s/\\.,،_|\-\u2010-\u2015]*", r"\s*[/\\.,،_|:*\-\u2010-\u2015]\s*|\s+"
_NAMES = "|".join(f"(?P<m{n}>{_either(names)})" for n, (_, names) in enumerate(_MONTHS))
_ERA = r"(?:\s*(?P<hijri>هجريه?\b|ه\b|a\.?h\b)|\s*(?P<gregorian>ميلاديه?\b|م\b|a\.?d\b|c\.?e\b))?"
_YEAR, _DAY = r"(?P<year>\d{4})(?!\d)", r"(?<!\d)(?P<day>\d{1,2})(?!\d)(?:st|nd|rd|th)?"
_FILL = rf"{_GAP}(?:(?:من شهر|من|شهر|of|سنه|عام|لعام|لسنه|year)\b{_GAP})?"
_OF_NAME = rf"(?<![^\W\d_])(?:{_NAMES})(?![^\W\d_])\.?"

_NUMBERS = re.compile(
    rf"(?<!\d)(\d{{1,4}})(?:{_BETWEEN})(\d{{1,2}})(?:{_BETWEEN})(\d{{1,4}})(?!\d){_ERA}", re.I
)
_NAMED = (
    _DAY + _FILL + _OF_NAME + _FILL + _YEAR,
    r"(?<!\d)" + _YEAR + _FILL + _OF_NAME + _FILL + _DAY,
    _OF_NAME + _FILL + _DAY + _FILL + _YEAR,
)
_YEAR_ALONE = re.compile(rf"(?<!\d){_YEAR}{_ERA}", re.I)


@cache
def forms() -> tuple[re.Pattern[str], ...]:
    """With a month's name. They are long: faq/detect/ready.py says when they are made."""
    return tuple(re.compile(form + _ERA, re.I) for form in _NAMED)


_YEARLESS = (_DAY + _FILL + _OF_NAME, _OF_NAME + r"\s*" + _DAY)


@cache
def yearless_forms() -> tuple[re.Pattern[str], ...]:
    """A day and a month's name alone."""
    return tuple(re.compile(form, re.I) for form in _YEARLESS)


def without_marks(text: str) -> str:
    """Spelled as every text is before it is looked at."""
    return _MARKS.sub("", text).casefold().translate(_ALIKE)


MONTH = _OF_NAME
"""Of a pattern: the name of a month, which `month_of` reads."""


def month_of(found: re.Match[str]) -> tuple[int, bool] | None:
    """Which month (1 to 12) of `MONTH` was found, and whether of the Hijri calendar."""
    groups = found.groupdict()
    index = next((n for n in range(len(_MONTHS)) if groups.get(f"m{n}")), None)
    return None if index is None else (index % 12 + 1, _MONTHS[index][0])


def yearless(plain: str) -> Iterator[tuple[int, int, int, int, bool]]:
    """Each day that a text names without a year: where it stands, the day, the month (1 to 12), and
    whether of the Hijri calendar."""
    for form in yearless_forms():
        for found in form.finditer(plain):
            if month := month_of(found):
                yield found.start(), found.end(), int(found["day"]), *month


@dataclass(frozen=True, slots=True)
class Written:
    """`day` is None where only a year is written; `year` is as it was written, of its own calendar."""

    day: date | None
    year: int
    is_hijri: bool


def written_date(text: str) -> Written | None:
    """The one day, or else the one year, that a text names; None where it names none or several."""
    plain = without_marks(latin_digits(text))
    days = [each for _, _, each in days_in(plain)]
    if days:
        return days[0] if all(each and each.day == days[0].day for each in days if days[0]) else None
    return _year(plain)


def days_in(plain: str) -> Iterator[tuple[int, int, Written | None]]:
    """Each day with a year, and where it stands; None for what is written as a day and is none."""
    for found in _NUMBERS.finditer(plain):
        yield found.start(), found.end(), _of_numbers(found, *map(int, found.groups()[:3]))
    for form in forms():
        for found in form.finditer(plain):
            yield found.start(), found.end(), _of_name(found)


def _of_numbers(found: re.Match[str], first: int, month: int, last: int) -> Written | None:
    """Year first or day first."""
    year, day = (first, last) if first > 31 else (last, first)
    return _written(year, month, day, _is_hijri(found, year))


def _of_name(found: re.Match[str]) -> Written | None:
    year, month = int(found["year"]), month_of(found)
    if not month or _is_hijri(found, year) is not month[1]:
        return None
    return _written(year, month[0], int(found["day"]), month[1])


def _is_hijri(found: re.Match[str], year: int) -> bool:
    """As the writer says, or else by the year: no year is one of both calendars."""
    if found["hijri"]:
        return True
    return not found["gregorian"] and year in HIJRI


def _written(year: int, month: int, day: int, is_hijri: bool) -> Written | None:
    if year not in (HIJRI if is_hijri else GREGORIAN):
        return None
    try:
        found = Hijri(year, month, day).to_gregorian() if is_hijri else date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return Written(found, year, is_hijri)


def _year(plain: str) -> Written | None:
    found = list(_YEAR_ALONE.finditer(plain))
    if len(found) != 1 or len(re.findall(r"\d+", plain)) != 1:
        return None
    year, is_hijri = int(found[0]["year"]), _is_hijri(found[0], int(found[0]["year"]))
    return Written(None, year, is_hijri) if year in (HIJRI if is_hijri else GREGORIAN) else None
