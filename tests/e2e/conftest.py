"""A real `rida run` on a free port, and a real Chromium that opens its page."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.fixtures.day import STAYS_OPEN
from tests.integration.deploy.behind import IN_FRONT, behind

ROOT = Path(__file__).parents[2]
TOLD_OF_A_PROXY = {"RIDA_WEB__TRUSTED_PROXIES": '["127.0.0.1"]'} if IN_FRONT else {}
SCREENSHOTS = Path(__file__).parent / "screenshots"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@pytest.fixture
def rida(tmp_path: Path) -> Iterator[str]:
    """The address of a Rida that was started as people start it, and that stops cleanly."""
    with started(tmp_path) as url:
        yield url


@pytest.fixture(scope="session")
def one_rida(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same, for all tests whose visitors have nothing to do with each other."""
    with started(tmp_path_factory.mktemp("rida")) as url:
        yield url


@cache
def keep_answers() -> None:
    """As after a first start: what the pages are tried for is not how long a machine builds the answers."""
    subprocess.run([sys.executable, "-m", "bot", "faq", "build"], cwd=ROOT, check=True)


@contextmanager
def started(folder: Path) -> Iterator[str]:
    keep_answers()
    shutil.copy(ROOT / "config.yaml", folder)
    url = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-m", "bot", "--config", str(folder / "config.yaml"), "run"]
    environ = {"RIDA_WEB__PORT": str(port), "RIDA_DEMO": "true"} | STAYS_OPEN | TOLD_OF_A_PROXY
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environ)
    try:
        _wait(url)
        with behind(url) as reached:
            yield reached
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=5) == 0, "a stop is clean and takes at most five seconds"


def _wait(url: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if httpx.get(f"{url}/healthz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answered at {url}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    assert program, "install Chromium first: `make test` does"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield chromium
        chromium.close()
