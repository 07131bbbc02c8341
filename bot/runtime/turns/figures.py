"""The numbers of a month, for whoever asked for its report."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.events import Event, ReportAsked
from bot.core.message_costs import Budget, MonthOfMessages
from bot.core.report import Figures
from bot.store.queries import message_budget, reports
from bot.store.queries.report_places import Period


async def figures(conn: AsyncConnection, event: Event, now: datetime, budget: Budget) -> Figures | None:
    """None: nobody asked."""
    if not isinstance(event, ReportAsked):
        return None
    counts = await message_budget.counted(conn, event.month) if event.month else {}
    messages = MonthOfMessages(counts, budget)
    if event.messages:
        return Figures(messages=messages)
    found = await reports.figures(conn, Period(event.begins, event.ends, now))
    return replace(found, messages=messages)
