"""What every channel is: it parses what a platform sends, and sends what the outbox holds. Nothing else.

A channel never decides. Whether a failed send is tried again is the outbox's affair; the channel only
says, by a typed error, what kind of failure it was.
"""

from datetime import timedelta
from typing import Protocol, runtime_checkable

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address
from bot.core.messages import Delivery, Message, Urgency


class Channel(Protocol):
    @property
    def name(self) -> str: ...

    async def send(self, delivery: Delivery) -> str:
        """Hand the message over and give back the platform's id for it.

        Raises:
            SendError: one of the kinds below.
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


@runtime_checkable
class Joining(Protocol):
    """A channel where each message has its price: what one turn says to somebody goes as one message, and
    what only tells again what stands there is not sent at all (bot.core.message_budget).

    A joined message is one delivery, under the number of its last row; its rows share the channel's id of
    it and whatever becomes of it.
    """

    def carries(self, message: Message, /) -> bool:
        """Whether this goes as one message there."""
        ...


@runtime_checkable
class Reconciling(Protocol):
    """A channel whose platform reports what became of each message, by the number of ours that the send
    carried (`Delivery.id`): `bot.runtime.delivery.reports` hears it. What was handed over without an
    answer (`Silence`) is not sent again before a report says that it failed, or `patience` has passed."""

    @property
    def patience(self) -> timedelta: ...


@runtime_checkable
class InParts(Protocol):
    """A channel that reports, where a message may go as several of its platform's: the last carries our
    number and stands for the whole; of the others it remembers which were sent."""

    async def part_arrived(self, conn: AsyncConnection, id: int, part: int, external_id: str, /) -> None:
        """The platform has that part of the message `id` under this name: it is not sent again."""
        ...

    async def part_failed(self, conn: AsyncConnection, id: int, part: int, external_id: str, /) -> bool:
        """What was sent under this name did not arrive. False: it is not what stands for that part."""
        ...

    async def lacks_parts(self, conn: AsyncConnection, id: int, /) -> bool:
        """Whether a part of the message `id` has failed and was not sent again yet: then the arrival of
        its last says nothing of the whole."""
        ...


@runtime_checkable
class Calling(Protocol):
    """A channel that may say nothing freely to whoever has not written for a while: an approved template
    then calls them."""

    @property
    def new_people_a_day(self) -> int:
        """How many people may be called so in 24 hours."""
        ...

    def template_of(self, key: str, language: str, /) -> tuple[str, str] | None:
        """The platform's name of what carries the text `key` in a language of ours, and of that language;
        None: there is none."""
        ...


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


class Silence(TryLater):
    """It was handed over, and no answer came: neither whether the platform has it nor whether it is down
    can be told."""


class ChannelDown(TryLater):
    """Nothing of this channel gets through: its server is away, or does not let us in."""


class Unreachable(SendError):
    """The other end is gone: a blocked bot, a deleted chat, a mailbox that does not exist."""


class Deleted(Unreachable):
    """The reader's account is no more: they never come back to it."""


class Held(SendError):
    """Nothing but an approved template may be said there now: the platform's window for free replies is
    closed. What was to be said is kept until its reader writes."""


class Refused(SendError):
    """The platform will never take this message as it is."""
