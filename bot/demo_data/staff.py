"""The staff of the made-up society: what they press and write in the rooms of cases, and at the desk."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from bot.core.case import Case
from bot.core.conversation import Address, desk, room_of
from bot.core.events import AttachmentKind, ButtonPressed, MessageReceived, Words
from bot.core.facts import Role, StaffMember
from bot.demo_data.files import kept_file
from bot.demo_data.office import Office
from bot.demo_data.plans import plan
from bot.demo_data.words import some
from bot.store.queries import cases, requests
from handlers.shared.assessing import assessing, may_assess

if TYPE_CHECKING:
    from bot.demo_data.person import Person

Story = AsyncIterator[timedelta]
MINUTE = timedelta(minutes=1)

ALL_OF_IT = (
    ("write", 0.6),
    ("note", 0.2),
    ("send", 0.05),
    ("ask", 0.15),
    ("answer", 0.15),
    ("offer", 0.06),
    ("delegate", 0.07),
    ("late", 0.06),
    ("goodwill", 0.04),
    ("identity", 0.03),
)


@dataclass(slots=True)
class Staff:
    """`reader` is whoever was invited to read what is confided."""

    office: Office
    chance: Random
    members: Sequence[StaffMember]
    reader: "Person | None" = None
    taught: int = 0
    _channel: str = field(init=False)

    def __post_init__(self) -> None:
        self._channel = self.office.app.settings.staff_channel

    def one(self, *roles: Role) -> str:
        """The id of somebody who has one of these roles, or of anybody."""
        able = [each for each in self.members if each.role in roles]
        return self.chance.choice(able or list(self.members)).id

    def leader(self) -> str:
        return self.one(Role.SUPERVISOR, Role.DIRECTOR)

    def agent(self) -> str:
        return self.one(Role.AGENT)

    # how they do it

    async def says(self, number: int, text: str, by: str) -> None:
        await self.office.say(self._room(number), MessageReceived(Words(text), by=by))

    async def presses(self, number: int, action: str, by: str, arg: str = "") -> None:
        await self.office.say(self._room(number), ButtonPressed(action, arg, by=by))

    async def at_desk(self, text: str, by: str) -> None:
        await self.office.say(desk(self._channel), MessageReceived(Words(text), by=by))

    async def press_at_desk(self, action: str, by: str) -> bool:
        return await self.office.press(desk(self._channel), action, by=by)

    def _room(self, number: int) -> Address:
        return room_of(number, self._channel)

    async def case(self, number: int) -> Case | None:
        async with self.office.app.database.read() as conn:
            return await cases.get(conn, number)

    def at_work(self, at: datetime) -> timedelta:
        """How long from now until then, or until the office opens after it."""
        calendar = self.office.app.working.calendar
        opens = at if calendar.is_open(at) else calendar.next_opening(at)
        return max(timedelta(), opens - self.office.wall.at)

    async def open_request(self) -> int | None:
        """The oldest one about somebody's data that waits."""
        async with self.office.app.database.read() as conn:
            waiting = await requests.open_ones(conn)
        return waiting[0].number if waiting else None

    # what they do

    async def works_on(self, number: int, person: "Person") -> Story:
        for at, _, what in list(plan(self.chance, self.office.wall.at, number, self._doing())):
            yield self.at_work(at)
            case = await self.case(number)
            if case is None or not case.is_open:
                return
            if what == "resolve":
                async for pause in self.resolves(number):
                    yield pause
            elif what == "answer":
                await person.opens("write-to-case", str(number))
                await person.says(some(self.chance, "answers"))
            else:
                await (self.sends_paper if what == "send" else getattr(self, f"_{what}"))(number)

    def _doing(self) -> tuple[tuple[str, float], ...]:
        """Of what nobody has done yet, one thing is certain, in however small a year."""
        missing = next((what for what, _ in ALL_OF_IT if self.office.first(what)), "")
        return tuple((what, 1.0 if what == missing else share) for what, share in ALL_OF_IT)

    async def resolves(self, number: int) -> Story:
        yield self.at_work(self.office.wall.at)
        by = self.agent()
        await self.presses(number, "resolve", by)
        await self.says(number, some(self.chance, "staff_done"), by)

    async def _take(self, number: int) -> None:
        await self.presses(number, "take", self.agent())

    async def _assess(self, number: int) -> None:
        """As it is proposed; now and then a member knows better. Of what is not assessed, nothing."""
        case = await self.case(number)
        if case is None or not may_assess(case) or case.assessment:
            return
        choices = assessing(case)
        pressed = choices[0] if self.chance.random() < 0.8 else self.chance.choice(choices[1:])
        await self.presses(number, pressed.action, self.agent(), pressed.arg)

    async def _write(self, number: int) -> None:
        await self.says(number, some(self.chance, "staff_words"), self.agent())

    async def sends_paper(self, number: int) -> None:
        """A paper, such as the certificate that was missing."""
        words = Words("هذه ورقتك", (await kept_file(self.office, self.chance, AttachmentKind.DOCUMENT),))
        await self.office.say(self._room(number), MessageReceived(words, by=self.agent()))

    async def _note(self, number: int) -> None:
        await self.says(number, f"// {some(self.chance, 'notes')}", self.agent())

    async def _ask(self, number: int) -> None:
        by = self.agent()
        await self.presses(number, "ask", by)
        await self.says(number, some(self.chance, "staff_asks"), by)

    async def _offer(self, number: int) -> None:
        by = self.agent()
        await self.presses(number, "offer", by)
        for _ in range(2):
            await self.says(number, some(self.chance, "ways"), by)
        await self.office.press(self._room(number), "offer-done", by=by)

    async def _delegate(self, number: int) -> None:
        """C17: to a member, with a task and a time."""
        by, there = self.leader(), self._room(number)
        await self.presses(number, "delegate", by)
        await self.office.press(there, "delegate-to", by=by)
        await self.says(number, some(self.chance, "tasks"), by)
        await self.office.press(there, self.chance.choice(("until-hours", "until-day")), by=by)

    async def _late(self, number: int) -> None:
        by = self.agent()
        await self.presses(number, "late", by)
        await self.says(number, some(self.chance, "staff_reasons"), by)
        await self.presses(number, "late-days", by, str(self.chance.randint(1, 3)))

    async def _goodwill(self, number: int) -> None:
        by = self.leader()
        await self.presses(number, "goodwill", by)
        await self.office.press(self._room(number), "give", by=by)

    async def _identity(self, number: int) -> None:
        by = self.leader()
        await self.presses(number, "identity", by)
        await self.says(number, "للاتصال به وإكمال الإجراء", by)

    async def answers_question(self, number: int) -> Story:
        yield self.at_work(self.office.wall.at + MINUTE * self.chance.uniform(2, 30))
        by = self.agent()
        await self.presses(number, "take", by)
        await self.says(number, some(self.chance, "staff_answers"), by)
        yield MINUTE
        if not self.taught or self.chance.random() < 0.4:
            await self._teach(number, by)
        yield MINUTE * 35

    async def _teach(self, number: int, by: str) -> None:
        """Half as another way to ask for what is known, half as a new answer that a leader approves."""
        there, self.taught = self._room(number), self.taught + 1
        await self.presses(number, "learn", by)
        if self.taught % 2 == 0 and await self.office.press(there, "learn-way", by=by):
            return
        await self.office.press(there, "learn-answer", by=by)
        await self.press_at_desk("learn-approve", self.leader())

    async def answers_cry(self, number: int) -> Story:
        await self.says(number, some(self.chance, "staff_words"), self.leader())
        yield MINUTE * 40
        if self.chance.random() < 0.4:
            by = self.leader()
            await self.presses(number, "false-alarm", by)
            await self.says(number, "كان يقصد غير ذلك", by)
        async for pause in self.resolves(number):
            yield pause
