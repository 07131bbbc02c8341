"""The escalation ladder as the core needs it: the steps of a case, and those of a cry for help."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol


class LadderStep(Protocol):
    """One notice on the way to the deadline. `tell` is `assignee`, `supervisor`, `director` or `leaders`;
    `when`, `how`, `urgent` and `repeats` are as config.yaml's `ladder:` says."""

    @property
    def name(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def tell(self) -> str: ...
    @property
    def when(self) -> str: ...
    @property
    def how(self) -> Sequence[str]: ...
    @property
    def urgent(self) -> bool: ...
    @property
    def repeats(self) -> bool: ...


class CryStep(Protocol):
    """What is told of a cry for help now: `tell` and `how` as above, and when it is told again."""

    @property
    def name(self) -> str: ...
    @property
    def tell(self) -> str: ...
    @property
    def how(self) -> Sequence[str]: ...
    @property
    def again_at(self) -> datetime: ...


class Ladder(Protocol):
    def cry(self, cried: datetime, now: datetime, /) -> CryStep: ...
    def steps(
        self, kind: str, opened: datetime, due: datetime, staff_word: datetime | None = None, /
    ) -> Sequence[LadderStep]: ...
