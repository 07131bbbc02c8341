"""How a sentence names a day, as patterns of the words in faq/lexicon/promised.yaml.

The rule this module guards: they are made once a process, before a turn begins (faq/detect/ready.py).
"""

import re
from functools import cache

from faq.lexicon import lexicon
from faq.text.spoken_dates import MONTH, without_marks

WEEKDAYS = tuple(
    f"weekday.{day}"
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)
NUMBERS = tuple(
    f"number.{number}"
    for number in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
)
ORDINALS = tuple(
    f"ordinal.{number}"
    for number in (
        *("first", "second", "third", "fourth", "fifth"),
        *("sixth", "seventh", "eighth", "ninth", "tenth"),
    )
)
_OTHERS = (
    *("past", "coming", "this", "every", "within", "tomorrow", "today", "day", "week", "month", "year"),
    *("hour", "two-days", "two-weeks", "two-months", "working", "to", "same", "ending", "middle"),
    *("beginning", "before", "after", "until", "eid", "eid-fitr", "eid-adha"),
    *("eleventh", "ten", "twenty", "thirty", "denied", "no-day-before", "no-day-after"),
)
LISTS = lexicon("promised", *WEEKDAYS, *NUMBERS, *ORDINALS, *_OTHERS)


def one_of(*names: str) -> str:
    words = (without_marks(word) for name in names for word in LISTS[name])
    return rf"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


_EDGE, _END = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_THE = r"(?:وب|و|ب|ل)?(?:ال|لل)?"
_NEXT = rf"(?:\s+(?P<next>{one_of('coming')}))?"


@cache
def weekdays() -> tuple[re.Pattern[str], ...]:
    day = rf"(?:(?:و|ب|وب)?ال|و?لل|{one_of('day')}\s+|(?=[a-z]))"
    behind = (
        rf"(?P<twice>\s+بعد\s+{one_of('coming')})?(?P<past>\s+{one_of('past')})?"
        rf"(?:\s+{one_of('coming')})?"
    )
    before = rf"(?P<every>{one_of('every')}\s+)?(?P<last>last\s+)?(?:{one_of('coming', 'this')}\s+)?"
    return tuple(
        re.compile(rf"{_EDGE}{before}{day}{one_of(name)}{_END}{behind}{_END}(?!\s+عشر)", re.I)
        for name in WEEKDAYS
    )


