"""Which reviewed sayings stand in a text: what a cry for help and a disclosure are heard by.

The rules this module guards: spelling is forgiven (the folding, doubled letters, ظ for ض, one letter too
many or swapped in a longer word), a letter replaced by another is not: «أنتظر» is no «أنتحر». A saying
counts within one sentence, and `unless` silences it there.

A saying is words that stand side by side. `..` stands for a few words between them, `<staff>` for
anything in the list of that name, and what stands on the two sides of `+` may come in either order, some
words apart. After `=` it counts only where nothing else is said. A denial right before a saying,
a `<list>` or what follows on `..` silences it: who "does not take money" took none.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from faq.detect.signs import NAMED, Named
from faq.detect.signs import Signs as Signs
from faq.text.arabic import Mistyped, forms, once

_LONG = 5
"""Letters of a word from which on a slip of one letter is forgiven."""

_SOUNDS = str.maketrans("ظذ", "ضد")
_CLAUSES = re.compile(r"[.;!?؛؟…\n]+")
_ALONE, _AND, _FEW = "=", "+", ".."
_BETWEEN, _APART = 4, 8
"""How many words may stand in place of `..`, and between the two sides of `+`."""

_DENIED, _WHILE = "-", "~"
"""In the place of a denial, and of a word that makes it none («بعد ما»). No word is written so."""


Meant = Sequence[frozenset[str]]
"""A sentence: for each of its words, the words of the lists that it may stand for."""

Span = tuple[int, int]


@dataclass(frozen=True)
class _Any:
    """One of several sayings, by their first words; `few` words may stand before it."""

    rests: Mapping[str, Sequence[tuple[str, ...]]]
    few: int = 0
    deniable: bool = False

    def ends(self, said: Meant, start: int) -> Iterator[int]:
        for at in range(start, min(start + self.few + 1, len(said))):
            if not (self.deniable and _denied(said, at)):
                yield from self._ends_at(said, at)

    def _ends_at(self, said: Meant, at: int) -> Iterator[int]:
        rests = (rest for first in said[at] for rest in self.rests.get(first, ()))
        return (at + 1 + len(rest) for rest in rests if _stands(said, at + 1, rest))


def _denied(said: Meant, at: int) -> bool:
    return at > 0 and _DENIED in said[at - 1] and not (at > 1 and _WHILE in said[at - 2])


def _stands(said: Meant, at: int, words: Sequence[str]) -> bool:
    return at + len(words) <= len(said) and all(each in said[at + n] for n, each in enumerate(words))


@dataclass(frozen=True)
class _Side:
    """One side of a `+`: its parts in their order."""

    parts: tuple[_Any, ...]

    @cached_property
    def begins(self) -> frozenset[str]:
        return frozenset(self.parts[0].rests)

    def spans(self, said: Meant) -> Iterator[Span]:
        starts = (at for at, words in enumerate(said) if not self.begins.isdisjoint(words))
        return ((start, end) for start in starts for end in self._ends(said, start))

    def _ends(self, said: Meant, start: int) -> set[int]:
        reached = {start}
        for part in self.parts:
            reached = {end for at in reached for end in part.ends(said, at)}
        return reached


@dataclass(frozen=True)
class _Phrase:
    sides: tuple[_Side, ...]
    alone: bool

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Of each of these sets some word must have been said."""
        return tuple(frozenset(part.rests) for side in self.sides for part in side.parts)

    def stands(self, said: Meant, met: frozenset[str], all_: int) -> bool:
        """`met` is all that was said in the sentence `said`, of the `all_` words of the message."""
        if any(map(met.isdisjoint, self.needs)):
            return False
        found = [list(side.spans(said)) for side in self.sides]
        if len(found) == 1:
            return any(not self.alone or end - start == all_ for start, end in found[0])
        return any(_near(one, other) for one in found[0] for other in found[1])


