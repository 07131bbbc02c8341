"""Rows of what a verb found, for eyes, in a terminal of any width.

The rule this module guards: nothing is cut off. Rows that do not fit side by side are told one below the
other, each value behind its heading, and broken between words.
"""

import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from unicodedata import category, east_asian_width

from bot.commands.printable import printable

GAP = 2
NARROWEST = 20
Cells = Sequence[str]


def width_of(text: str) -> int:
    """In columns of a terminal: marks above letters take none, and some letters take two."""
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in ("W", "F") else 1


class Rows:
    """A table that is being filled. A heading may be empty, where the values say what they are."""

    def __init__(self, *headings: str, title: str = "") -> None:
        self._headings, self._title = headings, title
        self._rows: list[Cells] = []

    def add(self, *cells: str) -> None:
        """Shown as it is: no cell is markup, and none moves the terminal."""
        self._rows.append(cells)

    def show(self) -> None:
        """On standard output, as wide as the terminal."""
        width = max(NARROWEST, shutil.get_terminal_size().columns)
        for line in (*wrapped(self._title, width), *table(self._headings, self._rows, width)):
            sys.stdout.write(line + "\n")


def table(headings: Cells, rows: Sequence[Cells], width: int) -> Iterator[str]:
    """The lines, none wider than `width` but where one word is."""
    shown = [[" ".join(printable(cell).split()) for cell in row] for row in rows]
    kept = [at for at, _ in enumerate(headings) if any(row[at] for row in shown)]
    columns = [max(width_of(row[at]) for row in (headings, *shown)) for at in kept]
    if sum(columns) + GAP * (len(columns) - 1) <= width:
        for row in (headings, *shown) if any(headings) else shown:
            yield _side_by_side([row[at] for at in kept], columns)
    else:
        yield from _below_each_other(
            [headings[at] for at in kept], [[r[at] for at in kept] for r in shown], width
        )


def _side_by_side(cells: Cells, columns: Sequence[int]) -> str:
    padded = (
        cell + " " * (column - width_of(cell) + GAP) for cell, column in zip(cells, columns, strict=True)
    )
    return "".join(padded).rstrip()


def _below_each_other(headings: Cells, rows: Sequence[Cells], width: int) -> Iterator[str]:
    for number, row in enumerate(rows):
        if number:
            yield ""
        for heading, cell in zip_longest(headings, row, fillvalue=""):
            if cell:
                yield from wrapped(f"{heading}: {cell}" if heading else cell, width)


def wrapped(text: str, width: int, indent: str = "  ") -> Iterator[str]:
    """Broken between words; from the second line on behind `indent`."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line.strip() else f"{line}{word}"
        if line.strip() and width_of(longer) > width:
            yield line
            line = f"{indent}{word}"
        else:
            line = longer
    if line:
        yield line
