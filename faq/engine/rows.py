"""Texts as rows of which few columns are filled, and the same turned: for each column the rows that fill
it.

A question fills some hundred columns of tens of thousands, so that what it is compared with are the rows
behind those, and nothing else is looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
Numbers = NDArray[np.intp]
Weighed = tuple[Numbers, Vector]
"""The columns of one text, and what each weighs."""


@dataclass(frozen=True)
class Rows:
    """Those of row `n` stand from `ends[n]` to `ends[n + 1]`, as in any compressed sparse matrix."""

    values: Vector
    columns: Numbers
    ends: Numbers
    width: int

    @classmethod
    def of(cls, weighed: Sequence[Weighed], width: int) -> "Rows":
        ends = np.concatenate(([0], np.cumsum([len(at) for at, _ in weighed], dtype=np.intp)))
        none: Weighed = (np.zeros(0, np.intp), np.zeros(0, np.float32))
        at, values = (np.concatenate(part) for part in zip(none, *weighed, strict=True))
        return cls(values, at, ends, width)

    def turned(self) -> "Turned":
        order = np.argsort(self.columns, kind="stable")
        row = np.repeat(np.arange(len(self.ends) - 1), np.diff(self.ends))[order]
        many = np.bincount(self.columns, minlength=self.width)
        ends = np.concatenate(([0], np.cumsum(many)))
        small = np.uint16 if len(self.ends) <= 1 << 16 else np.uint32
        return Turned(self.values[order], row.astype(small), ends.astype(np.uint32), len(self.ends) - 1)


@dataclass(frozen=True)
class Turned:
    values: Vector
    rows: NDArray[np.unsignedinteger]
    ends: NDArray[np.uint32]
    many: int
    """Rows there are."""

    def against(self, weighed: Weighed) -> Vector:
        """The product of one text with every row."""
        columns, weight = weighed
        begins = self.ends[columns].astype(np.intp)
        many = self.ends[columns + 1].astype(np.intp) - begins
        ends = np.cumsum(many)
        at = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(begins - ends + many, many)
        found = np.bincount(self.rows[at], self.values[at] * np.repeat(weight, many), self.many)
        return found.astype(np.float32)
