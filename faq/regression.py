"""Multinomial logistic regression over similarities: what each known phrasing says for each entry.

Accelerated Newton steps with one fixed bound on the curvature: one inverse, then products.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.lapack import spotrf, spotri

Matrix = NDArray[np.float32]

_DECAY = np.float32(1 / 12)
_CURVATURE = np.float32(0.15)
"""The multinomial's is under 1/4 for all but two entries that share a question; the momentum, which
starts anew when a step goes uphill, bears the difference."""
_STEPS = 10
"""Chosen on training data (docs/decisions/20-faq-engine.md): more change nothing."""


def fit(inverse: Matrix, label: NDArray[np.intp], labels: int) -> Matrix:
    """Weights (phrasings x labels), so that `similar @ weights` are the labels' log-odds.

    `inverse` is `inverse_of` the similarities, `label` each phrasing's number. Weights and odds go
    together, for what a step does to the odds follows from the inverse: one product a step, not two.
    """
    right: Matrix = np.eye(labels, dtype=np.float32)[label]
    state = before = np.zeros((2, *right.shape), np.float32)
    ahead, pace = state, 0
    for _ in range(_STEPS):
        slope = softmax(ahead[1]) - right + _DECAY * ahead[0]
        step = inverse @ slope
        before, state = state, ahead - np.stack((step, (slope - _DECAY * step) / _CURVATURE))
        pace = 0 if np.vdot(step, state[0] - before[0]) > 0 else pace
        ahead = state + np.float32(pace / (pace + 3)) * (state - before)
        pace += 1
    return np.asarray(state[0], np.float32)


def inverse_of(similar: Matrix) -> Matrix:
    """Of the bound on the curvature, by its Cholesky factor: six times as fast as `numpy.linalg.inv`."""
    bound = _CURVATURE * similar + _DECAY * np.eye(len(similar), dtype=np.float32)
    factor, failed = spotrf(bound.T, lower=True, overwrite_a=True)
    half, lost = spotri(factor, lower=True, overwrite_c=True)
    if failed or lost:
        raise np.linalg.LinAlgError("the similarities are not positive definite")
    whole: Matrix = np.ascontiguousarray(half + half.T)
    np.fill_diagonal(whole, half.diagonal())
    return whole


def inverse_without(inverse: Matrix, out: NDArray[np.bool_]) -> Matrix:
    """What `inverse_of` makes of the similarities without the rows and columns marked `out`."""
    across = inverse[np.ix_(~out, out)]
    inner = np.linalg.solve(inverse[np.ix_(out, out)], across.T)
    left: Matrix = inverse[np.ix_(~out, ~out)] - across @ inner
    return left


def softmax(odds: Matrix) -> Matrix:
    raised = np.exp(odds - odds.max(axis=-1, keepdims=True))
    shares: Matrix = raised / raised.sum(axis=-1, keepdims=True)
    return shares
