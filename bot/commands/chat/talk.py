"""A talk with the whole Rida of `rida run`, beside which nothing is sent and nothing stays.

The rules this module guards: the person's words take the way of every typed message; time passes by what
is said and by nothing else, so the same lines bring the same answers.
"""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.app.build import App, opened
from bot.channels.shared import commands
from bot.commands.chat.book import Book, book_of
from bot.commands.chat.lines import FromPerson, FromStaff, Line, NotUnderstood, Wait
from bot.config import Settings
from bot.core.case import Case
from bot.core.conversation import Address, Conversation, Party, desk, room_of
from bot.core.events import ButtonPressed, Event, MessageReceived, Words
from bot.core.facts import Role, StaffMember
from bot.core.messages import Button, Incoming
from bot.policy.dates import DateOutOfRange
from bot.runtime.transcript import shown
from bot.runtime.views import HistoryItem, Reading
from bot.store.queries import cases, conversations, history, timers
from bot.store.queries.history import Told
from faq.engine.kept import Kept, cache
from faq.engine.shipped import shipped
from faq.text.normalise import fold
from handlers.shared.second_look import lookers

PERSON = Address("web", "chat", Party.PERSON)
PACE = timedelta(seconds=5)
"""So long a line takes: a talk, and no burst."""

PAST_DUE = timedelta(minutes=1)
_SPEAKERS = (Role.SUPERVISOR, Role.DIRECTOR, Role.CONFIDENTIAL, Role.AGENT)
_COMMAND = re.compile(r"/([a-z_]+)(?: +([A-Za-z0-9_-]{1,64}))?")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one line brought. `act` is empty for presses; `replies` are the person's, `elsewhere` those of
    rooms and desk, `mails` the official ones; `offered` are the labels that a number presses now."""

    act: str
    replies: Sequence[HistoryItem]
    elsewhere: Sequence[Told]
    mails: Sequence[Told]
    topic: str
    state: str
    offered: Sequence[str]


@dataclass(slots=True)
class Talk:
    """`language` is what the person's platform says that they read."""

    app: App
    language: str
    lines: int = 0
    last: int = 0

    @property
    def now(self) -> datetime:
        """In the society's zone."""
        return self.app.runtime.clock.now().astimezone(self.app.settings.working_time.zone)

    async def take(self, line: Line) -> Answer:
        """Do what the line says, and everything that follows from it.

        Raises:
            NotUnderstood: it cannot be done; nothing was.
        """
        match line:
            case FromPerson(text):
                act = await self._from_person(text) if text.strip() else ""
                return await self._answer(act)
            case FromStaff(text):
                await self._from_staff(text)
                return await self._answer()
            case Wait(span):
                await self._wait(span)
                return await self._answer()

    async def book(self) -> Book:
        async with self.app.database.read() as conn:
            return await book_of(conn, await conversations.find(conn, PERSON))

    # Whoever speaks -----------------------------------------------------------------------------------

    async def _from_person(self, text: str) -> str:
        typed = MessageReceived(Words(text))
        is_press = _is_choice(text, await self._conversation())
        answers = isinstance(await self.app.runtime.understood(PERSON, typed), ButtonPressed)
        press = _commanded(text) or (None if answers else await self._pressed(PERSON, text))
        await self._say(PERSON, press or typed)
        return "" if is_press or press else self._heard(text)

    def _heard(self, text: str) -> str:
        best = self.app.answers.hear(text).acts
        return best[0].act.value if best else ""

    async def _from_staff(self, text: str) -> None:
        speaker, there = await self._speaker(), await self._room()
        at_desk = desk(self.app.settings.staff_channel)
        for place in dict.fromkeys((there, at_desk)):
            press = await self._pressed(place, text, by=speaker.id)
            if press:
                await self._say(place, press)
                return
        await self._say(there, MessageReceived(Words(text), by=speaker.id))

    async def _speaker(self) -> StaffMember:
        """The supervisor; of an appeal somebody who may look at it, where the supervisor may not."""
        members = self.app.settings.members
        newest = next(iter(await self._cases()), None)
        if newest and newest.appeal.is_appeal and newest.is_open:
            members = lookers(members, newest)
        speakers = (each for role in _SPEAKERS for each in members if each.role is role)
        speaker = next(speakers, None)
        if speaker is None:
            raise NotUnderstood("nobody works here: write a member with role: supervisor under staff")
        return speaker

    async def _room(self) -> Address:
        """Of the newest case that has one; before that, the desk."""
        channel, reading = self.app.settings.staff_channel, Reading(self.app.database)
        for case in await self._cases():
            room = room_of(case.number, channel)
            if await reading.has_room(room):
                return room
        return desk(channel)

    async def _pressed(self, place: Address, text: str, by: str = "") -> ButtonPressed | None:
        """The press of a button shown there, by its label; the newest of several. What a button only
        opens is no press."""
        wanted = shown(text)
        for item in reversed(await Reading(self.app.database).history(place)):
            for button in item.buttons:
                if shown(button.label) == wanted and not button.url:
                    return _press(button, item, by)
        return None

    async def _say(self, place: Address, event: Event) -> None:
        self.lines += 1
        incoming = Incoming(f"line-{self.lines}", place, event, self.language if place == PERSON else "")
        await self.app.runtime.intake.accept(incoming)
        await self.app.runtime.settle()
        await self.app.learned.caught_up()
        await self._pass(self.app.runtime.clock.now() + PACE)
        await self._wait_with_rida()

    # Time ---------------------------------------------------------------------------------------------

    async def _wait_with_rida(self) -> None:
        """Where Rida gathers what is written for some seconds, the answer comes after them."""
        while here := await self._conversation():
            async with self.app.database.read() as conn:
                over = await timers.next_wait_of(conn, here.id)
            if over is None:
                return
            await self._pass(max(over, self.app.runtime.clock.now()))

    async def _wait(self, span: timedelta | None) -> None:
        now = self.app.runtime.clock.now()
        until = now + span if span is not None else await self._past_promise(now)
        try:
            self.app.settings.working_time.due(until)
        except DateOutOfRange as error:
            raise NotUnderstood(str(error)) from None
        await self._pass(until)

    async def _past_promise(self, now: datetime) -> datetime:
        newest = next((case for case in await self._cases() if case.is_open), None)
        if newest is None:
            raise NotUnderstood(
                "no case is open, so no promise is ahead: /later takes 30m, 2h or 1d, too"
            )
        if newest.due_at + PAST_DUE <= now:
            raise NotUnderstood(f"the promise of {newest.number} has passed already")
        return newest.due_at + PAST_DUE

    async def _pass(self, until: datetime) -> None:
        await self.app.runtime.pass_to(until)
        await self.app.learned.caught_up()

    # What came of it ----------------------------------------------------------------------------------

    async def _answer(self, act: str = "") -> Answer:
        async with self.app.database.read() as conn:
            said = await history.told_after(conn, self.last)
        self.last = said[-1].number if said else self.last
        here = await self._conversation()
        return Answer(
            act,
            [each.item for each in said if each.address == PERSON],
            [each for each in said if each.address.party in (Party.ROOM, Party.DESK)],
            [each for each in said if each.address.party is Party.MAILBOX],
            here.topic if here else "",
            here.state if here else "",
            _labels(here) if here else (),
        )

    async def _conversation(self) -> Conversation | None:
        async with self.app.database.read() as conn:
            return await conversations.find(conn, PERSON)

    async def _cases(self) -> tuple[Case, ...]:
        """The newest first."""
        here = await self._conversation()
        async with self.app.database.read() as conn:
            return await cases.of_person(conn, *here.own) if here else ()


