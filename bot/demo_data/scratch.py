"""What a made-up year is spared. One that was cut off is made anew from its seed, so nobody waits for the
disk with it; and what is learnt in it is known by heart, for an index of its own takes seconds each time.

The rule this module guards: what is made lies on the disk before anybody is told of it, by `on_disk`.
"""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.demo_data.chance import standing_in
from bot.runtime.delivery.channel_queue import ChannelQueue
from bot.runtime.delivery.sender import Outbox
from bot.store.queries.outbox import OutboxRow
from bot.store.sqlite.fsync import Fsync, names_on_disk
from faq.engine.answering import Answering


@contextmanager
def beside_the_disk() -> Iterator[None]:
    """Inside, a commit is believed at once."""

    async def reached(self: Fsync) -> None:
        self._synced = self._written

    with standing_in(Fsync, {"reached": reached}):
        yield


@contextmanager
def learnt_by_heart() -> Iterator[None]:
    """Inside, what staff taught is the answer to whoever asks in its very words, and to nobody else."""
    with standing_in(Answering, {"_built_of": lambda self, sources: None}):
        yield


@contextmanager
def one_by_one() -> Iterator[None]:
    """Inside, what goes out goes one after the other: of what is sent side by side, the machine's speed
    would say what is marked first."""
    going, deliver = asyncio.Lock(), Outbox._deliver

    async def in_turn(self: Outbox, queue: ChannelQueue, row: OutboxRow) -> None:
        async with going:
            await deliver(self, queue, row)

    with standing_in(Outbox, {"_deliver": in_turn}):
        yield


def on_disk(folder: Path) -> None:
    """Everything in it."""
    for place, _, names in os.walk(folder):
        for name in names:
            held = os.open(Path(place, name), os.O_RDONLY)
            try:
                os.fsync(held)
            finally:
                os.close(held)
        names_on_disk(Path(place))
