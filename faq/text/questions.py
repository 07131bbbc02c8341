"""Several questions in one message, each by itself; a message that asks once stays whole.

The rule this module guards: what is split off asks something by itself. A statement goes with the
question that it belongs to, and a part of one word ("and where?") with the one before.
"""

import re
from collections.abc import Iterator

from faq.lexicon import lexicon
from faq.text.normalise import fold

_LISTS = lexicon("questions", "asking", "joining", "beginning")
_ASKING = _LISTS["asking"]
_BEGINNING = tuple(f"{fold(word)} " for word in _LISTS["beginning"])
_JOINS = f"(?:{'|'.join(map(re.escape, _LISTS['joining']))})"
_WORDS = "|".join(sorted(map(re.escape, _ASKING), key=len, reverse=True))
_JOINED = re.compile(rf"(?<=\w)[\s،,]+(?=(?:{_JOINS}\s+|و)(?:{_WORDS})\b)", re.IGNORECASE)
_ENDED = re.compile(r"(?<=[?؟])\s*|\n+")
_ASKS = re.compile(rf"[?؟]|\b(?:{_JOINS}\s+)?و?(?:{_WORDS})\b", re.IGNORECASE)
_FEWEST = 2
"""Words of a part that can be understood without the one before it."""


def parts(text: str) -> tuple[str, ...]:
    """The questions of a message in their order; the whole message where it is one. Never empty."""
    found: list[str] = []
    for piece in _pieces(text):
        if found and (not _stands(found[-1]) or not _stands(piece)):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return tuple(found) if len(found) > 1 else (text.strip(),)


def _pieces(text: str) -> Iterator[str]:
    for sentence in _ENDED.split(text):
        yield from (part.strip() for part in _JOINED.split(sentence) if fold(part))


def _stands(piece: str) -> bool:
    return len(fold(piece).split()) >= _FEWEST and bool(_ASKS.search(piece))


def is_question(text: str) -> bool:
    return text.rstrip().endswith(("؟", "?"))


def asks_something(text: str) -> bool:
    """With a question mark, or by how it begins."""
    return is_question(text) or f"{fold(text)} ".startswith(_BEGINNING)
