"""Why something is refused is said in every language: no refusal in the code is without its sentence."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from bot.commands.language import speak
from bot.commands.refusals import PREFIX, shapes, told
from bot.config.load import wrong_with
from bot.texts.catalogue import bundle
from tests.table import rows

ROOT = Path(__file__).parents[3]
SETTINGS = ("bot/config", "bot/policy")
FILES_OF_WORDS = ("faq/entries.py", "faq/engine", "faq/lexicon", "bot/commands/faq/pull.py")
VERBS = ("bot/commands",)
RAISED = ("bot/store", "bot/app")
OF_SETTINGS = {
    "add": slice(1, 3),
    "Wrong": slice(0, 2),
    "Problem": slice(1, 3),
    "DateOutOfRange": slice(0, 0),
}
OF_WORDS = {
    "Finding": slice(2, 3),
    "_finding": slice(2, 3),
    "_error": slice(1, 2),
    "EntryError": slice(2, 3),
    "LexiconError": slice(2, 4),
}
OF_VERBS = {"refuse": slice(0, 1)}
WHERE = ((SETTINGS, OF_SETTINGS), (FILES_OF_WORDS, OF_WORDS), (VERBS, OF_VERBS))
"""What a refusal is made by, in which rooms, and which of its arguments are read."""

NOBODY_READS = {
    "UnknownTag",
    "Unreadable",
    "NaiveTime",
    "CheckFailed",
    "NobodyFound",
    "SeveralFound",
    "NobodyNamed",
}
"""Errors that no verb ends with: they are caught, and told by sentences of their own."""

HOLES = re.compile(r"(X1|[\W_])+")
"""What says nothing by itself."""

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


def _files(rooms: Sequence[str]) -> Iterator[Path]:
    for room in rooms:
        yield from [ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py"))


def _made(rooms: Sequence[str], by: Mapping[str, slice]) -> Iterator[str]:
    for file in _files(rooms):
        tree = ast.parse(file.read_text())
        names = _named(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (places := by.get(_called(node))) and node.args:
                yield from (text for each in node.args[places] for text in _texts(each, names))


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def _raised() -> Iterator[str]:
    """What an error says of itself, where it has no key by which a sentence says it."""
    for file in _files(RAISED):
        for made in ast.walk(ast.parse(file.read_text())):
            if isinstance(made, ast.ClassDef) and made.name not in NOBODY_READS and not _has_key(made):
                calls = (node for node in ast.walk(made) if isinstance(node, ast.Call) and node.args)
                said = (each.args[0] for each in calls if _called(each) == "__init__")
                yield from (text for each in said for text in _texts(each, {}))


def _has_key(made: ast.ClassDef) -> bool:
    targets = (node.targets[0] for node in made.body if isinstance(node, ast.Assign))
    return any(isinstance(each, ast.Name) and each.id == "key" for each in targets)


@cache
def refusals() -> set[str]:
    found = {text for rooms, by in WHERE for text in _made(rooms, by)} | {*_raised()}
    for file in _files(SETTINGS):
        names = _named(ast.parse(file.read_text()))
        tables = (each for name in ("NEEDED", "_SAID") for each in names.get(name, ()))
        found |= {text for each in tables for text in _texts(each, names)}
    return {text for text in found if " " in text and not HOLES.fullmatch(text)}


def test_there_is_something_to_look_at() -> None:
    assert len(refusals()) > 220


@rows("text", lambda: sorted(refusals()))
def test_every_refusal_of_the_code_has_its_sentence(text: str) -> None:
    assert any(shape.fullmatch(text) for _, shape in shapes()), (
        f"write it in command_settings.ftl or command_refusals.ftl: {text}"
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
