"""A later value of a frozen dataclass with slots, in half the time of `dataclasses.replace`: a turn makes
twenty of them.

The rule this module guards: it is for classes that check nothing when they are made (`__post_init__`).
"""

from collections.abc import Callable, Hashable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast

T = TypeVar("T")
Put = Callable[[Any, Any], None]


def replaced(value: T, **changes: Any) -> T:
    """The same but for these fields."""
    read, places = _slots(cast(Hashable, type(value)))
    made = object.__new__(type(value))
    for put, each in zip(places, read(value), strict=True):
        put(made, each)
    for name, each in changes.items():
        object.__setattr__(made, name, each)
    return made


@cache
def _slots(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[Put, ...]]:
    names = tuple(each.name for each in fields(kind))
    return attrgetter(*names), tuple(getattr(kind, name).__set__ for name in names)
