"""The parts of a message that each want something by themselves: «سجلوا امي، ووين شكوتي، ومتى تفتحون».

The rule this module guards: a part begins behind a mark that ends one, or where a word of asking or of
wanting is joined to what was before; a part of one word goes with the one before it.
"""

import re

from faq.detect.registration_words import TELLING_US, WANTING
from faq.lexicon import lexicon
from faq.text.normalise import fold

_ASKING = frozenset(fold(word).split()[0] for word in lexicon("questions")["asking"])
_JOINING = frozenset(map(fold, lexicon("questions")["joining"]))
_BEGINNING = _ASKING | WANTING | TELLING_US
_ENDED = re.compile(r"(?<=[?؟])|[\n.،,;؛!]+")
_FEWEST = 2
"""Words of a part that can stand by itself."""


def clauses(text: str) -> tuple[str, ...]:
    """In their order, without the "and" that joins them; the whole message where it is one."""
    found: list[str] = []
    for piece in (part for sentence in _ENDED.split(text) for part in _joined(sentence.split())):
        if found and len(fold(piece).split()) < _FEWEST:
            found[-1] = f"{found[-1]} {piece}"
        elif fold(piece):
            found.append(piece)
    return tuple(found) or (text.strip(),)


def _joined(words: list[str]) -> list[str]:
    """Cut before «ووين», «وأبغى», "and when"."""
    parts: list[list[str]] = [[]]
    for at, word in enumerate(words):
        if parts[-1] and _begins(words, at):
            parts.append([])
        parts[-1].append(word)
    return [" ".join(_without_and(part)) for part in parts if part]


def _begins(words: list[str], at: int) -> bool:
    word, after = fold(words[at]), fold(words[at + 1]) if at + 1 < len(words) else ""
    joined = word.startswith("و") and word[1:] in _BEGINNING
    return joined or (word in _JOINING and after in _BEGINNING)


def _without_and(part: list[str]) -> list[str]:
    first = fold(part[0])
    if first in _JOINING and len(part) > 1:
        return part[1:]
    joined = first.startswith("و") and first[1:] in _BEGINNING
    return [part[0].lstrip()[1:], *part[1:]] if joined else part
