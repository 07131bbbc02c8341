"""The whole proof, as `python -m tests.crash.run --only backups` runs it: its figures, and whether it held."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.crash.backups import proof
from tests.crash.backups.home import Home
from tests.crash.backups.proof import Found

PEOPLE, CASES = 40, 30  # of the made-up year
WRITING = 50
INSTANTS = 5  # of the backup, and as many of the restore

Say = Callable[[str], None]


async def prove(seed: int, say: Say) -> bool:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        home = Home.made(folder / "home")
        home.year(PEOPLE, CASES)
        written = await proof.while_people_write(home, WRITING, folder / "elsewhere")
        held = [_told("while people write", written, say)]
        held.append(_told("killed backups", _backups(home, seed), say))
        held.append(_told("killed restores", _restores(home, folder, seed), say))
    return all(held)


def _backups(home: Home, seed: int) -> Found:
    begun = time.monotonic()
    home.rida("backup", "--json")
    drawn = proof.instants(seed, INSTANTS, time.monotonic() - begun)
    return proof.killed_backups(home, proof.BACKUP_PLACES, drawn)


def _restores(home: Home, folder: Path, seed: int) -> Found:
    last, begun = sorted(home.backups.glob("rida-*"))[-1], time.monotonic()
    proof.restore(last, home, Home(folder / "undisturbed"))
    drawn = proof.instants(seed, INSTANTS, time.monotonic() - begun)
    return proof.killed_restores(last, home, folder / "places", proof.RESTORE_PLACES, drawn)


def _told(what: str, found: Found, say: Say) -> bool:
    word = "BROKEN" if found.problems else "held"
    say(f"{word}: {what}: " + ", ".join(f"{name} {count}" for name, count in found.counts.items()))
    for problem in found.problems:
        say(f"  {problem}")
    return not found.problems
