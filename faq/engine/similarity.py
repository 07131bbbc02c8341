"""How alike texts are, between 0 and 1: by the features of their words, a TF-IDF row of length 1 each,
of which every view has its share.

A text has the features of its words, so each different word is looked at once, however often it comes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from faq.engine.anchors import Compared, Matrix, Plan, Vector, member
from faq.engine.features import SHARES, Features, features

_BLOCK = 64
_LONGEST = 600
"""Characters that are looked at. A question is shorter; a longer text is a story for a person."""


class Lexicon:
    """Which columns the features of words have, and how telling each is (inverse document frequency)."""

    def __init__(
        self,
        texts: Sequence[str],
        features: Callable[[str], Features] = features,
        shares: Sequence[float] = SHARES,
    ) -> None:
        """`shares`: what each view of the features counts for, 1 together."""
        self._features = features
        self._columns: list[dict[str, int]] = [{} for _ in shares]
        self._lengths = np.sqrt(np.asarray(shares, np.float32))
        counts = self._learn([text[:_LONGEST].split() for text in texts])
        self._telling = [_telling(view) for view in counts]
        weighed = [_unit(*view) for view in zip(counts, self._telling, self._lengths, strict=True)]
        self.known = csr_array(hstack(weighed, format="csr"))
        """A row for each text."""

    def row(self, text: str) -> Vector:
        """Shorter than 1 when a view knows none of the text's features."""
        found = [self._features(word) for word in text[:_LONGEST].split()]
        return np.concatenate([self._view(view, [of[view] for of in found]) for view in self._views])

    def _learn(self, texts: Sequence[Sequence[str]]) -> list[csr_array]:
        """Counts of each view's features in each text, by way of the words."""
        words = {
            word: at for at, word in enumerate(dict.fromkeys(word for text in texts for word in text))
        }
        used = _count([[words[word] for word in text] for text in texts], len(words))
        found = [self._features(word) for word in words]
        return [csr_array(used @ self._spell(view, [of[view] for of in found])) for view in self._views]

    @property
    def _views(self) -> range:
        return range(len(self._columns))

    def _spell(self, view: int, found: Sequence[Sequence[str]]) -> csr_array:
        columns = self._columns[view]
        rows = [[columns.setdefault(key, len(columns)) for key in keys] for keys in found]
        return _count(rows, len(columns))

    def _view(self, view: int, found: Iterable[Sequence[str]]) -> Vector:
        columns = self._columns[view]
        row = np.zeros(len(columns), np.float32)
        counts: dict[int, int] = {}
        for column in (columns[key] for keys in found for key in keys if key in columns):
            counts[column] = counts.get(column, 0) + 1
        if counts:
            at = np.fromiter(counts, np.intp, len(counts))
            values = 1 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))
            values *= self._telling[view][at]
            row[at] = values * (self._lengths[view] / np.sqrt(values @ values))
        return row


def _count(rows: Sequence[Sequence[int]], width: int) -> csr_array:
    ends = np.concatenate(([0], np.cumsum([len(row) for row in rows], dtype=np.int64)))
    columns = np.fromiter((column for row in rows for column in row), np.int64, int(ends[-1]))
    counted = csr_array((np.ones(len(columns), np.float32), columns, ends), shape=(len(rows), width))
    counted.sum_duplicates()
    return counted


def _telling(counts: csr_array) -> Vector:
    texts, width = counts.shape
    seen = np.bincount(counts.indices, minlength=width)
    return np.asarray(1 + np.log((1 + texts) / (1 + seen)), np.float32)


def _unit(counts: csr_array, telling: Vector, length: np.float32) -> csr_array:
    """Counts as sublinear TF-IDF, each row of one length or empty."""
    values = (1 + np.log(counts.data)) * telling[counts.indices]
    row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    size = np.sqrt(np.bincount(row, values * values, minlength=counts.shape[0])).astype(np.float32)
    return csr_array((values * length / size[row], counts.indices, counts.indptr), shape=counts.shape)


@dataclass(frozen=True)
class Space:
    """The known texts, a row for each that is learned from, and their anchors."""

    lexicon: Lexicon
    plan: Plan
    rows: csr_array
    anchors: csr_array

    @classmethod
    def of(cls, lexicon: Lexicon, plan: Plan) -> "Space":
        rows = _means(lexicon.known, plan.row)
        return cls(lexicon, plan, rows, rows if plan.is_alone else _means(rows, plan.anchor))

    @cached_property
    def among(self) -> Compared:
        core = _products(self.anchors, self.anchors)
        return Compared(
            self.plan, core if self.plan.is_alone else _products(self.rows, self.anchors), core
        )

    def against(self, folded: str) -> Vector:
        """One text against every anchor."""
        return np.asarray(self.anchors @ self.lexicon.row(folded), np.float32)


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
