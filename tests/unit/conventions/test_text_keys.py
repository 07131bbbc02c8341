"""Every text key that the code can make has its sentence in every language (tests/unit/conventions/text_keys.py)."""

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest

from bot.commands.refusals import shapes
from bot.core.staff_text.buttons import ROOM
from bot.policy.languages import LANGUAGES
from bot.runtime.delivery.channel import SendError
from bot.runtime.delivery.failures import _name as reason_of
from bot.texts.catalogue import bundle
from handlers.person.own_cases.rating import RATES
from handlers.shared.approved_answer import ACTIONS
from tests.table import rows
from tests.unit.conventions.text_keys import BUTTONS, KEYS, NO_TEXTS, WHY_PARKED

ROOT = Path(__file__).parents[3]
SAYING = {
    **dict.fromkeys(("Text", "show", "reply", "notice", "sentence", "say"), 0),
    "letter_to_leaders": 1,
    "letter_to_supervisors": 2,
    "letter": 3,
}
"""What a text key is given to, and as which of its arguments."""


@dataclass(frozen=True)
class Module:
    """A module of the code that people's sentences come from."""

    name: str
    tree: ast.Module

    @cached_property
    def calls(self) -> tuple[tuple[str, ast.Call], ...]:
        """Looked for once: several tests ask for them."""
        return tuple(calls(self.tree))

    def value(self, name: str) -> Any:
        return getattr(importlib.import_module(self.name), name, None)


def modules() -> tuple[Module, ...]:
    return (*modules_of("bot"), *modules_of("handlers"))


@cache
def modules_of(room: str) -> tuple[Module, ...]:
    files = sorted((ROOT / room).rglob("*.py"))
    named = ((".".join(file.relative_to(ROOT).with_suffix("").parts), file) for file in files)
    return tuple(
        Module(name.removesuffix(".__init__"), ast.parse(file.read_text())) for name, file in named
    )


@cache
def sentences(language: str) -> frozenset[str]:
    return frozenset(bundle(language)._messages)


@cache
def one_a_line() -> str:
    return "\n".join(sentences("ar"))


def as_written(key: ast.JoinedStr) -> str:
    parts = (
        v.value if isinstance(v, ast.Constant) else f"{{{ast.unparse(v.value)}}}" for v in key.values
    )  # type: ignore[attr-defined]
    return "".join(map(str, parts))


def could_be(key: ast.JoinedStr) -> bool:
    """Whether some sentence's key has this shape; one without a word of its own is told by its place."""
    parts = [str(v.value) if isinstance(v, ast.Constant) else None for v in key.values]
    words = [part for part in parts if part and re.search("[a-z]", part)]
    if not words or any(word not in one_a_line() for word in words):
        return False
    shape = re.compile("".join(".*" if part is None else re.escape(part) for part in parts))
    return any(shape.fullmatch(each) for each in sentences("ar"))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node


def said(module: Module) -> Iterator[ast.expr]:
    """The expressions whose value is a text key: what is given to say, and labels."""
    for name, call in module.calls:
        if name in SAYING:
            yield from call.args[SAYING[name] : SAYING[name] + 1]
        if name == "Choice":
            yield from (each.value for each in call.keywords if each.arg == "label")


def computed() -> set[str]:
    found: set[str] = set()
    for module in modules():
        in_place = set(said(module))
        for node in ast.walk(module.tree):
            if isinstance(node, ast.JoinedStr) and (node in in_place or could_be(node)):
                found.add(as_written(node))
    return found


def test_every_computed_key_stands_in_the_table_and_nothing_else_does() -> None:
    assert computed() == {*KEYS, *NO_TEXTS, BUTTONS}


@rows("language", LANGUAGES)
@rows("pattern", KEYS)
def test_whatever_a_key_becomes_can_be_said(language: str, pattern: str) -> None:
    assert [key for key in KEYS[pattern] if key not in sentences(language)] == []


def buttons() -> set[str]:
    """The actions of all buttons that have no label of their own."""
    found = {*RATES, *ACTIONS, *(each.id for each in ROOM if each.place)}
    for module in modules():
        for name, call in module.calls:
            own = {each.arg for each in call.keywords} & {"label", "title"} or len(call.args) > 2
            if name == "Choice" and call.args and not own:
                found |= set(_named(module, call.args[0]))
    return found - {"cancel"}  # which is only ever typed


def _named(module: Module, action: ast.expr) -> Iterator[str]:
    if isinstance(action, ast.Constant):
        yield str(action.value)
    elif isinstance(action, ast.Name) and isinstance(value := module.value(action.id), str):
        yield value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_has_a_label(language: str) -> None:
    assert len(buttons()) > 50
    assert [each for each in sorted(buttons()) if f"choice-{each}" not in sentences(language)] == []


def fixed() -> set[str]:
    """The keys that stand in the code as they are, where something is said."""
    values = (value for module in modules() for key in said(module) for value in _leaves(key))
    return {value for value in values if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", value)}


def _leaves(key: ast.expr) -> Iterator[str]:
    """What an expression can be: either side of a condition, whatever a table holds."""
    match key:
        case ast.Constant(value=str(value)):
            yield value
        case ast.IfExp(body=body, orelse=orelse):
            yield from _leaves(body)
            yield from _leaves(orelse)
        case ast.Subscript(value=ast.Dict(values=values)):
            yield from (value for each in values for value in _leaves(each))
        case _:
            return


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_is_said_as_it_stands_has_its_sentence(language: str) -> None:
    assert len(fixed()) > 300
    assert sorted(fixed() - sentences(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_has_a_subject(language: str) -> None:
    letters = {key for key in fixed() if key.startswith("letter-")} & {*_mailed()}
    assert len(letters) > 10
    assert [key for key in sorted(letters) if f"{key}-subject" not in sentences(language)] == []


def _mailed() -> Iterator[str]:
    """The keys that are given to what writes a letter."""
    for module in modules():
        for name, call in module.calls:
            if name.startswith("letter"):
                yield from (value for arg in call.args for value in _leaves(arg))


def test_no_sentence_is_there_that_nothing_can_say() -> None:
    words = {
        str(node.value)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant)
    }
    pages = "".join(file.read_text() for file in sorted((ROOT / "bot/web/templates").glob("*.html")))
    scripts = "".join(file.read_text() for file in sorted((ROOT / "bot/web/static").rglob("*.js")))
    known = {*words, *re.findall(r"['\"]([a-z0-9-]+)['\"]", pages + scripts)}
    known |= {key for keys in KEYS.values() for key in keys} | {f"choice-{each}" for each in buttons()}
    known |= {f"{key}-more" for key in KEYS["web-pass-{told}"]}
    known |= {key for key, _ in shapes()}  # found by what they say: test_settings_said.py
    assert sorted(sentences("ar") - known) == []


def kinds(error: type[SendError] = SendError) -> Iterator[type[SendError]]:
    for each in error.__subclasses__():
        yield each
        yield from kinds(each)


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.__name__)
def test_every_failure_of_a_delivery_is_told_by_a_name_that_staff_can_read(kind: type[SendError]) -> None:
    assert reason_of(kind("x")).lower() in WHY_PARKED
