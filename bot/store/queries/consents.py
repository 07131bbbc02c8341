"""What people were told of their data, and what they agreed to (PDPL, articles 5, 6, 10 and 12).

The rule this module guards: a row stays as it was written, and a withdrawal is a time beside it.
"""

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.privacy import Consent, Purpose, RecordConsent, Way, WithdrawConsent
from bot.store.schema import consents
from bot.store.sqlite.prepared import KeptStatement, PreparedStatement, Row, given

_FIELDS = (
    "purpose",
    "way",
    "version",
    "at",
    "by_guardian",
    "for_whom",
    "about",
    "language",
    "withdrawn_at",
)
_SAVED = ("contact_id", *_FIELDS[:-1])

_OF = KeptStatement(
    select(*(consents.c[name] for name in _FIELDS))
    .where(consents.c.contact_id == bindparam("whose"))
    .order_by(consents.c.id.desc())
)
_PUT = PreparedStatement(insert(consents).values(given(*_SAVED)))


async def of_contact(conn: AsyncConnection, contact: int) -> tuple[Consent, ...]:
    """The latest first; nothing of 0, which is nobody."""
    return tuple(_consent(row) for row in await _OF.rows(conn, whose=contact)) if contact else ()


def _consent(row: Row) -> Consent:
    return Consent(**{**row, "purpose": Purpose(row["purpose"]), "way": Way(row["way"])})


async def record(conn: AsyncConnection, said: RecordConsent, now: datetime) -> None:
    """`now` is UTC."""
    await _PUT.run(
        conn,
        contact_id=said.contact,
        purpose=said.purpose,
        way=said.way,
        version=said.version,
        at=now,
        by_guardian=said.by_guardian,
        for_whom=said.for_whom,
        about=said.about,
        language=said.language,
    )


async def withdraw(conn: AsyncConnection, what: WithdrawConsent, now: datetime) -> None:
    """Those that stand. `now` is UTC."""
    mine = (consents.c.contact_id == what.contact, consents.c.purpose.in_(what.purposes))
    still = update(consents).where(*mine, consents.c.withdrawn_at.is_(None))
    await conn.execute(still.values(withdrawn_at=now))


async def gone(conn: AsyncConnection, contact: int) -> None:
    """All of a contact that is erased."""
    await conn.execute(delete(consents).where(consents.c.contact_id == contact))
