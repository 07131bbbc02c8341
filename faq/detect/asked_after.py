"""What somebody asks after who wants news (faq/lexicon/status.yaml)."""

from enum import StrEnum

from faq.lexicon import lexicon
from faq.text.arabic import bare, forms, without_ending
from faq.text.normalise import fold


class AskedAfter(StrEnum):
    CASE = "case"
    REGISTRATION = "registration"


_LISTS = lexicon("status", *AskedAfter)
_WORDS = {
    each: frozenset(word for saying in _LISTS[each] for word in fold(saying).split())
    for each in AskedAfter
}


def asked_after(text: str) -> AskedAfter | None:
    """None: neither of the two is named, or both are."""
    said = {form for word in fold(text).split() for form in _forms(word)}
    named = [each for each, words in _WORDS.items() if not words.isdisjoint(said)]
    return named[0] if len(named) == 1 else None


def _forms(word: str) -> frozenset[str]:
    plain = bare(word)
    return forms(word) | {plain, without_ending(plain), without_ending(word)}
