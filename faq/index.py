"""From a question to an approved entry, to the right few to choose from, or honestly to a person.

`answer` only when one entry stands out; `offer` when some are likely; `hand_over` when none is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from faq.arabizi import coarse, is_arabizi
from faq.entries import Entry
from faq.likeness import Lexicon, Matrix, Space
from faq.normalise import fold
from faq.regression import fit, softmax
from faq.sense import Encoder
from faq.thresholds import CAUTIOUS, Thresholds, ask_unseen, choose

OFFERED = 3
_FEWEST = 25
"""Phrasings below which nothing can be measured, and the thresholds are cautious ones."""
_MOST = 1_600
"""Phrasings that are compared one by one, fewer in a large FAQ. Of more, some of an entry are pooled:
building takes time by the square of what is compared."""
_WORK = 8.5e8
"""Bound on compared phrasings squared, times entries."""


class Decision(StrEnum):
    ANSWER = "answer"
    OFFER = "offer"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class Candidate:
    """`score` is the share of belief in this entry, between 0 and 1."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Understood:
    decision: Decision
    candidates: tuple[Candidate, ...]


NOTHING = Understood(Decision.HAND_OVER, ())


@dataclass(frozen=True)
class _Ways:
    """Every known phrasing, and the number of the entry that it asks for."""

    texts: Sequence[str]
    folded: Sequence[str]
    label: NDArray[np.intp]


class Index:
    """The entries, ready to be asked. Built once, never changed: new entries make a new index."""

    def __init__(self, entries: Mapping[str, Entry], model: "_Model | None") -> None:
        self._entries = entries
        self._model = model

    @classmethod
    def build(cls, entries: Iterable[Entry], encoder: Encoder | None = None) -> "Index":
        """Without an encoder by words alone. Keeps the process's BLAS to one thread: for products as
        small as a question's, waking a second one costs more than the product."""
        threadpool_limits(1, "blas")
        kept = {entry.id: entry for entry in entries}
        ways = _ways(list(kept.values()))
        return cls(kept, _Model.of(tuple(kept), ways, encoder) if ways.texts else None)

    def ask(self, question: str, /) -> Understood:
        folded = fold(question)
        return self._model.ask(question, folded) if folded and self._model else NOTHING

    def entry(self, id: str, /) -> Entry:
        """Raises KeyError: no such entry."""
        return self._entries[id]

    def __contains__(self, id: object, /) -> bool:
        return id in self._entries

    @property
    def thresholds(self) -> Thresholds:
        return self._model.thresholds if self._model else CAUTIOUS


def _ways(entries: Sequence[Entry]) -> _Ways:
    asked = {(number, fold(way)): way for number, one in enumerate(entries) for way in one.examples}
    kept = [(number, folded, way) for (number, folded), way in asked.items() if folded]
    label = np.array([number for number, _, _ in kept], np.intp)
    return _Ways([way for _, _, way in kept], [folded for _, folded, _ in kept], label)


@dataclass(frozen=True)
class _Model:
    ids: Sequence[str]
    label: NDArray[np.intp]
    space: Space
    weights: Matrix
    thresholds: Thresholds
    bones: Space
    english: frozenset[str]

    @classmethod
    def of(cls, ids: Sequence[str], ways: _Ways, encoder: Encoder | None) -> "_Model":
        pool = _pools(ways.label)
        space = Space.pooled(ways.texts, ways.folded, encoder, pool)
        similar, label = space.among(), ways.label[np.unique(pool, return_index=True)[1]]
        return cls(
            ids=ids,
            label=ways.label,
            space=space,
            weights=fit(similar, label, len(ids)),
            thresholds=_thresholds(space, similar, label, len(ids)),
            bones=_bones(ways.folded),
            english=frozenset(word for way in ways.folded for word in way.split() if word.isascii()),
        )

    def ask(self, question: str, folded: str) -> Understood:
        if is_arabizi(folded, self.english):
            return self._ask_bones(coarse(folded))
        similar, near = self.space.against(question, folded)
        candidates = self._best(softmax(similar @ self.weights))
        return Understood(_decide(self.thresholds, candidates[0].score, near), candidates)

    def _ask_bones(self, bones: str) -> Understood:
        """Arabizi is never sure enough to be answered outright."""
        similar, _ = self.bones.against(bones, bones)
        best = np.zeros(len(self.ids), np.float32)
        np.maximum.at(best, self.label, similar)
        found = best.max(initial=0.0) > 0
        return Understood(Decision.OFFER, self._best(best)) if found else NOTHING

    def _best(self, scores: Matrix) -> tuple[Candidate, ...]:
        order = np.argsort(-scores, kind="stable")[:OFFERED]
        return tuple(Candidate(self.ids[at], round(float(scores[at]), 4)) for at in order)


def _pools(label: NDArray[np.intp]) -> NDArray[np.intp]:
    """A number for each phrasing; equal ones are pooled. Up to _MOST phrasings each has its own."""
    numbers = np.unique(label)
    share = min(1.0, min(_MOST, (_WORK / len(numbers)) ** 0.5) / len(label))
    place = np.zeros(len(label), np.intp)
    taken = 0
    for number in numbers:
        of_it = np.flatnonzero(label == number)
        pools = max(1, round(len(of_it) * share))
        place[of_it] = taken + np.arange(len(of_it)) % pools
        taken += pools
    return place


def _bones(folded: Sequence[str]) -> Space:
    texts = [coarse(text) for text in folded]
    lexicon = Lexicon(texts, _letters)
    return Space(lexicon, csr_array(lexicon.known.T))


def _letters(bones: str) -> tuple[Sequence[str], ...]:
    edged = f" {bones} "
    return ([edged[at : at + size] for size in (2, 3, 4) for at in range(len(edged) - size + 1)],)


def _thresholds(space: Space, similar: Matrix, label: NDArray[np.intp], labels: int) -> Thresholds:
    if len(label) < _FEWEST or labels < 2:
        return CAUTIOUS
    nearness = similar if space.sense is None else space.sense @ space.sense.T
    return choose(ask_unseen(similar, nearness, label, labels))


def _decide(thresholds: Thresholds, confidence: float, near: float) -> Decision:
    if confidence >= thresholds.answer and near >= thresholds.near:
        return Decision.ANSWER
    lost = confidence < thresholds.offer or near < thresholds.far
    return Decision.HAND_OVER if lost else Decision.OFFER
