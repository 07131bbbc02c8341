"""Somebody wants nothing that they did not ask for, or wants it again: the rows that it becomes."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.events import PlatformOptedOut
from bot.core.opting import OptOut
from bot.store.queries import contacts, inbox
from bot.store.queries import opting as rows


async def carry_out(conn: AsyncConnection, effect: OptOut, now: datetime) -> None:
    if effect.on:
        await rows.opt_out(conn, effect.contact, now)
    else:
        await rows.opt_in(conn, effect.contact)


async def linked(conn: AsyncConnection, conversation: int, inbox_id: int | None, now: datetime) -> None:
    """Two chats are one person's now: what was said in one of them holds in both, and the staff of all
    their cases see it."""
    contact = await contacts.of_conversation(conn, conversation)
    if await rows.since(conn, contact):
        await rows.withdraw(conn, contact)
        event = PlatformOptedOut()
        await inbox.put(conn, conversation, inbox.INTERNAL, f"opted-out-{inbox_id}", event, now)
