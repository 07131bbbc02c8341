"""An index is built: by the words of the phrasings, then by their sense too. scipy is asked here alone.

What is large on the way (how alike all phrasings are) goes when the sense was looked at, and back to the
system.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from faq.engine.anchors import Compared, Plan
from faq.engine.arabizi import coarse
from faq.engine.encoder import Encoder
from faq.engine.judge import CAUTIOUS, Judge
from faq.engine.memory import give_back
from faq.engine.model import WORDS_SHARE, Known, Model
from faq.engine.numbering import hashed
from faq.engine.regression import bound_of, fit
from faq.engine.rows import Rows
from faq.engine.similarity import BONES, WORDS
from faq.engine.space import Space, by_sense
from faq.engine.terms import Terms, learn
from faq.engine.thresholds import Known as Learned
from faq.engine.thresholds import ask_unseen, choose
from faq.entries import Entry
from faq.text.normalise import fold

_FEWEST = 25
"""Phrasings below which nothing can be measured, and the thresholds are cautious ones."""


@dataclass(frozen=True)
class Ways:
    """Every known phrasing, and the number of the entry that it asks for or tells of; outside questions
    come last."""

    texts: list[str]
    folded: list[str]
    label: NDArray[np.intp]

    @classmethod
    def of(cls, entries: Sequence[Entry], outside: Sequence[str]) -> "Ways":
        said = [(*one.examples, *one.told) for one in entries]
        known = {(number, fold(way)): way for number, ways in enumerate(said) for way in ways}
        known |= {(len(entries), fold(way)): way for way in outside}
        kept = [(number, folded, way) for (number, folded), way in known.items() if folded]
        label = np.array([number for number, _, _ in kept], np.intp)
        return cls([way for _, _, way in kept], [folded for _, folded, _ in kept], label)

    @property
    def english(self) -> tuple[str, ...]:
        words = {word for way in self.folded for word in way.split() if word.isascii()}
        return tuple(sorted(words))


@dataclass(frozen=True)
class Draft:
    """What an index by words is built of, and one by the sense too."""

    ids: tuple[str, ...]
    ways: Ways
    learned: Learned
    terms: Terms
    space: Space

    @classmethod
    def of(cls, entries: Sequence[Entry], outside: Sequence[str]) -> "Draft | None":
        """None: there is nothing to ask for."""
        threadpool_limits(1, "blas")
        kept = {entry.id: entry for entry in entries}
        ways = Ways.of(list(kept.values()), outside)
        if not (ways.label < len(kept)).any():
            return None
        plan = Plan.of(ways.label)
        terms, rows = learn(ways.folded, WORDS)
        learned = Learned.of(plan, ways.label, len(kept))
        return cls(tuple(kept), ways, learned, terms, Space.of(rows, plan))

    def by_words(self) -> Model:
        among = self.space.among
        bones = learn([coarse(way) for way in self.ways.folded], BONES)
        model = Model(
            ids=self.ids,
            words=_known(self.terms, self.space.anchor_rows),
            by_words=judge(among, among, self.learned),
            anchors=self.learned.anchors.astype(np.int32),
            bones=_known(*bones),
            ways=self.ways.label.astype(np.int32),
            english=self.ways.english,
        )
        give_back()
        return model

    def deepened(self, model: Model, encoder: Encoder) -> Model:
        plan, ways = self.space.plan, self.ways.texts
        sense, near = by_sense(encoder, plan, ways)
        blended = self.space.among.blended(near, WORDS_SHARE)
        vars(self.space).pop("among", None)  # it is made again where it is asked for
        both = judge(blended, near, self.learned)
        del blended, near
        give_back()
        texts = np.array([hashed(ways[at]) for at in plan.first], np.uint64) if plan.is_alone else None
        return replace(model, sense=sense, by_both=both, texts=texts)


def _known(terms: Terms, rows: Rows) -> Known:
    return Known(terms, rows.turned())


def judge(similar: Compared, nearness: Compared, known: Learned) -> Judge:
    few = len(known.label) < _FEWEST or known.entries < 2
    bound = bound_of(similar)
    thresholds = CAUTIOUS if few else choose(ask_unseen(similar, bound, nearness, known))
    return Judge(fit(bound, known.label, known.labels), thresholds)
