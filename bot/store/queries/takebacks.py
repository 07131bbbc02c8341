"""What is taken back of what was shown: hidden from our own pages at once, and asked of its platform.

The rules this module guards: what is taken back is on no page from the same commit on, and what still
waited to be sent there is not sent; the ids that a platform must be told are kept apart, so that the rows
they come from may be erased meanwhile; and they are forgotten once it is over.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, RowMapping, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Party
from bot.core.events import TakenBack
from bot.core.messages import TAKE_BACK, Message, Urgency
from bot.store.queries import inbox as events
from bot.store.queries import outbox as sending
from bot.store.queries.history import SPOKEN
from bot.store.queries.takeback_subjects import is_about, is_ticket
from bot.store.schema import (
    QUIET,
    conversations,
    inbox,
    outbox,
    takeback_posts,
    takebacks,
    telegram_parts,
    telegram_posts,
    telegram_topics,
    whatsapp_parts,
)

HIDDEN = "taken"
"""The status, in the inbox and in the outbox, of what no page shows any more."""


class Post(StrEnum):
    """A whole topic, a message of ours, somebody else's."""

    TOPIC = "topic"
    OURS = "ours"
    THEIRS = "theirs"


class Fate(StrEnum):
    """`emptied`: it still stands there, and its words are gone."""

    WAITING = "waiting"
    TAKEN = "taken"
    EMPTIED = "emptied"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class PostRow:
    """A message of a platform. `at` (UTC) is when it was sent there."""

    id: int
    chat_id: int
    message_id: int
    kind: Post
    at: datetime


# Asked for -------------------------------------------------------------------------------------------


async def queue(
    conn: AsyncConnection,
    conversation_id: int,
    of: str,
    now: datetime,
    *,
    tell: int | None = None,
    only: bool = False,
    also: Iterable[str] = (),
) -> int:
    """Take back what was shown in a conversation, in both directions: all of it, or `only` what is about
    `of` (`case:1001`, `disclosure:9001`). `also` names further messages by the platform's names. The
    conversation `tell` hears `TakenBack` when it is over. `now` is UTC. Gives its number."""
    mails = await _mails(conn, of)
    values = {"conversation_id": conversation_id, "tell": tell, "of": of, "only": only, "mails": mails}
    made = insert(takebacks).values(**values, shown=0).returning(takebacks.c.id)
    id: int = (await conn.execute(made)).scalar_one()
    await gather(conn, id, now)
    await _add(conn, id, [(name, Post.THEIRS, now) for name in also])
    await _queued(conn, id, conversation_id, now)
    return id


async def _queued(conn: AsyncConnection, id: int, conversation_id: int, now: datetime) -> None:
    """One row of the outbox stands for the whole."""
    ticket = Message("", "", TAKE_BACK, {"takeback": str(id)})
    row = await sending.queue(conn, conversation_id, ticket, now, urgency=Urgency.WORDS)
    await conn.execute(update(takebacks).where(takebacks.c.id == id).values(outbox_id=row))


async def gather(conn: AsyncConnection, id: int, now: datetime) -> None:
    """Hide what it is about and note the platform's ids of it. It is asked a second time when it is its
    turn to go out: what was under way at the first has arrived by then."""
    asked = (await conn.execute(select(takebacks).where(takebacks.c.id == id))).mappings().one()
    whose, before = asked["conversation_id"], asked["outbox_id"]
    room = None if asked["only"] else await _room(conn, whose)
    heard = () if asked["only"] or before else await _heard(conn, whose)
    found = [*await _said(conn, asked, before), *heard]
    await _add(conn, id, found)
    if room:
        await _add_room(conn, id, room, now)
    arrived = {name for name, *_ in found if name}  # what goes as one message has one name
    count = len(arrived) if await _keeps(conn, whose) else len(found)
    shown = takebacks.c.shown + count
    await conn.execute(update(takebacks).where(takebacks.c.id == id).values(shown=shown))


KEEPING = ("whatsapp",)
"""The channels that delete nothing: what arrived there stands on somebody's telephone for ever."""


async def _keeps(conn: AsyncConnection, conversation_id: int) -> bool:
    channel = select(conversations.c.channel).where(conversations.c.id == conversation_id)
    return (await conn.execute(channel)).scalar_one_or_none() in KEEPING


_SHOWN = ("sent", "queued", "held", QUIET, "parked")
"""Those statuses of a message that is on a platform, or may come there."""

Named = tuple[str, Post, datetime]
"""A platform's name of a message, whose it is, and when it was sent."""


