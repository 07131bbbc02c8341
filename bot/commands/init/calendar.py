"""Office hours, days off and the country, as people type them."""

import re
from collections.abc import Mapping, Sequence

from babel import Locale
from babel.core import get_global
from babel.dates import get_day_names

from bot.commands.common import DIGITS
from bot.commands.init.question import NOTHING, folded, judged
from bot.commands.language import language, say
from bot.policy.calendar_rules import WEEKDAYS
from bot.policy.languages import ARABIC, FIRST, LANGUAGES

_BETWEEN = re.compile(r"[,،;؛]| و(?=[\s\d])| and ")
_SPAN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|ال[يى]|to)\s*(\d{1,2})(?:[:.](\d{2}))?")


def hours(written: str) -> list[str]:
    """`8-12, 13-16` is how config.yaml writes `["08:00-12:00", "13:00-16:00"]`."""
    periods = [_period(each) for each in _BETWEEN.split(folded(written)) if each.strip()]
    return list(judged("calendar.hours", periods, "init-wrong-hours"))


def _period(text: str) -> str:
    found = _SPAN.fullmatch(text.strip())
    if not found:
        return text
    opens, minutes, closes, until = found.groups()
    return f"{int(opens):02}:{minutes or '00'}-{int(closes):02}:{until or '00'}"


def weekend(written: str) -> list[str]:
    """Names of days, in any language of ours."""
    if folded(written) in {NOTHING, *map(folded, ("none", "بلا", "لا شيء"))}:
        return []
    names = [each for each in re.split(r"[\s,،;]+|\band\b", folded(written)) if each]
    days = [_day(each) for each in names]
    return list(judged("calendar.weekend", days, "init-wrong-weekend"))


def _day(name: str) -> str:
    return next((day for day, known in _days().items() if _bare(name) in map(_bare, known)), name)


def _days() -> Mapping[str, tuple[str, ...]]:
    by_language = [get_day_names("wide", locale=code) for code in LANGUAGES]
    return {
        day: (day, *(folded(names[number]) for names in by_language))
        for number, day in enumerate(WEEKDAYS)
    }


def _bare(name: str) -> str:
    """Without «و» and «ال», which are joined to an Arabic name."""
    return folded(name).removeprefix("و").removeprefix("ال")


def days_said(days: Sequence[str]) -> str:
    names = get_day_names("wide", locale=language())
    joint = "، " if language() == ARABIC.code else ", "
    return joint.join(names[WEEKDAYS.index(day)] for day in days) or say("init-none")


def hours_said(periods: Sequence[str]) -> str:
    return ", ".join(periods)


def country(written: str) -> str | None:
    """A code of two letters, or the name of a country in any language of ours; none has no holidays."""
    said = folded(written)
    if said in {NOTHING, *map(folded, ("none", "بلا", "لا شيء"))}:
        return None
    code = next((code for code, names in _countries().items() if said in names), written.upper())
    return str(judged("calendar.country", code, "init-wrong-country"))


def _countries() -> Mapping[str, tuple[str, ...]]:
    """Of each its names; «السعودية» is a part of one that no other has."""
    codes = (str(code) for code in Locale(FIRST).territories)
    named = {code: _names(code) for code in codes if re.fullmatch("[A-Z]{2}", code)}
    owners: dict[str, list[str]] = {}
    for code, names in named.items():
        for part in {part for name in names for part in name.split() if len(part) > 3}:
            owners.setdefault(part, []).append(code)
    own = {part: found[0] for part, found in owners.items() if len(found) == 1}
    return {
        code: (*names, *(part for part, owner in own.items() if owner == code))
        for code, names in named.items()
    }


def _names(code: str) -> tuple[str, ...]:
    found = (Locale(language).territories.get(code, "") for language in LANGUAGES)
    return (folded(code), *(folded(name) for name in found if name))


def zone_of(country: str | None) -> str | None:
    """Where a country has one zone, that."""
    zones: Sequence[str] = get_global("territory_zones").get(country or "", ())
    return zones[0] if len(zones) == 1 else None


def zone(written: str) -> str:
    return str(judged("calendar.timezone", written.translate(DIGITS), "init-wrong-zone"))
