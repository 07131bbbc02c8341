"""A case's number as people write it: pasted with marks that nobody sees, «رقم ١٠٠١», #1001."""

import re

from faq.lexicon import lexicon
from faq.text.normalise import fold

_BEFORE = frozenset(map(fold, lexicon("numbers")["before-a-case"]))
_NUMBER = re.compile(r"(?P<before>[^\d]*)(?P<number>\d{1,9})")


def case_number(text: str) -> str:
    """In Western digits; empty where the text is anything else than a number and what calls it one."""
    found = _NUMBER.fullmatch(fold(text))
    return found["number"] if found and _BEFORE.issuperset(found["before"].split()) else ""
