"""One event in, the next conversation and what shall be done out. Pure.

The order is the promise (C3). The gates are asked first: a cry for help goes before everything. Then what
was shown is understood: a typed number or label is a press, and so is whatever else says one button. Then
the rules are asked, first those of the step that the conversation is in, then whatever may begin. The
`last` steps take what no rule took, so that every message is answered. Whoever is asked may decline, and
then the next one is asked.
"""

from collections.abc import Sequence
from functools import partial

from bot.core.conversation import Choice, Conversation
from bot.core.effects import Text
from bot.core.events import ButtonPressed, Event, MessageReceived
from bot.core.facts import Facts
from bot.core.replaced import replaced
from bot.core.topic import Gate, Handlers, taken
from bot.core.turn import Turn
from bot.core.ways import label_of, options_of, unshown_of
from faq.detect import typed_choice
from faq.detect.typed_choice import Option

RESTATED = 5
"""How often a rule may say what an event stands for before the tables are known to go in a circle."""


class EndlessRestatement(Exception):
    """Steps restate an event as each other's. One of them must take the turn."""


def advance(conversation: Conversation, event: Event, facts: Facts, handlers: Handlers) -> Turn:
    turn = Turn(conversation, event, facts, handlers)
    return replaced(_let_in(turn, handlers, handlers.gates), event=event)


def _let_in(turn: Turn, handlers: Handlers, gates: tuple[Gate, ...]) -> Turn:
    """Through the gates in their order. What one of them restates goes to those behind it."""
    for place, gate in enumerate(gates):
        met = gate.step(turn)
        if met is None and gate.after is None:
            continue  # most are met by most turns, and have nothing to say
        if met is not None and not met.restatement:
            return met
        done, events = (met, met.restatement) if met else (turn, (turn.event,))
        for event in events:
            done = _let_in(_with(done, event), handlers, gates[place + 1 :])
        return gate.after(turn, done) if gate.after else done
    return _asked(turn, handlers, RESTATED)


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
    same = event is turn.event and not turn.restatement
    return turn if same else replaced(turn, event=event, restatement=())


def understood(turn: Turn) -> Event:
    """What the words stand for where they are a press: of what is shown, in whatever way it is said, or
    of a command. Anything else stays what it is."""
    text = _typed(turn)
    options = _options(turn) if text else []
    found = typed_choice.said(text, options, openly=_is_open(turn)) if options else []
    if len(found) == 1:
        return _press(turn, turn.conversation.prompt[found[0]])
    return _command(turn, text) or _unshown(turn, text) or _pointed_at(turn, text, options, found)


def named(turn: Turn) -> Event:
    """The same by number, label or command alone, where what is said may be for somebody else."""
    text = _typed(turn)
    place = typed_choice.labelled(text, _options(turn)) if text else None
    found = None if place is None else _press(turn, turn.conversation.prompt[place])
    return found or _command(turn, text) or turn.event


def _typed(turn: Turn) -> str:
    """Written here, and nothing else: what is passed on is somebody else's choice."""
    event = turn.event
    if not isinstance(event, MessageReceived):
        return ""
    words = event.words
    is_more = words.attachments or words.location or words.forwarded
    return "" if is_more else words.text.strip()


def _press(turn: Turn, choice: Choice) -> ButtonPressed:
    event, stamp = turn.event, turn.conversation.stamp
    by, text = (event.by, event.words.text) if isinstance(event, MessageReceived) else ("", "")
    return ButtonPressed(choice.action, choice.arg, stamp, by, text, typed=True)


def _command(turn: Turn, text: str) -> ButtonPressed | None:
    action = turn.tables.commands.get(turn.facts.fold(text)) if text else None
    return replaced(_press(turn, Choice(action)), stamp=None) if action else None


def _unshown(turn: Turn, text: str) -> ButtonPressed | None:
    here, is_open = turn.conversation, _is_open(turn)
    found = unshown_of(here.prompt, turn.tables.ways, in_step=bool(here.topic), is_open=is_open)
    said = typed_choice.said(text, [option for _, option in found], openly=True) if text else []
    return _press(turn, found[said[0]][0]) if len(said) == 1 else None


def _pointed_at(turn: Turn, text: str, options: Sequence[Option], said: list[int]) -> Event:
    """By its place or a part of its label, where nothing else was said."""
    place = typed_choice.pointed_at(text, options) if options and not said else None
    return turn.event if place is None else _press(turn, turn.conversation.prompt[place])


def _is_open(turn: Turn) -> bool:
    here = turn.conversation
    return turn.tables.is_open(here.topic, here.state)


def _options(turn: Turn) -> list[Option]:
    """The buttons on show, with the words that stood on them."""
    here, word = turn.conversation, turn.facts.text
    anew = partial(label_of, word=lambda each: word(Text(each.label_key), here.language))
    ways, in_step = turn.tables.ways, bool(here.topic)
    return options_of(here.prompt, ways, anew, in_step=in_step, is_open=_is_open(turn))
