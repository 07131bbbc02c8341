"""The words that a link writes for whoever opens it: `https://wa.me/…?text=…` has no start parameter.

The rules this module guards: whoever sends the words of a link, as they stand or slightly changed, comes
to the one place that it leads to; and a message that says anything beside them is none of them.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from bot.core.registration import REGISTER
from faq.detect.registration_words import BESIDE, KINDS, WANTING
from faq.text.arabic import NAMES, bare
from faq.text.normalise import fold

COMPLAINT, MENU = "complaint", "menu"
"""Start parameters, beside `reg-…` with an initiative's id."""

LONGEST = 300
"""Letters. No words of a link are longer, with a greeting before them and thanks behind."""

AT_LEAST = 2
"""So many of the words around a name stand in whatever is like the words of a link."""

FAR = 1_000
LEFT_OUT = 1
"""As far as a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Where some words lead, and the language that they are in."""

    start: str
    language: str


@dataclass(frozen=True, slots=True)
class _Known:
    entry: Entry
    said: tuple[str, ...]
    """The words, folded."""
    must: tuple[bool, ...]
    """Of each word, whether it may not be left out."""

    def may_be(self, said: Sequence[str]) -> bool:
        """Whether each word that may not be left out is there, in whatever order."""
        wanted = (word for word, must in zip(self.said, self.must, strict=True) if must)
        return all(any(_slips(each, word) is not None for each in said) for word in wanted)


@dataclass(frozen=True)
class LinkWords:
    """`words` are those of each place, and `heads` what all that register begin with, by language."""

    words: Mapping[Entry, str] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)

    def of(self, start: str, language: str) -> str:
        """Empty for what has no words: a pass, or an initiative that is not listed."""
        return self.words.get(Entry(start, language), "")

    def meant(self, text: str, *, nearly: bool = True) -> Entry | None:
        """None: these are no words of a link. With `reg-` alone it is one of several initiatives."""
        if len(text) > LONGEST or not self.words:
            return None
        said = fold(text)
        if alike := self._folded.get(said):
            return (self._as_written.get(_spaced(text)) if len(alike) > 1 else None) or _one(alike)
        return self._nearly(said.split()) if nearly else None

    @cached_property
    def _as_written(self) -> dict[str, Entry]:
        return {_spaced(words): entry for entry, words in self.words.items()}

    @cached_property
    def _folded(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry, words in self.words.items():
            found.setdefault(fold(words), []).append(entry)
        return found

    @cached_property
    def _known(self) -> tuple[_Known, ...]:
        return tuple(self._read(entry, words) for entry, words in self.words.items())

    def _read(self, entry: Entry, words: str) -> _Known:
        length = (
            len(self.heads.get(entry.language, "")) if entry.start.startswith(REGISTER) else len(words)
        )
        head, name = fold(words[:length]).split(), fold(words[length:]).split()
        must = (*map(_is_telling, head), *_of_a_name(name, entry.start.removeprefix(REGISTER)))
        return _Known(entry, (*head, *name), must)

    @cached_property
    def _around(self) -> frozenset[str]:
        """All words but those of names."""
        heads = (fold(head).split() for head in self.heads.values())
        others = (each.said for each in self._known if not each.entry.start.startswith(REGISTER))
        return frozenset(word for words in (*heads, *others) for word in words)

    def _nearly(self, said: list[str]) -> Entry | None:
        """Most messages are seen at a glance to be nothing of it."""
        if len(self._around.intersection(said)) < AT_LEAST:
            return None
        near = {each.entry: _distance(tuple(said), each) for each in self._known if each.may_be(said)}
        least = min(near.values(), default=FAR)
        return _one([entry for entry, far in near.items() if far == least < FAR])


def _one(entries: Iterable[Entry]) -> Entry | None:
    """Of several initiatives it is the question which."""
    found = tuple(entries)
    starts = {entry.start for entry in found}
    if len(starts) == 1:
        return found[0]
    registers = bool(found) and all(start.startswith(REGISTER) for start in starts)
    return Entry(REGISTER, found[0].language) if registers else None


def _spaced(text: str) -> str:
    """As it was written, but for spaces and for marks that nobody sees."""
    seen = (char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char) != "Cf")
    return " ".join("".join(seen).split())


def _is_telling(word: str) -> bool:
    """Whether the wish would be another one, or none, without it."""
    return word not in WANTING | BESIDE


def _of_a_name(name: Sequence[str], id: str) -> tuple[bool, ...]:
    """What every name has may be left out of it, and the id behind it: then several may be meant."""
    ids = frozenset(fold(id).split()) if len(name) > len(fold(id).split()) else frozenset[str]()
    tells = tuple(word not in KINDS | ids for word in name)
    return tells if any(tells) else tuple(word not in ids for word in name)


def _distance(said: tuple[str, ...], known: _Known) -> int:
    """How many slips and words that were left out lie between the two. FAR: something else is said."""

    @cache
    def rest(at: int, of: int) -> int:
        if at == len(said):
            return FAR if any(known.must[of:]) else LEFT_OUT * (len(known.said) - of)
        return min(ways(at, of))

    def ways(at: int, of: int) -> Iterator[int]:
        yield rest(at + 1, of) if said[at] in BESIDE else FAR
        if of < len(known.said):
            slips = _slips(said[at], known.said[of])
            yield FAR if slips is None else slips + rest(at + 1, of + 1)
            yield FAR if known.must[of] else LEFT_OUT + rest(at, of + 1)

    return min(FAR, rest(0, 0))


@lru_cache(maxsize=4096)
def _slips(said: str, known: str) -> int | None:
    """Another digit is another number."""
    if said == known:
        return 0
    if any(char.isdecimal() for char in said + known):
        return None
    pairs = ((a, b) for a in (said, bare(said)) for b in (known, bare(known)))
    return min((slips for a, b in pairs if (slips := NAMES.between(a, b)) is not None), default=None)
