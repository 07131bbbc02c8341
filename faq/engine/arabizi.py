"""Arabic in Latin letters (`abgha asajel`): compared by consonants, never answered outright."""

from collections.abc import Iterable

from faq.engine.features import root
from faq.lexicon import lexicon
from faq.text.consonants import is_latin_word, of_arabic, of_latin

ENGLISH = frozenset(lexicon("languages")["english"])
"""Words that nobody writes in Arabizi and hardly an English question goes without."""


def is_latin(folded: str) -> bool:
    """More Latin words than others."""
    words = folded.split()
    return 2 * sum(map(is_latin_word, words)) > len(words)


def is_arabizi(folded: str, english: Iterable[str] = ()) -> bool:
    """Latin, and under a third of its words are English ones (common, or in `english`)."""
    known = ENGLISH | frozenset(english)
    words = folded.split()
    return is_latin(folded) and 3 * sum(word in known for word in words) < len(words)


def coarse(folded: str) -> str:
    """The consonants of each word in one alphabet for both scripts; words without any are left out."""
    return " ".join(filter(None, (_coarse(word) for word in folded.split())))


def _coarse(word: str) -> str:
    return of_latin(word) if is_latin_word(word) else of_arabic(root(word))
