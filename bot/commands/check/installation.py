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
from bot.commands.check.backups import backups
from bot.commands.check.exposure import exposure
from bot.commands.check.findings import Finding, Level
from bot.commands.check.pictures import pictures
from bot.commands.check.private_readers import private_readers
from bot.commands.check.proxies import proxies
from bot.commands.check.quiet import quiet
from bot.commands.check.samples import samples
from bot.commands.check.telegram import telegram
from bot.commands.check.trail import trail
from bot.commands.check.understanding import understanding
from bot.commands.check.unread import unread
from bot.commands.check.whatsapp import whatsapp
from bot.commands.language import say
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
        *samples(settings, file),
        *_staff(settings, await _is_anybody(settings), await _joined(settings)),
        *exposure(settings),
        *[finding async for finding in _database(settings)],
        *trail(settings),
        *quiet(settings),
        *unread(settings),
        *_data_dir(settings),
        *[finding async for finding in proxies(settings)],
        *[finding async for finding in _smtp(settings)],
        *await _imap(settings),
        *[finding async for finding in telegram(settings)],
        *[finding async for finding in whatsapp(settings)],
        *backups(settings),
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
            say("check-secret-written", key=key, file=file.name),
            say("check-secret-written-mend", variable=variable, file_key=f"{key}_file"),
            f"secret-written:{key}",
        )


