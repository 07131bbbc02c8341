"""No part of the house leads back to itself: no module, no folder, no room."""

import pytest

from bench.house import Arrows, arrows, between, circles, folder_of, room_of, up_imports


@pytest.fixture(scope="module")
def by_module() -> Arrows:
    return arrows()


def test_there_is_something_to_look_at(by_module: Arrows) -> None:
    folders = between(by_module, folder_of)
    assert {"bot.core", "handlers.person", "handlers.person.registration", "faq.text"} <= folders.keys()
    assert "handlers.person.registration" in folders["handlers.person"]


def test_a_circle_would_be_seen() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]


def test_no_module_leads_back_to_itself(by_module: Arrows) -> None:
    assert circles(by_module) == []


def test_no_folder_leads_back_to_itself(by_module: Arrows) -> None:
    assert circles(between(by_module, folder_of)) == []


def test_no_room_leads_back_to_itself(by_module: Arrows) -> None:
    assert circles(between(by_module, room_of)) == []


def test_no_import_runs_back_up(by_module: Arrows) -> None:
    assert up_imports(by_module) == []
