"""Which account of a messenger is which member of config.yaml.

The rules this module guards: an account has one place at most, and a place one account; whoever is taken
out of config.yaml has none from that moment on; and every change is in the audit trail.
"""

import secrets
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Update, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.audit import OPERATOR, Action, AuditNote
from bot.core.conversation import Address, Party
from bot.core.places import ClaimPlace, FreePlace, PlaceEffect, StaffPlace, TakePlace
from bot.store.queries import audit
from bot.store.queries.settings import get
from bot.store.schema import staff_places as places
from bot.store.sqlite.prepared import KeptStatement, Row

BOT_NAME = "telegram-bot-name"
"""Under which the running bot keeps its user name, for the links of the buttons."""

_TAKEN = KeptStatement(
    select(places.c.member, places.c.channel, places.c.address).where(places.c.address != "")
)
_ALL = KeptStatement(select(places).order_by(places.c.member))
_NOBODY = {"channel": "", "address": "", "taken_at": None}
_NO_CLAIM = {"claim": "", "number": "", "claimed_at": None}


async def taken(conn: AsyncConnection) -> dict[str, Address]:
    """By member, where whoever has the place talks with the bot."""
    rows = await _TAKEN.rows(conn)
    return {row["member"]: Address(row["channel"], row["address"], Party.PERSON) for row in rows}


async def every(conn: AsyncConnection) -> tuple[StaffPlace, ...]:
    rows = await _ALL.rows(conn)
    bot = await get(conn, BOT_NAME) if rows else None
    return tuple(_place(row, bot or "") for row in rows)


def _place(row: Row, bot: str) -> StaffPlace:
    link = f"https://t.me/{bot}?start={row['code']}" if bot else ""
    claim = (row["claim"], row["number"], row["claimed_at"])
    return StaffPlace(row["member"], row["code"], link, row["address"], *claim)


async def settle(conn: AsyncConnection, members: Collection[str], now: datetime) -> None:
    """One place for each of these members, and none for anybody else."""
    known = {each.member: each for each in await every(conn)}
    for gone in sorted(known.keys() - set(members)):
        await _removed(conn, known[gone], OPERATOR, now)
        await conn.execute(delete(places).where(places.c.member == gone))
    for new in sorted(set(members) - known.keys()):
        await conn.execute(insert(places).values(member=new, code=_fresh()))


async def carry_out(conn: AsyncConnection, effect: PlaceEffect, now: datetime) -> None:
    match effect:
        case ClaimPlace(member, address, number):
            claim = {"claim": address.address, "number": number, "claimed_at": now}
            await conn.execute(_of(member).values(claim))
        case TakePlace(member, address, by):
            await _take(conn, member, address, by, now)
        case FreePlace(member, by):
            await free(conn, member, by, now)


async def _take(conn: AsyncConnection, member: str, address: Address, by: str, now: datetime) -> None:
    """The button is used up. An account that has another place keeps that one."""
    if address in (await taken(conn)).values():
        return
    has = {"channel": address.channel, "address": address.address, "taken_at": now, "code": _fresh()}
    done = await conn.execute(_of(member).where(places.c.address == "").values({**has, **_NO_CLAIM}))
    if done.rowcount:
        await audit.record(conn, AuditNote(Action.JOINED, f"staff:{member}", by), now)


async def free(conn: AsyncConnection, member: str, by: str, now: datetime) -> bool:
    """False: nobody had the place."""
    found = next((each for each in await every(conn) if each.member == member), None)
    if found is None:
        return False
    await conn.execute(_of(member).values({**_NOBODY, **_NO_CLAIM, "code": _fresh()}))
    await _removed(conn, found, by, now)
    return bool(found.account)


async def leave(conn: AsyncConnection, address: Address, now: datetime) -> None:
    """Whoever talks with the bot there has no place any more, if they had one."""
    for member, there in (await taken(conn)).items():
        if there == address:
            await free(conn, member, member, now)


async def _removed(conn: AsyncConnection, place: StaffPlace, by: str, now: datetime) -> None:
    if place.account:
        await audit.record(conn, AuditNote(Action.REMOVED, f"staff:{place.member}", by), now)


def _of(member: str) -> Update:
    return update(places).where(places.c.member == member)


def _fresh() -> str:
    """Letters, digits, - and _, as a start link takes them."""
    return secrets.token_urlsafe(12)
