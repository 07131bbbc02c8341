"""What is told of backups that were made: of one just now, of all of them, and why one was not."""

import json
from datetime import datetime, tzinfo
from pathlib import Path

import typer
from rich.console import Console
from rich.text import Text

from bot.commands.common import refuse, wants_json
from bot.commands.language import say
from bot.config import Settings
from bot.policy.refusal import SettingRefused
from bot.store.backups.archive import BackupError, Manifest
from bot.store.backups.drill import Tried
from bot.store.backups.record import Drill, Entry, Record, kept, last_good, present

MEGABYTE = 1024**2


def why(error: Exception) -> str:
    """The refusal in the command's language, where it has a sentence there."""
    if isinstance(error, BackupError) and error.key:
        return say(f"backup-refused-{error.key}", **error.values)
    return str(error)


def key_of(error: Exception) -> str:
    """By which the running Rida knows what stood in the way."""
    if isinstance(error, SettingRefused):
        return "passphrase"
    return error.key if isinstance(error, BackupError) else ""


def not_made(error: Exception, *, is_told: bool) -> typer.Exit:
    """`is_told`: a running Rida asked for it, and reads why."""
    if is_told:
        typer.echo(json.dumps({"failed": key_of(error) or "ended"}))
    return refuse(why(error))


def show_made(settings: Settings, file: Path, manifest: Manifest, found: Tried, as_json: bool) -> None:
    if wants_json(as_json):
        tried = {"drill": found.drill.value, "why": found.why}
        told = {"file": str(file), "size": file.stat().st_size, **manifest.told(), **tried}
        typer.echo(json.dumps(told, ensure_ascii=False))
    else:
        rows = manifest.rows
        counts = {"messages": "inbox", "cases": "cases", "registrations": "registrations"}
        many = {name: rows.get(table, 0) for name, table in counts.items()}
        console = Console(highlight=False, soft_wrap=True)
        console.print(Text(say("backup-made", file=str(file)), style="bold green"))
        console.print(Text(say("backup-holds", **many, files=manifest.attachments)))
        console.print(Text(say("backup-newest", at=manifest.newest_message_at or "-")))
        if found.drill is Drill.GOOD:
            console.print(Text(say("backup-tried")))
        if manifest.encrypted:
            console.print(Text(say("backup-sealed", file=str(settings.backup.passphrase_file))))
            console.print(Text(say("backup-keep-passphrase")))
    _warn(settings, file, manifest, found)


def _warn(settings: Settings, file: Path, manifest: Manifest, found: Tried) -> None:
    """On standard error, so that also whoever reads only JSON can see it."""
    lost = len(manifest.missing) + len(manifest.damaged)
    warnings = [
        *([say("backup-spoilt", why=found.why)] if found.drill is Drill.FAILED else ()),
        *([say("backup-untried", megabytes=found.needed)] if found.drill is Drill.NO_ROOM else ()),
        *(() if manifest.encrypted else [say("backup-plain")]),
        *([say("backup-left-out", keys=", ".join(manifest.left_out))] if manifest.left_out else ()),
        *([say("backup-lost", count=lost)] if lost else ()),
        *([say("backup-same-disk")] if is_same_disk(file.parent, settings) else ()),
    ]
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for warning in warnings:
        console.print(Text.assemble(("! ", "yellow"), warning))


def is_same_disk(folder: Path, settings: Settings) -> bool:
    """Whether a broken disk would take the backups with the data."""
    try:
        return folder.stat().st_dev == settings.data_dir.stat().st_dev
    except OSError:
        return False


def listed(folder: Path, now: datetime, zone: tzinfo, as_json: bool) -> None:
    try:
        record = kept(folder) or Record()
    except BackupError as error:
        raise refuse(why(error)) from None
    there = [*present(folder, record)]
    good = last_good(folder, now)
    if wants_json(as_json):
        told = {"folder": str(folder), "last_good": good.isoformat() if good else None}
        rows = [_row(each, now) for each in reversed(there)]
        typer.echo(json.dumps({**told, "backups": rows}, ensure_ascii=False))
        return
    for each in reversed(there):
        typer.echo(_line(each, now))
    end = (
        say("backup-list-good", at=f"{good.astimezone(zone):%Y-%m-%d %H:%M}")
        if good
        else say("backup-list-no-good")
    )
    typer.echo(end if there else say("backup-list-none", folder=str(folder)))


def _row(entry: Entry, now: datetime) -> dict[str, object]:
    told = {"file": entry.file, "made_at": entry.made_at.isoformat(), "size": entry.size}
    age = {"age_hours": round((now - entry.made_at).total_seconds() / 3600, 1)}
    how = {"drill": entry.drill.value, "why": entry.why, "encrypted": entry.encrypted}
    return {**told, **age, **how, "night": entry.night, "lost": entry.lost}


def _line(entry: Entry, now: datetime) -> str:
    """Within 80 columns: the name, its age, its size and whether it is good."""
    drill = say(f"backup-drill-{entry.drill}")
    size = f"{max(entry.size / MEGABYTE, 0.1):.1f} MB"
    return f"{entry.file:<32} {age(entry.made_at, now):<10} {size:>11}  {drill}"


def age(at: datetime, now: datetime) -> str:
    hours = max(0, int((now - at).total_seconds() // 3600))
    return (
        say("backup-age-days", count=hours // 24) if hours >= 48 else say("backup-age-hours", count=hours)
    )
