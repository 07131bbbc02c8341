"""Who people are, as the channel of each address tells it, and whether somebody can be written to, as far
as we know.

The rule this module guards: who somebody is is kept apart from cases, and read for one member at a time
(handlers/case_room/identity.py).
"""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address
from bot.core.facts import Profile
from bot.store.queries import contacts, opting, whatsapp_rows
from bot.store.queries.outbox import Outcome
from bot.store.schema import cases, conversations, delivery_attempts, inbox, outbox, profiles
from bot.store.sqlite.prepared import PreparedStatement, given

_OF = PreparedStatement(
    select(profiles.c.name, profiles.c.phone).where(profiles.c.conversation_id == bindparam("whose"))
)

_INSERT = PreparedStatement(insert(profiles).values(given("conversation_id", "name", "phone", "at")))


async def keep(conn: AsyncConnection, conversation_id: int, name: str, phone: str, now: datetime) -> None:
    """One of the two at least. What is new replaces what was known; an empty value replaces nothing."""
    said = {key: value for key, value in (("name", name), ("phone", phone)) if value}
    known = await of(conn, conversation_id)
    if known is None:
        row = {"conversation_id": conversation_id, "name": name, "phone": phone, "at": now}
        await _INSERT.run(conn, **row)
    elif any(getattr(known, key) != value for key, value in said.items()):
        mine = profiles.c.conversation_id == conversation_id
        await conn.execute(update(profiles).where(mine).values(**said, at=now))


async def of(conn: AsyncConnection, conversation_id: int) -> Profile | None:
    row = await _OF.row(conn, whose=conversation_id)
    return Profile(row["name"], row["phone"]) if row else None


async def of_case(conn: AsyncConnection, number: int) -> tuple[Profile, ...]:
    """At each address of its person of which anything is known, that which it was opened from first."""
    person = (await conn.execute(select(cases.c.person).where(cases.c.number == number))).scalar()
    own = () if person is None else await contacts.own_of(conn, person)
    ids = {each.conversation: each for each in await whatsapp_rows.ids_of(conn, own)}
    found = [(await of(conn, each), ids.get(each)) for each in own]
    is_out = bool(own) and await _is_opted_out(conn, own[0])
    return tuple(
        replace(_marked(profile, known), opted_out=is_out) for profile, known in found if profile
    )


async def _is_opted_out(conn: AsyncConnection, conversation_id: int) -> bool:
    contact = await contacts.of_conversation(conn, conversation_id)
    return await opting.since(conn, contact) is not None


def _marked(profile: Profile, known: whatsapp_rows.Ids | None) -> Profile:
    """Nobody calls a telephone that is another person's now."""
    if known is None:
        return profile
    is_taken = bool(known.former) and profile.phone.lstrip("+") == known.former
    hides = not profile.phone and not known.wa_id
    return replace(profile, taken=is_taken, hides_number=hides)


class Talk(StrEnum):
    """A bot may write only to who wrote to it.

    `LEFT`: what we sent last was not taken, and nothing was heard since.
    """

    NONE = "none"
    OPEN = "open"
    LEFT = "left"


async def talk_at(conn: AsyncConnection, address: Address) -> Talk:
    mine = select(conversations.c.id).where(
        conversations.c.channel == address.channel, conversations.c.address == address.address
    )
    there = (await conn.execute(mine)).scalar_one_or_none()
    heard = await conn.execute(
        select(func.max(inbox.c.received_at)).where(
            inbox.c.conversation_id == there, inbox.c.channel == address.channel
        )
    )
    heard_at = heard.scalar_one_or_none()
    if heard_at is None:
        return Talk.NONE
    tried = (
        select(delivery_attempts.c.outcome, delivery_attempts.c.at)
        .join(outbox, outbox.c.id == delivery_attempts.c.outbox_id)
        .where(outbox.c.conversation_id == there)
        .order_by(delivery_attempts.c.id.desc())
        .limit(1)
    )
    last = (await conn.execute(tried)).first()
    is_gone = last is not None and last.outcome == Outcome.UNREACHABLE and last.at > heard_at
    return Talk.LEFT if is_gone else Talk.OPEN
