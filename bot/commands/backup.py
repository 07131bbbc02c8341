"""`rida backup`: one file that holds all that Rida keeps, tried by restoring it; and the list of them."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from bot.app.backups import plan_of
from bot.commands.common import file_of as config_file
from bot.commands.common import settings_of
from bot.commands.language import say
from bot.commands.made_backups import listed, not_made, show_made
from bot.config import Settings
from bot.core.audit import MACHINE, OPERATOR, Action, AuditNote, Reason
from bot.policy.refusal import SettingRefused
from bot.store.backups.archive import Manifest
from bot.store.backups.backup import NothingToCopy, alone, back_up, name_of
from bot.store.backups.drill import Tried, tried
from bot.store.backups.nightly import Plan, made
from bot.store.backups.record import Drill, Entry
from bot.store.errors import StoreError
from bot.store.migrate import revisions
from bot.store.queries import audit
from bot.store.queries.numbers import last_numbers
from bot.store.queries.settings import mail_book
from bot.store.sqlite.database import beside, file_of
from bot.store.sqlite.noted_numbers import Noted, among_backups, note_at_least

AsJson = Annotated[bool, typer.Option("--json")]
Target = Annotated[
    Path | None,
    typer.Argument(),
]
IsList = Annotated[bool, typer.Option("--list")]
IsNew = Annotated[bool, typer.Option("--new-folder")]
Night = Annotated[str, typer.Option("--night", hidden=True)]


def backup(
    ctx: typer.Context,
    file: Target = None,
    list_: IsList = False,
    new_folder: IsNew = False,
    as_json: AsJson = False,
    night: Night = "",
) -> None:
    """Copy all that Rida keeps into one file, while it runs, and try it. As private as the database."""
    settings, now = settings_of(ctx), datetime.now(UTC)
    plan = plan_of(settings, config_file(ctx))
    if list_:
        listed(plan.folder, now, settings.working_time.zone, as_json)
        return
    if night:
        _beside_the_running_one()
    try:
        with _ending_tidily():
            passphrase = settings.backup.passphrase()
            numbers = _note(settings, MACHINE if night else OPERATOR, now)
            if file and not (file.is_dir() and file.samefile(_there(plan.folder, file))):
                target = file / name_of(now, is_sealed=passphrase is not None) if file.is_dir() else file
                manifest, found = _elsewhere(plan, target, passphrase, now)
            else:
                is_new = new_folder or settings.backup.folder is None
                done = made(plan, now, passphrase, _night(night), is_new=is_new)
                target, manifest, found = plan.folder / done.entry.file, done.manifest, _found(done.entry)
            _numbers_beside(target, numbers)
    except (StoreError, SettingRefused) as error:
        raise not_made(error, is_told=bool(night)) from None
    show_made(settings, target, manifest, found, as_json)
    if found.drill is Drill.FAILED:
        raise typer.Exit(1)


def _night(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _there(folder: Path, otherwise: Path) -> Path:
    """A folder that is not there yet is not the one that was named."""
    return folder if folder.is_dir() else otherwise.parent


def _found(entry: Entry) -> Tried:
    return Tried(entry.drill, entry.why, entry.needed)


def _elsewhere(plan: Plan, target: Path, passphrase: str | None, now: datetime) -> tuple[Manifest, Tried]:
    """Into a place that somebody named: it is tried as well, and noted nowhere."""
    beside_it = plan.places.database.parent
    if not beside_it.is_dir():
        raise NothingToCopy(plan.places.database)
    with alone(beside_it):
        manifest = back_up(plan.places, target, plan.society, now, passphrase)
        return manifest, tried(target, passphrase, beside_it)


@contextmanager
def _ending_tidily() -> Iterator[None]:
    """What lies in the clear meanwhile is removed, also when the system ends us. It asks a process
    of its own alone to end, no thread of another program."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _beside_the_running_one() -> None:
    """It gives way to all other work, and ends with the process that asked for it."""
    with suppress(OSError):  # where the system forbids it, it runs like others
        os.nice(19)
    threading.Thread(target=_end_with_whoever_asked, daemon=True).start()


def _end_with_whoever_asked() -> None:
    while os.read(0, 1 << 12):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _note(settings: Settings, who: str, now: datetime) -> Noted | None:
    """Into the audit trail, which goes along; gives back the last numbers. A book of before has none
    yet; and one that cannot be written is copied all the same: it may be all that can be saved."""
    if not file_of(settings.database).exists():
        return None
    note = AuditNote(Action.BACKED_UP, "book", who, reason=Reason.BACKUP)
    try:
        return asyncio.run(_written(settings.database, note, now))
    except (StoreError, DBAPIError) as error:
        what = say("backup-not-noted", why=type(error).__name__)
        Console(stderr=True, soft_wrap=True).print(f"[yellow]![/] {what}")
        return None


async def _written(database: str, note: AuditNote, now: datetime) -> Noted | None:
    async with beside(database) as conn:
        if not await conn.run_sync(lambda sync: inspect(sync).has_table("audit")):
            return None
        await audit.record(conn, note, now)
        if await conn.run_sync(_is_of_this_version):
            mark = (await mail_book(conn)).mark
            return Noted(mark, now.astimezone(UTC).isoformat(), await last_numbers(conn))
    return None


def _is_of_this_version(sync: Connection) -> bool:
    return bool(sync.execute(text("SELECT version_num FROM alembic_version")).scalar() == revisions()[-1])


def _numbers_beside(target: Path, numbers: Noted | None) -> None:
    """Beside the backup, for whoever restores it. The file has its name already, and is good without."""
    if numbers is None:
        return
    file = among_backups(target.parent, numbers.book)
    try:
        note_at_least(file, numbers)
    except OSError:
        what = say("backup-numbers-not-noted", path=str(file))
        Console(stderr=True, soft_wrap=True).print(f"[yellow]![/] {what}")
