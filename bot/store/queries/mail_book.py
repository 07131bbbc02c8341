"""What sets the mails of this case book apart from those of every other one: numbers begin anew in each.

The rule this module guards: it is made once and stays, for a mail that is sent twice is known by it.
"""

import secrets
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries.cases import next_case_number
from bot.store.queries.settings import kept_secret

_KEPT = "mail-book"


@dataclass(frozen=True, slots=True)
class MailBook:
    """`before` is the last case that there was when the mark was made."""

    mark: str
    before: int


async def mail_book(conn: AsyncConnection) -> MailBook:
    """Made at its first use; of a book that was kept before, its cases had mails without the mark."""
    before = await next_case_number(conn) - 1
    kept = await kept_secret(conn, _KEPT, f"{secrets.token_hex(8)}.{before}")
    mark, _, before_then = kept.partition(".")
    return MailBook(mark, int(before_then))
