"""Small talk: what people say beside their matter, by the kind of answer to it.

The rule this module guards: it counts only where a whole message is made of it. Whatever else is said
stands before it. The list is faq/lexicon/smalltalk.yaml.
"""

from collections.abc import Iterator, Mapping, Sequence

from faq.lexicon import lexicon
from faq.text.arabic import Mistyped, forms, once
from faq.text.normalise import fold

_LISTS = lexicon("smalltalk", "kinds.*", "beside", "emoji.*")
_BESIDE = ""
_LONG = 5
"""Letters of a word from which on a slip of one letter is forgiven."""

Saying = tuple[str, ...]


def _words(text: str) -> Saying:
    return tuple(map(once, fold(text).split()))


KINDS = tuple(_LISTS.under("kinds"))
"""In the order in which they are answered, where a message is of several."""

_SAYINGS: Mapping[Saying, str] = {_words(each): _BESIDE for each in _LISTS["beside"]} | {
    _words(each): kind for kind in reversed(KINDS) for each in _LISTS[f"kinds.{kind}"]
}
_KNOWN = frozenset(word for saying in _SAYINGS for word in saying)
_MISTYPED = Mistyped(each for each in _KNOWN if len(each) >= _LONG)
_LONGEST = max(map(len, _SAYINGS))
_BY_FIRST: dict[str, list[Saying]] = {word: [] for word in _KNOWN}
for _each in _SAYINGS:
    _BY_FIRST[_each[0]].append(_each)
_EMOJI = {each: kind for kind, all_ in _LISTS.under("emoji").items() for each in all_}


def smalltalk(text: str) -> str:
    """The kind of small talk that the whole text is; "": it is something else."""
    said = [forms(each) & _KNOWN | _MISTYPED.meant(each) for each in _words(text)]
    kinds = _kinds(said) if all(said) else None
    if kinds is None:
        return ""
    found = kinds.union(_EMOJI[each] for each in text if each in _EMOJI)
    return next((kind for kind in KINDS if kind in found), "")


def _kinds(said: Sequence[frozenset[str]]) -> frozenset[str] | None:
    """Of the sayings that the words are made of, the longest first; None: they hold something else.

    Worked out from the end, so that a long message takes no longer than its words."""
    behind: list[frozenset[str] | None] = [frozenset()]
    for at in reversed(range(len(said))):
        found = (
            rest | {_SAYINGS[saying]}
            for saying in _at(said[at : at + _LONGEST])
            if (rest := behind[len(saying) - 1]) is not None
        )
        behind.insert(0, next(found, None))
    return behind[0]


def _at(said: Sequence[frozenset[str]]) -> Iterator[Saying]:
    """The sayings that begin here, the longest first, and what stands beside them last."""
    begun = {saying for word in said[0] for saying in _BY_FIRST[word]}
    stand = (each for each in begun if _stands(each, said))
    return iter(sorted(stand, key=_rank))


def _rank(saying: Saying) -> tuple[int, int]:
    kind = _SAYINGS[saying]
    return -len(saying), len(KINDS) if kind == _BESIDE else KINDS.index(kind)


def _stands(saying: Saying, said: Sequence[frozenset[str]]) -> bool:
    return len(saying) <= len(said) and all(word in said[n] for n, word in enumerate(saying))
