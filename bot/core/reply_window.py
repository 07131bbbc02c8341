"""The window for free replies: some platforms let a business answer a person only for a while after the
person's last message; afterwards nothing but an approved template may go out.

The rule this module guards: this is the one place that says whether a free reply is possible. Handlers
know `can_reply_freely_until`, the delivery the same of a conversation, and neither knows a platform.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

WINDOW = timedelta(hours=24)
"""From the person's last message on, where a channel has a window at all."""


SHOW_HELD = "show-held"
"""The action of the button below what calls somebody."""


WAKES, SLEEPS = timedelta(hours=9), timedelta(hours=21)
"""Of the day: between them somebody may be reminded."""

BEFORE, LATEST = timedelta(hours=3), timedelta(hours=1)
"""So long before the window closes somebody is reminded, and so long before at the latest."""


class Why(StrEnum):
    """Why a free reply is possible, or is not."""

    NO_WINDOW = "no-window"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ReplyWindow:
    """`until` is when the window ends, or ended; None where there is none."""

    why: Why
    until: datetime | None = None

    @property
    def is_free(self) -> bool:
        return self.why is not Why.CLOSED


def reply_window(free_until: datetime | None, now: datetime) -> ReplyWindow:
    """Whether a free reply is possible at `now`. Both are UTC; `free_until` is None where the channel has
    no window. At the very end of the window it is closed."""
    if free_until is None:
        return ReplyWindow(Why.NO_WINDOW)
    return ReplyWindow(Why.OPEN if now < free_until else Why.CLOSED, free_until)


def nudge_at(
    free_until: datetime | None, now: datetime, midnight: Callable[[datetime], datetime]
) -> datetime | None:
    """When to remind somebody before the window closes: a few hours before, while people are awake. None:
    there is no window, it is closed, or no such time is left. `midnight` begins the day of an instant."""
    if free_until is None or not reply_window(free_until, now).is_free:
        return None
    wished, day = free_until - BEFORE, midnight(free_until - BEFORE)
    if wished > day + SLEEPS:
        wished = day + SLEEPS
    elif wished < day + WAKES:
        this_morning, last_evening = day + WAKES, midnight(day - BEFORE) + SLEEPS
        wished = this_morning if this_morning <= free_until - LATEST else last_evening
    return wished if wished > now else None
