"""The parts of the facts that tell of what was held for somebody."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Conversation
from bot.core.events import ButtonPressed, Event, MessageReceived
from bot.core.reply_window import SHOW_HELD, WINDOW
from bot.store.queries import held

FEW = 30  # characters of what stands for a button


async def released(conn: AsyncConnection, conversation: Conversation, event: Event) -> int:
    """Asked only of whoever asks to see it, or may: in a few words."""
    until = conversation.free_until
    if until is None or not _may_ask(event):
        return 0
    return await held.released(conn, conversation.id, until - WINDOW)


def _may_ask(event: Event) -> bool:
    if isinstance(event, MessageReceived):
        return len(event.words.text) <= FEW
    return isinstance(event, ButtonPressed) and event.action == SHOW_HELD
