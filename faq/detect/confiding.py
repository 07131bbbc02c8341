"""What is said instead of pressing where somebody was asked whether their words shall be passed on in
confidence (faq/lexicon/confiding.yaml).

The rule this module guards: it is the whole message; anything else is more of what they tell.
"""

from faq.lexicon import lexicon
from faq.text.normalise import fold

ANSWERS = ("confide", "woman-calls", "not-this-matter")
_LISTS = lexicon("confiding", *ANSWERS)
_MEANT = {fold(said): answer for answer in ANSWERS for said in _LISTS[answer]}


def confiding_said(text: str) -> str:
    """The button that it stands for; empty for anything else."""
    return _MEANT.get(fold(text), "")
