"""The window for free replies, at its edges."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.reply_window import WINDOW, ReplyWindow, Why, nudge_at, reply_window

WROTE = datetime(2026, 11, 26, 7, tzinfo=UTC)
ENDS = WROTE + WINDOW
INSTANT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (WROTE, Why.OPEN),
        (ENDS - INSTANT, Why.OPEN),
        (ENDS, Why.CLOSED),
        (ENDS + INSTANT, Why.CLOSED),
        (ENDS + timedelta(days=400), Why.CLOSED),
        (WROTE - timedelta(days=1), Why.OPEN),  # our clock was set back
    ],
)
def test_a_free_reply_is_possible_until_the_window_ends(now: datetime, why: Why) -> None:
    assert reply_window(ENDS, now) == ReplyWindow(why, ENDS)
    assert reply_window(ENDS, now).is_free == (why is not Why.CLOSED)


def test_a_channel_without_a_window_is_always_free() -> None:
    assert reply_window(None, WROTE) == ReplyWindow(Why.NO_WINDOW)
    assert reply_window(None, WROTE).is_free


def midnight(at: datetime) -> datetime:
    """In Riyadh, three hours before UTC."""
    there = at + timedelta(hours=3)
    return there.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(hours=3)


def riyadh(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=3)


@pytest.mark.parametrize(
    ("closes", "now", "reminded"),
    [
        (riyadh(27, 18), riyadh(26, 19), riyadh(27, 15)),  # a few hours before
        (riyadh(27, 10), riyadh(26, 12), riyadh(27, 9)),  # no sooner than people are awake
        (riyadh(27, 9, 30), riyadh(26, 12), riyadh(26, 21)),  # too short: the evening before
        (riyadh(27, 4), riyadh(26, 12), riyadh(26, 21)),
        (riyadh(27, 1), riyadh(26, 12), riyadh(26, 21)),
        (riyadh(27, 4), riyadh(26, 22), None),  # nobody is woken
        (riyadh(27, 18), riyadh(27, 16), None),  # too late to be polite
        (riyadh(27, 18), riyadh(27, 18), None),
        (None, riyadh(26, 12), None),
    ],
)
def test_a_reminder_comes_before_the_window_closes_while_people_are_awake(
    closes: datetime | None, now: datetime, reminded: datetime | None
) -> None:
    assert nudge_at(closes, now, midnight) == reminded
