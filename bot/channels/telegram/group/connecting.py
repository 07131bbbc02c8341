"""How a group becomes the staff's: somebody brings the code there that `rida connect telegram` made.

The rules this module guards: without the code no group is ever taken; a code takes one group, the first
one, and not after its end; and config.yaml's group counts before any other.
"""

import json
import logging
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import settings

logger = logging.getLogger(__name__)

CODE, GROUP = "telegram-connect-code", "telegram-connected"
TAKEN = "telegram-token-taken"
"""A digest of the token by which Telegram knew the running Rida last."""

LASTS = timedelta(hours=1)
JUST = timedelta(minutes=1)
"""So soon behind the news that the bot is back in its group the code brings nothing new."""

RIGHTS = ("manage_topics", "delete_messages", "pin_messages", "invite_users")
"""What the link asks the administrator of the group to give, as Telegram names them."""


def digest(code: str) -> str:
    """A code or a token is as random as a key, so a plain hash of it tells nothing."""
    return sha256(code.encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Code:
    """`used_by` is the group that it took; 0: none yet. `others`: to how many more it was brought."""

    digest: str
    ends_at: datetime
    used_by: int = 0
    others: int = 0

    def is_open(self, now: datetime) -> bool:
        return not self.used_by and now < self.ends_at


@dataclass(frozen=True, slots=True)
class Connected:
    """The group that was connected by a link, of the bot of this id. `told` is what the bot lacked there
    when it was said last, None before the first time; `title` is the group's name; `is_out`: the bot was
    removed from it since."""

    group: int
    bot: str
    at: datetime
    told: tuple[str, ...] | None = None
    title: str = ""
    is_out: bool = False


async def open_code(conn: AsyncConnection, code: str, now: datetime) -> None:
    """From now on this one, and no earlier one."""
    await settings.put(conn, CODE, _written(Code(digest(code), now + LASTS)))


async def code_now(conn: AsyncConnection) -> Code | None:
    kept = json.loads(await settings.get(conn, CODE) or "null")
    return Code(**{**kept, "ends_at": datetime.fromisoformat(kept["ends_at"])}) if kept else None


async def connected(conn: AsyncConnection, bot: str) -> Connected | None:
    """None also where another bot was connected: it is in no group of that one."""
    kept = json.loads(await settings.get(conn, GROUP) or "null")
    if not kept or kept["bot"] != bot:
        return None
    told = None if kept["told"] is None else tuple(kept["told"])
    return Connected(**{**kept, "at": datetime.fromisoformat(kept["at"]), "told": told})


async def keep(conn: AsyncConnection, now_is: Connected) -> None:
    await settings.put(conn, GROUP, _written(now_is))


async def went(conn: AsyncConnection, group: int, bot: str, now: datetime, *, there: bool) -> bool:
    """The bot was removed from that group, or is `there`; whether it came back to the connected one,
    where all is said anew."""
    known = await connected(conn, bot)
    if known is None or known.group != group or known.is_out is not there:
        return False
    back = replace(known, at=now, told=None, is_out=False)
    await keep(conn, back if there else replace(known, is_out=True))
    return there


async def take(conn: AsyncConnection, code: str, group: int, bot: str, now: datetime) -> Connected | None:
    """The group is the staff's, where it is the first that brings the code; a second time changes
    nothing. None: the code opens nothing, or not here."""
    known = await code_now(conn)
    if known is None or digest(code) != known.digest:
        return None
    if known.used_by == group:
        return await connected(conn, bot)
    if not known.is_open(now):
        others = known.others + (1 if known.used_by else 0)
        await settings.put(conn, CODE, _written(replace(known, others=others)))
        return None
    await settings.put(conn, CODE, _written(replace(known, used_by=group)))
    before = await connected(conn, bot)
    if before and before.group == group and not before.is_out and now - before.at < JUST:
        return before
    taken = Connected(group, bot, now)
    await keep(conn, taken)
    return taken


def _written(kept: Code | Connected) -> str:
    return json.dumps(asdict(kept), default=datetime.isoformat)


def code_in(text: str, name: str) -> str:
    """What stands behind `/start` or `/start@our_name`; empty for anything else."""
    command, _, rest = text.strip().partition(" ")
    start, _, whose = command.partition("@")
    is_ours = whose.lower() in ("", name.lower())
    return rest.strip() if start == "/start" and is_ours else ""
