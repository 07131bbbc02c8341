"""A poster on one sheet of A4: who invites, to what, and the QR code that opens the registration.

The rules this module guards: whatever the names are, nothing runs over an edge or into its neighbour:
text wraps, then shrinks, and at last is cut with an ellipsis; and the code stands on white, alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast

import pypdfium2  # type: ignore[import-untyped]  # it has no types
from fpdf import FPDF
from fpdf.enums import MethodReturnValue, TextDirection, XPos, YPos
from fpdf.fonts import TTFFont
from fpdf.line_break import Fragment

from bot.drawing.faces import FACES, FONTS
from bot.drawing.qr import QUIET, modules
from bot.policy.languages import FIRST, direction

WIDTH, MARGIN = 210, 15  # millimetres; the height is 297
ROOM = WIDTH - 2 * MARGIN
NARROWER = 4  # millimetres: how finely lines are balanced
LEADING = 1.42  # of the letters' size: Arabic marks above and below need it
POINT = 25.4 / 72  # millimetres

_BREAKING = re.compile(r"[^\S\u00a0]+")
_ARABIC, _LATIN = re.compile("[\u0620-\u064a\u066e-\u06d3]"), re.compile("[A-Za-z]")

Colour = tuple[int, int, int]
TEAL, INK, SOFT, GOLD, WHITE = (15, 92, 85), (27, 42, 42), (86, 99, 99), (201, 150, 47), (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on it, in the `language` of the edition; `second_…` is the same in the other one.

    `link` is where the code leads. `window` says when one can register; empty leaves it out, as an
    empty `contacts` does.
    """

    society: str
    name: str
    second_name: str
    terms: str
    scan: str
    second_scan: str
    write: str
    link: str
    window: str = ""
    contacts: str = ""
    language: str = FIRST

    @property
    def direction(self) -> TextDirection:
        return TextDirection.RTL if direction(self.language) == "rtl" else TextDirection.LTR


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes are in points: the text is set as large as fits, between `least` and `most`."""

    most: float
    least: float
    colour: Colour
    face: str = ""


SOCIETY = Style(24, 11, WHITE, "B")
NAME = Style(54, 16, TEAL, "B")
SECOND_NAME = Style(17, 10, SOFT)
TERMS = Style(19, 10, INK)
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


def _fill(sheet: "_Sheet", poster: Poster) -> None:
    _band(sheet, 0, 36, TEAL)
    _band(sheet, 36, 1.6, GOLD)
    _write(sheet, poster.society, SOCIETY, 5, 27)
    _write(sheet, poster.name, NAME, 43, 36)
    _write(sheet, poster.second_name, SECOND_NAME, 79, 10)
    _write(sheet, poster.terms, TERMS, 89, 20)
    _code(sheet, poster.link, 114, 96)
    _write(sheet, poster.scan, SCAN, 214, 12)
    _write(sheet, poster.second_scan, SECOND_SCAN, 226, 7)
    _write(sheet, poster.write, WRITE, 236, 8)
    _write(sheet, poster.link.removeprefix("https://"), LINK, 244, 12)
    _write(sheet, poster.window, WINDOW, 260, 12)
    _band(sheet, 277, 20, TEAL)
    _write(sheet, poster.contacts, CONTACTS, 279, 16)


def png(pdf_of_poster: bytes, dpi: int = 150) -> bytes:
    """The page as a picture; 150 dots an inch is 1240 × 1754 pixels."""
    document = pypdfium2.PdfDocument(pdf_of_poster)
    try:
        drawn = BytesIO()
        document[0].render(scale=dpi / 72).to_pil().save(drawn, "PNG", optimize=True)
        return drawn.getvalue()
    finally:
        document.close()


class _Sheet(FPDF):
    """fpdf2 2.8.9 parts a word at its vowel marks, because their script is "inherited", and the letters
    around them no longer join. A sheet without markdown needs no parting but by direction."""

    direction = TextDirection.RTL

    def _parse_chars(self, text: str, *_: Any, **__: Any) -> Iterator[Fragment]:
        yield Fragment(text, self._get_current_graphics_state(), self.k)


@contextmanager
def opened(poster: Poster) -> Iterator[_Sheet]:
    """An empty page, whose font files are closed at the end."""
    sheet = _Sheet(format="A4")
    sheet.set_auto_page_break(False)
    sheet.set_margin(0)
    sheet.c_margin = 0
    sheet.set_title(poster.name)
    sheet.set_author(poster.society)
    sheet.set_lang(poster.language)
    sheet.direction = poster.direction
    try:
        for style, file in FACES.items():
            sheet.add_font("Plex", style, FONTS / file)
        sheet.add_page()
        yield sheet
    finally:
        for font in sheet.fonts.values():
            cast(TTFFont, font).ttfont.close()


def _band(sheet: _Sheet, top: float, height: float, colour: Colour) -> None:
    sheet.set_fill_color(*colour)
    sheet.rect(0, top, WIDTH, height, style="F")


# text that fits


def direction_of(text: str, usual: TextDirection) -> TextDirection:
    """That of the edition, whatever a line begins with; a text that has letters of the other script alone
    is of the other one."""
    has_arabic, has_latin = bool(_ARABIC.search(text)), bool(_LATIN.search(text))
    if has_arabic == has_latin:
        return usual
    return TextDirection.RTL if has_arabic else TextDirection.LTR


def _write(sheet: _Sheet, text: str, style: Style, top: float, height: float) -> None:
    """The text in the middle of its box, as large as the box allows, in lines of about one length. What a
    no-break space holds together stays on one line."""
    words = _BREAKING.sub(" ", text).strip()
    if not words:
        return
    sheet.set_text_shaping(True, direction=direction_of(words, sheet.direction))
    sheet.set_text_color(*style.colour)
    size, lines = _fitted(sheet, words, style, height)
    if not _breaks_a_word(lines, words):
        lines = _balanced(sheet, words, lines, style, size)
    step = size * POINT * LEADING
    sheet.set_font("Plex", style.face, size)
    sheet.set_xy(MARGIN, top + (height - step * len(lines)) / 2)
    for line in lines:
        sheet.cell(ROOM, step, line, align="C", new_x=XPos.LEFT, new_y=YPos.NEXT)


def _fitted(sheet: _Sheet, text: str, style: Style, height: float) -> tuple[float, list[str]]:
    """The largest size whose lines fit, found by halving; else the least, and the rest cut off."""

    def too_large(size: float) -> bool:
        lines = _lines(sheet, text, style, size)
        return not _fits(lines, size, height) or _breaks_a_word(lines, text)

    sizes = [style.least + step / 2 for step in range(1, 2 * int(style.most - style.least) + 1)]
    fitting = bisect_left(sizes, True, key=too_large)
    if fitting:
        return sizes[fitting - 1], _lines(sheet, text, style, sizes[fitting - 1])
    return style.least, _cut(sheet, text, style, height)


def _lines(sheet: _Sheet, text: str, style: Style, size: float, width: float = ROOM) -> list[str]:
    sheet.set_font("Plex", style.face, size)
    lines = MethodReturnValue.LINES
    found = cast(list[str], sheet.multi_cell(width, None, text, dry_run=True, output=lines))
    return [line.strip() for line in found]


def _fits(lines: list[str], size: float, height: float) -> bool:
    return len(lines) * size * POINT * LEADING <= height


def _balanced(sheet: _Sheet, text: str, lines: list[str], style: Style, size: float) -> list[str]:
    """As many lines, and no word alone on the last one."""
    width, best = ROOM - NARROWER, lines
    while len(lines) > 1 and width > ROOM / 2:
        found = _lines(sheet, text, style, size, width)
        if len(found) > len(lines) or _breaks_a_word(found, text):
            break
        best, width = found, width - NARROWER
    return best


def _breaks_a_word(lines: list[str], text: str) -> bool:
    return " ".join(lines) != text.replace("\u00a0", " ")  # which is how fpdf2 gives it back


def _cut(sheet: _Sheet, text: str, style: Style, height: float) -> list[str]:
    """As many words as fit in the smallest letters; a single word is cut where it must."""
    lines = _lines(sheet, text, style, style.least)
    room = max(1, int(height / (style.least * POINT * LEADING)))
    if len(lines) <= room:
        return lines
    kept = " ".join(lines[:room])
    while True:
        kept = kept.rpartition(" ")[0] or kept[:-1]
        lines = _lines(sheet, f"{kept}…", style, style.least)
        if len(lines) <= room:
            return lines


# the code


def _code(sheet: _Sheet, link: str, top: float, side: float) -> None:
    """The code in vectors, in a frame that keeps its quiet zone clear."""
    rows = modules(link, for_print=True)
    left, step = (WIDTH - side) / 2, side / (len(rows) + 2 * QUIET)
    sheet.set_draw_color(*TEAL)
    sheet.set_line_width(0.8)
    sheet.rect(left - 1, top - 1, side + 2, side + 2, style="D", round_corners=True, corner_radius=4)
    sheet.set_fill_color(0, 0, 0)
    for y, row in enumerate(rows):
        for x, width in _runs(row):
            sheet.rect(left + (x + QUIET) * step, top + (y + QUIET) * step, width * step, step, style="F")


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """Where black begins and how long it is: one stroke a run leaves no seams between modules."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs
