"""The answers as an earlier process built them: neither a command that asks once nor the next start
builds them for half a minute (docs/decisions/75-the-answers-are-built-once.md).

The rules this module guards: what is kept was built of the very words, files and libraries that are asked
now, or is not asked at all; where nothing can be kept, all is built as ever.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faq.engine.building import Building, Built
from faq.engine.sources import HEARING, INDEX, Part, Sources

if TYPE_CHECKING:
    from faq.engine.encoder import Encoder
    from faq.engine.index import Index
    from faq.engine.shelf import Shelf

SHIPPED = Path(__file__).parents[1] / "built"
"""What came with the program, built (`rida faq build`)."""


def cache() -> Path | None:
    """Where a user's files lie that can be made again; None: there is no such place."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    with suppress(RuntimeError):
        return Path(named) / "rida" if named else Path.home() / ".cache" / "rida"
    return None


class Kept(Building):
    """In `folder`; what staff taught only where that is the society's own (`is_own`). What is not there
    is built in this process, and kept."""

    def __init__(
        self, folder: Path | None, sense: bool = True, is_own: bool = False, shipped: Path = SHIPPED
    ) -> None:
        super().__init__(sense)
        self._folder, self._is_own, self._shipped = folder or shipped, is_own, shipped

    @cached_property
    def _shelf(self) -> "Shelf":
        from faq.engine.shelf import Shelf  # here: numpy is slow to import

        return Shelf(self._folder, self._shipped, self._is_own)

    def whole(self, sources: Sources) -> Built | None:
        """The best that can be had, where all of it is there."""
        sense = self._shelf.encoder() if self.sense else None
        if self.sense and sense is None:
            return None
        index = self._found(sources.part(INDEX, self.sense), sense)
        hearing = self._found(sources.part(HEARING, self.sense), sense) if sources.messages else None
        is_all = index is not None and (hearing is not None or not sources.messages)
        return Built(index, hearing, self.sense) if is_all else None

    def encoder(self) -> "Encoder | None":
        shelf = self._shelf
        return shelf.encoder() or shelf.made_encoder() or super().encoder()

    def _part(self, part: Part, sense: "Encoder | None", build: Callable[[], Any]) -> Any:
        found = self._found(part, sense)
        if found is None:
            with self._shelf.alone():  # another process may have built it meanwhile
                found = self._found(part, sense) or self._shelf.keep(part, build())
        return found

    def _found(self, part: Part, sense: "Encoder | None") -> Any:
        from faq.engine.hearing import Hearing
        from faq.engine.index import Index

        model = self._shelf.model(part)
        return None if model is None else (Index if part.name == INDEX else Hearing)(model, sense)

    def _deepened(self, index: "Index", sources: Sources, sense: "Encoder") -> "Index":
        """What ships was encoded already."""
        shipped = self._shelf.model(Part(INDEX, True, sources.shipped)) if sources.shipped else None
        if shipped and shipped.texts is not None:
            sense.remember(shipped.texts, shipped.sense)
        return super()._deepened(index, sources, sense)

    def forget_taught(self, but: Sources) -> None:
        if self._is_own and self._folder.exists():
            parts = [but.part(name, by_sense) for name in but.taught for by_sense in (False, True)]
            self._shelf.forget(parts)
