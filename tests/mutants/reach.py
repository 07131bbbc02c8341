"""A pytest plugin: which test runs which line, and how long each test takes, written to the file `$REACH`.

Only tests that pass are told of. A line that ran while modules were imported belongs to no test.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import coverage
import pytest

FOLDERS = os.environ["REACH_OF"].split()
measured = coverage.Coverage(
    data_file=None, config_file=False, source=FOLDERS, concurrency=["thread", "greenlet"], messages=False
)
measured.start()  # before anything of ours is imported
seconds: dict[str, float] = {}
failed: set[str] = set()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    measured.switch_context(item.nodeid)
    result = yield
    measured.switch_context("")
    return result


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    seconds[report.nodeid] = seconds.get(report.nodeid, 0) + report.duration
    if not report.passed:
        failed.add(report.nodeid)


def pytest_sessionfinish() -> None:
    measured.stop()
    data = measured.get_data()
    root = Path.cwd()
    lines = {
        Path(file).relative_to(root).as_posix(): data.contexts_by_lineno(file)
        for file in data.measured_files()
    }
    passed = {test: round(took, 3) for test, took in seconds.items() if test not in failed}
    told = {"seconds": passed, "failed": sorted(failed), "lines": lines}
    Path(os.environ["REACH"]).write_text(json.dumps(told))
