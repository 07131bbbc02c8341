"""What the known phrasings, and a question, are compared with.

The rule this module guards: every phrasing is learned from, and the work stays bounded. Up to _ALONE each
is an anchor of its own. Of more, several of an entry share one, their mean. Only where hundreds of
entries leave too few anchors for each are phrasings pooled before they are learned.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from faq.engine.judge import Matrix
from faq.engine.rows import Numbers

_ALONE = 4_000
_SHARED = 1_200
_WORK = 1e9
"""Bound on phrasings learned from, times anchors, times entries: a step of the regression."""
_FEWEST = 4
"""Anchors an entry: with fewer, little is left of one when a fold of its anchors is not seen."""


@dataclass(frozen=True)
class Plan:
    """`row` numbers what each phrasing is learned in, `anchor` what each row is compared by."""

    row: Numbers
    anchor: Numbers

    @classmethod
    def of(cls, label: Numbers) -> "Plan":
        """`label` is the number of each phrasing's entry."""
        each, labels = np.arange(len(label)), len(np.unique(label))
        if len(label) <= _ALONE and len(label) ** 2 * labels <= _WORK:
            return cls(each, each)
        anchors = min(_SHARED, int(_WORK / (len(label) * labels)))
        if anchors >= _FEWEST * labels:
            return cls(each, _pools(label, anchors))
        row = _pools(label, _SHARED)
        return cls(row, np.arange(row.max() + 1))

    @cached_property
    def first(self) -> Numbers:
        """Where each row's first phrasing stands."""
        return np.unique(self.row, return_index=True)[1]

    @cached_property
    def first_row(self) -> Numbers:
        """Where each anchor's first row stands."""
        return np.unique(self.anchor, return_index=True)[1]

    @property
    def is_alone(self) -> bool:
        """Every row is an anchor of its own."""
        return len(self.first_row) == len(self.anchor)


def _pools(label: Numbers, count: int) -> Numbers:
    """About so many, in proportion to the entries' phrasings, which are dealt out to them in turn."""
    share, place, taken = min(1.0, count / len(label)), np.zeros(len(label), np.intp), 0
    for number in np.unique(label):
        of_it = np.flatnonzero(label == number)
        pools = max(1, round(len(of_it) * share))
        place[of_it] = taken + np.arange(len(of_it)) % pools
        taken += pools
    return place


@dataclass(frozen=True)
class Compared:
    """How alike rows and anchors are (`rows`), and anchors and anchors (`core`)."""

    plan: Plan
    rows: Matrix
    core: Matrix

    def blended(self, other: "Compared", share: np.float32) -> "Compared":
        """`share` of this, the rest of the other."""
        core = _blend(self.core, other.core, share)
        rows = core if self.plan.is_alone else _blend(self.rows, other.rows, share)
        return Compared(self.plan, rows, core)

    def unseen(self, out: NDArray[np.bool_]) -> Matrix:
        """What the rows of the anchors marked `out` look like beside the other anchors."""
        return self.rows[np.ix_(out[self.plan.anchor], ~out)]


def _blend(one: Matrix, other: Matrix, share: np.float32) -> Matrix:
    """Without a second large one beside it."""
    blended: Matrix = one - other
    blended *= share
    blended += other
    return blended
