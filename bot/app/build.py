"""Puts the bot together from settings: one list of what is given to whom. It decides nothing.

`channels.py`, `mail.py`, `telegram.py`, `whatsapp.py`, `web.py` and `pictures.py` beside it make the
larger parts."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app.backups import nightly_of
from bot.app.channels import (
    channels_of,
    fetchers_of,
    mailbox_if_on,
    real_channels,
    telegram_if_on,
    whatsapp_if_on,
)
from bot.app.check_beside import beside
from bot.app.copies import Copies, copy_page
from bot.app.links import Links
from bot.app.mail import case_address
from bot.app.pictures import Pictures
from bot.app.probes import probes_of
from bot.app.settled import settling
from bot.app.staff_list import in_force
from bot.app.working_time_in_force import laid_over, put_in_force
from bot.channels.telegram.bot_identity import BotIdentity
from bot.channels.whatsapp.identity import Identity
from bot.config import Settings
from bot.config.emergency import Emergency
from bot.core.conversation import desk
from bot.core.events import MorningCame
from bot.core.message_costs import Budget
from bot.core.passes import Passes
from bot.core.receipts import Receipts
from bot.policy.languages import FIRST
from bot.runtime.backups import NightlyBackups
from bot.runtime.delivery.channel import Channel
from bot.runtime.delivery.failures import DeliveryPolicy
from bot.runtime.files.attachments import Attachments
from bot.runtime.number_watch import not_older_than_noted
from bot.runtime.retention import RetentionPolicy
from bot.runtime.runtime import Dependencies, Runtime
from bot.runtime.shared.clock import Clock, wall_time
from bot.runtime.shared.live_updates import LiveUpdates
from bot.runtime.transcription import Transcriber
from bot.runtime.turns.calendar import CurrentCalendar
from bot.runtime.turns.facts import FactsLoader, fresh_receipt
from bot.runtime.turns.roster import Roster
from bot.runtime.turns.taught_answers import Learned
from bot.runtime.turns.triage import Flood, Origins
from bot.store.errors import MadeUpBook
from bot.store.queries import conversations, staff_channel, timers
from bot.store.queries.settings import (
    MADE_UP,
    PASSES_KEPT,
    RECEIPTS_KEPT,
    MailBook,
    get,
    kept_secret,
    mail_book,
    ran,
)
from bot.store.sqlite.database import Database
from bot.texts.dates import Dates
from bot.texts.kindness import unkind_words
from bot.texts.link_words import link_words
from bot.texts.render import Renderer
from bot.texts.society import CHANNELS, Society
from faq.detect.emergency import Alarms
from faq.detect.ready import make_ready
from faq.detect.unkind_words import Coach
from faq.engine.answering import Answering, NotReady
from faq.engine.shipped import shipped
from faq.text.normalise import fold
from handlers.shared.cases import MORNING
from handlers.tables import TABLES

if TYPE_CHECKING:
    from bot.channels.email.incoming.mailbox_reader import MailboxReader
    from bot.channels.telegram.service import TelegramService
    from bot.channels.whatsapp.service import WhatsAppService

logger = logging.getLogger("rida")

Played = Callable[[Database], Mapping[str, Channel]]


@dataclass(frozen=True, slots=True)
class App:
    settings: Settings
    database: Database
    runtime: Runtime
    renderer: Renderer
    working: CurrentCalendar
    draw: Pictures
    answers: Answering
    learned: Learned
    passes: Passes
    origins: Origins
    roster: Roster
    book: MailBook
    telegram: "TelegramService | None" = None
    whatsapp: "WhatsAppService | None" = None
    mailbox: "MailboxReader | None" = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What everything else stands on: the settings, the open database, and what was read from it."""

    settings: Settings
    database: Database
    live_updates: LiveUpdates
    clock: Clock
    working: CurrentCalendar
    passes: Passes
    receipts: Receipts
    book: MailBook
    roster: Roster
    config: Path | None = None


