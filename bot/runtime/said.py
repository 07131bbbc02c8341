"""What people wrote, read back from the inbox for a turn: a burst that is taken together, and a page of
everything about a case. The inbox keeps every message as it came."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Case
from bot.core.conversation import Conversation, Party
from bot.core.events import BurstOver, ButtonPressed, Event, Words
from bot.core.facts import SAID_PAGE, page_of
from bot.store import cases, inbox

MOST = 500  # messages of a burst that a turn reads: more than it shows
AFTER = timedelta(minutes=2)  # what a burst left out came so long after its first message


async def gathered(conn: AsyncConnection, conversation: Conversation, event: Event) -> tuple[Words, ...]:
    """The first of what waits, where it may be taken now."""
    waiting = conversation.burst.gathered
    if not waiting or not isinstance(event, BurstOver | ButtonPressed):
        return ()
    return tuple(await inbox.latest_words(conn, conversation.id, waiting, MOST))


async def said(conn: AsyncConnection, conversation: Conversation, event: Event) -> tuple[Words, ...]:
    """The page that staff asked for in the room of a case."""
    if not isinstance(event, ButtonPressed) or event.action != "said":
        return ()
    if conversation.address.party is not Party.ROOM or not conversation.case:
        return ()
    case = await cases.get(conn, conversation.case)
    return await _page(conn, case, page_of(event.arg)) if case else ()


async def _page(conn: AsyncConnection, case: Case, page: int) -> tuple[Words, ...]:
    since, until = _span(case)
    skip = (page - 1) * SAID_PAGE
    return tuple(await inbox.words_between(conn, case.person, since, until, skip, SAID_PAGE + 1))


def _span(case: Case) -> tuple[datetime, datetime]:
    at = [words.at for words in case.words if words.at] or [case.opened_at]
    return min(at), max(at) + AFTER
