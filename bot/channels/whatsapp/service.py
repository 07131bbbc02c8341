"""WhatsApp in this process, from start to stop. The rule this module guards: while WhatsApp is away,
everyone else is served; nothing here ends the house but a database that fails.
"""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from starlette.types import ASGIApp

from bot.channels.shared.button_data import Signer
from bot.channels.whatsapp.api.account import Account
from bot.channels.whatsapp.api.client import Client
from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.identity import Identity
from bot.channels.whatsapp.incoming.account_events import TemplateChanged, for_the_desk
from bot.channels.whatsapp.incoming.media import Media
from bot.channels.whatsapp.incoming.read_marks import ReadMarks
from bot.channels.whatsapp.incoming.unread import Unread
from bot.channels.whatsapp.incoming.update_handler import News, UpdateHandler
from bot.channels.whatsapp.incoming.webhook import PATH, webhook
from bot.channels.whatsapp.outgoing.shape import Say
from bot.channels.whatsapp.outgoing.templates import Templates
from bot.channels.whatsapp.outgoing.uploads import Uploads
from bot.channels.whatsapp.profile import Introduction, Profile
from bot.core.conversation import desk
from bot.core.events import AccountChanged
from bot.core.messages import Draw, Incoming
from bot.runtime.delivery.template_news import TemplateNews
from bot.runtime.files.attachments import Attachments
from bot.runtime.files.fetching import Fetch
from bot.runtime.intake import Intake
from bot.runtime.runtime import Runtime
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.restarting import OF_THE_DATABASE, restarted
from bot.runtime.views import Reading
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

LONGEST = 200
"""Bytes of what a row carries, by WhatsApp; a button's may be 256."""


@dataclass
class WhatsAppService:
    """`say` gives the words of a key in a language; `draw` makes QR codes and posters; `staff_channel` is
    where the staff work."""

    account: Account
    database: Database
    clock: Clock
    attachments: Attachments
    say: Say
    draw: Draw
    profile: Profile = field(default_factory=Profile)
    me: Identity = field(default_factory=Identity)
    staff_channel: str = "web"
    templates: Templates = field(default_factory=Templates)
    new_people_a_day: int = 250
    flows: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.client = Client(self.account)
        self._marks = ReadMarks(partial(self.client.mark_read, typing=True))
        self.signer = Signer(self.account.app_secret, LONGEST)
        uploads = Uploads(self.client, self.attachments, self.draw)
        around = (self.client, self.signer, uploads, self.database, self.say)
        more = (self.templates, self.new_people_a_day, self.flows)
        self.channel = WhatsAppChannel(*around, *more)

    @property
    def fetchers(self) -> dict[str, Fetch]:
        """Of what people send us, by channel."""
        media = Media(self.client, self.account.api_base_url, self.attachments)
        return {self.channel.name: media.fetch}

    def webhooks(self, runtime: Runtime) -> dict[str, ASGIApp]:
        """By its path."""
        account = self.account
        take = self.update_handler(runtime).take
        return {PATH: webhook(take, account.app_secret, account.verify_token)}

    def update_handler(self, runtime: Runtime) -> UpdateHandler:
        return UpdateHandler(
            phone_number_id=self.account.phone_number_id,
            signer=self.signer,
            database=self.database,
            clock=self.clock,
            intake=runtime.intake,
            accepting=runtime.intake,
            reading=Reading(self.database),
            heard=runtime.reports.heard,
            news=partial(self._news, runtime),
            marks=self._marks,
            unread=Unread(
                database=self.database,
                clock=self.clock,
                intake=runtime.intake,
                staff_channel=self.staff_channel,
            ),
        )

    async def _news(self, runtime: Runtime, news: News) -> None:
        if isinstance(news, TemplateChanged):
            told = TemplateNews(
                channel=self.channel.name,
                name=news.name,
                language=news.language,
                status=news.status,
                category=news.category,
                quality=news.quality,
                reason=news.reason,
                will_be=news.will_be,
                at=news.at,
            )
            await runtime.templates.heard(told)
        elif what := for_the_desk(news):
            day = self.clock.now().date().isoformat()  # Meta names none of these: twice a day is one
            name = f"account-{self.channel.name}-{what}-{news.detail}-{day}"
            event = AccountChanged(self.channel.name, what, news.detail)
            await runtime.intake.accept(Incoming(name, desk(self.staff_channel), event))

    async def run(self, intake: Intake, stop: asyncio.Event) -> None:
        """What goes on beside the webhook, until `stop`."""
        number = self.account.phone_number_id
        introduction = Introduction(self.client, self.database, number, self.profile, self.me)
        await restarted(partial(introduction.run, stop), stop, OF_THE_DATABASE)
        await stop.wait()

    def warnings(self) -> list[str]:
        """What is wrong beside our own work, for whoever watches over this process."""
        return []

    async def close(self) -> None:
        """After the last send."""
        await self._marks.close()
        await self.client.close()
