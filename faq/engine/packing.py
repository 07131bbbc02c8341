"""A dataclass of arrays, words and dataclasses, taken apart into what a file holds, and put together
again.

Nothing is named in a file that would have to be found: the class that is asked for says what it is made
of.
What a field's `metadata` calls `given` lies in no file: whoever puts it together gives it.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, get_args, get_type_hints

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
GIVEN = {"given": True}
Arrays = dict[str, NDArray[Any]]
_ARRAY = "array"


def taken_apart(thing: Any, arrays: Arrays, at: str = "") -> Any:
    """What JSON can say of it; its arrays are added to `arrays` by where they stand."""
    if isinstance(thing, np.ndarray):
        arrays[at] = thing
        return {_ARRAY: at}
    if is_dataclass(thing):
        kept = (each.name for each in fields(thing) if not each.metadata.get("given"))
        return {name: taken_apart(getattr(thing, name), arrays, f"{at}.{name}") for name in kept}
    return thing


def put_together(
    kind: type[T], told: Any, arrays: Mapping[str, NDArray[Any]], given: Mapping[str, Any], at: str = ""
) -> T:
    """`given`: what lies in no file, by where it stands in the whole (`.words.terms.reader`)."""
    hints, parts = get_type_hints(kind), dict[str, Any]()
    for name in (each.name for each in fields(kind)):  # type: ignore[arg-type]
        here = f"{at}.{name}"
        parts[name] = (
            given[here] if here in given else _part(hints[name], told[name], arrays, given, here)
        )
    return kind(**parts)


def _part(
    hint: Any, told: Any, arrays: Mapping[str, NDArray[Any]], given: Mapping[str, Any], here: str
) -> Any:
    if isinstance(told, dict) and _ARRAY in told:
        return arrays[told[_ARRAY]]
    inner = next((kind for kind in (hint, *get_args(hint)) if is_dataclass(kind)), None)
    if isinstance(inner, type) and told is not None:
        return put_together(inner, told, arrays, given, here)
    return tuple(told) if isinstance(told, list) else told
