"""The web room as one application: its routes, and what every request passes on its way to them."""

from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.routing import BaseRoute, Mount, Route

from bot.store.errors import CannotWrite, NoRoom
from bot.web.assets.route import Static
from bot.web.chat import routes as chat
from bot.web.chat.page import get_chat
from bot.web.chat.plain import post_form
from bot.web.demo import routes as demonstration
from bot.web.demo.hosts import DemoHosts
from bot.web.files import get_drawn, get_file
from bot.web.ops.health import get_health
from bot.web.ops.health_page import get_health_page
from bot.web.ops.metrics import get_metrics
from bot.web.passes import get_pass
from bot.web.privacy import get_privacy
from bot.web.shared import pages
from bot.web.shared.errors import on_failure, on_http_error, on_obstacle, on_refusal
from bot.web.shared.guard import Refusal, SecurityHeaders
from bot.web.shared.sessions import WithoutEnded
from bot.web.shared.site import Site
from bot.web.shared.webhooks import Webhooks

SESSION_COOKIE = "rida_session"


def build_web(site: Site) -> Starlette:
    app = Starlette(
        routes=_routes(),
        middleware=_middleware(site),
        exception_handlers={
            Refusal: on_refusal,
            HTTPException: on_http_error,
            CannotWrite: on_obstacle,
            NoRoom: on_obstacle,
            Exception: on_failure,
        },
    )
    app.router.redirect_slashes = False  # its redirects would follow the Host header
    app.state.site = site
    return app


def _routes() -> list[BaseRoute]:
    return [
        Route("/", pages.home),
        Route("/chat", get_chat),
        Route("/chat/", pages.to_chat),
        Route("/chat/events", chat.events),
        Route("/chat/form", post_form, methods=["POST"]),
        Route("/chat/form", pages.to_chat),  # the address of a page that was refused, opened anew
        Route("/chat/messages", chat.post_message, methods=["POST"]),
        Route("/chat/presses", chat.post_press, methods=["POST"]),
        Route("/chat/end", chat.post_end, methods=["POST"]),
        Route("/privacy", get_privacy),
        Route("/files/{id}", get_file),
        Route("/drawn/{item}/{file}", get_drawn),
        Route("/pass/{token}", get_pass),
        Route("/demo/events", demonstration.events),
        Route("/demo/person/{appearance}/{opened}", demonstration.get_person),
        Route("/demo/rooms/{room}", demonstration.get_room),
        Route("/demo/mails/{id}", demonstration.get_mail),
        Route("/demo/clock", demonstration.get_clock),
        Route("/demo/clock", demonstration.post_clock, methods=["POST"]),
        Route("/demo/restart", demonstration.post_restart, methods=["POST"]),
        Route("/demo/staff/messages", demonstration.post_message, methods=["POST"]),
        Route("/demo/staff/presses", demonstration.post_press, methods=["POST"]),
        Route("/health", get_health_page),
        Route("/healthz", get_health),
        Route("/metrics", get_metrics),
        Mount("/static", Static()),
    ]


def _middleware(site: Site) -> list[Middleware]:
    url = site.public_url
    sessions = Middleware(
        SessionMiddleware,
        secret_key=site.secret,
        session_cookie=SESSION_COOKIE,
        max_age=int(site.session_lasts.total_seconds()),
        same_site="lax",
        https_only=url.startswith("https:"),
    )
    hosts = [Middleware(DemoHosts, known=urlsplit(url).hostname or "")] if site.demo else []
    gone = Middleware(WithoutEnded, ended=site.ended)
    secured, called = (
        Middleware(SecurityHeaders, public_url=url),
        Middleware(Webhooks, webhooks=site.webhooks),
    )
    return [secured, called, sessions, gone, *hosts]
