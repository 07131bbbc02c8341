"""Saudi and neighbouring everyday words and their standard twins: folded for the word views, spelled out
for the encoder. The words themselves are data: dialect.yaml and spelling.yaml of faq/lexicon.
"""

from collections.abc import Mapping

from faq.lexicon import lexicon
from faq.text.normalise import fold

STANDARD: Mapping[str, str] = {
    fold(word): twin for twin, words in lexicon("dialect").items() for word in words
}
"""Every twin, for the word views. Several meanings may share one: what counts is that they meet."""

_WRITTEN = {word: twin for twin, words in lexicon("spelling").items() for word in words}
_FOLDED = {fold(word): twin for word, twin in _WRITTEN.items()}


def spelled(word: str) -> str:
    """As standard Arabic writes it, hamza and all: the encoder knows `أين`, not `وين` or `اين`."""
    return _WRITTEN.get(word) or _FOLDED.get(fold(word), word)


def standard(folded: str) -> str:
    return " ".join(STANDARD.get(word, word) for word in folded.split())
