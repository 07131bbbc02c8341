"""The promises of `rida deadline` as a table, for eyes."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from babel.dates import format_date

from bot.commands.language import language, say
from bot.commands.promise.promised import Promise
from bot.commands.tables import Rows
from bot.policy.dates import hijri


def print_table(promises: Sequence[Promise]) -> None:
    table = Rows("", say("table-when"), say("table-hijri"), say("deadline-tell"))
    for promise in promises:
        for name, when, lunar, *who in _rows(promise):
            table.add(name, when, lunar, *who, *([""] if not who else []))
    table.show()


def _rows(promise: Promise) -> Iterator[tuple[str, ...]]:
    yield say("deadline-received"), *_shown(promise.received)
    yield say("deadline-starts"), *_shown(promise.starts)
    for step in promise.steps:
        yield step.name, *_shown(step.at.astimezone(promise.received.tzinfo)), step.tell
    yield say("deadline-promised"), *_shown(promise.due)


def _shown(at: datetime) -> tuple[str, str]:
    """Gregorian and Hijri. Seconds only where there are any."""
    exact = at - at.replace(second=0, microsecond=0)
    day = format_date(at, "EEE", locale=language())
    shown = f"{day} {at:%Y-%m-%d %H:%M:%S}" if exact > timedelta() else f"{day} {at:%Y-%m-%d %H:%M}"
    return shown, "{}-{:02}-{:02}".format(*hijri(at.date()))
