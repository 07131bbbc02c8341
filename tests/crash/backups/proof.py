"""The proof itself: one backup while people write, then kill after kill."""

import asyncio
import json
import random
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.crash.backups.held import Held, differing, is_whole, of_backup, of_home
from tests.crash.backups.home import WORDS, Home, NotDone, done, killed_after, killed_at
from tests.crash.backups.writing import Said, is_one_moment, lost_of, people_write

BACKUP_PLACES = (
    "bot.store.backups.backup::scratch:before",
    "bot.store.backups.copying:Copy:made:before",
    "bot.store.backups.copying::_snapshot:after",
    "bot.store.backups.copying:Copy:made:after",
    "bot.store.backups.nightly::keep:after",  # noted, and has no name yet
    "bot.store.erasure.journal::keep_beside:after",
    "bot.store.backups.backup::names_on_disk:before",  # has its name, perhaps not on the disk
    "bot.store.backups.drill::_faults:before",
    "bot.store.backups.nightly::tried:after",
)
RESTORE_PLACES = (
    "bot.store.backups.restore:_Restoring:read:before",
    "bot.store.backups.restore:_Restoring:_sound:before",
    "bot.store.backups.restore:_Restoring:known:after",
    "bot.runtime.restored::skip_ahead:before",
    "bot.runtime.restored::_in_one_file:before",
    "bot.store.sqlite.noted_numbers::note:after",
    "bot.store.backups.restore:_Restoring:named:before",
    "bot.store.backups.restore::names_on_disk:before",  # the files have their names, the book has not
    "bot.store.backups.restore:_Restoring:named:after",
)
CALM = 3.0  # seconds in which people write before the backup
ENOUGH = 2.0  # seconds in which a restored book would have sent something


@dataclass
class Found:
    """What a part of the proof counted, and all that was wrong."""

    counts: dict[str, int | float] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def holds(self, is_so: object, otherwise: str) -> None:
        if not is_so:
            self.problems.append(otherwise)


# While people write -----------------------------------------------------------------------------------


async def while_people_write(home: Home, people: int, elsewhere: Path) -> Found:
    """`elsewhere` is an empty place; the machine before goes on for a while after its backup."""
    found = Found()
    async with people_write(home, people) as writing:
        await asyncio.sleep(CALM)
        began = time.monotonic()
        told = await asyncio.to_thread(home.rida, "backup", "--json")
        seconds = time.monotonic() - began
        during = [each for each in writing.acknowledged if each.at > began]
        await asyncio.sleep(1)
    file = Path(told["file"])
    held = await asyncio.to_thread(of_backup, file, WORDS)
    found.holds(told["drill"] == "good", f"its trial was {told['drill']}")
    found.holds(during, "nobody wrote meanwhile")
    found.holds(not writing.refused, f"people were refused: {writing.refused}")
    lost = lost_of(held, writing.acknowledged, began)
    found.holds(not lost, f"{len(lost)} messages that were acknowledged before are not in it")
    found.holds(is_one_moment(held), "it holds more than one moment")
    await _taken_in(home, file, held, elsewhere, found)
    found.counts |= {
        "acknowledged": len(writing.acknowledged),
        "meanwhile": len(during),
        "seconds": round(seconds, 1),
        "p95 ms before": _p95([each for each in writing.acknowledged if each.at <= began]),
        "p95 ms meanwhile": _p95([each for each in during if each.at <= began + seconds]),
        "tables": len(held.rows),
        "rows": sum(map(len, held.rows.values())),
        "attachments": len(held.files),
    }
    return found


async def _taken_in(home: Home, file: Path, held: Held, elsewhere: Path, found: Found) -> None:
    restored = Home(elsewhere)
    told = await asyncio.to_thread(restore, file, home, restored)
    taken = of_home(restored.data)
    found.problems += [f"{each} differs" for each in differing(held, taken)]
    behind = _not_behind(of_home(home.data), taken)
    found.holds(not behind, f"numbers that may be given out twice: {behind}")
    found.counts["held messages"] = len(told["quiet"].get("messages", ()))
    await _is_quiet(restored, found)


def _p95(said: list[Said]) -> int:
    """Milliseconds from a message to its acknowledgement."""
    times = sorted(each.seconds for each in said)
    return round(times[int(0.95 * (len(times) - 1))] * 1000) if times else 0


def _not_behind(old: Held, new: Held) -> list[str]:
    """Sequences that do not go on behind what the machine before gave out since its backup."""
    given, goes_on = _sequences(old), _sequences(new)
    return [name for name, last in given.items() if goes_on.get(name, 0) < last]


def _sequences(held: Held) -> dict[str, int]:
    rows = {row["name"]: row["seq"] for row in held.rows["sqlite_sequence"]}
    kept = {row["key"]: row["value"] for row in held.rows["settings"]}
    cases = [row["number"] for row in held.rows["cases"]]
    rows.pop("audit", None)  # sealed one to the other, so it has no gap
    return rows | {"cases": max(int(kept.get("last-cases", 0)), *cases, 0)}


