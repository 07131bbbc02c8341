"""For whom somebody speaks, in the middle of a message: «ابغى اسجل امي في ابدأ» (faq/lexicon/whom.yaml).

The rule this module guards: whoever is only quoted, and one of several, is nobody; then it is asked.
"""

import re
from collections.abc import Iterator, Sequence

from faq.detect.registration_words import WANTING
from faq.detect.relations import relation_said
from faq.lexicon import lexicon
from faq.text.normalise import fold

ONESELF = "-"
"""For the writer. No relation is called so."""

_LISTS = lexicon("whom", "others", "oneself", "telling", "aged")
_OTHERS, _ONESELF, _TELLING, _AGED = (
    frozenset(word for saying in _LISTS[name] for word in fold(saying).split())
    for name in ("others", "oneself", "telling", "aged")
)
_BEFORE = re.compile("^(?:[وف]?(?:ل|ب)|[وف])")
_AGE = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")


def whom_said(text: str) -> str:
    """A relation of `KIN`, the person's own word for another one, or `ONESELF`; empty where it is
    not said, or not plain."""
    words = fold(text).split()
    if not _ONESELF.isdisjoint(words):
        return ONESELF
    said = set(_named(words))
    return said.pop() if len(said) == 1 else ""


def _named(words: Sequence[str]) -> Iterator[str]:
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        if _TELLING.isdisjoint((before, after)) and (found := _relation(word)):
            yield found


def _relation(word: str) -> str:
    """«أبي» alone is mostly "I want"."""
    bare = _BEFORE.sub("", word)
    for form in () if word in WANTING else (word, bare):
        if found := relation_said(form) or relation_said(f"my {form}"):
            return found
        if form in _OTHERS:
            return form
    return ""


def age_said(text: str) -> int | None:
    """«عمره ١٢», "aged 12"; None where there is none, or more than one."""
    folded = fold(text)
    found = _AGE.findall(folded) if not _AGED.isdisjoint(folded.split()) else []
    return int(found[0]) if len(found) == 1 else None
