"""Arabic in Latin letters (`abgha asajel`): compared by its bare consonants, and never answered outright.

Several Arabic letters share a Latin one, so both sides are brought down to the same coarse letters.
"""

import re
from collections.abc import Iterable

from faq.engine.features import root
from faq.lexicon import lexicon

_LATIN_WORD = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*")
_OTHER = re.compile(r"[^a-z5$]")
_DOUBLED = re.compile(r"(.)\1+")
_DIGRAPHS = (
    ("kh", "5"), ("gh", "g"), ("sh", "$"), ("ch", "$"), ("th", "z"), ("dh", "z"),
)  # fmt: skip
_LATIN = str.maketrans("68975pvcxq", "tqsh5bfkkg", "23aeiouwy")
_ARABIC = str.maketrans("بتثجحخدذرزسشصضطظغفقكلمن", "btzjh5dzrzs$sdtzgfgklmn")

ENGLISH = frozenset(lexicon("languages")["english"])
"""Words that nobody writes in Arabizi and hardly an English question goes without."""


def is_latin(folded: str) -> bool:
    """More Latin words than others."""
    words = folded.split()
    return 2 * sum(bool(_LATIN_WORD.fullmatch(word)) for word in words) > len(words)


def is_arabizi(folded: str, english: Iterable[str] = ()) -> bool:
    """Latin, and under a third of its words are English ones (common, or in `english`)."""
    known = ENGLISH | frozenset(english)
    words = folded.split()
    return is_latin(folded) and 3 * sum(word in known for word in words) < len(words)


def coarse(folded: str) -> str:
    """The consonants of each word in one alphabet for both scripts; words without any are left out."""
    return " ".join(filter(None, (_coarse(word) for word in folded.split())))


def _coarse(word: str) -> str:
    if not _LATIN_WORD.fullmatch(word):
        return _OTHER.sub("", root(word).translate(_ARABIC))
    for pair, letter in _DIGRAPHS:
        word = word.replace(pair, letter)
    bare = word.removeprefix("el").removeprefix("al") if len(word) > 4 else word
    bare = bare.replace("h", "", bare.endswith("h")).translate(_LATIN)
    return _DOUBLED.sub(r"\1", _OTHER.sub("", bare))
