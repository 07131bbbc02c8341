"""A folded word as what its neighbours share with it, in three views.

`letters` forgive typos and endings, `bones` vowels and patterns too, `concepts` another choice of word.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from faq.engine.concepts import concept
from faq.text.arabic import bare, without_ending
from faq.text.dialect import STANDARD

Features = tuple[tuple[str, ...], ...]

SHARES = (0.3, 0.3, 0.4)
"""What letters, bones and concepts count for (chosen on training data: docs/decisions)."""

_SOFT = re.compile(r"[اويه]")
_SHORTEST, _LONGEST = 2, 4
"""Letters of a group."""


def features(word: str) -> Features:
    """Of each view. A Latin word is a concept of its own."""
    plain = STANDARD.get(word, word)
    meant = word if word.isascii() else concept(word)
    return groups(plain), groups(root(plain)), (meant,) if meant else ()


@lru_cache(maxsize=4_096)
def root(word: str) -> str:
    """The hard letters between prefix and suffix: `والتسجيل` and `يسجلون` come close, `سجلت` too."""
    stem = without_ending(bare(word, least=5))
    return _SOFT.sub("", stem) or stem


def groups(word: str, longest: int = _LONGEST) -> tuple[str, ...]:
    """Groups of letters of a word, its edges marked by a space; a short word counts whole."""
    return tuple(_groups(f" {word} ", longest))


def _groups(edged: str, longest: int) -> Iterator[str]:
    for size in range(_SHORTEST, longest + 1):
        yield from (edged[at : at + size] for at in range(max(len(edged) - size, 0) + 1))
        if size >= len(edged):
            break
