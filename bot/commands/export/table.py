"""A table as it leaves: columns with a kind, and cells that are what their column says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum

from bot.commands.language import language, say
from bot.policy.dates import FIRST_YEAR, LAST_YEAR
from bot.texts.catalogue import plain
from bot.texts.dates import hijri

Cell = str | int | date | datetime | None


class Kind(StrEnum):
    """Numbers that are counted with, days, moments of the society's zone, and all else. A telephone and a
    receipt are text: no zero of theirs is lost."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"


WIDTHS = {Kind.TEXT: 18, Kind.LONG: 60, Kind.NUMBER: 10, Kind.DAY: 12, Kind.MOMENT: 18}
"""Of a column, in characters."""


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def column(key: str, kind: Kind = Kind.TEXT) -> Column:
    """One whose title is a sentence of ours."""
    return Column(say(f"export-column-{key}"), kind)


def moment(key: str) -> tuple[Column, Column]:
    """A moment, and its day by the Hijri calendar."""
    named = column(key, Kind.MOMENT)
    return named, Column(say("export-column-hijri", column=named.title))


def moments(at: datetime | None, zone: tzinfo) -> Iterator[Cell]:
    """What stands in the two columns of `moment`: a spreadsheet has no zones, so it is the society's."""
    local = at.astimezone(zone).replace(tzinfo=None, microsecond=0) if at else None
    yield local
    is_known = local and FIRST_YEAR <= local.year <= LAST_YEAR
    yield plain(hijri(local.date(), language())) if local and is_known else ""


def said_yes(is_so: bool | None) -> str:
    """Empty where nobody said."""
    return "" if is_so is None else say("export-yes" if is_so else "export-no")


def flat(cells: Iterable[Cell | Iterator[Cell]]) -> tuple[Cell, ...]:
    return tuple(inner for each in cells for inner in (each if isinstance(each, Iterator) else (each,)))
