"""Texts as rows of weighed features: TF-IDF, of which every view has its share.

Most features are those of a word, wherever it stands: of a word that was met before they are not made
again, they are known by their columns.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from faq.engine.numbering import Numbering
from faq.engine.packing import GIVEN
from faq.engine.rows import Numbers, Rows, Vector, Weighed

_REMEMBERED = 4096
"""Words whose columns are."""
_MANY = 8192
"""Features whose columns are: most groups of letters come in many words."""


@dataclass(frozen=True)
class Reader:
    """How the features of a text are found: `split` gives its words, and the features that are no word's;
    `of_word` those of a word. `view` says which view a feature is of: a place in `shares`."""

    split: Callable[[str], tuple[Sequence[str], Iterable[str]]]
    of_word: Callable[[str], Iterable[str]]
    view: Callable[[str], int]
    shares: Sequence[float]
    """What each view counts for."""


@dataclass(frozen=True)
class Terms:
    """Which column each feature has, how telling it is (inverse document frequency), of which view."""

    numbering: Numbering
    telling: Vector
    view: NDArray[np.uint8]
    reader: Reader = field(metadata=GIVEN)

    @property
    def width(self) -> int:
        return len(self.telling)

    def rows(self, texts: Sequence[str]) -> Rows:
        return Rows.of([self.weighed(text) for text in texts], self.width)

    def weighed(self, text: str) -> Weighed:
        words, signs = self.reader.split(text)
        found = [*map(self._of_word, words), self._columns(signs)]
        return self.weigh(*counted(np.concatenate(found)))

    def weigh(self, at: Numbers, counts: Numbers) -> Weighed:
        """Of features that come so often. Shorter than 1 when a view knows none of the features."""
        values = (1 + np.log(counts.astype(np.float32))) * self.telling[at]
        view = self.view[at]
        size = np.sqrt(np.bincount(view, values * values, len(self._lengths)))
        return at, np.asarray(values * (self._lengths / np.maximum(size, 1e-9))[view], np.float32)

    def _columns(self, features: Iterable[str]) -> Numbers:
        known = map(self._get, features)
        return np.array([at for at in known if at is not None], np.intp)

    @cached_property
    def _get(self) -> Callable[[str], int | None]:
        return lru_cache(_MANY)(self.numbering.get)

    @cached_property
    def _of_word(self) -> Callable[[str], Numbers]:
        return lru_cache(_REMEMBERED)(lambda word: self._columns(self.reader.of_word(word)))

    @cached_property
    def _lengths(self) -> Vector:
        return np.sqrt(np.array(self.reader.shares, np.float32))


def learn(texts: Sequence[str], reader: Reader, fewest: int = 1) -> tuple[Terms, Rows]:
    """What the texts hold, and their rows. A feature that less than `fewest` hold is left out."""
    columns: dict[str, int] = {}
    met = [_counted(found, columns) for found in _found(texts, reader)]
    seen = np.bincount(np.concatenate([np.zeros(0, np.intp), *(at for at, _ in met)]))
    kept = np.flatnonzero(seen >= fewest)
    place = np.full(len(seen), -1)
    place[kept] = np.arange(len(kept))
    known = {feature: int(place[at]) for feature, at in columns.items() if place[at] >= 0}
    telling = np.asarray(1 + np.log((1 + len(texts)) / (1 + seen[kept])), np.float32)
    terms = Terms(Numbering.of(known), telling, np.array([*map(reader.view, known)], np.uint8), reader)
    left = [(place[at][place[at] >= 0], many[place[at] >= 0]) for at, many in met]
    return terms, Rows.of([terms.weigh(at, many) for at, many in left], terms.width)


def _found(texts: Sequence[str], reader: Reader) -> Iterable[list[str]]:
    of_word = lru_cache(None)(lambda word: tuple(reader.of_word(word)))
    for text in texts:
        words, signs = reader.split(text)
        yield [*(each for word in words for each in of_word(word)), *signs]


def _counted(found: Sequence[str], columns: dict[str, int]) -> tuple[Numbers, Numbers]:
    return counted(np.array([columns.setdefault(each, len(columns)) for each in found], np.intp))


def counted(found: Numbers) -> tuple[Numbers, Numbers]:
    """Each number once, in order, and how often it comes: `np.unique` takes long for so few."""
    found.sort()
    is_new = np.ones(len(found), np.bool_)
    np.not_equal(found[1:], found[:-1], out=is_new[1:])
    first = np.flatnonzero(is_new)
    ends = np.append(first[1:], len(found)) if len(first) else first
    return found[first], ends - first
