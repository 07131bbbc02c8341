"""The approved answers: one file of faq/entries/ a topic, named by its id. All file reading is here.

A file that breaks the form is refused with its name, the line and what is wrong; nothing is guessed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.policy.languages import FIRST, LANGUAGES
from faq.lexicon import lexicon

FOLDER = Path(__file__).parent / "entries"
OUTSIDE = Path(__file__).parent / "outside.txt"
TOLD = Path(__file__).parent / "acts" / "about.yaml"

VALUES: Mapping[str, str] = {
    "hours": "the week's office hours, from the calendar",
    "today": "whether the office is open now, and until when",
    "next_opening": "the next time the office opens",
    "phone": "society.phone",
    "extension": "society.extension",
    "mobile": "society.mobile",
    "email": "society.email",
    "social": "society.social",
    "address": "society.address",
    "map": "society.map, a link",
    "society": "society.name in the reader's language",
    "working_days": "the working days within which a complaint is solved, as a number",
    "initiatives": "one line an initiative, the open ones first",
    "open_initiatives": "one line an open initiative, or a sentence that none is open",
    "link": "the approved registration link of the entry's initiative",
    "window": "when registration of the entry's initiative opens and closes",
    "terms": "the terms of the entry's initiative",
}
"""What an answer may name in braces; the texts room fills it in when the answer is shown."""

OF_AN_INITIATIVE = frozenset({"link", "window", "terms"})
"""These resolve only in an entry that names its `initiative`."""

ACTIONS = frozenset(
    {
        "complaint",
        "human",
        "my-cases",
        "contact",
        "menu",
        "delay",
        "suggestion",
        "register",
        "my-registrations",
    }
)
"""What a button may start, besides showing another entry by its id."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_KEYS = ("title", "answer", "ask", "buttons", "initiative", "misconception", "sample", "reviewed")


class EntryError(Exception):
    """A problem of one entry file. `line` counts from 1."""

    def __init__(self, file: Path, line: int, problem: str) -> None:
        super().__init__(f"{file.name}:{line}: {problem}")
        self.file = file
        self.line = line
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Entry:
    """One approved answer. `initiative` is an id of config.yaml or ""; `reviewed` is None when undated.
    `told` is what people tell of its subject: it is no way to ask, and shows which subject is meant.

    `lines` tells where in `file` a part stands: `answer.ar`, `ask.ar.0`, `buttons.1`, `reviewed` …
    """

    id: str
    title: Mapping[str, str] = field(default_factory=dict)
    answer: Mapping[str, str] = field(default_factory=dict)
    ask: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    buttons: tuple[str, ...] = ()
    initiative: str = ""
    misconception: bool = False
    sample: bool = False
    reviewed: date | None = None
    told: tuple[str, ...] = ()
    file: Path = field(default=Path(), compare=False)
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

    @property
    def examples(self) -> tuple[str, ...]:
        """Every way to ask for it, the titles among them."""
        return (*self.title.values(), *(way for ways in self.ask.values() for way in ways))

    @property
    def placeholders(self) -> frozenset[str]:
        return frozenset(name for text in self.answer.values() for name in _PLACEHOLDER.findall(text))

    def line(self, part: str) -> int:
        return self.lines.get(part, 1)


@dataclass(frozen=True, slots=True)
class Loaded:
    entries: tuple[Entry, ...]
    errors: tuple[EntryError, ...]


def load(folder: Path = FOLDER) -> tuple[Entry, ...]:
    """Every entry, by id. Raises the first EntryError when a file is wrong."""
    loaded = load_all(folder)
    if loaded.errors:
        raise loaded.errors[0]
    return loaded.entries


def load_all(folder: Path = FOLDER) -> Loaded:
    """The entries that can be read and what is wrong with the others."""
    entries: list[Entry] = []
    errors: list[EntryError] = []
    told = lexicon(TOLD.stem, folder=TOLD.parent)
    for file in sorted(folder.glob("*.yaml")):
        try:
            entry = parse(file, file.read_text("utf-8"))
            entries.append(replace(entry, told=told.get(entry.id, ())))
        except UnicodeDecodeError:
            errors.append(EntryError(file, 1, "is not UTF-8 text"))
        except EntryError as error:
            errors.append(error)
    return Loaded(tuple(entries), tuple(errors))


def outside(file: Path = OUTSIDE) -> tuple[str, ...]:
    """Questions that people ask and no entry answers, one a line: what is like them is not answered."""
    return tuple(line.strip() for line in file.read_text("utf-8").splitlines() if line.strip())


