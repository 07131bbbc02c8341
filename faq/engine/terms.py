"""Texts as rows of weighed features: TF-IDF, of which every view has its share.

A feature that only one text holds tells nothing of others, and is left out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
from scipy.sparse import csr_array

from faq.engine.anchors import Numbers, Vector

_FEWEST = 2
"""Texts that must hold a feature."""


class Terms:
    """Which column each feature has, and how telling it is (inverse document frequency)."""

    def __init__(
        self,
        texts: Sequence[str],
        features: Callable[[str], Iterable[str]],
        shares: Mapping[str, float],
    ) -> None:
        """`shares` are those of the views by the sign that their features begin with; "" is any other."""
        self._features = features
        found = [frozenset(features(text)) for text in texts]
        seen = Counter(chain.from_iterable(found))
        kept = [feature for feature, times in seen.items() if times >= _FEWEST]
        self._columns = {feature: at for at, feature in enumerate(kept)}
        times = np.array([seen[feature] for feature in kept], np.float32)
        self._telling = 1 + np.log((1 + len(texts)) / (1 + times))
        views = {sign: number for number, sign in enumerate(shares)}
        self._view = np.array([views.get(each[0], views[""]) for each in kept], np.intp)
        self._lengths = np.sqrt(np.array(list(shares.values()), np.float32))

    @property
    def width(self) -> int:
        return len(self._columns)

    def rows(self, texts: Sequence[str]) -> csr_array:
        found = [self.weighed(text) for text in texts]
        ends = np.concatenate(([0], np.cumsum([len(at) for at, _ in found], dtype=np.int64)))
        at, values = (np.concatenate(part) for part in zip(*found, strict=True))
        return csr_array((values, at, ends), shape=(len(texts), self.width))

    def weighed(self, text: str) -> tuple[Numbers, Vector]:
        """The columns of its features, and what each weighs."""
        known = self._columns
        counts = Counter(known[each] for each in self._features(text) if each in known)
        at = np.fromiter(counts, np.intp, len(counts))
        values = (1 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))) * self._telling[at]
        view = self._view[at]
        size = np.sqrt(np.bincount(view, values * values, len(self._lengths)))
        return at, np.asarray(values * self._lengths[view] / size[view], np.float32)
