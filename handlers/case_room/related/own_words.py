"""What in an answer may be one person's own, before many others read it.

The rules this module guards: nobody learns from an answer to all whose case leads them; what is found is
shown to whoever sends it, who decides.
"""

import re

from bot.core.case import Case
from bot.core.turn import Turn
from bot.policy.languages import said_in
from handlers.case_room.writing.answer_draft import points

NUMBER = 7
"""So many digits name somebody: a telephone, an identity, an account."""

SHORTEST = 8
"""Letters of what may be said of one person alone."""

_NUMBERS = re.compile(r"\d[\d -]*\d|\d")


def own_words_in(turn: Turn, case: Case, text: str) -> tuple[str, ...]:
    """Numbers, what they said, what they chose and what they were given, where it stands there."""
    fold = turn.facts.fold
    said, its = fold(text), f"{case.number}"
    found = [each.strip() for each in _NUMBERS.findall(said) if _names_somebody(each, its)]
    given = (said_in(gesture.name, case.language) for gesture in case.goodwill)
    own = (case.chosen, *given, *points(case))
    found += [each for each in own if len(fold(each)) >= SHORTEST and fold(each) in said]
    return tuple(dict.fromkeys(found))


def _names_somebody(number: str, its: str) -> bool:
    digits = "".join(each for each in number if each.isdecimal())
    return len(digits) >= NUMBER or digits == its
