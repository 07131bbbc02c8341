"""What is said instead of pressing: «نعم», «لا», «لي», «لأمي», «تخطي» (faq/lexicon/answers.yaml).

The rule this module guards: it is the whole message. Who asks for it here has just asked the person.
"""

from faq.lexicon import lexicon
from faq.text.normalise import fold

RELATIONS = ("mother", "father", "daughter", "son", "wife", "husband", "sister", "brother")
"""For whom somebody may register. Texts go with each."""

_LISTS = lexicon(
    "answers", "yes", "no", "myself", "skipping", *(f"relations.{relation}" for relation in RELATIONS)
)
YES, NO = _LISTS["yes"], _LISTS["no"]


def _folded(name: str) -> frozenset[str]:
    return frozenset(map(fold, _LISTS[name]))


_YES, _NO, _MYSELF, _SKIPPING = map(_folded, ("yes", "no", "myself", "skipping"))
_RELATIONS = {word: each for each in RELATIONS for word in _folded(f"relations.{each}")}


def is_yes(text: str) -> bool:
    """Any of the words, or several together: «إيوه صح»."""
    said = fold(text)
    return said in _YES or (bool(said) and _YES.issuperset(said.split()))


def is_no(text: str) -> bool:
    return fold(text) in _NO


def is_myself(text: str) -> bool:
    return fold(text) in _MYSELF


def is_skipping(text: str) -> bool:
    return fold(text) in _SKIPPING


def relation_said(text: str) -> str:
    """«أمي», «لأمي», "for my mother"; empty for anything else."""
    said = fold(text).removeprefix("for ")
    return _RELATIONS.get(said) or _RELATIONS.get(said.removeprefix("ل"), "")