async def _is_quiet(restored: Home, found: Found) -> None:
    """It runs, and what it held is as it was."""
    before = _waiting(of_home(restored.data))
    bot = restored.bot()
    await bot.start()
    await bot.up(120)
    async with httpx.AsyncClient() as client:
        health = (await client.get(f"http://127.0.0.1:{bot.port}/healthz")).json()
    await asyncio.sleep(ENOUGH)
    await bot.end()
    found.holds("quiet" in health["warnings"], f"its health does not say that it is quiet: {health}")
    after = of_home(restored.data)
    found.holds(before == _waiting(after), "something that was held went on by itself")
    sent = [row for row in after.rows["outbox"] if row["status"] == "sent"]
    then = [row for row in of_home(restored.data).rows["outbox"] if row["id"] in before]
    found.holds(not {row["id"] for row in sent} & before, "something was sent")
    found.holds(len(then) == len(before), "something is gone")


def _waiting(held: Held) -> set[int]:
    return {row["id"] for row in held.rows["outbox"] if row["status"] == "quiet"}


def restore(file: Path, home: Home, into: Home) -> dict[str, object]:
    words = ("--passphrase-file", str(home.folder / "words"))
    told: dict[str, object] = done(*_restore(file, into, *words))
    return told


def _restore(file: Path, into: Home, *more: str) -> tuple[str, ...]:
    return ("restore", str(file), "--into", str(into.folder), "--yes", "--json", *more)


# Killed -----------------------------------------------------------------------------------------------


Trial = Callable[[], bool]


def _trials(
    places: Sequence[str], instants: Sequence[float], verb: tuple[str, ...]
) -> list[tuple[str, Trial]]:
    def at(place: str) -> bool:
        killed_at(place, *verb)
        return True

    named = [(place, lambda place=place: at(place)) for place in places]
    drawn = [(f"{each:.2f} s", lambda each=each: killed_after(each, *verb)) for each in instants]
    return [*named, *drawn]


def killed_backups(home: Home, places: Sequence[str], instants: Sequence[float]) -> Found:
    """After each there is no half file; the next one is whole, and says so of all that have a name."""
    found, before = Found({"kills": 0}), of_home(home.data)
    verb = ("--config", str(home.config), "backup", "--json")
    for name, trial in _trials(places, instants, verb):
        found.counts["kills"] += trial()
        broken = [each.name for each in _files(home) if not is_whole(each, WORDS)]
        found.holds(not broken, f"{name}: half files {broken}")
    last = home.rida("backup", "--json")
    found.holds(last["drill"] == "good", "the next one is not good")
    record = json.loads((home.backups / "backups.json").read_text())["backups"]
    there = {each.name for each in _files(home)}
    good = {each["file"] for each in record if each["drill"] == "good"}
    found.holds(there <= good, f"some that have a name were not tried: {there - good}")
    found.problems += [f"{name} differs in the book" for name in _changed(before, of_home(home.data))]
    found.problems += [
        f"{name} differs in the last" for name in _changed(before, of_backup(Path(last["file"]), WORDS))
    ]
    left = [each.name for each in (*home.data.glob(".rida-*"), *home.backups.glob(".*"))]
    found.holds(not left, f"left over: {left}")
    return found


def _files(home: Home) -> list[Path]:
    return sorted(home.backups.glob("rida-*")) if home.backups.is_dir() else []


def _changed(before: Held, after: Held) -> list[str]:
    """The audit trail says of every backup that it was begun."""
    same = [name for name in before.rows if name not in ("audit", "sqlite_sequence", "settings")]
    wrong = [name for name in same if before.rows[name] != after.rows[name]]
    wrong += [] if before.rows["audit"] == after.rows["audit"][: len(before.rows["audit"])] else ["audit"]
    return wrong + ([] if before.files == after.files else ["files"])


def killed_restores(
    file: Path, home: Home, folder: Path, places: Sequence[str], instants: Sequence[float]
) -> Found:
    """The same command goes on after each, and what it gives back is whole."""
    found, held = Found({"kills": 0}), of_backup(file, WORDS)
    words = ("--passphrase-file", str(home.folder / "words"))
    for number, (place, after) in enumerate(
        [*((each, 0.0) for each in places), *(("", each) for each in instants)]
    ):
        into = Home(folder / f"place-{number}")
        verb = _restore(file, into, *words)
        (_, trial), *_ = _trials([place] if place else [], [] if place else [after], verb)
        found.counts["kills"] += trial()
        name = place or f"{after:.2f} s"
        _went_on(file, home, into, held, name, found)
        shutil.rmtree(into.folder)
    return found


def _went_on(file: Path, home: Home, into: Home, held: Held, name: str, found: Found) -> None:
    if not _is_taken_in(into):
        try:
            restore(file, home, into)
        except NotDone as error:
            found.problems.append(f"{name}: the same command does not go on: {error}")
            return
    found.problems += [f"{name}: {each} differs" for each in differing(held, of_home(into.data))]
    left = [each.name for each in (*into.data.glob(".rida*"), *into.folder.glob(".rida*"))]
    found.holds(not left, f"{name}: left over: {left}")
    found.holds(into.config.is_file(), f"{name}: its settings are not there")


def _is_taken_in(into: Home) -> bool:
    """The book has its name: then a second restore is refused, and nothing may be missing."""
    return into.database.exists()


def instants(seed: int, many: int, longest: float) -> list[float]:
    """Of a verb's whole length, its first half second of imports apart."""
    chance = random.Random(seed)
    return [chance.uniform(0.5, max(longest, 0.6)) for _ in range(many)]
