"""`rida staff`: invite by a one-time link, list and remove those who joined.

The rule this module guards: the link is shown once, here; the database keeps a hash of it.
"""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Annotated, Any, TypeVar

import typer
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app.pictures import Links
from bot.commands.bot_name import bot_name
from bot.commands.common import refuse, settings_of, wants_json
from bot.commands.printable import printable
from bot.config import Settings
from bot.core.facts import Role
from bot.runtime.shared.clock import wall_time
from bot.store.errors import StoreError
from bot.store.queries import staff
from bot.store.sqlite.database import beside

Given = TypeVar("Given")

staff_app = typer.Typer(
    help="Invite members of staff, list and remove them.", no_args_is_help=True, add_completion=False
)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON (also when the output is piped).")]


@staff_app.command("invite")
def invite(
    ctx: typer.Context,
    role: Annotated[Role, typer.Option(help="What the member may do.")],
    name: Annotated[str, typer.Option(help="How colleagues name the member; else as on Telegram.")] = "",
    hours: Annotated[int, typer.Option(min=1, max=720, help="How long the invitation holds.")] = 48,
    as_json: AsJson = False,
) -> None:
    """Make an invitation that admits one person, once. Send it to them by a way that only they read."""
    settings, token, now = settings_of(ctx), secrets.token_urlsafe(24), wall_time()
    ends_at = now + timedelta(hours=hours)
    _run(settings, lambda conn: staff.invite(conn, token, role, name, now, ends_at))
    name = asyncio.run(bot_name(settings))  # empty: the words for the bot are known anyway
    link = Links(settings.web.url, name).to(token) if name else ""
    told = {"role": role.value, "start": f"/start {token}", "link": link, "ends": ends_at.isoformat()}
    if wants_json(as_json):
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    typer.echo(f"One member, {role.value}, within {hours} hours. Shown only this once:\n")
    typer.echo(f"  {link or told['start']}\n")
    typer.echo("They open it on Telegram." if link else "They write it to the bot on Telegram.")


@staff_app.command("list")
def list_(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show who works here: first those of config.yaml, then those who joined."""
    settings = settings_of(ctx)
    rows = [*_configured(settings), *map(_row, _run(settings, staff.all_joined))]
    if wants_json(as_json):
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        typer.echo(printable(f"{row['id']:<24} {row['role']:<13} {row['name']}  ({row['state']})"))


def _configured(settings: Settings) -> list[dict[str, Any]]:
    return [
        {"id": each.id, "name": each.name, "role": each.role.value, "state": "config.yaml"}
        for each in settings.members
    ]


def _row(joined: staff.Joined) -> dict[str, Any]:
    member, state = joined.member, "removed" if joined.removed_at else "joined"
    return {"id": member.id, "name": member.name, "role": member.role.value, "state": state}


@staff_app.command("remove")
def remove(
    ctx: typer.Context, id: Annotated[str, typer.Argument(help="The id that `rida staff list` shows.")]
) -> None:
    """Let a member who joined do nothing any more, from this moment on."""
    settings, now = settings_of(ctx), wall_time()
    if id in {member.id for member in settings.members}:
        raise refuse(f"{id} stands in config.yaml: take the entry out there and restart Rida")
    if not _run(settings, lambda conn: staff.remove(conn, id, now)):
        raise refuse(f"nobody with the id {id} works here: `rida staff list` shows who does")
    typer.echo(f"{id} may do nothing any more.")


def _run(settings: Settings, do: Callable[[AsyncConnection], Awaitable[Given]]) -> Given:
    async def once() -> Given:
        async with beside(settings.database) as conn:
            return await do(conn)

    try:
        return asyncio.run(once())
    except StoreError as error:
        raise refuse(str(error)) from None
