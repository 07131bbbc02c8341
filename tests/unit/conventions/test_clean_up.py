"""What is cleaned up while an error is on its way must not raise one of its own: that would be told instead,
as a fault of ours, and whoever waits for the reason would never read it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MAY_FAIL = {"unlink", "rmdir", "rmtree", "remove", "removedirs", "rename"}
QUIET = {"suppress"}


def _blocks(tree: ast.AST) -> Iterator[ast.stmt]:
    """What is done whatever happened, or before an error of any kind goes on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Try):
            yield from node.finalbody
            for handler in node.handlers:
                if any(isinstance(each, ast.Raise) and each.exc is None for each in handler.body):
                    yield from handler.body


def _loud(node: ast.AST) -> Iterator[int]:
    """The lines of it where something may fail and nobody takes care of that."""
    if isinstance(node, ast.Try) or (isinstance(node, ast.With) and _is_quiet(node)):
        return
    if isinstance(node, ast.Call) and any(each.arg == "ignore_errors" for each in node.keywords):
        return
    if isinstance(node, ast.Attribute) and node.attr in MAY_FAIL:
        yield node.lineno
    for child in ast.iter_child_nodes(node):
        yield from _loud(child)


def _is_quiet(node: ast.With) -> bool:
    called = (each.context_expr for each in node.items if isinstance(each.context_expr, ast.Call))
    return any(isinstance(each.func, ast.Name) and each.func.id in QUIET for each in called)


def loud(source: str) -> list[int]:
    return [line for block in _blocks(ast.parse(source)) for line in _loud(block)]


def test_no_clean_up_hides_the_error_that_it_cleans_up_after() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for room in ("bot", "faq", "handlers")
        for path in (ROOT / room).rglob("*.py")
        for line in loud(path.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize(
    ("body", "is_loud"),
    [
        ("finally:\n    file.unlink()", True),
        ("except BaseException:\n    await to_thread(file.unlink)\n    raise", True),
        ("except OSError:\n    file.unlink()\n    raise", True),
        ("except OSError:\n    file.unlink()", False),
        ("finally:\n    with suppress(OSError):\n        file.unlink()", False),
        ("finally:\n    rmtree(place, ignore_errors=True)", False),
        ("finally:\n    shutil.rmtree(place)", True),
    ],
)
def test_it_would_be_found(body: str, is_loud: bool) -> None:
    assert bool(loud(f"try:\n    work()\n{body}")) is is_loud
