"""The tables that a turn walks. A topic is one, in python-telegram-bot's vocabulary: entry points, states
and fallbacks.

A rule takes the turn if its trigger matches and its step does not decline. Entry points match whatever
the state, so what they name may be pressed late or twice: their steps must bear it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from bot.core.events import ButtonPressed, Event, MessageReceived
from bot.core.turn import Ask, Step, Turn
from bot.core.ways import Ways

E = TypeVar("E", bound=Event)
Trigger = Callable[[Event], bool]
After = Callable[[Turn, Turn], Turn]
"""It is handed the turn as it came to a gate, and as it is behind the gate; what it gives back counts."""


@dataclass(frozen=True, slots=True)
class Rule:
    trigger: Trigger
    step: Step


@dataclass(frozen=True, slots=True)
class State:
    """`ask` says what is expected here. `back` is the state before; empty leaves to the menu. `is_open`:
    the person answers in words of their own, so only what can be nothing else is taken for a button."""

    ask: Ask
    rules: tuple[Rule, ...]
    back: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    name: str
    entry_points: tuple[Rule, ...] = ()
    states: Mapping[str, State] = field(default_factory=dict)
    fallbacks: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """A step that is asked before every rule. `after` has the last word on what it let through."""

    step: Step
    after: After | None = None


@dataclass(frozen=True, slots=True)
class Handlers:
    """Everything that `advance` asks, in its order: the gates, the rules of the topics, and `last`.

    `commands` maps a folded word to the action that it presses, and `ways` say what is shown means.
    """

    topics: tuple[Topic, ...]
    last: tuple[Step, ...]
    gates: tuple[Gate, ...] = ()
    commands: Mapping[str, str] = field(default_factory=dict)
    ways: Ways = field(default_factory=Ways)

    def topic(self, name: str) -> Topic | None:
        return next((topic for topic in self.topics if topic.name == name), None)

    def has(self, topic: str, state: str) -> bool:
        found = self.topic(topic)
        return found is not None and state in found.states

    def is_open(self, topic: str, state: str) -> bool:
        """Whether the answer is asked for in the person's own words."""
        return self.has(topic, state) and self._state(topic, state).is_open

    def ask(self, topic: str, state: str) -> Ask:
        """Raises KeyError: no such state; a stored conversation never names one."""
        return self._state(topic, state).ask

    def back(self, topic: str, state: str) -> str:
        """Raises KeyError: as `ask`."""
        return self._state(topic, state).back

    def _state(self, topic: str, state: str) -> State:
        found = self.topic(topic)
        if found is None:
            raise KeyError(f"no topic {topic!r}")
        return found.states[state]


# Asking ----------------------------------------------------------------------------------------------


def taken(turn: Turn, handlers: Handlers) -> Turn | None:
    """What the first one makes of it that does not decline: a rule, or a step of `last`."""
    for step in _steps(turn, handlers):
        done = step(turn)
        if done is not None:
            return done
    return None


def _steps(turn: Turn, handlers: Handlers) -> Iterator[Step]:
    for rule in _rules(turn, handlers):
        if rule.trigger(turn.event):
            yield rule.step
    yield from handlers.last


def _rules(turn: Turn, handlers: Handlers) -> Iterator[Rule]:
    """The rules in the order of their right: a late press skips those of the state."""
    conversation = turn.conversation
    topic = handlers.topic(conversation.topic)
    if topic and not _late(turn):
        yield from topic.states[conversation.state].rules
    if topic:
        yield from topic.fallbacks
    for each in handlers.topics:
        yield from each.entry_points


def _late(turn: Turn) -> bool:
    """A press of an earlier prompt is late, unless the same choice is on offer again right now: whoever
    sends a photo and presses "that is all" at once means it. What an unknown prompt meant is no more."""
    event, conversation = turn.event, turn.conversation
    if not isinstance(event, ButtonPressed) or event.stamp is None:
        return False
    if event.stamp == conversation.stamp:
        return False
    if not conversation.knows(event.stamp):
        return True
    return all((c.action, c.arg) != (event.action, event.arg) for c in conversation.prompt)


# Triggers --------------------------------------------------------------------------------------------


def pressed(action: str) -> Trigger:
    return lambda event: isinstance(event, ButtonPressed) and event.action == action


def typed(event: Event) -> bool:
    """Words that would stand for a press elsewhere. A slash before them says that they do."""
    return isinstance(event, ButtonPressed) and event.typed and not event.label.lstrip().startswith("/")


def said(event: Event) -> bool:
    """Something with content was written: words, a file, a place."""
    return isinstance(event, MessageReceived) and bool(event.words)


def wrote(event: Event) -> bool:
    """Words were written, with or without files."""
    return isinstance(event, MessageReceived) and bool(event.words.text.strip())


def sent(event: Event) -> bool:
    """A file or a place came without words."""
    return said(event) and not wrote(event)


def on(kind: type[E], step: Callable[[Turn, E], Turn]) -> Rule:
    """A rule for an event that happened elsewhere: the step is handed the event itself."""

    def carry(turn: Turn) -> Turn | None:
        return step(turn, turn.event) if isinstance(turn.event, kind) else None

    return Rule(lambda event: isinstance(event, kind), carry)
