"""Whether a new case is about what others told lately: cheap, and only ever a proposal.

The rule this module guards: three about one initiative within two days, or three in the same words, are
named to staff. Nothing is joined by a machine, and what one person writes again and again is no incident.
"""

from collections.abc import Sequence

from bot.core.case import Case
from bot.core.registration import Initiative
from faq.text.arabic import bare
from faq.text.normalise import LOOKED_AT, fold
from handlers.shared.initiatives import in_full
from handlers.shared.message_summary import texts_of

ENOUGH = 2
"""So many others are alike before staff are asked; one that is in an incident already is enough."""

SHARED, SHORTEST, MOST = 0.5, 3, 8
"""Of both tellings' words so many are the same; so long is one that counts; so many cases are named."""


def alike_to(case: Case, recent: Sequence[Case], initiatives: Sequence[Initiative]) -> tuple[Case, ...]:
    """The newest first; nothing where they are too few."""
    if case.incident or case.kind.is_question:
        return ()
    named, said = _initiative(case, initiatives), _words(case)
    found = [
        each
        for each in recent
        if not each.triage and _is_alike(named, said, _initiative(each, initiatives), _words(each))
    ]
    is_led = any(each.incident for each in found)
    is_of_many = any(each.person != case.person for each in found)
    return tuple(found[:MOST]) if is_led or (is_of_many and len(found) >= ENOUGH) else ()


def _is_alike(named: str, said: frozenset[str], its_name: str, its_words: frozenset[str]) -> bool:
    if named and its_name:
        return named == its_name
    both = said | its_words
    same = said & its_words
    return len(same) >= SHORTEST and len(same) / len(both) >= SHARED


def _initiative(case: Case, initiatives: Sequence[Initiative]) -> str:
    found = in_full(_text(case), initiatives)
    return found.id if found else ""


def _words(case: Case) -> frozenset[str]:
    words = (bare(word) for word in fold(_text(case)).split())
    return frozenset(word for word in words if len(word) >= SHORTEST)


def _text(case: Case) -> str:
    return "\n".join(texts_of(case.words))[:LOOKED_AT]