@cache
def spans() -> re.Pattern[str]:
    count = rf"(?:\d{{1,3}}|{one_of(*NUMBERS)})"
    units = "|".join(rf"(?P<{unit}>{one_of(unit)})" for unit in ("day", "week", "month", "year", "hour"))
    two = "|".join(rf"(?P<{unit}2>{one_of(f'two-{unit}s')})" for unit in ("day", "week", "month"))
    until = rf"(?:\s*[-–—]\s*|\s+{one_of('to')}\s+)"
    less = rf"(?:{count}|{one_of('two-days', 'two-weeks', 'two-months', 'week', 'day', 'month')})"
    return re.compile(
        rf"{_EDGE}(?:(?P<in>{one_of('within')})\s+(?:من\s+)?|(?=من\s+\d)(?P<of>من)\s+)(?:{less}{until})?"
        rf"(?:(?:{two})(?:{until}(?P<count2>{count}))?"
        rf"|(?:(?:(?P<one>an?|one)|(?P<count>{count}))\s+)?(?P<working1>(?:working|business)\s+)?"
        rf"(?:{units})(?:\s+واحد)?)(?P<working2>\s+{one_of('working')})?{_END}",
        re.I,
    )


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    unit = rf"(?P<week>{one_of('week')})|(?P<month>{one_of('month')})|(?P<year>{one_of('year')})"
    this = rf"(?:{one_of('this')}\s+|the\s+)?"
    of = r"(?:\s+(?:في|من|of))?"
    named = rf"(?:(?:شهر\s+)?{MONTH})"
    part = (
        rf"(?P<ending>{one_of('ending')})|(?P<middle>{one_of('middle')})"
        rf"|(?P<first>{one_of('beginning')})"
    )
    which = rf"(?P<fitr>{one_of('eid-fitr')})|(?P<adha>{one_of('eid-adha')})"
    feast = rf"{_THE}(?P<eid>{one_of('eid')})(?:[\s-]+(?:ال)?(?:al-?)?(?:{which}))?"
    whole = rf"(?:ال)(?:{unit})\s+{one_of('coming')}"
    return {
        "part": re.compile(
            rf"{_EDGE}(?:ب|ل|في\s+|by\s+|at\s+)?(?:the\s+)?(?:{part}){of}\s+{this}"
            rf"(?:(?P<coming>{one_of('coming')})\s+)?"
            rf"(?:{named}|(?:ال|(?<=[a-z]\s)|(?<=هذا\s))(?:{unit})){_END}{_NEXT}",
            re.I,
        ),
        "beside": re.compile(
            rf"{_EDGE}(?:(?P<before>{one_of('before')})|(?P<after>{one_of('after')}))\s+"
            rf"(?:{named}|{feast}){_END}(?!\s*\d)",
            re.I,
        ),
        "in": re.compile(rf"{_EDGE}(?:خلال|during)\s+{named}{_END}(?!\s*\d)", re.I),
        "whole": re.compile(
            rf"{_EDGE}(?:{whole}|{one_of('coming')}\s+(?:(?P<w>week)|(?P<m>month)|(?P<y>year))){_END}",
            re.I,
        ),
        "this": re.compile(
            rf"{_EDGE}(?:(?:خلال\s+)(?:{one_of('this')}\s+)?ال(?P<week>{one_of('week')})"
            rf"|{one_of('this')}\s+(?:ال)?(?P<w>{one_of('week')})){_END}"
            rf"(?!\s+{one_of('past', 'coming')})",
            re.I,
        ),
        "tomorrow": re.compile(
            rf"{_EDGE}(?P<after>بعد\s+|day after )?(?:ال|ل)?{one_of('tomorrow')}{_END}", re.I
        ),
        "today": re.compile(rf"{_EDGE}{one_of('today')}{_END}", re.I),
        "slash": re.compile(
            r"(?<![\d/.])(?P<day>\d{1,2})\s*/\s*(?P<month>\d{1,2})(?![\d/]|\s*/)(?P<hijri>\s*ه)?" + _END
        ),
        "alone": re.compile(  # what counts runs upward: 12-15
            r"(?<![\d.-])(?P<day>1[3-9]|2\d|3[01])-(?P<month>1[0-2]|0?[1-9])(?![\d.-])(?P<hijri>\s*ه)?"
            + _END
        ),
        "ordinal": re.compile(
            rf"{_EDGE}(?:ال)?(?:(?P<unit>{one_of(*ORDINALS, 'eleventh')})(?:\s+(?P<ten>{one_of('ten')})"
            rf"|\s+و(?:ال)?(?:(?P<twenty>{one_of('twenty')})|(?P<thirty>{one_of('thirty')})))?"
            rf"|(?P<tens>{one_of('twenty', 'thirty')}))\s+(?:من\s+)?(?:شهر\s+)?{MONTH}{_END}",
            re.I,
        ),
        "dash": re.compile(
            rf"{_EDGE}(?:{one_of('day', 'same')}|on|{one_of('before', 'until')})\s+"
            r"(?P<day>\d{1,2})\s*[-.]\s*(?P<month>\d{1,2})(?![\d.-]|\s*[-/.]\s*\d)(?P<hijri>\s*ه)?" + _END
        ),
        "number": re.compile(
            rf"{_EDGE}(?:(?:{one_of('day', 'same')}|ليوم)\s+(?P<day>\d{{1,2}})"
            rf"|the\s+(?P<nth>\d{{1,2}})(?:st|nd|rd|th))(?![\d/.:-])"
            rf"(?:\s+(?:من|of)\s+{this}(?:ال)?(?:{one_of('month')})(?:\s+(?P<next>{one_of('coming')}))?)?{_END}",
            re.I,
        ),
    }


@cache
def guards() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"{_EDGE}(?:ال|بال|وال)?{one_of('no-day-before')}\.?\s*[:#]?\s*$", re.I),
        re.compile(rf"\s*(?:%|٪|{one_of('no-day-after')}{_END})", re.I),
        re.compile(rf"{_EDGE}{one_of('before')}\s+(?:{one_of('day')}\s+)?$", re.I),
        re.compile(rf"{_EDGE}{one_of('after')}\s+(?:{one_of('day')}\s+)?$", re.I),
    )


@cache
def denied() -> re.Pattern[str]:
    return re.compile(rf"{_EDGE}{one_of('denied')}\s+$", re.I)


def make_ready() -> None:
    """They are long: faq/detect/ready.py says when they are made."""
    for made in (weekdays, spans, patterns, guards, denied):
        made()
