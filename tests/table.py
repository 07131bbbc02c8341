"""A table of many rows as one test: every row is tried, and each that fails is named.

For hundreds of rows that take a moment each, where keeping books of every row as a test of its own would
take longer than the rows. Whatever a row needs is made for it alone: a test of rows is given no fixtures.
"""

from collections.abc import Callable, Collection
from functools import wraps
from inspect import Signature, signature
from typing import Any

import pytest

Check = Callable[..., None]
NO_ROWS = "a table without rows shows nothing"


Table = Collection[Any] | Callable[[], Collection[Any]]


def rows(names: str, table: Table) -> Callable[[Check], Check]:
    """As `pytest.mark.parametrize`: `names` are the arguments that a row gives. Two of them, one above the
    other, try every pair. A table that takes long to make is given as a function: every process of a run
    reads this module, and one of them tries the rows."""
    own = [name.strip() for name in names.split(",")]
    assert table, NO_ROWS

    def with_rows(check: Check) -> Check:
        @wraps(check)
        def every(**given: Any) -> None:
            made = table if isinstance(table, Collection) else table()
            assert made, NO_ROWS
            failed = [error for row in made if (error := _tried(check, {**_named(own, row), **given}))]
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(made)} rows do not hold", failed)

        others = [each for each in signature(check).parameters.values() if each.name not in own]
        every.__signature__ = Signature(others)  # type: ignore[attr-defined]  # pytest looks there
        return every

    return with_rows


def _named(names: list[str], row: Any) -> dict[str, Any]:
    return {names[0]: row} if len(names) == 1 else dict(zip(names, row, strict=True))


def _tried(check: Check, row: dict[str, Any]) -> Exception | None:
    try:
        check(**row)
    except Exception as error:  # noqa: BLE001 - it is raised with the others of its table
        error.add_note(f"in the row {row}")
        return error
    except pytest.fail.Exception as failure:  # no Exception of Python's: "DID NOT RAISE"
        return AssertionError(f"{failure.msg} in the row {row}")
    return None
