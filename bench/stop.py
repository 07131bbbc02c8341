"""What a stop takes under load, and what the next start takes until somebody is answered.

`rida run` as people run it, with the page and Telegram (the local Bot API): pages hold their streams
open, their people write without a pause, so a turn is always running, and a send to Telegram hangs for as
long as the platform leaves it. Then comes SIGTERM, as systemd sends it. *Stopped* is when the process has
ended, with status 0; *page* when the next start's page answers, *answered* when somebody who writes there
at once reads an answer, both since the process was begun.

    .venv/bin/python -m bench.stop         or: python -m bench.stop --rounds 5 --people 50

It exits 1 when a stop took longer than a quarter of what the unit of systemd allows.
"""

import argparse
import asyncio
import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import astuple, dataclass
from uuid import uuid4

import httpx

from bench.goals import Goal, head, row, tell
from bench.start import ROOT
from tests.crash.process import free_port
from tests.fixtures.bot_api import BotApi

UNIT = ROOT / "deploy" / "systemd" / "rida.service"
LOAD, PATIENCE = 3.0, 120.0  # seconds
PROXY = '["127.0.0.1"]'  # each person comes from an address of their own, as behind a web server
HELLO, GREETED, HANGS = "السلام عليكم", "أهلًا وسهلًا", 7


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds."""

    stopped: float
    page: float
    answered: float


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--people", type=int, default=20)
    chosen = asked.parse_args()
    rounds = [asyncio.run(_round(chosen.people)) for _ in range(chosen.rounds)]
    head("", "stopped s", "page s", "answered s")
    for name, of in (("median", statistics.median), ("longest", max)):
        row(name, *(f"{of(each):.2f}" for each in zip(*map(astuple, rounds), strict=True)))
    longest = max(each.stopped for each in rounds)
    is_held = tell(
        [Goal("the longest stop, s, to what the unit allows", "at most", _allowed() / 4, longest)]
    )
    raise SystemExit(0 if is_held else 1)


def _allowed() -> float:
    (line,) = (
        each for each in UNIT.read_text("utf-8").splitlines() if each.startswith("TimeoutStopSec=")
    )
    return float(line.partition("=")[2].removesuffix("s"))


async def _round(people: int) -> Round:
    port = free_port()
    async with BotApi().serving() as api, httpx.AsyncClient(timeout=PATIENCE) as client:
        with tempfile.TemporaryDirectory() as folder:
            environ = _environ(api, folder, port)
            async with _running(environ) as rida:
                await _page(client, port, rida)
                load = [asyncio.create_task(_writes(port, n)) for n in range(people)]
                await _hangs(api)
                await asyncio.sleep(LOAD)
                begun = time.perf_counter()
                rida.send_signal(signal.SIGTERM)
                status = await asyncio.wait_for(rida.wait(), PATIENCE)
                stopped = time.perf_counter() - begun
                assert status == 0, f"it ended with {status}"
                await asyncio.gather(*load)
            begun = time.perf_counter()
            async with _running(environ) as rida:
                await _page(client, port, rida)
                page = time.perf_counter() - begun
                await _is_answered(port)
                answered = time.perf_counter() - begun
                rida.send_signal(signal.SIGTERM)
                await rida.wait()
    return Round(stopped, page, answered)


def _environ(api: BotApi, folder: str, port: int) -> Mapping[str, str]:
    here = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return here | {
        "RIDA_DATABASE": f"sqlite:///{folder}/data/rida.db",
        "RIDA_DATA_DIR": f"{folder}/data",
        "RIDA_WEB__PORT": str(port),
        "RIDA_WEB__TRUSTED_PROXIES": PROXY,
        "RIDA_LOG_LEVEL": "error",
        "RIDA_TELEGRAM__ENABLED": "true",
        "RIDA_TELEGRAM__TOKEN": api.token,
        "RIDA_TELEGRAM__API_BASE_URL": api.url,
        "RIDA_DEMO": "true",
    }


@asynccontextmanager
async def _running(environ: Mapping[str, str]) -> AsyncIterator[asyncio.subprocess.Process]:
    command = (sys.executable, "-m", "bot", "run")
    quiet = asyncio.subprocess.DEVNULL
    rida = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environ, stdout=quiet)
    try:
        yield rida
    finally:
        if rida.returncode is None:
            rida.kill()
            await rida.wait()


async def _page(client: httpx.AsyncClient, port: int, rida: asyncio.subprocess.Process) -> None:
    """Waits until it answers."""
    for _ in range(int(PATIENCE / 0.02)):
        assert rida.returncode is None, f"it ended with {rida.returncode} before it was ready"
        with suppress(httpx.TransportError):
            if (await client.get(f"http://127.0.0.1:{port}/chat")).status_code == 200:
                return
        await asyncio.sleep(0.02)
    raise TimeoutError


def _person(port: int, number: int) -> httpx.AsyncClient:
    from_ = {"x-forwarded-for": f"198.51.100.{number + 1}", "x-rida": "1"}
    return httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=from_, timeout=PATIENCE)


async def _writes(port: int, number: int) -> None:
    """With a stream open, one message after the other, until nobody listens any more."""
    async with _person(port, number) as person:
        with suppress(httpx.TransportError):
            await person.get("/chat")
            async with person.stream("GET", "/chat/events"):
                while True:
                    await _write(person, f"ضاعت أوراق التسجيل {number}")
                    await asyncio.sleep(0.2)


async def _write(person: httpx.AsyncClient, text: str) -> None:
    parts = {"client_id": (None, str(uuid4())), "text": (None, text)}
    await person.post("/chat/messages", files=parts)


async def _hangs(api: BotApi) -> None:
    """The answer to somebody on Telegram is on its way, and the platform says nothing."""
    api.fails("sendMessage", "hang", chat_id=HANGS, times=None)
    api.people.person(HANGS, "Huda")
    api.people.starts(HANGS)
    async with asyncio.timeout(PATIENCE):
        while not any(method == "sendMessage" for method, _ in api.calls):  # noqa: ASYNC110  theirs tells nobody
            await asyncio.sleep(0.02)


async def _is_answered(port: int) -> None:
    """Somebody new says hello, and reads the greeting."""
    async with _person(port, 200) as person:
        await person.get("/chat")
        async with asyncio.timeout(PATIENCE), person.stream("GET", "/chat/events") as stream:
            lines = stream.aiter_lines()
            await anext(lines)
            await _write(person, HELLO)
            async for line in lines:
                if line.startswith("data: ") and GREETED in line:
                    return


if __name__ == "__main__":
    main()
