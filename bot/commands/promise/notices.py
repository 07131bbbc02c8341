"""`rida notices CASE`: what the ladder told of a case, to whom, and the proof that it arrived."""

import asyncio
import json
from datetime import datetime, tzinfo
from typing import Annotated

import typer

from bot.commands.beside import reading
from bot.commands.common import refuse, settings_of, wants_json
from bot.commands.language import say
from bot.commands.noted import noted
from bot.commands.tables import Rows
from bot.config import Settings
from bot.core.audit import Action, Reason
from bot.store.queries.cases import get
from bot.store.queries.notices import Proof, of_case

COLUMNS = ("step", "role", "to", "told", "status", "tries", "delivered", "proof")
AsJson = Annotated[bool, typer.Option("--json")]


def notices(
    ctx: typer.Context,
    case: Annotated[int, typer.Argument()],
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
            raise refuse(say("command-no-case", number=case))
        return await of_case(conn, case)


def _print_lines(found: list[Proof], zone: tzinfo) -> None:
    for proof in found:
        row = {name: getattr(proof, name) for name in Proof.__slots__}
        times = {"at": _at(proof.at, zone), "sent_at": _at(proof.sent_at, zone)}
        typer.echo(json.dumps(row | times, ensure_ascii=False))


def _print_table(found: list[Proof], zone: tzinfo) -> None:
    table = Rows(*(say(f"notices-{each}") for each in COLUMNS))
    for p in found:
        where, when = f"{p.channel} {p.address}", _at(p.sent_at, zone)
        table.add(p.step, p.tell, where, _at(p.at, zone), p.status, str(p.tries), when, p.external_id)
    table.show()


def _at(at: datetime | None, zone: tzinfo) -> str:
    return at.astimezone(zone).isoformat(timespec="seconds") if at else ""
