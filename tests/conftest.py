"""How the properties are tried, and how tests are counted and ordered.

The same examples on every machine and day, unless one asks for fresh ones: `make test` answers the question
"is it still right?", and its answer must not depend on luck; what luck finds is found by `make explore`.
No example is timed: the first one pays for tables that all others use.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import providers

from bot.app.settled import settling
from tests.thorough import is_left

os.environ["RIDA_LANGUAGE"] = "en"
"""What the command is held to say does not depend on the terminal of whoever runs the tests."""

pytest_plugins = ("tests.fixtures.planted",)
"""What tests plant is looked for in everything that the whole run wrote."""

TRIED = (Phase.explicit, Phase.generate)

settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,
    phases=TRIED,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("shrink", settings.get_profile("steady"), phases=(*TRIED, Phase.shrink))
"""The same examples, and a failing one made as small as it gets, which may take minutes."""

settings.register_profile("explore", settings.get_profile("shrink"), derandomize=False, max_examples=300)
settings.load_profile("steady")

_constants_of_modules = providers._get_local_constants


def _constants() -> providers.Constants:
    """Hypothesis also draws what stands as a constant in modules of ours that are imported so far. Then an
    example depends on the tests that ran before it: it is left to whoever looks for fresh ones."""
    return providers.Constants() if settings.default.derandomize else _constants_of_modules()


providers._get_local_constants = _constants


# What is counted, and what begins first ----------------------------------------------------------------

_COUNTED: dict[str, str] = {}
"""For each test function the first of its rows that held."""

LONG = (
    "tests/crash",
    "tests/integration/test_backup.py",
    "tests/unit/core/test_any_sequence.py",
    "tests/e2e",
    "tests/integration/telegram/test_silence.py",
    "tests/integration/web/test_strangers.py",
    "tests/unit/faq/test_faq_held_out.py",
)
"""Where tests of more than some ten seconds are: whoever begins with them is not waited for at the end."""


def pytest_report_teststatus(report: pytest.TestReport) -> tuple[str, str, str] | None:
    """The number that is told is of test functions. A function of forty rows is one test that was shown
    forty times; a row that fails is counted and named."""
    if report.when != "call" or not report.passed or "[" not in report.nodeid:
        return None
    function = report.nodeid.partition("[")[0]
    is_first = _COUNTED.setdefault(function, report.nodeid) == report.nodeid
    return None if is_first else ("", ".", "PASSED")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marked before pytest looks who is asked for."""
    for item in items:
        if is_left(item.nodeid):
            item.add_marker(pytest.mark.thorough)
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Twelve thousand tests and all that they import stay until the end: nothing of it is looked through again
    and again for what may go, neither while it is read nor beside each test."""
    with settling():
        return (yield)


def pytest_xdist_auto_num_workers() -> int:
    """Twice as many as there are cores, for most tests wait half of their time; six at most, for each of them
    keeps a gigabyte."""
    return min(6, 2 * (os.cpu_count() or 1))
