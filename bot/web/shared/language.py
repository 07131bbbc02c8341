"""One page, one language: the one asked for, else the session's, else the browser's, else Arabic."""

from typing import cast

from starlette.requests import Request

from bot.web.shared.site import DIRECTION, LANGUAGES, Site


def site_of(request: Request) -> Site:
    return cast(Site, request.app.state.site)


def language_of(request: Request) -> str:
    session = request.scope.get("session") or {}
    for language in (request.query_params.get("lang"), session.get("language")):
        if language in LANGUAGES:
            return str(language)
    return "en" if _prefers_english(request.headers.get("accept-language", "")) else "ar"


def direction_of(language: str) -> str:
    return DIRECTION[language]


def _prefers_english(accepted: str) -> bool:
    """Only a browser that names English and no Arabic at all: this is an Arabic house first."""
    languages = [part.strip().lower()[:2] for part in accepted.split(",")]
    return "en" in languages and "ar" not in languages
