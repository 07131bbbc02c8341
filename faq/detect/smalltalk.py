"""Small talk: what people say beside their matter, by the kind of answer to it.

The rule this module guards: it counts only where a whole message is made of it. Whatever else is said
stands before it. The list is faq/lexicon/smalltalk.yaml.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from faq.lexicon import lexicon
from faq.text.arabic import Mistyped, forms, once
from faq.text.normalise import LOOKED_AT, fold

_LISTS = lexicon("smalltalk", "kinds.*", "beside", "emoji.*")
_BESIDE = ""
_LONG = 5
"""Letters of a word from which on a slip of one letter is forgiven."""

Saying = tuple[str, ...]


def _words(text: str) -> Saying:
    return tuple(map(once, fold(text).split()))


KINDS = tuple(_LISTS.under("kinds"))
"""In the order in which they are answered, where a message is of several."""

_EMOJI = {each: kind for kind, all_ in _LISTS.under("emoji").items() for each in all_}


class Sayings:
    """Every saying with its `kind`, and how it is found."""

    def __init__(self) -> None:
        self.kind = {_words(each): _BESIDE for each in _LISTS["beside"]} | {
            _words(each): kind for kind in reversed(KINDS) for each in _LISTS[f"kinds.{kind}"]
        }
        self._known = frozenset(word for saying in self.kind for word in saying)
        self._mistyped = Mistyped(each for each in self._known if len(each) >= _LONG)
        self.longest = max(map(len, self.kind))
        self.by_first: dict[str, list[Saying]] = {word: [] for word in self._known}
        for saying in self.kind:
            self.by_first[saying[0]].append(saying)

    def meant(self, word: str) -> frozenset[str]:
        """The words of sayings that it may stand for."""
        return forms(word) & self._known | self._mistyped.meant(word)


@cache
def sayings() -> Sayings:
    """It takes a while to make them: faq/detect/ready.py says when."""
    return Sayings()


def smalltalk(text: str) -> str:
    """The kind of small talk that the whole text is; "": it is something else."""
    if len(text) > LOOKED_AT:
        return ""
    said = [sayings().meant(each) for each in _words(text)]
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
            rest | {sayings().kind[saying]}
            for saying in _at(said[at : at + sayings().longest])
            if (rest := behind[len(saying) - 1]) is not None
        )
        behind.insert(0, next(found, None))
    return behind[0]


def _at(said: Sequence[frozenset[str]]) -> Iterator[Saying]:
    """The sayings that begin here, the longest first, and what stands beside them last."""
    begun = {saying for word in said[0] for saying in sayings().by_first[word]}
    stand = (each for each in begun if _stands(each, said))
    return iter(sorted(stand, key=_rank))


def _rank(saying: Saying) -> tuple[int, int]:
    kind = sayings().kind[saying]
    return -len(saying), len(KINDS) if kind == _BESIDE else KINDS.index(kind)


def _stands(saying: Saying, said: Sequence[frozenset[str]]) -> bool:
    return len(saying) <= len(said) and all(word in said[n] for n, word in enumerate(saying))
