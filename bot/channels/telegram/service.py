"""Telegram in this process, from start to stop. The rule this module guards: while Telegram is away,
everyone else is served; nothing here ends the house but a database that fails.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from starlette.types import ASGIApp
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.channels.shared.button_data import Signer
from bot.channels.telegram.api.client import GROUP_CLOSED, Account, client_of, heard
from bot.channels.telegram.api.files import Files
from bot.channels.telegram.bot_identity import BotIdentity
from bot.channels.telegram.bot_profile import Say, introduce
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.group import connecting
from bot.channels.telegram.group.bot_rights import Standing
from bot.channels.telegram.group.case_links import CaseLinks
from bot.channels.telegram.group.places import Members, PlacesWatch
from bot.channels.telegram.group.topics import CHANNEL, Desk
from bot.channels.telegram.group.welcome import Welcome
from bot.channels.telegram.incoming.last_heard import Hearing
from bot.channels.telegram.incoming.polling import KINDS, LONGEST, SHORTEST, Polling
from bot.channels.telegram.incoming.update_conflicts import UpdateConflicts, watch
from bot.channels.telegram.incoming.update_handler import UpdateHandler, WhoIs
from bot.channels.telegram.incoming.webhook import PATH, webhook
from bot.core.ailments import Ailing, Ailment
from bot.core.case import Case
from bot.core.conversation import Address, Party, desk
from bot.core.events import Event, GroupMended
from bot.core.messages import Draw, Drawing, Incoming
from bot.policy.languages import FIRST
from bot.runtime.files.attachments import Attachments
from bot.runtime.files.fetching import Fetch
from bot.runtime.intake import Intake
from bot.runtime.runtime import Runtime
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.restarting import restarted
from bot.runtime.shared.wakeups import first_of
from bot.runtime.views import Reading
from bot.store.queries import outages, outbox_again, places, staff
from bot.store.queries import settings as values
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

DAY = 86_400.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramSettings:
    """`secret` empty means polling. `public_url` without a slash at the end; empty: Telegram is told
    nothing. `group` is config.yaml's, 0 where it names none; `staff_channel` is where the desk is."""

    account: Account
    secret: str = ""
    public_url: str = ""
    group: int = 0
    staff_channel: str = CHANNEL


