"""News to a page as server-sent events: first a snapshot of everything, then what happens.

The page listens before the snapshot is read, so nothing falls between; it knows an item by its id, so
what comes twice shows once. A page that was too slow, or comes back, is simply given a new snapshot; one
whose place was taken (`bot.web.shared.open_streams`) is told to come back later.
"""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any, assert_never

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request

from bot.core.conversation import Address
from bot.runtime.shared.live_updates import (
    CaseChanged,
    ClockMoved,
    ConversationEnded,
    Delivered,
    News,
    Received,
    Restarted,
    Resync,
    ShownTakenBack,
    Typing,
)
from bot.web.shared.language import site_of
from bot.web.shared.network import network_of
from bot.web.shared.site import Site

RETRY_MS, LATER_MS = 2000, 30_000
ENDED = "ended"  # the last event of a stream whose conversation its person ended
SEND_TIMEOUT_S = 30


@dataclass(frozen=True, slots=True)
class PageEvent:
    name: str
    data: Any


Told = Received | Delivered | Typing | CaseChanged | ClockMoved | ConversationEnded
"""The news that a page tells in its own way; what is left of `News` is the same for every page."""

Snapshot = Callable[[], Awaitable[PageEvent]]
Shows = Callable[[Address], bool]
Tell = Callable[[Told], Awaitable[list[PageEvent]]]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page is given first, what it is told then, and whose talk it shows."""

    snapshot: Snapshot
    tell: Tell
    shows: Shows


def stream(request: Request, session: str, page: Page, restarted: str) -> EventSourceResponse:
    """`restarted` is the name of the event that says: everything before is gone."""
    events = _events(site_of(request), (session, network_of(request)), page, restarted)
    return EventSourceResponse(events, send_timeout=SEND_TIMEOUT_S, sep="\n")


async def _events(
    site: Site, whose: tuple[str, str], page: Page, restarted: str
) -> AsyncIterator[ServerSentEvent]:
    with site.runtime.live_updates.subscribe() as news, site.bounds.streams.place(*whose, news) as place:
        yield _sse(await page.snapshot())
        async for each in news:
            for event in await _told(each, page, restarted):
                yield _sse(event)
                if event.name == ENDED:
                    return
        if place.is_lost:
            yield ServerSentEvent(comment="come back later", retry=LATER_MS)


async def _told(news: News, page: Page, restarted: str) -> list[PageEvent]:
    match news:
        case Resync():
            return [await page.snapshot()]
        case Restarted():
            return [PageEvent(restarted, {}), await page.snapshot()]
        case ShownTakenBack(address):
            return [await page.snapshot()] if page.shows(address) else []
        case Received() | Delivered() | Typing() | CaseChanged() | ClockMoved() | ConversationEnded():
            return await page.tell(news)
        case _:
            assert_never(news)


def _sse(event: PageEvent) -> ServerSentEvent:
    return ServerSentEvent(json.dumps(event.data, ensure_ascii=False), event=event.name, retry=RETRY_MS)
