"""The person's side: the public chat at /chat and the left phone of the demonstration are this one code.

A conversation belongs to the signed session; nobody reads or writes another's.
"""

import asyncio
from typing import assert_never

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.core.conversation import Address, Party
from bot.core.events import Event, MessageReceived
from bot.core.messages import Incoming
from bot.policy.languages import direction
from bot.runtime.shared.live_updates import (
    CaseChanged,
    ClockMoved,
    ConversationEnded,
    Delivered,
    Received,
    Typing,
)
from bot.store.errors import CannotWrite
from bot.store.queries import settings
from bot.web.chat.as_json import item_json
from bot.web.chat.form import read_message, read_press
from bot.web.chat.presses import press_event
from bot.web.chat.stream import ENDED, Page, PageEvent, Told, stream
from bot.web.shared.guard import Refusal, begin_session, may_write, person
from bot.web.shared.language import language_of, site_of
from bot.web.shared.network import network_of
from bot.web.shared.site import Site

PATIENCE = 25.0  # seconds that a page waits for a database that cannot be written


async def events(request: Request) -> Response:
    """Also heals a lost session: an answer to it sets the cookie anew."""
    site, page_language = site_of(request), language_of(request)
    session = begin_session(request)
    address = person(session)

    async def snapshot() -> PageEvent:
        items = await site.reading.history(address)
        shown = [item_json(site, item, page_language) for item in items]
        return PageEvent("snapshot", {"items": shown, **await _language(site, address, page_language)})

    async def tell(news: Told) -> list[PageEvent]:
        return await _person_events(site, address, page_language, news)

    page = Page(snapshot, tell, shows=lambda taken_back: taken_back == address)
    return stream(request, session, page, restarted="reset")


async def _person_events(site: Site, mine: Address, page: str, news: Told) -> list[PageEvent]:
    match news:
        case Received(address=address, item=item) if address == mine:
            return [PageEvent("item", item_json(site, item, page))]
        case Delivered(address=address, item=item) if address == mine:
            language = PageEvent("language", await _language(site, mine, page))
            return [PageEvent("item", item_json(site, item, page)), language]
        case Typing(address=address) if address == mine:
            return [PageEvent("typing", {"on": True})]
        case ConversationEnded(address=address) if address == mine:
            return [PageEvent(ENDED, {})]
        case Received() | Delivered() | Typing() | ConversationEnded() | CaseChanged() | ClockMoved():
            return []
        case _:
            assert_never(news)


async def _language(site: Site, address: Address, page: str) -> dict[str, str]:
    language = await site.reading.language(address) or page
    return {"language": language, "direction": direction(language)}


async def post_message(request: Request) -> Response:
    site = site_of(request)
    session = may_write(request, site, "multipart/form-data", site.bounds.limits.request_bytes)
    written = await read_message(request, site)
    event = MessageReceived(written.words)
    return await accepted(request, site, session, written.client_id, person(session), event)


async def post_press(request: Request) -> Response:
    site = site_of(request)
    session = may_write(request, site, "application/json", site.bounds.limits.press_bytes)
    pressed = await read_press(request, site)
    event = await press_event(site, person(session), pressed, language_of(request))
    return await accepted(request, site, session, pressed.client_id, person(session), event)


async def post_end(request: Request) -> Response:
    """End the conversation and hide it on this device; the next visit is a new visitor's."""
    site = site_of(request)
    session = may_write(request, site, "application/json", site.bounds.limits.press_bytes)
    await ended(request, session)
    return Response(status_code=204, headers={"clear-site-data": '"cache", "storage"'})


async def ended(request: Request, session: str) -> None:
    site = site_of(request)
    await site.ended.end(session, person(session))
    request.session.clear()
    site.runtime.live_updates.publish(ConversationEnded(person(session)))


async def accepted(
    request: Request, site: Site, session: str, client_id: str, address: Address, event: Event
) -> Response:
    """Committed, then acknowledged. The same client id again is the same message."""
    if address.party is Party.PERSON:
        site.bounds.origins.wrote(session, network_of(request))
    incoming = Incoming(f"{session}:{client_id}", address, event, _reads(request, address))
    files = [file.id for file in event.words.attachments] if isinstance(event, MessageReceived) else []
    try:
        async with asyncio.timeout(PATIENCE):
            kept = await site.runtime.intake.accept(incoming)
    except TimeoutError as error:  # nothing is acknowledged; the page sends the same again
        raise Refusal(503, "web-error-not-now") from error
    except CannotWrite:
        raise  # the process ends: nothing more is written
    except BaseException:
        await site.runtime.attachments.drop(files)
        raise
    if files and not kept.is_new:  # the same message once more: its files are kept already
        await site.runtime.attachments.drop(files)
    if proxy := site.bounds.networks.to_note():  # for `rida check`
        async with site.runtime.database.write_behind() as conn:
            await settings.put(conn, settings.PROXY_SEEN, proxy)
    await site.bounds.allowance.paced(session)
    return JSONResponse({"id": f"in-{kept.inbox_id}"}, 202)


def _reads(request: Request, address: Address) -> str:
    """A person's conversation begins in the page's language; staff have one of their own."""
    return language_of(request) if address.party is Party.PERSON else ""
