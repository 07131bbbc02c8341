"""`rida staff`: invite by a one-time link, list and remove whoever works here, and confirm who they are.

The rule this module guards: the link is shown once, here; the database keeps a hash of it.
"""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Annotated, Any, TypeVar

import typer
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app.links import Links
from bot.commands.bot_name import bot_name
from bot.commands.common import refuse, settings_of, wants_json
from bot.commands.confirming import confirm as confirmed
from bot.commands.language import say
from bot.commands.tables import Rows
from bot.config import Settings
from bot.core.audit import OPERATOR
from bot.core.conversation import Address
from bot.core.facts import Role
from bot.runtime.shared.clock import wall_time
from bot.store.errors import StoreError
from bot.store.queries import places, staff
from bot.store.sqlite.database import beside

Given = TypeVar("Given")
COLUMNS = ("id", "role", "name", "state")
STATES = ("joined", "removed")

staff_app = typer.Typer(no_args_is_help=True, add_completion=False)

AsJson = Annotated[bool, typer.Option("--json")]


@staff_app.command("invite")
def invite(
    ctx: typer.Context,
    role: Annotated[Role, typer.Option()],
    name: Annotated[str, typer.Option()] = "",
    hours: Annotated[int, typer.Option(min=1, max=720)] = 48,
    as_json: AsJson = False,
) -> None:
    """Make an invitation that admits one person, once. Send it to them by a way that only they read."""
    settings, token, now = settings_of(ctx), secrets.token_urlsafe(24), wall_time()
    ends_at = now + timedelta(hours=hours)
    _run(settings, lambda conn: staff.invite(conn, token, role, name, now, ends_at))
    link = _link(settings, token)
    told = {"role": role.value, "start": f"/start {token}", "link": link, "ends": ends_at.isoformat()}
    if wants_json(as_json):
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    typer.echo(f"{say('staff-invited', role=say(f'role-{role.value}'), hours=hours)}\n")
    typer.echo(f"  {link or told['start']}\n")
    typer.echo(say("staff-invited-link" if link else "staff-invited-words"))


@staff_app.command("link")
def link(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument()],
    hours: Annotated[int, typer.Option(min=1, max=720)] = 48,
    as_json: AsJson = False,
) -> None:
    """Make a link that connects the account of a member of config.yaml, once. Only they may read it."""
    settings, token, now = settings_of(ctx), secrets.token_urlsafe(24), wall_time()
    member = next((each for each in settings.members if each.id == id), None)
    if member is None:
        raise refuse(say("staff-not-in-config", id=id))
    if member.private:
        raise refuse(say("staff-account-in-config", id=id))
    invited = (member.role, member.name, now, now + timedelta(hours=hours), member.id)
    _run(settings, lambda conn: staff.invite(conn, token, *invited))
    link = _link(settings, token)
    if wants_json(as_json):
        typer.echo(json.dumps({"id": id, "start": f"/start {token}", "link": link}, ensure_ascii=False))
        return
    typer.echo(say("staff-link", name=member.name, hours=hours, link=link or f"/start {token}"))


def _link(settings: Settings, token: str) -> str:
    name = asyncio.run(bot_name(settings))  # empty: the words for the bot are known anyway
    return Links(settings.web.url, name).to(token) if name else ""


@staff_app.command("confirm")
def confirm(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument()],
    number: Annotated[str, typer.Argument()],
) -> None:
    """Let in whoever pressed a member's button in the group and was shown this number."""
    if not confirmed(settings_of(ctx), id, number):
        raise refuse(say("connect-not-confirmed"))
    typer.echo(say("connect-confirmed"))


@staff_app.command("list")
def list_(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show who works here: first those of config.yaml, then those who joined."""
    settings = settings_of(ctx)
    has = _run(settings, places.taken)
    rows = [*_configured(settings, has), *map(_row, _run(settings, staff.all_joined))]
    if wants_json(as_json):
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    table = Rows(*(say(f"staff-list-{each}") for each in COLUMNS))
    for row in rows:
        table.add(row["id"], say(f"role-{row['role']}"), row["name"], _state(row["state"]))
    table.show()


def _state(state: str) -> str:
    """The file's name says it by itself."""
    return say(f"staff-state-{state}") if state in STATES else state


def _configured(settings: Settings, has: Mapping[str, Address]) -> list[dict[str, Any]]:
    return [
        {
            "id": each.id,
            "name": each.name,
            "role": each.role.value,
            "state": "config.yaml",
            "account": "config.yaml" if each.private else "connected" if each.id in has else "",
        }
        for each in settings.members
    ]


def _row(joined: staff.Joined) -> dict[str, Any]:
    member, state = joined.member, "removed" if joined.removed_at else "joined"
    return {"id": member.id, "name": member.name, "role": member.role.value, "state": state}


@staff_app.command("remove")
def remove(ctx: typer.Context, id: Annotated[str, typer.Argument()]) -> None:
    """Let a member do nothing any more, from this moment on."""
    settings, now = settings_of(ctx), wall_time()
    if id in {member.id for member in settings.members}:
        _disconnect(settings, id)
        return
    if not _run(settings, lambda conn: staff.remove(conn, id, now)):
        raise refuse(say("staff-nobody", id=id))
    typer.echo(say("staff-removed", id=id))


def _disconnect(settings: Settings, id: str) -> None:
    """Of whoever stands in config.yaml, the account; the entry is the file's."""
    now = wall_time()
    if not _run(settings, lambda conn: places.free(conn, id, OPERATOR, now)):
        raise refuse(say("staff-in-config", id=id))
    typer.echo(say("staff-disconnected", id=id))


def _run(settings: Settings, do: Callable[[AsyncConnection], Awaitable[Given]]) -> Given:
    async def once() -> Given:
        async with beside(settings.database) as conn:
            return await do(conn)

    try:
        return asyncio.run(once())
    except StoreError as error:
        raise refuse(str(error)) from None
