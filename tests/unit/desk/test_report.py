"""The month's report: what is measured, how, and how it is asked for."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.conversation import desk
from bot.core.kind import Kind
from bot.core.registration import Initiative
from bot.core.report import (
    Figures,
    Interval,
    Looked,
    Promises,
    Scorecard,
    report_of,
    share,
    spans_of,
    working_days,
)
from bot.core.sorting import Category, Department, Sorting
from bot.policy.languages import LANGUAGES
from bot.texts.catalogue import plain
from handlers.desk.reports import after, decimal, lines, written_month
from tests.unit.world import CALENDAR, RENDERER, SUNDAY_TEN, World

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("ended", "days"),
    [
        (SUNDAY_TEN, 0.0),
        (SUNDAY_TEN + 4 * HOUR, 0.5),
        (SUNDAY_TEN + DAY, 1.0),
        (SUNDAY_TEN + 3 * DAY, 3.0),
        (SUNDAY_TEN + 4 * DAY + 20 * HOUR, 4.75),  # Friday: the weekend adds nothing
        (SUNDAY_TEN + 7 * DAY, 5.0),
    ],
)
def test_working_days_are_counted_as_the_promise_counts_them(ended: datetime, days: float) -> None:
    assert working_days(CALENDAR, SUNDAY_TEN, ended) == pytest.approx(days)


@given(st.integers(0, 60 * 24 * 400), st.integers(0, 60 * 24 * 30))
def test_three_working_days_are_over_exactly_at_the_deadline(start: int, more: int) -> None:
    opened = SUNDAY_TEN + timedelta(minutes=start)
    ended = opened + timedelta(minutes=more)
    days, due = working_days(CALENDAR, opened, ended), CALENDAR.due(opened)
    assert days >= 3 if ended >= due else days <= 3  # after the last closing before it, all has passed


def test_the_middle_and_the_longest() -> None:
    assert spans_of([3, 1, 2]) == spans_of([2, 3, 1])
    assert (spans_of([1, 2, 3, 10]).median, spans_of([1, 2, 3, 10]).longest) == (2.5, 10)
    assert spans_of([]).count == 0
    assert (share(1, 0), share(1, 4)) == (None, 0.25)
    assert (decimal(2.0), decimal(2.55), decimal(0.0)) == ("2", "2.5", "0")


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2026-11", date(2026, 11, 1)),
        ("٢٠٢٦-٢", date(2026, 2, 1)),
        ("2026/12", date(2026, 12, 1)),
        ("2026-13", None),
        ("0026-11", None),
        ("2026-11-02", None),
        ("november", None),
        ("", None),
    ],
)
def test_a_month_as_people_write_it(text: str, month: date | None) -> None:
    assert written_month(text) == month


def test_the_month_after() -> None:
    months = [date(2026, 1, 1)]
    for _ in range(24):
        months.append(after(months[-1]))
    assert [month.day for month in months] == [1] * 25
    assert (months[1], months[12], months[24]) == (date(2026, 2, 1), date(2027, 1, 1), date(2028, 1, 1))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("/report", "report"),
        ("/تقرير ٢٠٢٦-١٠", "report"),
        ("/report 2026-12", "report-not-yet"),
        ("/report 2099-01", "report-not-yet"),
        ("/report 9999-12", "report-not-yet"),
        ("/report 1999-12", "report-unreadable"),
        ("/report last", "report-unreadable"),
    ],
)
def test_how_it_is_asked_for(text: str, key: str) -> None:
    (said,) = World().write(desk("web"), text, by="supervisor")
    assert said.key == key


FIGURES = Figures(
    opened={"complaint": 4, "question": 2},
    reopened=1,
    open_now={"assigned": 2},
    promises={"complaint": Promises(3, 1, 1, 1), "question": Promises(1, 1)},
    told_before=1,
    solved=(Interval(SUNDAY_TEN, SUNDAY_TEN + DAY, 2 * HOUR), Interval(SUNDAY_TEN, SUNDAY_TEN + 3 * DAY)),
    answered=(Interval(SUNDAY_TEN, SUNDAY_TEN + timedelta(minutes=6)),),
    ratings={"below": 1, "as": 2, "above": 1},
    ended=5,
    delegated=2,
    returned=1,
    goodwill=1,
    notices={"sent": 8, "parked": 1},
    looked=(
        Looked(SUNDAY_TEN, SUNDAY_TEN + 2 * HOUR, "low"),
        Looked(SUNDAY_TEN, SUNDAY_TEN + HOUR, "high"),
        Looked(SUNDAY_TEN, SUNDAY_TEN + 3 * HOUR, "high"),
        Looked(SUNDAY_TEN, SUNDAY_TEN + DAY),
        Looked(SUNDAY_TEN, SUNDAY_TEN + HOUR),  # over before it was late, or not late yet
    ),
)


def test_it_says_all_of_it_in_both_languages() -> None:
    report = report_of(date(2026, 11, 1), date(2026, 11, 30), FIGURES, CALENDAR)
    said = {x: [plain(RENDERER.text(line, x)) for line in lines(report)] for x in LANGUAGES}
    assert said["en"] == [
        "Opened in this month: 6\nComplaint: 4\nQuestion for a person: 2",
        "Opened again: 1",
        "Open now: 2\nin work: 2",
        "Promises of this month (Complaint), share kept: 75%\n"
        "Kept: 3, missed: 1, not over yet: 1, withdrawn: 1",
        "Promises of this month (Question for a person), share kept: 50%\n"
        "Kept: 1, missed: 1, not over yet: 0, withdrawn: 0",
        "Of the missed: told before the date 1, after it 0, not told 0",
        "Time to the solution in working days (2): median 2, longest 3",
        "Of it waiting for the person, in office hours (1): median 2, longest 2",
        "First answer to a question in office minutes (1): median 6, longest 6",
        "Assessed within two office hours: 2, later: 1, not at all: 1\nslight: 1\nsevere: 2",
        "Against the expectation: below 1, as expected 2, above 1\nMet or above: 75%. Rated: 4 of 5",
        "Delegations: 2, come back without an action: 1",
        "Gestures of goodwill: 1",
        "Notices sent: 9, undeliverable and passed on to the next: 1",
    ]
    assert len(said["ar"]) == len(said["en"]) and "نسبة الوفاء: 75%" in said["ar"][3]


def test_a_quiet_month_is_no_empty_page() -> None:
    report = report_of(date(2026, 11, 1), date(2026, 11, 30), Figures(), CALENDAR)
    said = [plain(RENDERER.text(line, "ar")) for line in lines(report)]
    assert said[0] == "سُجّل هذا الشهر: 0"
    assert "وافق التوقع أو فاقه: لا أرقام بعد. وقيّم 0 من 0" in said[2]


PLACES = Figures(
    opened={"complaint": 3, "suggestion": 2},
    categories={"": 2, "rent": 1},
    departments={
        "": Scorecard(2),
        "aid": Scorecard(1, Promises(kept=3, missed=1), {"as": 1, "below": 1}),
    },
    initiatives={"": Scorecard(2), "ibda": Scorecard(1, Promises(kept=1), {"above": 1})},
    relationships={"": 2, "volunteer": 1},
    outcomes=(1004,),
    thanks={"": 1, "aid": 2},
)
SORTING = Sorting(
    (Department("aid", {"ar": "المساعدات", "en": "Aid"}, ()),),
    (Category("rent", {"ar": "الإيجار", "en": "Rent"}, tuple(Kind), "aid", "", ()),),
)


def test_it_says_whose_work_it_was_and_what_came_back() -> None:
    """By category, department and initiative (C8), by who people are (C1), and what they heard (C9)."""
    report = report_of(date(2026, 11, 1), date(2026, 11, 30), PLACES, CALENDAR)
    ibda = Initiative("ibda", {"ar": "مبادرة ابدأ", "en": "Begin"})
    said = {
        x: [plain(RENDERER.text(line, x)) for line in lines(report, SORTING, x, (ibda,))]
        for x in LANGUAGES
    }
    nothing = "opened 2, promises kept 0 and missed 0, of them kept: no numbers yet"
    unrated = "\nMet or above: no numbers yet (of 0)"
    assert said["en"][1:7] == [
        "By category: 3\nRent: 1\nnot known: 2",
        f"not known: {nothing}{unrated}",
        "Aid: opened 1, promises kept 3 and missed 1, of them kept: 75%\nMet or above: 50% (of 2)",
        "Who the people are: 3\nVolunteer: 1\nnot known: 2",
        f"No initiative named: {nothing}{unrated}",
        "Begin: opened 1, promises kept 1 and missed 0, of them kept: 100%\nMet or above: 100% (of 1)",
    ]
    assert len(said["ar"]) == len(said["en"])
    assert any(line.startswith("مبادرة ابدأ: سُجّل 1") for line in said["ar"])


def test_without_places_none_is_named() -> None:
    """A society that has neither categories nor departments, in a month in which nobody named an initiative."""
    counted = Figures(opened={"complaint": 2}, categories={"": 2}, relationships={"": 2})
    empty = replace(counted, departments={"": Scorecard(2)}, initiatives={"": Scorecard(2)})
    report = report_of(date(2026, 11, 1), date(2026, 11, 30), empty, CALENDAR)
    assert "report-department" not in [line.key for line in lines(report)]
