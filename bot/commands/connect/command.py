"""`rida connect`: what can be; and `rida connect telegram`, from the token to staff who work there.

The rule this module guards: what was done is kept at once, so that whoever stops waiting loses nothing,
and whoever runs it again goes on where they were.
"""

import asyncio
import json
import secrets
import select
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.channels.telegram.group import connecting
from bot.channels.telegram.group.connecting import RIGHTS
from bot.commands.common import file_of, refuse, settings_of, wants_json
from bot.commands.confirming import confirm
from bot.commands.connect import progress
from bot.commands.connect import token as tokens
from bot.commands.connect.progress import Progress, Step, Teller
from bot.commands.connect.token import Bot
from bot.commands.language import say
from bot.config import ConfigError, Settings
from bot.config.edit import written
from bot.config.file import read
from bot.runtime.shared.clock import wall_time
from bot.store.errors import StoreError
from bot.store.sqlite.database import beside

LOOK = 0.5  # seconds between looks
PROVE = 20.0  # seconds between looks at whether the token still holds
STOPPED = 130  # as a shell calls what Ctrl-C ended

connect_app = typer.Typer(add_completion=False, invoke_without_command=True)

SAID_BARE = (
    "running",
    "not-running",
    "taken",
    "other-group",
    "confirmed",
    "not-confirmed",
    "stopped",
    "done",
)
"""Steps of which nothing but their name is said."""

Out = Callable[[Step], None]


@connect_app.callback()
def connect(ctx: typer.Context) -> None:
    """Connect a messenger to Rida, step by step."""
    if ctx.invoked_subcommand is None:
        typer.echo(say("connect-what"))


