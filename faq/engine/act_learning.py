"""The acts are learned from messages: one regression over their features and their sense.

It is learned by how alike the messages are (a row and a column each), which is quick for some thousand of
them, and then told in weights of features, so that hearing costs the same however many were learned.
What is just as rightly another act is so a little while it is learned. scipy is asked here alone.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from scipy.optimize import minimize
from scipy.sparse import csr_array, vstack
from scipy.special import expit

from faq.acts.heard import Act
from faq.engine.act_features import READER, SENSE
from faq.engine.act_model import ACTS, ActModel
from faq.engine.encoder import Encoder
from faq.engine.judge import Matrix, softmax
from faq.engine.messages import ActMessage
from faq.engine.rows import Vector
from faq.engine.space import sparse
from faq.engine.terms import learn

Floats = NDArray[np.float64]
_ASK = ACTS.index(Act.ASK)
ALSO = 0.3
"""The share of a message that belongs to what it does just as rightly."""

_FEWEST = 2
"""Messages that must hold a feature: what one alone holds tells nothing of others."""

_DECAY = np.float32(0.04)
_CURVATURE = np.float32(0.15)
_FIRST = np.float32(4)
_STEPS = 18

_ASKING, _ASKED_LESS = np.float32(0.5), np.float32(3)
"""How much what tells asking from telling counts beside the acts, and how much asking is favoured."""
_OF_A_QUESTION, _OF_ALSO_ASKING = 0.3, 0.4
_SMALLER, _TURNS = 0.1, 40
"""All chosen by cross-validation (docs/decisions/67-acts.md)."""


def learned(
    messages: Sequence[ActMessage], encoder: Encoder | None = None, questions: Sequence[str] = ()
) -> ActModel:
    """`questions` are ways to ask for what has an answer: they tell asking from telling, and no more,
    for there are too many of them to be messages among the others."""
    texts = [each.text for each in messages]
    terms, found = learn(texts, READER, _FEWEST)
    rows = sparse(found)
    alike = np.asarray((rows @ rows.T).toarray(), np.float32)
    meant = encoder.encode(texts) if encoder else None
    if meant is not None:
        alike += SENSE * (meant @ meant.T)
    pull = _learned(alike, _right(messages))
    sense = None if meant is None else np.asarray(SENSE * (meant.T @ pull), np.float32)
    words, bent = np.asarray(rows.T @ pull, np.float32), np.zeros(len(ACTS), np.float32)
    if questions:
        asking, more = _asking(messages, rows, sparse(terms.rows(questions)))
        words[:, _ASK] += _ASKING * asking
        bent[_ASK] = _ASKING * (more + _ASKED_LESS)
    return ActModel(terms, words, bent, sense)


def _right(messages: Sequence[ActMessage]) -> Matrix:
    right = np.zeros((len(messages), len(ACTS)), np.float32)
    for row, each in zip(right, messages, strict=True):
        also = [ACTS.index(act) for act in each.also if act is not each.act]
        row[ACTS.index(each.act)] = 1 - ALSO * bool(also)
        row[also] = ALSO / max(len(also), 1)
    return right


def _learned(alike: Matrix, right: Matrix) -> Matrix:
    """What each message pulls towards each act: accelerated Newton steps, as in `regression`, for right
    answers that are shares."""
    raised = _CURVATURE * alike
    raised.flat[:: len(alike) + 1] += _DECAY
    factor = cho_factor(raised, lower=True, overwrite_a=True, check_finite=False)
    ahead: Matrix = np.zeros_like(right)
    pull = ahead
    pace = 0
    for number in range(_STEPS + 1):
        slope = softmax(alike @ ahead) - right + _DECAY * ahead
        step = np.float32(1 if number else _FIRST) * cho_solve(factor, slope, check_finite=False)
        before, pull = pull, np.asarray(ahead - step, np.float32)
        pace = 0 if np.vdot(step, pull - before) > 0 else pace
        ahead = pull + np.float32(pace / (pace + 3)) * (pull - before)
        pace += 1
    return np.asarray(pull, np.float32)


def _asking(messages: Sequence[ActMessage], rows: csr_array, asked: csr_array) -> tuple[Vector, float]:
    """The weights of features that tell whoever asks from whoever tells, and what is asked beforehand."""
    side = np.array([1.0 if each.act is Act.ASK else -1.0 for each in messages] + [1.0] * asked.shape[0])
    also = [_OF_ALSO_ASKING if Act.ASK in each.also else 1.0 for each in messages]
    counts = np.array(also + [_OF_A_QUESTION] * asked.shape[0])
    known = csr_array(vstack([rows, asked]))
    turned = csr_array(known.T)

    def wrong(weights: Floats) -> tuple[float, Floats]:
        right = side * (known @ weights[:-1] + weights[-1])
        slope = -counts * side * expit(-right)
        lost = counts @ np.logaddexp(0, -right) + _SMALLER / 2 * (weights[:-1] @ weights[:-1])
        return float(lost), np.append(turned @ slope + _SMALLER * weights[:-1], slope.sum())

    start = np.zeros(rows.shape[1] + 1)
    found = minimize(wrong, start, jac=True, method="L-BFGS-B", options={"maxiter": _TURNS}).x
    return np.asarray(found[:-1], np.float32), float(found[-1])
