"""From the sources of a page to one script and one style sheet.

The sources stay what people read and change: modules that import each other by name, and a style sheet
for each part. Nothing but Python puts them together. What this module does not understand it refuses, and
a test puts all of them together.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

_IMPORT = re.compile(r'^import \{ ([^}]+) \} from "\./([a-z-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|class|const) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_URL = re.compile(r'url\("([^"]+)"\)')


class CannotBundle(ValueError):
    """A source is written in a way that this module does not know."""


def script(folder: Path, entry: str) -> str:
    """All modules that the entry needs, each before the first that asks for it, each in a scope of its
    own."""
    done: dict[str, str] = {}
    _add(folder, entry, done, ())
    return "\n".join(['"use strict";(() => {', *done.values(), "})();", ""])


def _add(folder: Path, name: str, done: dict[str, str], asking: tuple[str, ...]) -> None:
    if name in asking:
        raise CannotBundle(f"modules that ask for each other: {' > '.join((*asking, name))}")
    source = (folder / f"{name}.js").read_text(encoding="utf-8")
    for _, needed in _IMPORT.findall(source):
        if needed not in done:
            _add(folder, needed, done, (*asking, name))
    done[name] = _module(name, source)


def _module(name: str, source: str) -> str:
    given = _EXPORT.findall(source)
    body = _EXPORT.sub("", _IMPORT.sub(_taken, source))
    if left := _LEFT.search(body):
        raise CannotBundle(f"{name}.js: {left.group()}")
    if any(line.count("`") % 2 for line in body.splitlines()):
        raise CannotBundle(f"{name}.js: a text in backticks that goes over the end of its line")
    lines = [line.strip() for line in body.splitlines()]
    kept = [line for line in lines if line and not line.startswith("//")]
    return "\n".join(
        [f"const {_scope(name)} = (() => {{", *kept, f"return {{ {', '.join(given)} }};", "})();"]
    )


def _taken(found: re.Match[str]) -> str:
    names = found.group(1).replace(" as ", ": ")
    return f"const {{ {names} }} = {_scope(found.group(2))};"


def _scope(name: str) -> str:
    return f"${name.replace('-', '_')}"


def style(files: Iterable[Path], address: Callable[[Path], str]) -> str:
    """One style sheet of many; `address` says where a file that they name is found."""
    return "\n".join(_sheet(file, address) for file in files) + "\n"


def _sheet(file: Path, address: Callable[[Path], str]) -> str:
    def named(found: re.Match[str]) -> str:
        return f'url("{address((file.parent / found.group(1)).resolve())}")'

    source = _REMARK.sub("", file.read_text(encoding="utf-8"))
    lines = (line.strip() for line in _URL.sub(named, source).splitlines())
    return "\n".join(line for line in lines if line)