@connect_app.command("telegram")
def telegram(
    ctx: typer.Context,
    token_file: Annotated[
        Path | None,
        typer.Option(),
    ] = None,
    another_group: Annotated[bool, typer.Option("--another-group")] = False,
    no_wait: Annotated[bool, typer.Option("--no-wait")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Connect a Telegram bot and the staff's group: the token, one link, and a button for each member."""
    settings, out = settings_of(ctx), _out(as_json)
    token = tokens.given(settings, token_file)
    bot = tokens.proved(settings, token)
    if not bot.joins:
        raise refuse(say("connect-joins-no-groups"))
    _keep(settings, file_of(ctx), token)
    out({"step": "token", "bot": bot.name, "other": _is_other(settings, bot)})
    settings = settings_of(ctx)
    _link(settings, bot, out, anew=another_group)
    try:
        _wait(ctx, bot, token, out, once=no_wait)
    except KeyboardInterrupt:
        out({"step": "stopped"})
        raise typer.Exit(STOPPED) from None


def _is_other(settings: Settings, bot: Bot) -> bool:
    """Another bot than the one before: it is in none of that one's groups."""
    before = settings.telegram.token.get_secret_value().partition(":")[0]
    return before not in ("", bot.id)


# Kept -------------------------------------------------------------------------------------------------


def _keep(settings: Settings, config: Path, token: str) -> None:
    """Nothing is touched where all stands there already."""
    section = settings.telegram
    if section.enabled and section.token.get_secret_value() == token:
        return
    kept = tokens.kept(settings, config, token)
    changes: dict[str, object] = {"telegram.enabled": True}
    if section.token_file is None:
        changes["telegram.token_file"] = _from_there(kept, config)
    if (read(config).values.get("telegram") or {}).get("token"):
        changes["telegram.token"] = ""
    try:
        written(config, changes)
    except ConfigError as error:
        from bot.commands.coloured import show_refusal

        show_refusal(error)
        raise typer.Exit(1) from None


def _from_there(file: Path, config: Path) -> str:
    folder = config.resolve().parent
    return str(file.relative_to(folder)) if file.is_relative_to(folder) else str(file)


# The link ---------------------------------------------------------------------------------------------


def _link(settings: Settings, bot: Bot, out: Out, *, anew: bool) -> None:
    if settings.telegram.staff_group:
        out({"step": "config-group", "id": settings.telegram.staff_group})
        return
    code = secrets.token_urlsafe(16)
    try:
        is_needed = asyncio.run(_opened(settings, bot, code, anew=anew))
    except StoreError as error:
        raise refuse(str(error)) from None
    if is_needed:
        out({"step": "link", **_links(bot, code)})


async def _opened(settings: Settings, bot: Bot, code: str, *, anew: bool) -> bool:
    """False: a group is connected where the bot still is, and no other one is asked for."""
    async with beside(settings.database) as conn:
        known = await connecting.connected(conn, bot.id)
        if known and not known.is_out and not anew:
            return False
        await connecting.open_code(conn, code, wall_time())
        return True


def _links(bot: Bot, code: str) -> dict[str, Any]:
    link = f"https://t.me/{bot.name}?startgroup={code}&admin={'+'.join(RIGHTS)}"
    minutes = round(connecting.LASTS.total_seconds() / 60)
    return {"link": link, "words": f"/start@{bot.name} {code}", "minutes": minutes}


# Waiting ----------------------------------------------------------------------------------------------


def _wait(ctx: typer.Context, bot: Bot, token: str, out: Out, *, once: bool) -> None:
    teller, proved_at = Teller(), time.monotonic()
    while True:
        settings = settings_of(ctx)
        now = asyncio.run(progress.looked_at(settings, bot.id, token, wall_time()))
        for step in teller.steps(now):
            out(step)
        if now.is_whole:
            out({"step": "done"})
            return
        if once:
            return
        if time.monotonic() - proved_at > PROVE:
            tokens.proved(settings, token)  # it may be revoked meanwhile
            proved_at = time.monotonic()
        _listen(settings, now, out)


def _listen(settings: Settings, now: Progress, out: Out) -> None:
    """A number that somebody types at the terminal lets in whoever was shown it."""
    waiting = [seat for seat in now.seats if seat.state == "claimed"]
    if not waiting or not sys.stdin.isatty():
        time.sleep(LOOK)
        return
    ready, _, _ = select.select([sys.stdin], [], [], LOOK)
    typed = sys.stdin.readline().split() if ready else []
    if typed and typed[-1].isdecimal():
        id = typed[0] if len(typed) > 1 else waiting[0].id
        out({"step": "confirmed" if confirm(settings, id, typed[-1]) else "not-confirmed", "id": id})


# Said -------------------------------------------------------------------------------------------------


def _out(as_json: bool) -> Out:
    if wants_json(as_json):
        return lambda step: typer.echo(json.dumps(step, ensure_ascii=False))
    return lambda step: typer.echo(_told(step))


def _told(step: Step) -> str:
    match step["step"]:
        case "token" if step["other"]:
            return say("connect-token-of-another", bot=step["bot"])
        case "token":
            return say("connect-token", bot=step["bot"])
        case "link":
            minutes = step["minutes"]
            return say("connect-link", link=step["link"], words=step["words"], minutes=minutes)
        case "group":
            return _told_of_group(step)
        case "member":
            return _told_of_member(step)
        case "refused":
            return say("connect-refused", problems="\n".join(step["problems"]))
        case "config-group":
            return say("connect-config-group", group=str(step["id"]))
        case _:
            name = str(step["step"])
            return say(f"connect-{name}")


def _told_of_group(step: Step) -> str:
    if step["whole"]:
        return say("connect-group", title=step["title"])
    lines = "\n".join(say(f"bot-lacks-{each}") for each in step["missing"])
    return say("connect-group-lacks", title=step["title"], missing=lines)


def _told_of_member(step: Step) -> str:
    name, there, of = step["name"], step["there"], step["of"]
    if step["state"] == "claimed":
        return say("connect-member-claimed", name=name, id=step["id"])
    if step["state"] == "free":
        return say("connect-member-free", name=name)
    return say("connect-member", name=name, there=there, of=of)
