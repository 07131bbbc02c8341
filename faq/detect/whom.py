"""For whom somebody wishes or asks, in the middle of a message: «ابغى اسجل امي», «وين وصل طلب امي».

The rule this module guards: whoever is only quoted («امي قالت لي») is not meant; then it is asked.
"""

from faq.detect.registration_words import WANTING
from faq.detect.relations import kin_in
from faq.lexicon import lexicon
from faq.text.normalise import fold

_TELLING = frozenset(map(fold, lexicon("whom", "telling")["telling"]))


def whom_said(text: str) -> str:
    """One of `KIN`, or `SELF`; empty where it is not said, or not plain."""
    words = fold(text).split()
    return kin_in(words, WANTING) if _TELLING.isdisjoint(words) else ""
