"""A table that is one test names every row that fails, and fails when it has none."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.conftest import pytest_report_teststatus
from tests.table import rows


def test_every_row_is_tried_and_each_that_fails_is_named() -> None:
    tried: list[tuple[str, int]] = []

    @rows("word", ["a", "b"])
    @rows("number, even", [(1, False), (2, True), (3, True)])
    def check(word: str, number: int, even: bool) -> None:
        tried.append((word, number))
        assert (number % 2 == 0) is even

    with pytest.raises(ExceptionGroup, match="2 of 2 rows") as failed:
        check()
    assert tried == [(word, number) for word in "ab" for number in (1, 2, 3)]
    (of_a, of_b) = failed.value.exceptions
    assert isinstance(of_a, ExceptionGroup) and isinstance(of_b, ExceptionGroup)
    (wrong,) = of_a.exceptions
    assert "'number': 3" in wrong.__notes__[0] and of_b.__notes__ == ["in the row {'word': 'b'}"]


def test_a_refusal_that_did_not_come_is_a_failure() -> None:
    @rows("number", [1, 0])
    def check(number: int) -> None:
        with pytest.raises(ZeroDivisionError):
            1 / number

    with pytest.raises(ExceptionGroup) as failed:
        check()
    assert "DID NOT RAISE" in str(failed.value.exceptions[0]) and "'number': 1" in str(
        failed.value.exceptions[0]
    )
    assert len(failed.value.exceptions) == 1


def test_a_table_of_nothing_shows_nothing() -> None:
    with pytest.raises(AssertionError, match="without rows"):
        rows("number", [])


def test_what_is_counted_is_functions_and_every_row_that_fails() -> None:
    def counted(row: str, passed: bool = True) -> bool:
        report: Any = SimpleNamespace(when="call", passed=passed, nodeid=f"test_x.py::test_{row}")
        return pytest_report_teststatus(report) is None  # then pytest counts it

    assert [
        counted("a[1]"),
        counted("a[2]"),
        counted("a[1]"),
        counted("b[1]"),
        counted("c"),
        counted("c"),
    ] == [*(True, False, True, True, True, True)]
    assert counted("a[3]", passed=False)
