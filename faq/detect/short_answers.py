"""What is said instead of pressing: «نعم», «لا», «تخطي» (faq/lexicon/answers.yaml).

The rule this module guards: it is the whole message. Who asks for it here has just asked the person.
"""

from faq.lexicon import lexicon
from faq.text.normalise import fold

_MADE_OF = ("not", "willing", "telling", "it")
_LISTS = lexicon("answers", "yes", "no", "skipping", "declining", *_MADE_OF, "unchoosing")
LONGEST = 10  # words
YES, NO = _LISTS["yes"], _LISTS["no"]


def _folded(name: str) -> frozenset[str]:
    return frozenset(map(fold, _LISTS[name]))


_SKIPPING, _DECLINING = map(_folded, ("skipping", "declining"))
_NOT, _WILLING, _TELLING, _IT = map(_folded, _MADE_OF)


def is_skipping(text: str) -> bool:
    return fold(text) in _SKIPPING


def declines(text: str, *asked: str) -> bool:
    """«ما ابغى اقول», "I would rather not say": of what is `asked` by these labels nothing is told. Every
    word belongs to it, so «ما عندي أطفال» is an answer."""
    said = fold(text).split()
    if " ".join(said) in _DECLINING:
        return True
    if not said or len(said) > LONGEST or _NOT.isdisjoint(said):
        return False
    named = {word.removeprefix("ال") for label in asked for word in fold(label).split()}
    left = (word for word in said if word.removeprefix("ال") not in named)
    return not _TELLING.isdisjoint(said) and (_NOT | _WILLING | _TELLING | _IT).issuperset(left)
