"""`make mutants`: which small slips would no test notice?

    make mutants                                     300 mutants of seed 7: hours, at a low priority
    make mutants SAMPLE=40 SEED=1 ONLY=handlers      fewer, others, of files whose path holds a word
    python -m tests.mutants --tests tests/unit       against some of the tests

The tree is copied, and once measured which test runs which line (kept in `.mutants/`, and measured again where
a file changed). Then one line at a time is changed in the copy, and the tests that reach it run, those first
that know its module best; the working tree stays as it is. A mutant is **killed** when a test fails or hangs,
**equivalent** when `equivalent.yaml` gives the reason, and else it **survived**; so it does when no test
reaches its line. A line that runs at import (a table, a default) is tried against the tests of its module.
Where the tests of one mutant take longer than `--limit` seconds, the longest are left out, and it is said.

mutmut 3 changes the bodies of functions alone (tables and defaults lie outside) and takes no sample;
cosmic-ray changes the tree in place and chooses no tests by line. So this is a small script.
"""

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from tests.mutants.changes import Mutant, sampled, sources

ROOT = Path(__file__).parents[2]
FOLDERS = ("bot", "handlers", "faq")
TESTS = ("tests/unit", "tests/contract", "tests/integration", "tests/transcripts")
KEPT = ROOT / ".mutants"
EQUIVALENT = Path(__file__).with_name("equivalent.yaml")
FIRST = 30  # tests that run before all others: most mutants die there
UNKNOWN = 4  # what pytest gives back where a test that was named is not there
HUNG = 124


class Copy:
    """A copy of all that git knows or would add, where one file at a time is changed."""

    def __init__(self, to: Path) -> None:
        self.root, self.written = to, int(time.time())
        command = ["git", "ls-files", "-coz", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
        for name in (name for name in listed.split("\0") if name and (ROOT / name).is_file()):
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)
        (to / ".venv").symlink_to(ROOT / ".venv")

    def write(self, path: str, source: bytes) -> None:
        """At a time of its own: Python knows a compiled file by its second and size."""
        self.written += 10
        (self.root / path).write_bytes(source)
        os.utime(self.root / path, (self.written, self.written))

    def run(self, tests: Iterable[str], limit: float, *more: str, **env: str) -> tuple[int, str]:
        """What pytest gave back, and what it said."""
        named = self.root.with_name("tests.txt")
        named.write_text("\n".join(tests))
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-x",
            "-p",
            "no:cacheprovider",
            *more,
            f"@{named}",
        ]
        env = {**os.environ, "PYTHONPATH": str(self.root), **env}
        pipe: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        with subprocess.Popen(command, cwd=self.root, env=env, start_new_session=True, **pipe) as process:
            try:
                said, _ = process.communicate(timeout=limit)
            except BaseException as error:
                os.killpg(process.pid, signal.SIGKILL)
                if isinstance(error, subprocess.TimeoutExpired):
                    return HUNG, "hung"
                raise  # stopped by hand: nothing is left running
        return process.returncode, said


