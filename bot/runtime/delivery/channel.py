"""What every channel is: it parses what a platform sends, and sends what the outbox holds. Nothing else.

A channel never decides. Whether a failed send is tried again is the outbox's affair; the channel only
says, by a typed error, what kind of failure it was.
"""

from datetime import timedelta
from typing import Protocol, runtime_checkable

from bot.core.conversation import Address
from bot.core.messages import Delivery, Message, Urgency


class Channel(Protocol):
    @property
    def name(self) -> str: ...

    async def send(self, delivery: Delivery) -> str:
        """Hand the message over and give back the platform's id for it.

        Raises:
            SendError: one of the three kinds below.
        """
        ...


@runtime_checkable
class Paced(Protocol):
    """A channel where not everything may go at once."""

    async def wait(self, address: Address, message: Message, urgency: Urgency, /) -> float:
        """Seconds until this message may go there; 0: now. It need not be tried before."""
        ...


@runtime_checkable
class Metered(Protocol):
    """A channel that takes only so much in a time, over all conversations."""

    def room(self) -> int:
        """How many messages may begin now."""
        ...

    def opens_in(self) -> float:
        """Seconds until one more may."""
        ...


@runtime_checkable
class Narrow(Protocol):
    """A channel to whose server fewer sends may be under way at once than to others."""

    @property
    def at_once(self) -> int: ...


class SendError(Exception):
    """The text names the kind of failure only: never a token, an address or a person's words. `why` is a
    key of the texts (`parked-…`) that says more to staff than the kind does."""

    def __init__(self, reason: str, *, why: str = "") -> None:
        super().__init__(reason)
        self.why = why


class TryLater(SendError):
    """The platform is away or asks for patience: `after` is how long it asked for."""

    def __init__(self, reason: str, after: timedelta | None = None, *, why: str = "") -> None:
        super().__init__(reason, why=why)
        self.after = after


class ChannelDown(TryLater):
    """Nothing of this channel gets through: its server is away, or does not let us in."""


class Unreachable(SendError):
    """The other end is gone: a blocked bot, a deleted chat, a mailbox that does not exist."""


class Deleted(Unreachable):
    """The reader's account is no more: they never come back to it."""


class Refused(SendError):
    """The platform will never take this message as it is."""
