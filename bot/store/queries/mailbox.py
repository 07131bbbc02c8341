"""How far a mailbox has been read: among the running bot's own values."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import settings as values


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`validity` is the mailbox's own: when it changes, numbers name other mails. `read` is the number of
    the last mail that is done with; what came before `since` (UTC) is left alone. `trying` is the mail
    that was begun, and `tries` how often; `looked` is when all there was had been read (UTC)."""

    validity: int
    read: int
    since: datetime | None = None
    looked: datetime | None = None
    trying: int = 0
    tries: int = 0


async def place(conn: AsyncConnection, mailbox: str) -> Place | None:
    """None: it was never opened."""
    kept = await values.get(conn, _key(mailbox))
    if kept is None:
        return None
    known = json.loads(kept)
    times = {name: _time(known.get(name)) for name in ("since", "looked")}
    return Place(**{**known, **times})


async def keep(conn: AsyncConnection, mailbox: str, place: Place) -> None:
    known = asdict(place)
    times = {name: at.isoformat() if (at := known[name]) else None for name in ("since", "looked")}
    await values.put(conn, _key(mailbox), json.dumps({**known, **times}))


def _key(mailbox: str) -> str:
    return f"mailbox:{mailbox}"


def _time(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
