"""From a clone to the first case, as a volunteer does it, and what it took: `python -m bench.first_case`.

A person's part is played on real terminals and at a local Bot API; Rida runs as its own process.

**What counts as an action** is what somebody sets out to do, once: a command typed (what it then asks
belongs to it), a link opened and what is chosen there, a button pressed or a number passed on to let a
member in. Beside them is told, so that nobody is fooled by the definition: how many lines were really
typed into the questions (`answers`), at how many Enter was enough (`enters`), how often Rida was started
(`starts`), and how many ids of people or groups somebody had to find and type (`ids`). Not counted:
making the bot at @BotFather and the group in Telegram (two actions, and the platform's own), and the case
itself, with which the work begins.

With `--clone` the project is cloned and installed anew into a scratch folder, which takes minutes and the
network; else the Rida of this checkout sets up an empty folder.
"""

import argparse
import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.fixtures.bot_api import BotApi
from tests.fixtures.terminal import Terminal
from tests.integration.telegram_rig import HUDA, STRANGER, SUPERVISOR, free_port, labels, said

ROOT = Path(__file__).parents[1]
TEAM, DIRECTOR = -1_000_000_777_000, 103
GOAL = 12
PATIENCE = 120.0
Json = dict[str, Any]


@dataclass
class Counted:
    actions: int = 0
    answers: int = 0
    enters: int = 0
    starts: int = 0
    ids: int = 0


class Volunteer:
    """Sets a society up; each `does` is an action, and is told."""

    def __init__(self, folder: Path, rida: Path, api: BotApi, out: Callable[[str], None]) -> None:
        self.counted = Counted()
        self._folder, self._rida, self._api, self._out = folder, rida, api, out
        self._environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "TERM": "xterm",
            "LANG": "ar_SA.UTF-8",
            "RIDA_TELEGRAM__API_BASE_URL": api.url,  # the real one has no local copy
            "RIDA_WEB__PORT": str(free_port()),
            "RIDA_TELEGRAM__PER_SECOND": "0",
            "RIDA_PACE__STORY_SECONDS": "0",
        }

    def does(self, what: str) -> None:
        self.counted.actions += 1
        self._out(f"{self.counted.actions:>3}  {what}")

    def at(self, *words: str) -> Terminal:
        return Terminal([self._rida, *words], self._environ, self._folder)

    def tally(self, screen: Terminal) -> None:
        known = {str(id) for id in (*self._api.state.users, *self._api.state.chats)}
        self.counted.answers += sum(bool(line) for line in screen.lines)
        self.counted.enters += sum(not line for line in screen.lines)
        self.counted.ids += sum(line.strip() in known for line in screen.lines)

    # Set up --------------------------------------------------------------------------------------------

    def answers(self) -> None:
        """`rida init`: what must be said, and Enter at everything else."""
        typed = {"بالعربية؟": "جمعية البر", "مشرف": "سارة", "مدير": "نورة"}
        self.does("rida init")
        with self.at("init") as screen:
            while "أنكتبه؟" not in (asked := screen.until("> ")):
                known = next((line for words, line in typed.items() if words in asked), "")
                if "بريد" in asked and "سارة" in screen.shown and "saad" not in screen.shown:
                    known = "saad@birr.example"
                screen.type(known)
            screen.type()
            screen.until("rida connect telegram", PATIENCE)
            assert screen.end() == 0, screen.shown
            self.tally(screen)

    def runs(self, stack: ExitStack) -> Terminal:
        self.does("rida run")
        self.counted.starts += 1
        screen = stack.enter_context(self.at("run"))
        screen.until("http://", PATIENCE)
        return screen

    def connects(self, stack: ExitStack) -> Terminal:
        self.does("rida connect telegram: the token is pasted")
        screen = stack.enter_context(self.at("connect", "telegram"))
        screen.until("@BotFather")
        screen.type(self._api.token)
        return screen

    # On the phones -------------------------------------------------------------------------------------

    async def chooses_the_group(self, screen: Terminal) -> None:
        told = await asyncio.to_thread(screen.until, "admin=", PATIENCE)
        rest = await asyncio.to_thread(screen.until, "\n")
        (start,) = re.findall(r"https://t\.me/\S+$", told)
        self.does("open the link, choose the group, leave the rights as they are")
        self._api.people.adds_by_link(SUPERVISOR, TEAM, f"{start}admin={rest.strip()}")
        await self.shown(TEAM, "صلاحياتي فيها كاملة ✓")

    async def lets_in(self, person: int, name: str, confirm: Callable[[str], Any]) -> None:
        start = await self._button(name)
        self.does(f"{name} presses Start")
        self._api.people.starts(person, start)
        asked = await self.shown(person, f"هل أنت {name}", "نعم، أنا")
        self.does(f"{name} says that it is them")
        self._api.people.presses(person, asked, "نعم، أنا")
        shown = await self.shown(person, "رقمك")
        (number,) = re.findall(r"\d\d", said(shown).partition("\n")[0])
        self.does(f"the number that {name} sees is passed on")
        await confirm(number)
        await self.shown(person, f"أهلًا بك يا {name}")

    async def _button(self, name: str) -> str:
        message = await self.shown(TEAM, "", name)
        rows = message["reply_markup"]["inline_keyboard"]
        url = next(button["url"] for row in rows for button in row if button["text"] == name)
        return str(url).partition("?start=")[2]

    async def shown(self, chat: int, has: str, label: str = "", thread: int | None = None) -> Json:
        """The newest message of the bot there that says this and has that button."""

        def found() -> Json | None:
            there = reversed(self._api.sent(chat, thread)) if chat in self._api.state.chats else ()
            ours = (each for each in there if has in said(each))
            return next((each for each in ours if not label or label in labels(each)), None)

        message: Json = await until(found)
        return message

    # The first case ------------------------------------------------------------------------------------

    async def first_case(self) -> None:
        people = self._api.people
        people.person(HUDA, "هدى")
        people.starts(HUDA)
        await self.shown(HUDA, "")
        for line in ("/complaint", "لم يصلني رد على طلبي منذ شهر"):
            people.writes(HUDA, line)
        for label in ("هذا كل شيء", "أترك الحل لكم", "نعم، صحيح"):
            people.presses(HUDA, await self.shown(HUDA, "", label), label)
        thread = await self._topic()
        people.presses(SUPERVISOR, await self.shown(TEAM, "1001", "أستلمها", thread), "أستلمها")
        await self.shown(TEAM, "", "إنجاز", thread)
        people.writes(SUPERVISOR, "وجدنا طلبك، وموعدك يوم الأحد", chat=TEAM, thread=thread)
        await self.shown(HUDA, "موعدك يوم الأحد")
        people.presses(SUPERVISOR, await self.shown(TEAM, "", "إنجاز", thread), "إنجاز")

    async def _topic(self) -> int:
        def found() -> int | None:
            topics = self._api.state.chats[TEAM].topics.values()
            return next((each.thread for each in topics if each.name.startswith("1001 ")), None)

        thread: int = await until(found)
        return thread


