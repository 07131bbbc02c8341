"""The shape of the house in figures: how far a message goes through it, and how it is put together.

    python -m bench.house               the figures
    python -m bench.house --files       and the modules on each way, in the order of the way
    python -m bench.house --pairs 20    and the twenty pairs of modules between which most hops lead

What a hop is, and where each way begins and ends, stands in `bench/way.py`. Every run gives the same.

**What else is counted.** Modules are the Python files of `bot`, `handlers` and `faq`; an empty
`__init__.py` and migrations are none. An *arrow* is one part of the house that imports another, however
often, and also inside a function or for types alone. A *circle* is a set of parts of which each leads to
each by arrows. A *room*, and what it may import, is read from `test_rooms.py`; the deepest
chain of rooms has so many *floors*. An import *runs back up* if it leads from a room to one that the
table does not put below it. A function is as long as its lines from `def` on.

**Before** the house was laid out anew (commit 0e99564, November 2026):

    way                   files     hops  returns  statements  with transactions
    typed message            69      454      386       20       27
    staff press              69      594      526       25       38
    timer                    42      284      243       19       28
    outgoing message         24      154      131        7       27

    333 modules in 15 folders; the largest: handlers 90, bot.store 39, bot.runtime 34
    modules: 1771 arrows, 1 circle(s), the longest of 2: bot.core.topic, bot.core.turn
    folders: 47 arrows, 1 circle(s), the longest of 2: bot, bot.commands
    rooms: 36 arrows, no circle
    floors of rooms: 4; imports that run back up: 0
    lines of a function: p50 5, p90 12

**Now**, of the same way:

    typed message            64      288      225       19       26
    staff press              69      451      383       22       35
    timer                    41      243      203       17       26
    outgoing message         22      131      110        7       27

    350 modules in 48 folders; the largest: bot.core 18, bot.store.queries 18, handlers.shared 18
    modules: 1959 arrows, no circle
    folders: 251 arrows, no circle
    rooms: 104 arrows, no circle
    floors of rooms: 9; imports that run back up: 0
    lines of a function: p50 5, p90 12

An older count of the typed message, whose exact definition was not kept, had 65 files, 487 hops and 423
returns. This one comes to 470 and 402 if the turns also look whether there is one more event to take.
"""

import argparse
import ast
import statistics
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from bench.way import OURS, ROOT, Way, all_ways
from tests.unit.conventions.test_rooms import MAY_IMPORT, imports

Arrows = Mapping[str, set[str]]
TOP = "(above the rooms)"


# The ways -------------------------------------------------------------------------------------------


def print_ways(ways: Mapping[str, Way]) -> None:
    _row("way", "files", "hops", "returns", "statements", "with transactions")
    for name, way in ways.items():
        counts = (len(way.files), way.hops, way.returns, len(way.asked), len(way.statements))
        _row(name, *map(str, counts))


def print_files(ways: Mapping[str, Way]) -> None:
    for name, way in ways.items():
        print(f"\n{name}:")
        print(*(f"  {number:2} {file}" for number, file in enumerate(way.files, start=1)), sep="\n")


def print_pairs(ways: Mapping[str, Way], most: int) -> None:
    for name, way in ways.items():
        print(f"\n{name}:")
        print(*(f"  {n:3} {one} → {other}" for (one, other), n in way.pairs.most_common(most)), sep="\n")


def _row(name: str, *cells: str) -> None:
    print(f"{name:18}" + "".join(f"{cell:>{max(9, len(cell) + 2)}}" for cell in cells))


# The shape ------------------------------------------------------------------------------------------


def print_shape() -> None:
    folders = modules_of_folders()
    largest = sorted(folders, key=lambda folder: -len(folders[folder]))[:3]
    told = ", ".join(f"{folder} {len(folders[folder])}" for folder in largest)
    print(f"\n{sum(map(len, folders.values()))} modules in {len(folders)} folders; the largest: {told}")
    by_module = arrows()
    for name, found in (
        ("modules", by_module),
        ("folders", between(by_module, folder_of)),
        ("rooms", between(by_module, room_of)),
    ):
        print(f"{name}: {sum(map(len, found.values()))} arrows, {_told(circles(found))}")
    above = up_imports(by_module)
    print(f"floors of rooms: {floors()}; imports that run back up: {len(above)}")
    print(*(f"  {one} → {other}" for one, other in above), sep="\n", end="\n" if above else "")
    spans = statistics.quantiles(function_lengths(), n=10)
    print(f"lines of a function: p50 {spans[4]:.0f}, p90 {spans[8]:.0f}")


