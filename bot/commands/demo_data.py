"""`rida demo-data`: a made-up society's year, to look at, to learn with and to try backups on.

The rules this module guards: it goes into an empty place only; nothing of it is ever sent; and the same
seed makes the same book.
"""

import asyncio
import json
import logging
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

import typer

from bot.app.settled import settling
from bot.commands.common import DIGITS, refuse, settings_of, wants_json
from bot.commands.language import say
from bot.commands.quiet import QUIET
from bot.config import Settings
from bot.policy.dates import DateOutOfRange
from bot.store.errors import StoreError

MADE = {
    **QUIET,
    "RIDA_DEMO": "false",
    "RIDA_DEMO_PUBLIC": "false",
    "RIDA_PACE__STORY_SECONDS": "0",
    "RIDA_ANSWERS__SENSE": "false",
}
"""No channel that reaches anybody is on, and the clock is the wall's, which is moved."""

ELSEWHERE = "RIDA_DATA_DIR=demo RIDA_DATABASE=sqlite:///demo/rida.db rida demo-data"

People = Annotated[int, typer.Option(min=20, max=20_000)]
Cases = Annotated[int, typer.Option(min=20, max=50_000)]
Seed = Annotated[int, typer.Option(min=0)]
Until = Annotated[str, typer.Option(metavar="DATE")]
AsJson = Annotated[bool, typer.Option("--json")]


def demo_data(
    ctx: typer.Context,
    people: People = 300,
    cases: Cases = 200,
    seed: Seed = 1,
    until: Until = "",
    as_json: AsJson = False,
) -> None:
    """Fill an empty data folder with a made-up society's year; nothing of it is ever sent to anybody.

    Never let real people write into it: its keys are known to everybody who knows the seed.
    """
    settings = settings_of(ctx, {**os.environ, **MADE})
    if not settings.members:
        raise refuse(say("demo-data-nobody-works"))
    last, began = _last_day(until, settings), time.monotonic()
    try:
        made = _made(settings, people, cases, seed, last)
    except StoreError as error:
        raise refuse(f"{error}\n{say('demo-data-elsewhere')}\n  {ELSEWHERE}") from None
    except KeyboardInterrupt:
        raise refuse(say("demo-data-ended")) from None
    _show(settings, made, round(time.monotonic() - began), as_json)


def _last_day(written: str, settings: Settings) -> date:
    """Raises typer.Exit: it is no day, or none that the calendar knows with the year before it."""
    zone = settings.working_time.zone
    yesterday = (datetime.now(UTC) - timedelta(days=1)).astimezone(zone).date()
    try:
        day = date.fromisoformat(written.translate(DIGITS)) if written else yesterday
        for each in (day - timedelta(days=366), day + timedelta(days=60)):
            settings.working_time.due(datetime.combine(each, datetime.min.time(), zone))
    except (ValueError, OverflowError, DateOutOfRange):
        raise refuse(say("demo-data-no-day", written=written)) from None
    if day > yesterday:
        typer.echo(say("demo-data-ahead"), err=True)
    return day


def _made(settings: Settings, people: int, cases: int, seed: int, last: date) -> dict[str, int]:
    with settling():  # here, so that the other verbs start quickly
        from bot.demo_data.place import held, place_of
        from bot.demo_data.year import Wanted, make

    logging.getLogger().setLevel(logging.ERROR)  # that somebody was not reached belongs to the year
    place = place_of(settings)
    with held(place):
        asyncio.run(make(place.staged(settings), Wanted(people, cases, seed, last), _telling()))
        place.taken_in()
    return _counted(settings)


def _telling() -> Callable[[float], None]:
    """On a terminal, each month that is over."""
    shown = -1

    def tell(share: float) -> None:
        nonlocal shown
        if sys.stderr.isatty() and int(share * 12) > shown:
            shown = int(share * 12)
            typer.echo(say("demo-data-month", month=shown + 1), err=True)

    return tell


def _counted(settings: Settings) -> dict[str, int]:
    """Rows of what people know by name."""
    import sqlite3
    from contextlib import closing

    from bot.store.sqlite.database import file_of

    tables = ("contacts", "cases", "registrations", "inbox", "outbox", "attachments")
    with closing(sqlite3.connect(file_of(settings.database))) as book:
        return {name: book.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}  # noqa: S608


def _show(settings: Settings, made: dict[str, int], seconds: int, as_json: bool) -> None:
    if wants_json(as_json):
        where = {"database": settings.database, "data_dir": str(settings.data_dir)}
        typer.echo(json.dumps({**where, "rows": made, "seconds": seconds}, ensure_ascii=False))
        return
    counts = {"people": made["contacts"], "cases": made["cases"], "messages": made["inbox"]}
    typer.echo(say("demo-data-made", **counts, registrations=made["registrations"], seconds=seconds))
    typer.echo(f"  {settings.data_dir}")
    typer.echo(say("demo-data-never-real"))
