"""Puts the bot together from settings: one list of what is given to whom. It decides nothing.

`mail.py`, `telegram.py`, `web.py` and `pictures.py` beside it make the larger parts."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app.copies import Copies, copy_page
from bot.app.mail import case_address, mail_channel
from bot.app.pictures import Links, Pictures
from bot.app.settled import settling
from bot.app.working_time_in_force import laid_over, put_in_force
from bot.channels.telegram.bot_identity import BotIdentity
from bot.channels.web.channel import WebChannel
from bot.config import Settings
from bot.core.conversation import desk
from bot.core.events import MorningCame
from bot.core.passes import Passes
from bot.core.receipts import Receipts
from bot.policy.languages import FIRST
from bot.runtime.delivery.channel import Channel
from bot.runtime.files.attachments import Attachments
from bot.runtime.retention import RetentionPolicy
from bot.runtime.runtime import Dependencies, Runtime
from bot.runtime.shared.clock import Clock, wall_time
from bot.runtime.shared.live_updates import LiveUpdates
from bot.runtime.transcription import Transcriber
from bot.runtime.turns.calendar import CurrentCalendar
from bot.runtime.turns.facts import FactsLoader, fresh_receipt
from bot.runtime.turns.taught_answers import Learned
from bot.runtime.turns.triage import Flood, Origins
from bot.store.queries import conversations, timers
from bot.store.queries.settings import PASSES_KEPT, RECEIPTS_KEPT, MailBook, kept_secret, mail_book
from bot.store.sqlite.database import Database
from bot.texts.dates import Dates
from bot.texts.kindness import unkind_words
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
    from bot.channels.telegram.service import TelegramService

logger = logging.getLogger("rida")


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
    telegram: "TelegramService | None" = None


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


@asynccontextmanager
async def opened(
    settings: Settings,
    *,
    wall: Callable[[], datetime] = wall_time,
    transcriber: Transcriber | None = None,
) -> AsyncIterator[App]:
    """The bot, with its database open and nothing running yet. `wall` is what the clock goes by;
    `transcriber` writes voice notes out for the staff (docs/decisions/35), and none is there by itself.

    Raises:
        StoreError: the database cannot be used; the text says why and what mends it.
    """
    database = await Database.open(settings.database)
    try:
        app = _assembled(await _ground(settings, database, wall), transcriber)
        try:
            yield app
        finally:
            if app.telegram:
                await app.telegram.close()
    finally:
        await database.close()


async def _ground(settings: Settings, database: Database, wall: Callable[[], datetime]) -> Ground:
    live_updates = LiveUpdates()
    clock = await Clock.open(database, live_updates, demo=settings.demo, wall=wall)
    working = CurrentCalendar(laid_over(settings))
    async with database.write() as conn:
        await working.load(conn)
        await _first_morning(conn, settings, working, clock)
        await put_in_force(conn, settings, desk(settings.staff_channel), clock.now())
        passes, book = await _passes(conn, settings), await mail_book(conn)
        receipts = await _receipts(conn)
    return Ground(settings, database, live_updates, clock, working, passes, receipts, book)


def _assembled(ground: Ground, transcriber: Transcriber | None) -> App:
    settings, database, clock = ground.settings, ground.database, ground.clock
    society, answers = _society(settings, ground.working), _answers()
    renderer = Renderer(society.dates, society, case_address(settings))
    me, learned = BotIdentity(when_known=society.name_bot), Learned(answers.adopt)
    flood = Flood("web", settings.web.new_cases_per_network, settings.web.new_cases_in_all)
    attachments = Attachments(
        database, clock, settings.data_dir / "attachments", reserve=settings.disk.reserve
    )
    copies = Copies(database, clock, copy_page(settings))
    draw = Pictures(settings, lambda: Links(settings.web.url, me.name), copies)
    telegram = _telegram(settings, database, clock, attachments, renderer, draw, me)
    dependencies = Dependencies(
        database=database,
        clock=clock,
        live_updates=ground.live_updates,
        attachments=attachments,
        channels=_channels(settings, attachments, ground.book, telegram),
        fetchers={telegram.channel.name: telegram.fetch} if telegram else {},
        handlers=TABLES,
        load_facts=_facts(ground, renderer, answers, learned, flood),
        render=renderer.message,
        render_email=renderer.email,
        staff_channel=settings.staff_channel,
        demo=settings.demo,
        real_channels=_real_channels(settings),
        transcriber=transcriber,
        questions_kept=settings.retention.questions,
        retention=_retention(settings),
        not_yet=NotReady,
        before_turns=_before_turns,
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
        telegram=telegram,
    )


# What the database keeps, and each part from settings -----------------------------------------------


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


def _telegram(
    settings: Settings,
    database: Database,
    clock: Clock,
    attachments: Attachments,
    renderer: Renderer,
    draw: Pictures,
    me: BotIdentity,
) -> "TelegramService | None":
    """None while it is off: then its libraries are not read, which takes a second."""
    if not settings.telegram.enabled:
        return None
    from bot.app.telegram import telegram_of

    return telegram_of(settings, database, clock, attachments, renderer, draw, me)


def _channels(
    settings: Settings, attachments: Attachments, book: MailBook, telegram: "TelegramService | None"
) -> dict[str, Channel]:
    mail = mail_channel(settings, attachments, book, telegram)
    on_telegram: dict[str, Channel] = {"telegram": telegram.channel} if telegram else {}
    return {"web": WebChannel(), "email": mail, **on_telegram}


def _real_channels(settings: Settings) -> tuple[str, ...]:
    on = {"email": settings.smtp.enabled, "telegram": settings.telegram.enabled}
    return tuple(name for name, enabled in on.items() if enabled)


def _retention(settings: Settings) -> RetentionPolicy:
    kept, zone = settings.retention, settings.working_time.zone

    def running(now: datetime) -> frozenset[str]:
        day = now.astimezone(zone).date()
        known = settings.built_initiatives
        return frozenset(each.id for each in known if (each.closes or day) >= day)

    return RetentionPolicy(kept.cases, kept.registrations, kept.disclosures, kept.people, running)


def _facts(
    ground: Ground, renderer: Renderer, answers: Answering, learned: Learned, flood: Flood
) -> FactsLoader:
    settings = ground.settings
    return FactsLoader(
        clock=ground.clock,
        calendar=settings.working_time,
        ladder=settings.escalation,
        answers=answers,
        coach=Coach(unkind_words(), fold),
        alarms=Alarms((each.alarm for each in settings.emergency), fold),
        text=renderer.text,
        fold=fold,
        passes=ground.passes,
        staff_channel=settings.staff_channel,
        staff=settings.members,
        working=ground.working,
        learned=learned,
        pace=settings.pace.pace,
        goodwill=settings.gestures,
        asks_number="web" if settings.web.offers_number else "",
        initiatives=settings.built_initiatives,
        receipts=ground.receipts,
        flood=flood,
        privacy=settings.built_privacy,
    )
