"""Who people are, as their channels tell it. The rule this module guards: kept apart from cases, and read
for one member at a time (handlers/case_room/identity.py)."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.facts import Contact
from bot.store.schema import cases, contacts
from bot.store.sqlite.prepared import PreparedStatement, given

_OF = PreparedStatement(
    select(contacts.c.name, contacts.c.phone).where(contacts.c.conversation_id == bindparam("whose"))
)

_KEEP = PreparedStatement(insert(contacts).values(given("conversation_id", "name", "phone", "at")))


async def keep(conn: AsyncConnection, conversation_id: int, name: str, phone: str, now: datetime) -> None:
    """What is new replaces what was known; an empty value replaces nothing."""
    said = {key: value for key, value in (("name", name), ("phone", phone)) if value}
    if not said:
        return
    known = await of(conn, conversation_id)
    if known is None:
        await _KEEP.run(conn, conversation_id=conversation_id, name=name, phone=phone, at=now)
    elif any(getattr(known, key) != value for key, value in said.items()):
        mine = contacts.c.conversation_id == conversation_id
        await conn.execute(update(contacts).where(mine).values(**said, at=now))


async def of(conn: AsyncConnection, conversation_id: int) -> Contact | None:
    row = await _OF.row(conn, whose=conversation_id)
    return Contact(row["name"], row["phone"]) if row else None


async def of_case(conn: AsyncConnection, number: int) -> Contact | None:
    person = (await conn.execute(select(cases.c.person).where(cases.c.number == number))).scalar()
    return None if person is None else await of(conn, person)
