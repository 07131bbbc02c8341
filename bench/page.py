"""What the page costs a slow telephone: seconds until `/chat` is of use, bytes, requests.

Chromium is slowed down as Lighthouse slows a "slow 3G" down (400 ms for each answer, 400 kbit/s both
ways, a processor four times slower) and opens the page of a real `rida run` twice: *first*, with nothing
kept, and *again*, with what the first visit left in its cache. A page is *of use* when the greeting is
drawn and its first text field has taken a letter; it is *live* when its stream has told what was said so
far. `at rest` is the last byte of what it asked for. Each figure is the median of its rounds.

`--before REV` measures another revision beside it, from a work tree of its own, in turns within one run.

    python -m bench.page                 or: python -m bench.page --before HEAD~20 --rounds 5 --json
"""

import argparse
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from tests.crash.process import free_port

ROOT = Path(__file__).parents[1]
RTT_MS, BITS_A_SECOND, SLOWER = 400, 400_000, 4
QUIET, PATIENCE = 1.5, 90.0  # seconds
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
GOALS = {"first": 5.0, "again": 2.0}
WATCH = """(() => {
  const look = () => {
    const greeting = document.querySelector(".hello h2"), field = document.querySelector("textarea");
    const painted = performance.getEntriesByName("first-contentful-paint").length;
    if (painted && greeting?.getClientRects().length && field) {
      field.focus();
      document.execCommand("insertText", false, "س"); // as a keyboard does: it goes nowhere before it can
      if (field.value.endsWith("س")) { window.ofUse = performance.now(); return; }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""
"""Looked for in the page itself, at each frame: nothing of how it is watched is counted."""
FIELD = "textarea:visible"


@dataclass(frozen=True, slots=True)
class Visit:
    """One opening of the page: seconds since it was asked for, and what went over the line."""

    of_use: float
    live: float
    at_rest: float
    bytes: int
    requests: int


@dataclass
class Line:
    """What a page loads, as the browser counts it. The stream of news never ends and is no loading."""

    session: CDPSession
    began: float = 0.0
    last: float = 0.0
    live: float = 0.0
    bytes: int = 0
    requests: int = 0
    open: set[str] = field(default_factory=set)

    def listen(self) -> None:
        self.session.send("Network.enable")
        for name, heard in {
            "Network.requestWillBeSent": self._asked,
            "Network.eventSourceMessageReceived": self._told,
            "Network.dataReceived": self._came,
            "Network.loadingFinished": self._finished,
            "Network.loadingFailed": self._finished,
        }.items():
            self.session.on(name, heard)  # type: ignore[call-overload]

    def _asked(self, event: dict[str, Any]) -> None:
        self.began = self.began or event["timestamp"]
        if event["request"]["url"].startswith("http"):
            self.requests += 1
            self.open.add(event["requestId"])

    def _told(self, event: dict[str, Any]) -> None:
        self.open.discard(event["requestId"])
        if not self.live:
            self.live = self.last = event["timestamp"]
            self.bytes += len(event["data"].encode())

    def _came(self, event: dict[str, Any]) -> None:
        self.last = event["timestamp"]

    def _finished(self, event: dict[str, Any]) -> None:
        self.open.discard(event["requestId"])
        self.bytes += int(event.get("encodedDataLength", 0))
        if event.get("encodedDataLength"):
            self.last = event["timestamp"]


def slowed(page: Page) -> Line:
    session = page.context.new_cdp_session(page)
    line = Line(session)
    line.listen()
    speed = BITS_A_SECOND / 8
    conditions = {
        "offline": False,
        "latency": RTT_MS,
        "downloadThroughput": speed,
        "uploadThroughput": speed,
    }
    session.send("Network.emulateNetworkConditions", conditions)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return line


def visit(context: BrowserContext, url: str) -> Visit:
    page = context.new_page()
    line = slowed(page)
    page.add_init_script(WATCH)
    page.goto(f"{url}/chat", wait_until="commit", timeout=PATIENCE * 1000)
    _rest(page, line)
    of_use = page.evaluate("window.ofUse / 1000")
    assert page.locator(FIELD).first.input_value().endswith("س"), "what was typed early was lost"
    page.close()
    return Visit(of_use, line.live - line.began, line.last - line.began, line.bytes, line.requests)


def _rest(page: Page, line: Line) -> None:
    until, quiet, seen = time.monotonic() + PATIENCE, time.monotonic(), line.last
    while time.monotonic() - quiet < QUIET or line.open or not line.live:
        assert time.monotonic() < until, "the page never comes to rest"
        page.wait_for_timeout(100)
        if line.last != seen or line.open:
            quiet, seen = time.monotonic(), line.last


def visits(browser: Browser, url: str) -> dict[str, Visit]:
    context = browser.new_context(locale="ar", viewport={"width": 360, "height": 740})
    try:
        return {each: visit(context, url) for each in GOALS}
    finally:
        context.close()


@contextmanager
def served(tree: Path) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(tree / "config.yaml", folder)
        url = f"http://127.0.0.1:{(port := free_port())}"
        command = [sys.executable, "-m", "bot", "--config", f"{folder}/config.yaml", "run"]
        given = {"RIDA_WEB__PORT": str(port), "RIDA_DEMO": "true", "RIDA_ANSWERS__SENSE": "false"}
        process = subprocess.Popen(command, cwd=tree, env=os.environ | given, stderr=subprocess.DEVNULL)
        try:
            _up(url)
            yield url
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


def _up(url: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(urllib.error.URLError, ConnectionError), urllib.request.urlopen(f"{url}/chat"):  # noqa: S310
            return  # what a start costs its first visitor stands in bench.start
        time.sleep(0.1)
    raise SystemExit("Rida did not start: run `rida check` to see why")


@contextmanager
def tree_of(revision: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "before"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(tree), revision], check=True)
        try:
            yield tree
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)


def measured(trees: dict[str, Path], rounds: int) -> dict[str, dict[str, Visit]]:
    program = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    if program is None:
        raise SystemExit("install Chromium first: `make test` does")
    found: dict[str, list[dict[str, Visit]]] = {name: [] for name in trees}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        for name, tree in [each for _ in range(rounds) for each in trees.items()]:
            with served(tree) as url:
                found[name].append(visits(browser, url))
        browser.close()
    return {
        name: {each: _median([one[each] for one in all]) for each in GOALS} for name, all in found.items()
    }


def _median(all: Sequence[Visit]) -> Visit:
    values = zip(*(asdict(one).values() for one in all), strict=True)
    of_use, live, at_rest, size, requests = map(statistics.median, values)
    return Visit(of_use, live, at_rest, round(size), round(requests))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--before", default="", metavar="REV")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if given.before:
        with tree_of(given.before) as tree:
            found = measured({given.before: tree, "now": ROOT}, given.rounds)
    else:
        found = measured({"now": ROOT}, given.rounds)
    told = {name: {each: asdict(one) for each, one in both.items()} for name, both in found.items()}
    print(json.dumps(told, indent=1) if given.json else _table(found))


def _table(found: dict[str, dict[str, Visit]]) -> str:
    head = f"{'':10}{'':8}{'of use':>9}{'goal':>7}{'live':>9}{'at rest':>9}{'bytes':>10}{'requests':>10}"
    return "\n".join([head, *(_row(name, each, found[name][each]) for name in found for each in GOALS)])


def _row(name: str, each: str, one: Visit) -> str:
    times = f"{one.of_use:8.1f}s{GOALS[each]:6.0f}s{one.live:8.1f}s{one.at_rest:8.1f}s"
    return f"{name[:9]:10}{each:8}{times}{one.bytes:10,}{one.requests:10}"


if __name__ == "__main__":
    main()
