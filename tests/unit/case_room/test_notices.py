"""What people hear of a known problem has an end of its own (docs/decisions/110)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.events import ButtonPressed, NoticeStands
from tests.unit.case_room.test_incidents import NOTICE, PEOPLE, complain
from tests.unit.case_room.test_related import keys, press, say
from tests.unit.world import World, room

ASKED = ("room-notice-stands", "room-notice-ended")


@pytest.fixture
def noticed() -> World:
    """An incident of two cases, of which people hear."""
    world = World()
    for who, text in zip(PEOPLE, ("تأخرت السلة", "ضاعت ورقتي في الفرع"), strict=False):
        complain(world, who, text)
    say(world, 1001, "/حادثة تأخر السلال")
    say(world, 1002, "/incident 1001")
    say(world, 1001, "/notice", by="supervisor")
    say(world, 1001, NOTICE, by="supervisor")
    return world


def told(world: World, number: int = 1001) -> list[str]:
    return [m.key for m in world.said[room(number)] if m.key in ASKED]


def is_heard(world: World) -> bool:
    return any(each.notice for each in world.incidents.values())


def wait(world: World, days: int) -> None:
    world.wait(world.now + timedelta(days=days))


def until_asked(world: World) -> None:
    world.wait(world.timers["notice:1001:stands"][0] + timedelta(minutes=1))


def test_whoever_leads_is_asked_and_without_a_word_it_is_taken_down(noticed: World) -> None:
    wait(noticed, 6)
    assert told(noticed) == []
    until_asked(noticed)
    assert told(noticed) == ["room-notice-stands"]
    asked = next(m for m in noticed.said[room()] if m.key == "room-notice-stands")
    assert NOTICE in asked.text and [b.action for b in asked.buttons] == ["notice-keep", "notice-off"]
    wait(noticed, 5)
    assert told(noticed) == list(ASKED) and not is_heard(noticed)
    assert "notice:1001:stands" not in noticed.timers
    (said,) = noticed.write(PEOPLE[3], "شكوى")[-1:]
    assert NOTICE not in said.text


def test_one_press_keeps_it_for_as_long_again(noticed: World) -> None:
    until_asked(noticed)
    noticed.press(room(), "notice-keep", by="supervisor")
    wait(noticed, 5)
    assert told(noticed) == ["room-notice-stands"] and is_heard(noticed)
    wait(noticed, 9)
    assert told(noticed) == ["room-notice-stands", *ASKED] and not is_heard(noticed)


def test_one_press_takes_it_down(noticed: World) -> None:
    until_asked(noticed)
    noticed.press(room(), "notice-off", by="supervisor")
    assert not is_heard(noticed)
    wait(noticed, 9)
    assert told(noticed) == ["room-notice-stands"]
    assert press(noticed, 1001, "notice-keep", by="supervisor") == ["room-notice-none"]
    assert not is_heard(noticed)


def test_only_who_may_write_it_keeps_it(noticed: World) -> None:
    until_asked(noticed)
    assert press(noticed, 1001, "notice-keep") == ["room-not-allowed"]
    assert noticed.timers["notice:1001:stands"][2] == NoticeStands(1001, is_end=True)


def test_both_come_in_office_hours(noticed: World) -> None:
    """Whatever days the society keeps, and however late the machine comes to it."""
    noticed.now = datetime(2027, 1, 8, 3, tzinfo=UTC)  # a Friday
    assert not noticed.calendar.is_open(noticed.now)
    for is_end in (False, True):
        noticed.timers.pop("notice:1001:stands", None)
        assert keys(noticed.happen(room(), NoticeStands(1001, is_end=is_end))) == []
        due, _, event = noticed.timers["notice:1001:stands"]
        assert event == NoticeStands(1001, is_end=is_end) and noticed.calendar.is_open(due)
        assert noticed.calendar.day_of(due) > date(2027, 1, 8)


def test_a_sentence_that_is_written_anew_stands_from_then_on(noticed: World) -> None:
    before = noticed.timers["notice:1001:stands"][0]
    noticed.now += timedelta(days=3)
    say(noticed, 1001, "/notice", by="supervisor")
    say(noticed, 1001, "وصلت السلال إلى حي النزهة، وبقي حي الورود.", by="supervisor")
    assert noticed.timers["notice:1001:stands"][0] > before


@pytest.mark.parametrize("way", ["notice-off", "/resolve تم"])
def test_what_is_told_no_more_is_not_asked_about(noticed: World, way: str) -> None:
    if way.startswith("/"):
        say(noticed, 1001, way)
    else:
        press(noticed, 1001, way, by="supervisor")
    wait(noticed, 12)
    assert told(noticed) == []


def test_it_is_asked_about_where_it_went(noticed: World) -> None:
    noticed.happen(PEOPLE[0], ButtonPressed("withdraw", "1001"))
    noticed.press(PEOPLE[0], "withdraw-yes")
    assert [key for key in noticed.timers if key.startswith("notice:")] == ["notice:1002:stands"]
    wait(noticed, 14)
    assert (told(noticed), told(noticed, 1002)) == ([], list(ASKED))
    assert not is_heard(noticed)


def test_one_of_an_older_version_is_asked_about_once_somebody_joins(noticed: World) -> None:
    del noticed.timers["notice:1001:stands"]
    complain(noticed, PEOPLE[2], "الباص ما جاء")
    say(noticed, 1003, "/incident 1001")
    first = noticed.timers["notice:1001:stands"][0]
    noticed.now += timedelta(days=1)
    complain(noticed, PEOPLE[3], "السلة")
    say(noticed, 1004, "/incident 1001")
    assert noticed.timers["notice:1001:stands"][0] == first
