"""`rida notices CASE`: what the ladder told of a case, to whom, and the proof that it arrived."""

import asyncio
import json
from datetime import datetime, tzinfo
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.commands.beside import reading
from bot.commands.coloured import add_row
from bot.commands.common import refuse, settings_of, wants_json
from bot.commands.noted import noted
from bot.config import Settings
from bot.core.audit import Action, Reason
from bot.store.queries.cases import get
from bot.store.queries.notices import Proof, of_case

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON lines (also when the output is piped).")]


def notices(
    ctx: typer.Context,
    case: Annotated[int, typer.Argument(help="The number of the case.")],
    as_json: AsJson = False,
) -> None:
    """Show every notice of a case with its proof of delivery."""
    settings = settings_of(ctx)
    found, zone = asyncio.run(_read(settings, case)), settings.working_time.zone
    noted(settings, Action.LOOKED, f"case:{case}", Reason.NOTICES)
    _print_lines(found, zone) if wants_json(as_json) else _print_table(found, zone)


async def _read(settings: Settings, case: int) -> list[Proof]:
    """Raises typer.Exit: there is no such case; one of which nothing was told yet has no notices."""
    async with reading(settings) as conn:
        if await get(conn, case) is None:
            raise refuse(f"there is no case {case}")
        return await of_case(conn, case)


def _print_lines(found: list[Proof], zone: tzinfo) -> None:
    for proof in found:
        row = {name: getattr(proof, name) for name in Proof.__slots__}
        times = {"at": _at(proof.at, zone), "sent_at": _at(proof.sent_at, zone)}
        typer.echo(json.dumps(row | times, ensure_ascii=False))


def _print_table(found: list[Proof], zone: tzinfo) -> None:
    table = Table("step", "role", "to", "told", "status", "tries", "delivered", "proof")
    for p in found:
        where, when = f"{p.channel} {p.address}", _at(p.sent_at, zone)
        add_row(
            table, p.step, p.tell, where, _at(p.at, zone), p.status, str(p.tries), when, p.external_id
        )
    Console().print(table)


def _at(at: datetime | None, zone: tzinfo) -> str:
    return at.astimezone(zone).isoformat(timespec="seconds") if at else ""
