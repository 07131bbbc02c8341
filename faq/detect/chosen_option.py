"""Which of several alternatives is meant, in the ways people say it: «الثاني», «ابي الحل ٢» (C22).

The rule this module guards: every word of the message belongs to the choosing, and exactly one is meant.
One word more («الثاني ما يناسبني») and it is something else, which the staff read. The words are data:
faq/lexicon/choosing.yaml.
"""

from collections.abc import Iterator, Sequence

from faq.lexicon import lexicon
from faq.text.arabic import whole, with_article
from faq.text.normalise import fold

LEAST = 5
"""Characters of a beginning: fewer could be anything."""

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_LISTS = lexicon(
    "choosing",
    *(f"places.{name}" for name in _PLACES),
    *("last", "last-one", "middle", "counts-nothing", "nays", "naming"),
    *("beside", "around-a-part", "numbers.*"),
)


def _words(name: str) -> frozenset[str]:
    return frozenset(map(fold, _LISTS[name]))


_ORDINALS = tuple(_words(f"places.{name}") for name in _PLACES)
_LAST, _MIDDLE, _COUNTS_NOTHING = _words("last"), _words("middle"), _words("counts-nothing")
_NAMING, _NAYS = _words("naming"), _words("nays")
_LAST_ONE = whole(_LISTS["last-one"])
_BESIDE = _NAMING | _words("beside")


def chosen(text: str, alternatives: Sequence[str]) -> int | None:
    """The place of the one that is meant, from 0 on."""
    place = counted(text, len(alternatives))
    return place if place is not None else _beginning(fold(text).split(), alternatives)


def counted(text: str, count: int) -> int | None:
    """The place that is said, of so many."""
    said = _LAST_ONE.sub(min(_LAST), fold(text))
    return _counted([with_article(word) for word in said.split()], count)


def names_one(text: str) -> bool:
    """Whether it says "solution", "option", "number": then it chooses, whatever was asked since."""
    return bool(_NAMING.intersection(fold(text).split()))


def _counted(words: Sequence[str], count: int) -> int | None:
    found: set[int] = set()
    for word in _without_refused(words, count):
        place = _place(word, count)
        if place is None and word not in _BESIDE:
            return None
        if place is not None:
            found.add(place)
    if len(found) == 2 and _COUNTS_NOTHING.intersection(words):
        found.discard(0)
    place = found.pop() if len(found) == 1 else -1
    return place if 0 <= place < count else None


def _without_refused(words: Sequence[str], count: int) -> Sequence[str]:
    """Of «مو الاول الثاني», the second: what is refused goes, if another place is named besides."""
    places = [at for at, word in enumerate(words) if _place(word, count) is not None]
    refused = {at for at in places if at and words[at - 1] in _NAYS}
    if not refused or len(refused) == len(places):
        return words
    return [word for at, word in enumerate(words) if not refused & {at, at + 1}]


def _place(word: str, count: int) -> int | None:
    if word.isdecimal():
        return int(word) - 1 if len(word) <= 2 else -1
    if word in _LAST:
        return count - 1
    if word in _MIDDLE:
        return count // 2 if count % 2 else -1
    return next((n for n, forms in enumerate(_ORDINALS) if word in forms), None)


def _beginning(words: list[str], alternatives: Sequence[str]) -> int | None:
    """By its own words, or its label: as it is whole, or as it begins, where no other begins so."""
    folded = [fold(each) for each in alternatives]
    for said in _without(words):
        number, rest = (said[0], said[1:]) if said[0].isdecimal() else ("", said)
        begins = " ".join(rest)
        found = [n for n, each in enumerate(folded) if begins and each.startswith(begins)]
        if number and 0 < int(number) <= len(folded) and int(number) - 1 in found:
            return int(number) - 1
        whole = [n for n in found if folded[n] == begins]
        if len(whole or found) == 1 and (whole or len(begins) >= LEAST):
            return (whole or found)[0]
    return None


def _without(words: list[str]) -> Iterator[list[str]]:
    """The message, and what is left of it without each of the words of choosing before it."""
    for start in range(len(words)):
        yield words[start:]
        if words[start] not in _BESIDE:
            return
