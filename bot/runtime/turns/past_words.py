"""What people wrote, read back from the inbox for a turn: a burst that is taken together, and a page of
everything that was said for a case. The inbox keeps every message as it came."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Case
from bot.core.conversation import Conversation, Party
from bot.core.events import BurstOver, ButtonPressed, Event, MessageReceived, Words
from bot.core.facts import SAID_PAGE, page_of
from bot.store.queries import cases, inbox

MOST = 500  # messages of a burst that a turn reads: more than it shows


async def gathered(conn: AsyncConnection, conversation: Conversation, event: Event) -> tuple[Words, ...]:
    """The first of what waits, where it may be taken now: a story also by what is written behind it."""
    waiting, told = conversation.burst.gathered, conversation.burst.story
    taken_by = BurstOver | ButtonPressed | MessageReceived if told else BurstOver | ButtonPressed
    if not waiting or not isinstance(event, taken_by):
        return ()
    return tuple(await inbox.latest_words(conn, conversation.id, waiting, MOST))


async def said(conn: AsyncConnection, conversation: Conversation, event: Event) -> tuple[Words, ...]:
    """The page that staff asked for in the room of a case."""
    if not isinstance(event, ButtonPressed) or event.action != "said":
        return ()
    if conversation.address.party is not Party.ROOM or not conversation.case:
        return ()
    case = await cases.get(conn, conversation.case)
    return tuple(await _page(conn, case, page_of(event.arg))) if case else ()


async def _page(conn: AsyncConnection, case: Case, page: int) -> list[Words]:
    """Of what became words of the case, and nothing else: what the same person said elsewhere (a name in
    a registration) is none of the room's."""
    skip, found = (page - 1) * SAID_PAGE, list[Words]()
    for words in case.words:
        count, room = max(1, words.burst), SAID_PAGE + 1 - len(found)
        if skip < count and room:
            found += await _messages(conn, case, words, skip, min(count - skip, room))
        skip = max(0, skip - count)
    return found


async def _messages(
    conn: AsyncConnection, case: Case, words: Words, skip: int, most: int
) -> Sequence[Words]:
    if not words.burst or not words.at:
        return (words,)
    return await inbox.words_since(conn, case.person, words.at, skip, most)
