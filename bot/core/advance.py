"""One event in, the next conversation and what shall be done out. Pure.

The order is the promise (C3). The gates are asked first: a cry for help goes before everything. Then what
was shown is understood: a typed number or label is a press. Then the rules are asked, first those of the
step that the conversation is in, then whatever may begin. The `last` steps take what no rule took, so
that every message is answered. Whoever is asked may decline, and then the next one is asked.
"""

from dataclasses import replace

from bot.core.conversation import Choice, Conversation
from bot.core.effects import Text
from bot.core.events import ButtonPressed, Event, MessageReceived, Words
from bot.core.facts import Facts
from bot.core.labels import short
from bot.core.topic import Gate, Handlers, taken
from bot.core.turn import Tables, Turn

RESTATED = 5
"""How often a rule may say what an event stands for before the tables are known to go in a circle."""


class EndlessRestatement(Exception):
    """Steps restate an event as each other's. One of them must take the turn."""


def advance(conversation: Conversation, event: Event, facts: Facts, handlers: Handlers) -> Turn:
    turn = Turn(conversation, event, facts, handlers)
    return replace(_let_in(turn, handlers, handlers.gates), event=event)


def _let_in(turn: Turn, handlers: Handlers, gates: tuple[Gate, ...]) -> Turn:
    """Through the gates in their order. What one of them restates goes to those behind it."""
    if not gates:
        return _asked(turn, handlers, RESTATED)
    gate, *behind = gates
    met = gate.step(turn)
    if met is not None and not met.restatement:
        return met
    done, events = (met, met.restatement) if met else (turn, (turn.event,))
    for event in events:
        done = _let_in(_with(done, event), handlers, tuple(behind))
    return gate.after(turn, done) if gate.after else done


def _asked(turn: Turn, handlers: Handlers, left: int) -> Turn:
    """Of the rules. What one of them restates is asked of all of them anew."""
    turn = _with(turn, understood(turn))
    done = taken(turn, handlers) or turn
    if done.restatement and not left:
        raise EndlessRestatement(type(turn.event).__name__)
    for event in done.restatement:
        done = _asked(_with(done, event), handlers, left - 1)
    return done


def _with(turn: Turn, event: Event) -> Turn:
    return replace(turn, event=event, restatement=())


def understood(turn: Turn) -> Event:
    """What the words stand for where they are a press."""
    return _understood(turn.conversation, turn.event, turn.facts, turn.tables)


def _understood(conversation: Conversation, event: Event, facts: Facts, tables: Tables) -> Event:
    """A typed number, label or command is the press it stands for. Anything else stays what it is."""
    if not isinstance(event, MessageReceived) or not _is_typed(event.words):
        return event
    typed = facts.fold(event.words.text)
    choice = _chosen(typed, conversation, facts)
    if choice:
        stamp = conversation.stamp
        return ButtonPressed(choice.action, choice.arg, stamp, event.by, event.words.text, typed=True)
    action = tables.commands.get(typed)
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
