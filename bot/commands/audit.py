"""`rida audit`: the trail of who did what, when, to read or to hand to a program.

The rule this module guards: it shows what stands there, and there stand no words, no names of people and
no numbers of theirs. Reading it is no secret, and changes nothing.
"""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from datetime import datetime
from typing import Annotated, Any

import typer

from bot.commands.beside import reading
from bot.commands.common import refuse, settings_of, wants_json
from bot.commands.language import say
from bot.commands.tables import Rows
from bot.config import Settings
from bot.core.audit import MACHINE, OPERATOR, Action, AuditEntry, AuditNote
from bot.runtime.shared.clock import wall_time
from bot.store.audit_guards import GUARDS, are_standing
from bot.store.errors import StoreError
from bot.store.queries import audit as trail
from bot.store.sqlite.audit_head import forget_head, keep_head
from bot.store.sqlite.database import beside, file_of

COLUMNS = ("entry", "at", "who", "did", "what", "person")
TOGETHER = 500
"""Entries in one table: a trail may be long, and is not held as a whole."""

AsJson = Annotated[bool, typer.Option("--json")]


def audit(
    ctx: typer.Context,
    case: Annotated[int | None, typer.Option()] = None,
    subject: Annotated[str, typer.Option()] = "",
    accept: Annotated[bool, typer.Option("--accept")] = False,
    as_json: AsJson = False,
) -> None:
    """Print who did what, when. It holds no words and nobody's name; `rida check` verifies it."""
    settings = settings_of(ctx)
    if accept:
        _accept(settings)
        return
    wanted, is_json = f"case:{case}" if case is not None else subject, wants_json(as_json)
    if not asyncio.run(_shown(settings, wanted, is_json)) and wanted and not is_json:
        raise refuse(say("command-trail-nothing", subject=wanted))


async def _shown(settings: Settings, subject: str, is_json: bool) -> int:
    many, rows = 0, _table()
    async for entry in _entries(settings, subject):
        many += 1
        if is_json:
            typer.echo(_as_json(entry))
            continue
        rows.add(*_cells(settings, entry))
        if many % TOGETHER == 0:
            rows.show()
            rows = _table()
    if not is_json:
        rows.show()
    return many


def _table() -> Rows:
    return Rows(*(say(f"audit-column-{each}") for each in COLUMNS))


async def _entries(settings: Settings, subject: str) -> AsyncIterator[AuditEntry]:
    """Page by page: a trail may be long."""
    async with reading(settings) as conn:
        if subject:
            for entry in await trail.of_subject(conn, subject):
                yield entry
            return
        last = 0
        while page := await trail.everything(conn, last):
            for entry in page:
                yield entry
            last = page[-1].id


def _as_json(entry: AuditEntry) -> str:
    told: dict[str, Any] = {name: getattr(entry, name) for name in AuditEntry.__slots__}
    return json.dumps({**told, "at": entry.at.isoformat()}, ensure_ascii=False)


def _cells(settings: Settings, entry: AuditEntry) -> tuple[str, ...]:
    at = entry.at.astimezone(settings.working_time.zone)
    known = {"": "audit-by-person", MACHINE: "audit-by-machine", OPERATOR: "audit-by-operator"}
    who = say(known[entry.actor]) if entry.actor in known else entry.actor
    did = " ".join(filter(None, (entry.action, entry.reason and f"({entry.reason})")))
    return str(entry.id), f"{at:%Y-%m-%d %H:%M}", who, did, entry.subject, entry.person_key[:8]


# Accept ------------------------------------------------------------------------------------------------


def _accept(settings: Settings) -> None:
    """What guards the trail stands again, and its head is kept anew; an entry says that it was accepted.
    What does not hold within it stays found."""
    path = file_of(settings.database)
    try:
        _guard(settings)
        head = asyncio.run(_accepted(settings, wall_time()))
        forget_head(path)
        keep_head(path, head)
    except (StoreError, sqlite3.Error, OSError) as error:
        raise refuse(say("command-trail-unwritten", file=str(path), why=type(error).__name__)) from None
    typer.echo(say("command-trail-accepted", entry=head.id))


def _guard(settings: Settings) -> None:
    with closing(sqlite3.connect(file_of(settings.database), isolation_level=None)) as db:
        if not are_standing(db):
            for statement in _anew(db):
                db.execute(statement)


def _anew(db: sqlite3.Connection) -> Iterator[str]:
    standing = db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'")
    yield from [f'DROP TRIGGER "{name}"' for (name,) in standing.fetchall()]
    yield from GUARDS.values()


async def _accepted(settings: Settings, now: datetime) -> Any:
    async with beside(settings.database) as conn:
        before = await trail.head(conn)
        note = AuditNote(Action.ACCEPTED, f"entry:{before.id}", OPERATOR)
        await trail.record(conn, note, now)
        return await trail.head(conn)
