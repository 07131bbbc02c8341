"""Every text that is said to a person has its purpose (`bot/core/purpose.py`)."""

import ast

import pytest

from bot.core.messages import Message
from bot.core.purpose import _EXACT, _FAMILIES, Purpose, purpose_of, row_of
from tests.unit.conventions.test_text_keys import (
    Module,
    _leaves,
    as_written,
    calls,
    modules,
    sentences,
)
from tests.unit.conventions.text_keys import KEYS

TO_PEOPLE = ("handlers.person", "handlers.shared", "handlers.staff_private", "bot.runtime.turns.worker")
SAYS = ("show", "reply", "notice", "say", "Reply")


def said_by(module: Module) -> set[str]:
    """The keys of what a module says. Where one is put together elsewhere, every sentence that the module
    names counts, but for what is only a part of another one."""
    found, is_elsewhere = set[str](), False
    for key in (call.args[0] for name, call in calls(module.tree) if name in SAYS and call.args):
        inner = key.args[0] if isinstance(key, ast.Call) and key.args else key
        fixed = set(_leaves(inner))
        found |= {*fixed, *(KEYS.get(as_written(inner), ()) if isinstance(inner, ast.JoinedStr) else ())}
        is_elsewhere |= not fixed
    return found | (named_in(module) - parts_in(module) if is_elsewhere else set())


def named_in(module: Module) -> set[str]:
    found = set[str]()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            found |= set(KEYS.get(as_written(node), ()))
    return found


def parts_in(module: Module) -> set[str]:
    given = [call.args[0] for name, call in calls(module.tree) if name == "Text" and call.args]
    computed = {
        key for each in given if isinstance(each, ast.JoinedStr) for key in KEYS[as_written(each)]
    }
    return computed | {value for each in given for value in _leaves(each)}


def said_to_people() -> set[str]:
    found = {key for module in modules() if module.name.startswith(TO_PEOPLE) for key in said_by(module)}
    return {key for key in found & sentences("ar") if not key.startswith("choice-")}


def test_whatever_is_said_to_a_person_has_its_row() -> None:
    assert len(said_to_people()) > 350
    assert sorted(key for key in said_to_people() if row_of(key) is None) == []


def test_no_row_stands_for_nothing() -> None:
    assert sorted(_EXACT.keys() - sentences("ar")) == []
    for begins in _FAMILIES:
        assert any(key.startswith(begins) for key in sentences("ar")), begins


def test_a_family_holds_no_key_that_has_a_row_of_its_own() -> None:
    """Or the order of the rows would decide."""
    assert [key for key in _EXACT for begins in _FAMILIES if key.startswith(begins)] == []


@pytest.mark.parametrize(
    ("key", "purpose"),
    [
        ("staff-wrote", Purpose.ANSWER),
        ("case-resolved", Purpose.ANSWER),
        ("promise-delayed", Purpose.MOVED_DATE),
        ("person-awaited", Purpose.APPEAL),
        ("closed-quietly", Purpose.RATING),
        ("draft-reminder", Purpose.NUDGE),
        ("smalltalk-bye", Purpose.REPLY),
        ("emergency-talk", Purpose.REPLY),
        ("said-by-a-later-version", Purpose.ANSWER),
    ],
)
def test_the_purpose_of_a_message(key: str, purpose: Purpose) -> None:
    assert purpose_of(Message("", "ar", key=key)) is purpose


def test_what_is_an_answer_goes_before_all_else() -> None:
    ranks = [each.rank for each in Purpose if each is not Purpose.TEMPLATE]
    assert ranks == sorted(ranks)
    assert max(each.rank for each in Purpose if each.is_answer) < Purpose.APPEAL.rank
    assert Purpose.APPEAL.rank < Purpose.RATING.rank < Purpose.NUDGE.rank
