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
    """`about` is the part that was looked at; `mend` is empty only where nothing is to be done."""

    level: Level
    about: str
    what: str
    mend: str = ""

    def as_json(self) -> Mapping[str, str]:
        return {"level": self.level.value, "about": self.about, "what": self.what, "mend": self.mend}
