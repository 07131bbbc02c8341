"""A table as CSV: UTF-8 with the mark by which Excel reads Arabic."""

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime

from bot.commands.export.safe_text import safe
from bot.commands.export.table import Cell, Sheet

MARK = "\ufeff"


def written(sheet: Sheet) -> bytes:
    return lines([column.title for column in sheet.columns], sheet.rows)


def lines(titles: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    writer.writerow([safe(title) for title in titles])
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return f"{MARK}{held.getvalue()}".encode("utf-8", "replace")


def _text(cell: Cell) -> str:
    """A number and a day as they are, which a spreadsheet knows."""
    match cell:
        case None:
            return ""
        case datetime():
            return cell.isoformat(" ", "seconds")
        case date():
            return cell.isoformat()
        case int():
            return str(cell)
        case str():
            return safe(cell)
