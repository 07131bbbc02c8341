"""The page /privacy: what the society keeps of people, why, how long, through whose servers it goes, and
what they may ask for. It is made from the configuration alone, and nothing is known of who reads it.
"""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.core.privacy import Processing
from bot.policy.languages import LANGUAGES
from bot.web.shared.language import language_of, site_of
from bot.web.shared.pages import lasting, page


async def get_privacy(request: Request) -> Response:
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        request.session["language"] = asked
    site, language = site_of(request), language_of(request)
    privacy = site.privacy
    values = {
        "controller": privacy.controller.get(language, ""),
        "purposes": [_shown(each, language) for each in privacy.purposes],
        "services": [
            {
                "name": each.name[language],
                "does": each.does[language],
                "country": each.country[language],
                "abroad": each.abroad,
            }
            for each in privacy.services
        ],
        "contact": privacy.contact.get(language, ""),
        "email": privacy.email,
        "phone": privacy.phone,
        "authority": privacy.authority.get(language, ""),
        "authority_link": privacy.authority_link,
        "version": privacy.version,
    }
    return lasting(request, page(request, "privacy.html", values))


def _shown(purpose: Processing, language: str) -> dict[str, Any]:
    return {
        "id": purpose.id,
        "name": purpose.name[language],
        "basis": f"privacy-basis-{purpose.basis}",
        "data": purpose.data[language],
        "recipients": purpose.recipients[language],
        "kept": purpose.kept[language],
        "days": purpose.days,
        "months": purpose.months,
    }
