"""How far it is: read from the database that a running Rida writes, and told step by step.

The rule this module guards: each step is told once, when it is there, and again only when it is undone.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.app.config_reload import REFUSED_KEPT
from bot.channels.telegram.group import connecting
from bot.channels.telegram.group.connecting import Connected
from bot.commands.beside import is_running, reading
from bot.config import Settings
from bot.core.places import StaffPlace
from bot.store.queries import places
from bot.store.queries import settings as values

OUT = "out"


@dataclass(frozen=True, slots=True)
class Seat:
    """Of a member: `state` is `config` (the file names the account), `taken`, `claimed` (somebody pressed
    and waits to be confirmed) or `free`."""

    id: str
    name: str
    role: str
    state: str


@dataclass(frozen=True, slots=True)
class Progress:
    """`refused` is why the running Rida does not take the file; `missing` what the bot lacks in the
    group (`OUT`: it was removed from it), None while that is not known; `others`: to how many more groups
    the code was brought."""

    is_running: bool = False
    is_taken: bool = False
    refused: tuple[str, ...] = ()
    group: int = 0
    title: str = ""
    missing: tuple[str, ...] | None = None
    others: int = 0
    seats: tuple[Seat, ...] = ()

    @property
    def there(self) -> int:
        return sum(seat.state in ("config", "taken") for seat in self.seats)

    @property
    def is_whole(self) -> bool:
        is_group = bool(self.group) and self.missing == ()
        return self.is_taken and is_group and self.there == len(self.seats)


async def looked_at(settings: Settings, bot: str, token: str, now: datetime) -> Progress:
    named = settings.telegram.staff_group or 0
    async with reading(settings) as conn:
        known = None if named else await connecting.connected(conn, bot)
        code = await connecting.code_now(conn)
        has = {each.member: each for each in await places.every(conn)}
        taken = await values.get(conn, connecting.TAKEN)
        refused = json.loads(await values.get(conn, REFUSED_KEPT) or "[]")
    return Progress(
        is_running=is_running(settings),
        is_taken=taken == connecting.digest(token),
        refused=tuple(refused),
        group=known.group if known else named,
        title=known.title if known else "",
        missing=() if named else _missing(known),
        others=code.others if code else 0,
        seats=tuple(_seats(settings, has, now)),
    )


def _missing(known: Connected | None) -> tuple[str, ...] | None:
    return None if known is None else (OUT,) if known.is_out else known.told


def _seats(settings: Settings, has: Mapping[str, StaffPlace], now: datetime) -> Iterator[Seat]:
    for member in settings.members:
        place = has.get(member.id)
        is_claimed = place is not None and place.is_waiting(now)
        state = "claimed" if is_claimed else "taken" if place and place.account else "free"
        state = "config" if member.private else state
        yield Seat(member.id, member.name, member.role.value, state)


Step = Mapping[str, Any]


@dataclass
class Teller:
    """What was told, so that nothing is told twice."""

    _before: Progress = field(default_factory=Progress)
    _is_first: bool = True

    def steps(self, now: Progress) -> list[Step]:
        """Those that are new since it was asked last, each with its name as `step`."""
        before, self._before = self._before, now
        is_first, self._is_first = self._is_first, False
        return [*_of_rida(before, now, is_first), *_of_group(before, now), *_of_members(before, now)]


def _of_rida(before: Progress, now: Progress, is_first: bool) -> Iterator[Step]:
    if now.is_running != before.is_running or is_first:
        yield {"step": "running" if now.is_running else "not-running"}
    if now.refused and now.refused != before.refused:
        yield {"step": "refused", "problems": list(now.refused)}
    if now.is_taken and not before.is_taken:
        yield {"step": "taken"}


def _of_group(before: Progress, now: Progress) -> Iterator[Step]:
    is_new = (now.group, now.missing) != (before.group, before.missing)
    if now.group and now.missing is not None and is_new:
        missing = list(now.missing)
        group = {"id": now.group, "title": now.title}
        yield {"step": "group", **group, "missing": missing, "whole": not missing}
    if now.others > before.others:
        yield {"step": "other-group", "count": now.others}


def _of_members(before: Progress, now: Progress) -> Iterator[Step]:
    if not now.group:
        return
    known = {seat.id: seat.state for seat in before.seats} if before.group else {}
    for seat in now.seats:
        if known.get(seat.id, "free") != seat.state:
            yield {
                "step": "member",
                "id": seat.id,
                "name": seat.name,
                "role": seat.role,
                "state": seat.state,
                "there": now.there,
                "of": len(now.seats),
            }
