"""JSON from the network, read with no trust in its shape.

The rule this module guards: one value that nobody can read takes nothing else with it. What lies deeper
than anything of Meta's is left out of a body, and the rest of it is read.
"""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

DEEPEST = 64  # Meta's own bodies are some ten deep
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_HALVES = re.compile("[\ud800-\udfff]")  # of a character
Json = dict[str, Any]


def read(body: bytes) -> Any:
    """Raises ValueError: nobody can read it."""
    text = body.decode("utf-8", "replace")
    try:
        return json.loads(text, parse_int=_whole, parse_constant=_nothing)
    except RecursionError:
        return json.loads(_shallow(text), parse_int=_whole, parse_constant=_nothing)


def written(value: Any) -> str:
    """For whoever looks at it one day. Raises nothing: what was read can be written."""
    return whole_characters(json.dumps(_above(value, DEEPEST), ensure_ascii=False, sort_keys=True))


def _above(value: Any, depth: int) -> Any:
    if not isinstance(value, dict | list):
        return value
    if not depth:
        return None
    if isinstance(value, dict):
        return {name: _above(each, depth - 1) for name, each in value.items()}
    return [_above(each, depth - 1) for each in value]


def _whole(digits: str) -> int | None:
    """None: it counts nothing that there is."""
    return int(digits) if len(digits) <= 20 else None


def _nothing(_: str) -> None:
    """`NaN` and what is infinite are no numbers to us."""


def _shallow(text: str) -> str:
    """The text with `null` in the place of what lies too deep."""
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    depth = at = 0
    for found in _TOKEN.finditer(text):
        sign = found[0]
        if sign in "[{":
            depth += 1
            if depth == DEEPEST + 1:
                yield text[at : found.start()] + "null"
        elif sign in "]}":
            depth -= 1
            if depth == DEEPEST:
                at = found.end()
    yield text[at:] if depth <= DEEPEST else ""


# One value -------------------------------------------------------------------------------------------


def table(value: Any, *names: str) -> Json:
    """What stands there under these names, one in the other; empty for what is no table."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def text(value: Any) -> str | None:
    """None: it is no text. Nothing of it is shortened; what no disk can hold is replaced."""
    return whole_characters(value).replace("\0", "") if isinstance(value, str) else None


def word(value: Any, longest: int = 256) -> str:
    """A name or an id, where a number is as good; empty for whatever is neither, or too long."""
    said = str(value) if isinstance(value, int) and not isinstance(value, bool) else text(value) or ""
    said = said.strip()
    return said if len(said) <= longest else ""


def number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def is_true(value: Any) -> bool:
    return value is True


def whole_characters(said: str) -> str:
    """Two halves that belong together are one character, and a lone one is none."""
    if not _HALVES.search(said):
        return said
    return said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