@asynccontextmanager
async def opened(
    settings: Settings,
    *,
    wall: Callable[[], datetime] = wall_time,
    transcriber: Transcriber | None = None,
    config: Path | None = None,
    played: Played = lambda _: {},
) -> AsyncIterator[App]:
    """The bot, with its database open and nothing running yet. `wall` is what the clock goes by; `config`
    is the file of the settings: without it there are no nightly backups and no daily check;
    `transcriber` writes voice notes out for the staff (docs/decisions/35), and none is there by itself.
    Channels that are `played` stand in the place of those of the settings, or beside them.

    Raises:
        StoreError: the database cannot be used, or its people are made up and a channel is real; the text
            says why and what mends it.
    """
    database = await Database.open(settings.database)
    try:
        await not_older_than_noted(database)
        ground = replace(await _ground(settings, database, wall), config=config)
        backups = nightly_of(settings, config, wall, ground.clock.elapsed)
        app = _assembled(ground, transcriber, backups, played)
        try:
            yield app
        finally:
            for platform in (app.telegram, app.whatsapp):
                if platform:
                    await platform.close()
    finally:
        await database.close()


async def _ground(settings: Settings, database: Database, wall: Callable[[], datetime]) -> Ground:
    live_updates = LiveUpdates()
    clock = await Clock.open(database, live_updates, demo=settings.demo, wall=wall)
    working = CurrentCalendar(laid_over(settings))
    async with database.write() as conn:
        await ran(conn, version("rida"), clock.now())
        await working.load(conn)
        await staff_channel.settle(conn, settings.staff_channel, clock.now())
        await _first_morning(conn, settings, working, clock)
        await put_in_force(conn, settings, desk(settings.staff_channel), clock.now())
        await _refuse_made_up(conn, settings, database)
        passes, book = await _passes(conn, settings), await mail_book(conn)
        receipts = await _receipts(conn)
        await in_force(conn, settings.members, clock.now())
    roster = Roster(settings.members)
    return Ground(settings, database, live_updates, clock, working, passes, receipts, book, roster)


def _assembled(
    ground: Ground, transcriber: Transcriber | None, backups: NightlyBackups | None, played: Played
) -> App:
    settings, database, clock = ground.settings, ground.database, ground.clock
    society, answers = _society(settings, ground.working), _answers()
    renderer = Renderer(society.dates, society, case_address(settings))
    me, learned = BotIdentity(when_known=society.name_bot), Learned(answers.adopt)
    flood = Flood("web", settings.web.new_cases_per_network, settings.web.new_cases_in_all)
    attachments = Attachments(
        database, clock, settings.data_dir / "attachments", reserve=settings.disk.reserve
    )
    copies = Copies(database, clock, copy_page(settings))
    on_whatsapp = Identity(settings.whatsapp.number if settings.whatsapp.enabled else "")
    words = link_words(settings.built_initiatives)

    def links() -> Links:
        return Links(settings.web.url, me.name, on_whatsapp.number, words)

    draw = Pictures(settings, links, copies, ground.passes.key)
    telegram = telegram_if_on(settings, database, clock, attachments, renderer, draw, me, ground.roster)
    whatsapp = whatsapp_if_on(settings, database, clock, attachments, draw, on_whatsapp)
    mailbox = mailbox_if_on(settings, database, clock)
    watched = [each.ailments for each in (telegram, mailbox) if each]
    dependencies = Dependencies(
        database=database,
        clock=clock,
        live_updates=ground.live_updates,
        attachments=attachments,
        channels={
            **channels_of(settings, attachments, ground.book, telegram, whatsapp, database, draw),
            **played(database),
        },
        fetchers=fetchers_of(telegram, whatsapp),
        handlers=TABLES,
        load_facts=_facts(ground, renderer, answers, learned, flood),
        render=renderer.message,
        render_email=renderer.email,
        staff_channel=settings.staff_channel,
        demo=settings.demo,
        real_channels=real_channels(settings),
        transcriber=transcriber,
        questions_kept=settings.retention.questions,
        retention=_retention(settings),
        delivery_policy=DeliveryPolicy(budget=budget_of(settings), zone=settings.working_time.zone),
        not_yet=NotReady,
        before_turns=_before_turns,
        backups=backups,
        probes=(*probes_of(settings, backups), *watched),
        is_open=ground.working.is_open,
        inspect=beside(ground.config) if ground.config else None,
    )
    return App(
        settings=settings,
        database=database,
        runtime=Runtime(dependencies),
        renderer=renderer,
        working=ground.working,
        draw=draw,
        answers=answers,
        learned=learned,
        passes=ground.passes,
        origins=flood.origins,
        roster=ground.roster,
        book=ground.book,
        telegram=telegram,
        whatsapp=whatsapp,
        mailbox=mailbox,
    )


