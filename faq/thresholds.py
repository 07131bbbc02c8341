"""When to answer, to offer, to hand over: chosen at every build from the entries' own phrasings.

Each phrasing is asked of a model that has not seen it (5 folds). The answer threshold is the lowest
confidence at which the answers given are right as often as PRECISION; nearness below what all but a few
phrasings reach is taken for a strange question.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faq.regression import Matrix, fit, is_large, softmax

FOLDS = 5
PRECISION = 0.95
STRANGE = 0.05
"""Share of the society's own phrasings that may be too far off to be answered outright."""
LOST = 0.01
"""Share of them that may be too unlike everything to be offered anything."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Between 0 and 1. Answered from `answer` and `near` on; offered from `offer` and `far` on."""

    answer: float
    near: float
    offer: float
    far: float


CAUTIOUS = Thresholds(answer=0.9, near=0.9, offer=0.0, far=0.5)
"""With too few phrasings to measure anything: answer only what is nearly word for word known."""


@dataclass(frozen=True)
class Asked:
    """What came of asking phrasings that the model had not seen: one value for each."""

    confidence: Matrix
    nearness: Matrix
    right: NDArray[np.bool_]


def ask_unseen(similar: Matrix, nearness: Matrix, label: NDArray[np.intp], labels: int) -> Asked:
    """`similar` is what the regression sees, `nearness` what tells a strange question (both n x n).

    Of a large FAQ only one fold is asked.
    """
    fold = _folds(label)
    folds = range(1 if is_large(len(label), labels) else FOLDS)
    asked = [_ask(similar, nearness, label, labels, fold == number) for number in folds]
    return Asked(
        np.concatenate([one.confidence for one in asked]),
        np.concatenate([one.nearness for one in asked]),
        np.concatenate([one.right for one in asked]),
    )


def _ask(
    similar: Matrix, nearness: Matrix, label: NDArray[np.intp], labels: int, out: NDArray[np.bool_]
) -> Asked:
    """Ask the phrasings marked `out` of a model that was made without them."""
    weights = fit(similar[np.ix_(~out, ~out)], label[~out], labels)
    shares = softmax(similar[np.ix_(out, ~out)] @ weights)
    near = nearness[np.ix_(out, ~out)].max(axis=1)
    return Asked(shares.max(axis=1), near, shares.argmax(axis=1) == label[out])


def choose(asked: Asked) -> Thresholds:
    near = float(np.quantile(asked.nearness, STRANGE))
    heard = asked.nearness >= near
    return Thresholds(
        answer=_precise(asked.confidence[heard], asked.right[heard]),
        near=near,
        offer=float(np.quantile(asked.confidence, LOST)),
        far=float(np.quantile(asked.nearness, LOST)),
    )


def _precise(confidence: Matrix, right: NDArray[np.bool_]) -> float:
    """The lowest confidence from which on the share of right ones is PRECISION."""
    order = np.argsort(-confidence)
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(share >= PRECISION)
    return float(confidence[order[good[-1]]]) if len(good) else 1.0


def _folds(label: NDArray[np.intp]) -> NDArray[np.intp]:
    """Each entry's phrasings dealt out in turn, so every fold leaves some of each entry."""
    place = np.zeros(len(label), np.intp)
    for number in np.unique(label):
        of_it = np.flatnonzero(label == number)
        place[of_it] = (np.arange(len(of_it)) + number) % FOLDS
    return place
