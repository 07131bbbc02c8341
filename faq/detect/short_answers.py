"""What is said instead of pressing: «نعم», «لا», «تخطي» (faq/lexicon/answers.yaml).

The rule this module guards: it is the whole message. Who asks for it here has just asked the person.
"""

from faq.lexicon import lexicon
from faq.text.normalise import fold

_LISTS = lexicon("answers", "yes", "no", "skipping")
YES, NO = _LISTS["yes"], _LISTS["no"]


def _folded(name: str) -> frozenset[str]:
    return frozenset(map(fold, _LISTS[name]))


_YES, _NO, _SKIPPING = map(_folded, ("yes", "no", "skipping"))


def is_yes(text: str) -> bool:
    """Any of the words, or several together: «إيوه صح»."""
    said = fold(text)
    return said in _YES or (bool(said) and _YES.issuperset(said.split()))


def is_no(text: str) -> bool:
    return fold(text) in _NO


def is_skipping(text: str) -> bool:
    return fold(text) in _SKIPPING
