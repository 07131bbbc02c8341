"""What is made of the lists of words, and takes a while: half a second for all of it.

The rule this module guards: nobody waits for it. A page answers before it is made, no turn begins before,
and a command makes only what it uses. The lists themselves are read, and refused, with their modules.
"""

from collections.abc import Callable

from faq.detect import disclosure, nameless, said_words, smalltalk, typed_choice
from faq.text import day_patterns, spoken_dates

MADE: tuple[Callable[[], object], ...] = (
    said_words.sayings,
    typed_choice.longest_saying,
    disclosure.phrases,
    nameless.phrases,
    smalltalk.sayings,
    spoken_dates.forms,
    spoken_dates.yearless_forms,
    day_patterns.make_ready,
)


def make_ready() -> None:
    """Make all of it, once a process."""
    for made in MADE:
        made()
