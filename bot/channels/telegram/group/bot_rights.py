"""How the bot stands in the staff's group: whether there are topics and it may manage them, and whether
it may write there and hears what is written.

The rule this module guards: whatever keeps it from its work is told to the desk and by e-mail at once,
once, and again when it is over, over restarts, too. Telegram itself is asked, so it is never believed to
be well by mistake; nobody waits for that.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberRestricted, User
from telegram.error import TelegramError

from bot.channels.telegram.api.client import Client
from bot.channels.telegram.group.topics import Desk
from bot.core.events import Event, GroupMended, GroupTrouble, Trouble
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.wakeups import first_of
from bot.store.queries import settings
from bot.store.queries import telegram as store
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

KEPT = "telegram-group-trouble"
LOOK = 300.0  # seconds between looks: Telegram does not tell of everything
LONG = timedelta(minutes=10)  # of patience that Telegram asks for, and staff hear of it
PATIENCE: Trouble = "patience"
OUT = (ChatMember.LEFT, ChatMember.BANNED)

Tell = Callable[[str, Event], Awaitable[None]]


class Standing:
    """While a new group is helped along (`is_helped`), what it lacks is told there, and as no trouble."""

    def __init__(
        self,
        client: Client,
        database: Database,
        clock: Clock,
        desk: Desk,
        is_helped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._client, self._database, self._clock, self._desk = client, database, clock, desk
        self._is_helped = is_helped
        desk.on_change = client.limits.on_asked = self.look_again
        self._since: dict[Trouble, datetime] = {}
        self._again = asyncio.Event()
        self._forum: bool | None = None

    @property
    def troubles(self) -> list[Trouble]:
        return sorted(self._since)

    def look_again(self) -> None:
        """Something changed."""
        self._again.set()

    def saw(self, *, forum: bool) -> None:
        """What a message of the group showed of it."""
        if self._forum is not None and forum is not self._forum:
            self._desk.look_again()
            self.look_again()

    async def lost_topics(self, chat: int, *, forum: bool) -> bool:
        """Whether cases had topics there, and there are none any more."""
        if forum:
            return False
        async with self._database.read() as conn:
            return await store.has_topics(conn, chat)

    async def run(self, stop: asyncio.Event, tell: Tell) -> None:
        """Until `stop`: look, whenever something changed and now and then. `tell` brings an event to the
        staff's desk; it is called once for each name."""
        async with self._database.read() as conn:
            kept = json.loads(await settings.get(conn, KEPT) or "{}")
        self._since = {kind: datetime.fromisoformat(at) for kind, at in kept.items()}
        while not stop.is_set():
            self._again.clear()
            await self._now(await self._looked(), tell)
            await first_of(stop, self._again, seconds=LOOK)

    async def _looked(self) -> dict[Trouble, datetime | None]:
        """The troubles there are, with the end of each that has one."""
        found = dict.fromkeys(await self._found(), None)
        asked = self._client.limits.asked_for()
        if asked > (timedelta() if PATIENCE in self._since else LONG):
            return {**found, PATIENCE: self._clock.now() + asked}
        return found

    async def _found(self) -> set[Trouble]:
        """As it was, where Telegram cannot be asked."""
        group = await self._desk.group()
        try:
            return await self._of(group) if group else set()
        except TelegramError as error:
            logger.info("the staff group cannot be looked at: %s", type(error).__name__)
            return self._since.keys() - {PATIENCE}

    async def _of(self, group: int) -> set[Trouble]:
        chat = await self._client.get_chat(group)
        me = await self._client.get_me()
        member = await self._client.get_chat_member(group, me.id)
        self._forum = bool(chat.is_forum)
        if member.status in OUT or self._is_helped():  # which is told as such
            return set()
        async with self._database.read() as conn:
            had_topics = await store.has_topics(conn, group)
        troubles: dict[Trouble, bool] = {
            "topics": had_topics and not chat.is_forum,
            "rights": bool(chat.is_forum) and not _manages(member),
            "muted": isinstance(member, ChatMemberRestricted) and not member.can_send_messages,
            "deaf": _is_deaf(member, me),
        }
        return {kind for kind, is_there in troubles.items() if is_there}

    async def _now(self, found: Mapping[Trouble, datetime | None], tell: Tell) -> None:
        now = self._clock.now()
        for kind in found.keys() - self._since.keys():
            logger.error("the bot cannot work in the staff group as it should: %s", kind)
            await tell(f"group-{kind}-{now.isoformat()}", GroupTrouble(kind, now, found[kind]))
        for kind in self._since.keys() - found.keys():
            since = self._since[kind]
            await tell(f"group-mended-{kind}-{since.isoformat()}", GroupMended(kind, since))
        before, self._since = self._since, {kind: self._since.get(kind, now) for kind in found}
        if before != self._since:
            self._desk.look_again()
            kept = {kind: since.isoformat() for kind, since in self._since.items()}
            async with self._database.write() as conn:
                await settings.put(conn, KEPT, json.dumps(kept))


def _manages(member: ChatMember) -> bool:
    is_owner = member.status == ChatMember.OWNER
    return is_owner or (isinstance(member, ChatMemberAdministrator) and bool(member.can_manage_topics))


def _is_deaf(member: ChatMember, me: User) -> bool:
    """Privacy mode hides from a bot that is no administrator what is written in the group."""
    is_plain = member.status in (ChatMember.MEMBER, ChatMember.RESTRICTED)
    return is_plain and not me.can_read_all_group_messages
