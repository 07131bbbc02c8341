"""The messages that the acts are learned from: faq/acts/ACT.yaml, one file an act.

A file has `alone`, messages that are this act and no other, and `also`, by act, those that are another
one just as rightly.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from faq.acts.heard import Act
from faq.lexicon import lexicon

FOLDER = Path(__file__).parents[1] / "acts"


@dataclass(frozen=True, slots=True)
class ActMessage:
    """A message, what it does, and what it does just as rightly."""

    text: str
    act: Act
    also: frozenset[Act] = frozenset()


def act_messages(folder: Path = FOLDER) -> tuple[ActMessage, ...]:
    """Raises LexiconError: a file breaks the form."""
    return tuple(each for act in Act for each in _of(act, folder))


def _of(act: Act, folder: Path) -> Iterator[ActMessage]:
    lists = lexicon(act.value, "alone*", "also.*", folder=folder)
    for text in lists.get("alone", ()):
        yield ActMessage(text, act)
    for also, texts in lists.under("also").items():
        for text in texts:
            yield ActMessage(text, act, frozenset(map(Act, also.split("-"))))
