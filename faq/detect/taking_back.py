"""«تراجعت», «كنت أسأل فقط»: a wish that was just carried out is taken back (taking_back.yaml).

The rule this module guards: it is the whole message. Who asks for it here has just carried the wish out.
"""

from faq.lexicon import lexicon
from faq.text.normalise import fold

_SAYINGS = frozenset(map(fold, lexicon("taking_back", "taking-back")["taking-back"]))


def takes_back(text: str) -> bool:
    return fold(text) in _SAYINGS
