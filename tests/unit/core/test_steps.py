"""A step may decline, and a step may say what an event stands for: who is asked next, and how often."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.core.advance import RESTATED, EndlessRestatement, advance
from bot.core.conversation import Choice, Conversation
from bot.core.effects import SendReply
from bot.core.events import (
    Attachment,
    AttachmentKind,
    ButtonPressed,
    Event,
    MessageReceived,
    TalkQuiet,
    Words,
)
from bot.core.topic import Gate, Handlers, Rule, State, Topic, on, pressed, said, sent
from bot.core.turn import Step, Turn
from tests.unit.conventions.test_rooms import imports
from tests.unit.world import World, person

HANDLERS = Path(__file__).parents[3] / "handlers"
HELLO = MessageReceived(Words("hello"))


@dataclass
class Asked:
    """Steps that note that they were asked, and about what."""

    names: list[str] = field(default_factory=list)

    def declining(self, name: str) -> Step:
        return self._step(name, lambda turn: None)

    def taking(self, name: str) -> Step:
        return self._step(name, lambda turn: turn.show(name))

    def restating(self, name: str, *events: Event) -> Step:
        return self._step(name, lambda turn: turn.restated(*events))

    def letting_through(self, name: str) -> Step:
        return self._step(name, lambda turn: turn.show(name).let_through())

    def _step(self, name: str, step: Callable[[Turn], Turn | None]) -> Step:
        def asked(turn: Turn) -> Turn | None:
            self.names.append(f"{name} {_told(turn.event)}")
            return step(turn)

        return asked


def _told(event: Event) -> str:
    if isinstance(event, ButtonPressed):
        return f"[{event.action}]"
    return event.words.text if isinstance(event, MessageReceived) else type(event).__name__


def walked(handlers: Handlers, event: Event = HELLO, **conversation: Any) -> Turn:
    facts = World().facts(person(), event)
    return advance(Conversation(1, person(), **conversation), event, facts, handlers)


def topic(*rules: Rule, name: str = "here", states: dict[str, State] | None = None) -> Topic:
    return Topic(name, entry_points=rules, states=states or {})


def texts(turn: Turn) -> list[str]:
    return [effect.reply.text.key for effect in turn.effects if isinstance(effect, SendReply)]


# Rules ------------------------------------------------------------------------------------------------


def test_where_a_rule_declines_the_next_is_asked_and_at_last_the_last_steps() -> None:
    asked = Asked()
    state = State(lambda turn: turn, (Rule(said, asked.declining("state")),))
    handlers = Handlers(
        topics=(topic(Rule(said, asked.declining("entry")), states={"open": state}),),
        last=(asked.declining("first of the last"), asked.taking("last"), asked.taking("never")),
    )
    done = walked(handlers, topic="here", state="open")
    assert asked.names == ["state hello", "entry hello", "first of the last hello", "last hello"]
    assert texts(done) == ["last"]


def test_what_a_step_did_before_it_declined_is_undone() -> None:
    def declining(turn: Turn) -> None:
        turn.show("never said")

    done = walked(
        Handlers(topics=(topic(Rule(said, declining)),), last=(lambda turn: turn.show("said"),))
    )
    assert texts(done) == ["said"]


def test_what_nobody_takes_does_nothing() -> None:
    done = walked(Handlers(topics=(), last=()), TalkQuiet(1001))
    assert done.effects == () and done.conversation == Conversation(1, person())


def test_a_rule_for_an_event_is_handed_the_event_itself() -> None:
    heard = topic(on(TalkQuiet, lambda turn, event: turn.show(f"quiet {event.case}")))
    assert texts(walked(Handlers(topics=(heard,), last=()), TalkQuiet(1001))) == ["quiet 1001"]


def test_a_file_without_words_is_sent_and_a_captioned_one_is_not() -> None:
    photo = Attachment("p1", AttachmentKind.PHOTO, "image/jpeg", 10)
    assert sent(MessageReceived(Words("", (photo,))))
    assert not any(map(sent, (HELLO, MessageReceived(Words("a caption", (photo,))), ButtonPressed("x"))))


# What an event stands for -----------------------------------------------------------------------------


def test_what_a_rule_restates_is_asked_of_all_rules_anew() -> None:
    asked = Asked()
    handlers = Handlers(
        topics=(topic(Rule(pressed("yes"), asked.taking("pressed"))),),
        last=(asked.restating("typed", ButtonPressed("yes")),),
    )
    done = walked(handlers)
    assert asked.names == ["typed hello", "pressed [yes]"]
    assert texts(done) == ["pressed"] and done.event is HELLO


def test_several_events_go_on_one_after_the_other() -> None:
    asked = Asked()
    both = MessageReceived(Words("one")), MessageReceived(Words("two"))
    form = topic(Rule(pressed("read"), asked.restating("read", *both)), Rule(said, asked.taking("said")))
    done = walked(Handlers(topics=(form,), last=()), ButtonPressed("read"))
    assert asked.names == ["read [read]", "said one", "said two"]
    assert texts(done) == ["said", "said"]


def test_a_restated_number_is_the_press_that_it_stands_for() -> None:
    asked = Asked()
    handlers = Handlers(
        topics=(topic(Rule(pressed("second"), asked.taking("pressed"))),),
        last=(asked.restating("last", MessageReceived(Words("2"))),),
    )
    walked(handlers, prompt=(Choice("first", shown="a"), Choice("second", shown="b")))
    assert asked.names == ["last hello", "pressed [second]"]


def test_steps_that_restate_each_other_come_to_an_end() -> None:
    asked = Asked()
    circle = topic(
        Rule(pressed("a"), asked.restating("a", ButtonPressed("b"))),
        Rule(pressed("b"), asked.restating("b", ButtonPressed("a"))),
    )
    with pytest.raises(EndlessRestatement, match="ButtonPressed"):
        walked(Handlers(topics=(circle,), last=()), ButtonPressed("a"))
    assert len(asked.names) == RESTATED + 1


# Gates ------------------------------------------------------------------------------------------------


def test_a_gate_that_takes_the_turn_lets_nothing_through() -> None:
    asked = Asked()
    gates = Gate(asked.declining("open")), Gate(asked.taking("shut")), Gate(asked.taking("behind"))
    done = walked(Handlers(topics=(), gates=gates, last=(asked.taking("last"),)))
    assert asked.names == ["open hello", "shut hello"] and texts(done) == ["shut"]


def test_what_a_gate_notes_stays_and_the_same_event_goes_on() -> None:
    asked = Asked()
    gates = Gate(asked.letting_through("noted")), Gate(asked.declining("behind"))
    done = walked(Handlers(topics=(), gates=gates, last=(asked.taking("last"),)))
    assert asked.names == ["noted hello", "behind hello", "last hello"]
    assert texts(done) == ["noted", "last"]


def test_what_a_gate_restates_goes_to_those_behind_it_only() -> None:
    asked = Asked()
    together = MessageReceived(Words("together"))
    gates = (
        Gate(asked.declining("before")),
        Gate(asked.restating("flood", together, ButtonPressed("menu"))),
        Gate(asked.declining("behind")),
    )
    walked(Handlers(topics=(), gates=gates, last=(asked.taking("last"),)))
    assert asked.names == [
        *("before hello", "flood hello"),
        *("behind together", "last together"),
        *("behind [menu]", "last [menu]"),
    ]


def test_a_gate_has_the_last_word_on_what_it_let_through_and_on_nothing_else() -> None:
    def after(before: Turn, done: Turn) -> Turn:
        assert before.effects == () and before.event is HELLO
        return done.show("after")

    quiet = Handlers(topics=(), gates=(Gate(lambda turn: None, after),), last=(lambda t: t.show("last"),))
    assert texts(walked(quiet)) == ["last", "after"]
    taken = Handlers(topics=(), gates=(Gate(lambda turn: turn.show("gate"), after),), last=())
    assert texts(walked(taken)) == ["gate"]


def test_a_gate_in_front_hears_the_last_word_after_those_behind_it() -> None:
    def last_word(name: str) -> Gate:
        return Gate(lambda turn: None, lambda _, done: done.show(name))

    gates = last_word("front"), last_word("behind")
    assert texts(walked(Handlers(topics=(), gates=gates, last=()))) == ["behind", "front"]


# No way around ----------------------------------------------------------------------------------------


def test_no_handler_asks_the_tables_by_itself() -> None:
    """It declines or restates, and `advance` goes on: `Turn.tables` cannot be asked. To know what words
    stand for is no way around."""
    for file in sorted(HANDLERS.rglob("*.py")):
        of_engine = {
            n for n in imports(file) if n.startswith(("bot.core.advance.", "bot.core.topic.taken"))
        }
        assert of_engine <= {"bot.core.advance.understood", "bot.core.advance.named"}, file
