"""One event in, the next conversation and what shall be done out. Pure.

The order is the promise (C3): a cry for help goes before everything; then what was shown is understood
first (a typed number or label is a press), then the step the conversation is in, then `menu`, `back`,
`cancel` and `human`, then whatever may begin; and what nobody took is claimed, so that every message is
answered.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.conversation import Choice, Conversation
from bot.core.effects import Text
from bot.core.events import ButtonPressed, Event, MessageReceived, Words
from bot.core.facts import Facts
from bot.core.labels import short
from bot.core.topic import Handlers, Rule
from bot.core.turn import Turn


def advance(conversation: Conversation, event: Event, facts: Facts, handlers: Handlers) -> Turn:
    turn = handlers.heard(Turn(conversation, event, facts, handlers))
    return handlers.urgent(turn) or handlers.gate(turn, ordinary)


def ordinary(turn: Turn) -> Turn:
    """The turn as it is when nothing is urgent and the gate lets it through."""
    handlers, event = turn.handlers, understood(turn)
    turn = replace(turn, event=event)
    for rule in _rules(turn):
        if rule.trigger(event):
            return rule.step(turn)
    return handlers.stale(turn) if isinstance(event, ButtonPressed) else handlers.claim(turn)


def understood(turn: Turn) -> Event:
    """What the words stand for where they are a press."""
    return _understood(turn.conversation, turn.event, turn.facts, turn.handlers)


def _rules(turn: Turn) -> Iterator[Rule]:
    """The rules in the order of their right: a late press skips those of the state."""
    handlers, conversation = turn.handlers, turn.conversation
    topic = handlers.topic(conversation.topic)
    if topic and not _late(turn):
        yield from topic.states[conversation.state].rules
    if topic:
        yield from topic.fallbacks
    yield from handlers.everywhere
    for each in handlers.topics:
        yield from each.entry_points


def _late(turn: Turn) -> bool:
    """A press of an earlier prompt is late, unless the same choice is on offer again right now: whoever
    sends a photo and presses "that is all" at once means it."""
    event, conversation = turn.event, turn.conversation
    if not isinstance(event, ButtonPressed) or event.stamp in (None, conversation.stamp):
        return False
    return all((c.action, c.arg) != (event.action, event.arg) for c in conversation.prompt)


def _understood(conversation: Conversation, event: Event, facts: Facts, handlers: Handlers) -> Event:
    """A typed number, label or command is the press it stands for. Anything else stays what it is."""
    if not isinstance(event, MessageReceived) or not _is_typed(event.words):
        return event
    typed = facts.fold(event.words.text)
    choice = _chosen(typed, conversation, facts)
    if choice:
        stamp = conversation.stamp
        return ButtonPressed(choice.action, choice.arg, stamp, event.by, event.words.text, typed=True)
    action = handlers.commands.get(typed)
    return ButtonPressed(action, by=event.by, label=event.words.text, typed=True) if action else event


def _is_typed(words: Words) -> bool:
    """Written here, and nothing else: what is passed on is somebody else's choice."""
    return not (words.attachments or words.location or words.forwarded)


def _chosen(typed: str, conversation: Conversation, facts: Facts) -> Choice | None:
    if typed.isdecimal() and len(typed) <= 2:
        return dict(enumerate(conversation.prompt, start=1)).get(int(typed))
    if not typed:
        return None
    labels = [(_label(choice, conversation, facts), choice) for choice in conversation.prompt]
    titles = [(choice.title, choice) for choice in conversation.prompt if choice.title]
    return {facts.fold(words): choice for words, choice in labels + titles}.get(typed)


def _label(choice: Choice, conversation: Conversation, facts: Facts) -> str:
    """What stood on its button. It is worded anew where that was not kept."""
    if choice.shown or choice.title:
        return choice.shown or short(choice.title)
    return facts.text(Text(choice.label_key), conversation.language)
