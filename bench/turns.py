"""What a turn costs: virtual people walk the complaint through the webhook, against the local Bot API.

Ours (durable, on the disk before it answers) beside the textbook bots of python-telegram-bot
(ConversationHandler, pickle) and aiogram (state in memory), in one run. A turn ends when the person has
the answer. The bots take rounds in turn, and each figure is the median of its rounds: figures are to be
read within one run, not across machines.

It is the same conversation for all three. Ours does more with it: what it keeps besides (rooms of staff,
the official e-mails, the timers of the promise) is told on stderr, and its CPU time is counted until all
of that is done. Each bot is at rest and warm before it is measured, our sentence encoder built. The local
Bot API and the people run in this process; their CPU time is told, too.

    make bench                      or: .venv/bin/python -m bench.turns --people 50 --rounds 3
"""

import argparse
import asyncio
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import astuple, dataclass
from pathlib import Path

from tests.crash.process import free_port
from tests.fixtures.bot_api import BotApi
from tests.fixtures.botapi.checks import pressable

ROOT = Path(__file__).parents[1]
SECRET = "secret-of-the-bench"  # noqa: S105  of a bot that exists for a minute
WALK = (
    "سلام",
    ("complaint",),
    "ضاعت أوراق التسجيل",
    ("heard-all",),
    "أريد أن أعرف الموعد",
    ("confirm",),
    "شكرا",
)
LABELS = {
    "complaint": ("تقديم شكوى", "Complaint"),
    "heard-all": ("هذا كل شيء", "That is all"),
    "confirm": ("نعم، صحيح", "Yes"),
}
PATIENCE = 60.0  # seconds for one answer
WARM = range(1, 4)  # people who walk before the others, one after the other and uncounted
IDLE = 0.05  # seconds of CPU time in a second: less is rest


@dataclass(frozen=True)
class Figures:
    """Times in seconds, memory in MiB (the most that was resident)."""

    per_second: float
    p50: float
    p99: float
    cpu: float  # of the bot's process, a turn
    around: float  # CPU time of the local Bot API and the people, a turn
    memory: float


@dataclass(frozen=True)
class Rival:
    command: Sequence[str]
    environ: dict[str, str]


def _ours(api: BotApi, port: int, folder: str) -> Rival:
    environ = {
        "RIDA_DATABASE": f"sqlite:///{folder}/rida.db",
        "RIDA_DATA_DIR": folder,
        "RIDA_WEB__PORT": str(port),
        "RIDA_LOG_LEVEL": "error",
        "RIDA_TELEGRAM__ENABLED": "true",
        "RIDA_TELEGRAM__TOKEN": api.token,
        "RIDA_TELEGRAM__API_BASE_URL": api.url,
        "RIDA_TELEGRAM__MODE": "webhook",
        "RIDA_TELEGRAM__SECRET_TOKEN": SECRET,
        "RIDA_TELEGRAM__PER_SECOND": "0",
    }
    return Rival((sys.executable, "-m", "bot", "run"), environ)


def _textbook(name: str, python: str, api: BotApi, port: int) -> Rival:
    file = str(ROOT / "bench" / f"textbook_{name}.py")
    return Rival((python, file, api.url, api.token, str(port), SECRET), {})


@asynccontextmanager
async def _running(rival: Rival, port: int) -> AsyncIterator[int]:
    """The bot as a process that listens; gives its id."""
    with subprocess.Popen(  # noqa: ASYNC220  before anything else runs
        rival.command, cwd=ROOT, env={**os.environ, **rival.environ}, stdout=sys.stderr
    ) as process:
        try:
            await _listening(process, port)
            yield process.pid
        finally:
            process.kill()


async def _listening(process: "subprocess.Popen[bytes]", port: int) -> None:
    async with asyncio.timeout(90):
        while True:
            assert process.poll() is None, "the bot ended before it listened"
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
                continue
            writer.close()
            return


async def _walk(api: BotApi, person: int, times: list[float]) -> None:
    for act in WALK:
        before, begun = len(api.sent(person)), time.perf_counter()
        if isinstance(act, tuple):
            _press(api, person, LABELS[act[0]])
        else:
            api.people.writes(person, act)
        await api.waits_for(person, before + 1, seconds=PATIENCE)
        times.append(time.perf_counter() - begun)


