"""A value as config.yaml writes it: the way that the shipped file is written, so that an edit looks at
home.

The rule this module guards: what is written here is read back as the same value of the same type.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from bot.config.file import parsed

STEP = 2
_PLAIN = re.compile(r"[A-Za-z\u0621-\u064a/][\w\u064b-\u0652 .@/+()-]*(?<! )")
"""What needs no quotes in any place, unless YAML takes it for something else than a text."""


_SOME = Path("config.yaml")


def plain_value(value: object) -> Any:
    """`value` in what YAML has: paths and members of enums are texts.

    Raises TypeError: config.yaml holds nothing of the kind.
    """
    match value:
        case Enum():
            return plain_value(value.value)
        case None | bool() | int() | float() | str() | date():
            return value
        case Path():
            return str(value)
        case Mapping():
            return {key: plain_value(each) for key, each in value.items()}
        case list() | tuple():
            return [plain_value(each) for each in value]
        case _:
            raise TypeError(f"config.yaml holds no {type(value).__name__}")


def is_list(value: object) -> bool:
    return isinstance(value, list)


def key_text(key: object) -> str:
    """Keys are names, and days of the calendar."""
    return key.isoformat() if isinstance(key, date) else inline(key)


def inline(value: Any) -> str:
    """On one line, as it stands behind a key or within brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_text(key)}: {inline(each)}" for key, each in value.items()) + "}"
    if is_list(value):
        return "[" + ", ".join(map(inline, value)) + "]"
    return _scalar(value)


def _scalar(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case str():
            return value if _needs_no_quotes(value) else _quoted(value)
        case float():
            return _number(value)
        case _:
            return str(value)


def _number(value: float) -> str:
    """YAML reads 1e-07 as a text; with a point it is a number. Its infinity has one, too."""
    text = repr(value).replace("inf", ".inf")
    return text if "." in text or "e" not in text else text.replace("e", ".0e")


def _needs_no_quotes(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and parsed(f"k: {text}", _SOME).values == {"k": text}


def _quoted(text: str) -> str:
    """In double quotes. What is no visible letter is written by its number, so that it stays what it
    is."""
    return "".join(_escaped(each) for each in json.dumps(text, ensure_ascii=False))


def _escaped(letter: str) -> str:
    if letter.isprintable():
        return letter
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"


def lines(key: object, value: Any, column: int) -> Iterator[str]:
    """`key: value` as lines that begin at `column`."""
    head = " " * column + key_text(key) + ":"
    if is_lines(value):
        yield head
        yield from block(value, column + STEP)
    else:
        yield f"{head} {inline(value)}"


def block(value: Any, column: int) -> Iterator[str]:
    """A table, or a list, as lines that begin at `column`."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from lines(key, each, column)
    else:
        for each in value:
            yield from item(each, column)


def item(value: Any, column: int) -> Iterator[str]:
    """An entry of a list. What an entry holds stands on one line each."""
    before = " " * column + "- "
    if not isinstance(value, Mapping) or not value:
        yield before + inline(value)
        return
    for key, each in value.items():
        yield f"{before}{key_text(key)}: {inline(each)}"
        before = " " * (column + STEP)


def is_lines(value: object) -> bool:
    """Whether it is written as lines: a table, and a list of tables."""
    if isinstance(value, Mapping):
        return bool(value)
    return isinstance(value, list) and any(isinstance(each, Mapping) for each in value)
