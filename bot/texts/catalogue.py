"""Every sentence, by key and language, in Fluent with isolation.

A missing key or value raises: Fluent itself would print the name into somebody's message.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentNumber, fluent_number
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

FOLDER = Path(__file__).parent
START, END = "\u2068", "\u2069"
"""First-strong isolate and its end: what stands between them cannot turn the sentence around it."""

_PLACE = re.compile("\ue000([^\ue001]*)\ue001")


_NOTHING = re.compile(rf"[\s{START}{END}]*")


class TextError(LookupError):
    """A key that no file has, or a value that its sentence needs and did not get."""


_ENTRY = re.compile(r"^(?=(-?[A-Za-z][\w-]*) *=)", re.MULTILINE)


class _Parsed(dict[str, ast.Message | ast.Term]):
    """The entries of a language, each parsed when it is first asked for, which takes a fraction of a
    millisecond. All of them took a fifth of every start."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources

    def __missing__(self, key: str) -> ast.Message | ast.Term:
        entry = FluentParser(with_spans=False).parse_entry(self._sources[key])
        if not isinstance(entry, ast.Message | ast.Term):
            raise TextError(f"the text {key!r} cannot be read")
        self[key] = entry
        return entry

    def __contains__(self, key: object) -> bool:
        return key in self._sources

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)


@cache
def bundle(language: str) -> FluentBundle:
    made, messages, terms = (
        FluentBundle([language], use_isolating=True),
        dict[str, str](),
        dict[str, str](),
    )
    for file in sorted((FOLDER / language).glob("*.ftl")):
        _, *pieces = _ENTRY.split(file.read_text("utf-8"))
        for key, source in zip(pieces[::2], pieces[1::2], strict=True):
            (terms if key.startswith("-") else messages).setdefault(key.removeprefix("-"), source)
    made._messages, made._terms = _Parsed(messages), _Parsed(terms)
    return made


def sentence(key: str, language: str, values: Mapping[str, str | int]) -> str:
    """Raises TextError: no such key, or a value is missing."""
    decided = tuple(
        (name, _deciding(values[name])) for name in _names(key, language).deciding if name in values
    )
    parts = list(_template(key, language, decided))
    try:
        for place in range(1, len(parts), 2):
            value = values[parts[place]]
            parts[place] = value if isinstance(value, str) else number(value, language)
    except KeyError as error:
        raise TextError(f"text {key!r} in {language!r}: {error} is missing") from error
    return "".join(parts)


@cache
def alone(key: str, language: str) -> str:
    """A sentence that names nothing, tidy; empty for any other.

    Raises TextError: no such key.
    """
    return "" if _names(key, language).all else tidy(sentence(key, language, {}))


def _deciding(value: str | int) -> int | None:
    """Of words it is the same whatever they are."""
    return value if isinstance(value, int) else None


@lru_cache(maxsize=4096)
def number(value: int, language: str) -> str:
    """Without grouping: a case number is read digit by digit."""
    return _number(value).format(bundle(language)._babel_locale)


def _number(value: int) -> FluentNumber:
    return cast(FluentNumber, fluent_number(value, useGrouping=False))


# A sentence is asked of Fluent once; then only its values are put in -----------------------------------


class _Names(Visitor):
    """The names of a sentence's values: `all`, and those `deciding` which of its variants is said.
    What stands in a sentence that it refers to belongs to it."""

    def __init__(self, messages: Mapping[str, ast.Message | ast.Term]) -> None:
        self._messages = messages
        self.all: dict[str, None] = {}
        self.deciding: dict[str, None] = {}

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.all[node.id.name] = None

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        if isinstance(node.selector, ast.VariableReference):
            self.deciding[node.selector.id.name] = None
        self.generic_visit(node)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.visit(self._messages[node.id.name])


@cache
def _names(key: str, language: str) -> _Names:
    messages = bundle(language)._messages
    if key not in messages:
        raise TextError(f"no text {key!r} in {language!r}")
    names = _Names(messages)
    names.visit(messages[key])
    return names


@lru_cache(maxsize=8192)
def _template(key: str, language: str, decided: tuple[tuple[str, int | None], ...]) -> tuple[str, ...]:
    """Words and, at every second place, the name of the value that is put in there. Values are put in
    afterwards: Fluent refuses those of over 1,000 characters, and people write more."""
    pattern = bundle(language).get_message(key).value
    if pattern is None:
        raise TextError(f"the text {key!r} is empty in {language!r}")
    names, numbers = _names(key, language), dict(decided)
    known = (name for name in names.all if name not in names.deciding or name in numbers)
    given: dict[str, Any] = {name: f"\ue000{name}\ue001" for name in known}
    given |= {name: _number(value) for name, value in decided if value is not None}
    text, errors = bundle(language).format_pattern(pattern, given)
    if errors:
        raise TextError(f"text {key!r} in {language!r}: {errors[0]}")
    return tuple(_PLACE.split(str(text)))


def isolated(text: str) -> str:
    """Each line set apart: an isolate ends with its line, so one around several would not hold."""
    return "\n".join(f"{START}{line}{END}" if line else line for line in text.split("\n"))


def plain(text: str) -> str:
    """Without the isolates: for comparing, and for readers that are no people."""
    return text.replace(START, "").replace(END, "")


def tidy(text: str) -> str:
    """No empty line at the ends and never two in a row: a value may have been empty."""
    lines: list[str] = []
    for line in text.split("\n"):
        shown = "" if _NOTHING.fullmatch(line) else line
        if shown or (lines and lines[-1]):
            lines.append(shown)
    return "\n".join(lines).strip("\n")
