"""Somebody wrote again: what was held for them goes out, in its order and once.

The rules this module guards: they are called no more from the transaction on that keeps what they wrote;
what was held goes out with the turn of it and before its answer, so that whoever wrote that nothing more
shall come gets nothing of it that nobody waits for; what became untrue meanwhile is left out; and their
staff hear that they are there.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.events import HeldReleased
from bot.core.held import DONE, HeldMessage, stale
from bot.core.purpose import purpose_of
from bot.core.reply_window import WINDOW, reply_window
from bot.store.queries import calls, conversations, held, inbox
from bot.store.queries.outbox import OutboxRow


async def reopen(conn: AsyncConnection, whose: int, until: datetime, now: datetime) -> None:
    """They may be answered freely until then (UTC). Where nothing waits for them, nothing else is
    asked."""
    waits = await conversations.open_until(conn, whose, until)
    if waits and reply_window(until, now).is_free:
        await _uncall(conn, whose)


async def release(
    conn: AsyncConnection, whose: int, inbox_id: int, until: datetime | None, now: datetime
) -> None:
    """In the turn of this row of the inbox: `until` is when the window closes. Nothing is asked where
    there is none, or where it is closed."""
    if until is None or not reply_window(until, now).is_free:
        return
    rows = await held.of(conn, whose)
    left_out = set(stale([HeldMessage(row.id, row.message) for row in rows]))
    going = [row for row in rows if row.id not in left_out]
    if left_out:
        await held.drop(conn, left_out)
    if going:
        await held.release(conn, [row.id for row in going], until - WINDOW)
        await inbox.put(conn, whose, inbox.INTERNAL, f"released-{inbox_id}", _told(going), now)


async def _uncall(conn: AsyncConnection, whose: int) -> None:
    """What should have called them is not sent any more, where it was not."""
    if (carried := await calls.over(conn, whose)) is not None:
        await held.drop(conn, [carried])


def _told(rows: Sequence[OutboxRow]) -> HeldReleased:
    """Of what is private no room hears."""
    said = [HeldMessage(row.id, row.message) for row in rows if not row.message.private]
    about = [each for each in said if each.case and purpose_of(each.message).calls]
    resolved = tuple(each.case for each in said if each.message.key in DONE)
    return HeldReleased(tuple(sorted(Counter(each.case for each in about).items())), resolved)
