"""`rida backup` and `rida restore`: one file that holds all that Rida keeps, and the way back."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError

from bot.commands.common import refuse, settings_of, wants_json
from bot.config import Settings
from bot.core.audit import OPERATOR, Action, AuditNote, Reason
from bot.runtime.erasure import finished_in
from bot.store.backups.archive import Manifest
from bot.store.backups.backup import Places, back_up
from bot.store.backups.restore import journals_beside
from bot.store.backups.restore import restore as take_in
from bot.store.erasure.journal import JournalFailed
from bot.store.errors import StoreError
from bot.store.queries import audit
from bot.store.sqlite.audit_head import forget_head, keep_head
from bot.store.sqlite.database import Database, beside, file_of

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON (also when the output is piped).")]
Target = Annotated[
    Path | None,
    typer.Argument(help="Where to; a folder gets a file named by the time. Unset: backups in data_dir."),
]


def backup(ctx: typer.Context, file: Target = None, as_json: AsJson = False) -> None:
    """Copy all that Rida keeps into one file, while it runs. The file is as private as the database."""
    settings, now = settings_of(ctx), datetime.now(UTC)
    places = _places(settings)
    target = _target(file or places.backups, is_folder=file is None, now=now)
    _note(settings, now)
    try:
        made = back_up(places, target, settings.society.name.model_dump(), now)
    except StoreError as error:
        raise refuse(str(error)) from None
    _show("kept in", target, made, as_json)


def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that `rida backup` made.")],
    carried: Annotated[
        Path | None,
        typer.Option("--journal", help="Another erased.jsonl that says who was erased meanwhile."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take a backup into an empty data folder, while no Rida runs there.

    Whoever was erased since it was made is erased again: by the journal (erased.jsonl) that lies beside
    the backup, in the folder above, or where it goes.
    """
    settings, places = settings_of(ctx), _places(settings_of(ctx))
    if carried and not carried.is_file():
        raise refuse(f"{carried} is not there: name the erased.jsonl that was carried along")
    is_told = any(path.is_file() for path in (*journals_beside(file), places.journal, *_given(carried)))
    try:
        taken = take_in(file, places, _given(carried))
        erased = asyncio.run(_go_on(settings, datetime.now(UTC)))
    except (StoreError, JournalFailed) as error:
        raise refuse(str(error)) from None
    _show("restored from", file, taken, as_json, erased=erased)
    again = f"{erased} people who were erased since it was made are erased again"
    unknown = "no erased.jsonl lies beside it, so nobody is known to have been erased since it was made"
    typer.echo(again if is_told else unknown, err=True)


def _given(carried: Path | None) -> tuple[Path, ...]:
    return (carried,) if carried else ()


def _note(settings: Settings, now: datetime) -> None:
    """Into the audit trail, which goes along. A book of before has none yet; and one that cannot be
    written is copied all the same, for a copy may be all that can still be saved."""
    if not file_of(settings.database).exists():
        return
    note = AuditNote(Action.BACKED_UP, "book", OPERATOR, reason=Reason.BACKUP)
    try:
        asyncio.run(_written(settings.database, note, now))
    except (StoreError, DBAPIError) as error:
        what = f"the audit trail could not be told of this copy ({type(error).__name__})"
        Console(stderr=True, soft_wrap=True).print(f"[yellow]![/] {what}: `rida check` says more")


async def _written(database: str, note: AuditNote, now: datetime) -> None:
    async with beside(database) as conn:
        if await conn.run_sync(lambda sync: inspect(sync).has_table("audit")):
            await audit.record(conn, note, now)


async def _go_on(settings: Settings, now: datetime) -> int:
    """The audit trail goes on from the head that came with the backup, and says so. A head that another
    book left here is none of it. Whoever was erased since is erased again; how many."""
    path = file_of(settings.database)
    forget_head(path)
    opened = await Database.open(settings.database)
    try:
        erased = await finished_in(opened, settings.data_dir / "attachments", now)
        async with opened.write() as conn:
            await audit.record(
                conn, AuditNote(Action.RESTORED, "book", OPERATOR, reason=Reason.BACKUP), now
            )
            head = await audit.head(conn)
        keep_head(path, head)
        return erased
    finally:
        await opened.close()
        path.with_name(f"{path.name}.lock").unlink(missing_ok=True)


def _places(settings: Settings) -> Places:
    return Places(file_of(settings.database), settings.data_dir)


def _target(asked: Path, *, is_folder: bool, now: datetime) -> Path:
    if not (is_folder or asked.is_dir()):
        return asked
    return asked / f"rida-{now:%Y%m%d-%H%M%S}.zip"


def _show(did: str, file: Path, manifest: Manifest, as_json: bool, **more: int) -> None:
    if wants_json(as_json):
        told = {"file": str(file), "size": file.stat().st_size, **manifest.told(), **more}
        typer.echo(json.dumps(told, ensure_ascii=False))
    else:
        console = Console(highlight=False, soft_wrap=True)
        console.print(f"[bold green]{did}[/] ", end="")
        console.print(str(file), markup=False)
        console.print(
            f"{_counts(manifest)}; the newest message is of {manifest.newest_message_at or '-'}"
        )
    if manifest.missing:
        many = len(manifest.missing)
        what = f"{many} attachments are named in the database and are not in their folder: {many} of the "
        Console(stderr=True, soft_wrap=True).print(f"[yellow]![/] {what}files that people sent are lost")


def _counts(manifest: Manifest) -> str:
    rows = manifest.rows
    return (
        f"{rows.get('inbox', 0)} messages and events, {rows.get('cases', 0)} cases, "
        f"{rows.get('registrations', 0)} registrations, {manifest.attachments} files"
    )
