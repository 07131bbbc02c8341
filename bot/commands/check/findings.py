"""What `rida check` found."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """A note asks for nothing now; a warning may harm; an error keeps Rida from its promises."""

    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """`about` is the part that was looked at; `mend` is empty only where nothing is to be done.

    `key` names what was found, the same in every language and on every day, so that it is told once;
    of several things that may be found so each is named behind a colon (`secret-written:smtp.password`).
    Whatever has a mend has a key (tests/unit/conventions/test_findings.py); what is well needs none.
    """

    level: Level
    about: str
    what: str
    mend: str = ""
    key: str = ""

    @property
    def name(self) -> str:
        """By which it is known again."""
        return self.key or self.about

    def as_json(self) -> Mapping[str, str]:
        told = {"level": self.level.value, "about": self.about, "key": self.name}
        return {**told, "what": self.what, "mend": self.mend}
