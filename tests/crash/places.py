"""Named places between intake and delivery where the crash tests kill the process (SIGKILL, as a power
cut).

A place is the moment before or after a function of the bot's: the bot itself knows of none. A process is
told `turn-carried-out:3` to die the third time that it comes to this place.
"""

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from inspect import iscoroutinefunction
from itertools import count
from types import ModuleType
from typing import Any

from bot.channels.email.incoming.door import MailDoor
from bot.channels.email.incoming.mailbox_reader import MailboxReader
from bot.runtime.delivery import sender
from bot.runtime.delivery.sender import Outbox
from bot.runtime.intake import Intake
from bot.runtime.turns.effects import EffectApplier
from bot.runtime.turns.worker import Turns


@dataclass(frozen=True, slots=True)
class Place:
    of: type | ModuleType
    function: str
    is_after: bool = False


def before(of: type | ModuleType, function: str) -> Place:
    return Place(of, function)


def after(of: type | ModuleType, function: str) -> Place:
    return Place(of, function, is_after=True)


PLACES = {
    "intake-begun": before(Intake, "kept"),  # before anything is written
    "intake-written": after(Intake, "_keep"),  # written, not yet committed
    "intake-committed": before(Intake, "tell"),  # on the disk, the platform not yet answered
    "turn-claimed": before(Turns, "_carry_out"),  # the row is read
    "turn-decided": before(EffectApplier, "carry_out"),  # the core has decided, nothing is written
    "turn-carried-out": after(Turns, "_carry_out"),  # all effects written, not yet committed
    "turn-committed": before(Turns, "_tell"),  # on the disk, nobody told
    "delivery-claimed": after(sender, "bundle_of"),  # the outbox rows are read
    "delivery-noted": after(Outbox, "_begun"),  # on the disk that one begins, where it is reported
    "delivery-begun": before(Outbox, "_send"),  # just before the platform is called
    "delivery-sent": after(Outbox, "_send"),  # the platform has it, we do not know
    "delivery-marked": after(sender, "mark"),  # written, not yet committed
    "delivery-committed": before(Outbox, "_tell"),  # on the disk, the pages not yet told
}


WHERE_REPORTED = ("delivery-noted",)
"""Those that only a channel comes by whose platform reports what became of a message."""


MAIL_PLACES = {
    "mail-begun": after(MailboxReader, "_kept"),  # it is on the disk where we are
    "mail-fetched": after(MailboxReader, "_raw"),  # nothing of it is written
    "mail-handed-over": before(MailDoor, "accept"),
    "mail-taken": after(MailDoor, "accept"),  # on the disk, its mailbox does not know
    "mail-marked": after(MailboxReader, "_mark"),  # its mailbox knows, our place is the old one
}
"""Those of the mailbox alone (tests/crash/mailbox.py)."""


def kill_at(place_and_time: str) -> None:
    """This process ends there; nowhere, if it is empty."""
    name, _, time = place_and_time.partition(":")
    if name:
        place = {**PLACES, **MAIL_PLACES}[name]
        function = getattr(place.of, place.function)
        setattr(place.of, place.function, _deadly(function, place.is_after, int(time or 1)))


def _deadly(function: Callable[..., Any], is_after: bool, time: int) -> Callable[..., Any]:
    times = count(1)

    @wraps(function)
    async def waited(*args: Any, **kwargs: Any) -> Any:
        _die_at(time, times, here=not is_after)
        result = await function(*args, **kwargs)
        _die_at(time, times, here=is_after)
        return result

    @wraps(function)
    def called(*args: Any, **kwargs: Any) -> Any:
        _die_at(time, times, here=not is_after)
        result = function(*args, **kwargs)
        _die_at(time, times, here=is_after)
        return result

    return waited if iscoroutinefunction(function) else called


def _die_at(time: int, times: Iterator[int], *, here: bool) -> None:
    if here and next(times) == time:
        os.kill(os.getpid(), signal.SIGKILL)
