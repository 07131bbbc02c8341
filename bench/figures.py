"""What `bench.turns` found, as a table, and which of its goals are held."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass

from bench.goals import Goal, head, row

OURS, PTB, AIOGRAM = "ours", "ptb", "aiogram"


@dataclass(frozen=True)
class Figures:
    """Times in seconds, memory in MiB (the most that was resident)."""

    per_second: float
    p50: float
    p99: float
    cpu: float  # of the bot's process, a turn
    around: float  # CPU time of the local Bot API and the people, a turn
    memory: float
    grew: float  # MiB that were resident at the end more than before the walk


Found = Mapping[tuple[int, str], Figures]
"""By how many people, and which bot."""


def median(rounds: Sequence[Figures]) -> Figures:
    return Figures(*(statistics.median(each) for each in zip(*map(astuple, rounds), strict=True)))


def table(found: Found, rivals: Sequence[str]) -> None:
    against = [name for name in (AIOGRAM, PTB) if name in rivals]
    names = ("people", "bot", "turns/s", "p50 ms", "p99 ms", "CPU ms a turn", "CPU ms around it")
    head(*names, "peak MiB", "grew MiB", *(f"turns/s to {name}'s" for name in against))
    for (people, name), f in found.items():
        times = [f"{1000 * each:.1f}" for each in (f.p50, f.p99, f.cpu, f.around)]
        ratios = [f"{f.per_second / found[people, other].per_second:.2f}" for other in against]
        memory = (f"{f.memory:.0f}", f"{f.grew:.0f}")
        row(str(people), name, f"{f.per_second:.1f}", *times, *memory, *ratios)


def goals(found: Found, watched: dict[str, float]) -> list[Goal]:
    sizes = sorted({people for people, name in found if name == OURS})
    beside = [goal for people in sizes for goal in _beside(people, found)]
    first = found[sizes[0], OURS]
    outside = 1000 * first.cpu - watched["understanding"]
    alone = [
        Goal(f"CPU ms a turn outside understanding, {sizes[0]} people", "at most", 1.6, outside),
        *(goal for people in sizes[1:] for goal in _bends(people, found[people, OURS], first, sizes[0])),
    ]
    return beside + alone


def _beside(people: int, found: Found) -> list[Goal]:
    """The other bots in the same run."""
    ours, told = found[people, OURS], list[Goal]()
    for name, is_stretch in ((PTB, False), (AIOGRAM, True)):
        if other := found.get((people, name)):
            told += [
                Goal(
                    f"turns/s to {name}'s, {people} people",
                    "at least",
                    1.0,
                    _per(ours, other),
                    is_stretch,
                ),
                Goal(
                    f"p99 to {name}'s, {people} people", "at most", 1.0, ours.p99 / other.p99, is_stretch
                ),
            ]
    if other := found.get((people, AIOGRAM)):
        told.append(
            Goal(f"CPU a turn to aiogram's, {people} people", "at most", 1.1, ours.cpu / other.cpu, True)
        )
    return told


def _bends(people: int, many: Figures, few: Figures, those: int) -> list[Goal]:
    """Under load."""
    return [
        Goal(f"turns/s with {people} people to those with {those}", "at least", 0.9, _per(many, few)),
        Goal(
            f"peak memory with {people} people to that with {those}",
            "at most",
            1.1,
            many.memory / few.memory,
        ),
    ]


def _per(one: Figures, other: Figures) -> float:
    return one.per_second / other.per_second
