"""Changes of telephones and business-scoped ids that WhatsApp tells of: whose they are, and who turns out
to be the same person.

The rule this module guards: only what WhatsApp itself tells brings two conversations together, and a
change that is older than what was heard since takes nothing back.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.audit import MACHINE, Action, AuditNote, Reason
from bot.store.queries import audit, contacts
from bot.store.queries import whatsapp_moves as moves
from bot.store.queries.whatsapp_moves import NUMBER, USER, Newest
from bot.store.queries.whatsapp_recycled import lose_number
from bot.store.queries.whatsapp_rows import BY_IDS, by_ids, digits, save
from bot.store.schema import whatsapp_people as people
from bot.store.sqlite.prepared import Row


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of a change event. `conversation` is whose ids changed, 0 for nobody we know; `linked`
    is another one that turned out to be the same person's, 0 for none."""

    conversation: int = 0
    linked: int = 0


async def number_changed(
    conn: AsyncConnection,
    old: str,
    new: str,
    now: datetime,
    *,
    at: datetime | None = None,
    old_user_id: str = "",
    user_id: str = "",
) -> Changed:
    """Somebody moved from one telephone to another; their business-scoped id changes with it and may be
    told. The same event twice is one, and events may come in any order: `at` is their own time."""
    at = at or now
    old, new, old_user_id, user_id = digits(old), digits(new), old_user_id.strip(), user_id.strip()
    await moves.keep(conn, NUMBER, old, new, at, now)
    await moves.keep(conn, USER, old_user_id, user_id, at, now)
    row = await _who_changed(conn, old, old_user_id)
    if row is None or not new:
        return Changed()
    number = await moves.newest(conn, NUMBER, new, at)
    return await _moved(conn, row, number, await moves.newest(conn, USER, user_id), now, at)


async def _who_changed(conn: AsyncConnection, number: str, user_id: str) -> Row | None:
    """By the id, or by the telephone of somebody whose id is not known to be another."""
    by_id, by_number = await by_ids(conn, number, user_id)
    if not user_id or by_id:
        return by_id
    is_anothers = by_number and by_number["user_id"] and not by_number["expects_id"]
    return None if is_anothers else by_number


async def user_id_changed(
    conn: AsyncConnection,
    old: str,
    new: str,
    now: datetime,
    *,
    at: datetime | None = None,
    number: str = "",
) -> Changed:
    """Somebody's business-scoped id changed; no new telephone is told with it, and of the old id perhaps
    only the telephone that was theirs (`number`). The same event twice is one, and events may come in any
    order: `at` is their own time."""
    at, old, new, number = at or now, old.strip(), new.strip(), digits(number)
    await moves.keep(conn, USER, old, new, at, now)
    row = await _who_changed(conn, number, old) if old or number else None
    if row is None or not new:
        return Changed()
    return await _moved(conn, row, Newest(""), await moves.newest(conn, USER, new), now, at)


async def _moved(
    conn: AsyncConnection, row: Row, number: Newest, user: Newest, now: datetime, at: datetime
) -> Changed:
    """These are the ids of `row` from now on, as far as nothing later was heard. Whoever was met under
    them since then is the same person; whoever had the telephone before loses it."""
    told = _told(row, number, user, at)
    here, linked = row["conversation_id"], 0
    for other in await _others(conn, here, told.get("wa_id", ""), told.get("user_id", "")):
        if other["user_id"] == told.get("user_id", "") or other["wa_at"] >= told["wa_at"]:
            linked = other["conversation_id"]
            await _linked(conn, here, linked, now)
        else:
            await lose_number(conn, other, now)
    if linked:
        await _retired(conn, row, now)
        await _given(conn, linked, told)
    elif told:
        await save(conn, row, {"lost_at": None, "former": "", **told})
        await contacts.regain(conn, here)
    return Changed(here, linked)


def _told(row: Row, number: Newest, user: Newest, at: datetime) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if number.id and (number.at or at) >= row["wa_at"]:
        told |= {"wa_id": number.id, "wa_at": number.at or at, "expects_id": not user.id}
    if user.id and (user.at or at) >= row["user_at"]:
        told |= {"user_id": user.id, "user_at": user.at or at, "expects_id": False}
    return told


async def _linked(conn: AsyncConnection, here: int, there: int, now: datetime) -> None:
    if await contacts.link(conn, here, there, now):
        for each in (here, there):
            note = AuditNote(Action.LINKED, "person", MACHINE, each, Reason.NUMBER_CHANGED)
            await audit.record(conn, note, now)


async def _others(conn: AsyncConnection, here: int, number: str, user_id: str) -> list[Row]:
    rows = await BY_IDS.rows(conn, wa_id=number or None, user_id=user_id or None)
    return [row for row in rows if row["conversation_id"] != here]


async def _retired(conn: AsyncConnection, row: Row, now: datetime) -> None:
    """Its person writes in another conversation, which is linked with it: nothing reaches them here."""
    await save(
        conn, row, {"wa_id": None, "user_id": None, "former": "", "expects_id": False, "lost_at": now}
    )
    await contacts.lose(conn, row["conversation_id"], now)


async def _given(conn: AsyncConnection, talk: int, told: dict[str, Any]) -> None:
    """The telephone, where their other conversation knows none."""
    number = {name: told[name] for name in ("wa_id", "wa_at") if name in told}
    if number:
        mine = (people.c.conversation_id == talk, people.c.wa_id.is_(None))
        await conn.execute(update(people).where(*mine).values(**number))
