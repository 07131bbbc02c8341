"""What changed since a version, read from CHANGELOG.md: a section a version, the newest first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEAD = re.compile(r"^## (?P<title>Unreleased|(?P<version>\d+(\.\d+)*)( · \d{4}-\d\d-\d\d)?)$")
BESIDE = Path(__file__).parents[2] / "CHANGELOG.md"
IN_THE_IMAGE = Path("/opt/rida/CHANGELOG.md")


@dataclass(frozen=True, slots=True)
class Section:
    """`title` is as it stands there: `Unreleased`, or `0.2.0 · 2026-12-15`."""

    title: str
    entries: tuple[str, ...]


def changelog() -> str:
    """Empty where it does not lie beside the program: a wheel brings none along."""
    there = next((file for file in (BESIDE, IN_THE_IMAGE) if file.is_file()), None)
    return there.read_text("utf-8") if there else ""


def since(text: str, version: str) -> tuple[Section, ...]:
    """The sections above that of `version`; all of them where it has none."""
    found = []
    for section in _sections(text):
        if version and section.title.partition(" ")[0] == version:
            break
        found.append(section)
    return tuple(each for each in found if each.entries)


def _sections(text: str) -> Iterator[Section]:
    title, entries = "", list[str]()
    for line in text.splitlines():
        if _HEAD.match(line):
            yield from _whole(title, entries)
            title, entries = line.removeprefix("## "), []
        elif title and line.startswith("- "):
            entries.append(line.removeprefix("- "))
        elif title and line.startswith("  ") and entries:
            entries[-1] += f" {line.strip()}"
    yield from _whole(title, entries)


def _whole(title: str, entries: list[str]) -> Iterator[Section]:
    if title:
        yield Section(title, tuple(entries))
