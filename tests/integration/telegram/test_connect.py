"""`rida connect telegram` beside a Rida that really runs: from the token to staff who work there, over real HTTP and
the command line, and not one id is typed."""

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import AGENT, HUDA, STRANGER, SUPERVISOR, free_port, labels, said

ROOT = Path(__file__).parents[3]
TEAM = -1_000_000_777_000
CONFIG = """\
# this society's own words
web: {{port: {port}}}
calendar: {{country: null}}
privacy: {{notice_version: ""}}
pace: {{story_seconds: 0}}
telegram:
  # where its own server is
  api_base_url: {url}
  per_second: 0
staff:
  - {{id: sara, name: سارة, role: supervisor, email: sara@example.org}}
  - {{id: omar, name: عمر, role: agent, email: omar@example.org}}
"""
Json = dict[str, Any]


@dataclass
class Process:
    """A running `rida …`, and the JSON lines that it has printed."""

    process: asyncio.subprocess.Process
    lines: list[Json] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    async def step(self, name: str, seconds: float = 60, **like: Any) -> Json:
        """The newest step of that name that has these values, once it is told."""

        def found() -> Json | None:
            told = (each for each in reversed(self.lines) if each.get("step") == name)
            return next((each for each in told if like.items() <= each.items()), None)

        try:
            async with asyncio.timeout(seconds):
                while not (step := found()):
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"no {name} {like}: {self.lines} {self.errors[-20:]}") from None
        return step


@dataclass
class Society:
    folder: Path
    api: BotApi
    config: Path
    rida: Process | None = None

    async def verb(self, *words: str, typed: str = "") -> tuple[int, str]:
        """A verb to its end: its status, and what it printed."""
        process = await _started(self, *words)
        out, err = await asyncio.wait_for(process.communicate(typed.encode()), 60)
        return process.returncode or 0, out.decode() + err.decode()

    @asynccontextmanager
    async def running(self, *words: str, typed: str = "") -> AsyncIterator[Process]:
        process = await _started(self, *words)
        assert process.stdin
        process.stdin.write(typed.encode())
        process.stdin.close()
        known = Process(process)
        reading = asyncio.gather(_read(process.stdout, known), _read(process.stderr, known))
        try:
            yield known
        finally:
            if process.returncode is None:
                process.terminate()
            await asyncio.wait_for(process.wait(), 20)
            await reading

    @asynccontextmanager
    async def up(self) -> AsyncIterator[Process]:
        async with self.running("run") as self.rida:
            await self.until(lambda: any("Rida is up" in line for line in self.rida.errors))  # type: ignore[union-attr]
            yield self.rida

    @asynccontextmanager
    async def connecting(self, *more: str, token: str = "") -> AsyncIterator[Process]:
        words = ("connect", "telegram", *more)
        async with self.running(*words, typed=f"{token or self.api.token}\n") as known:
            yield known

    async def until(self, true: Any, seconds: float = 60) -> Any:
        async with asyncio.timeout(seconds):
            while not (found := true()):
                await asyncio.sleep(0.05)
        return found

    async def shown(self, chat: int, has: str, label: str = "") -> Json:
        """The newest message of the bot there that says this and has that button."""

        def found() -> Json | None:
            there = reversed(self.api.sent(chat)) if chat in self.api.state.chats else ()
            ours = (m for m in there if has in said(m))
            return next((m for m in ours if not label or label in labels(m)), None)

        try:
            message: Json = await self.until(found)
        except TimeoutError:
            there = [said(m) for m in self.api.sent(chat)] if chat in self.api.state.chats else None
            raise AssertionError(f"not shown in {chat}: {has!r} {label!r}; {there}") from None
        return message

    async def button(self, name: str) -> str:
        """What the Start button of that member carries."""
        message = await self.shown(TEAM, "", name)
        rows = message["reply_markup"]["inline_keyboard"]
        url = next(b["url"] for row in rows for b in row if b["text"] == name)
        return str(url).partition("?start=")[2]

    async def says_yes(self, person: int, name: str) -> str:
        """Press the button of that member, say that one is them, and read one's number."""
        self.api.people.starts(person, await self.button(name))
        asked = await self.shown(person, f"هل أنت {name}", "نعم، أنا")
        self.api.people.presses(person, asked, "نعم، أنا")
        shown = await self.shown(person, "رقمك")
        (number,) = re.findall(r"\d\d", said(shown).partition("\n")[0])
        return number


