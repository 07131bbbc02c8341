"""`rida report`: what a month of the society's promises came to (C8, C11, C24, C25)."""

import asyncio
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from bot.commands.beside import calendar_of, reading
from bot.commands.coloured import add_row
from bot.commands.common import refuse, settings_of, wants_json
from bot.config import Settings
from bot.core.case import Quality
from bot.core.report import Promises, Report, Spans, report_of, share
from bot.policy.dates import hijri
from bot.store.queries.reports import Period, figures
from handlers.desk.reports import after, written_month

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON (also when the output is piped).")]
Month = Annotated[str, typer.Option("--month", metavar="YYYY-MM", help="Unset: the present month.")]


def report(ctx: typer.Context, month: Month = "", as_json: AsJson = False) -> None:
    """Show what a month of promises came to: kept, missed, spans, ratings. It names nobody."""
    settings, now = settings_of(ctx), datetime.now(UTC)
    found = asyncio.run(_read(settings, month, now))
    shown = as_told(found)
    if wants_json(as_json):
        typer.echo(json.dumps(shown, ensure_ascii=False))
    else:
        _print(shown)


async def _read(settings: Settings, month: str, now: datetime) -> Report:
    calendar = await calendar_of(settings)
    first = _first(month, calendar.day_of(now))
    until = after(first)
    async with reading(settings) as conn:
        period = Period(calendar.begins(first), calendar.begins(until), now)
        return report_of(first, until - timedelta(days=1), await figures(conn, period), calendar)


def _first(month: str, today: date) -> date:
    first = written_month(month) if month else today.replace(day=1)
    if first is None:
        raise refuse(f"--month: {month!r} is no month; write it as 2026-11")
    if first > today:
        raise refuse(f"--month: {month} has not come yet; leave it out for the present month")
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
        "notices": counted.notices,
        "acts": counted.acts,
    }


def _both(day: date) -> dict[str, str]:
    return {"gregorian": day.isoformat(), "hijri": "{}-{:02}-{:02}".format(*hijri(day))}


def _promises(each: Promises) -> dict[str, Any]:
    return {**asdict(each), "share_kept": _rounded(share(each.kept, each.kept + each.missed))}


def _spans(spans: Spans) -> dict[str, Any]:
    return {"count": spans.count, "median": round(spans.median, 2), "longest": round(spans.longest, 2)}


def _ratings(report: Report) -> dict[str, Any]:
    counts = {quality.value: report.figures.ratings.get(quality, 0) for quality in Quality}
    met = _rounded(share(report.met, report.rated))
    rated = _rounded(share(report.rated, report.figures.ended))
    return {**counts, "share_met": met, "ended": report.figures.ended, "share_rated": rated}


def _rounded(part: float | None) -> float | None:
    return None if part is None else round(part, 3)


def _print(shown: Mapping[str, Any]) -> None:
    table = Table("", "", "", show_header=False)
    for name, value in shown.items():
        for row in _rows(name.replace("_", " "), value):
            add_row(table, *row)
    Console().print(table)


def _rows(name: str, value: Any) -> Iterator[tuple[str, str, str]]:
    if not isinstance(value, Mapping):
        yield name, "", _said(value)
        return
    for inner, each in value.items() or (("", "none"),):
        said = ", ".join(f"{k} {_said(v)}" for k, v in each.items()) if isinstance(each, Mapping) else ""
        yield name, inner.replace("_", " "), said or _said(each)
        name = ""


def _said(value: Any) -> str:
    return "-" if value is None else str(value).replace("_", " ")
