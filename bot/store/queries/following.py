"""Where an event of ours is put: what follows its person (bot/core/following.py) goes to the address
that they wrote from last, all else where it is for.

The rule this module guards: it is one statement for whoever has one address, and for whoever has several.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, exists, func, literal, select, true, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.events import Event
from bot.core.following import FOLLOWING_NAMES
from bot.store.codec import dump_event, kind_of, kind_stored, load_event
from bot.store.queries.inbox import BROUGHT, FRESH, PUT, UNNAMED, InsertResult, insert_row
from bot.store.schema import NEW, cases, conversations, inbox, lost_addresses, registrations
from bot.store.sqlite.prepared import PreparedStatement

# Whoever has several addresses is told at the one that they wrote from last, of those where something
# gets through, as far as is known. With one address it is that one, in the same statement.
_mine = conversations.alias("mine")
_last_heard = (
    select(inbox.c.id)
    .where(inbox.c.conversation_id == conversations.c.id, inbox.c.channel == conversations.c.channel)
    .order_by(inbox.c.id.desc())
    .limit(1)
    .correlate(conversations)
    .scalar_subquery()
)
_is_lost = (
    exists()
    .where(
        lost_addresses.c.conversation_id == conversations.c.id,
        lost_addresses.c.after >= func.coalesce(_last_heard, 0),
    )
    .correlate(conversations)
)
_LATEST = (_is_lost, func.coalesce(_last_heard, 0).desc(), conversations.c.id != _mine.c.id)
_at_last = (
    select(conversations.c.id)
    .join(_mine, _mine.c.contact_id == conversations.c.contact_id)
    .where(_mine.c.id == bindparam("conversation_id"))
    .order_by(*_LATEST)
    .limit(1)
    .scalar_subquery()
)
FREE_UNTIL = (
    select(conversations.c.free_until)
    .join(_mine, _mine.c.contact_id == conversations.c.contact_id)
    .where(_mine.c.id == cases.c.person)
    .order_by(*_LATEST)
    .limit(1)
    .correlate(cases)
    .scalar_subquery()
    .label("free_until")
)
"""Of each case, until when its person may be answered freely where they are told next: it rides along
with the case."""

_REACHED = PreparedStatement(
    select(conversations.c.id)
    .join(_mine, _mine.c.contact_id == conversations.c.contact_id)
    .where(_mine.c.id == bindparam("conversation_id"), ~_is_lost)
    .limit(1)
)
_PUT_FOLLOWING = PreparedStatement(
    insert(inbox)
    .from_select(
        ["conversation_id", *BROUGHT, *FRESH],
        select(
            func.coalesce(_at_last, bindparam("conversation_id")),
            *(bindparam(name, type_=inbox.c[name].type) for name in BROUGHT),
            *(literal(value) for value in FRESH.values()),
        ).where(true()),  # without it SQLite takes what follows for a join
    )
    .on_conflict_do_nothing(index_elements=[inbox.c.channel, inbox.c.external_id])
    .returning(inbox.c.id)
)


async def post(
    conn: AsyncConnection,
    conversation_id: int,
    channel: str,
    external_id: str,
    event: Event | str,
    now: datetime,
) -> InsertResult:
    """The same for an event of ours, also as it is stored: its turn reads it. What follows its person is
    put where they wrote last."""
    kind = kind_stored(event) if isinstance(event, str) else kind_of(event)
    stored = event if isinstance(event, str) else dump_event(event)
    row = {"conversation_id": conversation_id, "channel": channel, "external_id": external_id}
    told = {"kind": kind, "event": stored, "received_at": now, "number": None}
    putting = _PUT_FOLLOWING if kind in FOLLOWING_NAMES else PUT
    return await insert_row(conn, {**row, **told, **UNNAMED}, putting)


async def put_right(conn: AsyncConnection, own: Sequence[int]) -> None:
    """What waits in these conversations, which were one person's, goes where its case was opened: whoever
    is apart from it now hears nothing of it."""
    following = (inbox.c.conversation_id.in_(own), inbox.c.kind.in_(FOLLOWING_NAMES))
    query = select(inbox.c.id, inbox.c.event).where(*following, inbox.c.status == NEW)
    for id, stored in (await conn.execute(query)).all():
        event = load_event(stored)
        case, registration = (getattr(event, name, 0) for name in ("case", "registration"))
        opener = select(cases.c.person).where(cases.c.number == case).scalar_subquery()
        enroller = select(registrations.c.person).where(registrations.c.number == registration)
        at_its_own = func.coalesce(opener, enroller.scalar_subquery(), inbox.c.conversation_id)
        await conn.execute(update(inbox).where(inbox.c.id == id).values(conversation_id=at_its_own))


async def reaches(conn: AsyncConnection, conversation_id: int) -> bool:
    """Whether something gets through to any address of whoever talks there, as far as is known."""
    return await _REACHED.value(conn, conversation_id=conversation_id) is not None