async def _started(society: Society, *words: str) -> asyncio.subprocess.Process:
    pipe = asyncio.subprocess.PIPE
    command = ("-m", "bot", "--config", str(society.config), *words)
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("RIDA_")}
    return await asyncio.create_subprocess_exec(
        sys.executable, *command, cwd=ROOT, env=quiet, stdin=pipe, stdout=pipe, stderr=pipe
    )


async def _read(stream: asyncio.StreamReader | None, known: Process) -> None:
    assert stream
    async for raw in stream:
        line = raw.decode().rstrip()
        if line.startswith("{"):
            known.lines.append(json.loads(line))
        known.errors.append(line)


@pytest.fixture(scope="module", autouse=True)
def answers() -> None:
    """As after a first start: what is tried here is not how long a machine builds the answers."""
    subprocess.run([sys.executable, "-m", "bot", "faq", "build"], cwd=ROOT, check=True)


@pytest.fixture
async def society(tmp_path: Path, api: BotApi) -> Society:
    """A society that has a config.yaml, and a group of its own without the bot."""
    config = tmp_path / "config.yaml"
    config.write_text(CONFIG.format(port=free_port(), url=api.url), "utf-8")
    api.people.group(TEAM, "فريقنا")
    api.state.chats[TEAM].members.clear()
    for user in (SUPERVISOR, AGENT, STRANGER):
        api.people.joins(TEAM, user, status="creator" if user == SUPERVISOR else "member")
    return Society(tmp_path, api, config)


async def test_from_the_token_to_the_first_case_without_an_id_or_a_restart(society: Society) -> None:
    api = society.api
    async with society.up() as rida, society.connecting() as connect:
        pid = rida.process.pid
        assert (await connect.step("token"))["bot"] == "rida_local_bot"
        link = await connect.step("link")
        await connect.step("taken")
        api.people.adds_by_link(SUPERVISOR, TEAM, link["link"])
        await society.shown(TEAM, "صلاحياتي فيها كاملة ✓")
        assert (await connect.step("group"))["title"] == "فريقنا"

        number = await society.says_yes(SUPERVISOR, "سارة")
        await connect.step("member", id="sara", state="claimed")
        assert (await society.verb("staff", "confirm", "sara", number))[0] == 0
        await society.shown(SUPERVISOR, "أهلًا بك يا سارة")
        await connect.step("member", id="sara", state="taken", there=1, of=2)

        number = await society.says_yes(AGENT, "عمر")
        asked = await society.shown(TEAM, "ضغط أحدهم زر عمر", number)
        api.people.presses(SUPERVISOR, asked, number)
        await society.shown(AGENT, "أهلًا بك يا عمر")
        await connect.step("done")
        assert await connect.process.wait() == 0

        for line in ("/complaint", "لم يصلني رد"):
            api.people.writes(HUDA, line)
        for label in ("هذا كل شيء", "أترك الحل لكم", "نعم، صحيح"):
            api.people.presses(HUDA, await society.shown(HUDA, "", label), label)
        card = await society.shown(TEAM, "شكوى رقم 1001", "أستلمها")
        api.people.presses(AGENT, card, "أستلمها")
        await society.shown(TEAM, "استلمها")
        assert rida.process.returncode is None and rida.process.pid == pid
    text = society.config.read_text("utf-8")
    assert "# where its own server is" in text and api.token not in text
    file = society.folder / "secrets" / "telegram-token"
    assert file.read_text().strip() == api.token and file.stat().st_mode & 0o777 == 0o600
    assert api.token not in "\n".join(rida.errors + connect.errors)
