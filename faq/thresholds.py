"""When to answer, to offer, to hand over: chosen at every build from the society's own phrasings.

Each phrasing, and each question known to be outside, is asked of a model that has not seen it (5 folds).
The answer threshold is the lowest confidence at which the answers given are right as often as PRECISION;
an outside question that is answered counts as a wrong answer. Nearness below what all but a few phrasings
reach is taken for a strange question.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faq.regression import Matrix, fit, inverse_without, softmax

FOLDS = 5
PRECISION = 0.95
SURE = 0.98
"""Share of right answers from which words need no second look by their sense."""
STRANGE = 0.05
"""Share of the society's own phrasings that may be too far off to be answered outright."""
LOST = 0.01
"""Share of them that may be too unlike everything to be offered anything."""

_LARGE = 3e8
"""Compared phrasings squared, times entries, from which on one fold must do (some 100 entries)."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Between 0 and 1. Answered from `answer` and `near` on; offered from `offer` and `far` on.

    From `sure` on (and `near`) an answer by words is given without a look at their sense.
    """

    answer: float
    near: float
    offer: float
    far: float
    sure: float = 1.0


CAUTIOUS = Thresholds(answer=0.9, near=0.9, offer=0.0, far=0.5)
"""With too few phrasings to measure anything: answer only what is nearly word for word known."""


@dataclass(frozen=True)
class Known:
    """What is compared: `label` is each row's entry, or `entries` and more for an outside question."""

    label: NDArray[np.intp]
    entries: int

    @property
    def labels(self) -> int:
        """The outside questions together are one more."""
        return self.entries + bool(self.outside.any())

    @property
    def outside(self) -> NDArray[np.bool_]:
        return self.label >= self.entries

    def without(self, out: NDArray[np.bool_]) -> "Known":
        return Known(self.label[~out], self.entries)


@dataclass(frozen=True)
class Asked:
    """What came of asking what the model had not seen: one value for each question."""

    confidence: Matrix
    nearness: Matrix
    right: NDArray[np.bool_]
    outside: NDArray[np.bool_]


def ask_unseen(similar: Matrix, inverse: Matrix, nearness: Matrix, known: Known) -> Asked:
    """`similar` is what the regression sees, `inverse` its `inverse_of`, `nearness` what tells a strange
    question (all n x n).

    Of a large FAQ only one fold is asked.
    """
    fold = _folds(known.label)
    folds = range(1 if len(known.label) ** 2 * known.labels > _LARGE else FOLDS)
    asked = [_ask(similar, inverse, nearness, known, fold == number) for number in folds]
    return Asked(*(np.concatenate(parts) for parts in zip(*map(_parts, asked), strict=True)))


def _parts(asked: Asked) -> tuple[NDArray[np.generic], ...]:
    return asked.confidence, asked.nearness, asked.right, asked.outside


def _ask(
    similar: Matrix, inverse: Matrix, nearness: Matrix, known: Known, out: NDArray[np.bool_]
) -> Asked:
    """Ask what is marked `out` of a model that was made without it."""
    kept, label = known.without(out), known.label[out]
    weights = fit(inverse_without(inverse, out), kept.label, kept.labels)
    shares = softmax(similar[np.ix_(out, ~out)] @ weights)[:, : known.entries]
    near = nearness[np.ix_(out, ~out & ~known.outside)].max(axis=1)
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
    """Each entry's phrasings dealt out in turn, so every fold leaves some of each entry."""
    place = np.zeros(len(label), np.intp)
    for number in np.unique(label):
        of_it = np.flatnonzero(label == number)
        place[of_it] = (np.arange(len(of_it)) + number) % FOLDS
    return place
