"""How far a mailbox has been read: among the running bot's own values."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import settings as values


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`validity` is the mailbox's own: when it changes, numbers name other mails. `read` is the number of
    the last mail that is done with; what came before `since` (UTC) is left alone. `trying` is the mail
    that was begun, and `tries` how often; `looked` is when all there was had been read (UTC). `aside` are
    mails that could not be taken yet, each with how often that was tried: the others do not wait."""

    validity: int
    read: int
    since: datetime | None = None
    looked: datetime | None = None
    trying: int = 0
    tries: int = 0
    aside: tuple[tuple[int, int], ...] = ()

    def tried(self, number: int) -> int:
        """How often this mail was begun."""
        return self.tries if self.trying == number else dict(self.aside).get(number, 0)

    def put_aside(self, number: int, tries: int) -> "Place":
        others = tuple(each for each in self.aside if each[0] != number)
        return replace(
            self, read=max(self.read, number), trying=0, tries=0, aside=(*others, (number, tries))
        )

    def done_with(self, number: int) -> "Place":
        others = tuple(each for each in self.aside if each[0] != number)
        return replace(self, read=max(self.read, number), trying=0, tries=0, aside=others)


async def place(conn: AsyncConnection, mailbox: str) -> Place | None:
    """None: it was never opened."""
    kept = await values.get(conn, _key(mailbox))
    if kept is None:
        return None
    known = json.loads(kept)
    times = {name: _time(known.get(name)) for name in ("since", "looked")}
    aside = tuple((number, tries) for number, tries in known.get("aside", ()))
    return Place(**{**known, **times, "aside": aside})


async def keep(conn: AsyncConnection, mailbox: str, place: Place) -> None:
    known = asdict(place)
    times = {name: at.isoformat() if (at := known[name]) else None for name in ("since", "looked")}
    await values.put(conn, _key(mailbox), json.dumps({**known, **times}))


def _key(mailbox: str) -> str:
    return f"mailbox:{mailbox}"


def _time(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