@dataclass
class TelegramService:
    """`title` says what a case's topic is called; `who_is` a staff id by a Telegram user id; `draw` makes
    the QR codes, whose links name `me`. `names` are those of the staff list by id, with
    the accounts that the file names."""

    settings: TelegramSettings
    database: Database
    clock: Clock
    attachments: Attachments
    title: Callable[[Case], str]
    who_is: WhoIs
    say: Say
    draw: Draw
    me: BotIdentity = field(default_factory=BotIdentity)
    names: Callable[[], Members] = dict
    _refused_since: datetime | None = None
    _reintroduced: asyncio.Event = field(default_factory=asyncio.Event)

    conflicts: UpdateConflicts | None = None
    _heard: Hearing | None = None

    def __post_init__(self) -> None:
        account = self.settings.account
        self.client = client_of(account)
        self._signer = Signer(account.token)
        self._files = Files(self.client, account.bot, self.database, self.attachments, self._drawn)
        around = (self.client, self.database, self.clock)
        self.desk = Desk(*around, self.settings.group, self.title, account.bot)
        self.links = CaseLinks(self.database, self.desk)
        self.welcome = Welcome(*around, self.desk, account.bot)
        self.standing = Standing(*around, self.desk, lambda: self.welcome.helps)
        self.places = PlacesWatch(self.database, self.clock, account.bot, self.settings.group, self.names)
        self.channel = TelegramChannel(
            self.client,
            self._signer,
            self.desk,
            self._files,
            self.database,
            lambda: self.say("telegram-topic-anew", FIRST),
        )

    @property
    def fetch(self) -> Fetch:
        """Of what people send the bot."""
        return self._files.fetch

    @property
    def _url(self) -> str:
        """Where the webhook leads; empty where nobody can reach us, or the operator sets it."""
        return f"{self.settings.public_url}{PATH}" if self.settings.public_url else ""

    def update_handler(self, intake: Intake) -> UpdateHandler:
        return UpdateHandler(
            client=self.client,
            bot=self.settings.account.bot,
            signer=self._signer,
            desk=self.desk,
            files=self._files,
            intake=intake,
            reading=Reading(self.database),
            who_is=self.who_is,
            gone=self._gone,
            back=self._back,
            connected=self._connected,
            is_welcomed=lambda: self.welcome.helps,
            name=lambda: self.me.name,
            standing=self.standing,
        )

    async def _drawn(self, drawing: Drawing) -> bytes:
        """What goes out before the greeting is over must know our name all the same."""
        if not self.me.name:
            self.me.known_as((await self.client.get_me()).username or "")
        return await self.draw(drawing)

    async def _gone(self, user: int) -> None:
        """Whoever leaves the staff's group works here no longer (those of config.yaml stand there)."""
        async with self.database.write() as conn:
            there = Address(CHANNEL, str(user), Party.PERSON)
            await staff.leave(conn, there, self.clock.now())
            await places.leave(conn, there, self.clock.now())

    async def _back(self) -> None:
        """What waited for the group goes out now, and what was given up while it was closed for days."""
        async with self.database.write() as conn:
            await outages.back(conn, CHANNEL, self.clock.now())
            await outbox_again.revive(conn, CHANNEL, GROUP_CLOSED)
            await outbox_again.at_once(conn, CHANNEL)

    async def _connected(self) -> None:
        """A group is the staff's since just now."""
        self.welcome.helps = True
        self.welcome.look_again()
        self.standing.look_again()
        self._reintroduced.set()
        await self._back()

    def webhooks(self, runtime: Runtime) -> dict[str, ASGIApp]:
        """By its path, where one is set up."""
        secret, intake = self.settings.secret, runtime.intake
        heard = self._hearing(intake).heard
        return {PATH: webhook(self.update_handler(intake), secret, heard)} if secret else {}

    async def run(self, intake: Intake, stop: asyncio.Event) -> None:
        """Introduce the bot, then take updates until `stop`."""
        if not await self._greeted(stop):
            return
        await self._back()  # the group may be another one than before
        told, told_them = partial(self._told, intake), partial(self._told_them, intake)
        group = (partial(self.standing.run, stop, told), partial(self.welcome.run, stop, told))
        people = partial(self.places.run, stop, told, told_them)
        all_ = (partial(self._introducing, stop), partial(self.desk.titles.run, stop), *group, people)
        beside = [asyncio.create_task(restarted(each, stop)) for each in all_]
        try:
            await self._taken(intake, stop)
            await stop.wait()
        finally:
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
            await self._hearing(intake).note()

    async def _taken(self, intake: Intake, stop: asyncio.Event) -> None:
        """Updates by polling; those of a webhook come by themselves, while it leads to us."""
        conflicts = self.conflicts = UpdateConflicts(
            self.database, self.clock, partial(self._told, intake)
        )
        await conflicts.load()
        hearing = self._hearing(intake)
        if not self.settings.secret:
            polling = Polling(self.client, self.update_handler(intake), conflicts, hearing)
            polling.on_token = self._known
            await polling.run(stop)
        else:
            await watch(self.client, self._url, conflicts, hearing.heard, stop, self._known)

    def _hearing(self, intake: Intake) -> Hearing:
        """One for all ways by which Telegram is heard."""
        bot, tell = self.settings.account.bot, partial(self._told, intake)
        self._heard = self._heard or Hearing(self.database, self.clock, bot, tell)
        return self._heard

    async def _told(self, intake: Intake, name: str, event: Event) -> None:
        if isinstance(event, GroupMended):
            await self._back()
        await intake.accept(Incoming(name, desk(self.settings.staff_channel), event))

    async def _told_them(self, intake: Intake, name: str, there: Address, event: Event) -> None:
        await intake.accept(Incoming(name, there, event))

    def warnings(self) -> list[str]:
        """What is wrong beside our own work, for whoever watches over this process."""
        shared = ["telegram-bot-shared"] if self.conflicts and self.conflicts.since else []
        return shared + [f"telegram-group-{kind}" for kind in self.standing.troubles]

    async def close(self) -> None:
        """After the last send."""
        await self.client.request.shutdown()

    async def _introducing(self, stop: asyncio.Event) -> None:
        """At once, and again when a group has become the staff's: its menu is one of its own."""
        while not stop.is_set():
            self._reintroduced.clear()
            await self._introduced()
            await first_of(stop, self._reintroduced, seconds=DAY)

    async def _introduced(self) -> None:
        """Menus and descriptions are a courtesy: without them the bot works all the same."""
        while True:
            try:
                return await introduce(self.client, self.say, await self.desk.group())
            except RetryAfter as error:
                asked = error.retry_after
                wait = asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
                logger.info("Telegram takes the rest of the menu in %d seconds", wait)
            except TelegramError as error:
                return logger.warning("Telegram did not take the menu: %s", type(error).__name__)
            await asyncio.sleep(wait)

    async def _greeted(self, stop: asyncio.Event) -> bool:
        """Try until Telegram has heard us; False when the stop came first."""
        wait = SHORTEST
        while not stop.is_set():
            try:
                return await _before(stop, self._greet())
            except InvalidToken:
                self._known(True)
                logger.error("Telegram refuses the token; `rida check` says how to mend it")
            except TelegramError as error:
                logger.warning("Telegram cannot be reached: %s", type(error).__name__)
            await first_of(stop, seconds=wait)
            wait = min(wait * 2, LONGEST)
        return False

    def _known(self, refused: bool) -> None:
        """Whether Telegram refuses the token, and since when."""
        if refused != (self._refused_since is not None):
            self._refused_since = self.clock.now() if refused else None

    async def ailments(self, _: datetime) -> Sequence[Ailment]:
        """A token that was revoked is mended by whoever reads their e-mail."""
        since = self._refused_since
        return (Ailment(Ailing.TELEGRAM, at=since, is_grave=True),) if since else ()

    async def _greet(self) -> None:
        me = await heard(self.client.get_me())
        self._known(False)
        self.me.known_as(me.username or "")
        async with self.database.write() as conn:
            await values.put(conn, places.BOT_NAME, self.me.name)
            token = connecting.digest(self.settings.account.token)
            await values.put(conn, connecting.TAKEN, token)
        settings = self.settings
        if not settings.secret:
            await self.client.delete_webhook()
        elif self._url:
            await self.client.set_webhook(self._url, allowed_updates=KINDS, secret_token=settings.secret)
        logger.info("Telegram knows us as @%s", self.me.name)


async def _before(stop: asyncio.Event, asked: Coroutine[Any, Any, None]) -> bool:
    """False when the stop came before the answer, which is not waited for then."""
    asking, stopped = asyncio.create_task(asked), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({asking, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if asking.done():
            asking.result()
        return asking.done()
    finally:
        asking.cancel()
        stopped.cancel()
        await asyncio.gather(asking, stopped, return_exceptions=True)
