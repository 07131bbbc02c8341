"""A poster on one sheet of A4: who invites, to what, and the QR codes that open the registration.

The rules this module guards: whatever the names are, nothing runs over an edge or into its neighbour; and
where there are two codes, each says above it which app it opens.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fpdf.enums import TextDirection

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
    direction_in,
    opened_sheet,
    picture,
    write,
)
from bot.policy.languages import FIRST

WIDTH, MARGIN = 210, 15  # millimetres; the height is 297
ROOM = WIDTH - 2 * MARGIN
SIDE, SMALLER, APART = 96, 80, 14
"""How large a code is that stands alone, how large one of two, and what is white between them."""


@dataclass(frozen=True, slots=True)
class Code:
    """Where it leads. `caption` names the app, `below` is what one types instead; both only where another
    code stands beside it."""

    link: str
    caption: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on it, in the `language` of the edition; `second_…` is the same in the other one.

    `write` says what to do instead of scanning, and `typed` what is typed then. `window` says when one
    can register; empty leaves it out, as an empty `contacts` does. There are one code or two.
    """

    society: str
    name: str
    second_name: str
    terms: str
    scan: str
    second_scan: str
    write: str
    typed: str
    codes: tuple[Code, ...]
    window: str = ""
    contacts: str = ""
    language: str = FIRST

    @property
    def direction(self) -> TextDirection:
        return direction_in(self.language)


SOCIETY = Style(24, 11, WHITE, "B")
NAME = Style(54, 16, TEAL, "B")
SECOND_NAME = Style(17, 10, SOFT)
TERMS = Style(19, 10, INK)
CAPTION = Style(19, 11, TEAL, "B")
BELOW = Style(12, 7, SOFT)
SCAN = Style(24, 12, INK, "B")
SECOND_SCAN = Style(13, 9, SOFT)
WRITE = Style(14, 10, SOFT)
LINK = Style(17, 7, TEAL, "B")
WINDOW = Style(13, 8, INK)
CONTACTS = Style(13, 8, WHITE)


def pdf(poster: Poster) -> bytes:
    """The poster as a PDF of one A4 page."""
    with opened(poster) as sheet:
        _fill(sheet, poster)
        return bytes(sheet.output())


def png(pdf_of_poster: bytes, dpi: int = 150) -> bytes:
    """The page as a picture; 150 dots an inch is 1240 × 1754 pixels."""
    return picture(pdf_of_poster, dpi)


@contextmanager
def opened(poster: Poster) -> Iterator[Sheet]:
    """An empty page for it."""
    with opened_sheet(poster.language, title=poster.name, author=poster.society) as sheet:
        yield sheet


def _fill(sheet: Sheet, poster: Poster) -> None:
    band(sheet, 0, 36, TEAL)
    band(sheet, 36, 1.6, GOLD)
    write(sheet, poster.society, SOCIETY, across(5, 27))
    write(sheet, poster.name, NAME, across(43, 36))
    write(sheet, poster.second_name, SECOND_NAME, across(79, 10))
    write(sheet, poster.terms, TERMS, across(89, 20))
    _codes(sheet, poster)
    write(sheet, poster.scan, SCAN, across(214, 12))
    write(sheet, poster.second_scan, SECOND_SCAN, across(226, 7))
    write(sheet, poster.write, WRITE, across(236, 8))
    write(sheet, poster.typed, LINK, across(244, 12))
    write(sheet, poster.window, WINDOW, across(260, 12))
    band(sheet, 277, 20, TEAL)
    write(sheet, poster.contacts, CONTACTS, across(279, 16))


def across(top: float, height: float) -> Box:
    """From margin to margin."""
    return Box(MARGIN, top, ROOM, height)


def _codes(sheet: Sheet, poster: Poster) -> None:
    """Of two, the first one stands where the edition's readers begin."""
    if len(poster.codes) == 1:
        code(sheet, poster.codes[0].link, (WIDTH - SIDE) / 2, 114, SIDE)
        return
    left = (WIDTH - 2 * SMALLER - APART) / 2
    places = [left, left + SMALLER + APART]
    if poster.direction is TextDirection.RTL:
        places.reverse()
    for each, place in zip(poster.codes, places, strict=True):
        write(sheet, each.caption, CAPTION, Box(place, 110.5, SMALLER, 10.5))
        code(sheet, each.link, place, 123, SMALLER)
        write(sheet, each.below, BELOW, Box(place, 205, SMALLER, 7))
