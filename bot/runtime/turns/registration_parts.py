"""What a turn may know of registrations."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Conversation
from bot.core.events import Event, MorningCame
from bot.core.passes import Passes, token_in
from bot.core.registration import Registration, WaitingNote
from bot.store.queries import registrations


async def waiting_notes(
    conn: AsyncConnection, conversation: Conversation, event: Event
) -> tuple[WaitingNote, ...]:
    """A person's own; everybody's for the desk, which looks in the morning what has opened."""
    if isinstance(event, MorningCame):
        return await registrations.all_notes(conn)
    return await registrations.notes_of(conn, *conversation.own)


async def at_door(conn: AsyncConnection, event: Event, passes: Passes) -> Registration | None:
    """Nothing is looked up for what we never signed."""
    token = token_in(event)
    shown = passes.read(token) if token else None
    return await registrations.get(conn, shown.number) if shown else None
