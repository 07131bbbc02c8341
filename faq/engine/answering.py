"""The index that is asked now, replaced whole by a better one while people keep asking.

Nothing is built before it is needed, or `deepen` or `begin` is called: the pages need not wait for it.
Words alone take some seconds; the sentence encoder takes a few more and comes after. What cannot be built
changes nothing: the index of before goes on answering.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from faq.acts.heard import NOTHING_HEARD, Heard
from faq.engine.additions import Taught, merged, of_entries, with_acts
from faq.engine.messages import ActMessage
from faq.entries import Entry
from faq.text.normalise import fold

if TYPE_CHECKING:
    from faq.engine.hearing import Hearing
    from faq.engine.index import Index, Understood


def _nothing_kept() -> bool:
    return False


class NotReady(Exception):
    """The first index is being built on another thread: ask again in a moment."""


@dataclass(frozen=True)
class Built:
    """What took the work: it may be kept, and adopted by another process (faq/engine/kept.py)."""

    index: "Index"
    hearing: "Hearing | None"
    is_deep: bool


class Answering:
    """`base` answers as long as nothing better was built here, and is never changed: several share it."""

    def __init__(
        self,
        entries: Sequence[Entry],
        outside: Sequence[str] = (),
        base: "Answering | None" = None,
        messages: Sequence[ActMessage] = (),
    ) -> None:
        """`outside`: questions known to have no entry. `messages`: what the acts are learned from;
        without them none is heard."""
        self._shipped, self._outside, self._base = tuple(entries), outside, base
        self._messages, self._hearing = messages, cast("Hearing | None", None)
        self._entries = {entry.id: entry for entry in entries}
        self._index: Index | None = None
        self._known = _known(entries)
        self._heard: tuple[str, Heard] = ("", NOTHING_HEARD)
        self._is_deep = self._is_coming = self._is_ready = False
        self._building, self._renewing = threading.Lock(), threading.Lock()
        self._listening = threading.Lock()

    def fork(self) -> "Answering":
        """The same answers, to which more can be taught without changing these."""
        return Answering(self._shipped, self._outside, self, self._messages)

    @property
    def shared(self) -> "Answering":
        """What this is a fork of, and nobody teaches; itself where it is none."""
        return self._base or self

    def ask(self, question: str, /) -> "Understood":
        """Whoever asks in the very words of an entry, shipped or taught, gets its answer.

        Raises:
            NotReady: `begin` was called, and there is no index yet.
        """
        self._must_be_ready()
        understood, id = self._built().ask(question), self._known.get(fold(question))
        return understood.certain_of(id) if id else understood

    def _must_be_ready(self) -> None:
        if self._is_coming and not self._is_ready:
            raise NotReady

    def hear(self, text: str, /) -> Heard:
        """What somebody does with this message. Raises NotReady, as `ask` does."""
        if not self._messages:
            return NOTHING_HEARD
        self._must_be_ready()
        said, heard = self._heard
        if said != text:  # several steps of a turn ask about the same message
            heard = self._hears().hear(text, is_known=fold(text) in self._known)
            self._heard = text, heard
        return heard

    def _hears(self) -> "Hearing":
        from faq.engine.hearing import Hearing

        if self._base and not self._hearing:
            return self._base._hears()
        with self._listening:
            self._hearing = self._hearing or Hearing.build(self._messages, None, self.ways)
            return self._hearing

    @property
    def ways(self) -> tuple[str, ...]:
        """Every way to ask for what has an answer."""
        return tuple(way for entry in self._entries.values() for way in entry.examples)

    def entry(self, id: str, /) -> Entry:
        """Raises KeyError: no such entry."""
        return self._entries[id]

    def __contains__(self, id: object, /) -> bool:
        return id in self._entries

    def groups(self, questions: Sequence[str], /) -> Sequence[Sequence[int]]:
        """The places of the questions that are alike, together; the largest group first."""
        from faq.engine.clustering import groups

        return groups(questions)

    def adopt(self, taught: Sequence[Taught]) -> None:
        """Answer with what was taught too: seconds of work, for a thread. What has an answer now is no
        longer known to have none."""
        from faq.engine.encoder import encoder
        from faq.engine.index import Index

        with self._renewing:
            self._adopt_acts(taught)
            taught = of_entries(taught)
            entries = merged(self._shipped, taught)
            answered = {fold(way) for each in taught for way in each.ways}
            outside = [question for question in self._outside if fold(question) not in answered]
            index = Index.build(entries, encoder() if self._is_understood_deeply else None, outside)
            self._entries, self._index = {entry.id: entry for entry in entries}, index
            own = [each for each in taught if each.entry in self._entries]
            newer = {fold(way): each.entry for each in own for way in each.ways}
            self._known = _known(entries) | newer
            self._heard = ("", NOTHING_HEARD)

    def _adopt_acts(self, taught: Sequence[Taught]) -> None:
        """What staff corrected is heard from now on; without corrections nothing is built anew."""
        from faq.engine.encoder import encoder
        from faq.engine.hearing import Hearing

        messages = with_acts(self._messages, taught)
        if self._messages and messages != tuple(self._messages):
            sense = encoder() if self._is_understood_deeply else None
            self._hearing = Hearing.build(messages, sense, self.ways)
            self._heard = ("", NOTHING_HEARD)
            self._messages = messages

    @property
    def _is_understood_deeply(self) -> bool:
        return self._is_deep or self.shared._is_deep

    def begin(
        self, recall: Callable[[], bool] = _nothing_kept, keep: Callable[[], object] = bool
    ) -> None:
        """Build what is `shared` on a thread of its own: nobody waits for it, neither here nor in `ask`,
        nor at the end of the process. Nothing is built where `recall` finds what an earlier process
        built; what was built is handed to `keep`."""
        self._is_coming = True
        threading.Thread(target=self._come, args=(recall, keep), name="faq", daemon=True).start()

    def _come(self, recall: Callable[[], bool], keep: Callable[[], object]) -> None:
        try:
            if not recall():
                self._prepare()
                self.shared.deepen()
                keep()
            self._is_ready = True
            self._deepen_taught()
        finally:
            self._is_coming = False

    def _prepare(self) -> None:
        """Whoever asks is answered by words first, once acts are heard by words, too."""
        self.shared.ask("shlon")  # what only Arabizi needs is built with its first question
        if self._messages:
            self.shared._hears()
        self._is_ready = True

    def _deepen_taught(self) -> None:
        """What was taught while it was built knows the words alone."""
        from faq.engine.encoder import encoder
        from faq.engine.hearing import Hearing

        sense = encoder()
        with self._renewing:
            if sense and self._base and self._index:
                self._index = self._index.deepened(sense)
            if sense and self._base and self._hearing:
                self._hearing = Hearing.build(self._messages, sense, self.ways)

    def deepen(self) -> None:
        """Build by words, then by the sentence encoder too: seconds of work, for a thread."""
        built = self._built()
        from faq.engine.encoder import encoder
        from faq.engine.hearing import Hearing

        with self._renewing:
            self._is_deep = True
            sense = encoder()
            if self._messages and sense:
                self._hearing = Hearing.build(self._messages, sense, self.ways)
                self._heard = ("", NOTHING_HEARD)
            self._index = (self._index or built).deepened(sense) if sense else built

    @property
    def built(self) -> Built:
        hearing = self._hears() if self._messages else None
        return Built(self._built(), hearing, self._is_deep)

    def adopt_built(self, built: Built) -> None:
        """Of the same entries and messages: answer with it, and build nothing."""
        from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

        threadpool_limits(1, "blas")  # as `Index.build` does, and for its reason
        with self._building, self._renewing:
            self._index, self._hearing, self._is_deep = built.index, built.hearing, built.is_deep

    def _built(self) -> "Index":
        """Whoever asks first, or while it is being built, waits for it."""
        with self._building:
            if self._index is None and self._base:
                return self._base._built()
            if self._index is None:
                from faq.engine.index import Index  # here: numpy and scipy are slow to import

                self._index = Index.build(self._entries.values(), outside=self._outside)
            return self._index


def _known(entries: Sequence[Entry]) -> dict[str, str]:
    """The entry of each folded way to ask. What two entries fight over is nobody's; `lint` names it."""
    owners: dict[str, set[str]] = {}
    for entry in entries:
        for way in entry.examples:
            owners.setdefault(fold(way), set()).add(entry.id)
    return {way: next(iter(ids)) for way, ids in owners.items() if way and len(ids) == 1}
