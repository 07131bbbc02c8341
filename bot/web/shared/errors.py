"""Whoever is refused is told why, kindly and in their language; nobody is shown a stack trace."""

from collections.abc import Mapping
from typing import cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.web.shared.guard import SECURITY_HEADERS, Refusal
from bot.web.shared.language import language_of, site_of
from bot.web.shared.pages import page

_KEYS = {400: "web-error-bad-request", 404: "web-error-not-found", 405: "web-error-not-found"}
_PAGE = "text/html"


async def on_refusal(request: Request, problem: Exception) -> Response:
    refusal = cast(Refusal, problem)
    return _told(request, refusal.status, refusal.key, refusal.args_of_text)


async def on_http_error(request: Request, problem: Exception) -> Response:
    error = cast(HTTPException, problem)
    key = _KEYS.get(error.status_code, "web-error-bad-request")
    return _told(request, error.status_code, key, {}, error.headers)


async def on_obstacle(request: Request, problem: Exception) -> Response:
    """The database could not be written; the page sends the same again."""
    return _told(request, 503, "web-error-not-now", {})


async def on_failure(request: Request, problem: Exception) -> Response:
    """Answered outside the other middleware, so it carries the security headers itself."""
    return _told(request, 500, "web-error-broken", {}, SECURITY_HEADERS)


def _told(
    request: Request,
    status: int,
    key: str,
    args: Mapping[str, str | int],
    headers: Mapping[str, str] | None = None,
) -> Response:
    sentence = site_of(request).wording.text(key, language_of(request), **args)
    if _PAGE in request.headers.get("accept", ""):  # our scripts ask for JSON
        return page(request, "error.html", {"sentence": sentence, "kept": ""}, status, headers)
    return JSONResponse({"error": sentence}, status, headers)
