"""The ladder of a cry for help: its times, and what config.yaml may say of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.calendar_rules import read_calendar
from bot.policy.ladder import Ladder, LadderError, read_rungs
from bot.policy.ladder_default import DEFAULT

CALENDAR = read_calendar(
    {"timezone": "Asia/Riyadh", "weekend": ["friday", "saturday"], "hours": ["08:00-16:00"]}
)
CRIED = datetime(2027, 3, 10, 20, 7, tzinfo=UTC)  # the night of a feast
MINUTE = timedelta(minutes=1)
CRY: dict[str, Any] = {
    "name": "cry",
    "kind": "emergency",
    "after": "0 minutes",
    "tell": "leaders",
    "repeat": "every 10 minutes",
}
USUAL = Ladder(read_rungs(DEFAULT), CALENDAR)


def told(ladder: Ladder, until: timedelta) -> list[int]:
    """The minutes after the cry at which it is told, each right at its time."""
    at, minutes = CRIED, []
    while at <= CRIED + until:
        minutes.append((at - CRIED) // MINUTE)
        at = ladder.cry(CRIED, at).again_at
    return minutes


def test_every_ten_minutes_for_an_hour_then_every_hour_and_never_an_end() -> None:
    assert told(USUAL, timedelta(hours=4)) == [0, 10, 20, 30, 40, 50, 60, 120, 180, 240]
    assert len(told(USUAL, timedelta(days=30))) == 6 + 30 * 24


@given(st.timedeltas(timedelta(), timedelta(days=40)))
def test_whenever_one_looks_the_next_time_lies_ahead_and_at_most_an_hour_away(later: timedelta) -> None:
    """What was missed meanwhile is not told one by one."""
    now = CRIED + later
    step = USUAL.cry(CRIED, now)
    assert now < step.again_at <= now + timedelta(hours=1)
    assert step.tell == "leaders" and set(step.how) == {"room", "private", "email"}


@given(st.timedeltas(timedelta(), timedelta(days=4000)))
def test_a_clock_that_was_set_back_before_the_cry_delays_nothing(earlier: timedelta) -> None:
    assert USUAL.cry(CRIED, CRIED - earlier).again_at == CRIED - earlier + 10 * MINUTE


def test_a_ladder_that_says_nothing_of_a_cry_has_the_usual_steps() -> None:
    old = read_rungs([{"name": "due", "kind": "complaint", "before": "0 minutes", "tell": "director"}])
    assert Ladder(old, CALENDAR).cry(CRIED, CRIED) == USUAL.cry(CRIED, CRIED)
    assert USUAL.steps("complaint", CRIED, CRIED + timedelta(3)) and not [
        step for step in USUAL.steps("complaint", CRIED, CRIED + timedelta(3)) if "cry" in step.name
    ]


def test_a_society_may_write_its_own() -> None:
    steps = [
        {**CRY, "repeat": "every 5 minutes", "how": ["room", "email"]},
        {**CRY, "name": "later", "after": "15 minutes", "tell": "director", "repeat": "every 30 minutes"},
    ]
    ladder = Ladder(read_rungs(steps), CALENDAR)
    assert told(ladder, timedelta(minutes=80)) == [0, 5, 10, 15, 45, 75]
    assert ladder.cry(CRIED, CRIED).how == ("room", "email")
    assert ladder.cry(CRIED, CRIED + 20 * MINUTE).tell == "director"


@pytest.mark.parametrize(
    ("changes", "key", "says"),
    [
        ({"after": None, "before": "1 hour"}, "ladder[0].before", "before somebody cries"),
        ({"after": "1 office hour"}, "ladder[0].after", "waits for no office"),
        ({"after": "1 working day"}, "ladder[0].after", "waits for no office"),
        ({"after": "5 minutes"}, "ladder", "at once"),
        ({"of": "opened"}, "ladder[0].of", "counts from the cry"),
        ({"when": "unassigned"}, "ladder[0].when", "no condition"),
        ({"urgent": False}, "ladder[0].urgent", "at any hour"),
        ({"repeat": "never"}, "ladder[0].repeat", "again and again"),
        ({"repeat": None}, "ladder[0].repeat", "again and again"),
        ({"repeat": "every working morning"}, "ladder[0].repeat", "again and again"),
        ({"repeat": "every 2 hours"}, "ladder[0].repeat", "an hour at the most"),
        ({"repeat": "every 0 minutes"}, "ladder[0].repeat", "again and again"),
        ({"tell": "leader"}, "ladder[0].tell", "did you mean 'leaders'"),
        ({"kind": "complaint", "of": "cry"}, "ladder[0].of", "only an emergency"),
        ({"kind": "complaint"}, "ladder[0].repeat", "is not known here"),
    ],
)
def test_what_would_delay_a_cry_is_refused_and_named(
    changes: dict[str, object], key: str, says: str
) -> None:
    with pytest.raises(LadderError) as refused:
        read_rungs([{**CRY, **changes}])
    found = {each.key: f"{each.problem}; {each.mend}" for each in refused.value.problems}
    assert says in found[key]
