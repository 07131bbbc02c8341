"""Two QR codes as one picture, each under the name of the app that it opens.

The rule this module guards: whoever scans sees which code opens which app, and neither stands so near the
other that a camera takes both.
"""

from collections.abc import Sequence
from functools import lru_cache

from fpdf.enums import TextDirection

from bot.drawing.poster import CAPTION, Code
from bot.drawing.sheet import Box, code, direction_in, opened_sheet, picture, write

SIDE, EDGE, APART, HEAD = 80, 10, 20, 16  # millimetres
WIDTH, HEIGHT = 2 * SIDE + 2 * EDGE + APART, HEAD + SIDE + EDGE
DPI = 229  # a code is 720 pixels wide, as one alone is


@lru_cache(maxsize=64)
def png(codes: tuple[Code, ...], language: str) -> bytes:
    """The first one stands where the language's readers begin."""
    with opened_sheet(language, (WIDTH, HEIGHT)) as sheet:
        for each, left in zip(codes, _places(language), strict=True):
            write(sheet, each.caption, CAPTION, Box(left, 3, SIDE, HEAD - 5))
            code(sheet, each.link, left, HEAD, SIDE)
        return picture(bytes(sheet.output()), DPI)


def _places(language: str) -> Sequence[float]:
    places = (EDGE, EDGE + SIDE + APART)
    return places[::-1] if direction_in(language) is TextDirection.RTL else places
