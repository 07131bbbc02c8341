"""`rida upgrade-check`: run by the new version, before it takes a case book over.

The rules this module guards: the book itself is only read; a copy of everything is made first; whatever
stands in the way is named with its mend. Status 0: nothing does. 1: something does. 3: this version is
older than the one that ran.
"""

import asyncio
import json
import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.changes import Section, changelog, since
from bot.commands.common import file_of as config_file
from bot.commands.common import wants_json
from bot.commands.language import say
from bot.config import ConfigError, Settings, load
from bot.config.file import read
from bot.config.load import documented
from bot.policy.refusal import Problem, SettingRefused
from bot.store.backups.archive import BackupError
from bot.store.backups.upgrade_trial import (
    Trial,
    TrialFailed,
    needed,
    revision_of,
    setting_of,
    steps_from,
    tried,
)
from bot.store.errors import StoreError
from bot.store.migrate import is_known, revisions
from bot.store.queries.settings import VERSION_RAN
from bot.store.sqlite.database import file_of

OLDER = 3
MEGABYTE = 1024 * 1024
SHOWN = 12
"""Changes of a section that a person is shown; the file has all of them."""


@dataclass
class Found:
    """What is known so far; whatever could not be asked is as it begins."""

    ran: str = ""
    revision: str = ""
    steps: tuple[str, ...] = ()
    trial: Trial | None = None
    backup: Path | None = None
    free: int = 0
    needed: int = 0
    refused: Sequence[Problem] = ()
    unmentioned: tuple[str, ...] = ()
    changes: tuple[Section, ...] = ()
    problems: dict[str, str] = field(default_factory=dict)
    is_older: bool = False
    is_new: bool = False


