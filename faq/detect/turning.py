"""The two sides of a "but": thanks, and what somebody really writes for.

The rule this module guards: a side is long enough to be understood by itself, or the message has but one.
"""

import re

from faq.detect.smalltalk import smalltalk
from faq.lexicon import lexicon
from faq.text.normalise import fold

_TURNING = "|".join(map(re.escape, lexicon("turning", "turning")["turning"]))
_TURNS = re.compile(rf"[\s.،,]+(?:{_TURNING})\s+", re.IGNORECASE)
_FEWEST = 3
"""Words of what comes behind, unless thanks stand before it: «شكرا بس تأخرتوا»."""

_KIND = ("thanks", "blessing")


def sides(text: str) -> tuple[str, ...]:
    """Before and behind the first one; the whole message where nothing turns."""
    found = tuple(part.strip() for part in _TURNS.split(text.strip(), maxsplit=1))
    return found if len(found) > 1 and _is_turned(*found) else (text.strip(),)


def _is_turned(before: str, behind: str) -> bool:
    said = fold(behind).split()
    return len(said) >= _FEWEST or (bool(said) and smalltalk(before) in _KIND)
