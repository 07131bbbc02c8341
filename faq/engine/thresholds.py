"""When to answer, to offer, to hand over: chosen at every build from the society's own phrasings.

Each phrasing, and each question known to be outside, is asked of a model that has not seen it (5 folds;
with a phrasing goes its anchor and all that share it).
The answer threshold is the lowest confidence at which the answers given are right as often as PRECISION;
an outside question that is answered counts as a wrong answer. Nearness below what all but a few phrasings
reach is taken for a strange question.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from faq.engine.anchors import Compared, Plan
from faq.engine.judge import Matrix, Thresholds, softmax
from faq.engine.regression import Bound, fit

FOLDS = 5
PRECISION = 0.95
SURE = 0.98
"""Share of right answers from which words need no second look by their sense."""
STRANGE = 0.05
"""Share of the society's own phrasings that may be too far off to be answered outright."""
LOST = 0.01
"""Share of them that may be too unlike everything to be offered anything."""

_LARGE = 3e8
"""Phrasings times anchors, times entries, from which on one fold must do (some 100 entries)."""


@dataclass(frozen=True)
class Known:
    """What is compared: `label` is each row's entry, `entries` for an outside question."""

    plan: Plan
    label: NDArray[np.intp]
    entries: int

    @classmethod
    def of(cls, plan: Plan, label: NDArray[np.intp], entries: int) -> "Known":
        """`label` is each phrasing's."""
        return cls(plan, label[plan.first], entries)

    @cached_property
    def anchors(self) -> NDArray[np.intp]:
        """Each anchor's label."""
        return self.label[self.plan.first_row]

    @property
    def labels(self) -> int:
        """The outside questions together are one more."""
        return self.entries + bool((self.label >= self.entries).any())

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Which anchors are an entry's."""
        return self.anchors < self.entries


@dataclass(frozen=True)
class Asked:
    """What came of asking what the model had not seen: one value for each question."""

    confidence: Matrix
    nearness: Matrix
    right: NDArray[np.bool_]
    outside: NDArray[np.bool_]


def ask_unseen(similar: Compared, bound: Bound, nearness: Compared, known: Known) -> Asked:
    """`similar` is what the regression sees, `bound` its bound, `nearness` what tells a strange question.

    Of a large FAQ only one fold is asked.
    """
    fold = _folds(known.anchors)
    folds = range(1 if similar.rows.size * known.labels > _LARGE else FOLDS)
    asked = [_ask(similar, bound, nearness, known, fold == number) for number in folds]
    return Asked(*(np.concatenate(parts) for parts in zip(*map(_parts, asked), strict=True)))


def _parts(asked: Asked) -> tuple[NDArray[np.generic], ...]:
    return asked.confidence, asked.nearness, asked.right, asked.outside


def _ask(
    similar: Compared, bound: Bound, nearness: Compared, known: Known, out: NDArray[np.bool_]
) -> Asked:
    """Ask the phrasings of the anchors marked `out` of a model that was made without them."""
    left = out[known.plan.anchor]
    weights = fit(bound.without(left, out), known.label[~left], known.labels)
    shares = softmax(similar.unseen(out) @ weights)[:, : known.entries]
    near = nearness.unseen(out)[:, known.inside[~out]].max(axis=1)
    label = known.label[left]
    return Asked(shares.max(axis=1), near, shares.argmax(axis=1) == label, label >= known.entries)


def choose(asked: Asked) -> Thresholds:
    own = ~asked.outside
    near = float(np.quantile(asked.nearness[own], STRANGE))
    heard = asked.nearness >= near
    confidence, right = asked.confidence[heard], asked.right[heard]
    return Thresholds(
        answer=_precise(confidence, right, PRECISION),
        near=near,
        offer=float(np.quantile(asked.confidence[own], LOST)),
        far=float(np.quantile(asked.nearness[own], LOST)),
        sure=_precise(confidence, right, SURE),
    )


def _precise(confidence: Matrix, right: NDArray[np.bool_], precision: float) -> float:
    """The lowest confidence from which on the share of right ones is `precision`."""
    order = np.argsort(-confidence)
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(share >= precision)
    return float(confidence[order[good[-1]]]) if len(good) else 1.0


def _folds(label: NDArray[np.intp]) -> NDArray[np.intp]:
    """Each entry's anchors dealt out in turn, so every fold leaves some of each entry."""
    place = np.zeros(len(label), np.intp)
    for number in np.unique(label):
        of_it = np.flatnonzero(label == number)
        place[of_it] = (np.arange(len(of_it)) + number) % FOLDS
    return place
