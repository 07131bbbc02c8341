"""The reviewed words that people say, one file a subject. Whoever adds a word edits a file, and no code.

A file is a table: the name of a list, and its words. Behind a name stand single words with spaces between
them, or a list of sayings, or a table of further lists («life.words»). All of it is text: `no` is a word.

The rule this module guards: a file that breaks the form is refused while the program starts, with its
name, its line, the list and the mend. Nothing is read within a turn: a module of a pure room asks for its
words while it is imported (tests/unit/conventions/test_rooms.py).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The one in C, where it is there: it is ten times as quick, and every start reads every file."""


class LexiconError(Exception):
    """What is wrong with a file of words, and what mends it. `line` counts from 1."""

    def __init__(self, file: Path, line: int, problem: str, mend: str) -> None:
        super().__init__(f"{file.name}:{line}: {problem}; {mend}")
        self.file, self.line, self.problem, self.mend = file, line, problem, mend


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a saying, and the line of the list that it stands in."""

    text: str
    line: int


class Lists(dict[str, tuple[str, ...]]):
    """The lists of one file by their names. To ask for a list that is missing is an error of the file."""

    def __init__(self, file: Path, found: Mapping[str, Iterable[Word]]) -> None:
        super().__init__({name: tuple(each.text for each in words) for name, words in found.items()})
        self._file = file

    def __missing__(self, name: str) -> tuple[str, ...]:
        mend = f"write `{name.rpartition('.')[2]}:` and its words"
        raise LexiconError(self._file, 1, f"the list {name!r} is missing", mend)

    def under(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """The lists of the table `name`."""
        start = f"{name}."
        return {each.removeprefix(start): words for each, words in self.items() if each.startswith(start)}


def lexicon(name: str, *known: str, folder: Path = FOLDER) -> Lists:
    """Every list of one file. Where its lists are `known`, it has those and no other.

    `*` stands for names that whoever keeps the file may choose."""
    file = folder / f"{name}.yaml"
    found = read(file)
    for list_, words in found.items():
        if known and not any(fnmatchcase(list_, each) for each in known):
            mend = f"the lists here are {', '.join(known)}"
            raise LexiconError(file, words[0].line, f"the list {list_!r} is unknown", mend)
    lists = Lists(file, found)
    for list_ in known:
        if "*" not in list_:
            lists[list_]
    return lists


def read(file: Path) -> dict[str, tuple[Word, ...]]:
    """The lists of a file with the lines that they stand in. Raises LexiconError."""
    node = _composed(file)
    if not isinstance(node, yaml.MappingNode):
        raise LexiconError(
            file, 1, "this is no table", "write the name of a list, a colon, and its words"
        )
    found: dict[str, tuple[Word, ...]] = {}
    for name, words, line in _lists(file, "", node):
        if name in found:
            mend = "put the words of both under the first, and take the second out"
            raise LexiconError(file, line, f"the list {name!r} stands here twice", mend)
        found[name] = words
    return found


def _composed(file: Path) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(file.read_text("utf-8"), Loader=_LOADER)
        return node
    except FileNotFoundError:
        mend = "get the project's files again (git checkout faq/lexicon)"
        raise LexiconError(file, 1, "the file is missing", mend) from None
    except UnicodeDecodeError:
        raise LexiconError(file, 1, "this is not UTF-8 text", "save the file as UTF-8") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise LexiconError(file, line, error.problem or "this is not YAML", _INDENT) from None


_INDENT = "look at the spaces, colons and dashes around it"


def _lists(
    file: Path, before: str, table: yaml.MappingNode
) -> Iterator[tuple[str, tuple[Word, ...], int]]:
    for key, value in table.value:
        name, line = f"{before}{key.value}", key.start_mark.line + 1
        if isinstance(value, yaml.MappingNode):
            yield from _lists(file, f"{name}.", value)
        elif words := tuple(_words(file, name, value)):
            yield name, words, line
        else:
            mend = "write a word into it, or take its name out"
            raise LexiconError(file, line, f"the list {name!r} is empty", mend)


def _words(file: Path, name: str, node: yaml.Node) -> Iterator[Word]:
    if isinstance(node, yaml.ScalarNode):
        yield from (Word(each, node.start_mark.line + 1) for each in node.value.split())
        return
    for each in node.value:
        line = each.start_mark.line + 1
        if not isinstance(each, yaml.ScalarNode) or not each.value.strip():
            mend = "write each one behind a dash of its own"
            raise LexiconError(file, line, f"the list {name!r} holds what is no word", mend)
        yield Word(each.value.strip(), line)