def upgrade_check(
    ctx: typer.Context,
    backup: Annotated[bool, typer.Option("--backup/--no-backup")] = True,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Say before an upgrade what it would do: tried on a copy, after a backup; nothing is changed.

    Run it by the new version, while the old one may still serve people.
    """
    found = _looked(config_file(ctx), wants_backup=backup)
    if wants_json(as_json):
        typer.echo(json.dumps(_as_json(found), ensure_ascii=False))
    else:
        _told(found, config_file(ctx))
    raise typer.Exit(OLDER if found.is_older else 1 if found.problems else 0)


def _looked(config: Path, *, wants_backup: bool) -> Found:
    found = Found()
    try:
        settings = load(config)
    except ConfigError as error:
        found.refused = error.problems
        found.problems["config"] = say("upgrade-config-refused", count=len(error.problems))
        return found
    found.unmentioned = _unmentioned(config)
    try:
        _book(found, settings, config, wants_backup=wants_backup)
    except StoreError as error:
        found.problems["database"] = str(error)
    except (sqlite3.Error, OSError) as error:
        found.problems["database"] = say("upgrade-unreadable", reason=type(error).__name__)
    return found


def _unmentioned(config: Path) -> tuple[str, ...]:
    """Keys that this version knows and the file does not, each with its usual value. A section that is
    not written at all stands for what is below it."""
    written = read(config).values
    names = dict.fromkeys(_missing(key.split("."), written) for key in documented())
    return tuple(name for name in names if name)


def _missing(path: Sequence[str], written: object, so_far: str = "") -> str:
    """The first part of the path that is not there; empty where all is, and below lists."""
    if not path or not isinstance(written, Mapping):
        return ""
    here = f"{so_far}.{path[0]}".lstrip(".")
    return _missing(path[1:], written[path[0]], here) if path[0] in written else here


def _book(found: Found, settings: Settings, config: Path, *, wants_backup: bool) -> None:
    database = file_of(settings.database)
    if not database.exists():
        found.is_new = True
        return
    revision = revision_of(database)
    if revision is None:
        found.problems["database"] = say("upgrade-no-book", file=str(database))
        return
    found.revision, found.ran = revision, setting_of(database, VERSION_RAN)
    found.changes = since(changelog(), found.ran)
    if not is_known(revision):
        found.is_older = True
        found.problems["downgrade"] = say("upgrade-older", found=revision, latest=revisions()[-1])
        return
    found.steps = steps_from(revision)
    if _has_room(found, database) and (not wants_backup or _kept(found, settings, config)):
        _try(found, database)


def _has_room(found: Found, database: Path) -> bool:
    found.free, found.needed = shutil.disk_usage(database.parent).free, needed(database)
    if found.free >= found.needed:
        return True
    free, wanted = found.free // MEGABYTE, found.needed // MEGABYTE + 1
    found.problems["disk"] = say("upgrade-no-room", free=free, needed=wanted)
    return False


def _kept(found: Found, settings: Settings, config: Path) -> bool:
    """As `rida backup` does; the audit trail is told of it by a version that knows the trail's schema."""
    from bot.app.backups import places_of
    from bot.store.backups.backup import back_up, name_of

    try:
        passphrase, now = settings.backup.passphrase(), datetime.now(UTC)
        places = places_of(settings, config)
        folder = settings.backup.folder or places.backups
        target = folder / name_of(now, is_sealed=passphrase is not None)
        back_up(places, target, settings.society.name.model_dump(), now, passphrase)
    except (BackupError, SettingRefused) as error:
        found.problems["backup"] = str(error)
        return False
    found.backup = target
    return True


def _try(found: Found, database: Path) -> None:
    try:
        found.trial = asyncio.run(tried(database))
    except TrialFailed as error:
        found.problems["trial"] = say("upgrade-trial-failed", reason=error.reason)
        return
    if found.trial.lost:
        found.problems["rows"] = say("upgrade-rows-lost", tables=", ".join(found.trial.lost))


# what is told -------------------------------------------------------------------------------------------


def _as_json(found: Found) -> dict[str, Any]:
    trial = found.trial
    return {
        "ready": not found.problems,
        "version": {"ran": found.ran or None, "new": version("rida")},
        "schema": {
            "found": found.revision or None,
            "latest": revisions()[-1],
            "steps": list(found.steps),
        },
        "trial": {"seconds": round(trial.seconds, 2), "lost": list(trial.lost)} if trial else None,
        "backup": str(found.backup) if found.backup else None,
        "disk": {"free": found.free, "needed": found.needed},
        "config": {
            "problems": [
                {"key": each.key, "problem": each.problem, "mend": each.mend, "line": each.line}
                for each in found.refused
            ],
            "unmentioned": list(found.unmentioned),
        },
        "changes": [{"version": each.title, "entries": list(each.entries)} for each in found.changes],
        "problems": found.problems,
    }


def _told(found: Found, config: Path) -> None:
    for line in (*_of_the_book(found), *_of_the_config(found), *_of_the_changes(found)):
        typer.echo(line)
    for text in found.problems.values():
        typer.echo(f"✗ {text}", err=True)
    if found.refused:
        from bot.commands.coloured import show_refusal

        show_refusal(ConfigError(config, found.refused))
    typer.echo(say("upgrade-not-yet" if found.problems else "upgrade-ready"))


def _of_the_book(found: Found) -> Sequence[str]:
    if found.is_new:
        return [say("upgrade-new")]
    lines = [say("upgrade-versions", ran=found.ran or "–", new=version("rida"))]
    if found.revision and not found.is_older:
        lines.append(say("upgrade-steps", count=len(found.steps), found=found.revision))
    if found.backup:
        lines.append(say("upgrade-kept", file=str(found.backup)))
    if found.trial:
        lines.append(say("upgrade-tried", seconds=f"{found.trial.seconds:.1f}"))
    if found.free:
        lines.append(say("upgrade-disk", free=found.free // MEGABYTE))
    return lines


def _of_the_config(found: Found) -> Sequence[str]:
    if not found.unmentioned:
        return []
    listed = ", ".join(found.unmentioned)
    return [say("upgrade-unmentioned", count=len(found.unmentioned), keys=listed)]


def _of_the_changes(found: Found) -> Sequence[str]:
    lines = []
    for section in found.changes:
        lines += ["", section.title, *(f"- {entry}" for entry in section.entries[:SHOWN])]
        if len(section.entries) > SHOWN:
            lines.append(say("upgrade-more-changes", count=len(section.entries) - SHOWN))
    return [*lines, ""] if lines else []
