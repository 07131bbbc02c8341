"""What people thank for.

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