def _told(found: list[list[str]]) -> str:
    if not found:
        return "no circle"
    return f"{len(found)} circle(s), the longest of {len(found[0])}: {', '.join(found[0])}"


def modules_of_folders() -> dict[str, list[str]]:
    folders = defaultdict[str, list[str]](list)
    for file in _files():
        folders[folder_of(name_of(file))].append(name_of(file))
    return folders


@cache
def _files() -> tuple[Path, ...]:
    found = (file for room in OURS for file in sorted((ROOT / room).rglob("*.py")))
    return tuple(file for file in found if "migrations" not in file.parts and not _is_bare(file))


def _is_bare(file: Path) -> bool:
    """A package's own file without a statement."""
    return file.name == "__init__.py" and all(
        isinstance(node, ast.Expr) for node in ast.parse(file.read_text("utf-8")).body
    )


def name_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def folder_of(module: str) -> str:
    is_package = (ROOT / module.replace(".", "/")).is_dir()
    return module if is_package else module.rpartition(".")[0]


def room_of(module: str) -> str:
    """The narrowest room of the table that it stands in."""
    named = {*MAY_IMPORT, *(each for below in MAY_IMPORT.values() for each in below)}
    return max((room for room in named if _within(module, room)), key=len, default=TOP)


def _within(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


@cache
def arrows() -> Arrows:
    """What each module imports of ours."""
    known = {name_of(file) for file in _files()}
    return {name_of(file): _narrowest(imports(file) & known) - {name_of(file)} for file in _files()}


def _narrowest(names: set[str]) -> set[str]:
    """Without a package of which a module is imported."""
    return {name for name in names if not any(_within(other, name) for other in names - {name})}


def between(by_module: Arrows, part_of: Callable[[str], str]) -> Arrows:
    found = defaultdict[str, set[str]](set)
    for one, others in by_module.items():
        found[part_of(one)] |= {part_of(other) for other in others} - {part_of(one)}
    return found


def circles(found: Arrows) -> list[list[str]]:
    """The longest first."""
    reached = {part: _reached(found, part) for part in found}
    sets = {frozenset(o for o in reached[part] if part in reached.get(o, ())) for part in found}
    return sorted((sorted(each) for each in sets if each), key=lambda each: (-len(each), each))


def _reached(found: Arrows, start: str) -> set[str]:
    """All that it leads to; itself only where a circle leads back."""
    seen, left = set[str](), list(found.get(start, ()))
    while left:
        part = left.pop()
        if part not in seen:
            seen.add(part)
            left += found.get(part, ())
    return seen


def floors() -> int:
    """How many rooms stand one upon the other, by the table."""

    def height(room: str) -> int:
        return 1 + max((height(below) for below in MAY_IMPORT.get(room, ()) if below != room), default=0)

    return max(map(height, MAY_IMPORT))


def up_imports(by_module: Arrows) -> list[tuple[str, str]]:
    """Each import that leads to a room which the table does not put below."""
    pairs = ((one, other) for one, others in by_module.items() for other in sorted(others))
    return [(one, other) for one, other in pairs if not _is_down(one, other)]


def _is_down(one: str, other: str) -> bool:
    if room_of(one) == TOP:
        return True
    at = next(room for room in sorted(MAY_IMPORT, key=len, reverse=True) if _within(one, room))
    return any(_within(other, room) for room in (at, *MAY_IMPORT[at]))


def function_lengths() -> list[int]:
    nodes = (node for file in _files() for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    found = (node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return [(node.end_lineno or 0) - node.lineno + 1 for node in found]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", action="store_true", help="the modules on each way, in their order")
    parser.add_argument(
        "--pairs", type=int, default=0, metavar="N", help="between which modules hops lead"
    )
    chosen = parser.parse_args()
    ways = all_ways()
    print_ways(ways)
    if chosen.files:
        print_files(ways)
    if chosen.pairs:
        print_pairs(ways, chosen.pairs)
    print_shape()


if __name__ == "__main__":
    main()
