"""What the turn of a room may know of other cases, and what people hear of before they complain."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.core.case import Case
from bot.core.conversation import Party
from bot.core.events import CaseOpened
from bot.core.facts import Facts, Part
from bot.core.related import (
    ALIKE_FOR,
    SPLIT_DONE,
    Compared,
    Incident,
    Related,
    leads_out,
    led_by,
    named_case,
)
from bot.store.queries import cases, contacts, incidents


async def _related(of: Any) -> Related:
    """Each part is asked of the database only where the room's case or its event can have it."""
    mine = next((case for case, _ in await of.room()), None)
    if mine is None:
        return Related()
    found = await _other(of, mine)
    is_theirs = found is not None and found.person in await contacts.own_of(of.conn, mine.person)
    lead = mine.incident or led_by(found)
    incident = await incidents.of_lead(of.conn, lead) if lead else None
    return Related(found, is_theirs, incident, await _recent(of, mine))


async def _other(of: Any, mine: Case) -> Case | None:
    number = named_case(of.event, mine)
    found = await cases.get(of.conn, number) if number not in (0, mine.number) else None
    while found and found.merged_into and leads_out(of.event):
        found = await cases.get(of.conn, found.merged_into)
    return found


async def _recent(of: Any, mine: Case) -> tuple[Compared, ...]:
    if not isinstance(of.event, CaseOpened) or mine.incident:
        return ()
    return await incidents.recent(of.conn, mine, of.now - ALIKE_FOR)


async def _known_problems(of: Any) -> tuple[Incident, ...]:
    return await incidents.noticed(of.conn) if of.party is Party.PERSON else ()


async def _next_case(of: Any) -> int:
    """In the room of a case only for the press that opens another one; 0 else."""
    opens = of.party is not Party.ROOM or of.pressed(SPLIT_DONE) is not None
    return await cases.next_case_number(of.conn) if opens else 0


RELATED: Mapping[Part[Any], Callable[[Any], Awaitable[Any]]] = {
    Facts.related: _related,
    Facts.known_problems: _known_problems,
    Facts.next_case: _next_case,
}
