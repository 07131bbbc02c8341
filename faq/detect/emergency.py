"""A cry for help: which words are one, and which only sound so.

The rules this module guards: spelling is forgiven (the folding, doubled letters, ظ for ض, one letter too
many or swapped in a longer word), a letter replaced by another is not: «أنتظر» is no «أنتحر».
Words of another meaning beside it (a course, a joke, last year) silence a sign. The reviewed list is
faq/lexicon/emergency.yaml; config.yaml adds to it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from faq.text.arabic import forms, is_slip, once

_LONG = 5
"""Letters of a word from which on a slip of one letter is forgiven."""

_SOUNDS = str.maketrans("ظذ", "ضد")
_CLAUSES = re.compile(r"[.;!?؛؟…\n]+")
_ALONE = "="


@dataclass(frozen=True, slots=True)
class Line:
    """A number to call and what answers there, by language."""

    number: str
    name: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Signs:
    """`words` raise the alarm, one after `=` only when nothing else is said; `unless` silence them within
    the same sentence. A kind may have several: who asks for a course about violence does not cry for
    help, and who is beaten and wants a course does."""

    words: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alarm:
    """One kind of emergency, and who is to be called at once."""

    id: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    alone: bool


@dataclass(frozen=True)
class _Kind:
    alarm: Alarm
    words: tuple[_Phrase, ...]
    others: tuple[_Phrase, ...]

    @cached_property
    def begins(self) -> frozenset[str]:
        """Where none of these was said, nothing of it was."""
        return frozenset(each.words[0] for each in self.words)


class Alarms:
    """Reads what people write. `fold` forgives spelling, in the list and in the message."""

    def __init__(
        self, alarms: Iterable[tuple[Alarm, Sequence[Signs]]], fold: Callable[[str], str]
    ) -> None:
        self._fold = fold
        self._kinds = tuple(
            _Kind(alarm, self._phrases(signs.words), self._phrases(signs.unless))
            for alarm, each in alarms
            for signs in each
        )
        phrases = (each for kind in self._kinds for each in (*kind.words, *kind.others))
        self._listed = frozenset(word for phrase in phrases for word in phrase.words)
        self._meant = lru_cache(maxsize=20_000)(self._meanings)

    def heard(self, text: str, /) -> Alarm | None:
        """The first kind, in the order of the configuration, that a sentence of the text speaks of."""
        clauses = [words for part in _CLAUSES.split(text) if (words := self._words(part))]
        meant = [tuple(map(self._meant, words)) for words in clauses]
        return next((kind.alarm for kind in self._kinds if _speaks(meant, kind)), None)

    def _words(self, text: str) -> tuple[str, ...]:
        folded = self._fold(text).translate(_SOUNDS)
        return tuple(map(once, folded.split()))

    def _phrases(self, listed: Iterable[str]) -> tuple[_Phrase, ...]:
        return tuple(_Phrase(self._words(each), each.startswith(_ALONE)) for each in listed)

    def _meanings(self, word: str) -> frozenset[str]:
        """The words of the lists that it may stand for."""
        slips = (each for each in self._listed if len(each) >= _LONG and is_slip(word, each))
        return (forms(word) & self._listed).union(slips)


Meant = tuple[frozenset[str], ...]


def _speaks(clauses: Sequence[Meant], kind: _Kind) -> bool:
    said = sum(map(len, clauses))
    for words in clauses:
        met = frozenset[str]().union(*words)
        if met.isdisjoint(kind.begins):
            continue
        signs = (each for each in kind.words if each.words[0] in met)
        heard = any(_stands(words, each) for each in signs if not each.alone or len(each.words) == said)
        if heard and not any(_stands(words, each) for each in kind.others):
            return True
    return False


def _stands(words: Meant, phrase: _Phrase) -> bool:
    wanted = phrase.words
    places = (at for at in range(len(words) - len(wanted) + 1) if wanted[0] in words[at])
    return any(all(each in words[at + n] for n, each in enumerate(wanted)) for at in places)
