"""The web room as one application: its routes, and what every request passes on its way to them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta, tzinfo
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Lifespan, Scope

from bot.core.facts import StaffMember
from bot.core.messages import Draw
from bot.core.passes import Passes
from bot.policy.working_time import WorkingTime
from bot.runtime.runtime import Runtime
from bot.runtime.turns.triage import Origins
from bot.runtime.views import HistoryItem, Reading
from bot.store.errors import CannotWrite, NoRoom
from bot.web.chat import routes as chat
from bot.web.demo import routes as demonstration
from bot.web.demo.hosts import DemoHosts
from bot.web.files import get_drawn, get_file
from bot.web.ops.health import get_health
from bot.web.passes import get_pass
from bot.web.shared import pages
from bot.web.shared.allowance import Allowance
from bot.web.shared.budget import Budget
from bot.web.shared.errors import on_failure, on_http_error, on_obstacle, on_refusal
from bot.web.shared.guard import Refusal, SecurityHeaders
from bot.web.shared.network import Networks
from bot.web.shared.open_streams import Streams
from bot.web.shared.sessions import EndedSessions, WithoutEnded
from bot.web.shared.site import Limits, Say, Site

SESSION_COOKIE = "rida_session"
SESSION_LASTS = timedelta(days=30)


def build_web(
    *,
    runtime: Runtime,
    text: Say,
    day: Callable[[date, str], str],
    mail_html: Callable[[HistoryItem], str],
    society: Mapping[str, str],
    staff: Sequence[StaffMember],
    calendar: WorkingTime,
    zone: tzinfo,
    secret: str,
    public_url: str,
    demo: bool,
    draw: Draw,
    passes: Passes,
    staff_link: Callable[[str], str],
    origins: Origins | None = None,
    limits: Limits | None = None,
    allowance: Allowance | None = None,
    networks: Networks | None = None,
    budget: Budget | None = None,
    streams: Streams | None = None,
    warnings: Callable[[], Sequence[str]] = list,
    session_lasts: timedelta = SESSION_LASTS,
    more_routes: Sequence[BaseRoute] = (),
    lifespan: Lifespan[Starlette] | None = None,
) -> Starlette:
    """`secret` signs the session cookies; `more_routes` come first (webhooks, metrics, the dashboard)."""
    ended = EndedSessions(runtime, session_lasts)
    site = Site(
        runtime,
        Reading(runtime.database),
        text,
        day,
        mail_html,
        society,
        staff,
        calendar,
        zone,
        public_url,
        demo,
        draw,
        passes,
        staff_link,
        warnings,
        ended,
        limits or Limits(),
        allowance or Allowance(),
        origins or Origins(),
        networks or Networks(),
        budget or Budget(),
        Streams() if streams is None else streams,
    )
    app = Starlette(
        routes=[*more_routes, *_routes()],
        middleware=_middleware(secret, public_url, ended, session_lasts, demo=demo),
        exception_handlers={
            Refusal: on_refusal,
            HTTPException: on_http_error,
            CannotWrite: on_obstacle,
            NoRoom: on_obstacle,
            Exception: on_failure,
        },
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False  # its redirects would follow the Host header
    app.state.site = site
    return app


def _routes() -> list[BaseRoute]:
    return [
        Route("/", pages.home),
        Route("/chat", pages.chat),
        Route("/chat/", pages.to_chat),
        Route("/chat/events", chat.events),
        Route("/chat/messages", chat.post_message, methods=["POST"]),
        Route("/chat/presses", chat.post_press, methods=["POST"]),
        Route("/chat/end", chat.post_end, methods=["POST"]),
        Route("/files/{id}", get_file),
        Route("/drawn/{item}/{file}", get_drawn),
        Route("/pass/{token}", get_pass),
        Route("/demo/events", demonstration.events),
        Route("/demo/rooms/{room}", demonstration.get_room),
        Route("/demo/mails/{id}", demonstration.get_mail),
        Route("/demo/clock", demonstration.get_clock),
        Route("/demo/clock", demonstration.post_clock, methods=["POST"]),
        Route("/demo/restart", demonstration.post_restart, methods=["POST"]),
        Route("/demo/staff/messages", demonstration.post_message, methods=["POST"]),
        Route("/demo/staff/presses", demonstration.post_press, methods=["POST"]),
        Route("/healthz", get_health),
        Mount("/static", _Static(directory=pages.HERE / "static")),
    ]


def _middleware(
    secret: str, public_url: str, ended: EndedSessions, lasts: timedelta, *, demo: bool
) -> list[Middleware]:
    sessions = Middleware(
        SessionMiddleware,
        secret_key=secret,
        session_cookie=SESSION_COOKIE,
        max_age=int(lasts.total_seconds()),
        same_site="lax",
        https_only=public_url.startswith("https:"),
    )
    hosts = [Middleware(DemoHosts, known=urlsplit(public_url).hostname or "")] if demo else []
    gone = Middleware(WithoutEnded, ended=ended)
    return [Middleware(SecurityHeaders, public_url=public_url), sessions, gone, *hosts]


class _Static(StaticFiles):
    """Scripts and styles are asked for anew each time (by ETag), so that an update shows at once."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        lasting = path.endswith(".woff2")
        response.headers["cache-control"] = "public, max-age=31536000" if lasting else "no-cache"
        return response
