"""Whether a new case is about what others told lately: cheap, and only ever a proposal.

The rule this module guards: three about one initiative within two days, or three in the same words, are
named to staff. Nothing is joined by a machine, and what one person writes again and again is no incident.
"""

from collections.abc import Sequence
from functools import lru_cache

from bot.core.case import Case
from bot.core.events import Words
from bot.core.related import Compared
from faq.text.arabic import bare
from faq.text.normalise import LOOKED_AT, fold
from handlers.shared.message_summary import texts_of

ENOUGH = 2
"""So many others are alike before staff are asked; one that is in an incident already is enough."""

SHARED, SHORTEST, MOST = 0.5, 3, 8
"""Of both tellings' words so many are the same; so long is one that counts; so many cases are named."""


def alike_to(case: Case, recent: Sequence[Compared]) -> tuple[Compared, ...]:
    """The newest first; nothing where they are too few."""
    if case.incident or case.kind.is_question:
        return ()
    said = _words(case.words)
    found = [each for each in recent if not each.triage and _is_alike(case, said, each)]
    is_led = any(each.incident for each in found)
    is_of_many = any(each.person != case.person for each in found)
    return tuple(found[:MOST]) if is_led or (is_of_many and len(found) >= ENOUGH) else ()


def _is_alike(case: Case, said: frozenset[str], other: Compared) -> bool:
    """By the initiative where both name one; else by their words, which take longer to compare."""
    if case.initiative and other.initiative:
        return case.initiative == other.initiative
    its_words = _words(other.words)
    both, same = said | its_words, said & its_words
    return len(same) >= SHORTEST and len(same) / len(both) >= SHARED


def _words(told: tuple[Words, ...]) -> frozenset[str]:
    return _folded("\n".join(texts_of(told))[:LOOKED_AT])


@lru_cache(maxsize=256)
def _folded(text: str) -> frozenset[str]:
    """Those of the last days are compared again and again."""
    words = (bare(word) for word in fold(text).split())
    return frozenset(word for word in words if len(word) >= SHORTEST)
