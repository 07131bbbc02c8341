"""Puts the bot together from settings. This file alone imports every room, and decides nothing."""

import logging
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection
from starlette.applications import Starlette

from bot.app.pictures import Links, Pictures
from bot.app.telegram import telegram_of
from bot.app.working_time_in_force import laid_over, put_in_force
from bot.channels.email.channel import EmailChannel, EmailSettings, LinkOf, MailPanelChannel, Security
from bot.channels.email.html import Link, html_of
from bot.channels.telegram.service import BotIdentity, TelegramService
from bot.channels.web.channel import WebChannel
from bot.config import Settings
from bot.core.conversation import desk
from bot.core.events import MorningCame
from bot.core.messages import Message
from bot.core.passes import START, Passes
from bot.runtime.delivery.channel import Channel
from bot.runtime.files.attachments import Attachments
from bot.runtime.runtime import Dependencies, Runtime
from bot.runtime.shared.clock import Clock, wall_time
from bot.runtime.shared.live_updates import LiveUpdates
from bot.runtime.transcription import Transcriber
from bot.runtime.turns.calendar import CurrentCalendar
from bot.runtime.turns.effects import FIRST_LANGUAGE
from bot.runtime.turns.facts import FactsLoader
from bot.runtime.turns.taught_answers import Learned
from bot.runtime.turns.triage import Flood, Origins
from bot.runtime.views import HistoryItem
from bot.store.queries import conversations, timers
from bot.store.queries.mail_book import MailBook, mail_book
from bot.store.queries.settings import PASSES_KEPT, kept_secret
from bot.store.sqlite.database import Database
from bot.texts.catalogue import plain, sentence
from bot.texts.dates import Dates
from bot.texts.kindness import unkind_words
from bot.texts.render import Renderer
from bot.texts.society import CHANNELS, Society
from bot.web.app import build_web
from bot.web.shared.budget import MEGABYTE, Budget
from bot.web.shared.network import Networks
from bot.web.shared.open_streams import Streams
from faq.detect.emergency import Alarms
from faq.detect.unkind_words import Coach
from faq.engine.answering import Answering, NotReady
from faq.engine.shipped import shipped
from faq.text.normalise import fold
from handlers.shared.cases import MORNING
from handlers.tables import TABLES

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
    telegram: TelegramService | None = None


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
        live_updates = LiveUpdates()
        clock = await Clock.open(database, live_updates, demo=settings.demo, wall=wall)
        working = CurrentCalendar(laid_over(settings))
        async with database.write() as conn:
            await working.load(conn)
            await _first_morning(conn, settings, working, clock)
            await put_in_force(conn, settings, desk(staff_channel(settings)), clock.now())
            passes, book = await _passes(conn, settings), await mail_book(conn)
        app = _assembled(settings, database, live_updates, clock, working, passes, book, transcriber)
        try:
            yield app
        finally:
            if app.telegram:
                await app.telegram.close()
    finally:
        await database.close()


def _assembled(
    settings: Settings,
    database: Database,
    live_updates: LiveUpdates,
    clock: Clock,
    working: CurrentCalendar,
    passes: Passes,
    book: MailBook,
    transcriber: Transcriber | None,
) -> App:
    society = _society(settings, working)
    me = BotIdentity(when_known=society.name_bot)
    flood = Flood("web", settings.web.new_cases_per_network, settings.web.new_cases_in_all)
    renderer, answers = Renderer(society.dates, society, _case_address(settings)), _answers()
    learned = Learned(answers.adopt)
    attachments = Attachments(
        database, clock, settings.data_dir / "attachments", reserve=settings.disk.reserve
    )
    draw = Pictures(settings, lambda: Links(settings.web.url, me.name))
    telegram = telegram_of(settings, database, clock, attachments, renderer, draw, me)
    wiring = Dependencies(
        database=database,
        clock=clock,
        live_updates=live_updates,
        attachments=attachments,
        fetchers={telegram.channel.name: telegram.fetch} if telegram else {},
        channels=_channels(settings, attachments, _link_of(settings, telegram), book)
        | ({"telegram": telegram.channel} if telegram else {}),
        handlers=TABLES,
        load_facts=_facts(settings, renderer, clock, working, passes, answers, learned, flood),
        render=renderer.message,
        render_email=renderer.email,
        staff_channel=staff_channel(settings),
        demo=settings.demo,
        real_channels=_real_channels(settings),
        transcriber=transcriber,
        questions_kept=settings.retention.questions,
        not_yet=NotReady,
    )
    runtime = Runtime(wiring)
    return App(
        settings,
        database,
        runtime,
        renderer,
        working,
        draw,
        answers,
        learned,
        passes,
        flood.origins,
        telegram,
    )


def staff_channel(settings: Settings) -> str:
    """Where the staff work: in their Telegram group, or on the page."""
    telegram = settings.telegram
    return "telegram" if telegram.enabled and telegram.staff_group else "web"


def _real_channels(settings: Settings) -> tuple[str, ...]:
    on = {"email": settings.smtp.enabled, "telegram": settings.telegram.enabled}
    return tuple(name for name, enabled in on.items() if enabled)


# Rooms from settings --------------------------------------------------------------------------------


