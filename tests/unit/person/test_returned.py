"""Somebody whom nothing reached: the card says so, and whoever is back is told what was missed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.case import Move
from bot.core.conversation import desk
from bot.core.events import CaseUndelivered, DeliveryParked, PersonUnreachable
from bot.core.messages import Message
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room


@pytest.fixture
def world() -> World:
    world = World()
    complain(world)
    return world


def card(world: World) -> str:
    return plain(next(each.text for each in reversed(world.said[room()]) if each.key == "card"))


def keys(world: World, who: object) -> list[str]:
    return [message.key for message in world.said[who]]  # type: ignore[index]


def test_the_card_waits_for_nobody_whom_nothing_reached(world: World) -> None:
    world.cases[1001] = world.cases[1001].moved(Move.OFFER, alternatives=("سلة", "قسيمة"))
    world.happen(room(), PersonUnreachable(1001))
    assert "بانتظار" not in card(world) and "لم تصل المستفيد" in card(world)
    assert "لا تصل رسائلنا إلى المستفيد" in card(world)


def test_it_is_said_once_a_day(world: World) -> None:
    for _ in range(3):
        world.happen(room(), PersonUnreachable(1001))
    assert keys(world, room()).count("room-unreachable") == 1
    world.now += timedelta(days=1)
    world.happen(room(), PersonUnreachable(1001))
    assert keys(world, room()).count("room-unreachable") == 2


def test_a_done_case_is_asked_about_when_its_person_is_back_and_not_closed_before(world: World) -> None:
    world.press(room(), "resolve", by="agent")
    world.write(room(), "صُرفت السلة", by="agent")
    world.happen(room(), PersonUnreachable(1001))
    assert "ولم يُسأل عن رأيه" in plain(world.said[room()][-2].text)
    world.wait(world.now + timedelta(days=30))
    assert world.cases[1001].status == "resolved"
    before = keys(world, person()).count("case-resolved")
    world.write(person(), "السلام عليكم")
    assert keys(world, person()).count("case-resolved") == before + 1
    assert world.cases[1001].away_at is None
    assert "room-returned" in keys(world, room())
    world.write(person(), "شكرا")
    assert keys(world, person()).count("case-resolved") == before + 1, "once"


def test_what_was_missed_is_offered_and_comes_in_its_order_once(world: World) -> None:
    world.unreached[person()] = [Message(text, "ar") for text in ("first", "second")]
    world.happen(room(), PersonUnreachable(1001))
    offered = world.write(person(), "السلام عليكم")[0]
    assert offered.key == "missed-offer" and "رسالتان" in plain(offered.text)
    shown = world.press(person(), "show-missed")
    assert [message.text for message in shown[:2]] == ["first", "second"]
    assert shown[2].key == "missed-shown"
    assert world.press(person(), "show-missed")[0].key == "missed-none"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("no-mailbox", "لا يوجد صندوق بريد بهذا العنوان"),
        ("mailbox-full", "صندوق بريده ممتلئ"),
        ("mail-too-large", "أكبر مما يقبله خادم البريد"),
        ("mail-blocked", "بسبب سياسته"),
        ("mail-refused", "رفض خادم البريد"),
        ("address-not-taken", "حروف عربية"),
        ("no-address", "ليس عنوان بريد"),
        ("file-missing", "لم يعد محفوظًا"),
        ("TryLater", "بعد محاولات كثيرة"),
    ],
)
def test_a_mail_that_is_given_up_names_its_reader_and_why(world: World, reason: str, words: str) -> None:
    to = "sara@example.org"
    world.happen(desk("web"), DeliveryParked(9, "email", reason, 1001, to=to))
    world.happen(room(), CaseUndelivered(1001, "email", reason, to))
    for who in (desk("web"), room()):
        told = plain(world.said[who][-1].text)
        assert to in told and words in told


def test_a_message_to_the_person_that_is_refused_names_another_way(world: World) -> None:
    world.happen(room(), CaseUndelivered(1001, "telegram", "Refused"))
    told = world.said[room()][-1]
    assert "رفضت المنصة" in plain(told.text) and "الهاتف" in plain(told.text)
    assert [button.action for button in told.buttons] == ["identity"]


@pytest.mark.parametrize("text", ["1", "٢", "لا", "أقل مما توقعت", "تمام"])
def test_what_they_wrote_before_they_were_asked_answers_nothing(world: World, text: str) -> None:
    """A number typed for a menu of last week would rate a case whose end they have not read yet."""
    world.press(room(), "resolve", by="agent")
    world.write(room(), "صُرفت السلة", by="agent")
    world.conversations[person()] = replace(world.conversation(person()), prompt=())
    world.happen(room(), PersonUnreachable(1001))
    assert keys(world, person()).count("case-resolved") == 1
    shown = [message.key for message in world.write(person(), text)]
    assert shown[-1] == "case-resolved" and "solved-ask" not in shown
    assert (world.cases[1001].quality, world.cases[1001].rounds) == (None, 1)
    world.write(person(), "٢")
    assert world.cases[1001].quality == "as", "now they have read it"
