"""Multinomial logistic regression over similarities: what each known phrasing says for each entry.

Accelerated Newton steps with Böhning's fixed bound on the curvature: one inverse, then products.
"""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

_DECAY = 1 / 12
_CURVATURE = 0.25
_STEPS = 20
_HASTY_STEPS = 8
_LARGE = 3e8
"""Chosen on the few-shot protocol of bench/faq.py (docs/decisions/20-faq-engine.md)."""


def is_large(phrasings: int, labels: int) -> bool:
    """So much that building in a few seconds is worth a little accuracy (from some 180 entries on)."""
    return phrasings**2 * labels > _LARGE


def fit(similar: Matrix, label: NDArray[np.intp], labels: int) -> Matrix:
    """Weights (phrasings x labels), so that `similar @ weights` are the labels' log-odds.

    `similar` is symmetric, with 1 on the diagonal; `label` is each phrasing's number.
    """
    right: Matrix = np.eye(labels, dtype=np.float32)[label]
    bound = _CURVATURE * similar + _DECAY * np.eye(len(similar), dtype=np.float32)
    inverse = np.linalg.inv(bound).astype(np.float32)
    weights: Matrix = np.zeros_like(right)
    ahead = weights
    for step in range(_HASTY_STEPS if is_large(len(similar), labels) else _STEPS):
        slope = softmax(similar @ ahead) - right + np.float32(_DECAY) * ahead
        before, weights = weights, ahead - inverse @ slope
        ahead = weights + np.float32(step / (step + 3)) * (weights - before)
    return weights


def softmax(odds: Matrix) -> Matrix:
    raised = np.exp(odds - odds.max(axis=-1, keepdims=True))
    shares: Matrix = raised / raised.sum(axis=-1, keepdims=True)
    return shares
