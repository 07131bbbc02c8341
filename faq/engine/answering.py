"""The answers that are asked now, replaced whole by better ones while people keep asking.

Nothing is built before it is needed, or `deepen` or `begin` is called: the pages need not wait for it.
Words alone take some seconds; the sentence encoder takes more and comes after. What cannot be built
changes nothing: what was there before goes on answering.
"""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from faq.acts.heard import NOTHING_HEARD, Heard
from faq.engine.additions import Taught, of_entries
from faq.engine.building import Building, Built, Ended
from faq.engine.messages import ActMessage
from faq.engine.sources import HEARING, Sources
from faq.entries import Entry
from faq.text.normalise import fold

if TYPE_CHECKING:
    from faq.engine.hearing import Hearing
    from faq.engine.index import Index, Understood

_REMEMBERED = 8
"""Messages of which it is known: several steps of a turn ask about the same."""


class NotReady(Exception):
    """The first index is being built: ask again in a moment."""


class Answering:
    """`base` answers as long as nothing better was built here, and is never changed: several share it."""

    def __init__(
        self,
        entries: Sequence[Entry],
        outside: Sequence[str] = (),
        base: "Answering | None" = None,
        messages: Sequence[ActMessage] = (),
        building: Building | None = None,
    ) -> None:
        """`outside`: questions known to have no entry. `messages`: what the acts are learned from;
        without them none is heard."""
        self._shipped = Sources.of(entries, outside, messages)
        self._building, self._base = building or Building(), base
        shared = base is not None and base._shipped.entries is self._shipped.entries
        self._known_shipped: dict[str, str] = base._known_shipped if base and shared else _known(entries)
        self._sources, self._known = self._shipped, self._known_shipped
        self._entries = {entry.id: entry for entry in entries}
        self._index: Index | None = None
        self._hearing: Hearing | None = None
        self._understood: dict[str, Understood] = {}
        self._heard: dict[str, Heard] = {}
        self._is_deep = self._is_begun = self._is_coming = self._is_ready = False
        self.builds, self.built_seconds = 0, 0.0
        self._asking, self._listening, self._renewing = (
            threading.Lock(),
            threading.Lock(),
            threading.Lock(),
        )

    def end(self) -> None:
        """What is being built is no longer waited for: the process ends."""
        self._building.end()

    def fork(self) -> "Answering":
        """The same answers, to which more can be taught without changing these."""
        shipped = self._shipped
        return Answering(shipped.entries, shipped.outside, self, shipped.messages, self._building)

    @property
    def sources(self) -> Sources:
        """What is answered with, with what was taught."""
        return self._sources

    @property
    def shared(self) -> "Answering":
        """What this is a fork of, and nobody teaches; itself where it is none."""
        return self._base or self

    # Asked in a turn --------------------------------------------------------------------------------

    def ask(self, question: str, /) -> "Understood":
        """Whoever asks in the very words of an entry, shipped or taught, gets its answer.

        Raises:
            NotReady: `begin` was called, and there is no index yet.
        """
        self._must_be_ready()
        known = self._understood
        if question not in known:
            understood, id = self._asked().ask(question), self._known.get(fold(question))
            _remember(known, question, understood.certain_of(id) if id else understood)
        return known[question]

    def hear(self, text: str, /) -> Heard:
        """What somebody does with this message. Raises NotReady, as `ask` does."""
        if not self._shipped.messages:
            return NOTHING_HEARD
        self._must_be_ready()
        known = self._heard
        if text not in known:
            _remember(known, text, self._hears().hear(text, is_known=fold(text) in self._known))
        return known[text]

    def _must_be_ready(self) -> None:
        if self._is_coming and not self._is_ready:
            raise NotReady

    def _asked(self) -> "Index":
        """Whoever asks first, or while it is being built, waits for it."""
        with self._asking:
            if self._index is None and self._base:
                return self._base._asked()
            self._index = self._index or self._building.index(self._sources)
            return self._index

    def _hears(self) -> "Hearing":
        with self._listening:
            if self._hearing is None and self._base:
                return self._base._hears()
            self._hearing = self._hearing or self._building.hearing(self._sources)
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

    # Made better on a thread ------------------------------------------------------------------------

    def begin(self, building: Building | None = None) -> None:
        """Build what is `shared` on a thread of its own: nobody waits for it, neither here nor in `ask`,
        nor at the end of the process. `building` says how, from now on."""
        self._building = building or self._building
        self._is_begun = self._is_coming = True
        threading.Thread(target=self._come, name="faq", daemon=True).start()

    @property
    def is_ready(self) -> bool:
        """Whether whoever asks now is answered at once."""
        return self._is_ready or not self._is_coming

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """How often something was built, and in how many seconds together."""
        began = time.monotonic()
        yield
        self.builds, self.built_seconds = self.builds + 1, self.built_seconds + time.monotonic() - began

    def _come(self) -> None:
        try:
            with suppress(Ended), self._counted():
                for built in self._building.steps(self.shared._sources):
                    self.shared._take(built)
                    self._is_ready = True
        finally:
            self._is_coming = False

    def deepen(self, building: Building | None = None) -> None:
        """Build by words, then by the sense too: seconds of work. `building`: as `begin`."""
        self._building = building or self._building
        with self._renewing:
            for built in self._building.steps(self._sources):
                self._take(built)

    def adopt(self, taught: Sequence[Taught]) -> None:
        """Answer with what was taught too: seconds of work, for a thread. What was taken back is
        forgotten first. Where the process ends meanwhile, nothing is adopted."""
        with suppress(Ended), self._renewing, self._counted():
            sources = self._shipped.with_taught(taught)
            self._building.forget_taught(but=sources)
            built = self._built_of(sources) if sources.taught else None
            self._sources, self._entries = sources, {entry.id: entry for entry in sources.entries}
            own = [each for each in of_entries(taught) if each.entry in self._entries]
            newer = {fold(way): each.entry for each in own for way in each.ways}
            self._known = _known(sources.entries) | newer
            self._take(built)

    def _built_of(self, sources: Sources) -> Built:
        """As deep as what is shared is, or is going to be."""
        own = sources if HEARING in sources.taught else replace(sources, messages=())
        if self._is_begun or self._is_deep or self.shared._is_deep:
            *_, best = self._building.steps(own)
            return best
        hearing = self._building.hearing(own) if own.messages else None
        return Built(self._building.index(own), hearing, is_deep=False)

    def _take(self, built: Built | None) -> None:
        """None: what is shared answers."""
        self._index = built.index if built else None
        self._hearing = built.hearing if built else None
        self._is_deep = bool(built and built.is_deep)
        self._understood, self._heard = {}, {}


def _remember(known: dict[str, Any], text: str, found: object) -> None:
    known[text] = found
    if len(known) > _REMEMBERED:
        known.pop(next(iter(known)), None)


def _known(entries: Sequence[Entry]) -> dict[str, str]:
    """The entry of each folded way to ask. What two entries fight over is nobody's; `lint` names it."""
    owners: dict[str, set[str]] = {}
    for entry in entries:
        for way in entry.examples:
            owners.setdefault(fold(way), set()).add(entry.id)
    return {way: next(iter(ids)) for way, ids in owners.items() if way and len(ids) == 1}
