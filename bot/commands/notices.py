"""`rida notices CASE`: what the ladder told of a case, to whom, and the proof that it arrived."""

import asyncio
import json
from datetime import datetime, tzinfo
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import URL
from sqlalchemy.ext.asyncio import create_async_engine

from bot.commands.common import refuse, settings_of, wants_json
from bot.store.database import file_of
from bot.store.notices import Proof, of_case

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON lines (also when the output is piped).")]


def notices(
    ctx: typer.Context,
    case: Annotated[int, typer.Argument(help="The number of the case.")],
    as_json: AsJson = False,
) -> None:
    """Show every notice of a case with its proof of delivery."""
    settings = settings_of(ctx)
    file = file_of(settings.database)
    if not file.exists():
        raise refuse("there is no database yet: start Rida first")
    found, zone = asyncio.run(_read(str(file), case)), settings.working_time.zone
    _print_lines(found, zone) if wants_json(as_json) else _print_table(found, zone)


async def _read(file: str, case: int) -> list[Proof]:
    url = URL.create("sqlite+aiosqlite", database=f"file:{file}", query={"mode": "ro", "uri": "true"})
    engine = create_async_engine(url)
    try:
        async with engine.connect() as conn:
            return await of_case(conn, case)
    finally:
        await engine.dispose()


def _print_lines(found: list[Proof], zone: tzinfo) -> None:
    for proof in found:
        row = {name: getattr(proof, name) for name in Proof.__slots__}
        times = {"at": _at(proof.at, zone), "sent_at": _at(proof.sent_at, zone)}
        typer.echo(json.dumps(row | times, ensure_ascii=False))


def _print_table(found: list[Proof], zone: tzinfo) -> None:
    table = Table("step", "role", "to", "told", "status", "tries", "delivered", "proof")
    for p in found:
        where, when = f"{p.channel} {p.address}", _at(p.sent_at, zone)
        table.add_row(p.step, p.tell, where, _at(p.at, zone), p.status, str(p.tries), when, p.external_id)
    Console().print(table)


def _at(at: datetime | None, zone: tzinfo) -> str:
    return at.astimezone(zone).isoformat(timespec="seconds") if at else ""
