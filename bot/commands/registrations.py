"""`rida registrations INITIATIVE`: who registered, for whoever carries the initiative out (C14).

The rule this module guards: names and numbers leave Rida by this command only, into the operator's own
terminal or file; a file is readable by its owner alone, and no cell of it is a formula.
"""

import asyncio
import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.commands.beside import reading
from bot.commands.coloured import add_row
from bot.commands.common import refuse, settings_of, wants_json
from bot.commands.noted import noted
from bot.config import Settings
from bot.core.audit import Action, Reason
from bot.core.registration import FieldKind, Initiative, Registration
from bot.policy.languages import ENGLISH, FIRST
from bot.policy.refusal import nearest
from bot.store.queries.registrations import of_initiative

_UNSEEN = r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
_FORMULA = re.compile(rf"(^|[;\t\r\n\"])(?={_UNSEEN}[=+\-@＝＋－＠]|[\t\r])")
_NUMBER_TO_KEEP = re.compile(r"\+?\d{9,}|0\d+")
"""A telephone number, which would be rounded or lose its zero."""

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON lines (also when the output is piped).")]


def registrations(
    ctx: typer.Context,
    initiative: Annotated[str, typer.Argument(help="The initiative's id in config.yaml.")],
    as_json: AsJson = False,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write a CSV file that Excel opens.")
    ] = None,
) -> None:
    """List who registered for an initiative. It holds names and numbers: keep it as you keep those."""
    settings = settings_of(ctx)
    known = _known(settings, initiative)
    noted(settings, Action.EXPORTED, f"initiative:{known.id}", Reason.REGISTRATIONS)
    rows = _rows(known, _read(settings, known), settings.working_time.zone)
    if csv_file:
        _write(csv_file, known, rows)
        typer.echo(f"{len(rows)} registrations in {csv_file}", err=True)
    elif wants_json(as_json):
        for row in rows:
            typer.echo(json.dumps(asdict(row), ensure_ascii=False))
    else:
        _print(known, rows)


def _known(settings: Settings, id: str) -> Initiative:
    known = {each.id: each for each in settings.built_initiatives}
    if id not in known:
        raise refuse(f"config.yaml lists no initiative {id!r}: {nearest(id, known)}")
    return known[id]


def _read(settings: Settings, initiative: Initiative) -> tuple[Registration, ...]:
    """Oldest first."""

    async def once() -> tuple[Registration, ...]:
        async with reading(settings) as conn:
            return await of_initiative(conn, initiative.id)

    return asyncio.run(once())[::-1]


# Rows -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """`same_phone` counts the registrations that share the telephone, this one among them: they may be a
    family, or one person who came by two ways."""

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


def _rows(initiative: Initiative, found: Sequence[Registration], zone: tzinfo) -> list[Row]:
    shared = Counter(phone for each in found if each.is_active for phone in _phones(initiative, each))
    return [_row(initiative, each, shared, zone) for each in found]


def _phones(initiative: Initiative, registration: Registration) -> set[str]:
    ids = {field.id for field in initiative.form if field.kind is FieldKind.PHONE}
    return {answer for id, answer in registration.answers if id in ids and answer}


def _row(initiative: Initiative, each: Registration, shared: Counter[str], zone: tzinfo) -> Row:
    return Row(
        number=each.number,
        status=each.status.value,
        registered_at=_at(each.registered_at, zone),
        relation=each.relation,
        answers={field.id: each.answer(field.id) for field in initiative.form},
        same_phone=max((shared[phone] for phone in _phones(initiative, each)), default=0),
        attended_at=_at(each.attended_at, zone),
        attended_by=each.attended_by,
    )


def _at(at: datetime | None, zone: tzinfo) -> str:
    return at.astimezone(zone).isoformat(timespec="seconds") if at else ""


# Out ------------------------------------------------------------------------------------------------


def _print(initiative: Initiative, rows: Iterable[Row]) -> None:
    table = Table(*map(escape, _header(initiative, ENGLISH.code)))
    for row in rows:
        add_row(table, *_cells(row))
    Console().print(table)


def _header(initiative: Initiative, language: str) -> list[str]:
    return [*COLUMNS, *(field.label[language] for field in initiative.form), *MORE_COLUMNS]


def _cells(row: Row) -> list[str]:
    values = (getattr(row, name) for name in Row.__slots__)
    flat = (value.values() if isinstance(value, Mapping) else (value,) for value in values)
    return [str(value) for each in flat for value in each]


def _write(file: Path, initiative: Initiative, rows: Iterable[Row]) -> None:
    try:
        file.touch(mode=0o600)
        with file.open("w", encoding="utf-8-sig", newline="") as out:  # so that Excel reads Arabic
            writer = csv.writer(out)
            writer.writerow(_header(initiative, FIRST))
            writer.writerows([_safe(cell) for cell in _cells(row)] for row in rows)
    except OSError as error:
        raise refuse(f"{file} cannot be written: {error.strerror}") from None


def _safe(cell: str) -> str:
    """As text where a spreadsheet would carry it out or shorten a number: an apostrophe says so. Where
    lists are parted by `;`, Excel parts a cell there, and at quotes: what follows is a beginning."""
    if _NUMBER_TO_KEEP.fullmatch(cell):
        return f"'{cell}"
    return _FORMULA.sub(r"\1'", cell)
