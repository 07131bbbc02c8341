"""Codes that link two chats, or find somebody again: by salted digests alone.

The rules this module guards: a code opens once and for a quarter of an hour; a number without its code
finds nothing, and neither does a code without its number; of a wrong one only the time is kept.
"""

import hashlib
import secrets
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.events import Event, MessageReceived
from bot.core.linking import LIVES, LinkOffer
from bot.core.messages import Message
from bot.core.receipts import ALL_WITHIN
from bot.core.replaced import replaced
from bot.store.codec import dump, dump_event, load, load_event
from bot.store.schema import code_tries, conversations, inbox, link_codes, outbox, recovery_codes
from faq.detect.codes import hidden, link_code_in

SHOWING = ("link-code", "number-code")
"""The texts that show one."""

_COST, _BLOCK, _LANES = 2**12, 8, 1


# Two chats -------------------------------------------------------------------------------------------


async def keep(conn: AsyncConnection, conversation_id: int, code: str, now: datetime) -> None:
    mine = link_codes.c.conversation_id == conversation_id
    await conn.execute(update(link_codes).where(mine, link_codes.c.ends_at > now).values(ends_at=now))
    newest = (await conn.execute(select(func.max(inbox.c.id)))).scalar_one_or_none() or 0
    row = {"conversation_id": conversation_id, "digest": _salted(code), "ends_at": now + LIVES}
    await conn.execute(insert(link_codes).values(**row, after=newest))


async def offer(conn: AsyncConnection, code: str, now: datetime) -> LinkOffer | None:
    """The one that this code opens. Few live at a time, so each is looked at by its own salt."""
    live = (link_codes.c.ends_at > now, link_codes.c.written_in.is_(None))
    rows = (await conn.execute(select(link_codes.c.id, link_codes.c.digest).where(*live))).all()
    met = [row.id for row in rows if _is_of(code, row.digest)]
    return await _offered(conn, met[0]) if met else None


async def written(
    conn: AsyncConnection, id: int, conversation_id: int, now: datetime
) -> LinkOffer | None:
    """The one that was written here and waits for a yes."""
    mine = (link_codes.c.id == id, link_codes.c.written_in == conversation_id)
    found = select(link_codes.c.id).where(*mine, link_codes.c.ends_at > now)
    return await _offered(conn, id) if (await conn.execute(found)).first() else None


async def _offered(conn: AsyncConnection, id: int) -> LinkOffer:
    query = select(link_codes.c.id, conversations).join(
        conversations, conversations.c.id == link_codes.c.conversation_id
    )
    row = (await conn.execute(query.where(link_codes.c.id == id))).one()
    return LinkOffer(id, row.id_1, row.contact_id or 0, row.channel, row.address)


async def use(conn: AsyncConnection, id: int, conversation_id: int, over: datetime | None) -> None:
    used = {"written_in": conversation_id} | ({"ends_at": over} if over else {})
    await conn.execute(update(link_codes).where(link_codes.c.id == id).values(**used))


async def end(conn: AsyncConnection, conversation_id: int, now: datetime) -> None:
    """What this conversation showed opens nothing any more. One that was written waits for its answer."""
    theirs = (link_codes.c.conversation_id == conversation_id, link_codes.c.written_in.is_(None))
    await conn.execute(update(link_codes).where(*theirs, link_codes.c.ends_at > now).values(ends_at=now))


def _salted(code: str) -> str:
    salt = secrets.token_hex(8)
    return f"{salt}:{_digest(salt, code)}"


def _is_of(code: str, kept: str) -> bool:
    salt, _, digest = kept.partition(":")
    return secrets.compare_digest(_digest(salt, code), digest)


def _digest(salt: str, code: str) -> str:
    return hashlib.sha256(f"{salt}:{code}".encode()).hexdigest()


# Found again -----------------------------------------------------------------------------------------


async def keep_recovery(
    conn: AsyncConnection, conversation_id: int, number: str, code: str, now: datetime
) -> None:
    """In place of the one before."""
    mine = recovery_codes.c.conversation_id == conversation_id
    await conn.execute(delete(recovery_codes).where(mine))
    row = {"conversation_id": conversation_id, "digest": _of_both(number, code), "at": now}
    await conn.execute(insert(recovery_codes).values(**row))


