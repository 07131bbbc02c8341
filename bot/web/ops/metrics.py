"""`/metrics`: the figures of the house for a program that watches it, in Prometheus' form.

The rules this module guards: nothing of a person, and no label that anybody outside could choose; a
scrape asks the database two questions, holds up no turn, and is made one at a time, however many ask.
"""

import asyncio
import platform
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.core.ailments import Ailing, Course
from bot.core.case import Status
from bot.runtime.delivery.reports import UNKNOWN, ReportKind
from bot.runtime.shared.metrics import CHANNELS, FATES, MAIL_FATES, OTHER, PARTS, Histogram, known
from bot.runtime.views import Figures, Reading
from bot.web.ops.reader import may_read
from bot.web.shared.language import language_of, site_of
from bot.web.shared.site import Site

if TYPE_CHECKING:
    from prometheus_client.metrics_core import Metric
    from prometheus_client.registry import Collector

CATEGORIES = ("service", "utility", "marketing", "marketing_lite", "authentication", "unnamed", OTHER)
"""What a platform bills a message as: its own words, and none beside them."""

_one_at_a_time = asyncio.Semaphore(1)


async def get_metrics(request: Request) -> Response:
    site = site_of(request)
    if not may_read(request, site.house.token):
        said = site.wording.text("metrics-refused", language_of(request))
        return PlainTextResponse(said, 403)
    async with _one_at_a_time:
        seen = await _seen(site)
        body, kind = await asyncio.to_thread(_written, seen, request.headers.get("accept", ""))
    return Response(body, headers={"content-type": kind})


@dataclass(frozen=True, slots=True)
class Seen:
    """All that one scrape tells, read before it is written."""

    site: Site
    now: datetime
    figures: Figures
    ailing: list[Course]


async def _seen(site: Site) -> Seen:
    now = site.runtime.clock.now()
    month = f"{now.astimezone(site.house.zone):%Y-%m}"
    figures = await Reading(site.runtime.database).figures(now, month)
    return Seen(site, now, figures, await site.runtime.ailments.standing())


def _written(seen: Seen, accept: str) -> tuple[bytes, str]:
    """On a thread. The library is read at the first scrape: the start needs none of it."""
    from prometheus_client import CollectorRegistry, ProcessCollector
    from prometheus_client.exposition import choose_encoder

    registry = CollectorRegistry()
    registry.register(_collector(seen))
    ProcessCollector(registry=registry)
    encoder, kind = choose_encoder(accept)
    return encoder(registry), kind


def _collector(seen: Seen) -> "Collector":
    from prometheus_client.registry import Collector

    class House(Collector):
        def collect(self) -> Iterator["Metric"]:
            for part in _PARTS:
                yield from part(seen)

    return House()


# What there is ---------------------------------------------------------------------------------------


def _about(seen: Seen) -> Iterator["Metric"]:
    about = [("version", version("rida")), ("python", platform.python_version())]
    yield _gauge("rida_build_info", "What runs.", [(about, 1)])
    database = seen.site.runtime.database
    can_write = 0 if database.obstacle else 1
    what = "Whether the database takes what is written."
    yield _gauge("rida_database_writable", what, [([], can_write)])
    beats = [([("loop", loop)], since) for loop, since in seen.site.runtime.beats().items()]
    yield _gauge("rida_loop_beat_seconds", "Since a loop last came round.", beats)


def _waiting(seen: Seen) -> Iterator["Metric"]:
    inbox, oldest = _by_channel(seen, "inbox")
    yield _gauge("rida_inbox_waiting", "Events that wait for their turn.", inbox)
    yield _gauge("rida_inbox_oldest_seconds", "How long the oldest of them has waited.", oldest)
    rows, ages = list[Sample](), list[Sample]()
    for state in ("queued", "held", "parked"):
        counts, oldest = _by_channel(seen, state, ("state", state))
        rows, ages = rows + counts, ages + oldest
    yield _gauge("rida_outbox_messages", "Messages that did not go out, by why.", rows)
    yield _gauge("rida_outbox_oldest_seconds", "How long the oldest of them has been there.", ages)


