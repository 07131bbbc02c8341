"""How alike the known texts are to each other: only building asks that, by scipy's sparse products."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from faq.engine.anchors import Compared, Plan
from faq.engine.encoder import Encoder, Vectors
from faq.engine.judge import Matrix
from faq.engine.rows import Rows

_BLOCK = 64


def sparse(rows: Rows) -> csr_array:
    return csr_array((rows.values, rows.columns, rows.ends), shape=(len(rows.ends) - 1, rows.width))


def _rows(sparse: csr_array) -> Rows:
    columns, ends = sparse.indices.astype(np.intp), sparse.indptr.astype(np.intp)
    return Rows(np.asarray(sparse.data, np.float32), columns, ends, sparse.shape[1])


def member(pool: NDArray[np.intp]) -> csr_array:
    """Times rows of anything: the sum of each pool's."""
    return csr_array((np.ones(len(pool), np.float32), (pool, np.arange(len(pool)))))


@dataclass(frozen=True)
class Space:
    """The known texts by their words, a row for each that is learned from, and their anchors."""

    plan: Plan
    rows: csr_array
    anchors: csr_array

    @classmethod
    def of(cls, known: Rows, plan: Plan) -> "Space":
        rows = _means(sparse(known), plan.row)
        return cls(plan, rows, rows if plan.is_alone else _means(rows, plan.anchor))

    @cached_property
    def among(self) -> Compared:
        core = _products(self.anchors, self.anchors)
        return Compared(
            self.plan, core if self.plan.is_alone else _products(self.rows, self.anchors), core
        )

    @property
    def anchor_rows(self) -> Rows:
        return _rows(self.anchors)


def _means(rows: csr_array, pool: NDArray[np.intp]) -> csr_array:
    """Rows of an equal `pool` number as one of length 1."""
    means = csr_array(member(pool) @ rows)
    length = np.sqrt(np.asarray(means.multiply(means).sum(axis=1), np.float32).ravel())
    means.data /= np.repeat(length, np.diff(means.indptr))
    return means


def _products(rows: csr_array, others: csr_array) -> Matrix:
    """Of every row with every other one: dense columns by the block are twice as fast as sparse ones."""
    found = np.empty((rows.shape[0], others.shape[0]), np.float32)
    for at in range(0, others.shape[0], _BLOCK):
        found[:, at : at + _BLOCK] = rows @ np.ascontiguousarray(others[at : at + _BLOCK].toarray().T)
    return found


def by_sense(encoder: Encoder, plan: Plan, texts: list[str]) -> tuple[Vectors, Compared]:
    """What the known texts mean, a row for each anchor, and how alike they are. Of phrasings that are
    pooled, the first says what they mean."""
    rows = encoder.learn([texts[at] for at in plan.first])
    anchors = rows if plan.is_alone else _sense_means(rows, plan.anchor)
    core = anchors @ anchors.T
    return anchors, Compared(plan, core if plan.is_alone else rows @ anchors.T, core)


def _sense_means(rows: Vectors, pool: NDArray[np.intp]) -> Vectors:
    means = np.asarray(member(pool) @ rows, np.float32)
    return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), np.float32)
