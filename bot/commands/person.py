"""`rida person export` and `rida person erase`: what is kept of one person is given out, or erased.

The rules this module guards: who is meant is never guessed; nothing is erased that was not confirmed;
both work beside a running Rida and without one, and both stand in the audit trail.
"""

import asyncio
import json
import logging
import os
import sqlite3
import sys
import time
import zipfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app.copies import copy_page
from bot.commands.beside import is_running
from bot.commands.common import DIGITS, refuse, settings_of, wants_json
from bot.commands.language import say
from bot.config import Settings
from bot.core.audit import OPERATOR, Action, AuditNote, Reason
from bot.core.case import MOVES, Move
from bot.core.personal import PersonalCopy
from bot.runtime.personal import personal_copy
from bot.store.erasure import journal, remains
from bot.store.erasure.erase import Erased, erase
from bot.store.erasure.find import FORMS, NobodyFound, SeveralFound, contact_by
from bot.store.erasure.journal import JournalFailed, Stage
from bot.store.erasure.whose import belongings
from bot.store.erasure.words import files_of
from bot.store.errors import StoreError
from bot.store.queries import audit, cases
from bot.store.sqlite.database import Database, beside, file_of
from bot.store.sqlite.writer import compacted
from bot.texts.personal import as_json as json_of

logger = logging.getLogger(__name__)

person_app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
)
Whom = Annotated[
    str,
    typer.Argument(
        metavar="ID",
    ),
]
AsJson = Annotated[bool, typer.Option("--json")]
T = TypeVar("T")
PATIENCE = 60.0  # seconds that a running Rida is waited for


@person_app.command()
def export(
    ctx: typer.Context,
    whom: Whom,
    file: Annotated[
        Path | None,
        typer.Argument(),
    ] = None,
    confided: Annotated[bool, typer.Option("--confided")] = False,
    as_json: AsJson = False,
) -> None:
    """Give out everything that is kept of a person, as a file that anybody can read.

    Give it to the person alone, and keep no copy: it holds all that they wrote.
    """
    settings = settings_of(ctx)
    contact, copy, files = _asked(settings, lambda conn: _copied(conn, whom, with_confided=confided))
    target = file or (None if wants_json(as_json) else Path(f"contact-{contact}.html"))
    if target is None:
        typer.echo(json_of(copy))
        return
    try:
        _written(target, copy, settings, files)
    except OSError as error:
        raise refuse(say("person-unwritten", file=str(target), why=str(error.strerror))) from None
    told = {"contact": contact, "file": str(target), "cases": [c.case.number for c in copy.cases]}
    if wants_json(as_json):
        typer.echo(json.dumps(told))
    else:
        typer.echo(say("person-given", file=str(target)))


@person_app.command(name="erase")
def erase_(
    ctx: typer.Context,
    whom: Whom,
    yes: Annotated[bool, typer.Option("--yes")] = False,
    as_json: AsJson = False,
) -> None:
    """Erase everything that is kept of a person, for good; a restored backup does not bring it back.

    Numbers and times that reports count stay, without a word; open cases end as taken back.
    """
    settings = settings_of(ctx)
    meant = _asked(settings, lambda conn: _meant(conn, whom))
    if not yes:
        _confirmed(meant)
    erased = _asked(settings, lambda conn: erase(conn, meant.contact, _now(), by=OPERATOR))
    is_finished = erased is None or _finished(settings, erased)
    _tell(meant, erased, is_finished, as_json)


@dataclass(frozen=True, slots=True)
class _Meant:
    """Who is meant, in numbers: enough to see that it is the right one."""

    contact: int
    channels: tuple[str, ...]
    cases: tuple[int, ...]
    open_cases: tuple[int, ...]
    registrations: tuple[int, ...]

    @property
    def said(self) -> str:
        channels = ", ".join(self.channels) or say("person-no-address")
        listed = {
            "person-cases": self.cases,
            "person-open-cases": self.open_cases,
            "person-registrations": self.registrations,
        }
        parts = (say(key, numbers=", ".join(map(str, of))) for key, of in listed.items() if of)
        return "; ".join((say("person-contact", contact=str(self.contact), channels=channels), *parts))


async def _meant(conn: AsyncConnection, whom: str) -> _Meant:
    contact = await contact_by(conn, whom)
    whose = await belongings(conn, contact)
    known = await cases.numbered(conn, whose.cases)
    still = tuple(sorted(case.number for case in known if case.status in MOVES[Move.WITHDRAW]))
    channels = tuple(sorted({at.channel for at in whose.talks.values()}))
    return _Meant(contact, channels, whose.cases, still, whose.registrations)


