"""The answers are built, here and now. How they are kept for the next process: faq/engine/kept.py."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from faq.engine.sources import HEARING, INDEX, Part, Sources

if TYPE_CHECKING:
    from faq.engine.encoder import Encoder
    from faq.engine.hearing import Hearing
    from faq.engine.index import Index


@dataclass(frozen=True)
class Built:
    """`hearing` is None where there are no messages. `is_deep`: by the sense too."""

    index: "Index"
    hearing: "Hearing | None"
    is_deep: bool


class Ended(Exception):
    """The process ends that it was built for."""


class Building:
    """Whoever asks waits: some seconds for the words, some more for the sense. `sense` says whether the
    sense is looked at."""

    def __init__(self, sense: bool = True) -> None:
        self.sense = sense
        self._one_at_a_time = threading.Lock()

    def index(self, sources: Sources) -> "Index":
        """By words alone."""
        from faq.engine.index import Index

        def build() -> Index:
            return Index.build(sources.entries, outside=sources.outside)

        index: Index = self._part(sources.part(INDEX, by_sense=False), None, build)
        return index

    def hearing(self, sources: Sources) -> "Hearing":
        """By words alone."""
        return self._heard(sources, None)

    def steps(self, sources: Sources) -> Iterator[Built]:
        """By words, then by the sense too: the last step is the best that can be had.

        Raises:
            Ended: `end` was called.
        """
        with self._one_at_a_time:
            yield from self._steps(sources)

    def _steps(self, sources: Sources) -> Iterator[Built]:
        index = self.index(sources)
        yield Built(index, self.hearing(sources) if sources.messages else None, is_deep=False)
        sense = self.encoder() if self.sense else None
        if sense:
            hearing = self._heard(sources, sense) if sources.messages else None
            yield Built(self._deepened(index, sources, sense), hearing, is_deep=True)

    def _deepened(self, index: "Index", sources: Sources, sense: "Encoder") -> "Index":
        from faq.engine.index import Index

        def build() -> Index:
            if index.can_be_deepened:
                return index.deepened(sense)
            return Index.build(sources.entries, sense, sources.outside)

        deep: Index = self._part(sources.part(INDEX, by_sense=True), sense, build)
        return deep

    def _heard(self, sources: Sources, sense: "Encoder | None") -> "Hearing":
        from faq.engine.hearing import Hearing

        def build() -> Hearing:
            return Hearing.build(sources.messages, sense, sources.questions)

        hearing: Hearing = self._part(sources.part(HEARING, by_sense=bool(sense)), sense, build)
        return hearing

    # What another way of building does otherwise ------------------------------------------------------

    def encoder(self) -> "Encoder | None":
        """None: there is none."""
        from faq.engine.encoder import encoder

        return encoder()

    def _part(self, part: Part, sense: "Encoder | None", build: Callable[[], Any]) -> Any:
        return build()

    def forget_taught(self, but: Sources) -> None:
        """Whatever was kept of what staff taught, but these. Nothing is kept here."""

    def end(self) -> None:
        """What is being built beside is no longer waited for. Nothing is here."""
