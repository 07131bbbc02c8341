"""The staff list of config.yaml comes into force: at the start, and when the file is read again."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.facts import StaffMember
from bot.store.queries import places


async def in_force(conn: AsyncConnection, members: Sequence[StaffMember], now: datetime) -> None:
    """Whoever is on it has a place, and nobody else: an account that had one works here no longer."""
    await places.settle(conn, [member.id for member in members], now)
