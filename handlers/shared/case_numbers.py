"""A case's number as people write it: pasted with marks that nobody sees, «رقم ١٠٠١», #1001."""

import re

from faq.lexicon import lexicon
from faq.text.normalise import fold

_LISTS = lexicon("numbers", "before-a-case", "beside-a-case", "money")
_BESIDE = frozenset(map(fold, _LISTS["beside-a-case"]))
_BEFORE = _BESIDE.union(map(fold, _LISTS["before-a-case"]))
_NUMBER = re.compile(r"(?P<before>[^\d]*)(?P<number>\d{1,9})(?P<after>[^\d]*)")


def case_number(text: str) -> str:
    """In Western digits; empty where the text is anything else than a number and what calls it one."""
    found = _NUMBER.fullmatch(fold(text))
    if not found or not _BESIDE.issuperset(found["after"].split()):
        return ""
    return found["number"] if _BEFORE.issuperset(found["before"].split()) else ""
