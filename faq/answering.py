"""The index that is asked now, replaced whole by a better one while people keep asking.

Words alone are ready in a second or two; the sentence encoder takes a few more and comes after.
"""

from collections.abc import Sequence

from faq.entries import Entry
from faq.index import Index, Understood
from faq.sense import encoder


class Answering:
    def __init__(self, index: Index, entries: Sequence[Entry]) -> None:
        self._index = index
        self._entries = entries

    def ask(self, question: str, /) -> Understood:
        return self._index.ask(question)

    def entry(self, id: str, /) -> Entry:
        """Raises KeyError: no such entry."""
        return self._index.entry(id)

    def __contains__(self, id: object, /) -> bool:
        return id in self._index

    def deepen(self) -> None:
        """Build again with the sentence encoder: seconds of work, for a thread of its own."""
        self._index = Index.build(self._entries, encoder())
