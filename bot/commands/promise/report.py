"""`rida report`: what a month of the society's promises came to (C8, C11, C24, C25)."""

import asyncio
import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Annotated, Any

import typer

from bot.commands.beside import calendar_of, reading
from bot.commands.common import refuse, settings_of, wants_json
from bot.commands.language import language, say
from bot.commands.printable import printable
from bot.commands.tables import wrapped
from bot.config import Settings
from bot.core.case import Quality
from bot.core.effects import Approved, Text
from bot.core.message_costs import Budget, MonthOfMessages
from bot.core.report import Promises, Report, Scorecard, Spans, report_of, share
from bot.policy.dates import hijri
from bot.policy.languages import LANGUAGES
from bot.store.queries.message_budget import counted as messages_counted
from bot.store.queries.report_places import Period
from bot.store.queries.reports import figures
from bot.texts.catalogue import plain
from bot.texts.dates import Dates
from bot.texts.render import Renderer
from handlers.desk.reports import after, lines, written_month

AsJson = Annotated[bool, typer.Option("--json")]
Month = Annotated[str, typer.Option("--month", metavar="YYYY-MM")]


def report(ctx: typer.Context, month: Month = "", as_json: AsJson = False) -> None:
    """Show what a month of promises came to: kept, missed, spans, ratings. It names nobody."""
    settings, now = settings_of(ctx), datetime.now(UTC)
    found = asyncio.run(_read(settings, month, now))
    if wants_json(as_json):
        typer.echo(json.dumps(as_told(found), ensure_ascii=False))
    else:
        _print(settings, found)


async def _read(settings: Settings, month: str, now: datetime) -> Report:
    calendar = await calendar_of(settings)
    first = _first(month, calendar.day_of(now))
    until = after(first)
    async with reading(settings) as conn:
        period = Period(calendar.begins(first), calendar.begins(until), now)
        counts = await messages_counted(conn, f"{first:%Y-%m}")
        found = replace(await figures(conn, period), messages=MonthOfMessages(counts, _budget(settings)))
        return report_of(first, until - timedelta(days=1), found, calendar)


def _budget(settings: Settings) -> Budget:
    section = settings.whatsapp
    return Budget(section.allowance, section.price, section.currency)


def _first(month: str, today: date) -> date:
    first = written_month(month) if month else today.replace(day=1)
    if first is None:
        raise refuse(say("command-no-month", month=repr(month)))
    if first > today:
        raise refuse(say("command-month-ahead", month=month))
    return first


def as_told(report: Report) -> dict[str, Any]:
    counted = report.figures
    told = ("told_before", "told_after", "untold")
    return {
        "month": f"{report.first:%Y-%m}",
        "first": _both(report.first),
        "last": _both(report.last),
        "opened": counted.opened,
        "reopened": counted.reopened,
        "open_now": counted.open_now,
        "promises": {kind: _promises(each) for kind, each in counted.promises.items()},
        "lateness": {name: getattr(counted, name) for name in told},
        "solution_working_days": _spans(report.solution),
        "waiting_office_hours": _spans(report.waiting),
        "first_answer_office_minutes": _spans(report.answer),
        "ratings": _ratings(report),
        "delegations": {"made": counted.delegated, "returned": counted.returned},
        "goodwill": counted.goodwill,
        "appeals": {"made": counted.appealed, "upheld": counted.upheld, "stands": counted.stands},
        "actions": {"kept": counted.actions_kept, "missed": counted.actions_missed},
        "notices": counted.notices,
        "messages": _messages(counted.messages),
        "acts": counted.acts,
        "taken_in": counted.taken_in,
        "categories": counted.categories,
        "departments": {id: _scorecard(each) for id, each in counted.departments.items()},
        "initiatives": {id: _scorecard(each) for id, each in counted.initiatives.items()},
        "relationships": counted.relationships,
        "suggestions_answered": list(counted.outcomes),
        "thanks": counted.thanks,
        "assessments": asdict(report.assessments),
    }


def _both(day: date) -> dict[str, str]:
    return {"gregorian": day.isoformat(), "hijri": "{}-{:02}-{:02}".format(*hijri(day))}


def _promises(each: Promises) -> dict[str, Any]:
    return {**asdict(each), "share_kept": _rounded(share(each.kept, each.kept + each.missed))}


def _scorecard(each: Scorecard) -> dict[str, Any]:
    met = _rounded(share(each.met, each.rated))
    return {
        "opened": each.opened,
        "promises": _promises(each.promises),
        "ratings": each.ratings,
        "share_met": met,
    }


def _spans(spans: Spans) -> dict[str, Any]:
    return {"count": spans.count, "median": round(spans.median, 2), "longest": round(spans.longest, 2)}


def _ratings(report: Report) -> dict[str, Any]:
    counts = {quality.value: report.figures.ratings.get(quality, 0) for quality in Quality}
    met = _rounded(share(report.met, report.rated))
    rated = _rounded(share(report.rated, report.figures.ended))
    return {**counts, "share_met": met, "ended": report.figures.ended, "share_rated": rated}


def _messages(month: MonthOfMessages) -> dict[str, Any]:
    """An estimate, as its name says. Without a price nothing is said of a cost."""
    budget = month.budget
    cost = {"estimated_cost": round(month.cost, 4), "currency": budget.currency} if budget.price else {}
    used = {"sent": month.messages, "replies": month.free_replies, "allowance": budget.allowance}
    return {**used, "estimated_billed": month.billed, **cost}


def _rounded(part: float | None) -> float | None:
    return None if part is None else round(part, 3)


def _print(settings: Settings, found: Report) -> None:
    """As the desk reads it, in a terminal of any width."""
    told = Text("report", {"first": found.first, "last": found.last, "lines": _lines(settings, found)})
    renderer = Renderer(Dates(settings.working_time.zone), _Nothing(), str)
    width = shutil.get_terminal_size().columns
    for line in plain(renderer.text(told, language())).split("\n"):
        typer.echo("\n".join(wrapped(printable(line), width)))


def _lines(settings: Settings, found: Report) -> tuple[Text, ...]:
    return tuple(lines(found, settings.built_sorting, language(), settings.built_initiatives))


class _Nothing:
    """The report names nothing of the society."""

    always: Mapping[str, Mapping[str, str | int]] = dict.fromkeys(LANGUAGES, MappingProxyType({}))

    def fill(self, answer: Approved, language: str, /) -> str:
        return answer.answer[language]
