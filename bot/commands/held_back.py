"""`rida restore --held`, `--drop` and `--release`: what waited in a book that was restored.

The rules this module guards: they work beside a running Rida and without one; what is dropped is said by
number, by time, or all; what is released goes out by the Rida that runs, in its order.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, tzinfo
from typing import TypeVar

import typer
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.commands.common import refuse, time_of, wants_json
from bot.commands.language import say
from bot.commands.quiet_told import as_json as told_as_json
from bot.commands.quiet_told import each_of, summary, written
from bot.config import Settings
from bot.core.audit import OPERATOR, Action, AuditNote, Reason
from bot.store.errors import StoreError
from bot.store.queries import audit, quiet
from bot.store.queries.quiet import Waiting
from bot.store.sqlite.database import beside, file_of

T = TypeVar("T")
ALL = "all"


def held(settings: Settings, as_json: bool) -> None:
    """Print it."""

    async def look(conn: AsyncConnection) -> tuple[datetime, Waiting]:
        return await _since(conn), await quiet.waiting(conn)

    (since, waiting), now = _asked(settings, look), datetime.now(UTC)
    if wants_json(as_json):
        typer.echo(json.dumps({"quiet_since": since.isoformat(), **told_as_json(waiting, now)}))
        return
    zone = settings.working_time.zone
    typer.echo(say("restore-held-head", at=written(since, zone)))
    for line in (*summary(waiting, now), "", *each_of(waiting, zone), "", say("restore-held-how")):
        typer.echo(line)


def drop(settings: Settings, which: Sequence[str], as_json: bool) -> None:
    """These are not sent any more."""
    ids, before = _named(which, settings.working_time.zone)

    async def dropped(conn: AsyncConnection) -> int:
        await _since(conn)
        return await quiet.drop(conn, ids, before)

    count = _asked(settings, dropped)
    typer.echo(
        json.dumps({"dropped": count}) if wants_json(as_json) else say("restore-dropped", count=count)
    )


def release(settings: Settings, as_json: bool) -> None:
    """Everything goes on."""
    now = datetime.now(UTC)

    async def go_on(conn: AsyncConnection) -> Waiting:
        await _since(conn)
        await audit.record(conn, AuditNote(Action.RELEASED, "book", OPERATOR, reason=Reason.BACKUP), now)
        return await quiet.release(conn, now)

    going = _asked(settings, go_on)
    if wants_json(as_json):
        typer.echo(json.dumps({"released": told_as_json(going, now)}))
        return
    typer.echo(say("restore-released", count=len(going.messages)))
    typer.echo(say("restore-released-passed", count=len(going.passed(now))))


class NotQuiet(Exception):
    pass


async def _since(conn: AsyncConnection) -> datetime:
    since = await quiet.since(conn)
    if since is None:
        raise NotQuiet
    return since


def _asked(settings: Settings, ask: Callable[[AsyncConnection], Awaitable[T]]) -> T:
    """Or the end of the command."""
    path = file_of(settings.database)
    if not path.exists():
        raise refuse(say("restore-not-there", path=str(path)))

    async def answered() -> T:
        async with beside(settings.database) as conn:
            return await ask(conn)

    try:
        return asyncio.run(answered())
    except NotQuiet:
        raise refuse(say("restore-not-quiet")) from None
    except DBAPIError as error:
        raise refuse(f"{path}: {type(error).__name__}") from None
    except StoreError as error:
        raise refuse(str(error)) from None


def _named(which: Sequence[str], zone: tzinfo) -> tuple[list[int] | None, datetime | None]:
    """All, those of some numbers, or those of before a time."""
    if list(which) == [ALL]:
        return None, None
    if all(each.isdecimal() for each in which):
        return [int(each) for each in which], None
    try:
        (time,) = which
        return None, time_of(time, zone).astimezone(UTC)
    except ValueError:
        raise refuse(say("restore-drop-unread", what=" ".join(which))) from None