def parse(file: Path, text: str) -> Entry:
    """The entry written in `text`; its id is the file's name. In a language of which nothing is written
    its readers get the first one's words, as of what staff teach. Raises EntryError."""
    form = _Form(file, _compose(file, text))
    form.only(_KEYS)
    written = {language: language if form.speaks(language) else FIRST for language in LANGUAGES}
    return Entry(
        id=file.stem,
        title={language: form.text(f"title.{own}") for language, own in written.items()},
        answer={language: form.text(f"answer.{own}") for language, own in written.items()},
        ask={
            language: form.texts(f"ask.{language}", required=True) if own == language else ()
            for language, own in written.items()
        },
        buttons=form.texts("buttons"),
        initiative=form.text("initiative", required=False),
        misconception=form.flag("misconception"),
        sample=form.flag("sample"),
        reviewed=form.date("reviewed"),
        file=file,
        lines=form.lines,
    )


def _compose(file: Path, text: str) -> yaml.Node:
    try:
        node = _composed(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise EntryError(file, mark.line + 1 if mark else 1, error.problem or "is not YAML") from error
    except yaml.YAMLError as error:
        raise EntryError(file, 1, f"is not YAML: {str(error).splitlines()[0]}") from error
    if not isinstance(node, yaml.MappingNode):
        raise EntryError(file, 1, "must be a table of " + ", ".join(_KEYS))
    return node


def _composed(text: str) -> yaml.Node | None:
    """By libyaml, which is sixteen times as fast. PyYAML's own reader says more plainly what is wrong, so
    it reads again what libyaml refuses, and everything where libyaml is missing."""
    try:
        return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)


class _Form:
    """The parts of one file by their path, each with its line."""

    def __init__(self, file: Path, root: yaml.Node) -> None:
        self._file = file
        self._nodes = dict(_walk("", root))
        self.lines = {path: node.start_mark.line + 1 for path, node in self._nodes.items() if path}

    def only(self, known: tuple[str, ...]) -> None:
        for path in self._nodes:
            name, _, rest = path.partition(".")
            if path and name not in known:
                raise self._error(path, f"unknown key {name!r}; known are {', '.join(known)}")
            if name in ("title", "answer", "ask") and rest and rest.partition(".")[0] not in LANGUAGES:
                raise self._error(path, f"{name} is written in {' and '.join(LANGUAGES)} only")

    def speaks(self, language: str) -> bool:
        """Whether anything of it is written in this language; the first one always has to be."""
        parts = (f"{name}.{language}" for name in ("title", "answer", "ask"))
        return language == FIRST or any(part in self._nodes for part in parts)

    def text(self, path: str, *, required: bool = True) -> str:
        value = self._scalar(path, "" if not required else None)
        if not isinstance(value, str) or (required and not value.strip()):
            raise self._error(path, f"{path} must be text")
        return value.strip()

    def texts(self, path: str, *, required: bool = False) -> tuple[str, ...]:
        node = self._nodes.get(path)
        if node is None and not required:
            return ()
        if not isinstance(node, yaml.SequenceNode) or (required and not node.value):
            raise self._error(path, f"{path} must be a list of texts")
        return tuple(self.text(f"{path}.{place}") for place in range(len(node.value)))

    def flag(self, path: str) -> bool:
        value = self._scalar(path, False)
        if not isinstance(value, bool):
            raise self._error(path, f"{path} must be true or false")
        return value

    def date(self, path: str) -> date | None:
        value = self._scalar(path, "")
        if value == "":
            return None
        if not isinstance(value, date):
            raise self._error(path, f"{path} must be a day such as 2026-11-23")
        return value

    def _scalar(self, path: str, absent: Any) -> Any:
        node = self._nodes.get(path)
        if node is None:
            return absent
        if not isinstance(node, yaml.ScalarNode):
            raise self._error(path, f"{path} must be a single value")
        try:
            return yaml.SafeLoader("").construct_object(node)
        except (ValueError, yaml.YAMLError) as error:
            raise self._error(path, f"{path} cannot be read") from error

    def _error(self, path: str, problem: str) -> EntryError:
        """Points at the part, or where it is missing at what should have held it."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return EntryError(self._file, self.lines.get(path, 1), problem)


def _walk(path: str, node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    yield path, node
    prefix = f"{path}." if path else ""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(f"{prefix}{key.value}", value)
    if isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield from _walk(f"{prefix}{place}", value)
