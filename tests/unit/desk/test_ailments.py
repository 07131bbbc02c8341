"""What ails the house is said at the desk with its mend, and what is grave by e-mail to whoever leads."""

from datetime import UTC, datetime

import pytest

from bot.core.ailments import Ailing, Ailment, Found
from bot.core.conversation import desk
from bot.core.events import AilmentsBegan, AilmentsOver, CheckDone, MessageReceived, Words
from bot.texts.catalogue import plain
from tests.unit.world import SUNDAY_TEN, World

DESK = desk("web")
LEADERS = ["director@example.org", "supervisor@example.org"]
MILD = Ailment(Ailing.CHECK, {"what": "no public address", "mend": "set web.public_url"}, subject="url")
GRAVE = Ailment(Ailing.CHECK, {"what": "no disk", "mend": "mend the disk"}, None, True, "disk")
SINCE = (SUNDAY_TEN, datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("event", "key"),
    [
        (AilmentsBegan((MILD, GRAVE), SINCE), "desk-ails"),
        (AilmentsOver((MILD, GRAVE), SINCE), "desk-well"),
    ],
)
def test_all_of_it_is_said_at_the_desk_and_the_grave_by_mail(
    event: AilmentsBegan | AilmentsOver, key: str
) -> None:
    world = World()
    (said,) = world.happen(DESK, event)
    assert said.key == key
    assert all(words in said.text for words in ("no public address", "no disk"))
    assert sorted(to for to, _ in world.mails) == LEADERS
    assert all("no disk" in mail.text and "public" not in mail.text for _, mail in world.mails)
    begun = key == "desk-ails"
    assert ("mend the disk" in plain(said.text)) is begun, "what is over needs no mend"


def test_what_is_not_grave_is_not_mailed() -> None:
    world = World()
    (said,) = world.happen(DESK, AilmentsBegan((MILD,), SINCE[:1]))
    assert "set web.public_url" in said.text and world.mails == []


LEADER, AGENT = "supervisor", "agent"


def test_a_leader_asks_for_the_check_and_reads_what_it_found() -> None:
    for words in ("/check", "/فحص"):
        world = World()
        said = world.happen(DESK, MessageReceived(Words(words), by=LEADER))
        assert [message.key for message in said] == ["desk-check-begun"] and world.looks == 1
    (found,) = world.happen(DESK, CheckDone((Found("x", "no mail", "set smtp up"),)))
    assert "no mail" in found.text and "set smtp up" in found.text
    for event, key in ((CheckDone(()), "check-nothing"), (CheckDone((), is_done=False), "check-failed")):
        assert [message.key for message in world.happen(DESK, event)] == [key]


def test_others_may_not() -> None:
    world = World()
    said = world.happen(DESK, MessageReceived(Words("/check"), by=AGENT))
    assert "desk-check-begun" not in [message.key for message in said] and world.looks == 0
