"""From a question to an approved entry, to the right few to choose from, or honestly to a person.

`answer` only when one entry stands out; `offer` when some are likely; `hand_over` when none is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from faq.engine.anchors import Compared, Matrix, Plan, Vector
from faq.engine.arabizi import coarse, is_arabizi
from faq.engine.encoder import Encoder, Sense
from faq.engine.features import groups
from faq.engine.memory import give_back
from faq.engine.regression import bound_of, fit, softmax
from faq.engine.similarity import Lexicon, Space
from faq.engine.thresholds import CAUTIOUS, Known, Thresholds, ask_unseen, choose
from faq.entries import Entry
from faq.text.normalise import fold

OFFERED = 3
WORDS_SHARE = np.float32(2 / 3)
"""What the words count for beside the sense (chosen on training data: docs/decisions)."""
_FEWEST = 25
"""Phrasings below which nothing can be measured, and the thresholds are cautious ones."""


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

    def certain_of(self, id: str) -> "Understood":
        """What is known of the question from elsewhere goes before what it looks like."""
        others = (candidate for candidate in self.candidates if candidate.id != id)
        return Understood(Decision.ANSWER, (Candidate(id, 1.0), *others)[:OFFERED])


NOTHING = Understood(Decision.HAND_OVER, ())


class Index:
    """The entries, ready to be asked. Built once, never changed: new entries make a new index."""

    def __init__(self, entries: Mapping[str, Entry], model: "_Model | None") -> None:
        self._entries = entries
        self._model = model

    @classmethod
    def build(
        cls, entries: Iterable[Entry], encoder: Encoder | None = None, outside: Sequence[str] = ()
    ) -> "Index":
        """`outside`: questions known to have no entry. Without an encoder by words alone.

        Keeps the process's BLAS to one thread: for products as small as a question's, waking a second
        one costs more than the product.
        """
        threadpool_limits(1, "blas")
        kept = {entry.id: entry for entry in entries}
        ways = _ways(list(kept.values()), outside)
        index = cls(kept, _Model.of(tuple(kept), ways) if (ways.label < len(kept)).any() else None)
        give_back()
        return index.deepened(encoder) if encoder else index

    def deepened(self, encoder: Encoder) -> "Index":
        """The same entries, compared by the sense of the phrasings too."""
        deep = Index(self._entries, self._model and self._model.deepened(encoder))
        give_back()
        return deep

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


@dataclass(frozen=True)
class _Ways:
    """Every known phrasing, and the number of the entry that it asks for or tells of; outside questions
    come last."""

    texts: Sequence[str]
    folded: Sequence[str]
    label: NDArray[np.intp]


def _ways(entries: Sequence[Entry], outside: Sequence[str]) -> _Ways:
    said = [(*one.examples, *one.told) for one in entries]
    known = {(number, fold(way)): way for number, ways in enumerate(said) for way in ways}
    known |= {(len(entries), fold(way)): way for way in outside}
    kept = [(number, folded, way) for (number, folded), way in known.items() if folded]
    label = np.array([number for number, _, _ in kept], np.intp)
    return _Ways([way for _, _, way in kept], [folded for _, folded, _ in kept], label)


@dataclass(frozen=True)
class _Judge:
    """What a question's likenesses to the anchors say."""

    weights: Matrix
    thresholds: Thresholds

    @classmethod
    def of(cls, similar: Compared, nearness: Compared, known: Known) -> "_Judge":
        few = len(known.label) < _FEWEST or known.entries < 2
        bound = bound_of(similar)
        thresholds = CAUTIOUS if few else choose(ask_unseen(similar, bound, nearness, known))
        return cls(fit(bound, known.label, known.labels), thresholds)

    def shares(self, similar: Vector) -> Vector:
        return softmax(similar @ self.weights)


@dataclass(frozen=True)
class _Model:
    ids: Sequence[str]
    ways: _Ways
    known: Known
    words: Space
    by_words: _Judge
    sense: Sense | None = None
    by_both: _Judge | None = None

    @classmethod
    def of(cls, ids: Sequence[str], ways: _Ways) -> "_Model":
        plan = Plan.of(ways.label)
        known, words = Known.of(plan, ways.label, len(ids)), Space.of(Lexicon(ways.folded), plan)
        return cls(ids, ways, known, words, _Judge.of(words.among, words.among, known))

    def deepened(self, encoder: Encoder) -> "_Model":
        """Without what only building needed (`among`): it is made again where it is asked for."""
        sense, near = Sense.of(encoder, self.words.plan, self.ways.texts)
        both = _Judge.of(self.words.among.blended(near, WORDS_SHARE), near, self.known)
        vars(self.words).pop("among", None)  # the model of before goes on answering without it, too
        return replace(self, words=replace(self.words), sense=sense, by_both=both)

    @property
    def thresholds(self) -> Thresholds:
        return (self.by_both or self.by_words).thresholds

    @cached_property
    def english(self) -> frozenset[str]:
        return frozenset(word for way in self.ways.folded for word in way.split() if word.isascii())

    @cached_property
    def bones(self) -> Lexicon:
        """Made when the first question in Arabizi comes."""
        return Lexicon([coarse(way) for way in self.ways.folded], lambda word: (groups(word),), (1.0,))

    def ask(self, question: str, folded: str) -> Understood:
        if is_arabizi(folded, self.english):
            return self._ask_bones(coarse(folded))
        similar = self.words.against(folded)
        shares, near = self.by_words.shares(similar), self._near(similar)
        if self.sense is None or self.by_both is None or _is_sure(self.by_words.thresholds, shares, near):
            return self._decided(self.by_words.thresholds, shares, near)
        meant = self.sense.against(question)
        shares = self.by_both.shares(_blend(similar, meant))
        return self._decided(self.by_both.thresholds, shares, self._near(meant))

    def _near(self, similar: Vector) -> float:
        return float(similar[self.known.inside].max(initial=0.0))

    def _decided(self, thresholds: Thresholds, shares: Vector, near: float) -> Understood:
        candidates = self._best(shares[: len(self.ids)])
        strange = shares[len(self.ids) :].max(initial=0.0) > candidates[0].score
        return Understood(_decide(thresholds, candidates[0].score, near, strange), candidates)

    def _ask_bones(self, bones: str) -> Understood:
        """Arabizi is never sure enough to be answered outright."""
        similar = self.bones.known @ self.bones.row(bones)
        best = np.zeros(len(self.ids) + 1, np.float32)
        np.maximum.at(best, self.ways.label, similar)
        inside = best[: len(self.ids)]
        found = inside.max(initial=0.0) > 0
        return Understood(Decision.OFFER, self._best(inside)) if found else NOTHING

    def _best(self, scores: Vector) -> tuple[Candidate, ...]:
        order = np.argsort(-scores, kind="stable")[:OFFERED]
        return tuple(Candidate(self.ids[at], round(float(scores[at]), 4)) for at in order)


def _blend(words: Vector, sense: Vector) -> Vector:
    return np.asarray(WORDS_SHARE * words + (1 - WORDS_SHARE) * sense, dtype=np.float32)


def _is_sure(thresholds: Thresholds, shares: Vector, near: float) -> bool:
    return float(shares.max()) >= thresholds.sure and near >= thresholds.near


def _decide(thresholds: Thresholds, confidence: float, near: float, strange: bool) -> Decision:
    if confidence >= thresholds.answer and near >= thresholds.near:
        return Decision.ANSWER
    lost = strange or confidence < thresholds.offer or near < thresholds.far
    return Decision.HAND_OVER if lost else Decision.OFFER