class Reach:
    """Which tests run a line, how many lines of a module each test runs, and how long it takes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.lines: dict[tuple[str, int], set[str]] = {}
        self.modules: dict[str, Counter[str]] = defaultdict(Counter)

    def measure(self, copy: Copy, folders: Iterable[str]) -> None:
        """Each test file by itself, kept by the file, the sources and what the tests share."""
        files = sorted(file for name in folders for file in _tests(ROOT / name))
        shared = [file for file in (ROOT / "tests").rglob("*") if file.is_file() and _is_shared(file)]
        base = _digest([*shared, *(ROOT / path for path in sources(ROOT, FOLDERS))])
        for number, file in enumerate(files, 1):
            kept = KEPT / f"{file.stem}-{_digest([file], base)}.json"
            if not kept.exists():
                print(f"· measuring {number} of {len(files)}: {file.relative_to(ROOT)}", flush=True)
                env = {"REACH": str(kept), "REACH_OF": " ".join(FOLDERS), "COVERAGE_CORE": "ctrace"}
                plugin = ("-p", "tests.mutants.reach", "--maxfail=1000")
                copy.run([str(file.relative_to(ROOT))], 3600, *plugin, **env)
            self.add(json.loads(kept.read_text()) if kept.exists() else {"failed": [file.name]})

    def add(self, told: dict[str, Any]) -> None:
        for test in told["failed"]:
            print(f"· left out, it fails without any mutant: {test}", flush=True)
        seconds = told.get("seconds", {})
        self.seconds |= seconds
        for path, lines in told.get("lines", {}).items():
            for line, tests in lines.items():
                passed = seconds.keys() & tests
                self.lines.setdefault((path, int(line)), set()).update(passed)
                self.modules[path].update(passed)

    def of(self, mutant: Mutant) -> list[str]:
        """Those that know the module best for the time they take stand first."""
        module = self.modules[mutant.path]
        tests = self.lines.get((mutant.path, mutant.line)) or set(module)
        return sorted(tests, key=lambda test: (-module[test] / (0.05 + self.seconds[test]), test))

    def within(self, tests: list[str], limit: float) -> list[str]:
        """As many as take no longer together, the quick ones rather."""
        kept = set()
        for test in sorted(tests, key=self.seconds.__getitem__):
            limit -= self.seconds[test]
            kept |= {test} if limit >= 0 else set()
        return [test for test in tests if test in kept]


def _tests(path: Path) -> list[Path]:
    return [path] if path.is_file() else list(path.rglob("test_*.py"))


def _is_shared(file: Path) -> bool:
    return file.suffix in (".py", ".txt", ".json") and not file.name.startswith("test_")


def _digest(files: Iterable[Path], base: str = "") -> str:
    contents = hashlib.sha256(base.encode())
    for file in sorted(files):
        contents.update(file.read_bytes())
    return contents.hexdigest()[:16]


def fate(mutant: Mutant, source: bytes, reach: Reach, copy: Copy, limit: float) -> tuple[str, str]:
    """What becomes of it, and why."""
    changed = tuple(text.strip() for text in mutant.lines(source))
    for each in yaml.safe_load(EQUIVALENT.read_text()) or []:
        if (each["before"].strip(), each["after"].strip()) == changed:
            return "equivalent", each["why"]
    tests = reach.of(mutant)
    fitting = reach.within(tests, limit)
    copy.write(mutant.path, mutant.applied(source))
    try:
        for some in filter(None, (fitting[:FIRST], fitting[FIRST:])):
            patience = 60 + 3 * sum(reach.seconds[test] for test in some)
            code, said = copy.run(some, patience)
            if code == UNKNOWN:  # the mutant changed the rows of a table: run the whole files
                code, said = copy.run(
                    dict.fromkeys(test.partition("::")[0] for test in some), 10 * patience
                )
            if code:
                return "killed", _by(said)
    finally:
        copy.write(mutant.path, source)
    left_out = f", {len(tests) - len(fitting)} more left out" if len(fitting) < len(tests) else ""
    return "survived", f"{len(fitting)} tests reach it{left_out}"


def _by(said: str) -> str:
    failed = [line.split()[1] for line in said.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return failed[0] if failed else said.strip().splitlines()[-1][:100]


def _told(mutant: Mutant, source: bytes, became: str, why: str) -> str:
    head = f"{became:10} {mutant.path}:{mutant.line} ({mutant.kind}) {why}"
    before, after = ([f"    {sign} {line}" for line in text.splitlines()] for sign, text in
                     zip("-+", mutant.lines(source), strict=True))  # fmt: skip
    return "\n".join([head] if became == "killed" else [head, *before, *after])


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__.splitlines()[0])
    asked.add_argument("--sample", type=int, default=300)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--only", default="", help="of files whose path holds this")
    asked.add_argument("--tests", nargs="+", default=TESTS)
    asked.add_argument("--limit", type=float, default=300, help="seconds of tests for one mutant")
    given = asked.parse_args()
    os.nice(10)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    KEPT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _try_all(given, Copy(Path(folder) / "copy"))


def _try_all(given: argparse.Namespace, copy: Copy) -> None:
    files, reach, counts = sources(ROOT, FOLDERS), Reach(), Counter[str]()
    reach.measure(copy, given.tests)
    for mutant in sampled(files, given.sample, given.seed, given.only):
        source = files[mutant.path]
        became, why = fate(mutant, source, reach, copy, given.limit)
        counts[became] += 1
        print(_told(mutant, source, became, why), flush=True)
    real = counts["killed"] + counts["survived"]
    print(f"killed {counts['killed']} of {real} ({counts['killed'] / max(1, real):.0%}), "
          f"{counts['equivalent']} more are equivalent")  # fmt: skip


if __name__ == "__main__":
    main()