async def _first_morning(
    conn: AsyncConnection, settings: Settings, working: CurrentCalendar, clock: Clock
) -> None:
    """The morning lists go on from where they were; each sets the next one."""
    there = desk(staff_channel(settings))
    target = await conversations.at(conn, there, FIRST_LANGUAGE, clock.now())
    if not await timers.is_pending(conn, MORNING):
        at = working.calendar.next_morning(clock.now())
        await timers.set_timer(conn, MORNING, at, target.id, MorningCame())


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


def _case_address(settings: Settings) -> Callable[[int], str]:
    """Where a mail's reader finds the case: on the two-phone page, while it is shown. A topic of the
    staff's group may be younger than the mail: `_link_of` looks when it goes out."""
    return lambda case: f"{settings.web.url}/#case-{case}" if settings.demo else ""


def _link_of(settings: Settings, telegram: TelegramService | None) -> LinkOf | None:
    if telegram is None or staff_channel(settings) == "web":
        return None

    async def link_of(message: Message) -> Link | None:
        url = "" if message.case is None else await telegram.links(message.case)
        label = plain(sentence("letter-open", message.language, {"number": message.case or 0}))
        return Link(url, label) if url else None

    return link_of


async def _passes(conn: AsyncConnection, settings: Settings) -> Passes:
    key = await kept_secret(conn, PASSES_KEPT, secrets.token_hex(32))
    return Passes(bytes.fromhex(key), settings.pace.pass_days, settings.working_time.zone)


def _facts(
    settings: Settings,
    renderer: Renderer,
    clock: Clock,
    working: CurrentCalendar,
    passes: Passes,
    answers: Answering,
    learned: Learned,
    flood: Flood,
) -> FactsLoader:
    return FactsLoader(
        clock=clock,
        calendar=settings.working_time,
        ladder=settings.escalation,
        answers=answers,
        coach=Coach(unkind_words(), fold),
        alarms=Alarms((each.alarm for each in settings.emergency), fold),
        text=renderer.text,
        fold=fold,
        passes=passes,
        staff_channel=staff_channel(settings),
        staff=settings.members,
        working=working,
        learned=learned,
        pace=settings.pace.pace,
        goodwill=settings.gestures,
        initiatives=settings.built_initiatives,
        flood=flood,
    )


def _answers() -> Answering:
    """An entry that cannot be read is left out and named; the others answer."""
    read, errors = shipped()
    for error in errors:
        logger.error("faq entry left out: %s", error)
    return read.fork()


def _without_files(message: Message) -> str:
    return plain(sentence("letter-without-files", message.language, {"number": message.case or 0}))


def _channels(
    settings: Settings, attachments: Attachments, link_of: LinkOf | None, book: MailBook
) -> dict[str, Channel]:
    smtp, web = settings.smtp, WebChannel()
    if not smtp.enabled:
        return {"web": web, "email": MailPanelChannel()}
    email = EmailSettings(
        host=smtp.host,
        port=smtp.port,
        sender=smtp.sender,
        sender_name=settings.society.name.ar,
        username=smtp.username,
        password=smtp.password.get_secret_value(),
        security=Security(smtp.security),
        domain=smtp.sender.rpartition("@")[2],
        book=book.mark,
        cases_before=book.before,
    )
    mails = EmailChannel(email, attachments.path, link_of=link_of, without_files=_without_files)
    return {"web": web, "email": mails}


def web_of(app: App, networks: Networks | None = None, streams: Streams | None = None) -> Starlette:
    settings, renderer = app.settings, app.renderer
    return build_web(
        runtime=app.runtime,
        text=lambda key, language, /, **args: sentence(key, language, args),
        day=renderer.dates.day,
        mail_html=_mail_html,
        society=settings.society.name.model_dump(),
        staff=settings.members,
        calendar=app.working,
        zone=settings.working_time.zone,
        secret=_secret(settings.data_dir / "session.key"),
        public_url=settings.web.public_url,
        demo=settings.demo,
        draw=app.draw,
        passes=app.passes,
        staff_link=lambda token: _staff_link(app, token),
        networks=networks or Networks(settings.web.proxies),
        streams=streams,
        budget=Budget(
            settings.disk.visitor_megabytes_a_day * MEGABYTE,
            settings.disk.network_megabytes_a_day * MEGABYTE,
        ),
        origins=app.origins,
        session_lasts=timedelta(days=settings.web.session_days),
        warnings=app.telegram.warnings if app.telegram else list,
        more_routes=app.telegram.routes(app.runtime.intake) if app.telegram else (),
    )


def _staff_link(app: App, token: str) -> str:
    """Where staff mark attendance: in their own talk with the bot, or in a demonstration on the page."""
    link = app.draw.links()
    if link.bot:
        return link.to(f"{START}{token}")
    return f"/#pass-{token}" if app.settings.demo else ""


def _mail_html(item: HistoryItem) -> str:
    return html_of(Message(item.text, "ar", subject=item.subject, attachments=item.attachments))


def _secret(file: Path) -> str:
    """What signs the session cookies: made once, readable by us alone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        made = file.with_suffix(".new")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(32), "ascii")
        made.replace(file)  # whole or not at all: an empty key would sign for anybody
    return file.read_text("ascii").strip()
