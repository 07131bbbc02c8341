"""A page that text, codes and bands are drawn on.

The rules this module guards: whatever the text is, it stays within its box: it wraps, then shrinks, and
at last is cut with an ellipsis; and a code stands on white, alone.
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
from bot.policy.languages import direction

NARROWER = 4  # millimetres: how finely lines are balanced
LEADING = 1.42  # of the letters' size: Arabic marks above and below need it
POINT = 25.4 / 72  # millimetres

_BREAKING = re.compile(r"[^\S\u00a0]+")
_ARABIC, _LATIN = re.compile("[\u0620-\u064a\u066e-\u06d3]"), re.compile("[A-Za-z]")

Colour = tuple[int, int, int]
TEAL, INK, SOFT, GOLD, WHITE = (15, 92, 85), (27, 42, 42), (86, 99, 99), (201, 150, 47), (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes are in points: the text is set as large as fits, between `least` and `most`."""

    most: float
    least: float
    colour: Colour
    face: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """In millimetres of the page, from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


class Sheet(FPDF):
    """fpdf2 2.8.9 parts a word at its vowel marks, because their script is "inherited", and the letters
    around them no longer join. A sheet without markdown needs no parting but by direction."""

    direction = TextDirection.RTL

    def _parse_chars(self, text: str, *_: Any, **__: Any) -> Iterator[Fragment]:
        yield Fragment(text, self._get_current_graphics_state(), self.k)


@contextmanager
def opened_sheet(
    language: str, size: str | tuple[float, float] = "A4", title: str = "", author: str = ""
) -> Iterator[Sheet]:
    """An empty page, whose font files are closed at the end."""
    sheet = Sheet(format=size)
    sheet.set_auto_page_break(False)
    sheet.set_margin(0)
    sheet.c_margin = 0
    sheet.set_title(title)
    sheet.set_author(author)
    sheet.set_lang(language)
    sheet.direction = direction_in(language)
    try:
        for style, file in FACES.items():
            sheet.add_font("Plex", style, FONTS / file)
        sheet.add_page()
        yield sheet
    finally:
        for font in sheet.fonts.values():
            cast(TTFFont, font).ttfont.close()


def picture(pdf: bytes, dpi: float) -> bytes:
    """The page as a PNG."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn = BytesIO()
        document[0].render(scale=dpi / 72).to_pil().save(drawn, "PNG", optimize=True)
        return drawn.getvalue()
    finally:
        document.close()


def band(sheet: Sheet, top: float, height: float, colour: Colour) -> None:
    """From edge to edge."""
    sheet.set_fill_color(*colour)
    sheet.rect(0, top, sheet.w, height, style="F")


# text that fits


def direction_in(language: str) -> TextDirection:
    return TextDirection.RTL if direction(language) == "rtl" else TextDirection.LTR


def direction_of(text: str, usual: TextDirection) -> TextDirection:
    """That of the edition, whatever a line begins with; a text that has letters of the other script alone
    is of the other one."""
    has_arabic, has_latin = bool(_ARABIC.search(text)), bool(_LATIN.search(text))
    if has_arabic == has_latin:
        return usual
    return TextDirection.RTL if has_arabic else TextDirection.LTR


def write(sheet: Sheet, text: str, style: Style, box: Box) -> None:
    """The text in the middle of its box, as large as the box allows, in lines of about one length. What a
    no-break space holds together stays on one line."""
    words = _BREAKING.sub(" ", text).strip()
    if not words:
        return
    sheet.set_text_shaping(True, direction=direction_of(words, sheet.direction))
    sheet.set_text_color(*style.colour)
    size, lines = fitted(sheet, words, style, box)
    if not _breaks_a_word(lines, words):
        lines = balanced(sheet, words, lines, style, size, box.width)
    step = size * POINT * LEADING
    sheet.set_font("Plex", style.face, size)
    sheet.set_xy(box.left, box.top + (box.height - step * len(lines)) / 2)
    for line in lines:
        sheet.cell(box.width, step, line, align="C", new_x=XPos.LEFT, new_y=YPos.NEXT)


def fitted(sheet: Sheet, text: str, style: Style, box: Box) -> tuple[float, list[str]]:
    """The largest size whose lines fit, found by halving; else the least, and the rest cut off."""

    def too_large(size: float) -> bool:
        lines = _lines(sheet, text, style, size, box.width)
        return not _fits(lines, size, box.height) or _breaks_a_word(lines, text)

    sizes = [style.least + step / 2 for step in range(1, 2 * int(style.most - style.least) + 1)]
    fitting = bisect_left(sizes, True, key=too_large)
    if fitting:
        return sizes[fitting - 1], _lines(sheet, text, style, sizes[fitting - 1], box.width)
    return style.least, _cut(sheet, text, style, box)


def _lines(sheet: Sheet, text: str, style: Style, size: float, width: float) -> list[str]:
    sheet.set_font("Plex", style.face, size)
    lines = MethodReturnValue.LINES
    found = cast(list[str], sheet.multi_cell(width, None, text, dry_run=True, output=lines))
    return [line.strip() for line in found]


def _fits(lines: list[str], size: float, height: float) -> bool:
    return len(lines) * size * POINT * LEADING <= height


def balanced(
    sheet: Sheet, text: str, lines: list[str], style: Style, size: float, room: float
) -> list[str]:
    """As many lines, and no word alone on the last one."""
    width, best = room - NARROWER, lines
    while len(lines) > 1 and width > room / 2:
        found = _lines(sheet, text, style, size, width)
        if len(found) > len(lines) or _breaks_a_word(found, text):
            break
        best, width = found, width - NARROWER
    return best


def _breaks_a_word(lines: list[str], text: str) -> bool:
    return " ".join(lines) != text.replace("\u00a0", " ")  # which is how fpdf2 gives it back


def _cut(sheet: Sheet, text: str, style: Style, box: Box) -> list[str]:
    """As many words as fit in the smallest letters; a single word is cut where it must."""
    lines = _lines(sheet, text, style, style.least, box.width)
    room = max(1, int(box.height / (style.least * POINT * LEADING)))
    if len(lines) <= room:
        return lines
    kept = " ".join(lines[:room])
    while True:
        kept = kept.rpartition(" ")[0] or kept[:-1]
        lines = _lines(sheet, f"{kept}…", style, style.least, box.width)
        if len(lines) <= room:
            return lines


# the code


def code(sheet: Sheet, link: str, left: float, top: float, side: float) -> None:
    """The code in vectors, in a frame that keeps its quiet zone clear."""
    rows = modules(link, for_print=True)
    step = side / (len(rows) + 2 * QUIET)
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
