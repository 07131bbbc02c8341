"""The promises of `rida deadline` as a table, for eyes."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from rich.console import Console
from rich.table import Table

from bot.commands.coloured import add_row
from bot.commands.promise.promised import Promise
from bot.policy.dates import hijri


def print_table(promises: Sequence[Promise]) -> None:
    table = Table("", "when", "Hijri", "who is told")
    for promise in promises:
        for row in _rows(promise):
            add_row(table, *row)
        table.add_section()
    if table.row_count:
        Console().print(table)


def _rows(promise: Promise) -> Iterator[tuple[str, ...]]:
    yield "received", *_shown(promise.received)
    yield "starts", *_shown(promise.starts)
    for step in promise.steps:
        yield step.name, *_shown(step.at.astimezone(promise.received.tzinfo)), step.tell
    yield "promised", *_shown(promise.due)


def _shown(at: datetime) -> tuple[str, str]:
    """Gregorian and Hijri. Seconds only where there are any."""
    exact = at - at.replace(second=0, microsecond=0)
    shown = f"{at:%a %Y-%m-%d %H:%M:%S}" if exact > timedelta() else f"{at:%a %Y-%m-%d %H:%M}"
    return shown, "{}-{:02}-{:02}".format(*hijri(at.date()))
