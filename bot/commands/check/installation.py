"""What `rida check` looks at, one function a part.

The rule this module guards: looking changes nothing. The database's disk is tried with a file of its own,
and the mail server is greeted and logged in to, but given no mail.
"""

import os
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import typer

import bot
from bot.commands.beside import is_running, reading
from bot.commands.check.exposure import exposure
from bot.commands.check.findings import Finding, Level
from bot.commands.check.pictures import pictures
from bot.commands.check.private_readers import private_readers
from bot.commands.check.proxies import proxies
from bot.commands.check.telegram import telegram
from bot.commands.check.trail import trail
from bot.commands.check.understanding import understanding
from bot.config import Settings
from bot.config.environment import strangers
from bot.config.file import read
from bot.config.load import SECTIONS, written_secrets
from bot.core.society import Role, StaffMember
from bot.runtime.files.room import Room
from bot.store.errors import StoreError
from bot.store.migrate import is_known
from bot.store.queries import staff
from bot.store.sqlite.database import Database, file_of, not_half_restored
from faq.entries import Loaded, load_all

FONTS = Path(bot.__file__).parent / "web" / "static" / "fonts"


async def inspected(settings: Settings, file: Path) -> list[Finding]:
    return [
        *_secrets(file),
        *_environment(),
        *_staff(settings, await _is_anybody(settings), await _joined(settings)),
        *exposure(settings),
        *[finding async for finding in _database(settings)],
        *trail(settings),
        *_data_dir(settings),
        *[finding async for finding in proxies(settings)],
        *[finding async for finding in _smtp(settings)],
        *[finding async for finding in telegram(settings)],
        *_clock(settings, file),
        *_fonts(),
        *pictures(settings),
        *_faq(settings, load_all()),
        *understanding(settings),
    ]


# settings


def _secrets(file: Path) -> Iterator[Finding]:
    for key in written_secrets(read(file)):
        variable = "RIDA_" + key.upper().replace(".", "__")
        yield Finding(
            Level.WARNING,
            "secrets",
            f"{key} is written into {file.name}, where whoever reads the file reads it",
            f"take it out; set {variable}, or {key}_file to a file that only Rida may read",
        )


def _environment() -> Iterator[Finding]:
    for name in strangers(os.environ, SECTIONS):
        mend = f"unset it, or begin it with one of RIDA_{', RIDA_'.join(SECTIONS).upper()}"
        yield Finding(
            Level.WARNING, "config", f"the variable {name} names no setting and is not read", mend
        )


async def _is_anybody(settings: Settings) -> bool:
    """Whether anybody joined, or may still join, besides those of config.yaml."""
    if not file_of(settings.database).exists():
        return False
    try:
        async with reading(settings) as conn:
            return await staff.is_anybody(conn, datetime.now(UTC))
    except typer.Exit:  # `_database` says what is wrong with the file
        return False


async def _joined(settings: Settings) -> tuple[StaffMember, ...]:
    """Those who joined by an invitation and work here."""
    if not file_of(settings.database).exists():
        return ()
    try:
        async with reading(settings) as conn:
            return await staff.working(conn)
    except typer.Exit:  # `_database` says what is wrong with the file
        return ()


def _staff(settings: Settings, is_anybody: bool, joined: tuple[StaffMember, ...]) -> Iterator[Finding]:
    if not settings.members and not is_anybody:
        what = "staff: nobody works here, and nobody would hear of a complaint"
        mend = "add a member with role: supervisor and an email, or `rida staff invite --role supervisor`"
        yield Finding(Level.ERROR, "staff", what, mend)
        return
    supervisors = [member for member in settings.members if member.role is Role.SUPERVISOR]
    if not any(member.email for member in supervisors):
        what = "no supervisor has an e-mail address, and complaints are notified there"
        yield Finding(Level.WARNING, "staff", what, "add a member with role: supervisor and an email")
    for index, role in settings.untold:
        what = f"ladder[{index}] tells the {role}, and nobody has that role"
        yield Finding(Level.WARNING, "staff", what, f"add a member with role: {role}, or write a ladder")
    yield from private_readers(settings, joined)


# database and files


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    path = file_of(settings.database)
    folder = _nearest_folder(path.parent)
    if not os.access(folder, os.W_OK):
        what = f"the folder {folder} of the database cannot be written"
        yield Finding(Level.ERROR, "database", what, "give Rida's user the right to write there")
        return
    yield await _disk(folder)
    yield _kept(settings, path) if path.exists() else _absent(path)


def _nearest_folder(folder: Path) -> Path:
    return next(parent for parent in (folder, *folder.parents) if parent.is_dir())


async def _disk(folder: Path) -> Finding:
    """A database of its own, beside the real one: is what is committed there safe?"""
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".rida-check-") as probe:
            await Database.tried(f"sqlite:///{probe}/probe.db")
    except StoreError as error:
        return Finding(Level.ERROR, "database", str(error), "mend it as the text says")
    return Finding(Level.OK, "database", f"{folder} keeps what is committed (WAL, synchronous FULL)")


