"""When staff hear of what ails the house: once when it begins, once when it is well, whatever comes and
goes between."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.ailments import (
    PATIENCE,
    REMEMBERED,
    STEADY,
    Ailing,
    Ailment,
    Course,
    Look,
    Tell,
    met,
    missed,
)

NOON = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MILD = Ailment(Ailing.CHECK)
GRAVE = replace(MILD, is_grave=True)

Step = tuple[Ailment | None, Look]


def told(steps: Iterable[Step]) -> list[tuple[Tell, datetime]]:
    """Everything that is told, and when."""
    said, course = list[tuple[Tell, datetime]](), None
    for ailment, look in steps:
        course, tell = _next(course, ailment, look)
        said += [(tell, look.now)] if tell is not Tell.NOTHING else []
    return said


def _next(course: Course | None, ailment: Ailment | None, look: Look) -> tuple[Course | None, Tell]:
    if ailment:
        return met(course, ailment, look)
    return missed(course, look) if course else (None, Tell.NOTHING)


def minutes(pattern: str, ailment: Ailment = MILD, closed: frozenset[int] = frozenset()) -> list[Step]:
    """A look each minute: `x` it ails, `.` it does not."""
    return [
        (ailment if each == "x" else None, Look(NOON + MINUTE * n, n not in closed))
        for n, each in enumerate(pattern)
    ]


def kinds(said: list[tuple[Tell, datetime]]) -> list[Tell]:
    return [tell for tell, _ in said]


@pytest.mark.parametrize(
    ("pattern", "ailment", "said"),
    [
        ("." * 99, MILD, []),
        ("x." * 50, MILD, []),  # a moment's trouble, again and again
        ("x" * 99, MILD, [Tell.BEGAN]),
        ("x" * 9 + "." * 99, MILD, [Tell.BEGAN, Tell.OVER]),
        ("x", GRAVE, [Tell.BEGAN]),
        ("x" + "." * 99, GRAVE, [Tell.BEGAN, Tell.OVER]),
        ("xxxxx....." * 30, MILD, [Tell.BEGAN]),  # it never stays well
        (("x" * 5 + "." * 40) * 2, MILD, [Tell.BEGAN, Tell.OVER, Tell.BEGAN]),  # the second is not steady
    ],
)
def test_it_is_told_once_when_it_begins_and_once_when_it_is_well(
    pattern: str, ailment: Ailment, said: list[Tell]
) -> None:
    assert kinds(told(minutes(pattern, ailment))) == said


def test_what_is_not_grave_waits_for_office_hours_both_ways() -> None:
    night = frozenset(range(60)) | frozenset(range(70, 200))
    steps = minutes("x" * 65 + "." * 200, closed=night)
    assert told(steps) == [(Tell.BEGAN, NOON + 60 * MINUTE), (Tell.OVER, NOON + 200 * MINUTE)]
    assert [at for _, at in told(minutes("x" * 65 + "." * 200, GRAVE, night))] == [
        NOON,
        NOON + 65 * MINUTE + STEADY,
    ]


def test_a_night_that_heals_by_itself_is_told_to_nobody() -> None:
    assert told(minutes("x" * 50 + "." * 99, closed=frozenset(range(60)))) == []


def test_what_becomes_grave_is_told_anew_and_stays_grave() -> None:
    course, _ = met(None, MILD, Look(NOON, True))
    course, first = met(course, MILD, Look(NOON + PATIENCE, True))
    course, second = met(course, GRAVE, Look(NOON + 2 * PATIENCE, False))
    course, third = met(course, MILD, Look(NOON + 3 * PATIENCE, False))
    course, fourth = met(course, GRAVE, Look(NOON + 4 * PATIENCE, False))
    assert (first, second, third, fourth) == (Tell.BEGAN, Tell.BEGAN, Tell.NOTHING, Tell.NOTHING)


def test_what_is_long_over_is_forgotten() -> None:
    course = Course(MILD, NOON, NOON, NOON, NOON, returns=3)
    assert missed(course, Look(NOON + REMEMBERED, True)) == (course, Tell.NOTHING)
    assert missed(course, Look(NOON + REMEMBERED + MINUTE, True)) == (None, Tell.NOTHING)


def test_a_clock_that_is_set_back_keeps_nothing_waiting_for_ever() -> None:
    steps = [(MILD, Look(NOON, True)), (MILD, Look(NOON + PATIENCE, True)), (None, Look(NOON, True))]
    earlier = NOON - timedelta(days=400)
    after = [(None, Look(earlier + MINUTE * n, True)) for n in range(40)]
    assert kinds(told([*steps, *after])) == [Tell.BEGAN, Tell.OVER]


@given(st.lists(st.booleans(), max_size=2000), st.booleans())
def test_however_it_comes_and_goes_staff_hear_by_turns_and_seldom(ails: list[bool], grave: bool) -> None:
    ailment = GRAVE if grave else MILD
    steps: list[Step] = [
        (ailment if each else None, Look(NOON + MINUTE * n, True)) for n, each in enumerate(ails)
    ]
    said = kinds(told(steps))
    assert all(kind is (Tell.OVER if n % 2 else Tell.BEGAN) for n, kind in enumerate(said))
    hours = len(ails) / 60
    assert len(said) <= 2 * (1 + hours), "at most one of each an hour, and fewer each time"
