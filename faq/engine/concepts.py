"""Everyday words that mean alike are one concept: `ضيعت`, `مفقود` and `طاحت` all tell of losing.

The words themselves are data: faq/lexicon/concepts.yaml. A word stands under one concept only.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from faq.lexicon import lexicon
from faq.text.arabic import splits
from faq.text.dialect import STANDARD
from faq.text.normalise import fold

CONCEPTS: Mapping[str, str] = {
    fold(word): fold(name) for name, words in lexicon("concepts").items() for word in (name, *words)
}
"""Which concept a word belongs to."""


_VERB_FRONTS = ("ي", "ت", "ن", "ب")


@lru_cache(maxsize=4_096)
def concept(word: str) -> str | None:
    """The concept of a folded word, with whatever is written onto its front and end, or of its twin."""
    return _concept(word) or _concept(STANDARD.get(word, word))


def _concept(word: str) -> str | None:
    known = max(_stems(word), key=len, default="")
    return CONCEPTS.get(known)


def _stems(word: str) -> Iterator[str]:
    """The words of the table that are left when something is taken off either end, or nothing."""
    if word in CONCEPTS:
        yield word
    for front, stem, end in splits(word):
        yield from (each for each in _spellings(front, stem, end) if each in CONCEPTS)


def _spellings(front: str, stem: str, ending: str) -> Iterator[str]:
    """How the stem is written alone: an alef falls behind a verb's front, a closing ha turns to ta."""
    yield stem
    if front.endswith(_VERB_FRONTS):
        yield "ا" + stem
    if ending.startswith("ت"):
        yield stem + "ه"
