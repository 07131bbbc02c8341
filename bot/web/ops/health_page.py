"""`/health`: how Rida is, in plain words, for people.

The rules this module guards: nothing of a person, ever. Whether messages are read and answers go out
shows itself to whoever writes, so everybody may read it here; what would tell a stranger where the house
is weak (backups, disk, what ails) is for whoever may read the figures.
"""

import asyncio
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.core.ailments import Course
from bot.web.ops.lights import (
    Colour,
    Light,
    State,
    for_everybody,
    for_whoever_looks_after_it,
)
from bot.web.ops.reader import may_read
from bot.web.shared.language import language_of, site_of
from bot.web.shared.pages import page
from bot.web.shared.site import Site

ASKS = {"www-authenticate": 'Basic realm="Rida", charset="UTF-8"'}
"""A browser asks for the token as for a password, whatever the name beside it."""


async def get_health_page(request: Request) -> Response:
    site, language = site_of(request), language_of(request)
    is_whole = may_read(request, site.house.token)
    if "whole" in request.query_params and not is_whole:
        return page(request, "health.html", {**_NOTHING, "refused": True}, 401, ASKS)
    state = await _state(site)
    lights = [*for_everybody(state), *(for_whoever_looks_after_it(state) if is_whole else ())]
    ailing = await site.runtime.ailments.standing() if is_whole else []
    values = {
        "lights": [_shown(site, each, language) for each in lights],
        "ailing": [_ailing(site, each, language) for each in ailing],
        "all": site.wording.text(f"health-all-{_worst(lights)}", language),
        "at": _moment(site, state.now, language),
        "whole": is_whole,
        "refused": False,
    }
    return page(request, "health.html", values)


_NOTHING: dict[str, Any] = {"lights": [], "ailing": [], "all": "", "at": "", "whole": False}


async def _state(site: Site) -> State:
    """What the database cannot say is left out: then it is not green."""
    runtime, now, wall = site.runtime, site.runtime.clock.now(), datetime.now(UTC)
    turns = await runtime.health()
    figures = await site.reading.figures(now, f"{now:%Y-%m}") if turns else None
    return State(
        now=now,
        turns=turns,
        writes=not runtime.database.obstacle,
        channels=site.house.channels,
        waiting=tuple(figures.waiting) if figures else (),
        down=await site.reading.down(site.house.channels) if turns else {},
        causes=await site.reading.causes(site.house.channels) if turns else {},
        free=await asyncio.to_thread(lambda: runtime.attachments.room.free),
        has_backups=site.house.backups is not None,
        last_backup=await asyncio.to_thread(site.house.last_backup, wall),
        wall=wall,
        quiet=runtime.quiet.since,
        ran=await site.reading.version() if turns else None,
    )


def _worst(lights: list[Light]) -> Colour:
    order = list(Colour)
    return max((each.colour for each in lights), key=order.index, default=Colour.YELLOW)


def _shown(site: Site, light: Light, language: str) -> dict[str, str]:
    say, since = site.wording.text, _moment(site, light.since, language)
    channel = say(f"channel-{light.channel}", language) if light.channel else ""
    told = {**light.values, "channel": channel, "since": since}
    if why := light.values.get("why"):
        told["why"] = say(f"down-{why}", language)
    return {
        "id": f"{light.what}-{light.channel}".strip("-"),
        "colour": light.colour.value,
        "light": say(f"health-{light.colour}", language),
        "what": say(f"health-{light.what}", language, channel=channel),
        "says": say(f"health-{light.what}-{light.colour}", language, **told),
    }


def _ailing(site: Site, course: Course, language: str) -> dict[str, str]:
    each, since = course.ailment, _moment(site, course.since, language)
    at = _moment(site, each.at or course.since, language)
    said = site.wording.text(f"ails-{each.key}", language, **{**each.values, "at": at, "since": since})
    colour = Colour.RED if each.is_grave else Colour.YELLOW
    light = site.wording.text(f"health-{colour}", language)
    return {"colour": colour.value, "light": light, "says": said, "since": since}


def _moment(site: Site, at: datetime | None, language: str) -> str:
    """Its day, Gregorian and Hijri, and the time by the society's clock; empty where there is none."""
    if at is None:
        return ""
    there = at.astimezone(site.zone)
    return f"{site.wording.day(there.date(), language)} {there:%H:%M}"
