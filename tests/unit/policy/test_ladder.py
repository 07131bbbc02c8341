"""Who is told before a promise is missed, and when."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from bot.policy.ladder import Ladder, LadderError, read_rungs
from bot.policy.ladder_default import DEFAULT
from bot.policy.working_time import Calendar
from tests.unit.policy.calendars import PLAIN, calendars, instants, riyadh

STEP = {"name": "last", "kind": "complaint", "before": "1 working day", "tell": "assignee"}


def told(ladder: Ladder, kind: str, opened: datetime, due: datetime) -> list[tuple[str, datetime, str]]:
    return [(step.name, step.at, step.tell) for step in ladder.steps(kind, opened, due)]


def test_a_complaint_climbs_to_the_director() -> None:
    opened = riyadh("2026-11-22T10:00:00")
    assert told(Ladder(read_rungs(DEFAULT), PLAIN), "complaint", opened, PLAIN.due(opened)) == [
        ("unassigned", riyadh("2026-11-22T12:00:00"), "supervisor"),
        ("unassessed", riyadh("2026-11-22T12:00:00"), "supervisor"),
        ("day-left", riyadh("2026-11-24T10:00:00"), "assignee"),
        ("hours-left", riyadh("2026-11-24T14:00:00"), "supervisor"),
        ("due", riyadh("2026-11-25T10:00:00"), "director"),
        ("overdue", riyadh("2026-11-26T08:00:00"), "director"),
    ]


def test_what_an_assessment_asks_for_counts_from_it() -> None:
    """`safety` at once, and `severe` at its time or, where that lies behind already, at once."""
    opened, ladder = riyadh("2026-11-22T10:00:00"), Ladder(read_rungs(DEFAULT), PLAIN)
    for assessed, severe in (
        ("2026-11-22T11:00:00", "2026-11-23T10:00:00"),
        ("2026-11-24T09:00:00",) * 2,
    ):
        times = (opened, PLAIN.due(opened), None, riyadh(assessed))
        at = {step.name: step.at for step in ladder.steps("complaint", *times)}
        assert (at["safety"], at["severe"]) == (riyadh(assessed), riyadh(severe))
        assert at["complex"] == at["severe"] and at["day-left"] == riyadh("2026-11-24T10:00:00")


def test_a_question_is_flagged_at_ten_office_minutes() -> None:
    opened = riyadh("2026-11-26T15:55:00")
    due = PLAIN.add_office_time(opened, timedelta(minutes=20))
    assert told(Ladder(read_rungs(DEFAULT), PLAIN), "question", opened, due) == [
        ("waiting", riyadh("2026-11-29T08:05:00"), "assignee"),
        ("unanswered", riyadh("2026-11-29T08:15:00"), "supervisor"),
    ]


@pytest.mark.parametrize(
    ("offset", "at"),
    [
        ({"before": "2 working days"}, "2026-11-23T10:00:00"),
        ({"before": "3 office hours"}, "2026-11-24T15:00:00"),
        ({"before": "30 office minutes"}, "2026-11-25T09:30:00"),
        ({"before": "20 hours"}, "2026-11-24T14:00:00"),
        ({"before": "1 minute"}, "2026-11-25T09:59:00"),
        ({"before": "0 working days"}, "2026-11-25T10:00:00"),
        ({"after": "1 working day"}, "2026-11-26T10:00:00"),
        ({"after": "7 office hours"}, "2026-11-26T09:00:00"),
        ({"after": "90 minutes"}, "2026-11-25T11:30:00"),
        ({"after": "1 working day", "of": "opened"}, "2026-11-23T10:00:00"),
        ({"after": "1 hour", "of": "opened"}, "2026-11-22T11:00:00"),
        ({"after": "0 working days", "of": "opened"}, "2026-11-22T10:00:00"),
        ({"before": "9 working days"}, "2026-11-22T10:00:00"),  # never before it was opened
    ],
)
def test_offsets(offset: dict[str, str], at: str) -> None:
    step = {"name": "one", "kind": "complaint", "tell": "assignee", **offset}
    ladder = Ladder(read_rungs([step]), PLAIN)
    opened = riyadh("2026-11-22T10:00:00")
    (only,) = ladder.steps("complaint", opened, riyadh("2026-11-25T10:00:00"))
    assert only.at == riyadh(at)
    assert only.at.tzinfo is UTC


@given(calendars(), instants())
def test_steps_come_in_order_and_in_office_time(calendar: Calendar, opened: datetime) -> None:
    due = calendar.due(opened)
    steps = Ladder(read_rungs(DEFAULT), calendar).steps("complaint", opened, due)
    at = [step.at for step in steps]
    assert at == sorted(at)
    assert opened <= at[0]
    assert all(calendar.is_open(one) or calendar.closes_at(one) for one in at)
    known = {step.name: step.at for step in steps}
    assert known["day-left"] <= known["due"] == due < known["overdue"]


def test_nobody_is_told_at_night_unless_it_is_urgent() -> None:
    step = {"name": "night", "kind": "complaint", "after": "8 hours", "of": "opened", "tell": "assignee"}
    opened = riyadh("2026-11-26T15:00:00")  # a Thursday
    at = {
        urgent: Ladder(read_rungs([{**step, "urgent": urgent}]), PLAIN)
        .steps("complaint", opened, PLAIN.due(opened))[0]
        .at
        for urgent in (False, True)
    }
    assert at == {False: riyadh("2026-11-29T08:00:00"), True: riyadh("2026-11-26T23:00:00")}


def test_a_step_may_count_from_what_staff_last_wrote() -> None:
    step = {"name": "quiet", "kind": "complaint", "after": "1 working day", "of": "staff-word"}
    ladder = Ladder(read_rungs([{**step, "tell": "supervisor"}]), PLAIN)
    opened, wrote = riyadh("2026-11-22T10:00:00"), riyadh("2026-11-23T11:00:00")
    due = PLAIN.due(opened)
    assert ladder.steps("complaint", opened, due)[0].at == riyadh("2026-11-23T10:00:00")
    assert ladder.steps("complaint", opened, due, wrote)[0].at == riyadh("2026-11-24T11:00:00")


def test_steps_of_one_instant_keep_the_order_of_the_ladder() -> None:
    steps = [{**STEP, "name": name, "before": "0 minutes"} for name in ("c", "a", "b")]
    due = riyadh("2026-11-25T10:00:00")
    ladder = Ladder(read_rungs(steps), PLAIN).steps("complaint", due - timedelta(3), due)
    assert [step.name for step in ladder] == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("changes", "key", "says"),
    [
        ({"tell": None}, "ladder[0].tell", "tells nobody"),
        ({"tell": "asignee"}, "ladder[0].tell", "did you mean 'assignee'"),
        ({"name": None}, "ladder[0].name", "is missing"),
        ({"name": "Last Day"}, "ladder[0].name", "is no name"),
        ({"kind": "complain"}, "ladder[0].kind", "did you mean 'complaint'"),
        ({"kind": None}, "ladder[0].kind", "is missing"),
        ({"before": "a day"}, "ladder[0].before", "no span of time"),
        ({"before": "-1 working days"}, "ladder[0].before", "no span of time"),
        ({"before": "100000 working days"}, "ladder[0].before", "too far"),
        ({"before": "91 working days"}, "ladder[0].before", "write 90 days at the most"),
        ({"before": "2161 office hours"}, "ladder[0].before", "too far"),
        ({"before": "999999999 minutes"}, "ladder[0].before", "too far"),
        ({"before": "9" * 5000 + " hours"}, "ladder[0].before", "no span of time"),
        ({"before": None}, "ladder[0]", "exactly one of before and after"),
        ({"after": "1 hour"}, "ladder[0]", "exactly one of before and after"),
        ({"of": "opening"}, "ladder[0].of", "did you mean 'opened'"),
        ({"of": "opened"}, "ladder[0].before", "nothing can be told before it opened"),
        ({"when": "unassignd"}, "ladder[0].when", "did you mean 'unassigned'"),
        ({"how": []}, "ladder[0].how", "no way to tell anybody"),
        ({"how": ["mail"]}, "ladder[0].how[0]", "did you mean 'email'"),
        ({"urgent": "yes"}, "ladder[0].urgent", "neither true nor false"),
        ({"repeat": "daily"}, "ladder[0].repeat", "is not known here"),
        ({"whom": "assignee"}, "ladder[0].whom", "no such key"),
    ],
)
def test_what_is_wrong_is_named(changes: dict[str, object], key: str, says: str) -> None:
    with pytest.raises(LadderError) as refused:
        read_rungs([{**STEP, **changes}])
    found = {problem.key: f"{problem.problem}; {problem.mend}" for problem in refused.value.problems}
    assert says in found[key]


@pytest.mark.parametrize("span", ["90 working days", "2160 office hours", "2160 hours"])
@pytest.mark.parametrize("where", ["before", "after"])
def test_the_longest_span_is_inside_every_calendar(span: str, where: str) -> None:
    opened = riyadh("2026-11-22T10:00:00")
    rungs = read_rungs([{**STEP, "before": None, where: span}])
    (step,) = Ladder(rungs, PLAIN).steps("complaint", opened, opened + timedelta(3))
    assert step.at >= opened


def test_an_empty_ladder_names_nobody() -> None:
    with pytest.raises(LadderError, match="ladder: names nobody"):
        read_rungs([])


def test_two_steps_of_one_kind_may_not_share_a_name() -> None:
    with pytest.raises(LadderError, match=r"ladder\[1\].name: a complaint has two steps named 'last'"):
        read_rungs([STEP, STEP])
    assert len(read_rungs([STEP, {**STEP, "kind": "question"}])) == 2