def _press(api: BotApi, person: int, labels: tuple[str, str]) -> None:
    for message in reversed(api.sent(person)):
        for label in labels:
            if label in pressable(message.get("reply_markup")):
                api.people.presses(person, message, label)
                return
    raise AssertionError(f"no such button: {labels}")


async def _measured(rival: Rival, api: BotApi, port: int, people: int) -> Figures:
    async with _running(rival, port) as process:
        await _at_rest(process)
        api.delivery.set_webhook(f"http://127.0.0.1:{port}/telegram", SECRET, 40)
        for person in (*WARM, *range(100, 100 + people)):
            api.people.person(person)
        for person in WARM:
            await _walk(api, person, [])
        times: list[float] = []
        cpu, own, begun = _cpu(process), time.process_time(), time.perf_counter()
        await asyncio.gather(*(_walk(api, person, times) for person in range(100, 100 + people)))
        seconds, around = time.perf_counter() - begun, time.process_time() - own
        await _at_rest(process)
        spent, cuts, turns = _cpu(process) - cpu, statistics.quantiles(times, n=100), len(times)
        memory = _memory(process)
        return Figures(turns / seconds, cuts[49], cuts[98], spent / turns, around / turns, memory)


async def _at_rest(process: int) -> None:
    """What a bot does first (menus, descriptions, an index) is no turn: nothing is measured before it is
    done with that."""
    async with asyncio.timeout(120):
        spent = -1.0
        while (now := _cpu(process)) - spent > IDLE:
            spent = now
            await asyncio.sleep(1)


def _cpu(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


async def _one(name: str, people: int, python: str, network: float) -> Figures:
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        async with BotApi().serving() as api:
            api.network = network
            rival = _ours(api, port, folder) if name == "ours" else _textbook(name, python, api, port)
            figures = await _measured(rival, api, port, people)
        if name == "ours":
            _tell_what_else(Path(folder) / "rida.db", (people + len(WARM)) * len(WALK))
        return figures


def _tell_what_else(file: Path, walked: int) -> None:
    with closing(sqlite3.connect(file)) as book:
        counts = {
            table: book.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in ("inbox", "outbox", "timers", "cases", "case_entries", "delivery_attempts")
        }
    told = ", ".join(f"{count} {table}" for table, count in counts.items())
    print(f"ours keeps of {walked} turns of people: {told}", file=sys.stderr)


def _median(rounds: Sequence[Figures]) -> Figures:
    return Figures(*(statistics.median(each) for each in zip(*map(astuple, rounds), strict=True)))


def _table(found: dict[str, Figures]) -> None:
    against = [name for name in ("aiogram", "ptb") if name in found]
    ratios = [f"turns/s to {name}'s" for name in against]
    _row("bot", "turns/s", "p50 ms", "p99 ms", "CPU ms a turn", "CPU ms around it", "peak MiB", *ratios)
    _row(*["---"] * (7 + len(against)))
    for name, f in found.items():
        times = [f"{1000 * each:.1f}" for each in (f.p50, f.p99, f.cpu, f.around)]
        ratios = [f"{f.per_second / found[other].per_second:.2f}" for other in against]
        _row(name, f"{f.per_second:.1f}", *times, f"{f.memory:.0f}", *ratios)


def _row(*cells: str) -> None:
    print("| " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument(
        "--textbooks", default=sys.executable, help="a Python that has aiogram and python-telegram-bot"
    )
    parser.add_argument("--only", default="ours,ptb,aiogram")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--network", type=float, default=0, help="milliseconds between bot and platform, there and back"
    )
    chosen = parser.parse_args()
    found: dict[str, list[Figures]] = {name: [] for name in chosen.only.split(",")}
    for _ in range(chosen.rounds):
        for name, rounds in found.items():
            rounds.append(asyncio.run(_one(name, chosen.people, chosen.textbooks, chosen.network / 1000)))
    _table({name: _median(rounds) for name, rounds in found.items()})


if __name__ == "__main__":
    main()