def _environment() -> Iterator[Finding]:
    for name in strangers(os.environ, SECTIONS):
        known = f"RIDA_{', RIDA_'.join(SECTIONS).upper()}"
        mend = say("check-stranger-mend", known=known)
        yield Finding(
            Level.WARNING, "config", say("check-stranger", name=name), mend, f"config-stranger:{name}"
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
        what = say("check-nobody")
        mend = say("check-nobody-mend")
        yield Finding(Level.ERROR, "staff", what, mend, "staff-nobody")
        return
    supervisors = [member for member in settings.members if member.role is Role.SUPERVISOR]
    if not any(member.email for member in supervisors):
        what = say("check-no-mail")
        yield Finding(Level.WARNING, "staff", what, say("check-no-mail-mend"), "staff-no-mail")
    for index, role in settings.untold:
        what = say("check-untold", index=index, role=role)
        yield Finding(
            Level.WARNING,
            "staff",
            what,
            say("check-untold-mend", role=role),
            f"staff-untold:{role}:{index}",
        )
    yield from private_readers(settings, joined)
    if not settings.appeal.outside:
        what, mend = say("check-appeal-outside"), say("check-appeal-outside-mend")
        yield Finding(Level.WARNING, "staff", what, mend, "appeal-no-outside")


# database and files


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    path = file_of(settings.database)
    folder = _nearest_folder(path.parent)
    if not os.access(folder, os.W_OK):
        what = say("check-folder", folder=str(folder))
        yield Finding(Level.ERROR, "database", what, say("check-folder-mend"), "database-folder")
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
        return Finding(Level.ERROR, "database", str(error), say("check-as-said"), "database-disk")
    return Finding(Level.OK, "database", say("check-disk", folder=str(folder)))


def _absent(path: Path) -> Finding:
    try:
        not_half_restored(path)
    except StoreError as error:
        return Finding(
            Level.ERROR, "database", str(error), say("check-as-said"), "database-half-restored"
        )
    return Finding(Level.NOTE, "database", say("check-absent", path=str(path)))


def _kept(settings: Settings, path: Path) -> Finding:
    if is_running(settings):
        return Finding(Level.OK, "database", say("check-running", path=str(path)))
    try:
        return _read_only(path)
    except sqlite3.Error as error:
        what = say("check-unread", path=str(path), why=type(error).__name__)
        return Finding(Level.ERROR, "database", what, say("check-unread-mend"), "database-unread")


def _read_only(path: Path) -> Finding:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
        (health,) = db.execute("PRAGMA quick_check(1)").fetchone()
        (revision,) = db.execute("SELECT version_num FROM alembic_version").fetchone()
    if health != "ok":
        return Finding(
            Level.ERROR,
            "database",
            say("check-damaged", path=str(path)),
            say("check-damaged-mend"),
            "database-damaged",
        )
    if not is_known(revision):
        what = say("check-later", path=str(path))
        return Finding(Level.ERROR, "database", what, say("check-later-mend"), "database-later")
    return Finding(Level.OK, "database", say("check-sound", path=str(path)))


def _data_dir(settings: Settings) -> Iterator[Finding]:
    folder = _nearest_folder(settings.data_dir / "attachments")
    try:
        with tempfile.TemporaryFile(dir=folder, prefix=".rida-check-") as probe:
            probe.write(b"x" * 4096)
    except OSError as error:
        what = say("check-files", folder=str(folder), why=str(error.strerror))
        yield Finding(Level.ERROR, "files", what, say("check-files-mend"), "files-folder")
        return
    missing = -Room(folder, settings.disk.reserve).free
    if missing >= 0:
        what = say("check-full", folder=str(folder))
        mend = say("check-full-mend", megabytes=missing // 1024**2 + 1)
        yield Finding(Level.WARNING, "files", what, mend, "disk-full")


# mail


async def _smtp(settings: Settings) -> AsyncIterator[Finding]:
    smtp = settings.smtp
    if not smtp.enabled:
        level, mend = (Level.NOTE, "") if settings.demo else (Level.WARNING, say("check-mail-off-mend"))
        yield Finding(level, "smtp", say("check-mail-off"), mend, "mail-off")
        return
    from bot.commands.check.smtp import greeted

    yield await greeted(settings)


async def _imap(settings: Settings) -> list[Finding]:
    if not settings.imap.enabled:
        return []
    from bot.commands.check.imap import mailbox

    return await mailbox(settings)


# machine


def _clock(settings: Settings, file: Path) -> Iterator[Finding]:
    now = datetime.now(UTC)
    known = [path for path in (file, Path(bot.__file__), file_of(settings.database)) if path.exists()]
    newest = max(datetime.fromtimestamp(path.stat().st_mtime, UTC) for path in known)
    if now < newest - timedelta(hours=1):
        what = say("check-clock-wrong", now=f"{now:%Y-%m-%d %H:%M}")
        yield Finding(Level.ERROR, "clock", what, say("check-clock-wrong-mend"), "clock-wrong")
        return
    zone = settings.working_time.zone
    yield Finding(
        Level.OK, "clock", say("check-clock", now=f"{now.astimezone(zone):%Y-%m-%d %H:%M}", zone=zone.key)
    )


def _fonts() -> Iterator[Finding]:
    fonts = sorted(FONTS.glob("*.woff2"))
    broken = [font.name for font in fonts if font.read_bytes()[:4] != b"wOF2"]
    if broken or not any("arabic-arabic" in font.name for font in fonts):
        what = say("check-fonts-broken", files=", ".join(broken) or str(FONTS))
        yield Finding(
            Level.ERROR,
            "fonts",
            what,
            say("check-fonts-broken-mend", command="git checkout bot/web"),
            "fonts-broken",
        )
    else:
        yield Finding(Level.OK, "fonts", say("check-fonts", count=len(fonts)))


# answers


def _faq(settings: Settings, loaded: Loaded) -> Iterator[Finding]:
    for error in loaded.errors:
        yield Finding(
            Level.ERROR, "faq", str(error), say("check-entry-mend"), f"faq-entry:{error.file.name}"
        )
    yield Finding(Level.OK, "faq", say("check-entries", count=len(loaded.entries)))
    made_up = [entry.id for entry in loaded.entries if entry.sample]
    undated = [entry.id for entry in loaded.entries if entry.reviewed is None]
    if made_up:
        mend = say("check-samples-mend")
        yield Finding(
            Level.NOTE,
            "faq",
            say("check-samples", count=len(made_up), ids=", ".join(made_up)),
            mend,
            "faq-samples",
        )
    if undated:
        mend = say("check-undated-mend")
        yield Finding(Level.NOTE, "faq", say("check-undated", count=len(undated)), mend, "faq-undated")
    yield from _lost_initiatives(settings, loaded)


def _lost_initiatives(settings: Settings, loaded: Loaded) -> Iterator[Finding]:
    known = {initiative.id for initiative in settings.initiatives}
    for entry in loaded.entries:
        if entry.initiative and entry.initiative not in known:
            what = say("check-lost", entry=entry.id, initiative=entry.initiative)
            yield Finding(
                Level.WARNING,
                "faq",
                what,
                say("check-lost-mend", initiative=entry.initiative),
                f"faq-lost:{entry.id}",
            )
