"""The parts of a message that does several things: thanks and a "but", a complaint and a wish.

The rule this module guards: a part is long enough to be understood by itself; what is not belongs to the
part before it.
"""

import re

from faq.lexicon import lexicon
from faq.text.normalise import fold

_LISTS = lexicon("several", "turning", "wishing")
_FEWEST, MOST = 3, 5
"""Words of a part, and parts of a message."""


def _any(name: str) -> str:
    return "|".join(sorted(map(re.escape, _LISTS[name]), key=len, reverse=True))


_TURNS = re.compile(
    rf"[\n.؛;!؟?]+|[\s،,]+(?:{_any('turning')})\s+|[\s،,]+(?=(?:و\s?|and\s+)(?:{_any('wishing')})\b)",
    re.IGNORECASE,
)


def clauses(text: str) -> tuple[str, ...]:
    """In their order; the whole message where it is one. Never empty."""
    found: list[str] = []
    for piece in _TURNS.split(text):
        if found and (len(fold(piece).split()) < _FEWEST or len(found) == MOST):
            found[-1] = f"{found[-1]} {piece}".strip()
        elif piece.strip():
            found.append(piece.strip())
    return tuple(found) if len(found) > 1 else (text.strip(),)