async def found(conn: AsyncConnection, number: str, code: str) -> LinkOffer | None:
    """The conversation in which this number was left and this code shown."""
    query = select(conversations).join(
        recovery_codes, recovery_codes.c.conversation_id == conversations.c.id
    )
    row = (await conn.execute(query.where(recovery_codes.c.digest == _of_both(number, code)))).first()
    return LinkOffer(0, row.id, row.contact_id or 0, row.channel, row.address) if row else None


def _of_both(number: str, code: str) -> str:
    """Slow, and of the two together: neither can be tried by itself."""
    salted = number.encode()
    return hashlib.scrypt(code.encode(), salt=salted, n=_COST, r=_BLOCK, p=_LANES, dklen=32).hex()


# Tries -----------------------------------------------------------------------------------------------


async def count_try(conn: AsyncConnection, now: datetime) -> None:
    await conn.execute(delete(code_tries).where(code_tries.c.at < now - ALL_WITHIN))
    await conn.execute(insert(code_tries).values(at=now))


async def tries(conn: AsyncConnection, now: datetime) -> tuple[datetime, ...]:
    """When somebody wrote a wrong one lately (UTC), oldest first."""
    since = code_tries.c.at >= now - ALL_WITHIN
    query = select(code_tries.c.at).where(since).order_by(code_tries.c.at)
    return tuple((await conn.execute(query)).scalars())


# Hidden ----------------------------------------------------------------------------------------------


async def hide_written(conn: AsyncConnection, inbox_id: int) -> None:
    """The words of this event, without the code in them: also for whoever reads the inbox."""
    query = select(inbox.c.event).where(inbox.c.id == inbox_id)
    await _rewrite(conn, inbox_id, load_event((await conn.execute(query)).scalar_one()))


async def _rewrite(conn: AsyncConnection, inbox_id: int, event: Event) -> None:
    stored = dump_event(_without(event))
    told = {"event": stored, "said": ""}
    await conn.execute(update(inbox).where(inbox.c.id == inbox_id).values(**told))


def _without(event: Event) -> Event:
    if isinstance(event, MessageReceived):
        return replaced(event, words=replaced(event.words, text=hidden(event.words.text)))
    names = [name for name in ("arg", "label") if isinstance(getattr(event, name, None), str)]
    return replaced(event, **{name: hidden(getattr(event, name)) for name in names})


async def hide_shown(conn: AsyncConnection, conversation_id: int) -> None:
    """What showed a code there shows that there was one."""
    key = outbox.c.message["key"].as_string()
    mine = (outbox.c.conversation_id == conversation_id, key.in_(SHOWING))
    for id, stored in (await conn.execute(select(outbox.c.id, outbox.c.message).where(*mine))).all():
        kept = load(stored, Message)
        args = {name: hidden(value) for name, value in kept.args.items()}
        shown = dump(replaced(kept, text=hidden(kept.text), args=args))
        await conn.execute(update(outbox).where(outbox.c.id == id).values(message=shown))


async def hide_elsewhere(conn: AsyncConnection, conversation_id: int, now: datetime) -> None:
    """A code that is over stands nowhere else in clear: not in what was written in a wrong place, nor in
    what no turn could take. Codes of this conversation that are over are looked for once, and go."""
    over = (link_codes.c.conversation_id == conversation_id, link_codes.c.ends_at <= now)
    query = select(link_codes.c.id, link_codes.c.digest, link_codes.c.after).where(*over)
    codes = (await conn.execute(query)).all()
    for code in codes:
        written = (inbox.c.id > code.after, inbox.c.kind == MessageReceived.__name__)
        for id, stored in (await conn.execute(select(inbox.c.id, inbox.c.event).where(*written))).all():
            event = load_event(stored)
            text = event.words.text if isinstance(event, MessageReceived) else ""
            if (typed := link_code_in(text)) and _is_of(typed, code.digest):
                await _rewrite(conn, id, event)
    await conn.execute(delete(link_codes).where(link_codes.c.id.in_([code.id for code in codes])))
