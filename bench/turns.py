"""What a turn costs: virtual people walk the complaint through the webhook, against the local Bot API.

Ours (durable, on the disk before it answers) beside the textbook bots of python-telegram-bot
(ConversationHandler, pickle) and aiogram (state in memory), in one run. A turn ends when the person has
the answer. The bots take rounds in turn, and each figure is the median of its rounds: figures are to be
read within one run, not across machines.

It is the same conversation for all three. Ours does more with it: what it keeps besides (rooms of staff,
the official e-mails, the timers of the promise) is told on stderr, and its CPU time is counted until all
of that is done. Each bot is at rest and warm before it is measured, our sentence encoder built. The local
Bot API and the people run in this process; their CPU time is told, too. Statements and the share of
understanding are counted apart, in a run that nothing else is read from (`bench.watched`).

    make bench-turns       or: .venv/bin/python -m bench.turns --people 50,400 --rounds 3 --network 150
"""

import argparse
import asyncio
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

from bench.figures import AIOGRAM, OURS, PTB, Figures, goals, median, table
from bench.goals import tell
from tests.crash.process import free_port
from tests.fixtures.bot_api import BotApi
from tests.fixtures.botapi.checks import pressable

ROOT = Path(__file__).parents[1]
SECRET = "secret-of-the-bench"  # noqa: S105  of a bot that exists for a minute
WALK = (
    "سلام",
    ("complaint",),
    "ضاعت أوراق التسجيل {0}",
    ("heard-all",),
    "أريد أن أعرف الموعد {0}",
    ("confirm",),
    "شكرا",
)
"""What is told has the person's number in it: words that were said just before are remembered, and not
understood again."""

LABELS = {
    "complaint": ("تقديم شكوى", "Complaint"),
    "heard-all": ("هذا كل شيء", "That is all"),
    "confirm": ("نعم، صحيح", "Yes"),
}
PATIENCE = 300.0  # seconds for one answer
PEOPLE = 100  # the first of them, and then one after the other
WARM = range(1, 4)  # people who walk before the others, one after the other and uncounted
IDLE = 0.05  # seconds of CPU time in a second: less is rest


@dataclass(frozen=True)
class Rival:
    command: Sequence[str]
    environ: dict[str, str]


def environment(api: BotApi, port: int, folder: str) -> dict[str, str]:
    """What sets ours up for the bench."""
    return {
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


def _ours(api: BotApi, port: int, folder: str) -> Rival:
    return Rival((sys.executable, "-m", "bot", "run"), environment(api, port, folder))


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


async def walk(api: BotApi, person: int, times: list[float]) -> None:
    for act in WALK:
        before, begun = len(api.sent(person)), time.perf_counter()
        if isinstance(act, tuple):
            _press(api, person, LABELS[act[0]])
        else:
            api.people.writes(person, act.format(person))
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
        walking = range(PEOPLE, PEOPLE + people)
        for person in (*WARM, *walking):
            api.people.person(person)
        for person in WARM:
            await walk(api, person, [])
        resident = _memory(process, "VmRSS")
        times: list[float] = []
        cpu, own, begun = _cpu(process), time.process_time(), time.perf_counter()
        await asyncio.gather(*(walk(api, person, times) for person in walking))
        seconds, around = time.perf_counter() - begun, time.process_time() - own
        await _at_rest(process)
        spent, cuts, turns = _cpu(process) - cpu, statistics.quantiles(times, n=100), len(times)
        memory, grew = _memory(process, "VmHWM"), _memory(process, "VmRSS") - resident
        return Figures(turns / seconds, cuts[49], cuts[98], spent / turns, around / turns, memory, grew)


async def _at_rest(process: int) -> None:
    """What a bot does first (menus, descriptions, an index) is no turn: nothing is measured before it is
    done with that."""
    async with asyncio.timeout(240):
        spent = -1.0
        while (now := _cpu(process)) - spent > IDLE:
            spent = now
            await asyncio.sleep(1)


def _cpu(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int, which: str) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(which)) / 1024


async def _one(name: str, people: int, python: str, network: float) -> Figures:
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        async with BotApi().serving() as api:
            api.network = network
            rival = _ours(api, port, folder) if name == OURS else _textbook(name, python, api, port)
            figures = await _measured(rival, api, port, people)
        if name == OURS:
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


def _watched() -> dict[str, float]:
    """Statements a turn, and milliseconds of understanding (bench.watched)."""
    said = subprocess.run(
        (sys.executable, "-m", "bench.watched"), cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    found: dict[str, float] = json.loads(said.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", default="50", help="how many at once; several: 50,400,2000")
    parser.add_argument(
        "--textbooks", default=sys.executable, help="a Python that has aiogram and python-telegram-bot"
    )
    parser.add_argument("--only", default=f"{OURS},{PTB},{AIOGRAM}")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--network", type=float, default=0, help="milliseconds between bot and platform, there and back"
    )
    chosen = parser.parse_args()
    rivals = chosen.only.split(",")
    found: dict[tuple[int, str], list[Figures]] = {
        (int(people), name): [] for people in chosen.people.split(",") for name in rivals
    }
    for _ in range(chosen.rounds):
        for (people, name), rounds in found.items():
            rounds.append(asyncio.run(_one(name, people, chosen.textbooks, chosen.network / 1000)))
    medians = {which: median(rounds) for which, rounds in found.items()}
    table(medians, rivals)
    if OURS in rivals:
        watched = _watched()
        print(
            f"\nours, watched: {watched['statements']:.1f} statements a turn and all that it brings, "
            f"{watched['understanding']:.2f} ms of its CPU time is understanding"
        )
        tell(goals(medians, watched))


if __name__ == "__main__":
    main()
