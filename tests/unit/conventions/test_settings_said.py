"""What is wrong with config.yaml is said in every language: no refusal in the code is without its sentence."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from bot.commands.language import speak
from bot.commands.settings_told import PREFIX, shapes, told
from bot.config.load import wrong_with
from bot.texts.catalogue import bundle

ROOT = Path(__file__).parents[3]
FILES = [file for room in ("bot/config", "bot/policy") for file in sorted((ROOT / room).rglob("*.py"))]
WHERE = {"add": slice(1, 3), "Wrong": slice(0, 2), "Problem": slice(1, 3), "DateOutOfRange": slice(0, 0)}
"""What a refusal is made by, and which of its arguments are read."""

Names = Mapping[str, Sequence[ast.expr]]


def _named(tree: ast.AST) -> Names:
    """What each name of the module was ever set to."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
    return found


def _texts(node: ast.expr, names: Names) -> Iterator[str]:
    """What an expression may say, with an X1 for each of its holes."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr():
            holes = (v.value if isinstance(v, ast.Constant) else "X1" for v in node.values)
            yield "".join(map(str, holes))
        case ast.IfExp():
            yield from (*_texts(node.body, names), *_texts(node.orelse, names))
        case ast.Tuple() | ast.List():
            yield from (text for each in node.elts for text in _texts(each, names))
        case ast.Dict():
            yield from (text for each in node.values for text in _texts(each, names))
        case ast.Starred():
            yield from _texts(node.value, names)
        case ast.Name():
            others = {name: values for name, values in names.items() if name != node.id}
            yield from (text for each in names.get(node.id, ()) for text in _texts(each, others))


def refusals() -> set[str]:
    found = set[str]()
    for file in FILES:
        tree = ast.parse(file.read_text())
        names = _named(tree)
        for node in ast.walk(tree):
            called = isinstance(node, ast.Call) and getattr(
                node.func, "attr", getattr(node.func, "id", "")
            )
            if isinstance(node, ast.Call) and called in WHERE and len(node.args) > 1:
                found |= {text for each in node.args[WHERE[called]] for text in _texts(each, names)}
    tables = ("NEEDED", "_SAID")
    for file in FILES:
        names = _named(ast.parse(file.read_text()))
        found |= {text for name in tables for each in names.get(name, ()) for text in _texts(each, names)}
    return {text for text in found if " " in text}


def test_there_is_something_to_look_at() -> None:
    assert len(refusals()) > 150


@pytest.mark.parametrize("text", sorted(refusals()))
def test_every_refusal_of_the_code_has_its_sentence(text: str) -> None:
    assert any(shape.fullmatch(text) for _, shape in shapes()), (
        f"write it in command_settings.ftl: {text}"
    )


def test_no_two_sentences_say_the_same() -> None:
    english = [shape.pattern for _, shape in shapes()]
    assert sorted(english) == sorted(set(english))
    assert len(english) == sum(key.startswith(PREFIX) for key in bundle("en")._messages)


WRONG: Mapping[str, object] = {
    "socety": {"name": "x"},
    "society": {"email": "nobody", "mobile": "no digits"},
    "web": {"port": "many", "trusted_proxies": ["0.0.0.0/0"]},
    "calendar": {
        "timezone": "Asia/Riyad",
        "weekend": ["fryday"],
        "hours": ["16:00-08:00"],
        "seasons": [{"name": "a", "hijri_month": 13, "hours": ["10:00-15:00"]}],
        "holidays": {"1448-09-01": "عيد"},
    },
    "ladder": [{"name": "A b", "kind": "complaint", "after": "soon", "tell": "boss"}],
    "staff": [{"id": "a", "name": "a", "role": "chief"}],
    "telegram": {"enabled": True, "staff_group": "7"},
    "whatsapp": {"enabled": True},
    "smtp": {"enabled": True},
    "imap": {"enabled": True},
    "follow": 1,
}


@pytest.mark.parametrize("section", WRONG)
def test_what_is_wrong_is_said_in_arabic(section: str) -> None:
    problems = wrong_with({section: WRONG[section]})
    assert problems
    speak("ar")
    said = {text: told(text) for each in problems for text in (each.problem, each.mend)}
    speak("")
    assert [text for text, shown in said.items() if not _is_arabic(shown)] == []


def _is_arabic(text: str) -> bool:
    return any("\u0621" <= letter <= "\u064a" for letter in text)
