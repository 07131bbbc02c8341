"""The pages themselves. Every word on them comes from the texts room, in the page's one language."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.policy.languages import LANGUAGES, SHIPPED, after, direction
from bot.web.assets.compression import encoded, encoding_for
from bot.web.assets.files import address
from bot.web.shared.guard import begin_session
from bot.web.shared.language import language_of, site_of
from bot.web.shared.links import linked
from bot.web.shared.words import SCRIPT_WORDS

HERE = Path(__file__).parents[1]
_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals["asset"] = address
_templates.filters["linked"] = linked


async def home(request: Request) -> Response:
    if not site_of(request).demo:
        return await to_chat(request)
    return lasting(request, _visited(request, "demo.html"))


async def to_chat(request: Request) -> Response:
    """By the configured address, where there is one; never by the Host that the request names."""
    return RedirectResponse(f"{site_of(request).public_url.rstrip('/')}/chat", 307)


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
    html = _templates.get_template(template).render(**_common(request, language), **values).encode()
    encoding = encoding_for(request.headers)
    told = {"vary": "Accept-Encoding", **({"content-encoding": encoding} if encoding else {})}
    return HTMLResponse(encoded(html, encoding), status, {**(headers or {}), **told})


def lasting(request: Request, answer: Response) -> Response:
    """A page that shows nothing of anybody may lie in the browser, which asks whether it is still so."""
    told = {"cache-control": "no-cache", "etag": f'W/"{sha256(bytes(answer.body)).hexdigest()[:20]}"'}
    answer.headers.update(told)
    if told["etag"] not in request.headers.get("if-none-match", ""):
        return answer
    kept = {name: answer.headers[name] for name in ("cache-control", "etag", "vary")}
    return Response(status_code=304, headers=kept)


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
