"""What a question's likenesses to the known phrasings say, and how sure one must be of it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


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
class Judge:
    """`weights` says what each anchor says for each entry."""

    weights: Matrix
    thresholds: Thresholds

    def shares(self, similar: Matrix) -> Matrix:
        return softmax(similar @ self.weights)


def softmax(odds: Matrix) -> Matrix:
    raised = np.exp(odds - odds.max(axis=-1, keepdims=True))
    raised /= raised.sum(axis=-1, keepdims=True)
    return np.asarray(raised, np.float32)
