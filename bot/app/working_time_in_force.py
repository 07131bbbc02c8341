"""Working time as config.yaml words it, the calendar and the ladder, and which of it is in force.

The rule this module guards: open cases hear of every change of it, also of one that was made while Rida
was off. What is in force is remembered by a mark, in the transaction that tells the desk.
"""

import secrets
from datetime import datetime
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.config import Settings
from bot.core.conversation import Address
from bot.core.events import WorkingTimeRefused, WorkingTimeWritten
from bot.policy.ladder import Ladder
from bot.policy.working_time import Calendar
from bot.runtime.turns.calendar import CalendarFactory
from bot.store.queries import inbox, quiet
from bot.store.queries.announcements import Announced
from bot.store.queries.settings import WORKING_TIME_KEPT, get, put


def laid_over(settings: Settings) -> CalendarFactory:
    """What staff announced goes before what config.yaml says, for the calendar and the ladder alike."""

    def made(said: Announced) -> tuple[Calendar, Ladder]:
        calendar = settings.working_time.with_days(said.off, said.working, said.confirmed)
        return calendar, Ladder(settings.escalation.rungs, calendar)

    return made


def mark(settings: Settings) -> str:
    """The same for the same working time, however it is written."""
    calendar = settings.working_time
    days = sorted(calendar.holidays.items()), sorted(calendar.working), calendar.country
    hours = calendar.zone.key, sorted(calendar.weekend), calendar.hours, calendar.seasons
    return sha256(repr((hours, days, settings.escalation.rungs)).encode()).hexdigest()


async def put_in_force(conn: AsyncConnection, settings: Settings, there: Address, now: datetime) -> None:
    """The desk, which is `there`, looks at every open case when it is another than was in force. While
    the book is quiet, no deadline is set anew: the first start after it tells."""
    written, before = mark(settings), await get(conn, WORKING_TIME_KEPT)
    if written == before or (before and await quiet.since(conn)):
        return
    await put(conn, WORKING_TIME_KEPT, written)
    if before:
        await tell(conn, there, WorkingTimeWritten(), now)


async def tell(
    conn: AsyncConnection, there: Address, event: WorkingTimeWritten | WorkingTimeRefused, now: datetime
) -> None:
    await inbox.tell(conn, there, f"written:{secrets.token_hex(8)}", event, now)
