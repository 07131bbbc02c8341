"""The long stretch's machine: turns of `advance`, what they leave, and timers that fall due."""

import heapq
import random
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from bot.config import Settings
from bot.core.advance import advance
from bot.core.case import Case
from bot.core.conversation import Address, Conversation, Party, desk
from bot.core.effects import (
    WAIT,
    WAIT_AT_MOST,
    AnnounceDay,
    CancelTimers,
    DayState,
    PostEvent,
    SaveCase,
    SendEmail,
    SendReply,
    SetAbsence,
    SetTimer,
)
from bot.core.events import DeliveryParked, Event, Notice
from bot.core.facts import Absence, Facts, Part, Role, StaffMember
from bot.core.related import Incident, Related, SaveIncident, led_by, named_case
from bot.core.turn import Turn
from bot.policy.ladder import Ladder
from bot.policy.working_time import Calendar
from faq.acts.heard import NOTHING_HEARD
from faq.text.normalise import fold
from handlers.tables import TABLES

DESK = desk("web")
STAFF = (
    StaffMember("supervisor", "S", Role.SUPERVISOR, "supervisor@example.org"),
    StaffMember("agent", "A", Role.AGENT, "agent@example.org"),
    StaffMember("coordinator", "C", Role.AGENT, "coordinator@example.org"),
    StaffMember("director", "D", Role.DIRECTOR, "director@example.org"),
)
SETTINGS = Settings()
CRASH, FAILURE = 1e-4, 0.01  # of turns, and of deliveries that tell a notice
_NOTHING: Any = SimpleNamespace(hints=lambda _: (), heard=lambda _: None, hear=lambda _: NOTHING_HEARD)

Seen = Callable[[Turn], None]


