"""What is urgent: every text that is said of a cry for help is, whoever reads it."""

import re
from pathlib import Path

import pytest

import bot.texts
from bot.core.conversation import Party
from bot.core.messages import CRIES, LISTS, Message, Urgency, urgency_of
from tests.table import rows

TEXTS = Path(bot.texts.__file__).parent / "ar"
KEYS = sorted(
    {
        key
        for file in TEXTS.glob("*.ftl")
        for key in re.findall(r"^([a-z0-9-]+) =", file.read_text(), re.M)
    }
)


def urgency(key: str, party: Party = Party.ROOM, **more: str | bool) -> Urgency:
    is_cry, stands = bool(more.pop("is_cry", False)), bool(more.pop("stands", False))
    message = Message("x", "ar", key=key, **{name: str(value) for name, value in more.items()})
    return urgency_of(message, party, is_cry=is_cry, stands=stands)


@rows("key", [key for key in KEYS if key.startswith(CRIES) or "urgent" in key.split("-")])
@rows("party", Party)
def test_whatever_tells_of_a_cry_is_first(key: str, party: Party) -> None:
    assert urgency(key, party) is Urgency.CRY


@pytest.mark.parametrize(
    ("key", "party", "more", "expected"),
    [
        ("card", Party.ROOM, {}, Urgency.NEWS),
        ("card", Party.ROOM, {"is_cry": True}, Urgency.CRY),
        ("card", Party.ROOM, {"stands": True}, Urgency.CHANGE),
        ("card", Party.ROOM, {"stands": True, "is_cry": True}, Urgency.CHANGE),
        ("room-person-wrote", Party.ROOM, {"is_cry": True}, Urgency.CRY),
        ("room-not-delivered", Party.ROOM, {"about": "-1:7"}, Urgency.SIGN),
        ("room-passed-on", Party.ROOM, {"about": "-1:7", "mark": "waiting"}, Urgency.SIGN),
        ("room-said", Party.ROOM, {"is_cry": True}, Urgency.LIST),
        ("staff-wrote", Party.PERSON, {}, Urgency.WORDS),
        ("staff-wrote-next", Party.PERSON, {}, Urgency.WORDS),
        ("menu", Party.PERSON, {}, Urgency.NEWS),
        ("morning-board", Party.DESK, {}, Urgency.LIST),
        ("desk-open-cases", Party.DESK, {}, Urgency.LIST),
        ("desk-parked-case", Party.DESK, {}, Urgency.NEWS),
    ],
)
def test_how_urgent_it_is(key: str, party: Party, more: dict[str, str | bool], expected: Urgency) -> None:
    assert urgency(key, party, **more) is expected


def test_no_list_has_lost_its_text() -> None:
    for beginning in LISTS:
        assert any(key.startswith(beginning) for key in KEYS), beginning