def _by_channel(seen: Seen, what: str, *more: tuple[str, str]) -> tuple[list["Sample"], list["Sample"]]:
    counts, oldest = dict.fromkeys((*CHANNELS, OTHER), 0), dict.fromkeys((*CHANNELS, OTHER), 0.0)
    for row in seen.figures.waiting:
        if row.what == what:
            kind, age = known(row.kind), _age(seen, row.oldest)
            counts[kind], oldest[kind] = counts[kind] + row.count, max(oldest[kind], age)
    labels = {channel: [("channel", channel), *more] for channel in counts}
    return (
        [(labels[each], count) for each, count in counts.items()],
        [(labels[each], age) for each, age in oldest.items()],
    )


def _age(seen: Seen, at: datetime | None) -> float:
    return max(0.0, (seen.now - at).total_seconds()) if at else 0.0


def _clock(seen: Seen) -> Iterator["Metric"]:
    rows = {row.what: row for row in seen.figures.waiting if row.what in ("timers", "late")}
    pending, late = rows.get("timers"), rows.get("late")
    yield _gauge("rida_timers_pending", "Timers that lie ahead.", [([], pending.count if pending else 0)])
    yield _gauge(
        "rida_timers_late", "Timers that are due and did not fire.", [([], late.count if late else 0)]
    )
    oldest = _age(seen, late.oldest if late else None)
    yield _gauge("rida_timers_late_seconds", "How late the longest due of them is.", [([], oldest)])
    fired = seen.site.runtime.metrics.lateness
    what = "How late timers fired: a case's ladder, and all others."
    yield _histogram(
        "rida_timer_lateness_seconds",
        what,
        ("kind",),
        [((kind,), fired[kind]) for kind in ("ladder", OTHER)],
    )
    cases = {row.kind: row.count for row in seen.figures.waiting if row.what == "cases"}
    open_cases = [([("status", str(each))], cases.get(each, 0)) for each in Status if each in cases]
    yield _gauge("rida_cases_open", "Cases that are worked on.", open_cases)


def _work(seen: Seen) -> Iterator["Metric"]:
    counted = seen.site.runtime.metrics
    turns = [(key, counted.turns[key]) for key in sorted(counted.turns)]
    yield _histogram("rida_turn_seconds", "Turns, and how long each took.", ("event", "channel"), turns)
    failed = [([("channel", each)], counted.failed_turns[each]) for each in (*CHANNELS, OTHER)]
    yield _counter("rida_turns_failed", "Tries of a turn that did not go.", failed)
    sends = [
        ([("channel", channel), ("fate", fate)], counted.sends[channel, fate])
        for channel in CHANNELS
        for fate in FATES
    ]
    yield _counter("rida_sends", "What became of what was sent.", sends)
    errors = [([("part", part)], counted.errors[part]) for part in PARTS]
    yield _counter("rida_errors", "Errors that were logged, by the part that met them.", errors)
    reports = seen.site.runtime.reports.counts
    heard = [([("kind", kind)], reports[kind]) for kind in (*ReportKind, UNKNOWN)]
    yield _counter("rida_delivery_reports", "What platforms reported of messages.", heard)


def _mailbox(seen: Seen) -> Iterator["Metric"]:
    """No sample of a look before the first one."""
    if not seen.site.house.mailbox:
        return
    box = seen.site.house.mailbox(seen.now)
    looked: list[Sample] = [([], box.looked.timestamp())] if box.looked else []
    what = "When all that lay in the mailbox had been read last."
    yield _gauge("rida_mailbox_looked_timestamp_seconds", what, looked)
    yield _gauge(
        "rida_mailbox_down_seconds", "How long it could not be read; 0: it can.", [([], box.down)]
    )
    yield _gauge("rida_mailbox_aside", "Mails that are to be tried again.", [([], box.aside)])
    fates = [([("fate", fate)], box.counts.get(fate, 0)) for fate in MAIL_FATES]
    yield _counter("rida_mails", "What became of mails that came in.", fates)


