"""«إيقاف», "unsubscribe": one word by which somebody wants no more messages that they did not ask for,
and one by which they want them again (faq/lexicon/opting.yaml).

The rule this module guards: it is the whole message. «توقف صرف المعونة» tells something, and is none.
"""

from faq.lexicon import lexicon
from faq.text.normalise import fold

_LISTS = lexicon("opting", "short", "clear", "again")


def _words(name: str) -> frozenset[str]:
    return frozenset(map(fold, _LISTS[name]))


_CLEAR, _AGAIN = _words("clear"), _words("again")
_STOP = _CLEAR | _words("short")
_BEFORE = "/"
LONGEST = 200
"""Letters. However a word is drawn out, it is no longer."""


def opts_out(text: str, *, in_form: bool) -> bool:
    """`in_form`: a short one means something else there."""
    return fold(text.strip().removeprefix(_BEFORE)) in (_CLEAR if in_form else _STOP)


def opts_in(text: str) -> bool:
    return fold(text.strip().removeprefix(_BEFORE)) in _AGAIN
