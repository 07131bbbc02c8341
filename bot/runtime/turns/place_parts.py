"""Who of the staff list has an account on a messenger: the facts of it."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address
from bot.core.events import ButtonPressed, Event, PlaceClaimed, PlacesChanged
from bot.core.facts import StaffMember
from bot.core.places import StaffPlace
from bot.core.replaced import replaced
from bot.store.queries import places

PLACES = frozenset({"place-yes", "place-number", "place-deny", "place-undo"})
"""What is pressed about a place, besides the button of a start link."""


async def with_accounts(
    conn: AsyncConnection, members: tuple[StaffMember, ...]
) -> tuple[StaffMember, ...]:
    """Each with their own talk; the account that config.yaml names counts before a connected one."""
    has = await places.taken(conn)
    return tuple(_placed(each, has) for each in members) if has else members


def _placed(member: StaffMember, has: Mapping[str, Address]) -> StaffMember:
    there = None if member.private else has.get(member.id)
    return replaced(member, private=there) if there else member


async def shown(conn: AsyncConnection, event: Event) -> tuple[StaffPlace, ...]:
    """At the desk, which shows them; and for whoever presses a button that may be one of theirs."""
    presses = isinstance(event, ButtonPressed) and (event.action == "start" or event.action in PLACES)
    is_about = presses or isinstance(event, PlacesChanged | PlaceClaimed)
    return await places.every(conn) if is_about else ()
