"""What a turn may know of requests about people's data, and what it decided about data → rows."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, assert_never

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Conversation, Party
from bot.core.events import ButtonPressed, DataAsked, ErasureAwaited, Event, RequestAnswered
from bot.core.facts import Facts, Part
from bot.core.privacy import (
    LISTED,
    PRESSED,
    TOPIC,
    PrivacyEffect,
    RecordConsent,
    Request,
    SaveRequest,
    WithdrawConsent,
)
from bot.store.queries import consents, requests


async def about_data(conn: AsyncConnection, effect: PrivacyEffect, now: datetime) -> None:
    """In the turn's own transaction. `now` is UTC."""
    match effect:
        case RecordConsent():
            await consents.record(conn, effect, now)
        case WithdrawConsent():
            await consents.withdraw(conn, effect, now)
        case SaveRequest(request):
            await requests.save(conn, request)
        case _:
            assert_never(effect)


async def requests_for(conn: AsyncConnection, here: Conversation, event: Event) -> tuple[Request, ...]:
    """A person's own, where they ask after their data; for staff the one that is named; at the desk, for
    whoever asks for them, those that are open."""
    if asks_for_own(here, event):
        return await requests.of_contact(conn, here.contact)
    if isinstance(event, ButtonPressed) and event.action == LISTED and here.address.party is Party.DESK:
        return await requests.open_ones(conn)
    number = request_in(here, event)
    found = await requests.get(conn, number) if number else None
    return (found,) if found else ()


def asks_for_own(here: Conversation, event: Event) -> bool:
    is_own = isinstance(event, DataAsked | RequestAnswered | ErasureAwaited)
    return here.address.party is Party.PERSON and (is_own or here.topic == TOPIC)


def request_in(here: Conversation, event: Event) -> int:
    """The number that the event names, that was pressed, or that is answered here; 0 for none."""
    named = getattr(event, "request", 0)
    pressed = event.arg if isinstance(event, ButtonPressed) and event.action.startswith(PRESSED) else ""
    written = _written(event)
    shown = next((each.arg for each in here.prompt if each.action.startswith(PRESSED)), "")
    told = (pressed, written, here.data.get("request", ""), shown)
    return named or next((int(each) for each in told if _is_number(each)), 0)


def _written(event: Event) -> str:
    """Behind a command of the desk: `/request 3001 done`."""
    words = getattr(event, "words", None)
    text = words.text.split() if words is not None else []
    return text[1] if len(text) > 1 and text[0].startswith("/") else ""


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


ABOUT_DATA: Mapping[Part[Any], Callable[[Any], Awaitable[Any]]] = {
    Facts.requests: lambda of: requests_for(of.conn, of.conversation, of.event),
    Facts.next_request: lambda of: requests.next_number(of.conn),
    Facts.consents: lambda of: consents.of_contact(of.conn, of.conversation.contact),
}
"""The loaders of `fact_parts.py` for these parts."""
