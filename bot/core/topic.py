"""A topic is a table, in python-telegram-bot's vocabulary: entry points, states, fallbacks.

The first rule whose trigger matches takes the turn. Entry points match whatever the state, so what
they name may be pressed late or twice: their steps must bear it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from bot.core.events import ButtonPressed, Event, MessageReceived
from bot.core.turn import Step, Turn

E = TypeVar("E", bound=Event)
Trigger = Callable[[Event], bool]
Gate = Callable[[Turn, Step], Turn]
"""Stands before every rule: it lets the turn through to the step that walks them, or takes it itself."""


@dataclass(frozen=True, slots=True)
class Rule:
    trigger: Trigger
    step: Step


@dataclass(frozen=True, slots=True)
class State:
    """`ask` says what is expected here. `back` is the state before; empty leaves to the menu."""

    ask: Step
    rules: tuple[Rule, ...]
    back: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    name: str
    entry_points: tuple[Rule, ...] = ()
    states: Mapping[str, State] = field(default_factory=dict)
    fallbacks: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Handlers:
    """Everything `advance` walks. `commands` maps a folded word to the action that it presses.

    `heard` is what a message tells of who writes it, before any rule; it says nothing.
    `urgent` looks at what happened before every rule, in every state; None: it has nothing to say.
    `gate` walks the rules, or lets a flood's message wait for those that follow it.
    `everywhere` works in every state; `claim` takes what no rule took, so nothing goes unanswered;
    `stale` answers a press that came too late.
    """

    topics: tuple[Topic, ...]
    everywhere: tuple[Rule, ...]
    claim: Step
    stale: Step
    commands: Mapping[str, str] = field(default_factory=dict)
    heard: Step = lambda turn: turn
    urgent: "Callable[[Turn], Turn | None]" = lambda _: None
    gate: Gate = lambda turn, walk: walk(turn)

    def topic(self, name: str) -> Topic | None:
        return next((topic for topic in self.topics if topic.name == name), None)

    def state(self, topic: str, state: str) -> State:
        """Raises KeyError: no such state; a stored conversation never names one."""
        found = self.topic(topic)
        if found is None:
            raise KeyError(f"no topic {topic!r}")
        return found.states[state]


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


def on(kind: type[E], step: Callable[[Turn, E], Turn]) -> Rule:
    """A rule for an event that happened elsewhere: the step is handed the event itself."""

    def carry(turn: Turn) -> Turn:
        return step(turn, turn.event) if isinstance(turn.event, kind) else turn

    return Rule(lambda event: isinstance(event, kind), carry)
