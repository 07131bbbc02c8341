"""The way of one message through the house: which of our modules run, in which order.

Four ways are walked through the real app (its own settings, a real SQLite file, its own HTTP routes in
this process): a typed message of a complaint, a staff press on a card, a timer, and an outgoing message.

**What is counted.** `sys.setprofile` tells of every call and every return. Each of them is a moment in
the module whose function begins or ends there. A *hop* is two moments, one after the other, in different
modules of ours (`bot`, `handlers`, `faq`). A hop is a *return* if the way has been in that module before:
so hops less returns are the modules that the way comes to, less the first one.

- A typed message and a press begin at their route (what stands before every route is left out), a timer
  where it is claimed. They end when their turn is marked done, committed and told of. The outgoing
  message begins where the outbox looks for it, and ends when its mark is committed and told of.
- A coroutine or generator counts once where it begins and once where it ends. `sys.setprofile` sees a
  wait as a return and its end as a call; both are left out: they depend on what else the loop does.
- Threads are not followed. The sync of the disk alone is done in one, and it calls nothing else of ours.
- Everything was walked once before it is counted, so that nothing is made at its first use.
"""

import asyncio
import opcode
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR
from itertools import groupby, pairwise
from pathlib import Path
from types import CodeType, FrameType
from typing import Any
from unittest.mock import patch
from uuid import UUID

import httpx

from bot.app.build import App, opened
from bot.app.web import web_of
from bot.config import load
from bot.store.queries import timers

Act = Callable[[], Awaitable[object]]

ROOT = Path(__file__).parents[1]
OURS = ("bot", "handlers", "faq")
TYPED, PRESSED, TIMER, SENT = "typed message", "staff press", "timer", "outgoing message"
GREETING, COMPLAINT, WISH = (
    "السلام عليكم",
    "سجلت في دورة الخياطة من شهرين وما رد علي أحد",
    "أبغى أعرف متى تبدأ",
)
TAKE = "take"

_STOPPING = CO_COROUTINE | CO_GENERATOR | CO_ASYNC_GENERATOR
_RESUME, _YIELD = opcode.opmap["RESUME"], opcode.opmap["YIELD_VALUE"]
AROUND = ("BEGIN", "COMMIT", "ROLLBACK", "SELECT 1 FROM sqlite_master")


@dataclass
class Way:
    """`moments` are modules as paths from the root; `statements` are what SQLite was asked meanwhile."""

    moments: list[str] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)

    @property
    def files(self) -> tuple[str, ...]:
        """In the order in which the way comes to them first."""
        return tuple(dict.fromkeys(self.moments))

    @property
    def pairs(self) -> Counter[tuple[str, str]]:
        """How many hops lead from the one module to the other."""
        return Counter((one, other) for one, other in pairwise(self.moments) if one != other)

    @property
    def hops(self) -> int:
        return self.pairs.total()

    @property
    def returns(self) -> int:
        return self.hops - len(self.files) + 1

    @property
    def asked(self) -> list[str]:
        """The statements without those that begin and end transactions. SQLite names one again when a
        trigger ran before it."""
        once = (each for each, _ in groupby(self.statements))
        return [each for each in once if not each.startswith(AROUND)]


