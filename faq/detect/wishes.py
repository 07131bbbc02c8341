"""A bare wish: to complain, to report a delay, to suggest, to take a complaint back or to go on with it
(faq/lexicon/wishes.yaml).

The rule this module guards: every word of the message belongs to the wish. One word more and it tells
something, which is for whoever hears what it does.
"""

from faq.detect.registration_words import BESIDE, REGISTERING
from faq.lexicon import lexicon
from faq.text.arabic import forms
from faq.text.dialect import STANDARD
from faq.text.normalise import fold

COMPLAINT, DELAY, SUGGESTION = "complaint", "delay", "suggestion"
LONGEST = 14  # words

_KINDS = (DELAY, SUGGESTION, COMPLAINT)
_LISTS = lexicon(
    "wishes",
    *_KINDS,
    *(
        "request",
        "wanting",
        "saying",
        "around",
        "stopping",
        "denying",
        "giving-up",
        "taken-back",
        "going-on",
    ),
    *("matter", "private", "private-around"),
)


def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for said in _LISTS[name] for word in fold(said).split())


_TOLD = {kind: _words(kind) for kind in _KINDS}
_WANTING = _words("wanting").union(word for word, twin in STANDARD.items() if twin == "اريد")
_SAYING, _STOPPING, _DENYING, _GOING_ON = map(_words, ("saying", "stopping", "denying", "going-on"))
_MATTER, _PRIVATE = _words("matter"), _words("private")
_AROUND = _words("around").union(*_TOLD.values()) | _WANTING | _SAYING | BESIDE
_MADE = _words("request").union(*_TOLD.values())
_GIVING_UP = _AROUND | _STOPPING | _DENYING | _words("giving-up")
_TAKEN_BACK = frozenset(map(fold, _LISTS["taken-back"]))


def bare_wish(text: str) -> str:
    """`complaint`, `delay` or `suggestion`: what somebody wants to tell and has not begun. Else empty."""
    words = _read(text)
    if not _made_of(words, _AROUND) or not _meets(words, _WANTING | _SAYING):
        return ""
    return next((kind for kind, known in _TOLD.items() if _meets(words, known)), "")


def withdraws(text: str) -> bool:
    """«ألغوا الشكوى», «ما ابغى اشتكي خلاص», "I withdraw my complaint"."""
    words = _read(text)
    if not _made_of(words, _GIVING_UP) or not _meets(words, _TOLD[COMPLAINT]):
        return False
    return _meets(words, _STOPPING) or (_meets(words, _DENYING) and _meets(words, _WANTING | _SAYING))


def takes_back(text: str) -> bool:
    """The same where a complaint is being told: there «هونت» says enough."""
    return withdraws(text) or fold(text) in _TAKEN_BACK


def gives_up(text: str) -> bool:
    """The same of whatever the talk is about: «ألغوا الطلب», «اسحبوا البلاغ»."""
    words = _read(text)
    named = _made_of(words, _GIVING_UP | _MADE) and _meets(words, _MADE)
    return takes_back(text) or (named and _meets(words, _STOPPING))


def goes_on(text: str) -> bool:
    """«كمل شكوتي», "let me finish my complaint"."""
    words = _read(text)
    known = _AROUND | _GOING_ON
    return _made_of(words, known) and _meets(words, _GOING_ON) and _meets(words, _TOLD[COMPLAINT])


def wants_privacy(text: str) -> bool:
    """«موضوع خاص ما ابغى احد يشوفه», "something private": a matter of which nothing is told yet."""
    words = _read(text)
    known = _PRIVATE | _MATTER | _words("private-around") | _WANTING | _DENYING | BESIDE
    known |= _SAYING - REGISTERING
    is_named = _meets(words, _MATTER) and _meets(words, _PRIVATE)
    return is_named and _made_of(words, known) and not _meets(words, _STOPPING)


def made_of_wishes(text: str, beside: frozenset[str]) -> bool:
    """Nothing but what a wish to tell something is made of, and the words `beside`."""
    known = _AROUND | _PRIVATE | _MATTER | _words("private-around") | _DENYING | beside
    return _made_of(_read(text), known)


def _read(text: str) -> list[frozenset[str]]:
    return [forms(word) for word in fold(text).split()[: LONGEST + 1]]


def _made_of(words: list[frozenset[str]], known: frozenset[str]) -> bool:
    return 0 < len(words) <= LONGEST and all(word & known for word in words)


def _meets(words: list[frozenset[str]], known: frozenset[str]) -> bool:
    return any(word & known for word in words)
