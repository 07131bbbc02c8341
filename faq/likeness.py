"""How alike texts are, between 0 and 1: four word views and, where there is an encoder, their sense.

Each view is TF-IDF over its features, and a text's row has length 1, shared equally by the views.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from faq.sense import Encoder, Vectors
from faq.words import views

Matrix = NDArray[np.float32]
Features = Callable[[str], tuple[Sequence[str], ...]]

WORDS_SHARE = np.float32(0.58)
"""What the word views count for beside the sense (chosen on bench/faq.py's few-shot protocol)."""


class Lexicon:
    """Which columns the features of texts have, and how telling each is (inverse document frequency)."""

    def __init__(self, folded: Sequence[str], features: Features = views) -> None:
        self._features = features
        self._views = len(features(""))
        self._columns: list[dict[str, int]] = [{} for _ in range(self._views)]
        counts = self._counts(folded, learn=True)
        self._telling = [1 + np.log((1 + len(folded)) / (1 + _documents(view))) for view in counts]
        self.known = self._weighed(counts)

    def rows(self, folded: Sequence[str]) -> csr_array:
        """A row for each text; shorter than 1 when a view knows none of its features."""
        return self._weighed(self._counts(folded, learn=False))

    def _counts(self, folded: Sequence[str], *, learn: bool) -> list[csr_array]:
        found = [self._features(text) for text in folded]
        return [
            _count([self._placed(view, of[view], learn) for of in found], len(self._columns[view]))
            for view in range(self._views)
        ]

    def _placed(self, view: int, keys: Iterable[str], learn: bool) -> list[int]:
        columns = self._columns[view]
        if learn:
            return [columns.setdefault(key, len(columns)) for key in keys]
        return [columns[key] for key in keys if key in columns]

    def _weighed(self, counts: Sequence[csr_array]) -> csr_array:
        weighed = [_unit(view, telling) for view, telling in zip(counts, self._telling, strict=True)]
        return csr_array(hstack(weighed, format="csr") / np.float32(np.sqrt(self._views)))


def _count(rows: Sequence[Sequence[int]], width: int) -> csr_array:
    ends = np.concatenate(([0], np.cumsum([len(row) for row in rows], dtype=np.int64)))
    columns = np.array([column for row in rows for column in row], np.int64)
    counted = csr_array((np.ones(len(columns), np.float32), columns, ends), shape=(len(rows), width))
    counted.sum_duplicates()
    return counted


def _documents(counts: csr_array) -> NDArray[np.int64]:
    return np.bincount(counts.indices, minlength=counts.shape[1])


def _unit(counts: csr_array, telling: NDArray[np.float64]) -> csr_array:
    """Counts as sublinear TF-IDF, each row of length 1 or empty."""
    values = ((1 + np.log(counts.data)) * telling[counts.indices]).astype(np.float32)
    row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    length = np.sqrt(np.bincount(row, values * values, minlength=counts.shape[0])).astype(np.float32)
    return csr_array((values / length[row], counts.indices, counts.indptr), shape=counts.shape)


@dataclass(frozen=True)
class Space:
    """The known phrasings, a column each. `sense` is None without an encoder."""

    lexicon: Lexicon
    words: csr_array
    encoder: Encoder | None = None
    sense: Vectors | None = None

    @classmethod
    def pooled(
        cls, texts: Sequence[str], folded: Sequence[str], encoder: Encoder | None, pool: NDArray[np.intp]
    ) -> "Space":
        """A column for all phrasings of one `pool` number: their mean words, their first one's sense."""
        lexicon = Lexicon(folded)
        first = np.unique(pool, return_index=True)[1]
        member = csr_array((np.ones(len(pool), np.float32), (pool, np.arange(len(pool)))))
        words = csr_array(member @ lexicon.known)
        length = np.sqrt(np.asarray(words.multiply(words).sum(axis=1), np.float32).ravel())
        words.data /= np.repeat(length, np.diff(words.indptr))
        sense = encoder.encode([texts[at] for at in first]) if encoder else None
        return cls(lexicon, csr_array(words.T), encoder, sense)

    def among(self) -> Matrix:
        """Every column against every other."""
        sense = None if self.sense is None else self.sense @ self.sense.T
        return _blend(_dense(self.words.T @ self.words), sense)

    def against(self, text: str, folded: str) -> tuple[Matrix, float]:
        """One text against every column, and how near the nearest is (in sense, if it can be told)."""
        words = _dense(self.lexicon.rows([folded]) @ self.words)[0]
        if self.encoder is None or self.sense is None:
            return words, float(words.max(initial=0.0))
        sense = self.sense @ self.encoder.encode([text])[0]
        return _blend(words, sense), float(sense.max(initial=0.0))


def _dense(product: csr_array) -> Matrix:
    return np.asarray(product.toarray(), dtype=np.float32)


def _blend(words: Matrix, sense: Matrix | None) -> Matrix:
    if sense is None:
        return words
    return np.asarray(WORDS_SHARE * words + (1 - WORDS_SHARE) * sense, dtype=np.float32)
