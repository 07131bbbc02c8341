"""A turn in the making: what the conversation becomes and what shall be done.

A step takes a turn and gives back a later one; nothing is changed in place and nothing happens here. A
step that gives back None has declined: the turn is not its business, and the next step is asked.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.core.appeal import handled
from bot.core.audit import MACHINE, Action, AuditNote, RecordAudit
from bot.core.case import Case, Entry, EntryKind, Move
from bot.core.conversation import (
    About,
    Address,
    Burst,
    Choice,
    Confided,
    Conversation,
    Draft,
    Held,
    Pending,
    Place,
    Undecided,
    room_of,
)
from bot.core.effects import (
    CancelTimers,
    Effect,
    PostEvent,
    RecordEntry,
    Reply,
    SaveCase,
    SaveRegistration,
    SendReply,
    SetTimer,
    Spoken,
    Text,
)
from bot.core.events import (
    Attachment,
    ButtonPressed,
    Event,
    MessageEdited,
    MessageReceived,
    Words,
)
from bot.core.facts import Facts
from bot.core.messages import CARRIED
from bot.core.registration import Registration, RegistrationDraft
from bot.core.replaced import replaced
from bot.core.ways import Ways


class Tables(Protocol):
    """What a step may know of the tables that it stands in. It cannot have them asked: that is for
    `advance` alone (bot/core/topic.py has the tables)."""

    @property
    def commands(self) -> Mapping[str, str]: ...

    @property
    def ways(self) -> Ways: ...

    def has(self, topic: str, state: str) -> bool: ...

    def is_open(self, topic: str, state: str) -> bool: ...

    def ask(self, topic: str, state: str) -> "Ask": ...

    def back(self, topic: str, state: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Turn:
    conversation: Conversation
    event: Event
    facts: Facts
    tables: Tables
    effects: tuple[Effect, ...] = ()
    restatement: tuple[Event, ...] = ()
    """With what the turn goes on; nothing: the step has taken it."""

    # what the step reads

    @property
    def words(self) -> Words:
        """What was just written or changed; empty when something was pressed or happened."""
        if not isinstance(self.event, MessageReceived | MessageEdited):
            return Words()
        words = self.event.words
        return words if words.at else replaced(words, at=self.facts.now)

    @property
    def text(self) -> str:
        return self.words.text.strip()

    @property
    def arg(self) -> str:
        return self.event.arg if isinstance(self.event, ButtonPressed) else ""

    @property
    def by(self) -> str:
        return self.facts.actor.id if self.facts.actor else ""

    def case(self, number: int) -> Case | None:
        """The case as this turn leaves it, so a step sees what an earlier one did."""
        saved = [e.case for e in self.effects if isinstance(e, SaveCase) and e.case.number == number]
        return saved[-1] if saved else self.facts.case(number)

    @property
    def cases(self) -> tuple[Case, ...]:
        saved = {e.case.number: e.case for e in self.effects if isinstance(e, SaveCase)}
        known = {case.number: case for case in self.facts.cases}
        return tuple(sorted((known | saved).values(), key=lambda case: -case.number))

    @property
    def registrations(self) -> tuple[Registration, ...]:
        """As this turn leaves them, the latest first."""
        saved = [e.registration for e in self.effects if isinstance(e, SaveRegistration)]
        known = {each.number: each for each in (*self.facts.registrations, *saved)}
        return tuple(sorted(known.values(), key=lambda each: -each.number))

    def registration(self, number: int) -> Registration | None:
        return next((each for each in self.registrations if each.number == number), None)

    def spoken(self, at: datetime) -> Spoken:
        """An instant (UTC) as one says it now; a promise in writing is told whole instead."""
        return Spoken(at, self.facts.now)

    # what the step says and does

    def reply(self, key: str, *choices: Choice, **said: Any) -> "Turn":
        """Say something here. Choices become the prompt that a typed number or label answers."""
        turn = self._prompted(choices) if choices else self
        return turn.show(key, *choices, **said)

    def notice(self, key: str, *choices: Choice, **said: Any) -> "Turn":
        """Say something that nobody asked for: it becomes the prompt only when nothing is in progress."""
        quiet = not self.conversation.topic
        return (self.reply if quiet else self.show)(key, *choices, **said)

    def show(
        self,
        key: str,
        *choices: Choice,
        files: tuple[Attachment, ...] = (),
        **said: Any,
    ) -> "Turn":
        """Say something without making it the prompt: its choices are entry points, valid at any time.

        What is `said` under the name of a field of `Content` goes along; all else are values of the text.
        """
        carried = {name: said.pop(name) for name in CARRIED if name in said}
        reply = Reply(Text(key, said), choices, attachments=files, **carried)
        return self.do(SendReply(reply, self.conversation.stamp))

    def _prompted(self, choices: tuple[Choice, ...]) -> "Turn":
        stamp = self.conversation.stamp + 1
        return self._changed(prompt=choices, stamp=stamp)

    def do(self, *effects: Effect) -> "Turn":
        return replaced(self, effects=self.effects + effects)

    def post(self, to: Address | int, event: Event) -> "Turn":
        return self.do(PostEvent(to, event))

    def to_room(self, case: int, event: Event) -> "Turn":
        return self.post(room_of(case, self.facts.staff_channel), event)

    def set_timer(
        self,
        key: str,
        due_at: datetime,
        to: Address | int,
        event: Event,
        *,
        keeps_pending: bool = False,
    ) -> "Turn":
        """One timer a key: a later one replaces it, or leaves it where it `keeps_pending`."""
        return self.do(SetTimer(key, due_at, to, event, keeps_pending=keeps_pending))

    def cancel_timers(self, prefix: str) -> "Turn":
        return self.do(CancelTimers(prefix))

    def move(self, case: Case, move: Move, detail: str = "", **changes: Any) -> "Turn":
        """Make a legal move of a case and write it into the case's history.

        Raises:
            IllegalMove: steps ask `case.can(move)` first; reaching this is a bug.
        """
        moved = handled(case.moved(move, **changes), move, self.by)
        entry = Entry(EntryKind.MOVED, self.facts.now, by=self.by, move=move, detail=detail)
        return self.do(SaveCase(moved), RecordEntry(case.number, entry))

    def record(self, case: int, kind: EntryKind, words: Words, detail: str = "") -> "Turn":
        entry = Entry(kind, self.facts.now, words=words, by=self.by, detail=detail)
        return self.do(RecordEntry(case, entry))

    def audit(
        self,
        action: Action,
        subject: str,
        *,
        person: int = 0,
        reason: str = "",
        by: str | None = None,
        words: tuple[str, ...] = (),
    ) -> "Turn":
        """Write into the audit trail that this was done to `subject`, about `person` (a conversation).
        Who did it is whoever wrote or pressed, and the machine where nobody did, unless `by` says it.

        Raises:
            NotForTheTrail: something of it is no code; reaching this is a bug.
        """
        who = self._doer if by is None else by
        return self.do(RecordAudit(AuditNote(action, subject, who, person, reason), words))

    @property
    def _doer(self) -> str:
        is_said = isinstance(self.event, MessageReceived | MessageEdited | ButtonPressed)
        return self.by or ("" if is_said else MACHINE)

    # who takes the turn

    def restated(self, *events: Event) -> "Turn":
        """The step says what the event stands for, and does not take the turn: it goes on with these
        events instead, one after the other. A typed yes is a press; what waited is read now."""
        return replaced(self, restatement=events)

    def let_through(self) -> "Turn":
        """A gate has noted what it had to, and the turn goes on with the same event."""
        return self.restated(self.event)

    # where the conversation goes

    def go(self, topic: str, state: str, **data: str) -> "Turn":
        """Enter a state and ask what it asks. Data of another topic is left behind."""
        kept = self.conversation.data if topic == self.conversation.topic else {}
        moved = self._changed(topic=topic, state=state, data={**kept, **data}, prompt=(), about=None)
        return self.tables.ask(topic, state)(moved)

    def enter(self, topic: str, state: str, **data: str) -> "Turn":
        """Enter a state without asking: what was just said asks already."""
        kept = self.conversation.data if topic == self.conversation.topic else {}
        about = self.conversation.about if topic == self.conversation.topic else None
        return self._changed(topic=topic, state=state, data={**kept, **data}, about=about)

    def ask_again(self) -> "Turn":
        conversation = self.conversation
        if not conversation.topic:
            return self
        return self.tables.ask(conversation.topic, conversation.state)(self)

    def leave(self) -> "Turn":
        """Leave the topic. A draft stays."""
        return self._changed(topic="", state="", data={}, prompt=(), about=None)

    def draft(self, draft: Draft | None) -> "Turn":
        return self._changed(draft=draft)

    def registering(self, draft: RegistrationDraft | None) -> "Turn":
        return self._changed(registering=draft)

    def pend(self, *words: Words, asked: tuple[int, ...] = (), met: tuple[Words, ...] = ()) -> "Turn":
        """Keep what was written outside any topic, until the next step takes it; with nothing: taken."""
        return self._changed(pending=Pending(words, asked=asked, met=met))

    def speak_of(self, about: About | None) -> "Turn":
        """What a question that leans on the one before is about."""
        return self._changed(about=about)

    def hold(self, *held: Held) -> "Turn":
        """Words of staff that wait (C16, C23)."""
        return self._changed(held=held)

    def numbered(self) -> tuple["Turn", str]:
        """A number that no earlier turn of this conversation was given, for what is pressed later."""
        stamp = self.conversation.stamp + 1
        return self._changed(stamp=stamp), str(stamp)

    def pause(self, place: Place | None) -> "Turn":
        """What is taken up again later: a form that waits while something else goes on."""
        return self._changed(paused=place)

    def spoken_to(self, case: int) -> "Turn":
        """The staff of this case spoke into the form that is open; 0: they have their answer."""
        return self._changed(spoken_in=case)

    def undecide(self, undecided: Undecided | None) -> "Turn":
        """Words that may be for the staff or for the form, until the person says which."""
        return self._changed(undecided=undecided)

    def confide(self, confided: Confided | None) -> "Turn":
        """What is told in confidence, apart from everything that other steps take along."""
        return self._changed(confided=confided)

    def pace(self, burst: Burst) -> "Turn":
        """How fast this conversation is written to."""
        return self._changed(burst=burst)

    def speak(self, language: str, *, chosen: bool = False) -> "Turn":
        """The buttons that stand there are known by their labels in the new language from now on."""
        prompt = tuple(replaced(choice, shown="") for choice in self.conversation.prompt)
        return self._changed(language=language, chose_language=chosen, prompt=prompt, wrote="")

    def wrote_in(self, language: str) -> "Turn":
        """In another language than they are answered in; "": in the same."""
        return self._changed(wrote=language)

    def _changed(self, **changes: Any) -> "Turn":
        return replaced(self, conversation=replaced(self.conversation, **changes))


Ask = Callable[[Turn], Turn]
Step = Callable[[Turn], Turn | None]
"""None: not mine, ask the next one."""
