"""The book of requests about people's data, apart from that of the cases.

The rules this module guards: a number is given once, from 3001 on; an open one is found without looking
through the others.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.privacy import Request, RequestKind, RequestStatus
from bot.store.codec import dump_without, load_with
from bot.store.queries import contacts, numbers
from bot.store.schema import requests
from bot.store.sqlite.prepared import PreparedStatement, Row, saving

_COLUMNS = ("number", "contact", "status")

_SAVE = PreparedStatement(saving(requests, "number", *_COLUMNS, "rest"))
_GET = PreparedStatement(select(requests).where(requests.c.number == bindparam("its_number")))


async def next_number(conn: AsyncConnection) -> int:
    return await numbers.next_of(conn, "requests")


async def save(conn: AsyncConnection, request: Request) -> None:
    """Insert or replace. Whose it is follows from where they are answered, where only that is known."""
    if request.conversation and not request.contact:
        whose = await contacts.of_conversation(conn, request.conversation)
        request = replace(request, contact=whose)
    columns: dict[str, Any] = {name: getattr(request, name) for name in _COLUMNS}
    await _SAVE.run(conn, **columns, rest=dump_without(request, _COLUMNS))


async def get(conn: AsyncConnection, number: int) -> Request | None:
    row = await _GET.row(conn, its_number=number)
    return _request(row) if row else None


async def of_contact(conn: AsyncConnection, contact: int) -> tuple[Request, ...]:
    """The latest first; nothing of 0, which is nobody."""
    mine = select(requests).where(requests.c.contact == contact)
    return await _found(conn, mine.order_by(requests.c.number.desc())) if contact else ()


async def open_ones(conn: AsyncConnection) -> tuple[Request, ...]:
    """Oldest first: the first of them is due first, unless it was prolonged."""
    waiting = select(requests).where(requests.c.status == RequestStatus.OPEN.value)
    return await _found(conn, waiting.order_by(requests.c.number))


async def without_words(conn: AsyncConnection, contact: int, now: datetime) -> None:
    """Of a contact that is erased: that there were requests stays, with numbers and times. One that
    waited is over: what it asked for is done, or concerns nobody any more. `now` is UTC."""
    for request in await of_contact(conn, contact):
        bare = replace(request, words="", reason="", longer_for="", conversation=0)
        await save(conn, _over(bare, now) if request.is_open else bare)


def _over(request: Request, now: datetime) -> Request:
    is_erasure = request.kind is RequestKind.ERASE
    over = RequestStatus.DONE if is_erasure else RequestStatus.WITHDRAWN
    return replace(request, status=over, closed_at=now)


async def _found(conn: AsyncConnection, query: Select[*tuple[Any, ...]]) -> tuple[Request, ...]:
    return tuple(_request(row) for row in (await conn.execute(query)).mappings())


def _request(row: Row | RowMapping) -> Request:
    return load_with(row["rest"], {name: row[name] for name in _COLUMNS}, Request)
