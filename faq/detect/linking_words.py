"""A wish about one's chats, in words: to link two, to put them apart, to find one's cases again
(faq/lexicon/linking.yaml).

The rule this module guards: every word of the message belongs to the wish. «ربطت الموعد ولم يتصل أحد»
tells something, and is no such wish.
"""

from faq.lexicon import lexicon
from faq.text.arabic import forms
from faq.text.normalise import fold

LINKING, UNLINKING, FIND = "link", "unlink", "find"
LONGEST = 12  # words

_LISTS = lexicon(
    "linking", *("linking", "apart", "talks", "second", "owning", "lost", "finding", "mine", "around")
)


def _words(name: str) -> frozenset[str]:
    return frozenset(word for said in _LISTS[name] for word in fold(said).split())


_LINK, _APART, _TALKS, _SECOND = map(_words, ("linking", "apart", "talks", "second"))
_LOST, _FINDING, _MINE, _OWNING = map(_words, ("lost", "finding", "mine", "owning"))
_KNOWN = _LINK | _APART | _TALKS | _SECOND | _LOST | _FINDING | _MINE | _OWNING | _words("around")


def wish_of(text: str) -> str:
    """One of the three above; empty for anything else."""
    words = [forms(word) for word in fold(text).split()[: LONGEST + 1]]
    if not words or len(words) > LONGEST or not all(word & _KNOWN for word in words):
        return ""

    def meets(known: frozenset[str]) -> bool:
        return any(word & known for word in words)

    if meets(_APART) and (meets(_LINK) or meets(_TALKS)):
        return UNLINKING
    if meets(_LINK) and meets(_TALKS):
        return LINKING
    if meets(_TALKS) and (meets(_LOST) or (meets(_FINDING) and meets(_MINE))):
        return FIND
    is_anothers = meets(_TALKS) and meets(_SECOND) and meets(_OWNING)
    return LINKING if is_anothers else ""
