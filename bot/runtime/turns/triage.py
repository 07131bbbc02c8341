"""When more new cases come from first visitors of the page than people can look at.

The rules this module guards: only the first case of a first visitor is counted and held; whoever has a
case, or writes on a channel with an account, is never held. A network is a keyed hash, kept in memory.
"""

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, Conversation, Party
from bot.store.queries import cases

SPAN = timedelta(minutes=10)
REMEMBERED = 20_000  # visitors


class Origins:
    """From which network address a visitor of the page wrote last: `of` gives its hash, or nothing."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(16)
        self._of: OrderedDict[str, bytes] = OrderedDict()

    def wrote(self, visitor: str, network: str) -> None:
        """`network` is empty where it cannot be known."""
        if not network:
            return
        self._of[visitor] = blake2b(network.encode(), key=self._key, digest_size=16).digest()
        self._of.move_to_end(visitor)
        if len(self._of) > REMEMBERED:
            self._of.popitem(last=False)

    def of(self, visitor: str) -> bytes | None:
        return self._of.get(visitor)


@dataclass(frozen=True, slots=True)
class Flood:
    """The most new cases in ten minutes that go to staff one by one: from one network, and in all."""

    channel: str
    per_network: int
    in_all: int
    origins: Origins = field(default_factory=Origins)

    async def holds(self, conn: AsyncConnection, conversation: Conversation, now: datetime) -> bool:
        """Whether the first case of this conversation, opened now, waits in triage."""
        address = conversation.address
        if address.party is not Party.PERSON or address.channel != self.channel:
            return False
        if await cases.is_calm(conn, min(self.per_network, self.in_all), now - SPAN):
            return False
        return self._is_over(address, await cases.newcomers(conn, self.channel, now - SPAN))

    def _is_over(self, address: Address, lately: list[str]) -> bool:
        mine = self.origins.of(address.address)
        near = sum(1 for visitor in lately if mine and self.origins.of(visitor) == mine)
        return len(lately) >= self.in_all or near >= self.per_network
