"""What makes a complaint graver than others: somebody's safety, or that it happens again and again.

Whole words only, compared folded, with the letters that Arabic joins before them. The reviewed list is
faq/lexicon/grave.yaml. It proposes, and staff decide.
"""

from faq.lexicon import lexicon
from faq.text.arabic import AND_THE, whole
from faq.text.normalise import fold

_LISTS = lexicon("grave", "unsafe", "again")
_UNSAFE, _AGAIN = (whole(_LISTS[name], before=AND_THE) for name in ("unsafe", "again"))


def is_unsafe(text: str) -> bool:
    return bool(_UNSAFE.search(fold(text)))


def is_again(text: str) -> bool:
    return bool(_AGAIN.search(fold(text)))
