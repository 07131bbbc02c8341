"""The environment over config.yaml: `RIDA_` and the path with `__`, as `RIDA_TELEGRAM__TOKEN`.

The rule this module guards: what the environment says goes before the file. A place in a list is its
number from 0 (`RIDA_STAFF__0__EMAIL`); a whole list or table is written as JSON.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

PREFIX = "RIDA_"
OF_THE_COMMAND = frozenset({"RIDA_LANGUAGE"})
"""What the command itself reads (bot/commands/language.py), and no setting."""


def overlay(
    values: Mapping[str, Any], environ: Mapping[str, str], sections: Iterable[str]
) -> dict[str, Any]:
    """`values` with the variables that name one of `sections`; `values` itself is left alone."""
    known, merged = frozenset(sections), dict(values)
    for name, path in _paths(environ):
        if path[0] in known:
            merged = _put(merged, path, _value(environ[name]))
    return merged


def strangers(environ: Mapping[str, str], sections: Iterable[str]) -> list[str]:
    """Variables that begin like ours and name no section: nobody reads them."""
    known = frozenset(sections)
    ours = ((name, path) for name, path in _paths(environ) if name.upper() not in OF_THE_COMMAND)
    return [name for name, path in ours if path[0] not in known]


def variable_of(path: Sequence[str | int], environ: Mapping[str, str]) -> str | None:
    """The variable that set what stands at `path`, if one did."""
    names = {name.upper() for name, _ in _paths(environ)}
    parts = [str(part).upper() for part in path]
    prefixes = (PREFIX + "__".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in prefixes if name in names), None)


def _paths(environ: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Sorted, so that a whole list is set before one of its entries."""
    for name in sorted(environ):
        if name.upper().startswith(PREFIX):
            yield name, name[len(PREFIX) :].lower().split("__")


def _value(text: str) -> Any:
    """A list, a table or null when it is written as one; else the text, whose type its key decides."""
    if text.lstrip()[:1] not in ("[", "{") and text != "null":
        return text
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


def _put(node: Any, path: Sequence[str], value: Any) -> Any:
    if not path:
        return value
    part, rest = path[0], path[1:]
    if isinstance(node, list) and part.isdecimal() and int(part) <= len(node):
        index = int(part)
        inner = node[index] if index < len(node) else {}
        return [*node[:index], _put(inner, rest, value), *node[index + 1 :]]
    table = dict(node) if isinstance(node, Mapping) else {}
    return {**table, part: _put(table.get(part), rest, value)}
