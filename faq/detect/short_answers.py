"""What is said instead of pressing: «نعم», «لا», «تخطي» (faq/lexicon/answers.yaml).

The rule this module guards: it is the whole message. Who asks for it here has just asked the person.
"""

from faq.lexicon import lexicon
from faq.text.normalise import fold

_LISTS = lexicon("answers", "yes", "no", "skipping")
YES, NO = _LISTS["yes"], _LISTS["no"]
_SKIPPING = frozenset(map(fold, _LISTS["skipping"]))


def is_skipping(text: str) -> bool:
    return fold(text) in _SKIPPING
