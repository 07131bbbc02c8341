"""A QR code as a picture.

The rule this module guards: black on white, with the quiet zone of four modules that every reader counts
on, and whole pixels for each module, so that nothing is blurred.
"""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO

from PIL import Image
from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.main import QRCode

QUIET = 4  # modules on each side
WIDTH = 720  # pixels at least: a phone shows it sharp, and Telegram does not enlarge it


def modules(content: str, *, for_print: bool = False) -> list[list[bool]]:
    """True is black; without the quiet zone. What is printed stands a quarter of its face being dirtied,
    what a screen shows 15 %."""
    code = QRCode(error_correction=ERROR_CORRECT_Q if for_print else ERROR_CORRECT_M, border=0)
    code.add_data(content)
    code.make(fit=True)
    return [[bool(dark) for dark in row] for row in code.get_matrix()]


@lru_cache(maxsize=64)
def png(content: str) -> bytes:
    """A square of at least `WIDTH` pixels, one bit a pixel."""
    rows = modules(content)
    side = len(rows) + 2 * QUIET
    small = Image.new("1", (side, side), 1)
    for x, y in _dark(rows):
        small.putpixel((x + QUIET, y + QUIET), 0)
    scale = -(-WIDTH // side)
    drawn = BytesIO()
    small.resize((side * scale, side * scale), Image.Resampling.NEAREST).save(drawn, "PNG", optimize=True)
    return drawn.getvalue()


def _dark(rows: list[list[bool]]) -> Iterator[tuple[int, int]]:
    for y, row in enumerate(rows):
        yield from ((x, y) for x, dark in enumerate(row) if dark)
