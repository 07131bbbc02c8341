"""From a question to an approved entry, to the right few to choose from, or honestly to a person.

`answer` only when one entry stands out; `offer` when some are likely; `hand_over` when none is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from faq.engine.arabizi import coarse, is_arabizi
from faq.engine.encoder import Encoder
from faq.engine.judge import CAUTIOUS, Thresholds
from faq.engine.model import WORDS_SHARE, Model
from faq.engine.rows import Vector
from faq.entries import Entry
from faq.text.normalise import fold

if TYPE_CHECKING:
    from faq.engine.index_build import Draft

OFFERED = 3


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

    def __init__(
        self, model: Model | None, encoder: Encoder | None = None, draft: "Draft | None" = None
    ) -> None:
        """`encoder` is asked where the model knows the sense. `draft` is what it can be deepened from."""
        self.model, self._encoder, self._draft = model, encoder, draft

    @classmethod
    def build(
        cls, entries: Iterable[Entry], encoder: Encoder | None = None, outside: Sequence[str] = ()
    ) -> "Index":
        """`outside`: questions known to have no entry. Without an encoder by words alone.

        Keeps the process's BLAS to one thread: for products as small as a question's, waking a second
        one costs more than the product.
        """
        from faq.engine.index_build import Draft  # here: whoever only asks does without scipy

        draft = Draft.of(tuple(entries), outside)
        index = cls(draft.by_words() if draft else None, None, draft)
        return index.deepened(encoder) if encoder else index

    @property
    def can_be_deepened(self) -> bool:
        """What it was built of is still there."""
        return self._draft is not None

    def deepened(self, encoder: Encoder) -> "Index":
        """The same entries, compared by the sense of the phrasings too."""
        if self._draft is None or self.model is None:
            return self
        return Index(self._draft.deepened(self.model, encoder), encoder)

    def ask(self, question: str, /) -> Understood:
        folded = fold(question)
        return self._ask(self.model, question, folded) if folded and self.model else NOTHING

    @property
    def thresholds(self) -> Thresholds:
        model = self.model
        return (model.by_both or model.by_words).thresholds if model else CAUTIOUS

    def _ask(self, model: Model, question: str, folded: str) -> Understood:
        if is_arabizi(folded, self._english):
            return _ask_bones(model, coarse(folded))
        similar = model.words.against(folded)
        shares, near = model.by_words.shares(similar), _near(model, similar)
        sure, encoder = model.by_words.thresholds, self._encoder
        if (
            encoder is None
            or model.sense is None
            or model.by_both is None
            or _is_sure(sure, shares, near)
        ):
            return _decided(model, sure, shares, near)
        meant = np.asarray(model.sense @ encoder.encode([question])[0], np.float32)
        shares = model.by_both.shares(_blend(similar, meant))
        return _decided(model, model.by_both.thresholds, shares, _near(model, meant))

    @cached_property
    def _english(self) -> frozenset[str]:
        return frozenset(self.model.english if self.model else ())


def _near(model: Model, similar: Vector) -> float:
    return float(similar[model.anchors < len(model.ids)].max(initial=0.0))


def _decided(model: Model, thresholds: Thresholds, shares: Vector, near: float) -> Understood:
    many = len(model.ids)
    candidates = _best(model, shares[:many])
    strange = shares[many:].max(initial=0.0) > candidates[0].score
    return Understood(_decide(thresholds, candidates[0].score, near, strange), candidates)


def _ask_bones(model: Model, bones: str) -> Understood:
    """Arabizi is never sure enough to be answered outright."""
    best = np.zeros(len(model.ids) + 1, np.float32)
    np.maximum.at(best, model.ways, model.bones.against(bones))
    inside = best[:-1]
    found = inside.max(initial=0.0) > 0
    return Understood(Decision.OFFER, _best(model, inside)) if found else NOTHING


def _best(model: Model, scores: Vector) -> tuple[Candidate, ...]:
    order = np.argsort(-scores, kind="stable")[:OFFERED]
    return tuple(Candidate(model.ids[at], round(float(scores[at]), 4)) for at in order)


def _blend(words: Vector, sense: Vector) -> Vector:
    return np.asarray(WORDS_SHARE * words + (1 - WORDS_SHARE) * sense, dtype=np.float32)


def _is_sure(thresholds: Thresholds, shares: Vector, near: float) -> bool:
    return float(shares.max()) >= thresholds.sure and near >= thresholds.near


def _decide(thresholds: Thresholds, confidence: float, near: float, strange: bool) -> Decision:
    if confidence >= thresholds.answer and near >= thresholds.near:
        return Decision.ANSWER
    lost = strange or confidence < thresholds.offer or near < thresholds.far
    return Decision.HAND_OVER if lost else Decision.OFFER
