"""A whole Rida under a clock that is moved: time passes, and what falls due on the way happens then."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.app.build import App
from bot.core.conversation import Address
from bot.core.events import ButtonPressed, Event
from bot.core.messages import Incoming, Message
from bot.core.reply_window import WINDOW
from bot.store.codec import load
from bot.store.queries import conversations, timers
from bot.store.schema import outbox

LOOKED_BACK = 12
"""So many messages back a button is looked for."""


class Wall:
    """The clock on the wall, which stands where it was put."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@dataclass
class Office:
    """`said` counts what came in: each has a name of its own. `done` names what happened already of what
    is to happen once at least."""

    app: App
    wall: Wall
    said: int = field(default=0, kw_only=True)
    done: set[str] = field(default_factory=set, kw_only=True)

    def first(self, what: str) -> bool:
        """Whether it has not happened yet; from now on it has."""
        is_first = what not in self.done
        self.done.add(what)
        return is_first

    async def settle(self) -> None:
        await self.app.runtime.settle()

    async def next_due(self) -> datetime | None:
        async with self.app.database.read() as conn:
            return await timers.next_due_at(conn)

    async def pass_to(self, until: datetime, late: Callable[[], float] = lambda: 0.0) -> None:
        """What falls due on the way is done at its own time, or so many seconds `late`."""
        while (due := await self.next_due()) and due <= until:
            self.wall.at = max(self.wall.at, due + timedelta(seconds=late()))
            await self.settle()
        self.wall.at = max(self.wall.at, until)
        await self.settle()

    async def say(self, where: Address, event: Event, *, name: str = "", phone: str = "") -> None:
        """Somebody says or presses something there, and all that follows from it is done."""
        self.said += 1
        until = self.wall.at + WINDOW if where.channel == "whatsapp" else None
        came = Incoming(
            f"said-{self.said}", where, event, sender_name=name, sender_phone=phone, free_until=until
        )
        await self.app.runtime.intake.accept(came)
        await self.settle()

    async def shown(self, where: Address) -> list[Message]:
        """What was last said there, the newest first."""
        async with self.app.database.read() as conn:
            there = await conversations.find(conn, where)
            if there is None:
                return []
            mine = select(outbox.c.message).where(outbox.c.conversation_id == there.id)
            rows = await conn.execute(mine.order_by(outbox.c.id.desc()).limit(LOOKED_BACK))
            return [load(each, Message) for each in rows.scalars()]

    async def press(self, where: Address, action: str, arg: str = "", by: str = "") -> bool:
        """The newest button of that action there, of `arg` where one is meant. False: there is none."""
        for message in await self.shown(where):
            for each in message.buttons:
                if each.action == action and (not arg or each.arg == arg) and not each.url:
                    press = ButtonPressed(action, each.arg, message.stamp, by, each.label)
                    await self.say(where, press)
                    return True
        return False
