"""Kind words (C23): what in a staff's reply would blame the person, or leave them without a way.

The rules this module guards: spelling is forgiven, so words are compared folded and with no letter
twice, in English up to a slip of the finger (in Arabic that is another word: تقصيرك, تقديرك); a word
counts only as a whole word, with the letters that Arabic joins to it before and after; and what is denied
("it is not your fault") blames nobody. The list itself is data, reviewed by people:
bot/texts/kindness.yaml.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from faq.lexicon import lexicon
from faq.text.arabic import AFTER_BLAME, BEFORE_BLAME, ENGLISH, once
from faq.text.normalise import fold

_LISTS = lexicon("denials", "denials", "joined", "meant.*")
_DENIED = frozenset(once(fold(word)) for word in _LISTS["denials"])
_REACH = 4
"""How many words before the words in question a denial may stand."""

_PARTICLES = frozenset(_LISTS["joined"])
"""Often written in one with the word behind them."""

_ALIKE = {fold(word): meant for meant, words in _LISTS.under("meant").items() for word in words}

_CLAUSES = re.compile(r"[.,;:!?،؛؟…\n]+")
_ALONE = "="
DISMISSAL = "dismissal"


class Unkind(Protocol):
    """Words that hurt in the same way, and by language what could be said instead.

    `fault` is `blame`, `insult` or `dismissal`. A word after `=` counts only as a whole clause.
    """

    @property
    def fault(self) -> str: ...
    @property
    def words(self) -> Sequence[str]: ...
    @property
    def kinder(self) -> Mapping[str, str]: ...


@dataclass(frozen=True)
class _Listed:
    """Words of the list, and the parts of them that a clause must hold. Its `pattern` is made for the
    first clause that does: all of them would take a tenth of a second of every start."""

    words: str
    parts: tuple[str, ...]
    source: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.source)

    def matches(self, clause: str) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(clause) if all(part in clause for part in self.parts) else iter(())


@dataclass(frozen=True, slots=True)
class Hint:
    """What was found, as the list spells it, and the kinder words by language."""

    words: str
    kinder: Mapping[str, str]


class Coach:
    """Reads replies before they are sent. `fold` forgives spelling, in the list and in the reply."""

    def __init__(self, entries: Iterable[Unkind], fold: Callable[[str], str]) -> None:
        self._fold = fold
        entries = tuple(entries)
        lines = (self._spelled(words) for entry in entries for words in entry.words if words.isascii())
        self._english = frozenset(word for line in lines for word in line.split())
        self._entries = tuple((entry, tuple(map(self._listed, entry.words))) for entry in entries)

    def hints(self, reply: str) -> tuple[Hint, ...]:
        """One hint for each entry that the reply meets, in the order of the list; none: it is kind."""
        clauses = [self._meant(clause) for clause in _CLAUSES.split(reply)]
        found = ((entry, _found(entry, listed, clauses)) for entry, listed in self._entries)
        return tuple(Hint(words, entry.kinder) for entry, words in found if words)

    def _spelled(self, text: str) -> str:
        return " ".join(once(_ALIKE.get(word, word)) for word in self._fold(text).split())

    def _meant(self, clause: str) -> str:
        return " ".join(self._unslipped(word) for word in self._spelled(clause).split())

    def _unslipped(self, word: str) -> str:
        """The English word of the list that is one slip away; the first letter is hardly ever missed."""
        if not word.isascii() or word in self._english:
            return word
        near = (each for each in self._english if ENGLISH.between(word, each) is not None)
        return next(near, word)

    def _listed(self, words: str) -> _Listed:
        """Arabic joins particles to a word and pronouns after it; an English word stands as it is."""
        spelled = self._spelled(words).split()
        folded = "".join(rf"{re.escape(w)}{_gap(w)}" for w in spelled[:-1]) + re.escape(spelled[-1])
        start, end = ("^", "$") if words.startswith(_ALONE) else (r"(?<!\w)", r"(?!\w)")
        before, after = ("()", "") if words.isascii() else (BEFORE_BLAME, AFTER_BLAME)
        return _Listed(words, tuple(spelled), f"{start}{before}{folded}{after}{end}")


def _gap(word: str) -> str:
    return r"\s*" if word in _PARTICLES else r"\s+"


def _found(entry: Unkind, listed: Iterable[_Listed], clauses: Sequence[str]) -> str:
    """The list's first words that stand in the reply, unless what they say is denied there."""
    for each in listed:
        matches = ((clause, match) for clause in clauses for match in each.matches(clause))
        if any(entry.fault == DISMISSAL or not _denied(clause, match) for clause, match in matches):
            return each.words.removeprefix(_ALONE)
    return ""


def _denied(clause: str, match: re.Match[str]) -> bool:
    """What "and" joins on says something of its own."""
    before = () if match[1] else clause[: match.start()].split()[-_REACH:]
    return any(word in _DENIED for word in before)