def _messages(seen: Seen) -> Iterator["Metric"]:
    budget = seen.site.house.budget
    if not budget.allowance and not seen.figures.messages:
        return
    counts = dict[tuple[str, str, str], int]()
    for row in seen.figures.messages:
        name = row.category or "unnamed"
        where = known(row.channel), name if name in CATEGORIES else OTHER
        kinds = {"billable": row.billable, "unreported": row.unreported}
        kinds["free"] = row.messages - row.billable - row.unreported
        for kind, count in kinds.items():
            counts[*where, kind] = counts.get((*where, kind), 0) + count
    rows = [
        ([("channel", a), ("category", b), ("price", c)], count) for (a, b, c), count in counts.items()
    ]
    yield _gauge("rida_month_messages", "Messages of this month where each has its price.", rows)
    what = "Free replies of a month; 0: nobody said how many."
    yield _gauge("rida_month_allowance", what, [([], budget.allowance)])


def _house(seen: Seen) -> Iterator["Metric"]:
    site, path = seen.site, seen.site.runtime.database.path
    sizes = [([("file", name)], _size(path, end)) for name, end in (("database", ""), ("wal", "-wal"))]
    yield _gauge("rida_database_bytes", "What the database takes on the disk.", sizes)
    room = site.runtime.attachments.room
    yield _gauge("rida_disk_free_bytes", "Free beyond what is kept for words.", [([], room.free)])
    yield from _backup(seen)
    answers = site.house.answers()
    yield _gauge("rida_answers_ready", "Whether questions are answered.", [([], int(answers.is_ready))])
    yield _counter("rida_answers_builds", "How often the answers were built.", [([], answers.builds)])
    yield _counter("rida_answers_build_seconds", "How long that took.", [([], answers.seconds)])
    yield _gauge("rida_streams_open", "Pages that hear news.", [([], len(site.bounds.streams))])
    ill = {(each.ailment.key, each.ailment.is_grave) for each in seen.ailing}
    rows = [
        ([("key", str(key)), ("grave", str(grave).lower())], int((key, grave) in ill))
        for key in Ailing
        for grave in (False, True)
    ]
    yield _gauge("rida_ailing", "What staff are told of the house itself.", rows)


def _backup(seen: Seen) -> Iterator["Metric"]:
    """No sample where there is none: its age would be a lie."""
    at = seen.site.house.last_backup(datetime.now(UTC))
    rows: list[Sample] = [([], at.timestamp())] if at else []
    yield _gauge("rida_backup_last_good_timestamp_seconds", "When the last good backup was made.", rows)
    is_on = int(seen.site.house.backups is not None)
    yield _gauge("rida_backup_enabled", "Whether there are nightly backups.", [([], is_on)])


def _size(path: Path, end: str) -> int:
    try:
        return Path(f"{path}{end}").stat().st_size
    except OSError:
        return 0


_PARTS: tuple[Callable[[Seen], Iterator["Metric"]], ...] = (
    _about,
    _waiting,
    _clock,
    _work,
    _mailbox,
    _messages,
    _house,
)


# How it is written ------------------------------------------------------------------------------------

Sample = tuple[Sequence[tuple[str, str]], float]
"""Labels, all of one family in the same order, and what there is of it."""


def _gauge(name: str, what: str, samples: Sequence[Sample]) -> "Metric":
    from prometheus_client.core import GaugeMetricFamily

    family = GaugeMetricFamily(name, what, labels=_names(samples))
    for labels, value in samples:
        family.add_metric([said for _, said in labels], value)
    return family


def _counter(name: str, what: str, samples: Sequence[Sample]) -> "Metric":
    from prometheus_client.core import CounterMetricFamily

    family = CounterMetricFamily(name, what, labels=_names(samples))
    for labels, value in samples:
        family.add_metric([said for _, said in labels], value)
    return family


def _histogram(
    name: str, what: str, labels: tuple[str, ...], rows: Sequence[tuple[tuple[str, ...], Histogram]]
) -> "Metric":
    from prometheus_client.core import HistogramMetricFamily
    from prometheus_client.utils import floatToGoString

    family = HistogramMetricFamily(name, what, labels=labels)
    for said, histogram in rows:
        ends = [*map(floatToGoString, histogram.bounds), "+Inf"]
        buckets = list(zip(ends, map(float, histogram.cumulative), strict=True))
        family.add_metric(said, buckets, histogram.total)
    return family


def _names(samples: Sequence[Sample]) -> list[str]:
    return [name for name, _ in samples[0][0]] if samples else []
