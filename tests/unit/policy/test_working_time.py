"""Three working days, exactly (C24): the worked cases, and what holds for every calendar."""

import csv
import timeit
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.calendar_rules import read_calendar
from bot.policy.dates import DateOutOfRange
from bot.policy.working_time import Calendar
from tests.unit.policy.calendars import (
    CALENDARS,
    DATA,
    EID,
    PLAIN,
    SECTIONS,
    SPLIT,
    calendars,
    instants,
    riyadh,
)

with (DATA / "vectors.csv").open(encoding="utf-8") as file:
    VECTORS = [tuple(row.values()) for row in csv.DictReader(file)]

HOURS = st.integers(0, 60 * 60).map(lambda minutes: timedelta(minutes=minutes))


@pytest.mark.parametrize(("calendar", "received", "starts", "due"), VECTORS)
def test_the_worked_cases(calendar: str, received: str, starts: str, due: str) -> None:
    at = datetime.fromisoformat(received)
    assert CALENDARS[calendar].starts(at) == datetime.fromisoformat(starts)
    assert CALENDARS[calendar].due(at) == datetime.fromisoformat(due)


def test_all_worked_cases_are_there() -> None:
    assert len(VECTORS) == 30


def test_answers_are_in_utc() -> None:
    at = riyadh("2026-11-22T10:00:00")
    hour = timedelta(hours=1)
    instants_ = (PLAIN.starts(at), PLAIN.due(at), PLAIN.back(at, 1), PLAIN.next_opening(at))
    moved = (PLAIN.add_office_time(at, hour), PLAIN.subtract_office_time(at, hour))
    assert {answer.tzinfo for answer in (*instants_, *moved)} == {UTC}


# what holds for every calendar


@given(calendars(), instants())
def test_the_start_is_the_first_open_instant(calendar: Calendar, received: datetime) -> None:
    start = calendar.starts(received)
    assert calendar.is_open(start)
    assert start == received if calendar.is_open(received) else start == calendar.next_opening(received)


@given(calendars(), instants())
def test_a_deadline_is_open_or_a_closing_that_the_clock_had_reached(
    calendar: Calendar, received: datetime
) -> None:
    """On a closed instant only as rule 3 says: a closing, when the start's time of day is that closing
    or later, and no period opens on that date between the closing and the start's time of day."""
    due, start = (
        at.astimezone(calendar.zone) for at in (calendar.due(received), calendar.starts(received))
    )
    if calendar.is_open(due):
        return
    openings = calendar.hours_on(due.date())
    assert due in [closes for _, closes in openings]
    assert due.time() <= start.time()
    between = [opens.astimezone(calendar.zone).time() for opens, _ in openings if opens > due]
    assert all(opens > start.time() for opens in between)


@given(calendars(), instants(), st.integers(1, 5))
def test_a_deadline_is_exactly_its_working_dates_away(
    calendar: Calendar, received: datetime, days: int
) -> None:
    start = calendar.starts(received).astimezone(calendar.zone).date()
    due = calendar.due(received, days=days).astimezone(calendar.zone).date()
    after = [start + timedelta(days=count) for count in range(1, (due - start).days + 1)]
    assert sum(map(calendar.is_working, after)) == days
    assert calendar.is_working(due)


@given(calendars(), instants(), instants())
def test_who_comes_later_is_promised_no_earlier(
    calendar: Calendar, one: datetime, other: datetime
) -> None:
    earlier, later = sorted((one, other))
    assert calendar.due(earlier) <= calendar.due(later)
    assert calendar.starts(earlier) <= calendar.starts(later)


@given(calendars(), instants(), st.integers(0, 5))
def test_backward_steps_undo_forward_ones_unless_the_wall_clock_time_was_clipped(
    calendar: Calendar, received: datetime, days: int
) -> None:
    start, due = calendar.starts(received), calendar.due(received, days=days)
    local_start, local_due = start.astimezone(calendar.zone), due.astimezone(calendar.zone)
    if local_start.time() == local_due.time():
        assert calendar.back(due, days) == start
    else:
        assert calendar.back(due, days).astimezone(calendar.zone).date() == local_start.date()


@given(calendars(), instants(), HOURS)
def test_taking_office_time_away_undoes_adding_it(
    calendar: Calendar, at: datetime, span: timedelta
) -> None:
    later = calendar.add_office_time(at, span)
    back = calendar.subtract_office_time(later, span)
    assert back == (calendar.starts(at) if span else at)


@given(calendars(), instants(), HOURS)
def test_office_time_that_passed_is_what_was_added(
    calendar: Calendar, at: datetime, span: timedelta
) -> None:
    later = calendar.add_office_time(at, span)
    first, last = (moment.astimezone(calendar.zone).date() for moment in (at, later))
    dates = (first + timedelta(days=count) for count in range((last - first).days + 1))
    openings = (opening for day in dates for opening in calendar.hours_on(day))
    inside = (min(closes, later) - max(opens, at) for opens, closes in openings)
    assert sum((max(span, timedelta()) for span in inside), timedelta()) == span


