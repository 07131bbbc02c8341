"""Letting somebody into a place at the command line, by the number that they were shown.

The rule this module guards: a wrong number lets nobody in, and the button becomes another one.
"""

import asyncio

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.commands.common import DIGITS, refuse
from bot.config import Settings
from bot.core.audit import OPERATOR
from bot.core.conversation import Address, Party
from bot.core.places import FreePlace, TakePlace
from bot.runtime.shared.clock import wall_time
from bot.store.errors import StoreError
from bot.store.queries import places
from bot.store.sqlite.database import beside

CHANNEL = "telegram"


def confirm(settings: Settings, member: str, number: str) -> bool:
    """Whether `member` is let in: False where nobody waits there, or was shown another number."""
    try:
        return asyncio.run(_confirmed(settings, member, number.translate(DIGITS)))
    except StoreError as error:
        raise refuse(str(error)) from None


async def _confirmed(settings: Settings, member: str, number: str) -> bool:
    async with beside(settings.database) as conn:
        return await _decided(conn, member, number)


async def _decided(conn: AsyncConnection, member: str, number: str) -> bool:
    now = wall_time()
    place = next((each for each in await places.every(conn) if each.member == member), None)
    if place is None or not place.is_waiting(now):
        return False
    if place.number != number.zfill(2):
        await places.carry_out(conn, FreePlace(member, OPERATOR), now)
        return False
    there = Address(CHANNEL, place.claim, Party.PERSON)
    await places.carry_out(conn, TakePlace(member, there, OPERATOR), now)
    return True
