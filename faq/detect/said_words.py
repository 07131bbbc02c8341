"""A typed word as the words of faq/lexicon/ways.yaml, made_ways.yaml and choosing.yaml that it may be.

The rule this module guards: a word that the lists know is that word and nothing else; only a stranger is
looked at again, without what is joined to it, as Arabic in Latin letters, or as a slip of the finger.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain

from rapidfuzz.distance import OSA

from faq.detect.made_sayings import joined
from faq.lexicon import lexicon
from faq.text.arabic import forms, once
from faq.text.consonants import is_latin_word, of_arabic, of_latin
from faq.text.normalise import fold

_LISTS = (lexicon("ways"), lexicon("made_ways"))
ALIKE = joined(*(each.under("alike") for each in _LISTS))
"""What stands for the words of a label, by its name."""

_JOINED = tuple(map(fold, ("ما", "يا", "لا")))
"""What is often written in one with the word behind it: «ماعندي», «ياولدي»."""

SLIPS_FROM = 5
"""Letters from which a word may be missed by one; another letter for one only in a longer one."""

_LEAST = 3  # letters of a word that something may be joined to
_CHOOSING = lexicon("choosing")


# Tens of thousands of sayings are made of the lists: faq/detect/ready.py says when ----------------------


@cache
def _listed() -> Mapping[str, tuple[str, ...]]:
    return joined(*_LISTS)


@cache
def _known() -> frozenset[str]:
    words = " ".join(chain.from_iterable((*_listed().values(), *_CHOOSING.values()))).split()
    return frozenset(fold(" ".join(set(words))).split())


@cache
def _kin() -> frozenset[str]:
    """«لأبي» may be «لا أبي» as well."""
    return frozenset(fold(each) for each in _listed()["relative"]) - {fold("أبي")}


@cache
def _by_beginning() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(_known()):
        if len(word) >= SLIPS_FROM:
            found[word[0]].append(word)
    return {letter: tuple(words) for letter, words in found.items()}


@cache
def _by_consonants() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for word in _known():
        bones = "" if word.isascii() else of_arabic(word)
        if len(bones) > 1:
            found[bones].add(word)
    return {bones: frozenset(words) for bones, words in found.items()}


@cache
def sayings() -> Mapping[str, frozenset[str]]:
    """As they are read word by word, so that «ماعندي» and «ما عندي» are one saying."""
    _kin(), _by_beginning(), _by_consonants()
    read = cache(_read)  # most words stand in hundreds of sayings
    found = {
        name: frozenset(" ".join(map(read, each.split())) for each in listed)
        for name, listed in _listed().items()
    }
    _listed.cache_clear()  # nobody asks for them again
    return found


def _read(word: str) -> str:
    return " ".join(words_of(fold(word)))


# The words of a message --------------------------------------------------------------------------------


def words_of(folded: str) -> Iterator[str]:
    """The words of a message, what is joined to them written apart."""
    for word in folded.split():
        yield from _apart(word)


def _apart(word: str) -> tuple[str, ...]:
    """«ماعندي» is «ما عندي»; and where the alef between them was swallowed, «مابي» is «ما ابي»."""
    front, rest = word[:2], word[2:]
    known = _known()
    if word in known or front not in _JOINED or _is_for_somebody(word):
        return (word,)
    behind = (each for each in (rest, f"ا{rest}") if len(each) >= _LEAST and each in known)
    return (front, found) if (found := next(behind, "")) else (word,)


def _is_for_somebody(word: str) -> bool:
    """«لاختي» is «ل» and «اختي», and no «لا»."""
    return word.startswith("لا") and word[1:] in _kin()


@lru_cache(maxsize=4096)
def readings(word: str, *, loosely: bool) -> frozenset[str]:
    """What the word may be; itself where it is known, or a stranger. `loosely` takes off what is joined
    to it, forgives a slip, and reads Arabic in Latin letters: a name may look like any of them."""
    plain = _known().intersection((word,)) or _known().intersection((once(word),))
    if not plain and loosely:
        plain = _bare(word) or _latin(word) | _slips(word)
    return plain or frozenset((word,))


def _bare(word: str) -> frozenset[str]:
    return _known().intersection(each for each in forms(word) if len(each) >= _LEAST)


def _latin(word: str) -> frozenset[str]:
    return _by_consonants().get(of_latin(word), frozenset()) if is_latin_word(word) else frozenset()


def _slips(word: str) -> frozenset[str]:
    if len(word) < SLIPS_FROM:
        return frozenset()
    return frozenset(each for each in _by_beginning().get(word[0], ()) if _is_slip(word, each))


def _is_slip(word: str, known: str) -> bool:
    if OSA.distance(word, known, score_cutoff=1) != 1:
        return False
    return len(word) != len(known) or len(known) > SLIPS_FROM or sorted(word) == sorted(known)