# backwards


@pytest.mark.parametrize(
    ("calendar", "due", "days", "before"),
    [
        (PLAIN, "2026-11-25T10:00:00", 1, "2026-11-24T10:00:00"),
        (PLAIN, "2026-11-25T08:00:00", 1, "2026-11-24T08:00:00"),
        (PLAIN, "2026-11-29T11:30:00", 1, "2026-11-26T11:30:00"),
        (PLAIN, "2026-11-27T12:00:00", 1, "2026-11-25T16:00:00"),  # a Friday: from Thursday's closing
        (PLAIN, "2026-11-25T07:00:00", 1, "2026-11-23T16:00:00"),  # before the opening: the day before
        (PLAIN, "2026-11-25T16:00:00", 1, "2026-11-24T16:00:00"),  # a closing is kept
        (SPLIT, "2026-11-25T12:30:00", 1, "2026-11-24T12:00:00"),  # the gap: the closing before it
        (EID, "2026-03-25T08:30:00", 1, "2026-03-18T10:00:00"),  # Ramadan opens later
        (EID, "2026-03-25T15:30:00", 1, "2026-03-18T15:00:00"),  # and closes earlier
        (PLAIN, "2026-11-25T10:00:00", 0, "2026-11-25T10:00:00"),
    ],
)
def test_working_days_before(calendar: Calendar, due: str, days: int, before: str) -> None:
    assert calendar.back(riyadh(due), days) == riyadh(before)


def test_the_same_time_of_another_day_is_clipped_and_follows_the_clocks() -> None:
    london = with_(timezone="Europe/London", weekend=["saturday", "sunday"])
    winter = datetime(2027, 3, 26, 10, tzinfo=UTC)  # Friday; the clocks go forward on Sunday
    assert london.at_time_of(winter, date(2027, 3, 29)) == datetime(2027, 3, 29, 9, tzinfo=UTC)
    late = datetime(2027, 3, 26, 23, tzinfo=UTC)
    closing = london.hours_on(date(2027, 3, 29))[-1].closes
    assert london.at_time_of(late, date(2027, 3, 29)) == closing


def test_clipping_loses_information() -> None:
    """15:45 before Ramadan is promised for 15:00 in Ramadan: backwards, that is 15:00 and not 15:45."""
    due = EID.due(riyadh("2026-02-17T15:45:00"))
    assert EID.back(due, 3) == riyadh("2026-02-17T15:00:00")


# office time


@pytest.mark.parametrize(
    ("calendar", "at", "minutes", "after"),
    [
        (PLAIN, "2026-11-22T10:00:00", 20, "2026-11-22T10:20:00"),
        (PLAIN, "2026-11-22T15:40:00", 20, "2026-11-22T16:00:00"),  # a closing is reached, not passed
        (PLAIN, "2026-11-22T15:50:00", 20, "2026-11-23T08:10:00"),
        (PLAIN, "2026-11-26T16:00:00", 20, "2026-11-29T08:20:00"),
        (PLAIN, "2026-11-27T12:00:00", 0, "2026-11-27T12:00:00"),
        (SPLIT, "2026-11-22T11:50:00", 20, "2026-11-22T13:10:00"),
        (PLAIN, "2026-11-22T08:00:00", 60 * 17, "2026-11-24T09:00:00"),
    ],
)
def test_office_time_after(calendar: Calendar, at: str, minutes: int, after: str) -> None:
    assert calendar.add_office_time(riyadh(at), timedelta(minutes=minutes)) == riyadh(after)


@pytest.mark.parametrize(
    ("calendar", "at", "hours", "before"),
    [
        (PLAIN, "2026-11-25T14:00:00", 4, "2026-11-25T10:00:00"),
        (PLAIN, "2026-11-25T12:00:00", 4, "2026-11-25T08:00:00"),  # an opening is reached, not passed
        (PLAIN, "2026-11-25T09:00:00", 4, "2026-11-24T13:00:00"),
        (PLAIN, "2026-11-29T08:00:00", 1, "2026-11-26T15:00:00"),
        (SPLIT, "2026-11-25T14:00:00", 4, "2026-11-25T09:00:00"),
    ],
)
def test_office_time_before(calendar: Calendar, at: str, hours: int, before: str) -> None:
    assert calendar.subtract_office_time(riyadh(at), timedelta(hours=hours)) == riyadh(before)


def test_a_period_holds_its_opening_and_not_its_closing() -> None:
    assert PLAIN.is_open(riyadh("2026-11-22T08:00:00"))
    assert not PLAIN.is_open(riyadh("2026-11-22T16:00:00"))
    assert not PLAIN.is_open(riyadh("2026-11-27T10:00:00"))


