"""One page, one language: the one asked for, else the session's, else the browser's, else our first."""

from typing import cast

from starlette.requests import Request

from bot.policy.languages import FIRST, LANGUAGES
from bot.web.shared.site import Site


def site_of(request: Request) -> Site:
    return cast(Site, request.app.state.site)


def language_of(request: Request) -> str:
    session = request.scope.get("session") or {}
    for language in (request.query_params.get("lang"), session.get("language")):
        if language in LANGUAGES:
            return str(language)
    return _preferred(request.headers.get("accept-language", ""))


def _preferred(accepted: str) -> str:
    """Another than the first only for a browser that does not name the first at all: this is an Arabic
    house first."""
    languages = [part.strip().lower()[:2] for part in accepted.split(",")]
    ours = [language for language in languages if language in LANGUAGES]
    return FIRST if FIRST in ours or not ours else ours[0]
