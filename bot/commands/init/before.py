"""What config.yaml says before `rida init`, and what was answered since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.policy.languages import FIRST

Given = dict[str, Any]
"""The answers so far, by the id of their question."""


@dataclass(frozen=True, slots=True)
class Before:
    """What config.yaml says before: `values` as they are written. `is_sample`: nobody made it theirs
    yet. Paths are taken from `folder`."""

    values: Mapping[str, Any]
    is_sample: bool
    folder: Path = Path()

    def get(self, path: str, default: Any = None) -> Any:
        found: Any = self.values
        for key in path.split("."):
            found = found.get(key) if isinstance(found, Mapping) else None
        return default if found is None else found

    def name(self, language: str) -> str:
        written = self.get("society.name", "")
        return str(written.get(language, "") if isinstance(written, Mapping) else written)

    @property
    def staff(self) -> Sequence[Mapping[str, Any]]:
        return [each for each in self.get("staff", []) if isinstance(each, Mapping)]


def is_anew(before: Before, given: Given) -> bool:
    """Whether somebody else's sample is being made their own: then none of its values is taken over."""
    return before.is_sample and given.get("society.name.ar") != before.name(FIRST)