async def until(true: Callable[[], Any]) -> Any:
    """What `true` gives once it is something: whatever comes, comes by real HTTP from a process."""
    async with asyncio.timeout(PATIENCE):
        while not (found := true()):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    return found


async def first_case(
    folder: Path, rida: Path, out: Callable[[str], None], *, cloned: bool = False
) -> Counted:
    """Everything, in an empty folder."""
    async with BotApi().serving() as api:
        for user, name in ((SUPERVISOR, "سارة"), (DIRECTOR, "نورة"), (STRANGER, "غريب")):
            api.people.person(user, name)
        api.people.group(TEAM, "فريق البر")
        api.state.chats[TEAM].members.clear()
        for user in (SUPERVISOR, DIRECTOR, STRANGER):
            api.people.joins(TEAM, user, status="creator" if user == SUPERVISOR else "member")
        volunteer = Volunteer(folder, rida, api, out)
        volunteer.does("make install" if cloned else "make install (done before, in this checkout)")
        await asyncio.to_thread(volunteer.answers)
        with ExitStack() as stack:
            running = await asyncio.to_thread(volunteer.runs, stack)
            screen = await asyncio.to_thread(volunteer.connects, stack)
            await volunteer.chooses_the_group(screen)

            async def types(number: str) -> None:
                await asyncio.to_thread(screen.type, number)

            async def presses(number: str) -> None:
                asked = await volunteer.shown(TEAM, "ضغط أحدهم زر نورة", number)
                api.people.presses(SUPERVISOR, asked, number)

            await volunteer.lets_in(SUPERVISOR, "سارة", types)
            await volunteer.lets_in(DIRECTOR, "نورة", presses)
            await volunteer.first_case()
            volunteer.tally(screen)
            assert await asyncio.to_thread(running.stop) == 0, running.shown[-2000:]
    return volunteer.counted


def _cloned(into: Path) -> Path:
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(into)], check=True)
    subprocess.run(["make", "install"], cwd=into, check=True, stdout=subprocess.DEVNULL)
    return into / ".venv" / "bin" / "rida"


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--clone", action="store_true", help="clone and install the project anew first")
    wanted = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="rida-first-case-") as scratch:
        folder = Path(scratch) / "rida"
        rida = _cloned(folder) if wanted.clone else Path(sys.executable).with_name("rida")
        folder.mkdir(exist_ok=True)
        counted = asyncio.run(first_case(folder, rida, print, cloned=wanted.clone))
    print(json.dumps({**asdict(counted), "goal": GOAL, "restarts": counted.starts - 1}))


if __name__ == "__main__":
    main()
