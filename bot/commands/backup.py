"""`rida backup` and `rida restore`: one file that holds all that Rida keeps, and the way back."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.commands.common import refuse, settings_of, wants_json
from bot.config import Settings
from bot.store.backups.archive import Manifest
from bot.store.backups.backup import Places, back_up
from bot.store.backups.restore import restore as take_in
from bot.store.errors import StoreError
from bot.store.sqlite.database import file_of

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
    try:
        made = back_up(places, target, settings.society.name.model_dump(), now)
    except StoreError as error:
        raise refuse(str(error)) from None
    _show("kept in", target, made, as_json)


def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that `rida backup` made.")],
    as_json: AsJson = False,
) -> None:
    """Take a backup into an empty data folder, while no Rida runs there."""
    settings = settings_of(ctx)
    try:
        taken = take_in(file, _places(settings))
    except StoreError as error:
        raise refuse(str(error)) from None
    _show("restored from", file, taken, as_json)


def _places(settings: Settings) -> Places:
    return Places(file_of(settings.database), settings.data_dir)


def _target(asked: Path, *, is_folder: bool, now: datetime) -> Path:
    if not (is_folder or asked.is_dir()):
        return asked
    return asked / f"rida-{now:%Y%m%d-%H%M%S}.zip"


def _show(did: str, file: Path, manifest: Manifest, as_json: bool) -> None:
    if wants_json(as_json):
        told = {"file": str(file), "size": file.stat().st_size, **manifest.told()}
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
