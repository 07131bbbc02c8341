"""A topic that is made again begins with the card and with what was said in the one before.

The rule this module guards: whoever opens a case's topic reads the case there, however often the topic
was deleted or its group has moved.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core.conversation import Address
from bot.core.messages import Delivery, Message
from bot.store.queries import conversations, history, outbox_slots
from bot.store.queries.history import HistoryItem
from bot.store.sqlite.database import Database

CARD = "card"  # the slot of a room's card
LENGTH = 3500  # characters of the story, so that it stays one message
SHORTEST = 200  # of which the beginning still says something
ITEMS = 200
_SIGNS = ("room-passed-on", "room-delivered")


async def card_of(database: Database, address: Address) -> tuple[int, Message] | None:
    """The room's card as it was sent last, with its number in the outbox."""
    async with database.read() as conn:
        return await outbox_slots.latest_message(conn, address, CARD)


async def story_of(database: Database, address: Address, heading: str) -> str:
    """Empty where nothing was said yet."""
    async with database.read() as conn:
        found = await conversations.find(conn, address)
        said = await history.history(conn, found.id, ITEMS) if found else []
    lines = list(_lines(said))
    return "\n\n".join((heading, *_latest(lines))) if lines else ""


def _lines(said: Sequence[HistoryItem]) -> Iterator[str]:
    """What the staff wrote, by a sign, and what they were told; the latest of each slot."""
    last = {item.slot: item.id for item in said if item.slot}
    for item in said:
        is_told = item.slot == CARD or item.key in _SIGNS or last.get(item.slot, item.id) != item.id
        if item.text.strip() and not is_told:
            yield item.text.strip() if item.outgoing else f"✍ {item.text.strip()}"


def _latest(lines: Sequence[str]) -> list[str]:
    """As many of the latest as there is room for; of the first one without, the beginning."""
    kept, room = list[str](), LENGTH
    for line in reversed(lines):
        if room < len(line):
            return ["…", *_beginning(line, room), *reversed(kept)]
        kept.append(line)
        room -= len(line) + 2
    return kept[::-1]


def _beginning(line: str, room: int) -> Sequence[str]:
    return [f"{line[:room].rstrip()}…"] if room > SHORTEST else []


def anew(delivery: Delivery, id: int, card: Message) -> Delivery:
    """The card on its way to the new topic, in the place of none."""
    return replace(delivery, id=id, message=card, replaces="")
