"""What a bench was to reach, and whether it did: rows of Markdown, to be pasted into docs/figures.md.

The rule this module guards: a goal that falls short is printed with its figure, as one that was held.
"""

import os
import platform
import shlex
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Goal:
    """`is_stretch`: nobody promised it. `what` names the unit of `limit` and `reached`."""

    what: str
    way: Literal["at least", "at most"]
    limit: float
    reached: float
    is_stretch: bool = False

    @property
    def is_held(self) -> bool:
        return self.reached >= self.limit if self.way == "at least" else self.reached <= self.limit

    @property
    def cells(self) -> tuple[str, ...]:
        asked = f"{self.way} {_short(self.limit)}" + (" (stretch)" if self.is_stretch else "")
        return self.what, asked, _short(self.reached), "held" if self.is_held else "missed"


def _short(figure: float) -> str:
    """Three digits that count."""
    return f"{figure:,.0f}" if abs(figure) >= 100 else f"{figure:.3g}"


def row(*cells: str) -> None:
    print("| " + " | ".join(cells) + " |", flush=True)


def head(*names: str) -> None:
    row(*names)
    row(*["---"] * len(names))


def tell(goals: Iterable[Goal]) -> bool:
    """Print them, with when and where; whether all but the stretch goals were held."""
    told = list(goals)
    print(f"\n{_where()}\n")
    head("figure", "goal", "reached", "")
    for goal in told:
        row(*goal.cells)
    return all(goal.is_held for goal in told if not goal.is_stretch)


def _where() -> str:
    """The day, the machine, how busy it was, and what was run."""
    command = shlex.join(["python", "-m", "bench." + sys.argv[0].rpartition("/")[2].removesuffix(".py")])
    given = shlex.join(sys.argv[1:])
    load = os.getloadavg()[0]
    day = datetime.now(UTC).date().isoformat()
    machine = f"{os.cpu_count()} cores ({platform.machine()}), load {load:.1f}"
    return f"{day}, {machine}, Python {platform.python_version()}: `{command} {given}`"
