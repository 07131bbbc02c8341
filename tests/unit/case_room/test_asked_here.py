"""A bare yes or no in a room answers what Rida asked there, and is never sent to the person."""

from datetime import timedelta

import pytest

from bot.core.case import EntryKind
from bot.core.events import MessageReceived, Origin, Quoted, StaffWordsDelivered, Words
from bot.texts.catalogue import plain
from tests.unit.case_room.test_incidents import PEOPLE
from tests.unit.case_room.test_incidents import complain as tell
from tests.unit.case_room.test_related import keys, press, say
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room

DAY, TWO_DAYS = "نوصل السلة يوم الخميس", "نزوركم يوم الأربعاء.\nونوصل السلة يوم الخميس."


def begun() -> World:
    """A complaint, five minutes later."""
    world = World()
    complain(world)
    world.wait(world.now + timedelta(minutes=5))
    return world


@pytest.fixture
def world() -> World:
    """A day was promised, and Rida proposes to follow it."""
    world = begun()
    world.write(room(), DAY, by="agent")
    assert shown(world) == "room-action-proposed"
    return world


def shown(world: World, number: int = 1001) -> str:
    return world.said[room(number)][-1].key


def heard(world: World) -> int:
    return len(world.said[person()])


def quoting(world: World, text: str, quoted: str) -> list[str]:
    words = Words(text, quoted=Quoted(Origin.OURS, quoted))
    return keys(world.happen(room(), MessageReceived(words, "agent")))


@pytest.mark.parametrize("text", ["نعم", "ايوه", "تمام", "ok", "Yes", "👍"])
def test_a_yes_below_it_is_its_press(world: World, text: str) -> None:
    before = heard(world)
    assert "room-action-kept" in say(world, 1001, text, by="coordinator")
    assert [each.what for each in world.cases[1001].actions] == [DAY] and heard(world) == before


def test_a_no_below_it_drops_it(world: World) -> None:
    assert say(world, 1001, "لا") == ["room-action-dropped"]
    assert world.cases[1001].actions == ()


def test_who_may_not_press_it_is_told_so_and_nothing_is_sent(world: World) -> None:
    before = heard(world)
    assert say(world, 1001, "نعم", by="nobody") == ["room-not-allowed"]
    assert heard(world) == before


def test_what_was_delivered_meanwhile_comes_between_nothing() -> None:
    world = begun()
    world.happen(room(), MessageReceived(Words(DAY, id="m1"), "agent"))
    world.happen(room(), StaffWordsDelivered(1001, "m1"))
    assert "room-action-kept" in say(world, 1001, "نعم")


def test_once_the_person_has_written_it_is_for_them(world: World) -> None:
    world.write(person(), "متأكدين؟")
    before = heard(world)
    say(world, 1001, "نعم")
    assert world.cases[1001].actions == () and heard(world) == before + 1


def test_once_something_else_was_done_it_is_asked_whom_it_is_for(world: World) -> None:
    say(world, 1001, "ملاحظة: اتصلت بالسائق")
    assert say(world, 1001, "نعم") == ["room-unclear"]
    assert say(world, 1001, "لا") == ["room-unclear"]


def test_as_a_reply_it_is_meant_however_late(world: World) -> None:
    proposal = plain(world.said[room()][-1].text)
    world.write(person(), "متأكدين؟")
    world.now += timedelta(days=1)
    assert "room-action-kept" in quoting(world, "نعم", proposal)
    assert quoting(world, "نعم", proposal) == ["room-action-settled"], "and not the person's either"


def test_a_reply_to_what_the_person_said_is_for_them(world: World) -> None:
    world.write(person(), "متأكدين من يوم الخميس؟")
    before = heard(world)
    quoting(world, "نعم", "متأكدين من يوم الخميس؟")
    assert heard(world) == before + 1 and world.cases[1001].actions == ()


