"""A folded text as the words and letter groups that its neighbours share with it, in four views.

`stems` forgive endings, `roots` vowels and patterns, `letters` typos, `bones` both.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from Stemmer import Stemmer  # type: ignore[import-not-found]

from faq.dialect import standard

VIEWS = ("stems", "roots", "letters", "bones")

_STEMMER = Stemmer("arabic")
_PREFIX = re.compile(r"^(?:وال|بال|كال|فال|لل|ال|و(?=.{4})|ب(?=.{3})|ل(?=.{3}))")
_SUFFIX = re.compile(r"(?:هما|كما|هم|كم|نا|ها|ات|ون|ين|تي|تك|ه|ي|ك|ت)$")
_SOFT = re.compile(r"[اويه]")
_LONGEST = 600
"""Characters that are looked at. A question is shorter; a longer text is a story for a person."""


def views(folded: str) -> tuple[Sequence[str], ...]:
    """The features of each of VIEWS, repeated as often as they occur."""
    words = standard(folded[:_LONGEST]).split()
    roots = [root(word) for word in words]
    return ([stem(word) for word in words], roots, list(_groups(words, 2, 5)), list(_groups(roots, 2, 4)))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """The hard letters between prefix and suffix: `والتسجيل` and `يسجلون` come close, `سجلت` too."""
    bare = _PREFIX.sub("", word) if len(word) > 4 else word
    bare = _SUFFIX.sub("", bare) if len(bare) > 4 else bare
    return _SOFT.sub("", bare) or bare


def _groups(words: Sequence[str], shortest: int, longest: int) -> Iterator[str]:
    """Groups of letters within a word, its edges marked by a space; a short word counts whole."""
    for word in words:
        edged = f" {word} "
        for size in range(shortest, longest + 1):
            yield from (edged[at : at + size] for at in range(max(len(edged) - size, 0) + 1))
            if size >= len(edged):
                break
