"""The few values that the running bot itself remembers, such as the demo clock's offset."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries.cases import next_case_number
from bot.store.schema import audit, metadata, outbox, settings
from bot.store.sqlite.prepared import PreparedStatement

_GET = PreparedStatement(select(settings.c.value).where(settings.c.key == bindparam("its_key")))

PASSES_KEPT = "passes-key"
WORKING_TIME_KEPT = "working-time"
PROXY_SEEN = "proxy-seen"
CHECK_ASKED = "check-asked"
MAIL_BOOK_KEPT = "mail-book"
MAIL_SEAL_KEPT = "mail-seal"
RECEIPTS_KEPT = "receipts-salt"
VERSION_RAN = "version-ran"
VERSION_SINCE = "version-since"
"""When that version had the book first, and which one had it before."""
MADE_UP = "made-up"
"""The seed of a book that `rida demo-data` made: nobody in it exists."""

KEPT = (PASSES_KEPT, RECEIPTS_KEPT, VERSION_RAN, VERSION_SINCE, WORKING_TIME_KEPT)


async def get(conn: AsyncConnection, key: str) -> str | None:
    value: str | None = await _GET.value(conn, its_key=key)
    return value


async def put(conn: AsyncConnection, key: str, value: str) -> None:
    await conn.execute(delete(settings).where(settings.c.key == key))
    await conn.execute(insert(settings).values(key=key, value=value))


async def forget(conn: AsyncConnection, key: str) -> None:
    await conn.execute(delete(settings).where(settings.c.key == key))


async def kept_secret(conn: AsyncConnection, key: str, made: str) -> str:
    """The secret of this name, which is `made` at its first use and then never again."""
    known = await get(conn, key)
    if known is None:
        await put(conn, key, made)
    return known or made


@dataclass(frozen=True, slots=True)
class Ran:
    """`before` is the version that had the book before, empty for none; since when it changed (UTC)."""

    version: str
    before: str
    since: datetime


async def ran(conn: AsyncConnection, version: str, now: datetime) -> None:
    """Note that this version has the book at `now` (UTC): the next one asks what changed since."""
    before = await get(conn, VERSION_RAN)
    if before != version:
        await put(conn, VERSION_RAN, version)
        await put(conn, VERSION_SINCE, f"{now.isoformat()} {before or ''}")


async def running(conn: AsyncConnection) -> Ran | None:
    """None in a book whose version changed last before that was noted."""
    version, since = await get(conn, VERSION_RAN), await get(conn, VERSION_SINCE)
    at, _, before = (since or "").partition(" ")
    return Ran(version, before, datetime.fromisoformat(at)) if version and at else None


@dataclass(frozen=True, slots=True)
class MailBook:
    """What sets this case book's mails apart from those of every other one: numbers begin anew in each.

    The mark is made once and stays, for a mail that is sent twice is known by it. `before` is the last
    case that there was when the mark was made. `seal` is in no mail: ids are made with it that nobody can
    guess. `unsealed` is the last delivery that there was when it was made.
    """

    mark: str
    before: int
    seal: str = field(repr=False)
    unsealed: int


async def mail_book(conn: AsyncConnection) -> MailBook:
    """Made at its first use; of a book that was kept before, its cases had mails without the mark."""
    before = await next_case_number(conn) - 1
    kept = await kept_secret(conn, MAIL_BOOK_KEPT, f"{secrets.token_hex(8)}.{before}")
    mark, _, before_then = kept.partition(".")
    last = (await conn.execute(select(func.max(outbox.c.id)))).scalar() or 0
    sealed = await kept_secret(conn, MAIL_SEAL_KEPT, f"{secrets.token_hex(16)}.{last}")
    seal, _, last_then = sealed.partition(".")
    return MailBook(mark, int(before_then), seal, int(last_then))


async def empty_everything(conn: AsyncConnection) -> None:
    """Empty every table of the case book, for a demonstration that begins anew. The schema stays, and so
    does what the running bot goes on by: what it signs with, and the working time that is in force. The
    audit trail goes on: it says that everything was emptied."""
    for table in reversed(metadata.sorted_tables):
        if table not in (settings, audit):
            await conn.execute(delete(table))
    await conn.execute(delete(settings).where(settings.c.key.not_in(KEPT)))
