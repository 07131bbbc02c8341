"""An effect: what is told without a name is kept nowhere but in what its receipt opens."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ForgetTalk:
    """Keep nothing here of what came in this turn, and of what came from `since` on (UTC); with `until`
    nor of what was said here before then. `files` lose their names. What the turn sends elsewhere does
    not lead here. `guessed`: a receipt was typed that opens nothing."""

    since: datetime | None = None
    until: datetime | None = None
    files: tuple[str, ...] = ()
    guessed: bool = False
