"""The pages themselves. Every word on them comes from the texts room, in the page's one language."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.policy.languages import LANGUAGES, SHIPPED, after, direction
from bot.web.shared.guard import begin_session
from bot.web.shared.language import language_of, site_of
from bot.web.shared.words import SCRIPT_WORDS

HERE = Path(__file__).parents[1]
_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


async def home(request: Request) -> Response:
    return _visited(request, "demo.html") if site_of(request).demo else await to_chat(request)


async def to_chat(request: Request) -> Response:
    """By the configured address, where there is one; never by the Host that the request names."""
    return RedirectResponse(f"{site_of(request).public_url.rstrip('/')}/chat", 307)


async def chat(request: Request) -> Response:
    return _visited(request, "chat.html", ended="ended" in request.query_params)


def _visited(request: Request, template: str, **values: Any) -> Response:
    begin_session(request)
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        request.session["language"] = asked
    return page(request, template, values)


def page(
    request: Request,
    template: str,
    values: Mapping[str, Any],
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    language = language_of(request)
    html = _templates.get_template(template).render(**_common(request, language), **values)
    return HTMLResponse(html, status, headers)


def _common(request: Request, language: str) -> dict[str, Any]:
    site = site_of(request)
    say: Callable[..., str] = partial(_say, request, language)
    return {
        "t": say,
        "language": language,
        "direction": direction(language),
        "other": SHIPPED[after(language)],
        "society": site.wording.society.get(language, ""),
        "words": {key: site.wording.text(key, language, **args) for key, args in SCRIPT_WORDS.items()},
        "limits": {
            **asdict(site.bounds.limits),
            "file_bytes": site.runtime.attachments.limit,
        },
        "demo": site.demo,
    }


def _say(request: Request, language: str, key: str, **args: str | int) -> str:
    return site_of(request).wording.text(key, language, **args)