def all_ways() -> dict[str, Way]:
    """The four ways by their names. Each call walks them anew, in a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_walked(Path(folder)))


async def _walked(folder: Path) -> dict[str, Way]:
    async with _house(folder) as house:
        await _walk_all(house)  # the first time is not counted
        return await _walk_all(house)


async def _walk_all(house: "House") -> dict[str, Way]:
    runtime, visitor = house.app.runtime, await house.visitor()
    for words in (GREETING, "شكوى", COMPLAINT, "هذا كل شيء"):
        await visitor.writes(words)
        await runtime.settle()
    typed = await house.walked(runtime.turns.take_one, request=lambda: visitor.writes(WISH))
    sent = await house.walked(runtime.outbox.drain)
    await visitor.writes("نعم، صحيح")
    await runtime.settle()
    press = await visitor.found_on_card()
    pressed = await house.walked(runtime.turns.take_one, request=press)
    await runtime.settle()
    await house.come_to_next_timer()
    timer = await house.walked(runtime.timers.claim, runtime.turns.take_one)
    await runtime.settle()
    return {TYPED: typed, PRESSED: pressed, TIMER: timer, SENT: sent}


@dataclass
class Wall:
    """The time on the wall: it stands until it is moved."""

    at: datetime = datetime(2026, 11, 22, 7, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@dataclass
class House:
    app: App
    wall: Wall
    statements: list[str]

    async def walked(self, *steps: Act, request: Act | None = None) -> Way:
        """The way of a request, if there is one, and then of these steps, one after the other."""
        self.statements.clear()
        way = Way()
        if request:
            with _followed(way.moments, from_route=True):
                await request()
            assert way.moments, "no route was entered"
        with _followed(way.moments):
            for step in steps:
                assert await step() is not False, "nothing was done"
        way.statements += self.statements
        return way

    async def visitor(self) -> "Visitor":
        web = httpx.ASGITransport(web_of(self.app))
        client = httpx.AsyncClient(transport=web, base_url="http://127.0.0.1:8080")
        (await client.get("/chat", headers={"accept-language": "ar"})).raise_for_status()
        return Visitor(client, self.app.settings.members[0].id)

    async def come_to_next_timer(self) -> None:
        async with self.app.database.read() as conn:
            due = await timers.next_due_at(conn)
        assert due, "no timer is set"
        self.wall.at = max(self.wall.at, due)


@dataclass
class Visitor:
    """A browser that has opened the demonstration. Nobody closes it: it holds no connection."""

    client: httpx.AsyncClient
    member: str  # as whom it presses on the staff's phone
    sent: int = 0

    async def writes(self, text: str) -> None:
        fields = {"client_id": self._id(), "text": text}
        parts = [(name, (None, value)) for name, value in fields.items()]
        answer = await self.client.post("/chat/messages", files=parts, headers={"x-rida": "1"})
        answer.raise_for_status()

    async def found_on_card(self) -> Act:
        """What presses "I take it" on the card of the newest case."""
        room = await self._newest_room()
        items = (await self.client.get(f"/demo/rooms/{room}")).json()["items"]
        shown = ((item["stamp"], button) for item in items for button in item["buttons"])
        stamp, button = next(each for each in shown if each[1]["action"] == TAKE)
        pressed = {"action": TAKE, "arg": button["arg"], "stamp": stamp}
        who = {"client_id": self._id(), "room": room, "member": self.member}

        async def press() -> None:
            (await self.client.post("/demo/staff/presses", json=pressed | who)).raise_for_status()

        return press

    async def _newest_room(self) -> str:
        number = 1001
        while (await self.client.get(f"/demo/rooms/case-{number + 1}")).is_success:
            number += 1
        return f"case-{number}"

    def _id(self) -> str:
        self.sent += 1
        return str(UUID(int=self.sent))


@asynccontextmanager
async def _house(folder: Path) -> AsyncIterator[House]:
    config = folder / "config.yaml"
    config.write_bytes((ROOT / "config.yaml").read_bytes())
    settings = load(config, {"RIDA_CALENDAR__COUNTRY": "null", "RIDA_DEMO": "true"})
    wall, statements = Wall(), list[str]()
    with overheard(statements):
        async with opened(settings, wall=wall) as app:
            app.answers.ask("shlon")  # the encoder is built once, before anything is counted
            yield House(app, wall, statements)


@contextmanager
def overheard(statements: list[str]) -> Iterator[None]:
    """Every connection that is opened meanwhile notes what it is asked."""
    connect = sqlite3.connect

    def listening(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **kwargs)
        connection.set_trace_callback(statements.append)
        return connection

    with patch("sqlite3.connect", listening):
        yield


@contextmanager
def _followed(moments: list[str], *, from_route: bool = False) -> Iterator[None]:
    """Note the moments meanwhile, or those from the beginning to the end of the route that is entered."""
    route: FrameType | None = None

    def told(frame: FrameType, event: str, _: object) -> None:
        nonlocal route
        if (
            event not in ("call", "return")
            or not (module := _module(frame.f_code))
            or _waits(frame, event)
        ):
            return
        if from_route and route is None and _is_route(frame):
            route = frame
        if route or not from_route:
            moments.append(module)
        if frame is route and event == "return":
            sys.setprofile(None)

    sys.setprofile(told)
    try:
        yield
    finally:
        sys.setprofile(None)


def _is_route(frame: FrameType) -> bool:
    """Whether Starlette's router has called it."""
    caller = frame.f_back
    return caller is not None and caller.f_code.co_filename.endswith("starlette/routing.py")


@cache
def _module(code: CodeType) -> str:
    """The path from the root; empty for what is not ours."""
    path = Path(code.co_filename)
    inside = path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in OURS
    return path.relative_to(ROOT).as_posix() if inside else ""


def _waits(frame: FrameType, event: str) -> bool:
    """Whether a coroutine or generator stops or goes on here, and neither begins nor ends."""
    code, at = frame.f_code, frame.f_lasti
    if not code.co_flags & _STOPPING:
        return False
    if event == "return":
        return code.co_code[at] == _YIELD
    return code.co_code[at] != _RESUME or bool(code.co_code[at + 1] & 3)  # 0: at its beginning
