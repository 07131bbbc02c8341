"""A file that was on its way is here, or is given up: what holds its place holds it no longer. Pure.

The rule this module guards: wherever the words went (a draft, what waits, a case), the file is found in
them by the id of its place.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from bot.core.events import Attachment, Words

T = TypeVar("T")


def settled(value: T, awaited: str, file: Attachment | None) -> T:
    """The value with `file` in the place of the awaited one; None: it never came. The same value where
    nothing in it waits for the file."""
    return cast(T, _settled(value, awaited, file))


def is_awaited(words: Words, awaited: str) -> bool:
    return any(each.id == awaited for each in words.attachments)


def _settled(value: Any, awaited: str, file: Attachment | None) -> Any:
    match value:
        case Words():
            return _with(value, awaited, file) if is_awaited(value, awaited) else value
        case tuple():
            return _each(value, awaited, file)
        case _ if is_dataclass(value) and not isinstance(value, type):
            return _fields(value, awaited, file)
        case _:
            return value


def _with(words: Words, awaited: str, file: Attachment | None) -> Words:
    kept = (file if each.id == awaited else each for each in words.attachments)
    return replace(words, attachments=tuple(each for each in kept if each))


def _each(values: tuple[Any, ...], awaited: str, file: Attachment | None) -> tuple[Any, ...]:
    """Words that were nothing but the file go with it."""
    now = [(before, _settled(before, awaited, file)) for before in values]
    if all(before is after for before, after in now):
        return values
    return tuple(after for before, after in now if after is before or not _is_bare(after))


def _is_bare(value: Any) -> bool:
    return isinstance(value, Words) and not value


def _fields(value: Any, awaited: str, file: Attachment | None) -> Any:
    parts = {each.name: getattr(value, each.name) for each in fields(value)}
    now = {name: _settled(part, awaited, file) for name, part in parts.items()}
    changes = {name: part for name, part in now.items() if part is not parts[name]}
    return replace(value, **changes) if changes else value
