"""What a message is told apart by, beside its sense: the letters of its words, its words with their
neighbours, their bare consonants (where Arabic in Latin letters meets Arabic), and how it is built.

A feature's first sign says of which view it is: `=` words, `~` consonants, `?` how it is built, any other
letters.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np

from faq.detect.anger import is_angry
from faq.detect.reminder_words import asks_after, supposes
from faq.detect.solved_words import says_unsolved
from faq.engine.arabizi import coarse, is_arabizi, is_latin
from faq.engine.features import groups
from faq.engine.terms import Reader
from faq.text.dialect import standard
from faq.text.normalise import fold
from faq.text.questions import asks_something, is_question

SHARES = {"": 0.27, "=": 0.18, "~": 0.13, "?": 0.1}
"""What each view counts for, by the sign that its features begin with; "" is any other. The sense has the
rest (docs/decisions/67-acts.md)."""

SENSE = np.float32(1 - sum(SHARES.values()))
_VIEWS = {sign: number for number, sign in enumerate(SHARES)}

LONGEST = 600
"""Characters that are looked at. What a story is about is said by then."""

_TOGETHER = (1, 2, 3)
_GROUPED = 5
_LENGTHS = (1, 2, 4, 12, 25, 45)


def _split(text: str) -> tuple[Sequence[str], Iterable[str]]:
    folded = fold(text[:LONGEST])
    words = standard(folded).split()
    return words, chain(_together(words), _signs(text[:LONGEST], folded))


def _of_word(word: str) -> Iterator[str]:
    yield from groups(word, _GROUPED)
    yield from (f"~{each}" for bones in (coarse(word),) if bones for each in groups(bones, _GROUPED))


def _view(feature: str) -> int:
    return _VIEWS.get(feature[0], _VIEWS[""])


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


READER = Reader(_split, _of_word, _view, tuple(SHARES.values()))
