"""The pages from settings: the one `Site` that they all read."""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path

from starlette.applications import Starlette

from bot.app.build import App, budget_of
from bot.app.mail import mail_html
from bot.config import Settings
from bot.core.passes import START
from bot.store.backups.record import last_good
from bot.texts.catalogue import sentence
from bot.web.app import build_web
from bot.web.shared.appearances import Platform
from bot.web.shared.budget import MEGABYTE, Budget
from bot.web.shared.house import Answers, House
from bot.web.shared.network import Networks
from bot.web.shared.open_streams import Streams
from bot.web.shared.site import Bounds, Site, Wording


def web_of(app: App, networks: Networks | None = None, streams: Streams | None = None) -> Starlette:
    return build_web(_site(app, networks, streams))


def _site(app: App, networks: Networks | None, streams: Streams | None) -> Site:
    settings = app.settings
    platforms = [each for each in (app.telegram, app.whatsapp) if each]
    watched = [*platforms, *([app.mailbox] if app.mailbox else [])]
    return Site(
        runtime=app.runtime,
        wording=Wording(_say, app.renderer.dates.day, mail_html, settings.society.name.model_dump()),
        staff=settings.members,
        calendar=app.working,
        zone=settings.working_time.zone,
        passes=app.passes,
        draw=app.draw,
        staff_link=lambda token: _staff_link(app, token),
        secret=_secret(settings.data_dir / "session.key"),
        public_url=settings.web.public_url,
        demo=settings.demo,
        privacy=settings.built_privacy,
        session_lasts=timedelta(days=settings.web.session_days),
        bounds=Bounds(
            budget=_budget(settings),
            networks=networks or Networks(settings.web.proxies),
            origins=app.origins,
            streams=Streams() if streams is None else streams,
        ),
        warnings=lambda: [warning for each in watched for warning in each.warnings()],
        house=_house(app),
        appearances=_appearances,
        webhooks={
            path: called for each in platforms for path, called in each.webhooks(app.runtime).items()
        },
    )


def _house(app: App) -> House:
    settings, answers = app.settings, app.answers
    folder = settings.backup.folder
    on = {"web": True, "telegram": app.telegram, "whatsapp": app.whatsapp, "email": settings.smtp.enabled}
    return House(
        channels=tuple(name for name, is_on in on.items() if is_on),
        answers=lambda: Answers(answers.is_ready, answers.builds, answers.built_seconds),
        backups=folder,
        last_backup=lambda now: last_good(folder, now),
        budget=budget_of(settings),
        zone=settings.working_time.zone,
        token=settings.web.metrics_token.get_secret_value(),
        mailbox=app.mailbox.seen if app.mailbox else None,
    )


@cache
def _appearances() -> Mapping[str, Platform]:
    """Read when somebody first switches: what sends there is heavy."""
    from bot.app.appearances import appearances

    return appearances()


def _say(key: str, language: str, /, **args: str | int) -> str:
    return sentence(key, language, args)


def _budget(settings: Settings) -> Budget:
    disk = settings.disk
    return Budget(
        disk.visitor_megabytes_a_day * MEGABYTE,
        disk.network_megabytes_a_day * MEGABYTE,
    )


def _staff_link(app: App, token: str) -> str:
    """Where staff mark attendance: in their own talk with the bot, or in a demonstration on the page."""
    link = app.draw.links()
    if link.bot:
        return link.to(f"{START}{token}")
    return f"/#pass-{token}" if app.settings.demo else ""


def _secret(file: Path) -> str:
    """What signs the session cookies: made once, readable by us alone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        made = file.with_suffix(".new")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(32), "ascii")
        made.replace(file)  # whole or not at all: an empty key would sign for anybody
    return file.read_text("ascii").strip()
