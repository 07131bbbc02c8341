"""Which backups stay: over years of nights, gaps and clocks that jump."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.store.backups.record import Drill, Entry
from bot.store.backups.rotation import Stay, outlived

GOOD, NO_ROOM, FAILED = Drill.GOOD, Drill.NO_ROOM, Drill.FAILED


def entry(day: date, number: int = 0, drill: Drill = GOOD, *, by_hand: bool = False) -> Entry:
    made = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    night = "" if by_hand else day.isoformat()
    return Entry(file=f"{day}-{number}-{drill}.zip", made_at=made, size=1, night=night, drill=drill)


def lived(entries: list[Entry], stay: Stay) -> list[Entry]:
    """Night after night: each is made, and what it outlives goes."""
    there: list[Entry] = []
    for each in entries:
        there.append(each)
        gone = {one.file for one in outlived(there, stay)}
        there = [one for one in there if one.file not in gone]
    return there


def test_three_years_of_nights_leave_seven_days_five_weeks_and_twelve_months() -> None:
    first = date(2026, 1, 1)
    there = lived([entry(first + timedelta(days=n)) for n in range(3 * 365)], Stay())
    nights = [date.fromisoformat(each.night) for each in there]
    last = first + timedelta(days=3 * 365 - 1)
    assert nights[-7:] == [last - timedelta(days=n) for n in range(6, -1, -1)]
    assert len({night.isocalendar()[:2] for night in nights}) >= 5
    assert len({(night.year, night.month) for night in nights}) == 12
    assert len(nights) <= 7 + 5 + 12
    sundays = [night for night in nights if night.isoweekday() == 7]
    assert len([night for night in sundays if night > last - timedelta(days=36)]) >= 4
    for back in range(1, 12):
        month = (last.replace(day=1) - timedelta(days=31 * back - 15)).replace(day=1)
        of_month = [night for night in nights if (night.year, night.month) == (month.year, month.month)]
        assert of_month, f"nothing of {month:%Y-%m}"


def test_a_gap_of_months_takes_away_what_one_new_night_does() -> None:
    """At most one of the days, one of the weeks and one of the months."""
    early = [entry(date(2026, 1, 1) + timedelta(days=n)) for n in range(60)]
    before = lived(early, Stay())
    after = lived([*early, entry(date(2026, 12, 1))], Stay())
    kept = {each.file for each in before} & {each.file for each in after}
    assert len(kept) >= len(before) - 3


def test_a_clock_that_was_years_ahead_for_one_night_deletes_nothing_more_than_one_night_does() -> None:
    usual = [entry(date(2026, 3, 1) + timedelta(days=n)) for n in range(30)]
    there = lived(usual, Stay())
    ahead = lived([*there, entry(date(2099, 1, 1))], Stay())
    assert sum(each in ahead for each in there) >= len(there) - 3
    back = lived([*ahead, entry(date(2026, 3, 31))], Stay())
    assert back[-1].night == "2026-03-31"
    assert sum(each in back for each in there) >= len(there) - 4


def test_what_was_made_by_hand_stays() -> None:
    hand = entry(date(2026, 1, 1), by_hand=True)
    nights = [entry(date(2026, 1, 1) + timedelta(days=n), 1) for n in range(800)]
    assert hand in lived([hand, *nights], Stay(1, 0, 0))


def test_ones_that_are_not_good_take_no_good_ones_place() -> None:
    first = date(2026, 1, 1)
    good = [entry(first + timedelta(days=n)) for n in range(10)]
    for drill in (NO_ROOM, FAILED):
        bad = [entry(first + timedelta(days=10 + n), 0, drill) for n in range(100)]
        there = lived([*good, *bad], Stay())
        assert [each for each in there if each.drill is GOOD] == lived(good, Stay())
        assert there[-1] == bad[-1]
    assert len([each for each in there if each.drill is FAILED]) == 1


DRILLS = st.sampled_from([GOOD, GOOD, GOOD, NO_ROOM, FAILED])
STEPS = st.sampled_from([1, 1, 1, 1, 1, 2, 9, 40, 400, -1, -3, -30, -400, 0])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(STEPS, DRILLS, st.booleans()), min_size=1, max_size=150),
    st.integers(1, 8), st.integers(0, 6), st.integers(0, 13),
)  # fmt: skip
def test_whatever_the_clock_does(
    nights: list[tuple[int, Drill, bool]], daily: int, weekly: int, monthly: int
) -> None:
    """The newest good one always stays, by hand stays for good, and no more stay than are asked for."""
    day, stay, there = date(2027, 6, 1), Stay(daily, weekly, monthly), list[Entry]()
    by_hand, made = list[Entry](), list[Entry]()
    for number, (step, drill, hand) in enumerate(nights):
        day += timedelta(days=step)
        new = entry(day, number, drill, by_hand=hand and number % 10 == 0)
        by_hand += [] if new.night else [new]
        there.append(new)
        made.append(new)
        gone = outlived(there, stay)
        assert new not in gone or new.drill is not GOOD
        there = [each for each in there if each not in gone]
        good = [each for each in there if each.night and each.drill is GOOD]
        assert all(each in there for each in by_hand)
        assert len(good) <= daily + weekly + monthly
        newest = [each for each in reversed(made) if each.night and each.drill is GOOD][:1]
        assert good[-1:] == newest, "the last good one is gone"
        assert len([each for each in there if each.drill is FAILED and each.night]) <= 1
