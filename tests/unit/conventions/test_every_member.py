"""What is added to a closed set is demanded wherever the set is used (docs/decisions/62).

Here stand the demands that the types cannot make: tables that hold all members of a set, and the whole
life of a case of each kind.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum

import pytest

from bot.core.case import Kind, Status
from bot.core.conversation import desk
from bot.core.effects import Text
from bot.core.events import ButtonPressed
from bot.core.messages import Message
from bot.core.report import Figures, Promises, report_of
from bot.policy.languages import LANGUAGES
from bot.runtime.delivery.channel import Held, Refused, SendError, TryLater, Unreachable
from bot.runtime.delivery.failures import outcome_of
from bot.store.codec import dump, load
from bot.store.queries.outbox import Outcome
from bot.texts.catalogue import plain
from handlers.desk.reports import lines
from tests.unit.conventions.test_text_keys import Module, modules
from tests.unit.person.test_complaint import complain
from tests.unit.person.test_rating import done
from tests.unit.world import CALENDAR, RENDERER, World, person, room

# Tables ------------------------------------------------------------------------------------------------

PARTIAL = {
    "MOVES": "which statuses a move leaves is what the table says",
    "_HANDED": "as MOVES",
    "_TYPED": "the answers to the other fields are text in a sheet",
    "_FORMATS": "text has no format of its own in a sheet",
    "TABLES": "a mailbox only takes: nothing it does is an event",
    "SAID": "as TABLES",
    "STEPS": "an act without a step is for the approved answers",
    "WAYS": "what a form has no way for goes before it, or is told that it waits",
    "KINDLY": "only what is said kindly is returned kindly",
    "BUTTONS": "what can be chosen by a button; a danger and thanks are not",
    "_RECORDS": "all kinds together have no table of their own",
}
"""The tables that hold some members of a set only, and why."""


def tables() -> Iterator[tuple[str, type[Enum], set[Enum]]]:
    """Every table whose keys are members of one set: its name, the set, and the members in it."""
    for module in modules():
        for statement in module.tree.body:
            name = _name(statement)
            for node in ast.walk(statement):
                if isinstance(node, ast.Dict) and (members := _members(module, node)):
                    yield name, type(next(iter(members))), members


def _name(statement: ast.stmt) -> str:
    targets = (
        statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    )
    return str(getattr(targets[0], "id", getattr(statement, "name", "")))


def _members(module: Module, table: ast.Dict) -> set[Enum]:
    keys = [
        key for key in table.keys if isinstance(key, ast.Attribute) and isinstance(key.value, ast.Name)
    ]
    if not keys or len(keys) < len(table.keys):
        return set()
    found = {getattr(module.value(key.value.id), key.attr, None) for key in keys}  # type: ignore[attr-defined]
    return {each for each in found if isinstance(each, Enum)}


def test_a_table_by_the_members_of_a_set_holds_all_of_them() -> None:
    found = [(name, kind, members) for name, kind, members in tables() if name not in PARTIAL]
    assert {"ICONS", "_SPANS"} <= {name for name, _, _ in found}
    assert [(name, set(kind) - members) for name, kind, members in found if members != set(kind)] == []


def test_every_kind_of_failure_is_kept_as_an_outcome_of_its_own() -> None:
    kinds = {TryLater, Unreachable, Held, Refused}
    assert set(SendError.__subclasses__()) == kinds
    assert {outcome_of(kind("x")) for kind in kinds} == set(Outcome) - {Outcome.SENT}


# The life of a case of each kind ------------------------------------------------------------------------


def _asked(world: World) -> None:
    world.write(person(), "أبغى موظف")
    world.write(person(), "عندي سؤال عن ملفي القديم")


def _told(word: str) -> Callable[[World], None]:
    def tell(world: World) -> None:
        world.write(person(), word)
        world.write(person(), "المكافأة لم تصل منذ شهرين وعندي فكرة")

    return tell


def _begun(action: str) -> Callable[[World], None]:
    def tell(world: World) -> None:
        world.happen(person(), ButtonPressed(action))
        world.write(person(), "البيت يحتاج إلى ثلاجة وعندي خمسة أطفال")

    return tell


BY_MAIL = {Kind.COMPLAINT, Kind.DELAY, Kind.SUGGESTION}
"""Of whose opening the supervisors have a letter (C15)."""

OPENED_BY: Mapping[Kind, Callable[[World], None]] = {
    Kind.COMPLAINT: complain,
    Kind.QUESTION: _asked,
    Kind.DELAY: _told("بلاغ تأخير"),
    Kind.SUGGESTION: _told("اقتراح"),
    Kind.HELP: _begun("ask-help"),
}
"""How a person opens a case of each kind."""


def opened(kind: Kind) -> World:
    world = World()
    OPENED_BY[kind](world)
    assert world.cases[1001].kind is kind
    return world


def test_a_person_can_open_a_case_of_every_kind() -> None:
    assert set(OPENED_BY) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_its_room_has_a_card_and_its_supervisor_a_letter_where_the_policy_asks_for_one(
    kind: Kind,
) -> None:
    world = opened(kind)
    assert world.said[room()][0].key == "card"
    to = [to for to, mail in world.mails if mail.key.startswith("letter-opened")]
    assert to == (["supervisor@example.org"] if kind in BY_MAIL else [])


@pytest.mark.parametrize("kind", Kind)
def test_its_promise_is_watched_told_and_said_to_be_missed(kind: Kind) -> None:
    world = opened(kind)
    world.wait(world.cases[1001].due_at + timedelta(hours=1))
    assert "room-overdue" in [message.key for message in world.said[room()]]
    assert any(message.key.endswith("missed") for message in world.said[person()])
    assert world.cases[1001].was_missed


@pytest.mark.parametrize("kind", Kind)
def test_every_button_of_its_card_answers(kind: Kind) -> None:
    shown = {button.action for button in _card(opened(kind)).buttons}
    assert shown >= {"take", "resolve", "delegate", "note", "identity"}
    for action in sorted(shown):
        world = opened(kind)
        _card(world)
        assert world.press(room(), action, by="supervisor")


def _card(world: World) -> Message:
    """The card with all of its buttons."""
    card = next(message for message in world.said[room()] if message.key == "card")
    hides = any(button.action == "more" for button in card.buttons)
    return world.press(room(), "more", by="supervisor")[-1] if hides else card


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.is_rated])
def test_its_person_rates_it_and_opens_it_again(kind: Kind) -> None:
    world = opened(kind)
    done(world)
    world.press(person(), "rate-below", f"1001.{world.cases[1001].rounds}")
    world.press(person(), "solved-no", f"1001.{world.cases[1001].rounds}")
    assert world.cases[1001].status is Status.REOPENED


@pytest.mark.parametrize("kind", Kind)
def test_its_person_finds_it_among_their_own(kind: Kind) -> None:
    world = opened(kind)
    shown = world.happen(person(), ButtonPressed("my-cases"))
    assert "1001" in plain(shown[-1].text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_the_report_and_the_desk_name_it(kind: Kind, language: str) -> None:
    figures = Figures(opened={kind: 1}, promises={kind: Promises(kept=1)})
    report = report_of(date(2026, 11, 1), date(2026, 11, 30), figures, CALENDAR)
    name = plain(RENDERER.text(Text(f"kind-{kind}"), language))
    said = [plain(RENDERER.text(line, language)) for line in lines(report)]
    assert sum(name in line for line in said) >= 2
    world = opened(kind)
    assert "1001" in plain(world.write(desk("web"), "/open", by="supervisor")[-1].text)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("kind", Kind)
def test_it_is_read_as_it_was_kept_in_every_status(kind: Kind, status: Status) -> None:
    case = replace(opened(kind).cases[1001], status=status)
    assert load(dump(case), type(case)) == case
