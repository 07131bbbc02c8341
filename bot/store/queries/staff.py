"""Members of staff who joined by an invitation; those of config.yaml stand beside them.

The rules this module guards: of an invitation only a hash is kept; it admits once, and not after its end;
whoever was removed is no member from that moment on, and may be invited again.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, RowMapping, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.audit import OPERATOR, Action, AuditNote
from bot.core.conversation import Address, Party
from bot.core.facts import Invitation, Role, StaffMember
from bot.core.places import TakePlace
from bot.store.queries import audit, places
from bot.store.schema import staff_invitations as invitations
from bot.store.schema import staff_members as members
from bot.store.sqlite.prepared import KeptStatement, PreparedStatement, Row

PREFIX = "joined-"
_WORKING = KeptStatement(select(members).where(members.c.removed_at.is_(None)).order_by(members.c.id))
_AT = PreparedStatement(
    select(members).where(
        members.c.channel == bindparam("its_channel"),
        members.c.address == bindparam("its_address"),
        members.c.removed_at.is_(None),
    )
)


@dataclass(frozen=True, slots=True)
class Joined:
    """`removed_at` (UTC) is None while they work here."""

    member: StaffMember
    joined_at: datetime
    removed_at: datetime | None


def hashed(token: str) -> str:
    """A token is as random as a key, so a plain hash of it tells nothing."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


async def invite(
    conn: AsyncConnection,
    token: str,
    role: Role,
    name: str,
    now: datetime,
    ends_at: datetime,
    member: str = "",
) -> None:
    """With a `member` of config.yaml, for them alone."""
    row = {"secret": hashed(token), "role": role, "name": name, "made_at": now, "ends_at": ends_at}
    row["member"] = member
    await conn.execute(insert(invitations).values(row))
    await audit.record(conn, AuditNote(Action.INVITED, f"role:{role}", OPERATOR), now)


async def invitation(conn: AsyncConnection, token: str, now: datetime) -> Invitation | None:
    """None: no such invitation was ever made."""
    query = select(invitations).where(invitations.c.secret == hashed(token))
    row = (await conn.execute(query)).mappings().one_or_none()
    if row is None:
        return None
    is_valid = row["used_at"] is None and now < row["ends_at"]
    return Invitation(row["secret"], Role(row["role"]), row["name"], is_valid, row["member"])


async def admit(conn: AsyncConnection, secret: str, name: str, address: Address, now: datetime) -> None:
    """Use the invitation up and make its bearer a member, anew if they were one before."""
    fresh = (invitations.c.secret == secret, invitations.c.used_at.is_(None), invitations.c.ends_at > now)
    named = (invitations.c.role, invitations.c.member)
    used = update(invitations).where(*fresh).values(used_at=now).returning(*named)
    found = (await conn.execute(used)).one_or_none()
    if found is None:
        return
    if found.member:
        await places.carry_out(conn, TakePlace(found.member, address, found.member), now)
        return
    row = {"name": name, "role": found.role, "joined_at": now, "removed_at": None}
    there = {"channel": address.channel, "address": address.address}
    again = update(members).where(*_at(address)).values(row).returning(members.c.id)
    number = (await conn.execute(again)).scalar_one_or_none()
    if number is None:
        made = insert(members).values({**row, **there}).returning(members.c.id)
        number = (await conn.execute(made)).scalar_one()
    id = f"{PREFIX}{number}"
    await audit.record(conn, AuditNote(Action.JOINED, f"staff:{id}", id), now)


def _at(address: Address) -> tuple[ColumnElement[bool], ...]:
    return members.c.channel == address.channel, members.c.address == address.address


async def all_joined(conn: AsyncConnection) -> list[Joined]:
    """Whoever ever joined, in the order they did."""
    rows = (await conn.execute(select(members).order_by(members.c.id))).mappings()
    return [Joined(_member(row), row["joined_at"], row["removed_at"]) for row in rows]


async def working(conn: AsyncConnection) -> tuple[StaffMember, ...]:
    return tuple(_member(row) for row in await _WORKING.rows(conn))


async def is_anybody(conn: AsyncConnection, now: datetime) -> bool:
    """Whether somebody joined and works here, or is invited and may still join."""
    fresh = (invitations.c.used_at.is_(None), invitations.c.ends_at > now)
    invited = (await conn.execute(select(invitations.c.secret).where(*fresh).limit(1))).first()
    return invited is not None or bool(await working(conn))


async def at(conn: AsyncConnection, address: Address) -> StaffMember | None:
    """The member who talks with the bot there."""
    row = await _AT.row(conn, its_channel=address.channel, its_address=address.address)
    return _member(row) if row else None


async def leave(conn: AsyncConnection, address: Address, now: datetime) -> None:
    """Whoever talks with the bot there works here no longer, if they did."""
    mine = (*_at(address), members.c.removed_at.is_(None))
    gone = update(members).where(*mine).values(removed_at=now).returning(members.c.id)
    for number in (await conn.execute(gone)).scalars().all():
        id = f"{PREFIX}{number}"
        await audit.record(conn, AuditNote(Action.REMOVED, f"staff:{id}", id), now)


async def remove(conn: AsyncConnection, id: str, now: datetime) -> bool:
    """False: nobody of this id works here by an invitation."""
    number = id.removeprefix(PREFIX)
    if not id.startswith(PREFIX) or not number.isdecimal() or len(number) > 12:
        return False
    mine = (members.c.id == int(number), members.c.removed_at.is_(None))
    gone = await conn.execute(update(members).where(*mine).values(removed_at=now))
    if gone.rowcount == 1:
        await audit.record(conn, AuditNote(Action.REMOVED, f"staff:{id}", OPERATOR), now)
    return gone.rowcount == 1


def _member(row: Row | RowMapping) -> StaffMember:
    private = Address(row["channel"], row["address"], Party.PERSON)
    return StaffMember(f"{PREFIX}{row['id']}", row["name"], Role(row["role"]), private=private)
