"""Backups as the settings have them: what goes along, where to, and the night's one beside Rida.

The rule this module guards: what is made at night gives way to all other work, and ends with the process
that it is for.
"""

import asyncio
import json
import shutil
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

import bot
from bot.config import Settings
from bot.config.file import read
from bot.config.load import SECRETS, section_at, written_secrets
from bot.policy.refusal import SettingRefused
from bot.runtime.backups import NightlyBackups, NightPlan
from bot.store.backups.nightly import Plan
from bot.store.backups.places import Places
from bot.store.backups.rotation import Stay
from bot.store.sqlite.database import file_of
from faq.entries import FOLDER

ROOT = Path(bot.__file__).parents[1]
ENDING = 2.0  # seconds that the process beside is given to tidy up


def places_of(settings: Settings, config: Path) -> Places:
    """`config` is the file that the settings were read from."""
    return Places(
        file_of(settings.database),
        settings.data_dir,
        config=config.absolute(),
        entries=FOLDER,
        secrets=_secrets(settings, config.resolve().parent),
        secrets_in_config=_written(config),
        reserve=settings.disk.reserve,
    )


def plan_of(settings: Settings, config: Path) -> Plan:
    """Where no folder is named, they lie in the data folder."""
    section, places = settings.backup, places_of(settings, config)
    return Plan(
        places=places,
        folder=section.folder or places.backups,
        society=settings.society.name.model_dump(),
        stay=Stay(section.daily, section.weekly, section.monthly),
    )


def nightly_of(
    settings: Settings,
    config: Path | None,
    wall: Callable[[], datetime],
    elapsed: Callable[[], float],
) -> NightlyBackups | None:
    """None: there are no nightly backups."""
    section = settings.backup
    if section.folder is None or config is None:
        return None
    plan = NightPlan(
        folder=section.folder,
        database=file_of(settings.database),
        hour=section.hour,
        zone=settings.working_time.zone,
        make=partial(made_beside, config.absolute()),
        wall=wall,
        elapsed=elapsed,
    )
    return NightlyBackups(plan)


async def made_beside(config: Path, night: date) -> str:
    """Let `rida backup` make it in a process of its own; gives back why it was not made, by the key of a
    refusal, and nothing where it was. Cancelled, it ends that process."""
    verb = ("-m", "bot", "--config", str(config), "backup", "--json", "--night", night.isoformat())
    child = await asyncio.create_subprocess_exec(
        *_politely(), sys.executable, *verb, cwd=ROOT,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        said = await child.stdout.read() if child.stdout else b""
        await child.wait()
    finally:
        await _ended(child)
    return "" if child.returncode == 0 else _why(said)


def _politely() -> tuple[str, ...]:
    """Idle on the disk, where the system can; the verb itself gives way on the processor."""
    found = shutil.which("ionice")
    return (found, "-t", "-c3") if found else ()


async def _ended(child: asyncio.subprocess.Process) -> None:
    if child.returncode is not None:
        return
    child.terminate()
    try:
        async with asyncio.timeout(ENDING):
            await child.wait()
    except TimeoutError:
        child.kill()
        await child.wait()


def _why(said: bytes) -> str:
    try:
        return str(json.loads(said)["failed"])
    except (ValueError, TypeError, KeyError):
        return "ended"


def _secrets(settings: Settings, base: Path) -> dict[str, Path]:
    """The files that config.yaml names, each by its key."""
    named: dict[str, Path] = {}
    for section, keys in (*SECRETS.items(), ("backup", ("passphrase",))):
        given = section_at(settings, section)
        files = {key: getattr(given, f"{key}_file") for key in keys}
        named |= {f"{section}.{key}_file": base / file for key, file in files.items() if file}
    return named


def _written(config: Path) -> tuple[str, ...]:
    try:
        return tuple(written_secrets(read(config)))
    except SettingRefused:  # whoever has settings has read it before; it changed since
        return ("config.yaml",)
