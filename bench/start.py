"""What a start and a command cost: seconds until the page answers, CPU, memory, modules.

A *first* start has an empty folder and nothing kept; a *second* one has what the first left behind. Each
is `rida run`, with the page alone or with Telegram (polling the local Bot API), with and without the
sense of what people write (`answers.sense`). It is *ready* when the page answers, and *at rest* from the
moment after which it uses next to nothing for two seconds: then it has all that it understands with.
Memory is read at rest; `peak` is the most until then. CPU time and peak are those of all its processes.

Beside them, in the same run: a Python that does nothing, one that imports what a bot of this kind stands
on, and with `--textbooks` the starts of the textbook bots. Each figure is the median of its rounds.
Bytecode is kept, as after `make install`: PYTHONDONTWRITEBYTECODE is taken out of the environment.

    python -m bench.start                or: python -m bench.start --rounds 5 --only web --json
"""

import argparse
import asyncio
import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, astuple, dataclass
from pathlib import Path

from tests.crash.process import free_port
from tests.fixtures.bot_api import BotApi

ROOT = Path(__file__).parents[1]
SECRET = "secret-of-the-bench"  # noqa: S105  of a bot that exists for a minute
LOOK, WINDOW, PATIENCE = 0.02, 2.0, 180.0  # seconds
IDLE = 0.06  # seconds of CPU time in a window: less is rest
WATCHED = """
import atexit, sys
from pathlib import Path
told, program = Path(sys.argv[1]), sys.argv[2]
most = lambda: next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
atexit.register(lambda: told.write_text(f"{len(sys.modules)} {most()}"))
sys.argv[1:] = sys.argv[3:]
exec(program)
"""
"""Tells of itself at its end: what the kernel counts for a child begins with the size of its parent."""
RIDA = "from bot.__main__ import main; main()"
VERBS: Mapping[str, Sequence[str]] = {
    "--help": ("--help",),
    "deadline": ("deadline", "2026-11-22T10:00"),
    "check": ("check", "--json"),
    "qr": ("qr", "ibda", "{folder}/code.png"),
    "faq ask": ("faq", "ask", "متى تفتحون؟"),
    "understand": ("understand", "شكرا لكم"),
}
PEERS: Mapping[str, str] = {
    "python, nothing": "pass",
    "python, its libraries": "import sqlalchemy, starlette.applications, telegram.ext",
}


@dataclass(frozen=True)
class Start:
    """Seconds, MiB, and how many modules there were at the end."""

    ready: float
    rest: float
    cpu_ready: float
    cpu: float
    rss: float
    pss: float
    peak: float
    modules: float


@dataclass(frozen=True)
class Command:
    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True)
class Started:
    """A process to be watched: it is ready when something answers at `port`, or its page there."""

    command: Sequence[str]
    environ: Mapping[str, str]
    port: int
    page: str = ""
    counted: Path | None = None


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--only", choices=("web", "telegram", "commands"), default="")
    asked.add_argument(
        "--textbooks", default="", help="a Python that has aiogram and python-telegram-bot"
    )
    asked.add_argument("--json", action="store_true", help="the medians, as JSON")
    chosen = asked.parse_args()
    starts: dict[str, list[Start]] = {}
    commands: dict[str, list[Command]] = {}
    for _ in range(chosen.rounds):
        if chosen.only != "commands":
            asyncio.run(_starts(starts, chosen.only, chosen.textbooks))
        if chosen.only in ("", "commands"):
            _commands(commands)
    found = {
        "starts": {name: Start(*_medians(each)) for name, each in starts.items()},
        "commands": {name: Command(*_medians(each)) for name, each in commands.items()},
    }
    _told(found, chosen.json)


# starts -------------------------------------------------------------------------------------------------


async def _starts(found: dict[str, list[Start]], only: str, textbooks: str) -> None:
    async with BotApi().serving() as api:
        for channel in ("web", "telegram") if not only else (only,):
            for sense in ("true", "false"):
                with tempfile.TemporaryDirectory() as folder:
                    for time_ in ("first", "second"):
                        name = f"{time_}, {channel}{'' if sense == 'true' else ', no sense'}"
                        figures = await asyncio.to_thread(_start, _ours(api, folder, channel, sense))
                        found.setdefault(name, []).append(figures)
        for name in ("ptb", "aiogram") if textbooks else ():
            figures = await asyncio.to_thread(_start, _textbook(name, textbooks, api))
            found.setdefault(f"{name}'s textbook bot", []).append(figures)


def _ours(api: BotApi, folder: str, channel: str, sense: str) -> Started:
    port, counted = free_port(), Path(folder) / "modules"
    environ = {
        "RIDA_DATABASE": f"sqlite:///{folder}/data/rida.db",
        "RIDA_DATA_DIR": f"{folder}/data",
        "RIDA_WEB__PORT": str(port),
        "RIDA_LOG_LEVEL": "error",
        "RIDA_ANSWERS__SENSE": sense,
        "RIDA_TELEGRAM__ENABLED": "true" if channel == "telegram" else "false",
        "RIDA_TELEGRAM__TOKEN": api.token,
        "RIDA_TELEGRAM__API_BASE_URL": api.url,
        "RIDA_DEMO": "true",
        "XDG_CACHE_HOME": folder,
    }
    command = (sys.executable, "-c", WATCHED, str(counted), RIDA, "run")
    return Started(command, environ, port, "/chat", counted)


