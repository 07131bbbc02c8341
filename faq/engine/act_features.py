"""What a message is told apart by, beside its sense: the letters of its words, its words with their
neighbours, their bare consonants (where Arabic in Latin letters meets Arabic), and how it is built.

A feature's first sign says of which view it is: `=` words, `~` consonants, `?` how it is built, any other
letters.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from faq.detect.anger import is_angry
from faq.detect.reminder_words import asks_after, supposes
from faq.detect.solved_words import says_unsolved
from faq.engine.arabizi import coarse, is_arabizi, is_latin
from faq.engine.features import groups
from faq.text.dialect import standard
from faq.text.normalise import fold
from faq.text.questions import asks_something, is_question

SHARES = {"": 0.27, "=": 0.18, "~": 0.13, "?": 0.1}
"""What each view counts for; the sense has the rest (docs/decisions/67-acts.md)."""

LONGEST = 600
"""Characters that are looked at. What a story is about is said by then."""

_TOGETHER = (1, 2, 3)
_GROUPED = 5
_LENGTHS = (1, 2, 4, 12, 25, 45)


def features(text: str) -> Iterator[str]:
    """With repetitions."""
    folded = fold(text[:LONGEST])
    words = standard(folded).split()
    for word in words:
        yield from _of_word(word)
    yield from _together(words)
    yield from _signs(text[:LONGEST], folded)


@lru_cache(maxsize=20_000)
def _of_word(word: str) -> tuple[str, ...]:
    bones = coarse(word)
    return *groups(word, _GROUPED), *(f"~{each}" for each in groups(bones, _GROUPED) if bones)


def _together(words: Sequence[str]) -> Iterator[str]:
    """With an edge before the first and after the last: how a message begins tells much."""
    edged = ("^", *words, "$")
    for size in _TOGETHER:
        yield from (f"={' '.join(edged[at : at + size])}" for at in range(len(edged) - size + 1))


def _signs(text: str, folded: str) -> Iterator[str]:
    met = {
        "angry": is_angry(text),
        "asks": asks_something(text),
        "asks-after": asks_after(text),
        "supposes": supposes(text),
        "unsolved": says_unsolved(text),
        "ends-asking": is_question(text),
        "holds-a-question": "؟" in text or "?" in text,
        "holds-a-number": any(map(str.isdigit, text)),
        "calls-out": "!" in text,
        "latin": is_latin(folded),
        "arabizi": is_arabizi(folded),
    }
    yield from (f"?{name}" for name, is_met in met.items() if is_met)
    many = len(folded.split())
    yield from (f"?up-to-{length}" for length in _LENGTHS if many <= length)
