"""`rida export WHAT FILE`: cases, registrations or ratings, for a spreadsheet.

The rules this module guards: it is written into the audit trail before anything leaves; the file is
readable by its owner alone and takes no other file's place unless that is said.
"""

import asyncio
import json
import sys
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.commands.beside import reading
from bot.commands.common import DIGITS, refuse, settings_of
from bot.commands.export import csv_file
from bot.commands.export.cases import cases_of, ratings_of
from bot.commands.export.kept import keep
from bot.commands.export.registered import registrations_of, together
from bot.commands.export.table import Sheet
from bot.commands.language import language, say
from bot.commands.noted import noted
from bot.config import Settings
from bot.core.audit import Action, Reason
from bot.core.facts import StaffMember
from bot.policy.languages import direction
from bot.policy.refusal import nearest
from bot.store.queries import staff

Span = tuple[datetime, datetime]


class What(StrEnum):
    CASES = "cases"
    REGISTRATIONS = "registrations"
    RATINGS = "ratings"


_WHY = {
    What.CASES: Reason.CASES,
    What.REGISTRATIONS: Reason.REGISTRATIONS,
    What.RATINGS: Reason.RATINGS,
}
STDOUT = "-"
SUFFIXES = (".xlsx", ".csv")


def export(
    ctx: typer.Context,
    what: Annotated[What, typer.Argument()],
    file: Annotated[str, typer.Argument()],
    first: Annotated[str, typer.Option("--from", metavar="DATE")] = "",
    last: Annotated[str, typer.Option("--to", metavar="DATE")] = "",
    month: Annotated[str, typer.Option("--month", metavar="YYYY-MM")] = "",
    initiative: Annotated[str, typer.Option("--initiative", metavar="ID")] = "",
    without_people: Annotated[bool, typer.Option("--without-people")] = False,
    force: Annotated[bool, typer.Option("--force")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Write cases, registrations or ratings as a table for a spreadsheet.

    It holds what people gave: keep the file as you keep that. What was confided is in none of them.
    """
    settings, target = settings_of(ctx), _target(file, force=force)
    span, ids = _span(settings, first, last, month), _initiatives(settings, what, initiative)
    _note(settings, what, initiative)
    sheets = asyncio.run(_read(settings, what, span, ids, people=not without_people))
    data = _written(sheets, target)
    rows = sum(len(sheet.rows) for sheet in sheets)
    if target is None:
        _printed(data)
        return
    keep(target, data, force=force)
    if as_json:
        typer.echo(json.dumps({"file": str(target), "rows": rows, "bytes": len(data)}))
    else:
        typer.echo(say("export-made", rows=rows), err=True)
        typer.echo(f"  {target}", err=True)


def _printed(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # whoever read it has enough
    except OSError as error:
        raise refuse(say("command-unwritten", file=STDOUT, why=str(error.strerror))) from None


# What was asked for ---------------------------------------------------------------------------------


def _target(file: str, *, force: bool) -> Path | None:
    """None: standard output. Raises typer.Exit: it may not be written so."""
    if file == STDOUT:
        return None
    path = Path(file)
    if path.suffix.lower() not in SUFFIXES:
        raise refuse(say("export-suffix", file=file))
    if path.is_dir() or (path.exists() and not force):
        raise refuse(say("export-is-there", file=file))
    if not path.absolute().parent.is_dir():
        raise refuse(say("export-no-folder", file=str(path.absolute().parent)))
    return path


def _span(settings: Settings, first: str, last: str, month: str) -> Span:
    """From the first moment of the one day to the last of the other, by the society's clock."""
    if month and (first or last):
        raise refuse(say("export-month-or-days"))
    zone = settings.working_time.zone
    begins, ends = _month(month) if month else (_day(first, date.min), _day(last, date.max))
    if begins > ends:
        raise refuse(say("export-backwards"))
    opens = datetime.combine(max(begins, date(1970, 1, 2)), time.min, zone)
    over = datetime.combine(min(ends, date(9998, 1, 1)) + timedelta(days=1), time.min, zone)
    return opens, over - timedelta(microseconds=1)


def _day(written: str, unset: date) -> date:
    try:
        return date.fromisoformat(written.translate(DIGITS)) if written else unset
    except ValueError:
        raise refuse(say("export-no-day", written=written)) from None


def _month(written: str) -> tuple[date, date]:
    try:
        first = date.fromisoformat(f"{written.translate(DIGITS)}-01")
    except ValueError:
        raise refuse(say("export-no-month", written=written)) from None
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _initiatives(settings: Settings, what: What, asked: str) -> tuple[str, ...]:
    known = [each.id for each in settings.built_initiatives]
    if asked and what is not What.REGISTRATIONS:
        raise refuse(say("export-initiative-of-registrations"))
    if asked and asked not in known:
        raise refuse(say("command-no-initiative", id=repr(asked), mend=nearest(asked, known)))
    return (asked,) if asked else tuple(known)


def _note(settings: Settings, what: What, initiative: str) -> None:
    subject = f"initiative:{initiative}" if initiative else what.value
    noted(settings, Action.EXPORTED, subject, _WHY[what])


# Read and written -----------------------------------------------------------------------------------


async def _read(
    settings: Settings, what: What, span: Span, ids: tuple[str, ...], *, people: bool
) -> tuple[Sheet, ...]:
    zone = settings.working_time.zone
    async with reading(settings) as conn:
        members = await _members(conn, settings)
        match what:
            case What.CASES:
                names = {each.id: each.name[language()] for each in settings.built_initiatives}
                sorting = settings.built_sorting
                return (await cases_of(conn, span, zone, members, sorting, names, people=people),)
            case What.RATINGS:
                return (await ratings_of(conn, span, zone),)
            case What.REGISTRATIONS:
                known = [each for each in settings.built_initiatives if each.id in ids]
                return tuple([await registrations_of(conn, each, span, zone, members) for each in known])


async def _members(conn: AsyncConnection, settings: Settings) -> Mapping[str, StaffMember]:
    joined = [each.member for each in await staff.all_joined(conn)]
    return {each.id: each for each in (*settings.members, *joined)}


def _written(sheets: tuple[Sheet, ...], target: Path | None) -> bytes:
    if target is None or target.suffix.lower() == ".csv":
        return csv_file.written(sheets[0] if len(sheets) == 1 else together(sheets))
    from bot.commands.export import workbook  # here: a CSV file needs no library

    return workbook.written(sheets, right_to_left=direction(language()) == "rtl")
