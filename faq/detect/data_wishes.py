"""A wish about one's own data: a copy, a correction, that it is not used, not learnt from or erased, or
that an agreement is taken back (faq/lexicon/data_wishes.yaml).

The rule this module guards: every word of the message belongs to the wish. One word more and it tells
something, which is for whoever hears what it does.
"""

from faq.lexicon import lexicon
from faq.text.arabic import forms
from faq.text.dialect import STANDARD
from faq.text.normalise import fold

COPY, ERASE, CORRECT, RESTRICT, OBJECT, WITHDRAW = (
    *("copy", "erase", "correct"),
    *("restrict", "object", "withdraw"),
)
LONGEST = 12  # words

_LISTS = lexicon(
    "data_wishes",
    *("data", "about-me", "copying", "erasing", "correcting", "using", "learning", "agreeing"),
    *("taking-back", "denying", "around"),
)


def _words(name: str) -> frozenset[str]:
    return frozenset(word for said in _LISTS[name] for word in fold(said).split())


_DATA, _ABOUT_ME, _COPYING, _ERASING = map(_words, ("data", "about-me", "copying", "erasing"))
_CORRECTING, _USING, _LEARNING = map(_words, ("correcting", "using", "learning"))
_AGREEING, _TAKING_BACK, _DENYING = map(_words, ("agreeing", "taking-back", "denying"))
_AROUND = _words("around").union(word for word, twin in STANDARD.items() if twin == "اريد")
_KNOWN = _AROUND.union(*(_words(name) for name in _LISTS))


def data_wish(text: str) -> str:
    """`copy`, `erase`, `correct`, `restrict`, `object` or `withdraw`; empty where it is none."""
    words = [forms(word) for word in fold(text).split()[: LONGEST + 1]]
    if not 0 < len(words) <= LONGEST or not all(word & _KNOWN for word in words):
        return ""
    if _meets(words, _AGREEING):
        return WITHDRAW if _meets(words, _TAKING_BACK) else ""
    if _meets(words, _LEARNING):
        return OBJECT if _meets(words, _DENYING) else ""
    if not _meets(words, _DATA | _ABOUT_ME):
        return ""
    return _of_data(words)


def _of_data(words: list[frozenset[str]]) -> str:
    if _meets(words, _USING) and _meets(words, _DENYING):
        return RESTRICT
    if _meets(words, _ERASING):
        return "" if _meets(words, _DENYING) else ERASE
    if not _meets(words, _DATA):
        return ""
    if _meets(words, _CORRECTING):
        return CORRECT
    return COPY if _meets(words, _COPYING) and not _meets(words, _DENYING) else ""


def _meets(words: list[frozenset[str]], known: frozenset[str]) -> bool:
    return any(word & known for word in words)
