"""What Arabic writes in one with a word, and how far a finger slips: taken off and forgiven in one place.

Every word here is folded. Each reader takes off what it can without making another word of it: who looks
for a name takes off less than who listens for a cry for help (tests/unit/faq/test_faq_arabic.py).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from faq.text.normalise import fold

NEVER = 1_000
AND_THE = "[وف]?(?:ال)?"
"""What may stand before an insult: «والكذابين»."""

BEFORE_BLAME = "([وف]?)(?:[بلك]?(?:ال)?|لل|س)"
AFTER_BLAME = "(?:ه|ها|ك|كم|كن|ي|نا|ين|ون|ات|وا|ا)?"
"""Around unkind words, particles and pronouns of every kind. The group holds "and", which begins anew."""

_BEFORE_A_NOUN = re.compile("^(?:[وبكف]ال|لل|ال|[وبل])")
_BEFORE_ANY = re.compile("^(?:[وف]?(?:ال|لل|[بلكسح]))")
"""Before a noun or a verb: «سينتحر» and «حينتحر» will do it."""

_BEFORE_THE = re.compile("^[وف]?[بكفل]ال")
"""Of «بالسلك», what stands before the noun itself."""

_AND = re.compile("^[وف]")
_PRONOUN = re.compile("(?:ها|هم|كم|نا|ني|ه|ك|ي)$")
_ENDING = re.compile("(?:هما|كما|هم|كم|نا|ها|ات|ون|ين|تي|تك|ه|ي|ك|ت)$")
_ARTICLE = re.compile(r"^و?(?:[بعف]ال|لل)(?=\w{3})")
_DOUBLED = re.compile(r"([^\W\d_])\1+")

_FRONTS = """
و ف ب ل ال وال بال لل ولل وبال كال فال عال هال عه ع ا ي ت ن بي بت بن با م سي ست سا سن حي حت ح وي وت ون ول
وب لي لت لا لن في فت
"""
_ENDS = """
هم كم نا ها ه ي ك ت ا ات ين ون وا و ني تي تها ته تو تك تكم تنا اتي اتكم وني لي لك كن تني تين يه وه ونه
ونها وها توه توها ش تش يش
"""
_FRONT, _END = frozenset(("", *_FRONTS.split())), frozenset(("", *_ENDS.split()))
"""All that is written onto a stem, joined as it is written: «وب», «سي», «توها»."""

_SHORTEST = 3
"""Letters that must be left of a word for its stem to be believed."""


def bare(word: str, least: int = 4) -> str:
    """Without "and", "in", "for" or "the", which are written in one with it. A word of fewer letters than
    `least` stays as it is: of «ولد» nothing can be taken."""
    return _BEFORE_A_NOUN.sub("", word) if len(word) >= least else word


def without_ending(word: str, least: int = 5) -> str:
    """Without its pronoun, or its ending of number or gender."""
    return _ENDING.sub("", word) if len(word) >= least else word


def with_article(word: str) -> str:
    """With "the" alone of what stands before it: «بالثاني» and «للثاني» are «الثاني»."""
    return _ARTICLE.sub("ال", word)


@lru_cache(maxsize=8192)
def forms(word: str) -> frozenset[str]:
    """The word, and what is left of it without "and", all that may stand before it, and a pronoun."""
    if word.isascii():
        return frozenset((word,))
    left = (word, *(before.sub("", word) for before in (_AND, _BEFORE_ANY, _BEFORE_THE)))
    return frozenset((*left, *(_PRONOUN.sub("", each) for each in left)))


def splits(word: str) -> Iterator[tuple[str, str, str]]:
    """Every front, stem and end that the word may be made of."""
    for start in (at for at in range(len(word)) if word[:at] in _FRONT):
        for end in range(start + _SHORTEST, len(word) + 1):
            if word[end:] in _END:
                yield word[:start], word[start:end], word[end:]


def once(word: str) -> str:
    """With no letter twice in a row: «انتحرر» is «انتحر»."""
    return _DOUBLED.sub(r"\1", word) if _DOUBLED.search(word) else word  # looking alone is far cheaper


def either(sayings: Iterable[str]) -> str:
    """A pattern for any of them, the longest first."""
    return "|".join(re.escape(fold(each)) for each in sorted(sayings, key=len, reverse=True))


def whole(sayings: Iterable[str], before: str = "") -> re.Pattern[str]:
    """Any of them as whole words, `before` joined to the first."""
    return re.compile(rf"(?<!\w){before}(?:{either(sayings)})(?!\w)")


@dataclass(frozen=True, slots=True)
class Slips:
    """How far a finger may slip: once in a word from `one` letters on, twice from `two` on.

    The first letter is hardly ever missed, so another first letter makes another word."""

    one: int
    two: int = NEVER

    def between(self, said: str, known: str) -> int | None:
        """How many slips lie between the two; None: it is another word."""
        allowed = (len(known) >= self.one) + (len(known) >= self.two)
        found = OSA.distance(said, known) if said[:1] == known[:1] else NEVER
        return found if found <= allowed else None


NAMES, ENGLISH = Slips(one=4, two=7), Slips(one=5)

_MISSING = 7


class Mistyped:
    """Known words, found by what a finger makes of them: one letter too many, two neighbours swapped, or
    in a long word one missing. Never a letter for another, whichever it is: «انتظر» is no «انتحر»."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._missing = dict[str, set[str]]()
        for word in (each for each in self._known if len(each) >= _MISSING):
            for short in _shortened(word):
                self._missing.setdefault(short, set()).add(word)

    def meant(self, said: str) -> frozenset[str]:
        """The known words one slip away. The word itself is no slip."""
        more = self._known.intersection((*_shortened(said), *_swapped(said)))
        return more.union(self._missing.get(said, ())) - {said}


def _shortened(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _swapped(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
