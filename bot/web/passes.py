"""The page that a pass's QR code opens where there is no Telegram (C14).

The rule this module guards: whoever opens it learns whether the pass opens the door, and nothing about
its bearer; attendance is marked by staff, in their own app.
"""

from typing import assert_never

from starlette.requests import Request
from starlette.responses import Response

from bot.core.passes import PassState, state_of
from bot.web.shared.language import site_of
from bot.web.shared.pages import page
from bot.web.shared.site import Site


async def get_pass(request: Request) -> Response:
    site, token = site_of(request), request.path_params["token"]
    told = _told(await _state(site, token))
    staff = site.staff_link(token) if told != "void" else ""
    values = {"told": told, "key": f"web-pass-{told}", "staff": staff}
    return page(request, "pass.html", values, 404 if told == "void" else 200)


def _told(state: PassState) -> str:
    """What is told apart for everybody; all else is void."""
    match state:
        case PassState.VALID | PassState.USED:
            return state.value
        case (
            PassState.REPLACED
            | PassState.CANCELLED
            | PassState.EXPIRED
            | PassState.UNKNOWN
            | PassState.FORGED
        ):
            return "void"
        case _:
            assert_never(state)


async def _state(site: Site, token: str) -> PassState:
    shown = site.passes.read(token)
    registration = await site.reading.registration(shown.number) if shown else None
    today = site.runtime.clock.now().astimezone(site.zone).date()
    return state_of(shown, registration, today)
