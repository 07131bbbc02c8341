"""How the house is, in lights: what the health page for people shows. Pure but for what it is given.

The rules this module guards: green, yellow and red mean the same for everything; what is not known is
never green; everybody is shown only what people feel anyway, and the rest who looks after the house.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.runtime.views import Ran
from bot.store.queries.metrics import Waiting
from bot.store.queries.outages import Cause


class Colour(StrEnum):
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Light:
    """`what` ends the keys of its sentences (`health-WHAT`, `health-WHAT-COLOUR`); `channel` is of which,
    where it is of one. `since` (UTC) and `values` fill them."""

    what: str
    colour: Colour
    channel: str = ""
    since: datetime | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """What is known at `now` (UTC). `down` are the channels that do not work, and since when; `quiet` is
    when the book was restored, while what waited in it is held; `ran` is the version that has it;
    `causes` are what staff can mend, by channel.

    `wall` is the machine's own time (UTC), by which backups are made: a demonstration's clock may be
    moved."""

    now: datetime
    turns: bool
    writes: bool
    channels: tuple[str, ...]
    waiting: tuple[Waiting, ...] = ()
    down: Mapping[str, datetime] = field(default_factory=dict)
    free: int = 0
    has_backups: bool = False
    last_backup: datetime | None = None
    wall: datetime | None = None
    quiet: datetime | None = None
    ran: Ran | None = None
    causes: Mapping[str, Cause] = field(default_factory=dict)


READ_SOON, READ_LATE = timedelta(minutes=1), timedelta(minutes=5)
SENT_SOON, SENT_LATE = timedelta(minutes=5), timedelta(minutes=30)
FIRED_SOON, FIRED_LATE = timedelta(minutes=1), timedelta(minutes=10)
BACKUP_SOON, BACKUP_LATE = timedelta(hours=36), timedelta(days=2)
GIGABYTE = 10**9


def for_everybody(state: State) -> Iterator[Light]:
    yield _read(state)
    for channel in state.channels:
        yield _sent(state, channel)
    yield _promises(state)


def for_whoever_looks_after_it(state: State) -> Iterator[Light]:
    for channel, cause in state.causes.items():
        yield Light("mend", Colour.RED, channel, cause.since, {"why": cause.why})
    yield Light("database", Colour.GREEN if state.writes else Colour.RED)
    yield _disk(state)
    yield _backup(state)
    if state.quiet:
        yield Light("quiet", Colour.YELLOW, since=state.quiet)
    if state.ran:
        yield _version(state.ran)


def _read(state: State) -> Light:
    if not state.turns or not state.writes:
        return Light("read", Colour.RED)
    ages = [_age(state, row) for row in state.waiting if row.what == "inbox"]
    return Light("read", _by(max(ages, default=timedelta()), READ_SOON, READ_LATE))


def _sent(state: State, channel: str) -> Light:
    since = state.down.get(channel)
    if since:
        return Light("sent", Colour.RED, channel, since)
    if not state.turns:
        return Light("sent", Colour.YELLOW, channel)
    mine = [row for row in state.waiting if row.what == "queued" and row.kind == channel]
    ages = [_age(state, row) for row in mine]
    colour = _by(max(ages, default=timedelta()), SENT_SOON, SENT_LATE)
    return Light("sent", colour, channel, mine[0].oldest if mine else None)


def _promises(state: State) -> Light:
    if not state.turns:
        return Light("promises", Colour.RED)
    late = [_age(state, row) for row in state.waiting if row.what == "late"]
    return Light("promises", _by(max(late, default=timedelta()), FIRED_SOON, FIRED_LATE))


def _disk(state: State) -> Light:
    if state.free <= 0:
        return Light("disk", Colour.RED)
    return Light("disk", Colour.YELLOW if state.free < GIGABYTE else Colour.GREEN)


def _backup(state: State) -> Light:
    if not state.has_backups:
        return Light("backup-off", Colour.YELLOW)
    if state.last_backup is None:
        return Light("backup-none", Colour.YELLOW)
    age = (state.wall or state.now) - state.last_backup
    return Light("backup", _by(age, BACKUP_SOON, BACKUP_LATE), since=state.last_backup)


def _version(ran: Ran) -> Light:
    what = "version-after" if ran.before else "version"
    values = {"version": ran.version, "before": ran.before}
    return Light(what, Colour.GREEN, since=ran.since, values=values)


def _age(state: State, row: Waiting) -> timedelta:
    return state.now - row.oldest if row.oldest else timedelta()


def _by(age: timedelta, soon: timedelta, late: timedelta) -> Colour:
    if age <= soon:
        return Colour.GREEN
    return Colour.YELLOW if age <= late else Colour.RED
