"""Who somebody says that they are to the society: «أنا متطوعة عندكم» (faq/lexicon/relationship.yaml, C1).

The rule this module guards: only what somebody says of themselves counts. «جاري متطوع» is somebody else,
«أنا مو متطوع» nobody, and «كيف أصير متطوع» a wish.
"""

from collections.abc import Iterator, Sequence

from faq.lexicon import lexicon
from faq.text.arabic import forms
from faq.text.normalise import fold

_LISTS = lexicon("relationship", "nouns.*", "sayings.*", "own", "between", "here", "asking")

Said = tuple[str, ...]


def _folded(sayings: Sequence[str]) -> tuple[Said, ...]:
    return tuple(tuple(fold(saying).split()) for saying in sayings)


def _by_name(group: str) -> tuple[tuple[str, Said], ...]:
    found = _LISTS.under(group).items()
    return tuple((name, words) for name, sayings in found for words in _folded(sayings))


_NOUNS, _SAYINGS = _by_name("nouns"), _by_name("sayings")
_OWN, _HERE = _folded(_LISTS["own"]), _folded(_LISTS["here"])
_BETWEEN = frozenset(word for words in _folded(_LISTS["between"]) for word in words)
_ASKING = frozenset(word for words in _folded(_LISTS["asking"]) for word in words)
_FIRST = frozenset(saying[0] for saying in (*(words for _, words in _SAYINGS), *_OWN))
"""Where none of them stands, nothing begins that is looked for."""

LONGEST = 400
"""Words of a message that are looked at."""


def relationship_in(text: str) -> str:
    """`beneficiary`, `volunteer`, `provider` or `supporter`: the first that is said; empty for none."""
    words = fold(text).split()[:LONGEST]
    return next(_said_of_themselves(words), "")


def _said_of_themselves(words: Sequence[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        if _FIRST.isdisjoint(forms(word)) or (at and words[at - 1] in _ASKING):
            continue
        yield from (name for name, saying in _SAYINGS if _stands(words, at, saying))
        for own in _OWN:
            if _stands(words, at, own):
                yield from _noun_at(words, _past(words, at + len(own)))
    yield from (name for name, end in _nouns_at(words, 0) if _any_stands(words, end, _HERE))


def _past(words: Sequence[str], at: int) -> int:
    """Behind the words that may stand between."""
    while at < len(words) and words[at] in _BETWEEN:
        at += 1
    return at


def _noun_at(words: Sequence[str], at: int) -> Iterator[str]:
    yield from (name for name, _ in _nouns_at(words, at))


def _nouns_at(words: Sequence[str], at: int) -> Iterator[tuple[str, int]]:
    """Each that stands there, and where it ends."""
    for name, noun in _NOUNS:
        if _stands(words, at, noun):
            yield name, at + len(noun)


def _any_stands(words: Sequence[str], at: int, sayings: Sequence[Said]) -> bool:
    return any(_stands(words, at, saying) for saying in sayings)


def _stands(words: Sequence[str], at: int, saying: Said) -> bool:
    here = words[at : at + len(saying)]
    return len(here) == len(saying) and all(map(_is, here, saying))


def _is(said: str, known: str) -> bool:
    return said == known or known in forms(said)
