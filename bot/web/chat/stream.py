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

from bot.runtime.shared.live_updates import (
    CaseChanged,
    ClockMoved,
    ConversationEnded,
    Delivered,
    News,
    Received,
    Restarted,
    Resync,
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
Tell = Callable[[Told], Awaitable[list[PageEvent]]]


def stream(
    request: Request, session: str, snapshot: Snapshot, tell: Tell, restarted: str
) -> EventSourceResponse:
    """`restarted` is the name of the event that says: everything before is gone."""
    events = _events(site_of(request), (session, network_of(request)), snapshot, tell, restarted)
    return EventSourceResponse(events, send_timeout=SEND_TIMEOUT_S, sep="\n")


async def _events(
    site: Site, whose: tuple[str, str], snapshot: Snapshot, tell: Tell, restarted: str
) -> AsyncIterator[ServerSentEvent]:
    with site.runtime.live_updates.subscribe() as news, site.bounds.streams.place(*whose, news) as place:
        yield _sse(await snapshot())
        async for each in news:
            for event in await _told(each, snapshot, tell, restarted):
                yield _sse(event)
                if event.name == ENDED:
                    return
        if place.is_lost:
            yield ServerSentEvent(comment="come back later", retry=LATER_MS)


async def _told(news: News, snapshot: Snapshot, tell: Tell, restarted: str) -> list[PageEvent]:
    match news:
        case Resync():
            return [await snapshot()]
        case Restarted():
            return [PageEvent(restarted, {}), await snapshot()]
        case Received() | Delivered() | Typing() | CaseChanged() | ClockMoved() | ConversationEnded():
            return await tell(news)
        case _:
            assert_never(news)


def _sse(event: PageEvent) -> ServerSentEvent:
    return ServerSentEvent(json.dumps(event.data, ensure_ascii=False), event=event.name, retry=RETRY_MS)
