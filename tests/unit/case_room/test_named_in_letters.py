"""Letters and private notices of an ordinary case go around whomever the case names."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.facts import Absence
from bot.texts.catalogue import plain
from tests.unit.world import PRIVATE, STAFF, World, person

NAMED = [
    ("السلة لم تصل", ["supervisor@example.org"]),
    ("المشرف صرخ علي", ["director@example.org"]),
    ("مشرف المشاريع أهانني", ["director@example.org"]),
    ("the supervisor shouted at me", ["director@example.org"]),
    ("المدير والمشرف تجاهلوني", ["keeper@example.org"]),
    ("الموظف ما رد علي", ["supervisor@example.org"]),
    ("المدير تجاهلني", ["supervisor@example.org"]),
]


def complained(text: str, world: World | None = None) -> World:
    made = world or World()
    made.staff = [replace(each, email=f"{each.id}@example.org") for each in made.staff]
    made.write(person(), "شكوى")
    made.write(person(), text)
    made.press(person(), "heard-all")
    made.press(person(), "no-expectation")
    made.press(person(), "confirm")
    return made


@pytest.mark.parametrize(("text", "to"), NAMED, ids=[text for text, _ in NAMED])
def test_the_letter_of_a_complaint_goes_around_whom_it_names(text: str, to: list[str]) -> None:
    world = complained(text)
    assert sorted({address for address, _ in world.mails}) == to


def test_a_member_called_by_name_gets_no_letter_of_it() -> None:
    world = World()
    world.staff = [
        replace(each, name="سارة العتيبي") if each.id == "supervisor" else each for each in STAFF
    ]
    complained("سارة ما ردت علي", world)
    assert "supervisor@example.org" not in {address for address, _ in world.mails}


def test_whoever_stands_in_for_them_may_be_the_one_who_was_met() -> None:
    world = World()
    today = world.calendar.day_of(world.now)
    world.absences = (Absence("supervisor", today, today, "coordinator"),)
    complained("المشرف صرخ علي", world)
    assert {address for address, _ in world.mails} == {"director@example.org"}


def test_no_step_of_the_ladder_tells_them_of_it_either() -> None:
    world = complained("المشرف صرخ علي")
    world.wait(world.now + timedelta(days=5))
    letters = {mail.key for address, mail in world.mails if address == "supervisor@example.org"}
    assert letters <= {"letter-digest-subject", "letter-morning-subject"}, (
        "lists of numbers, and none of its words"
    )
    mails = (mail.text for address, mail in world.mails if address == "supervisor@example.org")
    told = (message.text for message in world.said.get(PRIVATE["supervisor"], []))
    assert "صرخ علي" not in plain("".join((*mails, *told)))


def test_where_all_who_lead_are_named_no_letter_goes_out_and_a_cry_is_told_all_the_same() -> None:
    world = World()
    world.staff = [each for each in STAFF if each.id in ("supervisor", "director", "agent")]
    complained("المدير والمشرف تجاهلوني", world)
    assert not world.mails
    world.write(person("p2"), "حريق عندنا والمدير والمشرف معنا الحقوني")
    assert world.said.get(PRIVATE["supervisor"]) and world.said.get(PRIVATE["director"])


def test_where_they_are_all_cried_about_the_numbers_come_and_none_of_them_hears_of_it() -> None:
    world = World()
    world.staff = [each for each in STAFF if each.id in ("supervisor", "director", "agent")]
    said = world.write(person("p2"), "المدير والمشرف يضربونني الحقوني")
    assert said[0].key == "emergency" and len(said) > 1, "and what may be done without them"
    assert not world.cases and not world.mails
    assert not any(world.said.get(each.private) for each in world.staff if each.private)
