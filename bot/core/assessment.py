"""The initial assessment of a case: how grave it is, whether somebody's safety is in it, how involved.

The rule this module guards: it is somebody's word. What a program proposes is no assessment until a
member of staff has looked at it and pressed (C8, C24).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

WITHIN = timedelta(hours=2)
"""Of office time, from the opening: until then it is in time."""


class Severity(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Complexity(StrEnum):
    SIMPLE = "simple"
    INVOLVED = "involved"


@dataclass(frozen=True, slots=True)
class Axes:
    """What is assessed. `code` stands for it on a button: `mns` is medium, not about safety, simple."""

    severity: Severity = Severity.LOW
    is_safety: bool = False
    complexity: Complexity = Complexity.SIMPLE

    @property
    def code(self) -> str:
        return f"{self.severity[0]}{'y' if self.is_safety else 'n'}{self.complexity[0]}"

    @property
    def told(self) -> str:
        """As the audit trail has it (its `Reason`s)."""
        return f"{self.severity}-{'safety' if self.is_safety else 'no'}-{self.complexity}"

    @property
    def changed(self) -> tuple["Axes", "Axes", "Axes"]:
        """With the next severity, the other safety, the other complexity: one press away each."""
        grades = tuple(Severity)
        graver = grades[(grades.index(self.severity) + 1) % len(grades)]
        other = next(each for each in Complexity if each is not self.complexity)
        return (
            replace(self, severity=graver),
            replace(self, is_safety=not self.is_safety),
            replace(self, complexity=other),
        )


ALL = tuple(Axes(s, is_safety, c) for s in Severity for is_safety in (False, True) for c in Complexity)
BY_CODE = {axes.code: axes for axes in ALL}


@dataclass(frozen=True, slots=True)
class Assessment:
    """`by` is a staff id. `at` is when it became as it is, `first_at` when the case was first
    assessed (UTC)."""

    severity: Severity
    is_safety: bool
    complexity: Complexity
    by: str
    at: datetime
    first_at: datetime

    @property
    def axes(self) -> Axes:
        return Axes(self.severity, self.is_safety, self.complexity)
