"""What WhatsApp's own ids mean here: the parts of a message that went as several."""

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import whatsapp_parts as parts

FAILED = "!"
"""Before WhatsApp's id of what was sent for a part and did not arrive: that part goes once more."""

_IS_LACKING = parts.c.message_id.startswith(FAILED, autoescape=True)


async def parts_sent(conn: AsyncConnection, outbox_id: int) -> dict[int, str]:
    """What a try before this one sent already: part → WhatsApp's message id."""
    query = select(parts.c.part, parts.c.message_id).where(parts.c.outbox_id == outbox_id, ~_IS_LACKING)
    return {row.part: row.message_id for row in await conn.execute(query)}


async def part_sent(conn: AsyncConnection, outbox_id: int, part: int, message_id: str) -> None:
    """Heard twice, it was sent once; and what failed did not arrive, whatever is heard of it later."""
    made = insert(parts).values(outbox_id=outbox_id, part=part, message_id=message_id)
    is_another = _IS_LACKING & (parts.c.message_id != FAILED + message_id)
    keys = [parts.c.outbox_id, parts.c.part]
    anew = made.on_conflict_do_update(keys, set_={"message_id": message_id}, where=is_another)
    await conn.execute(anew)


async def part_failed(conn: AsyncConnection, outbox_id: int, part: int, message_id: str) -> bool:
    """It did not arrive after all, and goes once more. False: another message stands for that part."""
    its = (parts.c.outbox_id == outbox_id, parts.c.part == part, parts.c.message_id == message_id)
    failed = update(parts).where(*its).values(message_id=FAILED + message_id)
    return (await conn.execute(failed)).rowcount > 0


async def lacks_parts(conn: AsyncConnection, outbox_id: int) -> bool:
    """Whether something of it has to go once more."""
    query = select(parts.c.part).where(parts.c.outbox_id == outbox_id, _IS_LACKING).limit(1)
    return (await conn.execute(query)).first() is not None