def _confirmed(meant: _Meant) -> None:
    """Raises typer.Exit: nobody said yes."""
    if not sys.stdin.isatty():
        raise refuse(say("person-say-yes", whom=meant.said))
    typer.echo(say("person-asked", whom=meant.said), err=True)
    if _typed() != str(meant.contact):
        raise refuse(say("person-not-erased"))


def _typed() -> str:
    return str(typer.prompt(say("person-type"), err=True)).strip().translate(DIGITS)


def _tell(meant: _Meant, erased: Erased | None, is_finished: bool, as_json: bool) -> None:
    told: dict[str, Any] = {
        "contact": meant.contact,
        "erased": erased is not None,
        "cases": list(erased.cases) if erased else [],
        "withdrawn": list(erased.withdrawn) if erased else [],
        "registrations": list(erased.registrations) if erased else [],
        "files": len(erased.files) if erased else 0,
        "finished": is_finished,
    }
    if wants_json(as_json):
        typer.echo(json.dumps(told))
        return
    typer.echo(say("person-erased", whom=meant.said))
    if not is_finished:
        typer.echo(say("person-unfinished"))


# Beside a running Rida, or without one ----------------------------------------------------------------


def _asked(settings: Settings, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
    """The work's outcome, in a transaction of its own.

    Raises:
        typer.Exit: it was refused; nothing was changed.
    """
    if not file_of(settings.database).exists():
        raise refuse(say("command-no-database"))
    try:
        return asyncio.run(_beside(settings, work))
    except NobodyFound as error:
        raise refuse(say("person-nobody", asked=repr(error.asked), forms=FORMS)) from None
    except SeveralFound as error:
        forms = f" {say('qr-or')} ".join(error.forms)
        raise refuse(say("person-several", asked=repr(error.asked), forms=forms)) from None
    except (StoreError, JournalFailed) as error:
        raise refuse(str(error)) from None


async def _beside(settings: Settings, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
    if not is_running(settings):
        await (await Database.open(settings.database)).close()  # of an older version, it is brought up
    async with beside(settings.database) as conn:
        return await work(conn)


def _now() -> datetime:
    return datetime.now(UTC)


async def _copied(
    conn: AsyncConnection, whom: str, *, with_confided: bool
) -> tuple[int, PersonalCopy, frozenset[str]]:
    """Whoever takes out somebody's data is in the trail."""
    contact = await contact_by(conn, whom)
    whose = await belongings(conn, contact)
    copy = await personal_copy(conn, contact, _now(), with_confided=with_confided)
    files = await files_of(conn, whose)
    if not with_confided:
        files -= await _confided_files(conn, whose.disclosures)
    note = AuditNote(Action.EXPORTED, "person", OPERATOR, min(whose.talks), Reason.PERSON)
    await audit.record(conn, note, _now())
    return contact, copy, files


async def _confided_files(conn: AsyncConnection, numbers: tuple[int, ...]) -> frozenset[str]:
    from bot.store.queries import disclosures

    told = [await disclosures.get(conn, number) for number in numbers]
    lines = [line for each in told if each for line in each.lines]
    return frozenset(file.id for line in lines for file in line.words.attachments)


def _finished(settings: Settings, erased: Erased) -> bool:
    """What is left of it, done here; what only a running Rida can do (a platform is asked to take back
    what it shows) is waited for. False: it is still to be done."""
    file = file_of(settings.database)
    try:
        remains.unlinked(settings.data_dir / "attachments", [erased.note])
        is_compact = compacted(file)
        if is_compact and not erased.note.last_words:
            journal.note(journal.beside(file), replace(erased.note, stage=Stage.DONE))
            return True
    except (OSError, sqlite3.Error) as error:  # as when the disk is full: Rida tries again
        logger.warning("what the erasure left is not cleared yet: %s", error)
    return is_running(settings) and _waited_for(journal.beside(file), erased.note.key)


def _waited_for(path: Path, key: str) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if any(each.key == key and each.stage is Stage.DONE for each in journal.written(path)):
            return True
        time.sleep(0.2)
    return False


# The file ---------------------------------------------------------------------------------------------


def _written(target: Path, copy: PersonalCopy, settings: Settings, files: frozenset[str]) -> None:
    """Readable by its owner alone."""
    page = copy_page(settings).page(copy)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as into:
        if target.suffix == ".json":
            into.write(json_of(copy).encode())
        elif target.suffix == ".zip":
            _packed(into, page, copy, settings.data_dir / "attachments", files)
        else:
            into.write(page)


def _packed(into: Any, page: bytes, copy: PersonalCopy, folder: Path, files: frozenset[str]) -> None:
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("my-data.html", page)
        archive.writestr("my-data.json", json_of(copy))
        for name in sorted(files):
            if (folder / name).is_file():
                archive.write(folder / name, f"files/{name}")
