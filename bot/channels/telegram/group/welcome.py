"""What a group that was just connected is told: that it is, what the bot lacks there, and ✓ at the end.

The rules this module guards: Telegram itself is asked, again and again while something is missing, for it
tells a bot nothing of topics that are switched on; and each change is told once, over restarts, too.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from telegram import Chat, ChatFullInfo, ChatMember, ChatMemberAdministrator, ChatMemberRestricted
from telegram.error import TelegramError

from bot.channels.telegram.api.client import Client
from bot.channels.telegram.group import connecting
from bot.channels.telegram.group.connecting import Connected
from bot.channels.telegram.group.topics import Desk
from bot.core.events import Event, GroupConnected, Lacking
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.wakeups import first_of
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

SOON, SELDOM = 3.0, 300.0  # seconds between looks while something is missing, and afterwards
HELD_FOR = timedelta(days=1)
"""So long after it was connected a group is helped along; then its troubles are told as any other's."""

OUT = (ChatMember.LEFT, ChatMember.BANNED)
Tell = Callable[[str, Event], Awaitable[None]]


class Welcome:
    """`bot` is the bot's own id."""

    def __init__(self, client: Client, database: Database, clock: Clock, desk: Desk, bot: str) -> None:
        self._client, self._database, self._clock = client, database, clock
        self._desk, self._bot = desk, bot
        self._again = asyncio.Event()
        self.helps = False
        """Whether what is missing is being told here, and nowhere else."""

    def look_again(self) -> None:
        self._again.set()

    async def run(self, stop: asyncio.Event, tell: Tell) -> None:
        while not stop.is_set():
            self._again.clear()
            await self._look(tell)
            await first_of(stop, self._again, seconds=SOON if self.helps else SELDOM)

    async def _look(self, tell: Tell) -> None:
        async with self._database.read() as conn:
            known = await connecting.connected(conn, self._bot)
        is_ours = known is not None and known.group == await self._desk.group()
        is_new = known is not None and self._clock.now() - known.at < HELD_FOR
        self.helps = bool(known and is_ours and is_new and known.told != () and not known.is_out)
        if known and self.helps:
            await self._ask(known, tell)

    async def _ask(self, known: Connected, tell: Tell) -> None:
        try:
            chat = await self._client.get_chat(known.group)
            me = await self._client.get_chat_member(known.group, int(self._bot))
        except TelegramError as error:
            logger.info("the new group cannot be looked at: %s", type(error).__name__)
            return
        if me.status in OUT:
            await self._desk.went(known.group, there=False)
        else:
            await self._told(known, chat, tuple(lacking(chat, me)), tell)

    async def _told(
        self, known: Connected, chat: ChatFullInfo, missing: tuple[Lacking, ...], tell: Tell
    ) -> None:
        if known.told == missing:
            return
        now = self._clock.now()
        event = GroupConnected(missing, before=known.told is not None)
        await tell(f"group-connected-{known.group}-{now.isoformat()}", event)
        async with self._database.write() as conn:
            if await connecting.connected(conn, self._bot) == known:  # it may be out again meanwhile
                await connecting.keep(conn, replace(known, told=missing, title=chat.title or ""))
        self.helps = bool(missing)


def lacking(chat: Chat | ChatFullInfo, me: ChatMember) -> Iterator[Lacking]:
    """What the bot lacks to work in a group, in the order in which it is mended."""
    may = me if isinstance(me, ChatMemberAdministrator) else None
    is_whole = me.status == ChatMember.OWNER
    if isinstance(me, ChatMemberRestricted) and not me.can_send_messages:
        yield "muted"
    if not may and not is_whole:
        yield "admin"
    if not chat.is_forum:
        yield "topics"
    elif may and not may.can_manage_topics:
        yield "manage"
    if may and not may.can_delete_messages:
        yield "delete"
