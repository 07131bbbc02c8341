"""How texts are read where they are compared by the features of their words: between 0 and 1, of which
every view has its share.
"""

from collections.abc import Iterable, Sequence

from faq.engine.features import SHARES, features, groups
from faq.engine.terms import Reader

_LONGEST = 600
"""Characters that are looked at. A question is shorter; a longer text is a story for a person."""


def _split(text: str) -> tuple[Sequence[str], Iterable[str]]:
    return text[:_LONGEST].split(), ()


def _of_word(word: str) -> Iterable[str]:
    """Each with the number of its view before it."""
    return (f"{view}{each}" for view, found in enumerate(features(word)) for each in found)


WORDS = Reader(_split, _of_word, lambda feature: int(feature[0]), SHARES)
"""Letters, bones and concepts."""

BONES = Reader(_split, groups, lambda _: 0, (1.0,))
"""Of texts whose words are consonants alone."""
