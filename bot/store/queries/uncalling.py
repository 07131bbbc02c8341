"""Nobody is called to what is not said there any more."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.purpose import purpose_of
from bot.store.queries import calls, held


async def call_off(conn: AsyncConnection, conversation: int) -> None:
    """Unless something is left that is worth a call; what has gone out already stands."""
    left = [row for row in await held.of(conn, conversation) if purpose_of(row.message).calls]
    if not left and (carried := await calls.over(conn, conversation)) is not None:
        await held.drop(conn, [carried])