@dataclass
class Office:
    """What the database would hold. `now` is what the machine's clock says; `up_since` its last start or
    jump. `seen` is shown every turn before it is kept; `failed` the notices that did not arrive."""

    now: datetime
    chance: random.Random
    seen: Seen = lambda _: None
    failed: Callable[[Notice], None] = lambda _: None
    calendar: Calendar = field(default_factory=lambda: SETTINGS.working_time)
    days: dict[Any, AnnounceDay] = field(default_factory=dict)
    asked: frozenset[Any] = frozenset()
    absences: tuple[Absence, ...] = ()
    conversations: dict[Address, Conversation] = field(default_factory=dict)
    addresses: dict[int, Address] = field(default_factory=dict)
    cases: dict[int, Case] = field(default_factory=dict)
    incidents: dict[int, Incident] = field(default_factory=dict)
    timers: dict[str, tuple[datetime, int, Address, Event]] = field(default_factory=dict)
    queue: list[tuple[datetime, int, str]] = field(default_factory=list)
    inbox: deque[tuple[Address, Event]] = field(default_factory=deque)
    counts: Counter[str] = field(default_factory=Counter)
    up_since: datetime = field(default_factory=lambda: datetime(2027, 1, 1, tzinfo=UTC))
    made: int = 0

    # turns

    def happen(self, to: Address, event: Event) -> None:
        self.inbox.append((to, event))
        while self.inbox:
            where, first = self.inbox[0]
            turn = self._turn(where, first)
            if self.chance.random() < CRASH:  # killed before the commit: nothing of the turn is left
                self.counts["restarts"] += 1
                continue
            self.inbox.popleft()
            self._commit(turn)

    def _turn(self, who: Address, event: Event) -> Turn:
        self.counts["turns"] += 1
        conversation = self.conversations.get(who) or Conversation(self.known(who), who)
        return advance(conversation, event, self._facts(who, event), TABLES[who.party])

    def known(self, who: Address) -> int:
        """The id of a new conversation."""
        self.made += 1
        self.addresses[self.made] = who
        self.conversations[who] = Conversation(self.made, who)
        return self.made

    def _facts(self, who: Address, event: Event) -> Facts:
        by = getattr(event, "by", "")
        parts: dict[Part[Any], Any] = {
            Facts.answers: _NOTHING,
            Facts.next_case: 1001 + self.counts["cases"],
            Facts.related: self._related(who, event),
            Facts.known_problems: (),
            Facts.consents: (),
            Facts.requests: (),
            Facts.is_flood: False,
            Facts.waiting_notes: (),
            Facts.thanks: (),
            Facts.staff: STAFF,
            Facts.cases: self._cases(who),
            Facts.absences: self.absences,
            Facts.can_reply_freely_until: None,
            Facts.earlier: None,
        }
        return Facts(
            now=self.now,
            calendar=self.calendar,
            ladder=Ladder(SETTINGS.escalation.rungs, self.calendar),
            coach=_NOTHING,
            alarms=_NOTHING,
            passes=_NOTHING,
            text=lambda text, _: text.key,
            fold=fold,
            staff_channel="web",
            actor=next((m for m in STAFF if m.id == by), None) if by else None,
            asked_days=self.asked,
            event=type(event).__name__,
            parts=parts,
        )

    def _related(self, who: Address, event: Event) -> Related:
        """What a room may know of other cases."""
        mine = next(iter(self._cases(who)), None) if who.party is Party.ROOM else None
        if mine is None:
            return Related()
        found = self.cases.get(named_case(event, mine))
        return Related(found, incident=self.incidents.get(mine.incident or led_by(found)))

    def _cases(self, who: Address) -> tuple[Case, ...]:
        if who.party is Party.DESK:
            return tuple(case for case in self.cases.values() if case.is_open)
        number = int(who.address.rpartition("-")[2])
        return (self.cases[number],) if number in self.cases else ()

    def _commit(self, turn: Turn) -> None:
        self.seen(turn)
        self.conversations[turn.conversation.address] = turn.conversation
        for effect in turn.effects:
            self._keep(effect)

    def _keep(self, effect: Any) -> None:
        match effect:
            case SaveCase(case):
                self.counts["cases"] += case.number not in self.cases
                self.cases[case.number] = case
            case SaveIncident(incident):
                self.incidents[incident.lead] = incident
            case PostEvent(to, event):
                self.inbox.append((self._address(to), event))
            case SetTimer(key, due_at, to, event):
                if not (effect.keeps_pending and key in self.timers):
                    self._set(key, due_at, self._address(to), event)
            case CancelTimers(prefix):
                self._cancel(prefix)
            case AnnounceDay():
                self._announce(effect)
            case SetAbsence():
                self._away(effect)
            case SendEmail() if effect.notices:
                self._delivered("email", effect.case, effect.notices)
            case SendReply() if effect.reply.notices:
                self._delivered("web", effect.reply.notices[0].case, effect.reply.notices)
            case _:
                pass  # what moves no promise

    def _address(self, to: Address | int) -> Address:
        return self.addresses[to] if isinstance(to, int) else to

    def _announce(self, day: AnnounceDay) -> None:
        if day.state is DayState.ASKED:
            self.asked |= {day.day}
            return
        self.days[day.day] = day
        of = {s: frozenset(d for d, e in self.days.items() if e.state is s) for s in DayState}
        off = {d: self.days[d].name for d in of[DayState.OFF]}
        working, confirmed = of[DayState.WORKING], of[DayState.CONFIRMED]
        self.calendar = SETTINGS.working_time.with_days(off, working, confirmed)

    def _away(self, said: SetAbsence) -> None:
        others = tuple(each for each in self.absences if each.member != said.member)
        both = said.first and said.last
        new = (Absence(said.member, said.first, said.last, said.deputy),) if both else ()  # type: ignore[arg-type]
        self.absences = (*others, *new)

    def _delivered(self, channel: str, case: int | None, notices: tuple[Notice, ...]) -> None:
        """Or given up, and the desk told, as bot/runtime/delivery/sender.py does it."""
        self.counts["deliveries"] += 1
        if self.chance.random() >= FAILURE:
            return
        self.counts["deliveries failed"] += 1
        for notice in notices:
            self.failed(notice)
        parked = DeliveryParked(self.counts["deliveries"], channel, "Unreachable", case, notices)
        self.inbox.append((DESK, parked))

    # timers

    def _set(self, key: str, due: datetime, to: Address, event: Event) -> None:
        self.counts["timers"] += 1
        self.timers[key] = (due, self.counts["timers"], to, event)
        heapq.heappush(self.queue, (due, self.counts["timers"], key))

    def _cancel(self, prefix: str) -> None:
        number = prefix.split(":")[1]
        for key in [key for key in self.keys(number) if key.startswith(prefix)]:
            del self.timers[key]

    def keys(self, number: str) -> list[str]:
        """Of the pending timers of a case."""
        names = [rung.name for rung in SETTINGS.escalation.rungs] + ["~asked-1", "~asked-3"]
        keys = [f"case:{number}:ladder:{name}" for name in names] + [f"case:{number}:delegation"]
        quiet = f"talk:{self.cases[int(number)].person}:quiet" if int(number) in self.cases else ""
        after = f"case:{number}:rating", f"case:{number}:lasting"
        stands = f"notice:{number}:stands"
        return [key for key in (*keys, *after, quiet, stands) if key in self.timers]

    def next_due(self) -> datetime | None:
        while self.queue and self.timers.get(self.queue[0][2], (None, 0))[1] != self.queue[0][1]:
            heapq.heappop(self.queue)  # it was replaced or cancelled
        return self.queue[0][0] if self.queue else None

    def tick(self) -> None:
        """What is due goes to its inbox, the longest due first, and the turns are taken."""
        while (due := self.next_due()) and due <= self.now:
            _, _, key = heapq.heappop(self.queue)
            _, _, to, event = self.timers.pop(key)
            self.happen(to, event)

    def run_until(self, at: datetime) -> None:
        """The machine runs: a tick comes within a second of what is due."""
        while (due := self.next_due()) and due <= at:
            self.now = max(self.now, due + timedelta(seconds=self.chance.random()))
            self.tick()
        self.now = max(self.now, at)

    def started(self) -> None:
        """After an outage, a restart or a jump of the clock: what is due is taken at once, and what only
        waited for a moment, as bot/store/queries/timers.py does it."""
        self.up_since = self.now
        for key, (due, _, to, event) in list(self.timers.items()):
            if key.startswith(WAIT) and due > self.now + WAIT_AT_MOST:
                self._set(key, self.now, to, event)
        self.tick()