@asynccontextmanager
async def begun(settings: Settings, at: datetime, language: str) -> AsyncIterator[Talk]:
    """Of settings that name a place where nothing is yet. Rida understands as one that has run a while.

    Raises:
        StoreError: nothing can be written there.
    """
    answers, _ = shipped()
    answers.deepen(Kept(cache(), settings.answers.sense))
    async with opened(settings, wall=lambda: at) as app:
        yield Talk(app, language)


def _commanded(text: str) -> ButtonPressed | None:
    """«/menu» is the press of its button, as in every channel that has commands."""
    found = _COMMAND.fullmatch(text.strip())
    if not found:
        return None
    name, arg = found[1], found[2] or ""
    if name == "start" and arg:
        return ButtonPressed("start", arg, label=f"/{name}")
    action = None if arg else commands.PERSON.get(name) or commands.ALIASES.get(name)
    return ButtonPressed(action, label=f"/{name}") if action else None


def _labels(here: Conversation) -> tuple[str, ...]:
    return tuple(shown(choice.shown or choice.title) for choice in here.prompt)


def _is_choice(text: str, here: Conversation | None) -> bool:
    """Whether it presses a button of the question that stands, by its number or its label."""
    typed, labels = fold(text), _labels(here) if here else ()
    if typed.isdecimal() and len(typed) <= 2:
        return 1 <= int(typed) <= len(labels)
    return bool(typed) and typed in map(fold, labels)


def _press(button: Button, item: HistoryItem, by: str) -> ButtonPressed:
    return ButtonPressed(button.action, button.arg, item.stamp, by, button.label)