# What the database keeps, and each part from settings -----------------------------------------------


async def _refuse_made_up(conn: AsyncConnection, settings: Settings, database: Database) -> None:
    """Raises MadeUpBook: a channel that reaches people is on, and nobody in the book is one."""
    on = real_channels(settings)
    if on and await get(conn, MADE_UP) is not None:
        raise MadeUpBook(database.path, ", ".join(on))


async def _first_morning(
    conn: AsyncConnection, settings: Settings, working: CurrentCalendar, clock: Clock
) -> None:
    """The morning lists go on from where they were; each sets the next one."""
    there = desk(settings.staff_channel)
    target = await conversations.at(conn, there, FIRST, clock.now())
    if not await timers.is_pending(conn, MORNING):
        at = working.calendar.next_morning(clock.now())
        await timers.set_timer(conn, MORNING, at, target.id, MorningCame())


async def _passes(conn: AsyncConnection, settings: Settings) -> Passes:
    key = await kept_secret(conn, PASSES_KEPT, secrets.token_hex(32))
    return Passes(bytes.fromhex(key), settings.pace.pass_days, settings.working_time.zone)


async def _receipts(conn: AsyncConnection) -> Receipts:
    salt = await kept_secret(conn, RECEIPTS_KEPT, secrets.token_hex(32))
    return Receipts(bytes.fromhex(salt), fresh_receipt)


def _society(settings: Settings, working: CurrentCalendar) -> Society:
    society = settings.society
    return Society(
        name=society.name.model_dump(),
        channels={channel: getattr(society, channel) for channel in CHANNELS},
        extension=society.extension,
        initiatives=settings.built_initiatives,
        calendar=working,
        dates=Dates(settings.working_time.zone),
        questions_days=settings.retention.questions_days,
    )


def _answers() -> Answering:
    """An entry that cannot be read is left out and named; the others answer."""
    read, errors = shipped()
    for error in errors:
        logger.error("faq entry left out: %s", error)
    return read.fork()


async def _before_turns() -> None:
    """On a thread: the page answers meanwhile, and what comes in is kept and waits."""
    with settling():
        await asyncio.to_thread(make_ready)


def budget_of(settings: Settings) -> Budget:
    """What messages cost on WhatsApp, where each has its price."""
    section = settings.whatsapp
    return Budget(section.allowance, section.price, section.currency) if section.enabled else Budget()


def _retention(settings: Settings) -> RetentionPolicy:
    kept, zone = settings.retention, settings.working_time.zone

    def running(now: datetime) -> frozenset[str]:
        day = now.astimezone(zone).date()
        known = settings.built_initiatives
        return frozenset(each.id for each in known if (each.closes or day) >= day)

    return RetentionPolicy(kept.cases, kept.registrations, kept.disclosures, kept.people, running)


@cache
def _coach() -> Coach:
    return Coach(unkind_words(), fold)


@lru_cache(maxsize=2)
def _alarms(listed: tuple[Emergency, ...]) -> Alarms:
    """The same for the same words: a configuration that is read again seldom changes them."""
    return Alarms((each.alarm for each in listed), fold)


def _facts(
    ground: Ground, renderer: Renderer, answers: Answering, learned: Learned, flood: Flood
) -> FactsLoader:
    settings = ground.settings
    return FactsLoader(
        clock=ground.clock,
        calendar=settings.working_time,
        ladder=settings.escalation,
        answers=answers,
        coach=_coach(),
        alarms=_alarms(settings.emergency),
        text=renderer.text,
        fold=fold,
        passes=ground.passes,
        staff_channel=settings.staff_channel,
        roster=ground.roster,
        working=ground.working,
        learned=learned,
        pace=replace(settings.pace.pace, lasting=settings.follow_up.span),
        goodwill=settings.gestures,
        sorting=settings.built_sorting,
        appeal=settings.appeal.built,
        asks_number="web" if settings.web.offers_number else "",
        initiatives=settings.built_initiatives,
        receipts=ground.receipts,
        flood=flood,
        privacy=settings.built_privacy,
        link_words=link_words(settings.built_initiatives),
        budget=budget_of(settings),
    )
