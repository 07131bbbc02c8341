"""Which cases the desk is given: those that are open, and those that its event names."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Case
from bot.core.events import ButtonPressed, Event
from bot.core.facts import time_of
from bot.store.queries import cases, timers


async def at_desk(conn: AsyncConnection, event: Event) -> tuple[Case, ...]:
    found = await cases.open_cases(conn)
    if isinstance(event, ButtonPressed) and event.action == "triage-restore":
        return found + await cases.dismissed(conn, time_of(event.arg))
    if isinstance(event, ButtonPressed) and event.action == "actions":
        return await cases.numbered(conn, await timers.with_actions(conn))
    number = event.arg.partition(".")[0] if isinstance(event, ButtonPressed) else ""
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        return found
    known = {case.number for case in found}
    asked = await cases.numbered(conn, (int(number),))
    return found + tuple(case for case in asked if case.number not in known)
