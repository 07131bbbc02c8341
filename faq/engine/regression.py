"""Multinomial logistic regression over likenesses to anchors: what each anchor says for each entry.

Accelerated Newton steps with one fixed bound on the curvature. There are two ways to the same weights:
where every phrasing is an anchor of its own (`Alone`) one inverse does, then one product a step; where
fewer anchors stand for more phrasings (`Shared`) the anchors alone are inverted.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.blas import sgemm
from scipy.linalg.lapack import spotrf, spotri, spotrs

from faq.engine.anchors import Compared
from faq.engine.judge import Matrix, softmax

_DECAY = np.float32(1 / 12)
_CURVATURE = np.float32(0.15)
"""The multinomial's is under 1/4 for all but two entries that share a question; the momentum, which
starts anew when a step goes uphill, bears the difference."""
_FIRST = np.float32(4)
"""How much longer the first step is: from nothing known, the bound is far too careful."""
_STEPS = 14
"""After the first. Both chosen on training data (docs/decisions/20-faq-engine.md): more change little."""

_BLOCK = 256
"""Rows mirrored at once."""


class Bound(Protocol):
    """A bound on the curvature, and what it makes of an error."""

    @property
    def anchors(self) -> int: ...

    def step(self, wrong: Matrix, weights: Matrix) -> Matrix:
        """For the weights (a row an anchor), and below them for the odds (a row a phrasing): `wrong` is
        what the shares of the phrasings have too much."""
        ...

    def without(self, rows: NDArray[np.bool_], anchors: NDArray[np.bool_]) -> "Bound":
        """The same where the phrasings and the anchors that are marked were never seen."""
        ...


def bound_of(similar: Compared) -> Bound:
    return Alone.of(similar.core) if similar.plan.is_alone else Shared.of(similar.rows, similar.core)


def fit(bound: Bound, label: NDArray[np.intp], labels: int) -> Matrix:
    """Weights (anchors x labels), so that `likenesses @ weights` are the labels' log-odds.

    Weights and odds go together, for what a step does to the odds is known from the step. `label` is
    each phrasing's number.
    """
    many, right = bound.anchors, np.eye(labels, dtype=np.float32)[label]
    none = np.zeros((many, labels), np.float32)
    ahead = state = -_FIRST * bound.step(np.float32(1 / labels) - right, none)
    pace = 0
    for _ in range(_STEPS):
        step = bound.step(softmax(ahead[many:]) - right, ahead[:many])
        before, state = state, ahead - step
        pace = 0 if np.vdot(step[:many], state[:many] - before[:many]) > 0 else pace
        ahead = state + np.float32(pace / (pace + 3)) * (state - before)
        pace += 1
    return np.ascontiguousarray(state[:many])


@dataclass(frozen=True)
class Alone:
    """Every phrasing is an anchor of its own."""

    inverse: Matrix

    @classmethod
    def of(cls, similar: Matrix) -> "Alone":
        """By its Cholesky factor: six times as fast as `numpy.linalg.inv`."""
        factor = _factor(_raised(_CURVATURE * similar, _DECAY))
        half, failed = spotri(factor, lower=True, overwrite_c=True)
        if failed:
            raise np.linalg.LinAlgError("the likenesses cannot be inverted")
        return cls(_mirrored(half).T)

    @property
    def anchors(self) -> int:
        return len(self.inverse)

    def step(self, wrong: Matrix, weights: Matrix) -> Matrix:
        slope = wrong + _DECAY * weights
        step = self.inverse @ slope
        return np.concatenate((step, (slope - _DECAY * step) / _CURVATURE))

    def without(self, rows: NDArray[np.bool_], anchors: NDArray[np.bool_]) -> "Alone":
        out = anchors
        across = self.inverse[np.ix_(~out, out)]
        inner = np.linalg.solve(self.inverse[np.ix_(out, out)], across.T)
        left: Matrix = self.inverse[np.ix_(~out, ~out)]
        sgemm(-1, inner.T, across.T, 1, left.T, overwrite_c=True)
        return Alone(left)


@dataclass(frozen=True)
class Shared:
    """`rows` are the phrasings' likenesses to the anchors, `core` the anchors' to each other."""

    rows: Matrix
    core: Matrix
    bound: Matrix
    factor: Matrix

    @classmethod
    def of(cls, rows: Matrix, core: Matrix) -> "Shared":
        return cls._bounded(rows, core, _CURVATURE * (rows.T @ rows) + _DECAY * core)

    @classmethod
    def _bounded(cls, rows: Matrix, core: Matrix, bound: Matrix) -> "Shared":
        """What rounding may have taken is added: a larger bound only makes the steps shorter."""
        rounding = np.finfo(np.float32).eps * np.trace(bound)
        return cls(rows, core, bound, _factor(_raised(bound.copy(), rounding)))

    @property
    def anchors(self) -> int:
        return len(self.core)

    def step(self, wrong: Matrix, weights: Matrix) -> Matrix:
        slope = self.rows.T @ wrong + _DECAY * (self.core @ weights)
        step, _ = spotrs(self.factor, slope, lower=True)
        return np.concatenate((step, self.rows @ step))

    def without(self, rows: NDArray[np.bool_], anchors: NDArray[np.bool_]) -> "Shared":
        left, kept = self.rows[np.ix_(rows, ~anchors)], np.ix_(~anchors, ~anchors)
        bound = self.bound[kept] - _CURVATURE * (left.T @ left)
        return self._bounded(self.rows[np.ix_(~rows, ~anchors)], self.core[kept], bound)


def _raised(square: Matrix, by: np.floating) -> Matrix:
    """In place: these are the largest things there are while an index is built."""
    square.flat[:: len(square) + 1] += by
    return square


def _mirrored(lower: Matrix) -> Matrix:
    """In place too: what is below the diagonal, above it as well."""
    for at in range(0, len(lower), _BLOCK):
        block = slice(at, at + _BLOCK)
        lower[:at, block] = lower[block, :at].T
        corner = np.tril(lower[block, block])
        lower[block, block] = corner + np.tril(corner, -1).T
    return lower


def _factor(bound: Matrix) -> Matrix:
    factor, failed = spotrf(bound.T, lower=True, overwrite_a=True)
    if failed:
        raise np.linalg.LinAlgError("the likenesses are not positive definite")
    return np.asarray(factor, np.float32)
