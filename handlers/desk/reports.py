"""The month's report, as supervisors and the director ask for it at the desk (`/report 2026-11`).

The rule this module guards: it is about promises and numbers, and about nobody.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from bot.core.case import Quality
from bot.core.effects import Text, Value
from bot.core.events import ReportAsked
from bot.core.message_costs import FREE, MonthOfMessages, money
from bot.core.registration import Initiative
from bot.core.report import Assessments, Promises, Report, Spans, report_of, share
from bot.core.sorting import Sorting
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from bot.policy.languages import FIRST
from handlers.desk.report_places import by_initiative, by_place, percent, said_and_done, thanked
from handlers.shared.staff_commands import at_command, behind

_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_YEARS = range(2000, 10000)  # those that can be meant; of one to come it is said that it has not come

NOTHING_SORTED = Sorting()


def written_month(text: str) -> date | None:
    """The first day of `2026-11`, in Arabic digits or Latin ones."""
    found = _MONTH.fullmatch(text.strip())
    year, month = map(int, found.groups()) if found else (0, 0)
    return date(year, month, 1) if year in _YEARS and 1 <= month <= 12 else None


def after(month: date) -> date:
    """The first day of the month that follows."""
    return (month + timedelta(days=31)).replace(day=1)


def on_report(turn: Turn) -> Turn:
    return _asked(turn, messages=False)


def on_messages(turn: Turn) -> Turn:
    """`/messages 2026-11`: what was sent where each message has its price."""
    return _asked(turn, messages=True)


def _asked(turn: Turn, *, messages: bool) -> Turn:
    calendar, text = turn.facts.calendar, behind(turn)
    today = calendar.day_of(turn.facts.now)
    month = written_month(text) if text else today.replace(day=1)
    if month is None:
        return turn.show("report-unreadable")
    if month > today:
        return turn.show("report-not-yet")
    span = (calendar.begins(month), calendar.begins(after(month)))
    asked = ReportAsked(*span, f"{month:%Y-%m}", messages)
    return turn.post(turn.conversation.address, asked)


def on_asked(turn: Turn, event: ReportAsked) -> Turn:
    calendar, figures = turn.facts.calendar, turn.facts.figures
    if figures is None:
        return turn
    if event.messages:
        return turn.show("messages", month=event.month, lines=tuple(message_lines(figures.messages)))
    first, last = calendar.day_of(event.begins), calendar.day_of(event.ends - timedelta(seconds=1))
    report = report_of(first, last, figures, calendar)
    language, initiatives = turn.conversation.language, turn.facts.initiatives
    told = tuple(lines(report, turn.facts.sorting, language, initiatives))
    return turn.show("report", first=first, last=last, lines=told)


def lines(
    report: Report,
    sorting: Sorting = NOTHING_SORTED,
    language: str = FIRST,
    initiatives: Sequence[Initiative] = (),
) -> Iterator[Text]:
    figures = report.figures
    yield from _named("report-opened", "kind", figures.opened)
    if figures.taken_in:
        yield from _named("report-taken-in", "source", figures.taken_in)
    if figures.reopened:
        yield Text("report-reopened", {"count": figures.reopened})
    yield from by_place(figures, sorting, language)
    yield from by_initiative(figures, initiatives, language)
    yield from _named("report-open-now", "case-is", figures.open_now)
    for kind, promises in figures.promises.items():
        yield _promises(kind, promises)
    if figures.told_before or figures.told_after or figures.untold:
        told: dict[str, Value] = {"before": figures.told_before, "after": figures.told_after}
        yield Text("report-lateness", {**told, "untold": figures.untold})
    yield from _spans("report-solution", report.solution)
    yield from _spans("report-waiting", report.waiting)
    yield from _spans("report-answer", report.answer)
    yield from _assessments(report.assessments)
    yield _ratings(report)
    if figures.lasted or figures.not_lasted:
        yield Text("report-lasted", {"lasted": figures.lasted, "not": figures.not_lasted})
    yield Text("report-delegated", {"count": figures.delegated, "returned": figures.returned})
    yield from said_and_done(figures)
    yield from thanked(figures, sorting, language)
    if figures.appealed or figures.upheld or figures.stands:
        came_to: dict[str, Value] = {"upheld": figures.upheld, "stands": figures.stands}
        yield Text("report-appeals", {"count": figures.appealed, **came_to})
    if figures.actions_kept or figures.actions_missed:
        acted: dict[str, Value] = {"kept": figures.actions_kept, "missed": figures.actions_missed}
        yield Text("report-actions", acted)
    if figures.acts:
        yield from _named("report-acts", "act", figures.acts)
    if figures.messages.counts:
        yield from message_lines(figures.messages)
    if figures.goodwill:
        yield Text("report-goodwill", {"count": figures.goodwill})
    yield Text(
        "report-notices", {"sent": _all(figures.notices), "parked": figures.notices.get("parked", 0)}
    )


def _assessments(counted: Assessments) -> Iterator[Text]:
    """Nothing of a month in which nothing was to be assessed."""
    if counted.is_empty:
        return
    parts = tuple(_parts("severity", counted.found))
    values: dict[str, Value] = {"early": counted.early, "late": counted.late, "none": counted.none}
    yield Text("report-assessed", {**values, "parts": parts})


CATEGORIES = ("service", "utility", "marketing", "authentication")


def message_lines(month: MonthOfMessages) -> Iterator[Text]:
    """An estimate, and it says so."""
    yield from _named("report-messages", "priced-as", by_category(month))
    budget = month.budget
    if budget.allowance:
        used: dict[str, Value] = {"used": month.free_replies, "allowance": budget.allowance}
        yield Text("report-messages-allowance", used)
    if budget.price:
        cost: dict[str, Value] = {"cost": money(month.cost), "currency": budget.currency}
        yield Text("report-messages-cost", {**cost, "billed": month.billed})
    yield Text("report-messages-estimate")


def by_category(month: MonthOfMessages) -> dict[str, int]:
    """Of those that we know; free replies are of one, whether the platform has named it or not."""
    found = Counter[str]()
    for name, each in month.counts.items():
        known = name if name in CATEGORIES else "other"
        found["service" if name in FREE else known] += each.messages
    return dict(found)


def _named(key: str, kind: str, counts: Mapping[str, int]) -> Iterator[Text]:
    """One line for what is counted by kind, by status or by act."""
    yield Text(key, {"count": _all(counts), "parts": tuple(_parts(kind, counts))})


def _parts(kind: str, counts: Mapping[str, int]) -> Iterator[Text]:
    for name, count in counts.items():
        yield Text("report-part", {"name": Text(f"{kind}-{name}"), "count": count})


def _all(counts: Mapping[str, int]) -> int:
    return sum(counts.values())


def _promises(kind: str, each: Promises) -> Text:
    values: dict[str, Value] = {name: getattr(each, name) for name in Promises.__slots__}
    kept = percent(share(each.kept, each.kept + each.missed))
    return Text("report-promises", {**values, "kind": Text(f"kind-{kind}"), "share": kept})


def _spans(key: str, spans: Spans) -> Iterator[Text]:
    if spans.count:
        shown: dict[str, Value] = {"median": decimal(spans.median), "longest": decimal(spans.longest)}
        yield Text(key, {**shown, "count": spans.count})


def _ratings(report: Report) -> Text:
    ratings = report.figures.ratings
    counted: dict[str, Value] = {quality.value: ratings.get(quality, 0) for quality in Quality}
    shares = {"met": percent(share(report.met, report.rated)), "rated": report.rated}
    return Text("report-ratings", {**counted, **shares, "ended": report.figures.ended})


def decimal(number: float) -> str:
    """One place behind the point, and none where it says nothing."""
    return f"{number:.1f}".removesuffix(".0")


REPORTS = Topic(
    "reports",
    entry_points=(
        at_command("report", on_report),
        at_command("messages", on_messages),
        on(ReportAsked, on_asked),
    ),
)