def _near(one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    return 0 <= second[0] - first[1] <= _APART


@dataclass(frozen=True)
class _Group:
    words: tuple[_Phrase, ...]
    unless: tuple[_Phrase, ...]

    @cached_property
    def begun(self) -> Mapping[str, Sequence[_Phrase]]:
        """The phrases by each word that they may begin with: of a thousand, a sentence meets a few."""
        found: dict[str, list[_Phrase]] = {}
        for phrase in self.words:
            for word in phrase.needs[0]:
                found.setdefault(word, []).append(phrase)
        return found

    def speaks(self, said: Meant, met: frozenset[str], all_: int) -> bool:
        likely = (phrase for word in met for phrase in self.begun.get(word, ()))
        heard = any(each.stands(said, met, all_) for each in likely)
        return heard and not any(each.stands(said, met, all_) for each in self.unless)


class Phrases:
    """Listens for several `signs`. `fold` forgives spelling, in the lists and in the text."""

    def __init__(
        self, signs: Iterable[Signs], fold: Callable[[str], str], named: Named | None = None
    ) -> None:
        self._fold, self._listed = fold, set[str]()
        named = named or Named()
        self._token = lru_cache(maxsize=None)(self._words)  # a list's words stand in many of its sayings
        self._named = {name: self._by_first(map(self._words, each)) for name, each in named.lists.items()}
        self._marks = dict.fromkeys(map(self._word, named.denials), _DENIED) | dict.fromkeys(
            map(self._word, named.beforehand), _WHILE
        )
        self._groups = tuple(
            _Group(self._phrases(each.words), self._phrases(each.unless)) for each in signs
        )
        self._long = Mistyped(each for each in self._listed if len(each) >= _LONG)
        self._meant = lru_cache(maxsize=20_000)(self._meanings)

    def first(self, text: str) -> int | None:
        """Which of the signs, the first in their order, a sentence of the text speaks of."""
        clauses = [words for part in _CLAUSES.split(text) if (words := self._words(part))]
        meant = [tuple(map(self._meant, words)) for words in clauses]
        sentences = [(said, frozenset[str]().union(*said)) for said in dict.fromkeys(meant)]
        all_ = sum(map(len, meant))
        groups = enumerate(self._groups)
        heard = (n for n, each in groups if any(each.speaks(*said, all_) for said in sentences))
        return next(heard, None)

    def _words(self, text: str) -> tuple[str, ...]:
        folded = self._fold(text).translate(_SOUNDS)
        return tuple(map(once, folded.split()))

    def _word(self, text: str) -> str:
        return " ".join(self._words(text))

    def _phrases(self, listed: Iterable[str]) -> tuple[_Phrase, ...]:
        return tuple(self._phrase(each) for each in listed)

    def _phrase(self, listed: str) -> _Phrase:
        sides = listed.removeprefix(_ALONE).split(_AND)
        return _Phrase(tuple(map(self._side, sides)), listed.startswith(_ALONE))

    def _side(self, listed: str) -> _Side:
        parts, few, begins = list[_Any](), 0, True
        for token in listed.split():
            if token == _FEW:
                few, begins = _BETWEEN, True
            else:
                parts.extend(self._parts(token, few, begins))
                few, begins = 0, False
        return _Side(tuple(parts))

    def _parts(self, token: str, few: int, begins: bool) -> Iterator[_Any]:
        """Apostrophes, slashes and the like may make several words of one."""
        if name := NAMED.fullmatch(token):
            yield _Any(self._named[name[1]], few, deniable=True)
        else:
            for n, word in enumerate(self._token(token)):
                yield _Any(self._by_first(((word,),)), 0 if n else few, not n and begins)

    def _by_first(self, sayings: Iterable[tuple[str, ...]]) -> Mapping[str, Sequence[tuple[str, ...]]]:
        found: dict[str, list[tuple[str, ...]]] = {}
        for first, *rest in sayings:
            self._listed.update((first, *rest))
            found.setdefault(first, []).append(tuple(rest))
        return found

    def _meanings(self, word: str) -> frozenset[str]:
        """The words of the lists that it may stand for."""
        marks = (self._marks[word],) if word in self._marks else ()
        return (forms(word) & self._listed).union(self._long.meant(word), marks)