def _absent(path: Path) -> Finding:
    try:
        not_half_restored(path)
    except StoreError as error:
        return Finding(Level.ERROR, "database", str(error), "mend it as the text says")
    return Finding(Level.NOTE, "database", f"{path} is not there yet: the first `rida run` makes it")


def _kept(settings: Settings, path: Path) -> Finding:
    if is_running(settings):
        return Finding(Level.OK, "database", f"Rida is running on {path}")
    try:
        return _read_only(path)
    except sqlite3.Error as error:
        what = f"{path} cannot be read ({type(error).__name__})"
        return Finding(Level.ERROR, "database", what, "restore it from a backup, or check its rights")


def _read_only(path: Path) -> Finding:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
        (health,) = db.execute("PRAGMA quick_check(1)").fetchone()
        (revision,) = db.execute("SELECT version_num FROM alembic_version").fetchone()
    if health != "ok":
        return Finding(Level.ERROR, "database", f"{path} is damaged", "restore it from a backup")
    if not is_known(revision):
        what = f"{path} was written by a later version of Rida"
        return Finding(Level.ERROR, "database", what, "update Rida, or restore a backup")
    return Finding(Level.OK, "database", f"{path} is sound, and nobody is running on it")


def _data_dir(settings: Settings) -> Iterator[Finding]:
    folder = _nearest_folder(settings.data_dir / "attachments")
    try:
        with tempfile.TemporaryFile(dir=folder, prefix=".rida-check-") as probe:
            probe.write(b"x" * 4096)
    except OSError as error:
        what = f"{folder} cannot be written ({error.strerror}), and attachments are kept there"
        yield Finding(
            Level.ERROR, "files", what, "give Rida's user the right to write, or change data_dir"
        )
        return
    missing = -Room(folder, settings.disk.reserve).free
    if missing >= 0:
        what = f"the disk of {folder} is nearly full: files are refused, only words are taken"
        mend = f"make {missing // 1024**2 + 1} MB free, or lower disk.reserve_megabytes"
        yield Finding(Level.WARNING, "files", what, mend)


# mail


async def _smtp(settings: Settings) -> AsyncIterator[Finding]:
    smtp = settings.smtp
    if not smtp.enabled:
        level, mend = (Level.NOTE, "") if settings.demo else (Level.WARNING, "set smtp up and enable it")
        yield Finding(level, "smtp", "e-mail is off: official e-mails are kept and not sent", mend)
        return
    from bot.commands.check.smtp import greeted

    yield await greeted(settings)


# machine


def _clock(settings: Settings, file: Path) -> Iterator[Finding]:
    now = datetime.now(UTC)
    known = [path for path in (file, Path(bot.__file__), file_of(settings.database)) if path.exists()]
    newest = max(datetime.fromtimestamp(path.stat().st_mtime, UTC) for path in known)
    if now < newest - timedelta(hours=1):
        what = (
            f"the clock says {now:%Y-%m-%d %H:%M} UTC, and files here are newer: deadlines would be wrong"
        )
        yield Finding(Level.ERROR, "clock", what, "set the clock, best by NTP (timedatectl set-ntp true)")
        return
    zone = settings.working_time.zone
    yield Finding(Level.OK, "clock", f"it is {now.astimezone(zone):%Y-%m-%d %H:%M} in {zone.key}")


def _fonts() -> Iterator[Finding]:
    fonts = sorted(FONTS.glob("*.woff2"))
    broken = [font.name for font in fonts if font.read_bytes()[:4] != b"wOF2"]
    if broken or not any("arabic-arabic" in font.name for font in fonts):
        what = f"the page's Arabic font is missing or damaged: {', '.join(broken) or FONTS}"
        yield Finding(Level.ERROR, "fonts", what, "get the project's files again (git checkout bot/web)")
    else:
        yield Finding(Level.OK, "fonts", f"{len(fonts)} font files are whole")


# answers


def _faq(settings: Settings, loaded: Loaded) -> Iterator[Finding]:
    for error in loaded.errors:
        yield Finding(Level.ERROR, "faq", str(error), "mend the entry; `rida faq lint` shows more")
    yield Finding(Level.OK, "faq", f"{len(loaded.entries)} answers can be read")
    samples = [entry.id for entry in loaded.entries if entry.sample]
    undated = [entry.id for entry in loaded.entries if entry.reviewed is None]
    if samples:
        mend = "write the approved terms, and take `sample` out"
        yield Finding(
            Level.NOTE, "faq", f"{len(samples)} answers are samples: {', '.join(samples)}", mend
        )
    if undated:
        mend = "have them approved, and write the day as `reviewed`"
        yield Finding(Level.NOTE, "faq", f"{len(undated)} answers have no date of review", mend)
    yield from _lost_initiatives(settings, loaded)


def _lost_initiatives(settings: Settings, loaded: Loaded) -> Iterator[Finding]:
    known = {initiative.id for initiative in settings.initiatives}
    for entry in loaded.entries:
        if entry.initiative and entry.initiative not in known:
            what = f"the answer {entry.id} is about {entry.initiative}, which config.yaml does not list"
            yield Finding(Level.WARNING, "faq", what, f"add id: {entry.initiative} to initiatives")