async def _said(conn: AsyncConnection, asked: RowMapping, before: int | None) -> list[Named]:
    there = [outbox.c.conversation_id == asked["conversation_id"], outbox.c.status.in_(_SHOWN)]
    there += [] if before is None else [outbox.c.id < before]
    query = select(outbox, inbox.c.event).outerjoin(inbox, outbox.c.inbox_id == inbox.c.id).where(*there)
    rows = [row for row in (await conn.execute(query)).mappings() if not is_ticket(row)]
    meant = [row for row in rows if not asked["only"] or is_about(row, asked["of"])]
    await _hide(conn, outbox.c.id, [row["id"] for row in meant])
    parts = await _parts(conn, [row["id"] for row in meant])
    names = [(row["external_id"], Post.OURS, row["sent_at"] or row["created_at"]) for row in meant]
    return [*names, *parts]


async def _parts(conn: AsyncConnection, ids: list[int]) -> list[Named]:
    """Of messages in several parts, each one. Their chat is that of the whole."""
    found = list[Named]()
    for some in _slices(ids):
        mine = select(telegram_parts.c.message_id, outbox.c.external_id, outbox.c.created_at).join(outbox)
        for row in await conn.execute(mine.where(outbox.c.id.in_(some))):
            chat = row.external_id.partition(":")[0]
            found.append((f"{chat}:{row.message_id}", Post.OURS, row.created_at))
        others = select(whatsapp_parts.c.message_id, outbox.c.created_at).join(outbox)
        parts = await conn.execute(others.where(outbox.c.id.in_(some)))
        found += [(part.message_id, Post.OURS, part.created_at) for part in parts]
    return found


async def _heard(conn: AsyncConnection, conversation_id: int) -> list[Named]:
    """What was written there and had its turn."""
    spoken = (inbox.c.conversation_id == conversation_id, inbox.c.kind.in_(SPOKEN))
    query = select(inbox.c.id, inbox.c.message, inbox.c.received_at).where(*spoken)
    rows = (await conn.execute(query.where(inbox.c.status == "done"))).all()
    await _hide(conn, inbox.c.id, [row.id for row in rows])
    return [(row.message or "", Post.THEIRS, row.received_at) for row in rows]


async def _hide(conn: AsyncConnection, key: ColumnElement[int], ids: list[int]) -> None:
    table = inbox if key is inbox.c.id else outbox
    for some in _slices(ids):
        await conn.execute(update(table).where(key.in_(some)).values(status=HIDDEN))


async def _room(conn: AsyncConnection, conversation_id: int) -> str | None:
    query = select(conversations.c.address).where(
        conversations.c.id == conversation_id,
        conversations.c.party == Party.ROOM,
        conversations.c.channel == "telegram",
    )
    return (await conn.execute(query)).scalar_one_or_none()


async def _add_room(conn: AsyncConnection, id: int, room: str, now: datetime) -> None:
    """All that stands in the room's topic goes with it; what stands elsewhere in the group by itself."""
    topic = select(telegram_topics.c.chat_id, telegram_topics.c.thread_id).where(
        telegram_topics.c.room == room, telegram_topics.c.thread_id != 0
    )
    for row in await conn.execute(topic):
        await _add(conn, id, [(f"{row.chat_id}:{row.thread_id}", Post.TOPIC, now)])
    posts = select(telegram_posts.c.chat_id, telegram_posts.c.message_id)
    rows = (await conn.execute(posts.where(telegram_posts.c.room == room))).all()
    await _add(conn, id, [(f"{row.chat_id}:{row.message_id}", Post.OURS, now) for row in rows])


async def _add(conn: AsyncConnection, id: int, named: Iterable[Named]) -> None:
    """Each once, as it was named first. What has no name is on no platform."""
    for name, kind, at in named:
        chat, _, message = name.rstrip("+").partition(":")
        if chat.lstrip("-").isdecimal() and message.isdecimal():
            values = {"takeback_id": id, "chat_id": int(chat), "message_id": int(message), "at": at}
            added = insert_or(takeback_posts).values(**values, kind=kind, fate=Fate.WAITING, reason="")
            await conn.execute(added.on_conflict_do_nothing())


