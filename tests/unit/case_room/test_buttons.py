"""Whatever can be pressed does something, and whatever a press does can be reached: in each table."""

from collections.abc import Iterator, Mapping
from functools import cache, partial

from bot.channels.shared import commands
from bot.core.events import ButtonPressed
from bot.core.staff_text import buttons
from bot.core.topic import Handlers, Rule
from handlers.person.own_cases.rating import RATES
from handlers.shared.approved_answer import ACTIONS
from handlers.tables import DESK, PEOPLE, ROOMS
from tests.table import rows
from tests.unit.conventions.test_text_keys import _named, modules_of
from tests.unit.world import World, person

TABLES = {"person": PEOPLE, "staff_private": PEOPLE, "case_room": ROOMS, "desk": DESK}
"""Which table takes what is pressed below a message of these modules."""

PRESSED_ELSEWHERE = {
    "this-topic": "questions/answering.py words it by `topic_choice`",
    "topic": "`topic_choice` words it",
    "start": "a link of ours opens the talk with it",
    "which-topic": "the channel presses it for an answer to a message of ours",
    "which-case": "a command without a number",
    "in-case": "a command with a number",
    "opt-out": "the words for it press it, and Meta's own switch (handlers/person/opt_out.py)",
    "show-held": "it stands below the template that calls somebody (bot/runtime/delivery/calls.py)",
    "private-seen": "it stands below what an earlier version told the readers of a private matter",
}
"""What no `Choice(…)` names as it stands, and who presses it."""

LINKS = {"place-start": "it opens the member's own talk with their code"}
"""What no table takes, for a link opens in its place."""


def rules(handlers: Handlers) -> Iterator[Rule]:
    for topic in handlers.topics:
        yield from (*topic.entry_points, *topic.fallbacks)
        yield from (rule for state in topic.states.values() for rule in state.rules)


@cache
def named(*calling: str) -> Mapping[str, set[str]]:
    """The actions that are given to these calls, and in which modules of handlers."""
    found: dict[str, set[str]] = {}
    for module in modules_of("handlers"):
        room = module.name.split(".")[1] if "." in module.name else ""
        for name, call in module.calls:
            if room and name in calling and call.args:
                for action in _named(module, call.args[0]):
                    found.setdefault(action, set()).add(room)
    return found


OFFERED = partial(named, "Choice")
TAKEN = partial(named, "pressed", "at_press")


@rows("action", lambda: sorted(OFFERED().keys() - LINKS.keys()))
def test_what_is_offered_is_taken_by_the_table_that_it_is_offered_in(action: str) -> None:
    press = ButtonPressed(action)
    for room in OFFERED()[action] & TABLES.keys():
        assert any(rule.trigger(press) for rule in rules(TABLES[room])), f"dead in {room}"


@rows("action", lambda: sorted(TAKEN()))
def test_what_is_taken_is_offered_somewhere_or_typed(action: str) -> None:
    typed = {*PEOPLE.commands.values(), *ROOMS.commands.values(), *DESK.commands.values()}
    typed |= {*commands.PERSON.values(), *commands.ALIASES.values()}
    typed |= {each.no for each in PEOPLE.ways.questions if each.unshown} | PEOPLE.ways.unshown.keys()
    typed |= {row.id for row in (*buttons.ROOM, *buttons.DESK) if row.command or row.place}
    assert action in {*OFFERED(), *typed, *RATES, *ACTIONS, *PRESSED_ELSEWHERE}, "no way leads to it"


def test_the_tables_were_read() -> None:
    assert len(OFFERED()) > 80 and len(TAKEN()) > 80
    assert not PRESSED_ELSEWHERE.keys() & OFFERED().keys() and LINKS.keys() <= OFFERED().keys()


def test_the_button_to_add_something_takes_what_is_added() -> None:
    world = World()
    world.write(person(), "شكوى")
    for act in ("ضاعت أوراقي", "هذا كل شيء", "أترك الحل لكم"):
        world.write(person(), act)
    assert world.conversation(person()).state == "summary"
    world.press(person(), "add-more")
    assert world.conversation(person()).state == "listening"
    for act in ("وانتظرت شهرًا", "هذا كل شيء"):
        world.write(person(), act)
    world.press(person(), "confirm")
    (case,) = world.cases.values()
    assert [words.text for words in case.words] == ["ضاعت أوراقي", "وانتظرت شهرًا"]