def test_the_next_opening_is_never_before_the_instant() -> None:
    assert PLAIN.next_opening(riyadh("2026-11-22T08:00:00")) == riyadh("2026-11-22T08:00:00")
    assert PLAIN.next_opening(riyadh("2026-11-22T08:00:01")) == riyadh("2026-11-23T08:00:00")
    assert SPLIT.next_opening(riyadh("2026-11-22T09:00:00")) == riyadh("2026-11-22T13:00:00")


def test_an_office_may_be_open_until_midnight() -> None:
    evenings = read_calendar({**SECTIONS["plain"], "hours": ["21:00-24:00"]})
    assert evenings.is_open(riyadh("2026-11-22T23:59:59"))
    assert not evenings.is_open(riyadh("2026-11-23T00:00:00"))
    closing = evenings.add_office_time(riyadh("2026-11-22T20:00:00"), timedelta(hours=3))
    assert closing == riyadh("2026-11-23T00:00:00")
    assert evenings.back(closing, 1) == riyadh("2026-11-20T00:00:00")  # Thursday's closing


# holidays and seasons


def with_(**changes: object) -> Calendar:
    return read_calendar({**SECTIONS["plain"], **changes})


def test_public_holidays_of_the_country_are_off() -> None:
    assert not with_(country="SA").is_working(date(2026, 9, 23))
    assert with_(country=None).is_working(date(2026, 9, 23))


def test_the_society_may_work_on_a_public_holiday() -> None:
    assert with_(country="SA", working=[date(2026, 9, 23)]).is_working(date(2026, 9, 23))


def test_the_society_may_work_on_a_weekend() -> None:
    assert with_(working=["2026-11-28"]).is_working(date(2026, 11, 28))


def test_ramadan_hours_follow_the_hijri_month() -> None:
    ramadan = {"name": "رمضان", "hijri_month": 9, "hours": ["10:00-15:00"]}
    calendar = with_(seasons=[ramadan])
    openings = {day: calendar.hours_on(day)[0].opens for day in (date(2026, 2, 17), date(2026, 2, 18))}
    assert openings[date(2026, 2, 17)] == riyadh("2026-02-17T08:00:00")
    assert openings[date(2026, 2, 18)] == riyadh("2026-02-18T10:00:00")
    assert calendar.hours_on(date(2027, 2, 8))[0].opens == riyadh("2027-02-08T10:00:00")


def test_a_dated_season_goes_before_a_hijri_month() -> None:
    ramadan = {"name": "رمضان", "hijri_month": 9, "hours": ["10:00-15:00"]}
    this_year = {"name": "رمضان 1447", "from": "2026-02-18", "to": "2026-03-19", "hours": ["11:00-14:00"]}
    calendar = with_(seasons=[ramadan, this_year])
    assert calendar.hours_on(date(2026, 2, 18))[0].opens == riyadh("2026-02-18T11:00:00")


def test_the_week_goes_on_over_a_change_of_the_clocks() -> None:
    london = with_(timezone="Europe/London", weekend=["saturday", "sunday"])
    friday = datetime(2026, 3, 27, 10, tzinfo=london.zone)
    assert london.due(friday) == datetime(2026, 4, 1, 10, tzinfo=london.zone)
    night = london.add_office_time(friday, timedelta(hours=8))
    assert night == datetime(2026, 3, 30, 10, tzinfo=london.zone)


# what is refused


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        PLAIN.due(datetime(2026, 11, 22, 10))  # noqa: DTZ001


@pytest.mark.parametrize("year", [1, 1900, 2077, 9999])
def test_a_year_without_hijri_dates_is_refused(year: int) -> None:
    with pytest.raises(DateOutOfRange, match=str(year)):
        PLAIN.due(datetime(year, 6, 1, tzinfo=UTC))


def test_a_deadline_past_the_last_year_is_refused() -> None:
    with pytest.raises(DateOutOfRange, match="2077"):
        PLAIN.due(datetime(2076, 12, 31, 10, tzinfo=UTC))


def test_time_is_counted_from_zero() -> None:
    at = riyadh("2026-11-22T10:00:00")
    for refused in (
        lambda: PLAIN.due(at, days=-1),
        lambda: PLAIN.back(at, -1),
        lambda: PLAIN.add_office_time(at, timedelta(-1)),
        lambda: PLAIN.subtract_office_time(at, timedelta(-1)),
    ):
        with pytest.raises(ValueError, match="counted from 0"):
            refused()


def test_a_year_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calendar, years = with_(), []
    learn = Calendar._learn
    monkeypatch.setattr(Calendar, "_learn", lambda self, year: (years.append(year), learn(self, year)))
    for day in range(300):
        calendar.due(riyadh("2026-01-01T10:00:00") + timedelta(days=day))
    assert years == [2026]


def test_a_deadline_is_cheap_once_its_year_is_known() -> None:
    """20 µs is the promise on an idle machine; the best of many rounds is what this one can do."""
    at = riyadh("2026-03-16T11:00:00")
    rounds = timeit.repeat(lambda: EID.due(at), number=200, repeat=20)
    assert min(rounds) / 200 < 20e-6
