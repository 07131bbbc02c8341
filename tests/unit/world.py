"""A small world for the pure core: a frozen clock, a calendar, texts, and whoever writes in it.

It carries out effects in memory the way the runtime does in the database, so that whole journeys can be
walked in microseconds. Nothing here decides anything.
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.channels.base import Message
from bot.core.advance import advance
from bot.core.case import Case, Entry
from bot.core.conversation import Address, Conversation, Party
from bot.core.effects import (
    CancelTimers,
    Effect,
    PostEvent,
    RecordEntry,
    RecordRating,
    SaveCase,
    SendEmail,
    SendReply,
    SetTimer,
)
from bot.core.events import ButtonPressed, Event, MessageReceived, Words
from bot.core.facts import Facts, Role, StaffMember
from bot.policy.calendar_rules import read_calendar
from bot.policy.ladder import DEFAULT, Ladder, read_rungs
from bot.texts.dates import Dates
from bot.texts.render import Renderer
from bot.texts.society import Society
from faq.normalise import fold
from faq.shipped import shipped
from handlers.tables import TABLES

ZONE = ZoneInfo("Asia/Riyadh")
CALENDAR = read_calendar(
    {"timezone": "Asia/Riyadh", "weekend": ["friday", "saturday"], "hours": ["08:00-16:00"]}
)
SUNDAY_TEN = datetime(2026, 11, 22, 7, tzinfo=UTC)
ANSWERS, _ = shipped()

DATES = Dates(ZONE)
SOCIETY = Society(
    name={"ar": "جمعية ماجد", "en": "Majid Society"},
    channels={
        "mobile": "966503011458",
        "phone": "0126062959",
        "email": "customer.service@majidsociety.org",
    },
    extension="2",
    initiatives=(),
    calendar=CALENDAR,
    dates=DATES,
)
RENDERER = Renderer(DATES, SOCIETY, lambda case: "")
LADDER = Ladder(read_rungs(DEFAULT), CALENDAR)

STAFF = (
    StaffMember("supervisor", "مشرف المشاريع", Role.SUPERVISOR, "supervisor@example.org"),
    StaffMember("agent", "موظف خدمة المستفيدين", Role.AGENT, "agent@example.org"),
    StaffMember("coordinator", "منسق المبادرات", Role.AGENT, "coordinator@example.org"),
    StaffMember("director", "المدير التنفيذي", Role.DIRECTOR, "director@example.org"),
)


@dataclass
class World:
    """Everything that has happened. `said` holds what each conversation was shown, in order."""

    now: datetime = SUNDAY_TEN
    conversations: dict[Address, Conversation] = field(default_factory=dict)
    cases: dict[int, Case] = field(default_factory=dict)
    entries: list[tuple[int, Entry]] = field(default_factory=list)
    ratings: list[RecordRating] = field(default_factory=list)
    said: dict[Address, list[Message]] = field(default_factory=dict)
    mails: list[tuple[str, Message]] = field(default_factory=list)
    timers: dict[str, tuple[datetime, Address, Event]] = field(default_factory=dict)
    _inbox: deque[tuple[Address, Event]] = field(default_factory=deque)

    # who does what

    def write(self, who: Address, text: str, by: str = "", **more: object) -> list[Message]:
        return self.happen(who, MessageReceived(Words(text), by=by, **more))  # type: ignore[arg-type]

    def press(self, who: Address, action: str, arg: str = "", by: str = "") -> list[Message]:
        """Press a button where it was last shown, with the stamp it was shown with."""
        for message in reversed(self.said.get(who, [])):
            for button in message.buttons:
                if button.action == action and (not arg or button.arg == arg):
                    return self.happen(who, ButtonPressed(action, button.arg, message.stamp, by))
        raise AssertionError(f"no button {action!r} was shown to {who.address}")

    def happen(self, who: Address, event: Event) -> list[Message]:
        """Let it happen, and everything that follows from it. Gives what `who` was shown meanwhile."""
        before = len(self.said.get(who, []))
        self._inbox.append((who, event))
        while self._inbox:
            self._turn(*self._inbox.popleft())
        return self.said.get(who, [])[before:]

    def wait(self, until: datetime) -> None:
        """Time passes; timers fire in order, each at its own time."""
        while due := sorted((at, key) for key, (at, _, _) in self.timers.items() if at <= until):
            at, key = due[0]
            _, to, event = self.timers.pop(key)
            self.now = max(self.now, at)
            self.happen(to, event)
        self.now = until

    # what a turn does

    def conversation(self, who: Address) -> Conversation:
        if who not in self.conversations:
            self.conversations[who] = Conversation(len(self.conversations) + 1, who)
        return self.conversations[who]

    def facts(self, who: Address, event: Event) -> Facts:
        return Facts(
            now=self.now,
            calendar=CALENDAR,
            ladder=LADDER,
            answers=ANSWERS,
            text=RENDERER.text,
            fold=fold,
            staff_channel="web",
            next_case=1001 + len(self.cases),
            staff=STAFF,
            actor=next((m for m in STAFF if m.id == getattr(event, "by", "")), None),
            cases=self._cases_of(who),
        )

    def _cases_of(self, who: Address) -> tuple[Case, ...]:
        conversation = self.conversation(who)
        cases = sorted(self.cases.values(), key=lambda case: -case.number)
        if who.party is Party.PERSON:
            return tuple(case for case in cases if case.person == conversation.id)
        if who.party is Party.ROOM:
            return tuple(case for case in cases if case.number == conversation.case)
        return tuple(case for case in cases if case.is_open)

    def _turn(self, who: Address, event: Event) -> None:
        conversation = self.conversation(who)
        turn = advance(conversation, event, self.facts(who, event), TABLES[who.party])
        self.conversations[who] = turn.conversation
        for effect in turn.effects:
            self._carry_out(turn.conversation, effect)

    def _carry_out(self, conversation: Conversation, effect: Effect) -> None:
        match effect:
            case SendReply(reply, stamp):
                shown = RENDERER.message(reply, conversation.language, stamp)
                self.said.setdefault(conversation.address, []).append(shown)
            case SendEmail():
                self.mails.append((effect.to, RENDERER.email(effect, "ar")))
            case SaveCase(case):
                self.cases[case.number] = case
            case RecordEntry(case, entry):
                self.entries.append((case, entry))
            case RecordRating():
                self.ratings.append(effect)
            case PostEvent(to, event):
                self._inbox.append((self._address(to), event))
            case SetTimer(key, due_at, to, event):
                self.timers[key] = (due_at, self._address(to), event)
            case CancelTimers(prefix):
                self.timers = {k: v for k, v in self.timers.items() if not k.startswith(prefix)}

    def _address(self, to: Address | int) -> Address:
        if isinstance(to, Address):
            return to
        return next(who for who, conversation in self.conversations.items() if conversation.id == to)

    # where every word is kept

    def kept(self) -> set[str]:
        """Every text that is still somewhere: in a draft, pending, with a case or in its history."""
        texts = {words.text for case in self.cases.values() for words in case.words}
        texts |= {case.expectation for case in self.cases.values()}
        texts |= {entry.words.text for _, entry in self.entries} | {e.detail for _, e in self.entries}
        for conversation in self.conversations.values():
            texts |= {words.text for words in conversation.pending.words}
            if draft := conversation.draft:
                texts |= {words.text for words in (*draft.words, *draft.replaced)} | {draft.expectation}
        return {text.strip() for text in texts}


def person(name: str = "p1") -> Address:
    return Address("web", name, Party.PERSON)


def room(number: int = 1001) -> Address:
    return Address("web", f"case-{number}", Party.ROOM)
