"""A disclosure: harassment, a bribe, aid that is sold, a child that is hurt.

The rule this module guards: it is sure rather than complete. Who asks for our rules tells of nothing, and
what is denied was not done. The list is faq/lexicon/disclosure.yaml; what it does not hear is for the
hearing of acts and for the quiet button.
"""

from functools import cache, lru_cache

from faq.detect.phrases import Phrases
from faq.detect.reviewed_signs import PARTS, named, reviewed_signs
from faq.lexicon import lexicon
from faq.text.normalise import fold

_LISTS = lexicon("disclosure", "denials", "beforehand", "policy", "kindness", "named.*", *PARTS)
_SIGNS, _NAMED = reviewed_signs(_LISTS), named(_LISTS)


_KINDS = tuple(kind for kind, signs in _SIGNS.items() for _ in signs)


@cache
def phrases() -> Phrases:
    """It takes a while to make them: faq/detect/ready.py says when."""
    return Phrases([signs for kind in _SIGNS.values() for signs in kind], fold, _NAMED)


@lru_cache(maxsize=8)
def kind_of(text: str) -> str:
    """Of what, by the names of the list; empty where it discloses nothing. Several steps of a turn ask
    about the same message."""
    found = phrases().first(text)
    return "" if found is None else _KINDS[found]


def discloses(text: str) -> bool:
    return bool(kind_of(text))
