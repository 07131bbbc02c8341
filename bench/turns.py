"""What a turn costs: virtual people walk the complaint through the webhook, against the local Bot API.

Ours (durable, on the disk before it answers) beside the textbook bots of python-telegram-bot
(ConversationHandler, pickle) and aiogram (state in memory), one after the other in one run. A turn ends
when the person has the answer. Figures are ratios to be read within one run, not across machines.

    make bench                      or: .venv/bin/python -m bench.turns --people 50
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
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

    name: str
    per_second: float
    p50: float
    p99: float
    cpu: float  # of the bot's process, a turn
    memory: float


@dataclass(frozen=True)
class Rival:
    name: str
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
    return Rival("ours", (sys.executable, "-m", "bot", "run"), environ)


def _textbook(name: str, python: str, api: BotApi, port: int) -> Rival:
    file = str(ROOT / "bench" / f"textbook_{name}.py")
    return Rival(name, (python, file, api.url, api.token, str(port), SECRET), {})


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
        cpu, begun = _cpu(process), time.perf_counter()
        await asyncio.gather(*(_walk(api, person, times) for person in range(100, 100 + people)))
        seconds, spent = time.perf_counter() - begun, _cpu(process) - cpu
        cuts = statistics.quantiles(times, n=100)
        return Figures(
            rival.name, len(times) / seconds, cuts[49], cuts[98], spent / len(times), _memory(process)
        )


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


async def _one(name: str, people: int, python: str) -> Figures:
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        async with BotApi().serving() as api:
            rival = _ours(api, port, folder) if name == "ours" else _textbook(name, python, api, port)
            return await _measured(rival, api, port, people)


def _table(found: Sequence[Figures]) -> None:
    print("| bot | turns/s | p50 ms | p99 ms | CPU ms a turn | peak MiB | turns/s to aiogram's |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    base = next((f.per_second for f in found if f.name == "aiogram"), found[0].per_second)
    for f in found:
        times = f"{f.per_second:.1f} | {f.p50 * 1000:.0f} | {f.p99 * 1000:.0f} | {f.cpu * 1000:.1f}"
        print(f"| {f.name} | {times} | {f.memory:.0f} | {f.per_second / base:.2f} |")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument(
        "--textbooks", default=sys.executable, help="a Python that has aiogram and python-telegram-bot"
    )
    parser.add_argument("--only", default="ours,ptb,aiogram")
    chosen = parser.parse_args()
    _table([asyncio.run(_one(name, chosen.people, chosen.textbooks)) for name in chosen.only.split(",")])


if __name__ == "__main__":
    main()
