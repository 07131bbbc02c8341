"""Follow-ups: a short question that leans on what was just answered («وكم رسومها؟»).

The rule this module guards: what names its own subject is no follow-up; who leans says so by a pronoun,
by "and" at the beginning, or by saying next to nothing.
"""

import re

from faq.text.normalise import fold

_LONGEST = 7
"""Words. Whoever writes more has said what it is about."""

_LEANS = re.compile(
    r"^(?:و(?:متي|كم|كيف|وين|فين|اين|هل|ايش|وش|ليش|الشروط|الرابط|الرسوم|العمر|التسجيل|المكان|الموعد)"
    r"|طيب|يعني|and|it|its|there|for it|about it)\b"
    r"|\w{2,}ها\b|\b(?:فيه|له|عنه|منه|به|عليه|فيهم|هي|هذي|هذه|هذا|it|its|there|this one)\b"
)
_AND = re.compile(
    r"^\s*(?:و(?=متى|كم|كيف|وين|فين|أين|هل|ايش|إيش|وش|ليش|ال)|طيب\s+|and\s+)", re.IGNORECASE
)
_OWN = re.compile(
    r"(?:شرو?ط|شرط|رابط|لينك|تسجيل|اسجل|نسجل|يسجل|تسجل|متي|يفتح|تفتح|يقفل|تقفل|يبد|تبد|ينتهي|تنتهي|موعد|فتره|مده"
    r"|terms|condition|link|register|apply|when|open|close|start|deadline|dates)"
)


_OURS = re.compile(r"\b\w{3,}كم\b")
"""«موقعكم»: said of us, not of what was spoken of."""


def leans(text: str) -> bool:
    """Whether it may be about what was spoken of before."""
    folded = fold(text)
    count = len(folded.split())
    if not 0 < count <= _LONGEST or _OURS.search(folded):
        return False
    return count <= 2 or bool(_LEANS.search(folded))


def of_itself(text: str) -> bool:
    """Whether it asks for what an initiative's own entry tells: its terms, its time, its registration."""
    return bool(_OWN.search(fold(text)))


def bare(text: str) -> str:
    """Without the "and" that leaned on what was before."""
    return _AND.sub("", text, count=1)