def test_of_two_it_is_asked_which() -> None:
    world = begun()
    world.write(room(), TWO_DAYS, by="agent")
    before = heard(world)
    assert say(world, 1001, "نعم") == ["room-which-asked"]
    asked = world.said[room()][-1]
    assert [b.action for b in asked.buttons] == ["action-keep", "action-keep"]
    assert "نزوركم" in asked.buttons[0].label and "2." in plain(asked.text)
    world.press(room(), "action-keep", asked.buttons[1].arg, by="agent")
    assert [each.what for each in world.cases[1001].actions] == ["ونوصل السلة يوم الخميس"]
    assert heard(world) == before


def test_of_two_a_reply_says_which() -> None:
    world = begun()
    world.write(room(), TWO_DAYS, by="agent")
    first = next(m for m in world.said[room()] if m.key == "room-action-proposed")
    assert "room-action-kept" in quoting(world, "تمام", plain(first.text))
    assert [each.what for each in world.cases[1001].actions] == ["نزوركم يوم الأربعاء"]
    assert say(world, 1001, "نعم") == ["room-unclear"], "the other one is not the last thing said"


def test_an_earlier_one_that_nobody_answered_is_open_still(world: World) -> None:
    world.write(room(), "ونزوركم يوم الأربعاء", by="agent")
    assert say(world, 1001, "نعم") == ["room-which-asked"]
    assert say(world, 1001, "لا") == ["room-which-asked"]
    assert [b.action for b in world.said[room()][-1].buttons] == ["action-drop", "action-drop"]


# Of an incident ------------------------------------------------------------------------------------------


@pytest.fixture
def incident() -> World:
    world = World()
    for who, text in zip(PEOPLE, ("تأخرت السلة", "ضاعت ورقتي في الفرع"), strict=False):
        tell(world, who, text)
    say(world, 1001, "/حادثة تأخر السلال")
    say(world, 1002, "/incident 1001")
    world.wait(world.now + timedelta(minutes=5))
    return world


def test_one_answer_to_all_is_let_go_and_kept_back_in_words(incident: World) -> None:
    say(incident, 1001, "/resolve وصلت السلال")
    assert say(incident, 1001, "لا") == ["room-incident-only"]
    assert incident.cases[1002].is_open
    assert say(incident, 1001, "نعم") == ["room-unclear"], "it was answered"


def test_a_yes_answers_all_and_then_looks_at_what_may_be_one_person_s_own(incident: World) -> None:
    say(incident, 1001, "/resolve حولنا المبلغ إلى الجوال ٠٥٥١٢٣٤٥٦٧")
    assert say(incident, 1001, "نعم") == ["room-incident-own-words"]
    assert say(incident, 1001, "نعم")[0] == "room-incident-answered"
    assert not incident.cases[1002].is_open
    told = [e.kind for n, e in incident.entries if n == 1001]
    assert EntryKind.STAFF_WROTE not in told, "nothing of it went to the person"


def test_a_notice_is_kept_and_taken_down_in_words(incident: World) -> None:
    say(incident, 1001, "/notice", by="supervisor")
    say(incident, 1001, "نعرف أن السلال تأخرت.", by="supervisor")
    for word, said in (("نعم", "room-notice-kept"), ("لا", "room-notice-off")):
        incident.wait(incident.timers["notice:1001:stands"][0] + timedelta(minutes=1))
        assert shown(incident) == "room-notice-stands"
        assert say(incident, 1001, word) == ["room-not-allowed"], "an agent does not speak for all"
        assert said in say(incident, 1001, word, by="supervisor")


def test_two_cases_are_merged_by_a_yes() -> None:
    world = World()
    complain(world)
    complain(world)
    assert say(world, 1001, "/merge 1002")[-1] == "room-merge-ask"
    say(world, 1001, "نعم")
    assert world.cases[1001].merged_into == 1002


def test_what_cannot_be_taken_back_is_done_by_its_button(world: World) -> None:
    assert press(world, 1001, "draw") == ["room-draw-ask"]
    assert say(world, 1001, "نعم") == ["room-unclear"]
    assert not world.cases[1001].is_ended
