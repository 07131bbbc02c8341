"""The address of somebody who has none: what is said to them is given up, and waits until they are there.

The rule this module guards: the room of their case hears that it did not reach them, as of anybody else.
"""

from bot.core.intake import CHANNEL
from bot.core.messages import Delivery
from bot.runtime.delivery.channel import Unreachable


class NoChatYet:
    name = CHANNEL

    async def send(self, delivery: Delivery) -> str:
        """Raises Unreachable, always: `bot.store.queries.outbox_again` finds it for whoever comes."""
        raise Unreachable("no chat yet", why="intake")
