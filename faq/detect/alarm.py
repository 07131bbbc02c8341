"""One kind of emergency, and who is to be called."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A number to call and what answers there, by language."""

    number: str
    name: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Alarm:
    """One kind of emergency, and who is to be called at once."""

    id: str
    lines: tuple[Line, ...]
