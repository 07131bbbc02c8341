"""One night's backup, from the folder that it goes into to what it lets go; run in a process of its own
(`beside.py`) at the lowest priority, or by `rida backup`.

The rules this module guards: it is noted before it has its name, tried, and noted again; whatever ends it
in between, the next one goes on from there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from bot.store.backups.archive import Manifest
from bot.store.backups.backup import NothingToCopy, alone, back_up, name_of
from bot.store.backups.drill import tried
from bot.store.backups.folder import FolderUnusable, used
from bot.store.backups.places import Places
from bot.store.backups.record import Drill, Entry, Record, keep, present
from bot.store.backups.rotation import Stay, outlived


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where backups go, and what of them stays."""

    places: Places
    folder: Path
    society: Mapping[str, str]
    stay: Stay = Stay()  # noqa: RUF009 - frozen


@dataclass(frozen=True, slots=True)
class Made:
    entry: Entry
    manifest: Manifest
    gone: tuple[str, ...] = ()


def made(
    plan: Plan, now: datetime, passphrase: str | None, night: date | None = None, *, is_new: bool = False
) -> Made:
    """A backup of this moment in the folder of the plan, tried, and those let go that it outlives.
    `night`: the one that it is made for; none, where a person asked for it.

    Raises:
        BackupError: none was made, and what is in the folder is as it was; or, as FolderUnusable, it was
            made, and what came of its trial could not be noted.
    """
    if not plan.places.database.is_file():
        raise NothingToCopy(plan.places.database)
    with alone(plan.places.database.parent):
        return _made(plan, now, passphrase, night, is_new=is_new)


def _made(plan: Plan, now: datetime, passphrase: str | None, night: date | None, *, is_new: bool) -> Made:
    record = used(plan.folder, plan.places.database, is_new=is_new)
    file = _free_name(plan.folder, now, is_sealed=passphrase is not None)

    def noted(manifest: Manifest, size: int) -> None:
        nonlocal record
        record = record.plus(_entry(file.name, size, manifest, now, night))
        keep(plan.folder, record)

    manifest = back_up(plan.places, file, plan.society, now, passphrase, noted)
    try:
        record = _tried(plan, record, passphrase)
        gone = _let_go(plan, record) if night else ()
    except OSError as error:
        raise FolderUnusable(plan.folder, error) from error
    return Made(next(each for each in record.entries if each.file == file.name), manifest, gone)


def _free_name(folder: Path, now: datetime, *, is_sealed: bool) -> Path:
    """A clock that was set back comes to a moment for the second time."""
    plain = name_of(now, is_sealed=is_sealed)
    stem, _, ending = plain.partition(".")
    names = (plain, *(f"{stem}-{number}.{ending}" for number in range(2, 1000)))
    return next(folder / name for name in names if not (folder / name).exists())


def _entry(file: str, size: int, manifest: Manifest, now: datetime, night: date | None) -> Entry:
    return Entry(
        file=file,
        made_at=now,
        size=size,
        night=night.isoformat() if night else "",
        encrypted=manifest.encrypted,
        newest_message_at=manifest.newest_message_at,
        lost=len(manifest.missing) + len(manifest.damaged),
    )


def _tried(plan: Plan, record: Record, passphrase: str | None) -> Record:
    """Each that was not tried yet: this one, and one whose trial was cut off."""
    beside = plan.places.database.parent
    waiting = [each for each in present(plan.folder, record) if each.drill is Drill.WAITING]
    for each in waiting:
        found = tried(plan.folder / each.file, passphrase, beside)
        looked_at = replace(each, drill=found.drill, why=found.why, needed=found.needed)
        entries = tuple(looked_at if one.file == each.file else one for one in record.entries)
        keep(plan.folder, record := replace(record, entries=entries))
    return record


def _let_go(plan: Plan, record: Record) -> tuple[str, ...]:
    """What is not there any more is forgotten as well: a person took it away."""
    there = [*present(plan.folder, record)]
    gone = [each.file for each in outlived(there, plan.stay)]
    for name in gone:
        (plan.folder / name).unlink(missing_ok=True)
    left = {each.file for each in there} - {*gone}
    if lost := [each.file for each in record.entries if each.file not in left]:
        keep(plan.folder, record.without(*lost))
    return tuple(gone)
