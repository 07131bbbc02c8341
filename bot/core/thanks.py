"""What people thank for, and what is done with it.

The rule this module guards: it is words and a time; whose they were is not kept.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Thanks:
    """`case` is the case that it is about, 0 for none: then the desk reads it. `at` is UTC. `id` is 0
    before it is kept; `told`: it stood in a list of the morning."""

    text: str
    at: datetime
    case: int = 0
    id: int = 0
    told: bool = False


@dataclass(frozen=True, slots=True)
class KeepThanks:
    """Keep what somebody thanked for."""

    thanks: Thanks


@dataclass(frozen=True, slots=True)
class TellThanks:
    """These thanks stood in a list of the morning."""

    ids: tuple[int, ...]