async def came_late(
    conn: AsyncConnection, row: int, conversation_id: int, external_id: str, now: datetime
) -> None:
    """A message arrived of which the row was taken back or erased while it was under way. Where all else
    was taken back meanwhile, it is asked for by itself; where the case book was emptied, nothing is."""
    kept = select(outbox.c.id).where(outbox.c.id == row)
    if (await conn.execute(kept)).first() is None:
        return
    mine = select(takebacks.c.id).where(takebacks.c.conversation_id == conversation_id)
    id = (await conn.execute(mine.order_by(takebacks.c.id.desc()).limit(1))).scalar_one_or_none()
    if id is None:
        values = {"conversation_id": conversation_id, "tell": None, "of": "late", "only": True}
        made = insert(takebacks).values(**values, shown=0, mails=0).returning(takebacks.c.id)
        id = (await conn.execute(made)).scalar_one()
        await _queued(conn, id, conversation_id, now)
    await _add(conn, id, [(external_id, Post.OURS, now)])
    if await _keeps(conn, conversation_id):
        more = update(takebacks).where(takebacks.c.id == id)
        await conn.execute(more.values(shown=takebacks.c.shown + 1))


async def _mails(conn: AsyncConnection, of: str) -> int:
    """The official letters about it that went out: nobody can take these back."""
    kind, _, number = of.partition(":")
    if kind != "case" or not number.isdecimal():
        return 0
    case = outbox.c.message["case"].as_integer() == int(number)
    gone = (conversations.c.party == Party.MAILBOX, outbox.c.status == "sent", case)
    query = select(func.count()).select_from(outbox).join(conversations).where(*gone)
    return int((await conn.execute(query)).scalar_one())


# On its way ------------------------------------------------------------------------------------------


async def waiting(conn: AsyncConnection, id: int) -> list[PostRow]:
    """What its platform has not been asked yet: the topic first, for it takes its messages with it."""
    mine = (takeback_posts.c.takeback_id == id, takeback_posts.c.fate == Fate.WAITING)
    order = (takeback_posts.c.kind != Post.TOPIC, takeback_posts.c.id)
    names = (takeback_posts.c[name] for name in PostRow.__slots__)
    rows = (await conn.execute(select(*names).where(*mine).order_by(*order))).mappings()
    return [PostRow(**{**row, "kind": Post(row["kind"])}) for row in rows]


async def went(conn: AsyncConnection, ids: Iterable[int], fate: Fate, reason: str = "") -> None:
    """What became of these posts. `reason` is a code, never words."""
    for some in _slices(list(ids)):
        mine = takeback_posts.c.id.in_(some)
        await conn.execute(update(takeback_posts).where(mine).values(fate=fate, reason=reason))


def takeback_of(message: Message) -> int:
    """The number of what a row of the outbox takes back; 0: it is a message like others."""
    return int(message.args["takeback"]) if message.key == TAKE_BACK else 0


async def over(conn: AsyncConnection, id: int, outbox_id: int, now: datetime, reason: str = "") -> bool:
    """It is done, or given up for this `reason`: whoever asked hears how much stands there still, and the
    ids are forgotten. False: it was over before."""
    found = (await conn.execute(select(takebacks).where(takebacks.c.id == id))).mappings().one_or_none()
    if found is None:
        return False
    told = await _counted(conn, found, reason)
    await conn.execute(delete(takeback_posts).where(takeback_posts.c.takeback_id == id))
    await conn.execute(delete(takebacks).where(takebacks.c.id == id))
    await conn.execute(update(outbox).where(outbox.c.id == outbox_id).values(status=HIDDEN))
    if found["tell"]:
        await events.put(conn, found["tell"], "internal", f"takeback-{id}", told, now)
    return True


async def _counted(conn: AsyncConnection, found: RowMapping, reason: str) -> TakenBack:
    if await _keeps(conn, found["conversation_id"]):
        why_kept = ("phone",) if found["shown"] else ()
        return TakenBack(found["of"], 0, 0, found["shown"], why_kept, found["mails"])
    columns = (takeback_posts.c.fate, takeback_posts.c.reason, takeback_posts.c.kind)
    mine = takeback_posts.c.takeback_id == found["id"]
    rows = (await conn.execute(select(*columns).where(mine))).all()
    posts = [(Fate(row.fate), row.reason or reason) for row in rows if row.kind != Post.TOPIC]
    fates = Counter(Fate.LEFT if fate is Fate.WAITING else fate for fate, _ in posts)
    why = {code for fate, code in posts if fate in (Fate.LEFT, Fate.WAITING) and code}
    taken = fates[Fate.TAKEN] if posts else found["shown"]
    counts = (taken, fates[Fate.EMPTIED], fates[Fate.LEFT])
    return TakenBack(found["of"], *counts, tuple(sorted(why)), found["mails"])


def _slices(ids: list[int]) -> Iterable[list[int]]:
    return (ids[at : at + 500] for at in range(0, len(ids), 500))
