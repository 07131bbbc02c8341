"""What a turn may know, gathered before it: inside its transaction, and from nowhere but here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Case
from bot.core.conversation import Conversation, Party
from bot.core.effects import Text
from bot.core.events import ButtonPressed, Event, MessageEdited, MessageReceived
from bot.core.facts import Answers, Coach, Facts, Ladder, Pace, StaffMember, WorkingTime
from bot.runtime.clock import Clock
from bot.store import cases


class LoadFacts(Protocol):
    async def __call__(
        self, conn: AsyncConnection, conversation: Conversation, event: Event, /
    ) -> Facts: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsLoader:
    clock: Clock
    calendar: WorkingTime
    ladder: Ladder
    answers: Answers
    coach: Coach
    text: Callable[[Text, str], str]
    fold: Callable[[str], str]
    staff_channel: str
    staff: tuple[StaffMember, ...] = ()
    pace: Pace = field(default_factory=Pace)

    async def __call__(self, conn: AsyncConnection, conversation: Conversation, event: Event) -> Facts:
        return Facts(
            now=self.clock.now(),
            calendar=self.calendar,
            ladder=self.ladder,
            answers=self.answers,
            coach=self.coach,
            text=self.text,
            fold=self.fold,
            staff_channel=self.staff_channel,
            next_case=await cases.next_case_number(conn),
            staff=self.staff,
            actor=self._actor(event),
            cases=await _cases(conn, conversation),
            pace=self.pace,
        )

    def _actor(self, event: Event) -> StaffMember | None:
        by = event.by if isinstance(event, MessageReceived | MessageEdited | ButtonPressed) else ""
        return next((member for member in self.staff if member.id == by), None)


async def _cases(conn: AsyncConnection, conversation: Conversation) -> tuple[Case, ...]:
    """A person's own, a room's one, at the desk all that are open; newest first."""
    match conversation.address.party:
        case Party.PERSON:
            return await cases.of_person(conn, conversation.id)
        case Party.ROOM:
            return await cases.numbered(conn, (conversation.case,) if conversation.case else ())
        case Party.DESK:
            return await cases.open_cases(conn)
        case Party.MAILBOX:
            return ()
