"""`rida calendar`: the holidays and seasons of the coming year, and which dates are still estimates.

What staff announced while Rida ran is laid over config.yaml, as the running Rida does it.
"""

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

import typer
from babel.dates import format_date

from bot.commands.beside import calendar_of
from bot.commands.common import settings_of, wants_json
from bot.commands.language import language, say
from bot.commands.tables import Rows
from bot.policy.dates import hijri
from bot.policy.working_time import Calendar

YEAR = 365
HEADINGS = ("table-day", "table-weekday", "table-hijri", "table-what")
AsJson = Annotated[bool, typer.Option("--json")]
From = Annotated[
    datetime | None,
    typer.Option("--from", formats=["%Y-%m-%d"]),
]


def calendar(ctx: typer.Context, first: From = None, as_json: AsJson = False) -> None:
    """Show the coming year's holidays and seasons; estimates are marked until they are confirmed."""
    settings = settings_of(ctx)
    working = asyncio.run(calendar_of(settings))
    today = first.date() if first else datetime.now(UTC).astimezone(working.zone).date()
    rows = sorted(_rows(working, today, today + timedelta(days=YEAR)), key=lambda row: str(row["day"]))
    _print_lines(rows) if wants_json(as_json) else _print_table(rows)


Row = dict[str, object]


def _rows(calendar: Calendar, first: date, last: date) -> Iterator[Row]:
    for off in calendar.days_off(first, last):
        yield _row(off.day, "holiday", off.name, "estimated" if off.is_estimated else "fixed")
    yield from _seasons(calendar, first, last)


def _seasons(calendar: Calendar, first: date, last: date) -> Iterator[Row]:
    """Where a season begins, and where the usual hours come back."""
    before = ""
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        name = next((season.name for season in calendar.seasons if season.holds(day)), "")
        if name != before:
            yield _row(day, "begins" if name else "ends", name or before, "fixed")
        before = name


def _row(day: date, what: str, name: str, status: str) -> Row:
    lunar = "{}-{:02}-{:02}".format(*hijri(day))
    return {"day": day.isoformat(), "hijri": lunar, "what": what, "name": name, "status": status}


def _print_lines(rows: list[Row]) -> None:
    for row in rows:
        typer.echo(json.dumps(row, ensure_ascii=False))


def _print_table(rows: list[Row]) -> None:
    table = Rows(*map(say, HEADINGS), "", "")
    for row in rows:
        day = date.fromisoformat(str(row["day"]))
        weekday = format_date(day, "EEEE", locale=language())
        what, name = say(f"calendar-{row['what']}"), str(row["name"])
        mark = say("calendar-estimated") if row["status"] == "estimated" else ""
        table.add(str(day), weekday, str(row["hijri"]), what, name, mark)
    table.show()
