"""What the talks call each button, and what stands on it now.

A talk calls a button by what stood on it when it was first told. labels.ar.txt and labels.en.txt say, by the key of
the text, what each is called and, where that is another by now, what stands on it. So a changed label is
one changed line there, and the talks are read as before (docs/decisions/63-what-tests-cost.md).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from bot.policy.languages import LANGUAGES
from bot.runtime.transcript import shown
from bot.texts.catalogue import FOLDER, sentence

VALUE = "…"
"""Stands in the files for a number or a name within a label."""

_BUTTON = re.compile(r"(?m)^((?:\| |> [^:\n]+: )\[)(.+)(\])$")
_PRESS = re.compile(r"(?m)^([^>|@#\n][^:\n]* presses: )(.+)()$")
_QUOTED = re.compile("(«)([^»\n]+)(»)")
_ENTRY = re.compile(r"(?m)^(?=-?[A-Za-z][\w-]* *=)")
_PLACE = re.compile(r"\{ *\$([a-z]+) *\}")


def file_of(language: str) -> Path:
    return Path(__file__).with_name(f"labels.{language}.txt")


@cache
def labels(language: str) -> dict[str, str]:
    """What stands on each button now, by the key of its text."""
    found: dict[str, str] = {}
    for file in sorted((FOLDER / language).glob("*.ftl")):
        for entry in _ENTRY.split(file.read_text("utf-8")):
            key = entry.partition("=")[0].strip()
            if key.startswith("choice-"):
                said = sentence(key, language, dict.fromkeys(_PLACE.findall(entry), VALUE))
                found[key] = shown(said)
    return found


@cache
def names(language: str) -> dict[str, str]:
    """What the talks call each button, by the key of its text; of those alone that occur in them."""
    rows = (line.partition(": ") for line in file_of(language).read_text("utf-8").splitlines())
    return {key: rest.partition(" | ")[0] for key, _, rest in rows}


@cache
def renamed() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each label that is another by now, and what the talks call it."""
    both = ((labels(each).get(key), name) for each in LANGUAGES for key, name in names(each).items())
    return tuple((_pattern(label), name) for label, name in both if label and label != name)


def _pattern(label: str) -> re.Pattern[str]:
    return re.compile(re.escape(label).replace(re.escape(VALUE), "(.+)"))


def name_of(label: str) -> str:
    for pattern, name in renamed():
        if found := pattern.fullmatch(label):
            return name.replace(VALUE, found[1]) if found.groups() else name
    return label


def named(talk: str) -> str:
    """A talk as it was told, with its buttons called as the talks call them, where sentences quote them, too."""
    for place in (_BUTTON, _PRESS, _QUOTED):
        talk = place.sub(lambda found: f"{found[1]}{name_of(found[2])}{found[3]}", talk)
    return talk


def told_anew(language: str, talks: Iterable[str]) -> str:
    """The file of labels as it should be: what the talks call each button that occurs in them, and what
    stands on it now."""
    used = {name for talk in talks for name in _names_in(talk)}
    lines = []
    for key, label in sorted(labels(language).items()):
        name = names(language).get(key, label)
        if any(_pattern(name).fullmatch(each) for each in used):
            lines.append(f"{key}: {name}{f' | {label}' if label != name else ''}\n")
    return "".join(lines)


def _names_in(talk: str) -> Iterator[str]:
    for place in (_BUTTON, _PRESS):
        yield from (found[2] for found in place.finditer(talk))
