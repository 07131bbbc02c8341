"""A slip of paper for somebody who wrote nothing here: their number, the day that was promised, and how
they follow it (A5).

The rule this module guards: it says nothing of what they told, nor who they are: paper gets lost.
"""

from dataclasses import dataclass

from bot.drawing.poster import Code
from bot.drawing.sheet import (
    GOLD,
    INK,
    SOFT,
    TEAL,
    WHITE,
    Box,
    Sheet,
    Style,
    band,
    code,
    opened_sheet,
    write,
)

SIZE = (148, 210)  # millimetres
MARGIN = 10
ROOM = SIZE[0] - 2 * MARGIN
SIDE, SMALLER, APART = 62, 56, 10

SOCIETY = Style(17, 9, WHITE, "B")
TITLE = Style(15, 9, SOFT)
NUMBER = Style(40, 20, TEAL, "B")
LINE = Style(13, 8, INK)
CAPTION = Style(12, 8, TEAL, "B")
SMALL = Style(10, 7, SOFT)


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands on it, in its `language`. `typed` is what one writes instead of scanning;
    `call` says whom one calls, and may be empty."""

    society: str
    title: str
    number: str
    promise: str
    due: str
    scan: str
    instead: str
    typed: str
    until: str
    call: str
    codes: tuple[Code, ...]
    language: str


def pdf(slip: Printed) -> bytes:
    with opened_sheet(slip.language, SIZE, title=slip.title, author=slip.society) as sheet:
        _fill(sheet, slip)
        return bytes(sheet.output())


def _fill(sheet: Sheet, slip: Printed) -> None:
    band(sheet, 0, 22, TEAL)
    band(sheet, 22, 1.2, GOLD)
    write(sheet, slip.society, SOCIETY, _across(3, 16))
    write(sheet, slip.title, TITLE, _across(27, 9))
    write(sheet, slip.number, NUMBER, _across(36, 20))
    write(sheet, slip.promise, LINE, _across(57, 8))
    write(sheet, slip.due, LINE, _across(65, 15))
    _codes(sheet, slip)
    write(sheet, slip.scan, LINE, _across(155, 8))
    write(sheet, slip.instead, SMALL, _across(163, 8))
    write(sheet, slip.typed, CAPTION, _across(171, 8))
    write(sheet, slip.until, SMALL, _across(179, 12))
    write(sheet, slip.call, LINE, _across(193, 11))


def _across(top: float, height: float) -> Box:
    return Box(MARGIN, top, ROOM, height)


def _codes(sheet: Sheet, slip: Printed) -> None:
    """Of two, each says above it which app it opens."""
    first, *rest = slip.codes
    if not rest:
        code(sheet, first.link, (SIZE[0] - SIDE) / 2, 88, SIDE)
        return
    left = (SIZE[0] - 2 * SMALLER - APART) / 2
    for each, place in zip(slip.codes, (left + SMALLER + APART, left), strict=False):
        write(sheet, each.caption, CAPTION, Box(place, 84, SMALLER, 8))
        code(sheet, each.link, place, 94, SMALLER)