def _textbook(name: str, python: str, api: BotApi) -> Started:
    port = free_port()
    file = str(ROOT / "bench" / f"textbook_{name}.py")
    return Started((python, file, api.url, api.token, str(port), SECRET), {}, port)


def _start(asked: Started) -> Start:
    begun = time.perf_counter()
    with subprocess.Popen(
        asked.command, cwd=ROOT, env=_environ(asked.environ), stdout=subprocess.DEVNULL
    ) as bot:
        try:
            _until_ready(bot, asked)
            ready, cpu_ready = time.perf_counter() - begun, _cpu(bot.pid)
            rest, cpu, peak = _until_rest(bot.pid)
            told = _memory(bot.pid)
            bot.send_signal(signal.SIGTERM)
            bot.wait(30)
        finally:
            bot.kill()
    modules = float(asked.counted.read_text().split()[0]) if asked.counted else 0.0
    peak = max(peak, told["VmHWM"])
    return Start(ready, rest - begun, cpu_ready, cpu, told["VmRSS"], told["Pss"], peak, modules)


def _until_ready(bot: "subprocess.Popen[bytes]", asked: Started) -> None:
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        assert bot.poll() is None, f"it ended with {bot.returncode} before it was ready"
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{asked.port}{asked.page}", timeout=PATIENCE).close()
        except urllib.error.HTTPError:
            return  # a textbook bot has no page, and says so
        except OSError:
            time.sleep(LOOK)
        else:
            return
    raise TimeoutError


def _until_rest(process: int) -> tuple[float, float, float]:
    """When it and those beside it began to rest, their CPU time until then, and the most memory."""
    since, spent, peak = time.perf_counter(), _cpu(process), 0.0
    while (now := time.perf_counter()) < since + WINDOW:
        if _cpu(process) - spent > IDLE:
            since, spent = now, _cpu(process)
        peak = max(peak, sum(_memory(each).get("Pss", 0.0) for each in _family(process)))
        time.sleep(LOOK)
    return since, spent, peak


def _family(process: int) -> list[int]:
    """The process and those that it started, which may end meanwhile."""
    with suppress(OSError):
        told = [each.read_text() for each in Path(f"/proc/{process}/task").glob("*/children")]
        children = map(int, " ".join(told).split())
        return [process, *(each for child in children for each in _family(child))]
    return []


def _cpu(process: int) -> float:
    """Of the whole family, with those of it that have ended."""
    spent = 0
    for each in _family(process):
        with suppress(OSError):
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
            spent += sum(map(int, fields[11:15]))
    return spent / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> dict[str, float]:
    """In MiB, by the name that the kernel gives; nothing of a process that has ended."""
    with suppress(OSError):
        files = [Path(f"/proc/{process}/{name}").read_text() for name in ("status", "smaps_rollup")]
        lines = (line.split() for text in files for line in text.splitlines())
        return {line[0].rstrip(":"): int(line[1]) / 1024 for line in lines if line[-1] == "kB"}
    return {}


# commands -----------------------------------------------------------------------------------------------


def _commands(found: dict[str, list[Command]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        environ = {
            "RIDA_DATABASE": f"sqlite:///{folder}/data/rida.db",
            "RIDA_DATA_DIR": f"{folder}/data",
            "RIDA_DEMO": "true",
            "XDG_CACHE_HOME": folder,
        }
        for name, program in PEERS.items():
            found.setdefault(name, []).append(_command(folder, environ, program))
        for name, words in VERBS.items():
            for time_ in ("", ", again") if name in ("faq ask", "understand") else ("",):
                named = [word.format(folder=folder) for word in words]
                figures = _command(folder, environ, RIDA, *named)
                found.setdefault(f"rida {name}{time_}", []).append(figures)


def _command(folder: str, environ: Mapping[str, str], program: str, *words: str) -> Command:
    """Its CPU time is that of the processes that it started, too."""
    told = Path(folder) / "told"
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        (sys.executable, "-c", WATCHED, str(told), program, *words),
        cwd=ROOT, env=_environ(environ), stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Command(wall, cpu, int(told.read_text().split()[1]) / 1024)


def _environ(environ: Mapping[str, str]) -> dict[str, str]:
    here = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**here, **environ}


# what was found -----------------------------------------------------------------------------------------


def _medians(rounds: Sequence[Start] | Sequence[Command]) -> list[float]:
    return [statistics.median(each) for each in zip(*map(astuple, rounds), strict=True)]


def _told(found: Mapping[str, Mapping[str, Start | Command]], as_json: bool) -> None:
    if as_json:
        print(json.dumps({kind: {n: asdict(f) for n, f in each.items()} for kind, each in found.items()}))
        return
    if found["starts"]:
        _row(
            "start",
            "ready s",
            "at rest s",
            "CPU s, ready",
            "CPU s",
            "RSS MiB",
            "PSS MiB",
            "peak MiB",
            "modules",
        )
        _row(*["---"] * 9)
    for name, f in found["starts"].items():
        *seconds, rss, pss, peak, modules = astuple(f)
        _row(
            name,
            *(f"{each:.2f}" for each in seconds),
            *(f"{each:.0f}" for each in (rss, pss, peak, modules)),
        )
    if found["commands"]:
        print()
        _row("command", "wall s", "CPU s", "peak MiB")
        _row(*["---"] * 4)
    for name, f in found["commands"].items():
        wall, cpu, peak = astuple(f)
        _row(name, f"{wall:.2f}", f"{cpu:.2f}", f"{peak:.0f}")


def _row(*cells: str) -> None:
    print("|", " | ".join(cells), "|")


if __name__ == "__main__":
    main()
