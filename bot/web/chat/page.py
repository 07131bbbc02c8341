"""The page /chat. It says what was said so far and takes an answer without any script; the scripts, once
they are there, take over what it shows.

The rule this module guards: whoever has no script, or not yet, can do all that a talk needs.
"""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.policy.languages import LANGUAGES
from bot.web.chat.as_json import item_json
from bot.web.chat.presses import STARTS
from bot.web.chat.tickets import new_ticket
from bot.web.shared.guard import begin_session, person
from bot.web.shared.language import language_of, site_of
from bot.web.shared.pages import page


async def get_chat(request: Request) -> Response:
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        request.session["language"] = asked
    start = request.query_params.get("start", "")
    values = {
        "ended": "ended" in request.query_params,
        "start": start if STARTS.fullmatch(start) else "",
    }
    return await chat_page(request, values)


async def chat_page(request: Request, values: Mapping[str, Any], status: int = 200) -> Response:
    """`problem` says why something was not taken, `kept` are the words it had; `ending` asks once."""
    site, session, language = site_of(request), begin_session(request), language_of(request)
    items = await site.reading.history(person(session))
    told = {
        "ended": False,
        "start": "",
        "problem": "",
        "kept": "",
        "ending": False,
        "items": [item_json(site, item, language) for item in items],
        "ticket": new_ticket(site, session),
    }
    return page(request, "chat.html", {**told, **values}, status)
