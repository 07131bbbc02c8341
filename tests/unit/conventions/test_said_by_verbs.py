"""What a verb says is a sentence of bot/texts, in the command's language; which verbs still say some themselves.

The list below only ever gets shorter: whoever moves the last sentence of a module takes it out, and a module that
is not on it says nothing of its own.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
VERBS = ROOT / "bot" / "commands"
SENTENCE = re.compile(r"[A-Za-z'`]{2,}(?: [A-Za-z'`{}_-]+){2,}")
"""Three words in a row."""

OTHERS = re.compile(r"(?:SELECT |no such |chmod |git |rida |RIDA_).*|\[[^\]]*\]", re.DOTALL)
"""What begins like a database's words or a shell's; and rich's markup within a text."""

HELP = frozenset({"Option", "Argument", "Typer", "Verb"})
"""What `--help` shows, which typer says in English; and the list of verbs."""

LOGGED = frozenset({"debug", "info", "warning", "error", "exception"})
"""What goes into the log, which is English."""

NOT_YET = frozenset(
    {
        "breach.py",
        "chat/book.py",
        "chat/command.py",
        "chat/lines.py",
        "chat/screen.py",
        "chat/talk.py",
        "faq/command.py",
        "faq/pull.py",
        "faq/pull_acts.py",
        "understand.py",
    }
)
"""Modules with sentences of their own."""


def sentences(tree: ast.Module) -> Iterator[str]:
    passed = {id(each) for node in ast.walk(tree) for each in _no_speech(node)}
    for node in _outside(tree, passed):
        text = "".join(_words(node)) if isinstance(node, ast.JoinedStr | ast.Constant) else ""
        if SENTENCE.search(OTHERS.sub("", text)):
            yield text


def _outside(node: ast.AST, passed: set[int]) -> Iterator[ast.AST]:
    if id(node) in passed:
        return
    yield node
    for each in [] if isinstance(node, ast.JoinedStr) else ast.iter_child_nodes(node):
        yield from _outside(each, passed)


def _no_speech(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, and what stands below a value; help."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node
    if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in HELP:
        yield node
    if isinstance(node, ast.Call) and _is_logged(node.func):
        yield node


def _is_logged(called: ast.expr) -> bool:
    if not isinstance(called, ast.Attribute) or called.attr not in LOGGED:
        return False
    return ast.unparse(called.value).startswith(("logger", "logging.getLogger("))


def _words(node: ast.JoinedStr | ast.Constant) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield node.value if isinstance(node.value, str) else ""
        return
    for part in node.values:
        yield str(part.value) if isinstance(part, ast.Constant) else "{}"


def test_no_other_module_of_the_verbs_says_a_sentence_of_its_own() -> None:
    found = {}
    for file in sorted(VERBS.rglob("*.py")):
        said = list(sentences(ast.parse(file.read_text("utf-8"))))
        if said:
            found[str(file.relative_to(VERBS))] = said[:3]
    assert {name: said for name, said in found.items() if name not in NOT_YET} == {}
    assert NOT_YET - found.keys() == set(), "they say nothing of their own any more: take them out"


@pytest.mark.parametrize(
    ("written", "is_speech"),
    [
        ('refuse("there is no database yet")', True),
        ('what = f"{path} cannot be read ({error})"', True),
        ('"""There is no database yet."""', False),
        ('x = typer.Option(help="Where the entry files are.")', False),
        ('say("command-no-database")', False),
        ('"SELECT version_num"', False),
        ('logger.warning("the disk is full: %s", error)', False),
        ('console.warning("the disk is full: %s", error)', True),
        ('f"rida restore {file} --into {folder}"', False),
    ],
)
def test_what_is_a_sentence(written: str, is_speech: bool) -> None:
    assert bool(list(sentences(ast.parse(written)))) is is_speech
