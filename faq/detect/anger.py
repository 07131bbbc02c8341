"""Hard words to the society, answered calmly and without blame (C23): a complaint is offered.

Whole words only, compared folded, with the letters that Arabic joins before them. The reviewed list is
faq/lexicon/anger.yaml.
"""

from faq.lexicon import lexicon
from faq.text.arabic import AND_THE, whole
from faq.text.normalise import fold

_ANGRY = whole(lexicon("anger", "angry")["angry"], before=AND_THE)


def is_angry(text: str) -> bool:
    return bool(_ANGRY.search(fold(text)))
