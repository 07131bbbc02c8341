"""How alike texts are, between 0 and 1: by the features of their words, a TF-IDF row of length 1 each,
shared equally by the views.

A text has the features of its words, so each different word is looked at once, however often it comes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from faq.words import VIEWS, Features, features

Matrix = NDArray[np.float32]
Vector = NDArray[np.float32]

_LONGEST = 600
"""Characters that are looked at. A question is shorter; a longer text is a story for a person."""


class Lexicon:
    """Which columns the features of words have, and how telling each is (inverse document frequency)."""

    def __init__(
        self,
        texts: Sequence[str],
        features: Callable[[str], Features] = features,
        views: Sequence[str] = VIEWS,
    ) -> None:
        self._features = features
        self._columns: list[dict[str, int]] = [{} for _ in views]
        self._length = np.float32(len(views) ** -0.5)
        counts = self._learn([text[:_LONGEST].split() for text in texts])
        self._telling = [_telling(view) for view in counts]
        weighed = [_unit(*view, self._length) for view in zip(counts, self._telling, strict=True)]
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
            row[at] = values * (self._length / np.sqrt(values @ values))
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
    """The known texts, a row for all of one pool."""

    lexicon: Lexicon
    rows: csr_array

    @classmethod
    def of(cls, lexicon: Lexicon, pool: NDArray[np.intp]) -> "Space":
        """Texts of an equal `pool` number become one row, their mean."""
        member = csr_array((np.ones(len(pool), np.float32), (pool, np.arange(len(pool)))))
        rows = csr_array(member @ lexicon.known)
        length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1), np.float32).ravel())
        rows.data /= np.repeat(length, np.diff(rows.indptr))
        return cls(lexicon, rows)

    def among(self) -> Matrix:
        """Every row against every other."""
        return np.asarray((self.rows @ self.rows.T).toarray(), np.float32)

    def against(self, folded: str) -> Vector:
        """One text against every row."""
        return np.asarray(self.rows @ self.lexicon.row(folded), np.float32)
