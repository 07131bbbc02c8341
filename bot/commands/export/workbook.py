"""A table as a workbook.

The rules this module guards: a text is written as a text, so that nothing of it is a formula or a link; a
moment is a moment and a number a number; a sheet reads from right to left in Arabic.
"""

import io
import re
from datetime import date, datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from bot.commands.export.table import WIDTHS, Cell, Kind, Sheet

LONGEST = 32_767
"""Units of UTF-16 that Excel has room for in a cell."""

FIRST_DAY = 1900
"""The year in which a spreadsheet's days begin."""

CUT = "…"
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f']")
LONGEST_NAME = 31
_FORMATS = {Kind.DAY: "yyyy-mm-dd", Kind.MOMENT: "yyyy-mm-dd hh:mm", Kind.NUMBER: "0"}


def written(sheets: tuple[Sheet, ...], *, right_to_left: bool) -> bytes:
    held = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(held, options) as book:
        book.set_properties({"comments": ""})
        taken: set[str] = set()
        for sheet in sheets:
            page = book.add_worksheet(_name(sheet.name, taken))
            if right_to_left:
                page.right_to_left()
            _fill(book, page, sheet)
    return held.getvalue()


def _name(wanted: str, taken: set[str]) -> str:
    """As a spreadsheet allows it, and no other sheet's."""
    plain = _NOT_IN_A_NAME.sub(" ", _text(wanted)).strip() or "-"
    plain = f"{plain} 1" if plain.casefold() == "history" else plain  # a name that Excel keeps for itself
    name, count = plain[:LONGEST_NAME], 1
    while name.casefold() in taken:
        count += 1
        name = f"{plain[: LONGEST_NAME - 4]} {count}"
    taken.add(name.casefold())
    return name


def _fill(book: Any, page: Any, sheet: Sheet) -> None:
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    forms = {kind: book.add_format(_look(kind)) for kind in Kind}
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, max(WIDTHS[column.kind], min(len(column.title) + 4, 40)))
        page.write_string(0, place, _text(column.title), head)
    for line, row in enumerate(sheet.rows, start=1):
        for place, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
            _write(page, (line, place), cell, forms[column.kind], forms[Kind.TEXT])
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _look(kind: Kind) -> dict[str, Any]:
    """Text keeps its mark when somebody edits the cell: it does not become a formula then."""
    if kind in _FORMATS:
        return {"num_format": _FORMATS[kind], "valign": "top"}
    return {"num_format": "@", "quote_prefix": True, "valign": "top", "text_wrap": kind is Kind.LONG}


def _write(page: Any, at: tuple[int, int], cell: Cell, form: Any, text: Any) -> None:
    match cell:
        case None | "":
            page.write_blank(*at, None, form)
        case datetime() | date():
            if cell.year < FIRST_DAY:
                page.write_string(*at, cell.isoformat(), text)
            else:
                page.write_datetime(*at, cell, form)
        case int():
            page.write_number(*at, cell, form)
        case str():
            page.write_string(*at, _text(cell), form if "@" in str(form.num_format) else text)


def _text(text: str) -> str:
    """What no file can hold (half a character) is a question mark."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    units = whole.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return whole
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + CUT
