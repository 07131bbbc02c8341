"""The index that is asked now, replaced whole by a better one while people keep asking.

Nothing is built before it is needed or `deepen` is called: the pages need not wait for it. Words alone
take a second or two; the sentence encoder takes a few more and comes after.
"""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from faq.entries import Entry

if TYPE_CHECKING:
    from faq.index import Index, Understood


class Answering:
    def __init__(self, entries: Sequence[Entry], outside: Sequence[str] = ()) -> None:
        """`outside`: questions known to have no entry."""
        self._entries = {entry.id: entry for entry in entries}
        self._outside = outside
        self._index: Index | None = None
        self._building = threading.Lock()

    def ask(self, question: str, /) -> "Understood":
        return self._built().ask(question)

    def entry(self, id: str, /) -> Entry:
        """Raises KeyError: no such entry."""
        return self._entries[id]

    def __contains__(self, id: object, /) -> bool:
        return id in self._entries

    def deepen(self) -> None:
        """Build by words, then by the sentence encoder too: seconds of work, for a thread."""
        built = self._built()
        from faq.sense import encoder

        sense = encoder()
        self._index = built.deepened(sense) if sense else built

    def _built(self) -> "Index":
        """Whoever asks first, or while it is being built, waits for it."""
        with self._building:
            if self._index is None:
                from faq.index import Index  # here: numpy and scipy are slow to import

                self._index = Index.build(self._entries.values(), outside=self._outside)
            return self._index
