"""What `rida check` finds is told to staff once: it is known again by its key, which no word of it and no language changes."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
PLACES = ("bot/commands", "bot/app")
SHARED = {"proxy-unnamed"}
"""Said at several places, of the same thing: only one of them can be at a time."""


def test_whatever_has_a_mend_has_a_key_of_its_own() -> None:
    keys = Counter[str]()
    without = list[str]()
    for place, call in calls():
        key = call.args[4] if len(call.args) > 4 else named(call, "key")
        if key:
            keys[ast.unparse(key).strip("'")] += 1
        elif len(call.args) > 3 or named(call, "mend"):
            without.append(place)
    assert without == []
    assert len(keys) > 50
    assert {key for key, times in keys.items() if times > 1} == SHARED


def test_no_key_holds_words_of_a_sentence() -> None:
    """An error's text, a count or a time in a key would be told anew each day."""
    names = {
        each.id
        for _, call in calls()
        for key in call.args[4:5]
        for each in ast.walk(key)
        if isinstance(each, ast.Name)
    }
    assert names and not names & {"what", "mend", "said", "count", "since", "at", "now", "missing"}


def calls() -> Iterator[tuple[str, ast.Call]]:
    for file in sorted(file for place in PLACES for file in (ROOT / place).rglob("*.py")):
        for each in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(each, ast.Call) and getattr(each.func, "id", "") == "Finding":
                yield f"{file.relative_to(ROOT)}:{each.lineno}", each


def named(call: ast.Call, name: str) -> ast.expr | None:
    return next((each.value for each in call.keywords if each.arg == name), None)
