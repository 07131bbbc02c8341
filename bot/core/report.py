"""What a month of the society's promises came to, in numbers. Pure, and about nobody.

The rules this module guards: a promise is counted once, in the month in which it was to be kept; one
whose new date was given, and one that is past, counts as missed whatever happened later (C24); waiting
for the person is shown beside the time to the solution and never taken off it; ratings stay below, as
and above, for no other scale replaces them (C2).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median

from bot.core.assessment import WITHIN, Severity
from bot.core.case import Quality
from bot.core.message_costs import MonthOfMessages
from bot.policy.working_time import WorkingTime


@dataclass(frozen=True, slots=True)
class CountAct:
    """Somebody did this (an act's name) with a message on the day that begins at `day` (UTC)."""

    act: str
    day: datetime


@dataclass(frozen=True, slots=True)
class Interval:
    """From the opening of a round to its solution or its first answer (UTC), and the office time that it
    waited for the person meanwhile."""

    opened_at: datetime
    ended_at: datetime
    waited: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Looked:
    """From the opening of a case to its first assessment and how grave it was found (UTC); where nobody
    has assessed it, until it was over or until now."""

    opened_at: datetime
    until: datetime
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Assessments:
    """Of the month's new cases: within `WITHIN`, later, and not at all though that time is over. By
    severity: `found`."""

    early: int = 0
    late: int = 0
    none: int = 0
    found: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.early or self.late or self.none)


@dataclass(frozen=True, slots=True)
class Promises:
    """Of one kind, those that were to be kept in the month. `running` are not over, `withdrawn` were
    taken back by their people before they were missed."""

    kept: int = 0
    missed: int = 0
    running: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Of one department or initiative (C8): what was opened, what became of its promises, and its
    ratings by quality."""

    opened: int = 0
    promises: Promises = Promises()
    ratings: Mapping[str, int] = field(default_factory=dict)

    @property
    def rated(self) -> int:
        return sum(self.ratings.values())

    @property
    def met(self) -> int:
        return met_of(self.ratings)


def met_of(ratings: Mapping[str, int]) -> int:
    """Ratings that say the expectation was met or passed."""
    return ratings.get(Quality.AS, 0) + ratings.get(Quality.ABOVE, 0)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the store counts. By kind: `opened`, `promises`; by status: `open_now`, `notices`; by quality:
    `ratings`. `told_before`, `told_after` and `untold` split the missed promises of complaints by whether
    staff had told their people of the lateness. `ended` counts the rounds that could be rated;
    `lasted` and `not_lasted` what people said of it weeks later.
    `taken_in`: by their source, those that staff recorded for people who did not write here.
    `acts`: what people did with their messages, by act, most first; a disclosure is never among them.
    `messages`: what was sent where each has its price. `categories` and `relationships` split what was
    opened, `departments` and `initiatives` are the scorecards by id; an empty name stands for what is
    not known.
    `outcomes`: the numbers of the suggestions whose authors heard what became of them (C9). `thanks`:
    those that were passed on, by department."""

    opened: Mapping[str, int] = field(default_factory=dict)
    reopened: int = 0
    open_now: Mapping[str, int] = field(default_factory=dict)
    promises: Mapping[str, Promises] = field(default_factory=dict)
    told_before: int = 0
    told_after: int = 0
    untold: int = 0
    solved: tuple[Interval, ...] = ()
    answered: tuple[Interval, ...] = ()
    ratings: Mapping[str, int] = field(default_factory=dict)
    ended: int = 0
    delegated: int = 0
    returned: int = 0
    goodwill: int = 0
    lasted: int = 0
    not_lasted: int = 0
    appealed: int = 0
    upheld: int = 0
    stands: int = 0
    actions_kept: int = 0
    actions_missed: int = 0
    notices: Mapping[str, int] = field(default_factory=dict)
    acts: Mapping[str, int] = field(default_factory=dict)
    taken_in: Mapping[str, int] = field(default_factory=dict)
    looked: tuple[Looked, ...] = ()
    messages: MonthOfMessages = field(default_factory=MonthOfMessages)
    categories: Mapping[str, int] = field(default_factory=dict)
    relationships: Mapping[str, int] = field(default_factory=dict)
    departments: Mapping[str, Scorecard] = field(default_factory=dict)
    initiatives: Mapping[str, Scorecard] = field(default_factory=dict)
    outcomes: tuple[int, ...] = ()
    thanks: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spans:
    """The middle one and the longest of `count`; nothing where there is none."""

    count: int = 0
    median: float = 0.0
    longest: float = 0.0


def spans_of(numbers: Iterable[float]) -> Spans:
    known = sorted(numbers)
    return Spans(len(known), median(known), known[-1]) if known else Spans()


@dataclass(frozen=True, slots=True)
class Report:
    """The month from `first` to `last`, both held. `solution` in working days, `waiting` in office hours
    (of what waited at all), `answer` in office minutes."""

    first: date
    last: date
    figures: Figures
    solution: Spans
    waiting: Spans
    answer: Spans
    assessments: Assessments = field(default_factory=Assessments)

    @property
    def rated(self) -> int:
        return sum(self.figures.ratings.values())

    @property
    def met(self) -> int:
        return met_of(self.figures.ratings)


def report_of(first: date, last: date, figures: Figures, calendar: WorkingTime) -> Report:
    solved, waits = figures.solved, [each.waited for each in figures.solved if each.waited]
    minutes = (calendar.office_between(each.opened_at, each.ended_at) for each in figures.answered)
    return Report(
        first,
        last,
        figures,
        spans_of(working_days(calendar, each.opened_at, each.ended_at) for each in solved),
        spans_of(wait / timedelta(hours=1) for wait in waits),
        spans_of(span / timedelta(minutes=1) for span in minutes),
        assessments_of(figures.looked, calendar),
    )


def assessments_of(looked: Iterable[Looked], calendar: WorkingTime) -> Assessments:
    """What was over within the time, and was assessed by nobody, needed none."""
    counted = Counter[str]()
    for each in looked:
        is_early = calendar.office_between(each.opened_at, each.until) <= WITHIN
        if each.severity:
            counted["early" if is_early else "late"] += 1
            counted[each.severity] += 1
        elif not is_early:
            counted["none"] += 1
    found = {each.value: counted[each] for each in Severity if counted[each]}
    return Assessments(counted["early"], counted["late"], counted["none"], found)


def working_days(calendar: WorkingTime, opened: datetime, ended: datetime) -> float:
    """Measured by the promise itself: 3.0 is its last instant, 0.5 half of the way to the first day."""
    days, begins = 0, opened
    while (ends := calendar.due(opened, days + 1)) <= ended:
        days, begins = days + 1, ends
    whole = calendar.office_between(begins, ends)
    return days + (calendar.office_between(begins, ended) / whole if whole else 0.0)


def share(part: int, whole: int) -> float | None:
    """From 0 to 1; None of nothing."""
    return part / whole if whole else None
