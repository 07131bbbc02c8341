"""What a turn may know, gathered before it: inside its transaction, and from nowhere but here.

What stands for every event is given at once; the parts are those that the event needs.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Gesture
from bot.core.conversation import Conversation
from bot.core.effects import Text
from bot.core.events import ButtonPressed, Event, IncidentAnswered, MessageEdited, MessageReceived
from bot.core.facts import Answers, Appeal, Facts, Pace, StaffMember
from bot.core.link_words import LinkWords
from bot.core.message_costs import Budget
from bot.core.passes import Passes
from bot.core.privacy import Privacy
from bot.core.receipts import Receipts
from bot.core.registration import Initiative
from bot.core.sorting import Sorting
from bot.policy.ladder import Ladder
from bot.policy.working_time import WorkingTime
from bot.runtime.shared.clock import Clock
from bot.runtime.turns.calendar import CurrentCalendar
from bot.runtime.turns.fact_parts import Loading
from bot.runtime.turns.facts_by_event import parts_of
from bot.runtime.turns.roster import Roster
from bot.runtime.turns.taught_answers import Learned
from bot.runtime.turns.triage import Flood
from faq.detect.emergency import Alarms
from faq.detect.receipts import DIGITS
from faq.detect.unkind_words import Coach


def fresh_receipt() -> str:
    """Of ten thousand million million: nobody guesses it, and no two are the same."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def fresh_digits(many: int) -> str:
    return f"{secrets.randbelow(10**many):0{many}}"


class LoadFacts(Protocol):
    async def __call__(
        self, conn: AsyncConnection, conversation: Conversation, event: Event, /
    ) -> Facts: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsLoader:
    """`working` lays what staff announced over `calendar` and `ladder`, and `learned` brings what they
    taught into `answers`; without them nothing is. `flood` sees when too many new cases come at once."""

    clock: Clock
    calendar: WorkingTime
    ladder: Ladder
    answers: Answers
    coach: Coach
    alarms: Alarms
    text: Callable[[Text, str], str]
    fold: Callable[[str], str]
    passes: Passes
    staff_channel: str
    staff: tuple[StaffMember, ...] = ()
    roster: Roster | None = None
    """Where the staff list may change meanwhile, it counts instead of `staff`."""
    working: CurrentCalendar | None = None
    learned: Learned | None = None
    pace: Pace = field(default_factory=Pace)
    fresh_digits: Callable[[int], str] = fresh_digits
    asks_number: str = ""
    """The channel on which people are asked once for a number; empty: on none."""
    goodwill: tuple[Gesture, ...] = ()
    sorting: Sorting = field(default_factory=Sorting)
    appeal: Appeal = field(default_factory=Appeal)
    initiatives: tuple[Initiative, ...] = ()
    receipts: Receipts = field(default_factory=lambda: Receipts(b"", fresh_receipt))
    flood: Flood | None = None
    privacy: Privacy = field(default_factory=Privacy)
    link_words: LinkWords = field(default_factory=LinkWords)
    budget: Budget = field(default_factory=Budget)

    async def __call__(self, conn: AsyncConnection, conversation: Conversation, event: Event) -> Facts:
        calendar, ladder, asked_days = await self._working_time(conn)
        now = self.clock.now()
        loading = self._loading(conn, conversation, event, now)
        wanted = parts_of(event, loading.party)
        return Facts(
            now=now,
            calendar=calendar,
            ladder=ladder,
            asked_days=asked_days,
            coach=self.coach,
            alarms=self.alarms,
            text=self.text,
            fold=self.fold,
            passes=self.passes,
            staff_channel=self.staff_channel,
            pace=self.pace,
            fresh_digits=self.fresh_digits,
            asks_number=conversation.address.channel == self.asks_number,
            goodwill=self.goodwill,
            sorting=self.sorting,
            appeal=self.appeal,
            initiatives=self.initiatives,
            receipts=self.receipts,
            privacy=self.privacy,
            link_words=self.link_words,
            actor=await _actor(loading),
            event=type(event).__name__,
            parts={part: await loading.of(part) for part in wanted},
        )

    def _loading(
        self, conn: AsyncConnection, conversation: Conversation, event: Event, now: datetime
    ) -> Loading:
        return Loading(
            conn=conn,
            conversation=conversation,
            event=event,
            now=now,
            passes=self.passes,
            receipts=self.receipts,
            members=self.roster.members if self.roster else self.staff,
            flood=self.flood,
            answers=self.answers,
            learned=self.learned,
            budget=self.budget,
        )

    async def _working_time(self, conn: AsyncConnection) -> tuple[WorkingTime, Ladder, frozenset[date]]:
        if self.working is None:
            return self.calendar, self.ladder, frozenset()
        await self.working.load(conn)
        return self.working.calendar, self.working.ladder, self.working.announced.asked


_ACTS = MessageReceived | MessageEdited | ButtonPressed | IncidentAnswered
"""What members of the staff do themselves; an answer to all of an incident is of whoever gave it."""


async def _actor(loading: Loading) -> StaffMember | None:
    event = loading.event
    by = event.by if isinstance(event, _ACTS) else ""
    members = await loading.of(Facts.staff) if by else ()
    return next((member for member in members if member.id == by), None)
