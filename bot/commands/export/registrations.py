"""`rida registrations INITIATIVE`: who registered, for whoever carries the initiative out (C14).

The rule this module guards: names and numbers leave Rida by this command only, into the operator's own
terminal or file; a file is readable by its owner alone, and no cell of it is a formula.
"""

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.beside import reading
from bot.commands.common import refuse, settings_of, wants_json
from bot.commands.export import csv_file
from bot.commands.export.kept import keep
from bot.commands.export.registered import Registered, registered
from bot.commands.language import language, say
from bot.commands.noted import noted
from bot.commands.tables import Rows
from bot.config import Settings
from bot.core.audit import Action, Reason
from bot.core.registration import Initiative
from bot.policy.languages import FIRST
from bot.policy.refusal import nearest

AsJson = Annotated[bool, typer.Option("--json")]


def registrations(
    ctx: typer.Context,
    initiative: Annotated[str, typer.Argument()],
    as_json: AsJson = False,
    file: Annotated[Path | None, typer.Option("--csv", metavar="FILE")] = None,
) -> None:
    """List who registered for an initiative. It holds names and numbers: keep it as you keep those."""
    settings = settings_of(ctx)
    known = _known(settings, initiative)
    noted(settings, Action.EXPORTED, f"initiative:{known.id}", Reason.REGISTRATIONS)
    zone = settings.working_time.zone
    rows = [_row(known, each, zone) for each in _read(settings, known)]
    if file:
        keep(file, _csv(known, rows), force=True)
        typer.echo(say("registrations-written", count=len(rows), file=str(file)), err=True)
    elif wants_json(as_json):
        for row in rows:
            typer.echo(json.dumps(asdict(row), ensure_ascii=False))
    else:
        _print(known, rows)


def _known(settings: Settings, id: str) -> Initiative:
    known = {each.id: each for each in settings.built_initiatives}
    if id not in known:
        raise refuse(say("command-no-initiative", id=repr(id), mend=nearest(id, known)))
    return known[id]


def _read(settings: Settings, initiative: Initiative) -> tuple[Registered, ...]:
    async def once() -> tuple[Registered, ...]:
        async with reading(settings) as conn:
            return await registered(conn, initiative)

    return asyncio.run(once())


# Rows -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """As programs read it."""

    number: int
    status: str
    registered_at: str
    relation: str
    answers: Mapping[str, str]
    same_phone: int
    attended_at: str
    attended_by: str


COLUMNS = ("number", "status", "registered", "for")
MORE_COLUMNS = ("same phone", "attended", "by")


def _row(initiative: Initiative, row: Registered, zone: tzinfo) -> Row:
    each = row.registration
    return Row(
        number=each.number,
        status=each.status.value,
        registered_at=_at(each.registered_at, zone),
        relation=each.relation,
        answers={field.id: each.answer(field.id) for field in initiative.form},
        same_phone=row.same_phone,
        attended_at=_at(each.attended_at, zone),
        attended_by=each.attended_by,
    )


def _at(at: datetime | None, zone: tzinfo) -> str:
    return at.astimezone(zone).isoformat(timespec="seconds") if at else ""


# Out ------------------------------------------------------------------------------------------------


def _print(initiative: Initiative, rows: Iterable[Row]) -> None:
    own = (field.label[language()] for field in initiative.form)
    table = Rows(*map(_said, COLUMNS), *own, *map(_said, MORE_COLUMNS))
    for row in rows:
        table.add(*_cells(row))
    table.show()


def _said(column: str) -> str:
    return say(f"registrations-{column.replace(' ', '-')}")


def _header(initiative: Initiative, language: str) -> list[str]:
    return [*COLUMNS, *(field.label[language] for field in initiative.form), *MORE_COLUMNS]


def _cells(row: Row) -> list[str]:
    values = (getattr(row, name) for name in Row.__slots__)
    flat = (value.values() if isinstance(value, Mapping) else (value,) for value in values)
    return [str(value) for each in flat for value in each]


def _csv(initiative: Initiative, rows: Iterable[Row]) -> bytes:
    return csv_file.lines(_header(initiative, FIRST), map(_cells, rows))
