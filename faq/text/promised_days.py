"""The days that somebody promises something for: «الأحد الجاي», «خلال ثلاثة أيام عمل», Sunday 7 December.

The rule this module guards: a day is read for a question that a person answers with one press, never for
more; a day that is over is read as over, so that it can be said; and what somebody else said is quoted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from faq.text.date_input import latin_digits
from faq.text.named_days import Edge, Found, found_in, gap
from faq.text.spoken_dates import without_marks

SHOWN = 200
"""Characters of a promise; a longer sentence is cut around its day."""

_BEFORE = 120  # of a sentence that is cut: so much stands before the day
_SENTENCE = re.compile(r"(?:[^\n؟?!؛;.]|\.(?!\s|$))+")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"\n]*\"")


@dataclass(frozen=True, slots=True)
class Promised:
    """The sentence that promises, and for which `day`; where the day follows from the calendar, after so
    many `working_days` instead. `edge` says what is meant where the office is closed on that day."""

    sentence: str
    day: date | None = None
    working_days: int = 0
    edge: Edge = Edge.ON


def promised(text: str, today: date, *, by_hand: bool = False) -> Promised | None:
    """The first promise for a day that is not over, or else the first of one that is; None: no day is
    named. Whoever writes it by hand may mean today."""
    found = promises(text, today, by_hand=by_hand)
    ahead = (each for each in found if each.day is None or each.day >= today)
    return next(ahead, found[0] if found else None)


def promises(text: str, today: date, *, by_hand: bool = False) -> tuple[Promised, ...]:
    """Each day once, in the order in which they are named."""
    unquoted = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    found: dict[tuple[date | None, int], Promised] = {}
    for sentence in _SENTENCE.finditer(text):
        said = unquoted[slice(*sentence.span())]
        for each in _of_sentence(sentence, said, today, by_hand=by_hand):
            found.setdefault((each.day, each.working_days), each)
    return tuple(found.values())


def _of_sentence(
    sentence: re.Match[str], unquoted: str, today: date, *, by_hand: bool
) -> Iterator[Promised]:
    plain = without_marks(latin_digits(unquoted))
    for each in _together(list(found_in(plain, today, by_hand=by_hand)), plain):
        said = _around(sentence[0], each.start * len(sentence[0]) // max(len(plain), 1))
        yield Promised(said, each.day, each.working_days, each.edge)


def _around(sentence: str, at: int) -> str:
    said = " ".join(sentence.split())
    if len(said) <= SHOWN:
        return said
    first = max(at - _BEFORE, 0)
    part = sentence[first : first + SHOWN].split()
    kept = part[1:-1] if first else part[:-1]
    return " ".join((*(["…"] if first else []), *kept, "…"))[:SHOWN]


def _together(found: list[Found], plain: str) -> Iterator[Found]:
    """A span («من ٢٨ ديسمبر إلى ٣ يناير») is kept by its last day; a day that is said twice («الأحد ٦
    ديسمبر») is the one that is written out."""
    waits: Found | None = None
    for each in found:
        between = gap(plain[waits.end : each.start]) if waits else None
        if waits and between == "to":
            waits = replace(each, start=waits.start, day=_later(waits, each))
        elif waits and (between == "same" or (between == "" and waits.is_written != each.is_written)):
            told = waits if waits.is_written else each
            waits = replace(told, start=waits.start, end=each.end)
        else:
            if waits:
                yield waits
            waits = each
    if waits:
        yield waits


def _later(first: Found, last: Found) -> date | None:
    """«الأحد أو الاثنين», said on a Monday, is the Monday behind that Sunday."""
    return max(filter(None, (first.day, last.day)), default=None)
