"""A typed word as the words of faq/lexicon/ways.yaml, made_ways.yaml and choosing.yaml that it may be.

The rule this module guards: a word that the lists know is that word and nothing else; only a stranger is
looked at again, without what is joined to it, as Arabic in Latin letters, or as a slip of the finger.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from rapidfuzz.distance import OSA

from faq.detect.made_sayings import joined
from faq.lexicon import lexicon
from faq.text.arabic import forms, once
from faq.text.consonants import is_latin_word, of_arabic, of_latin
from faq.text.normalise import fold

_LISTS = joined(lexicon("ways"), lexicon("made_ways"))
ALIKE = {name.removeprefix("alike."): _LISTS[name] for name in _LISTS if name.startswith("alike.")}
"""What stands for the words of a label, by its name."""

_JOINED = tuple(map(fold, ("ما", "يا", "لا")))
"""What is often written in one with the word behind it: «ماعندي», «ياولدي»."""

_KIN = frozenset(fold(each) for each in _LISTS["relative"]) - {fold("أبي")}
"""«لأبي» may be «لا أبي» as well."""

SLIPS_FROM = 5
"""Letters from which a word may be missed by one; another letter for one only in a longer one."""

_LEAST = 3  # letters of a word that something may be joined to
_CHOOSING = lexicon("choosing")
_ALL = " ".join(chain.from_iterable((*_LISTS.values(), *_CHOOSING.values())))
_KNOWN = frozenset(fold(" ".join(set(_ALL.split()))).split())


def _by_beginning() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(_KNOWN):
        if len(word) >= SLIPS_FROM:
            found[word[0]].append(word)
    return {letter: tuple(words) for letter, words in found.items()}


def _by_consonants() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for word in _KNOWN:
        bones = "" if word.isascii() else of_arabic(word)
        if len(bones) > 1:
            found[bones].add(word)
    return {bones: frozenset(words) for bones, words in found.items()}


_BEGINNING, _CONSONANTS = _by_beginning(), _by_consonants()


def words_of(folded: str) -> Iterator[str]:
    """The words of a message, what is joined to them written apart."""
    for word in folded.split():
        yield from _apart(word)


def _apart(word: str) -> tuple[str, ...]:
    """«ماعندي» is «ما عندي»; and where the alef between them was swallowed, «مابي» is «ما ابي»."""
    front, rest = word[:2], word[2:]
    if word in _KNOWN or front not in _JOINED or _is_for_somebody(word):
        return (word,)
    behind = (each for each in (rest, f"ا{rest}") if len(each) >= _LEAST and each in _KNOWN)
    return (front, found) if (found := next(behind, "")) else (word,)


def _is_for_somebody(word: str) -> bool:
    """«لاختي» is «ل» and «اختي», and no «لا»."""
    return word.startswith("لا") and word[1:] in _KIN


@cache
def _read(word: str) -> str:
    """Most words stand in hundreds of sayings."""
    return " ".join(words_of(fold(word)))


SAYINGS = {
    name: frozenset(" ".join(map(_read, each.split())) for each in sayings)
    for name, sayings in _LISTS.items()
}
"""As they are read word by word, so that «ماعندي» and «ما عندي» are one saying."""

del _LISTS, _ALL  # tens of thousands, which nobody asks for again
_read.cache_clear()


@lru_cache(maxsize=4096)
def readings(word: str, *, loosely: bool) -> frozenset[str]:
    """What the word may be; itself where it is known, or a stranger. `loosely` takes off what is joined
    to it, forgives a slip, and reads Arabic in Latin letters: a name may look like any of them."""
    plain = _KNOWN.intersection((word,)) or _KNOWN.intersection((once(word),))
    if not plain and loosely:
        plain = _bare(word) or _latin(word) | _slips(word)
    return plain or frozenset((word,))


def _bare(word: str) -> frozenset[str]:
    return _KNOWN.intersection(each for each in forms(word) if len(each) >= _LEAST)


def _latin(word: str) -> frozenset[str]:
    return _CONSONANTS.get(of_latin(word), frozenset()) if is_latin_word(word) else frozenset()


def _slips(word: str) -> frozenset[str]:
    if len(word) < SLIPS_FROM:
        return frozenset()
    return frozenset(each for each in _BEGINNING.get(word[0], ()) if _is_slip(word, each))


def _is_slip(word: str, known: str) -> bool:
    if OSA.distance(word, known, score_cutoff=1) != 1:
        return False
    return len(word) != len(known) or len(known) > SLIPS_FROM or sorted(word) == sorted(known)
