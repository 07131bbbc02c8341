"""The configuration that came with a backup, on a machine that has none.

The rules this module guards: a config.yaml that is there is never touched, only compared; what is laid
down has its names just before the case book has its own, and is its owner's alone, so that a restore
that was cut off and begun anew lacks nothing; one that is refused leaves nothing of it.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from bot.config import ConfigError, Settings, load
from bot.config.edit import written
from bot.config.file import parsed, read
from bot.policy.refusal import SettingRefused
from bot.store.backups.archive import CONFIG, ENTRIES, SECRETS, DamagedBackup, Manifest
from bot.store.backups.places import Places
from bot.store.sqlite.database import file_of
from bot.store.sqlite.fsync import names_on_disk
from faq.entries import FOLDER

STAGE = ".rida-restore-config"


@dataclass(frozen=True, slots=True)
class Found:
    """`settings` are those that the restore goes by: of the config.yaml that is there, or of the one that
    came along; None: it lacks a secret that is no part of the backup, which `lacks` names.
    `differs` are the keys that are written otherwise in the one that is there. `keep` gives what came
    along its names: to be called once, when all else is ready."""

    places: Places
    settings: Settings | None
    lacks: str
    differs: tuple[str, ...]
    entries: tuple[str, ...]
    is_laid: bool
    keep: Callable[[], None]


@contextmanager
def found(archive: ZipFile, manifest: Manifest, config: Path, file: Path) -> Iterator[Found]:
    """What the restore goes by; `config` is where config.yaml is, or is to be. Without `keep` nothing of
    what came along is left at the end.

    Raises:
        ConfigError: the one that is there is wrong.
        DamagedBackup: as reading the others.
    """
    if config.exists() or CONFIG not in manifest.members:
        yield _beside(archive, manifest, config, file)
        return
    home, is_new = config.resolve().parent, not config.resolve().parent.exists()
    home.mkdir(parents=True, exist_ok=True)
    staged = home / STAGE
    shutil.rmtree(staged, ignore_errors=True)
    try:
        with _laid(archive, manifest, home, staged, file) as trial:
            settings, lacks = _settings(trial)
            places = _places(trial, settings)
            entries = _other_entries(archive, manifest, file)
            keep = partial(_keep, archive, trial, staged, config, entries, file, manifest)
            yield Found(places, settings, lacks, (), entries, is_laid=True, keep=keep)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
        if is_new:
            with suppress(OSError):
                home.rmdir()


def _beside(archive: ZipFile, manifest: Manifest, config: Path, file: Path) -> Found:
    settings = load(config)
    differs = _differing(archive, manifest, config, file) if CONFIG in manifest.members else ()
    entries = _other_entries(archive, manifest, file)
    places = Places(file_of(settings.database), settings.data_dir)
    return Found(places, settings, "", differs, entries, is_laid=False, keep=lambda: None)


# What came along -------------------------------------------------------------------------------------


def _read(archive: ZipFile, manifest: Manifest, name: str, file: Path) -> bytes:
    content = archive.read(name)
    if sha256(content).hexdigest() != manifest.members[name].sha256:
        raise DamagedBackup(file, f"{name} is not what was kept")
    return content


@contextmanager
def _laid(archive: ZipFile, manifest: Manifest, home: Path, staged: Path, file: Path) -> Iterator[Path]:
    """Beside its place, so that its paths mean what they will mean; with it the files of its secrets."""
    trial = home / f"{STAGE}.yaml"
    try:
        _write(trial, _read(archive, manifest, CONFIG, file))
        secrets = [name for name in sorted(manifest.members) if name.startswith(SECRETS)]
        for name in secrets:
            _write(staged / name, _read(archive, manifest, name, file))
        _point(trial, secrets, staged)
        yield trial
    finally:
        with suppress(OSError):  # the next restore writes it anew
            trial.unlink(missing_ok=True)


def _point(trial: Path, secrets: list[str], staged: Path) -> None:
    """The keys name the files where they lie now."""
    changes = {name.removeprefix(SECRETS): f"{staged.name}/{name}" for name in secrets}
    if changes:
        with suppress(ConfigError):  # it lacks something else, and is laid as it came
            written(trial, changes)


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    target.touch(0o600)
    target.write_bytes(content)


def _settings(trial: Path) -> tuple[Settings | None, str]:
    try:
        return load(trial), ""
    except ConfigError as error:
        return None, "; ".join(f"{each.key}: {each.problem}" for each in error.problems)


def _places(trial: Path, settings: Settings | None) -> Places:
    if settings:
        return Places(file_of(settings.database), settings.data_dir)
    try:
        values: Mapping[str, Any] = read(trial).values
    except SettingRefused:
        values = {}
    home = trial.parent
    database = str(values.get("database") or "sqlite:///data/rida.db").removeprefix("sqlite:///")
    return Places(home / database, home / str(values.get("data_dir") or "data"))


def _keep(
    archive: ZipFile,
    trial: Path,
    staged: Path,
    config: Path,
    entries: tuple[str, ...],
    file: Path,
    manifest: Manifest,
) -> None:
    """Secrets first, then the config.yaml that names them."""
    home = trial.parent
    for each in sorted((staged / SECRETS).iterdir()) if (staged / SECRETS).is_dir() else ():
        target = home / SECRETS / each.name
        target.parent.mkdir(exist_ok=True, mode=0o700)
        if not target.exists():
            each.replace(target)
    text = trial.read_text("utf-8").replace(f"{staged.name}/{SECRETS}", SECRETS)
    trial.write_text(text, "utf-8")
    for name in entries:
        if not (home / name).exists():
            _write(home / name, _read(archive, manifest, name, file))
    shutil.rmtree(staged, ignore_errors=True)
    trial.replace(config)
    names_on_disk(home)


# What is compared ------------------------------------------------------------------------------------


def _differing(archive: ZipFile, manifest: Manifest, config: Path, file: Path) -> tuple[str, ...]:
    """The keys, never what they say."""
    try:
        text = _read(archive, manifest, CONFIG, file).decode()
        there, came = _flat(read(config).values), _flat(parsed(text, Path(CONFIG)).values)
    except (SettingRefused, UnicodeDecodeError):
        return (CONFIG,)
    return tuple(sorted(key for key in {*there, *came} if there.get(key) != came.get(key)))


def _flat(values: Mapping[str, Any], path: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in values.items():
        inner = f"{path}{key}"
        flat |= _flat(value, f"{inner}.") if isinstance(value, Mapping) else {inner: value}
    return flat


def _other_entries(archive: ZipFile, manifest: Manifest, file: Path) -> tuple[str, ...]:
    """The answers that are not here as they were there."""
    named = [name for name in sorted(manifest.members) if name.startswith(ENTRIES)]
    return tuple(name for name in named if not _is_here(name, manifest))


def _is_here(name: str, manifest: Manifest) -> bool:
    here = FOLDER / name.removeprefix(ENTRIES)
    return here.is_file() and sha256(here.read_bytes()).hexdigest() == manifest.members[name].sha256
