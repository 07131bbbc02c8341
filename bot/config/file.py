"""config.yaml as it is written: its values, and the line on which each key stands.

The rule this module guards: a file that cannot be read is refused with its name, line and column, and a
key that is written twice is refused, because one of the two would silently win.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import SafeConstructor

from bot.policy.refusal import Problem, SettingRefused

try:
    from yaml import CSafeLoader as LibYaml
except ImportError:  # PyYAML was built without libyaml
    from yaml import SafeLoader as LibYaml  # type: ignore[assignment]

_YAML_MEND = "mend it: one indent for the keys of a level, each key once, quotes and brackets closed"


class ConfigError(SettingRefused):
    """config.yaml and the environment are refused. `file` is the file that was read."""

    def __init__(self, file: Path, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.file = file


@dataclass(frozen=True, slots=True)
class Document:
    file: Path
    values: Mapping[str, Any]
    root: yaml.Node | None

    def line(self, path: Sequence[str | int]) -> int | None:
        """The line, counted from 1, of the deepest key of `path` that the file holds."""
        node, line = self.root, None
        for part in path:
            found = _child(node, part)
            if found is None:
                break
            node, line = found[1], found[0].start_mark.line + 1
        return line


def read(file: Path) -> Document:
    """Raises ConfigError: the file is missing, unreadable, no YAML, or no table of keys."""
    return parsed(text_of(file), file)


def parsed(text: str, file: Path) -> Document:
    """`file` is the one that the text is of, or is to be of.

    Raises ConfigError: the text is no YAML, or no table of keys.
    """
    try:
        root, values = _document(text)
    except yaml.YAMLError as error:
        raise _unreadable(file, error) from None
    if not isinstance(values, dict):
        raise ConfigError(file, [Problem("the file", "is no table of keys", "write key: value lines", 1)])
    return Document(file, values, root)


def _document(text: str) -> tuple[yaml.Node | None, Any]:
    """A start and its check read the same text several times. The values are the caller's own."""
    root, values = _composed(text)
    return root, _own(values)


def _own(value: Any) -> Any:
    match value:
        case dict():
            return {key: _own(each) for key, each in value.items()}
        case list():
            return [_own(each) for each in value]
        case _:
            return value


@lru_cache(maxsize=2)
def _composed(text: str) -> tuple[yaml.Node | None, Any]:
    """By libyaml, which is many times as fast. PyYAML's own reader says more plainly what is wrong, so it
    reads again what libyaml refuses."""
    try:
        return _parsed(Fast(text))
    except yaml.YAMLError:
        return _parsed(Plain(text))


def _parsed(loader: "Fast | Plain") -> tuple[yaml.Node | None, Any]:
    root = loader.get_single_node()
    return root, loader.construct_document(root) if root else {}


def text_of(file: Path) -> str:
    """As it is, with the ends of its lines.

    Raises ConfigError: the file is missing or unreadable.
    """
    try:
        return file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        problem = (
            "there is no such file",
            "copy config.yaml of the project there, or name one by --config",
        )
    except UnicodeDecodeError as error:
        problem = (f"is not UTF-8 at byte {error.start}", "save it as UTF-8")
    except OSError as error:
        problem = (f"cannot be read: {error.strerror}", "check the path and its rights")
    raise ConfigError(file, [Problem("the file", *problem)])


def _unreadable(file: Path, error: yaml.YAMLError) -> ConfigError:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "it holds a character that YAML does not allow"
    where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "the file"
    return ConfigError(file, [Problem(where, f"is no YAML: {what}", _YAML_MEND, mark and mark.line + 1)])


def _child(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(part)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None


class _Rules(SafeConstructor):
    """Safe YAML that refuses doubled keys. A number with a leading zero is a phone's and stays a text; so
    does a date that does not exist, and whoever reads the key refuses it."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                problem = "a list or a table stands where a key belongs"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            if key.value in seen:
                problem = f"the key {key.value!r} is written twice"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)

    def number(self, node: yaml.ScalarNode) -> int | str:
        text = str(node.value)
        if text.isdigit() and text.startswith("0") and text != "0":
            return text
        return self.construct_yaml_int(node)

    def moment(self, node: yaml.ScalarNode) -> Any:
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return str(node.value)


_Rules.add_constructor("tag:yaml.org,2002:timestamp", _Rules.moment)  # type: ignore[type-var]
_Rules.add_constructor("tag:yaml.org,2002:int", _Rules.number)  # type: ignore[type-var]


class Fast(_Rules, LibYaml):
    pass


class Plain(_Rules, yaml.SafeLoader):
    pass
