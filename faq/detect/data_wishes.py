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
    *("data", "things", "mine", "told", "about-me", "copying", "erasing", "correcting", "using"),
    *("learning", "agreeing", "taking-back", "denying", "around"),
)


def _words(name: str) -> frozenset[str]:
    return frozenset(word for said in _LISTS[name] for word in fold(said).split())


_DATA, _THINGS, _MINE, _TOLD = map(_words, ("data", "things", "mine", "told"))
_ABOUT_ME, _COPYING, _ERASING = map(_words, ("about-me", "copying", "erasing"))
_CORRECTING, _USING, _LEARNING = map(_words, ("correcting", "using", "learning"))
_AGREEING, _TAKING_BACK, _DENYING = map(_words, ("agreeing", "taking-back", "denying"))
_AROUND = _words("around").union(word for word, twin in STANDARD.items() if twin == "اريد")
_ABOUT, _ME = frozenset({"about"}), frozenset({"me"})
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
    return _of_data(words)


def _of_data(words: list[frozenset[str]]) -> str:
    is_own = _is_own(words)
    if _meets(words, _USING) and _meets(words, _DENYING):
        return RESTRICT if is_own else ""
    if _meets(words, _ERASING):
        is_about = is_own or _meets(words, _ABOUT_ME | _TOLD)
        return ERASE if is_about and not _meets(words, _DENYING) else ""
    if not is_own:
        return ""
    if _meets(words, _CORRECTING):
        return CORRECT
    return COPY if _meets(words, _COPYING) and not _meets(words, _DENYING) else ""


def _is_own(words: list[frozenset[str]]) -> bool:
    """ "my number", «المعلومات اللي عني», "information about me", and not "send me your number"."""
    is_mine = _meets(words, _MINE) or (_meets(words, _ABOUT) and _meets(words, _ME))
    return _meets(words, _DATA) or (is_mine and _meets(words, _THINGS))


def _meets(words: list[frozenset[str]], known: frozenset[str]) -> bool:
    return any(word & known for word in words)
