"""`rida breach`: drafts of the notices that the law asks for when data got out (PDPL, article 20;
regulation, article 24): to the authority within 72 hours, and to the people.

The rule this module guards: nothing in them names a person; a file of them is its owner's alone.
"""

import asyncio
import json
import os
from dataclasses import asdict
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.beside import reading
from bot.commands.common import refuse, settings_of, time_of, wants_json
from bot.commands.printable import printable
from bot.config import Settings
from bot.core.breach import Breach, Scope
from bot.policy.languages import ENGLISH, LANGUAGES
from bot.runtime.shared.clock import wall_time
from bot.store.queries import breach as reach
from bot.store.queries import staff
from bot.texts.breach import to_authority, to_fill_in, to_people
from bot.texts.dates import Dates, hijri

RULE = "=" * 72
AsJson = Annotated[bool, typer.Option("--json")]


def breach(
    ctx: typer.Context,
    begins: Annotated[str, typer.Option("--from", metavar="TIME")],
    ends: Annotated[str, typer.Option("--to", metavar="TIME")] = "",
    discovered: Annotated[
        str,
        typer.Option(metavar="TIME"),
    ] = "",
    what: Annotated[
        list[str] | None,
        typer.Option(),
    ] = None,
    file: Annotated[Path | None, typer.Option("--out", metavar="FILE")] = None,
    as_json: AsJson = False,
) -> None:
    """Draft the 72-hour notice to the authority and the notice to the people, from the audit trail."""
    settings, now = settings_of(ctx), wall_time()
    zone = settings.working_time.zone
    times = [_time(text, zone) if text else now for text in (begins, ends, discovered)]
    if times[0] >= times[1]:
        raise refuse("--from has to be before --to")
    made = asyncio.run(_made(settings, times, what or []))
    text = _as_json(settings, made, now) if wants_json(as_json) else _as_text(settings, made)
    _out(text, file)


def _time(text: str, zone: tzinfo) -> datetime:
    try:
        return time_of(text, zone)
    except ValueError:
        raise refuse(f"{text!r} is no time: write it as 2026-11-22T10:00 or with an offset") from None


async def _made(settings: Settings, times: list[datetime], what: list[str]) -> Breach:
    begins, ends, discovered = times
    said = tuple(Scope(each.strip()) for each in what if each.strip() in [*Scope])
    words = " ".join(each.strip() for each in what if each.strip() not in [*Scope])
    async with reading(settings) as conn:
        read = await reach.read_between(conn, begins, ends)
        members = {each.id: each.role.value for each in settings.members}
        roles = members | {
            each.member.id: each.member.role.value for each in await staff.all_joined(conn)
        }
        if said:
            scopes, concerned = said, await reach.of_scopes(conn, said, ends)
        else:
            scopes, concerned = await reach.shown(conn, read, ends)
    accesses = reach.accesses_of(read, roles)
    return Breach(begins, ends, discovered, words, scopes, not said, concerned, accesses)


# Out ---------------------------------------------------------------------------------------------------


def _notices(settings: Settings, made: Breach) -> dict[str, dict[str, str]]:
    privacy, dates = settings.built_privacy, Dates(settings.working_time.zone)
    return {
        "authority": {each: to_authority(made, privacy, dates, each) for each in LANGUAGES},
        "people": {each: to_people(made, privacy, dates, each) for each in LANGUAGES},
    }


def _as_text(settings: Settings, made: Breach) -> str:
    notices = _notices(settings, made)
    return f"\n{RULE}\n\n".join(
        text.strip() + "\n" for each in notices.values() for text in each.values()
    )


def _as_json(settings: Settings, made: Breach, now: datetime) -> str:
    zone, privacy = settings.working_time.zone, settings.built_privacy
    deadline = made.deadline.astimezone(zone)
    named = {each.id: each for each in privacy.purposes}
    kinds = [{"id": id, "data": dict(named[id].data)} for id in made.purposes if id in named]
    told: dict[str, Any] = {
        "from": _at(made.begins, zone),
        "to": _at(made.ends, zone),
        "discovered": _at(made.discovered, zone),
        "deadline": _at(made.deadline, zone),
        "deadline_hijri": hijri(deadline.date(), ENGLISH.code),
        "hours_left": round((made.deadline - now).total_seconds() / 3600, 1),
        "what": made.what,
        "scopes": [each.value for each in made.scopes],
        "counted_by": "trail" if made.is_shown else "records",
        "concerned": asdict(made.concerned),
        "kinds": kinds,
        "accesses": [asdict(each) for each in made.accesses],
        "to_fill_in": {each: to_fill_in(each) for each in LANGUAGES},
        **_notices(settings, made),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _at(at: datetime, zone: tzinfo) -> str:
    return at.astimezone(zone).isoformat(timespec="seconds")


def _out(text: str, file: Path | None) -> None:
    if file is None:
        typer.echo(printable(text), nl=False)
        return
    try:
        file.unlink(missing_ok=True)  # one that is there already may be open to others
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "w", encoding="utf-8") as into:
            into.write(text)
    except OSError as error:
        raise refuse(f"{file} cannot be written: {error.strerror}") from None
    typer.echo(f"the drafts are in {file}", err=True)
