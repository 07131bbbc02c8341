"""What staff recorded for somebody: whose a telephone is that was given, and what was recorded before.

The rule this module guards: it finds, and tells nobody; who may see the case is asked at its address.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.address import Address, Party
from bot.core.case import Case
from bot.core.intake import CHANNEL, SAME_WITHIN
from bot.core.linking import NoteIdentity
from bot.store.queries import cases, profiles
from bot.store.queries.whatsapp_rows import CHANNEL as WHATSAPP
from bot.store.schema import cases as case_rows
from bot.store.schema import conversations
from bot.store.schema import profiles as profile_rows
from bot.store.schema import whatsapp_people as people


async def note(conn: AsyncConnection, who: NoteIdentity, now: datetime) -> None:
    if who.forget:
        mine = profile_rows.c.conversation_id == who.conversation
        await conn.execute(update(profile_rows).where(mine).values(phone="", at=now))
    elif who.name or who.phone:
        await profiles.keep(conn, who.conversation, who.name, who.phone, now)


@dataclass(frozen=True, slots=True)
class There:
    """Who has a telephone; `free_until` is until when they can be written to freely."""

    id: int
    address: Address
    free_until: datetime | None


async def at_phone(conn: AsyncConnection, phone: str) -> There | None:
    """The conversation of whoever has this telephone (E.164) now, as their platform tells it by itself:
    what somebody types as theirs may be another's. None: nobody is known to."""
    plain, unknown = phone.removeprefix("+"), people.c.conversation_id.is_(None)
    query = (
        select(conversations.c.id, conversations.c.address, conversations.c.free_until)
        .outerjoin(people, people.c.conversation_id == conversations.c.id)
        .where(
            conversations.c.party == Party.PERSON,
            conversations.c.channel == WHATSAPP,
            or_(people.c.wa_id == plain, and_(unknown, conversations.c.address == plain)),
        )
    )
    row = (await conn.execute(query.limit(1))).first() if plain else None
    return There(row.id, Address(WHATSAPP, row.address, Party.PERSON), row.free_until) if row else None


async def phone_of(conn: AsyncConnection, conversation_id: int) -> str:
    known = await profiles.of(conn, conversation_id)
    return known.phone if known else ""


async def lately(conn: AsyncConnection, phone: str, now: datetime) -> tuple[Case, ...]:
    """Those that were recorded for this telephone, or for none, within a day, the latest first."""
    query = (
        select(case_rows.c.number)
        .join(conversations, conversations.c.id == case_rows.c.person)
        .outerjoin(profile_rows, profile_rows.c.conversation_id == conversations.c.id)
        .where(
            case_rows.c.opened_at > now - SAME_WITHIN,
            conversations.c.channel == CHANNEL,
            func.coalesce(profile_rows.c.phone, "") == phone,
        )
    )
    return await cases.numbered(conn, (await conn.execute(query)).scalars().all())
