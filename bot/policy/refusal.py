"""What is wrong with a setting, said so that whoever wrote it can mend it.

The rule this module guards: a refusal names the key, what is wrong and how to mend it, and all that is
wrong is told at once. It never quotes a secret.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Problem:
    """`key` is a path in config.yaml: `calendar.hours[0]`. `line` counts from 1 or is not known."""

    key: str
    problem: str
    mend: str
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.key}: {self.problem}; {self.mend}"


class SettingRefused(ValueError):
    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Findings:
    """Collects problems while a section is read, so that the reader hears of all of them together."""

    def __init__(self, root: str) -> None:
        self._root = root
        self.problems: list[Problem] = []

    def add(self, key: str, problem: str, mend: str) -> None:
        dot = "." if self._root and key and not key.startswith("[") else ""
        self.problems.append(Problem(f"{self._root}{dot}{key}", problem, mend))

    def unknown_keys(self, found: Iterable[object], known: Iterable[str], where: str = "") -> None:
        names = tuple(known)
        for key in found:
            if key not in names:
                self.add(f"{where}{key}", "no such key", nearest(str(key), names))


def nearest(word: str, known: Iterable[str]) -> str:
    """The mend for a misspelt word: the nearest of the known ones, else all of them."""
    names = sorted(known)
    close = get_close_matches(word.lower(), names, n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else f"take one of: {', '.join(names)}"
