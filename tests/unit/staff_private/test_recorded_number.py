"""The telephone of a recorded case was mistyped: staff put it right, and nothing of it stays at the old one."""

from dataclasses import replace

import pytest

from bot.core.audit import Action
from bot.core.conversation import Address, Party
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.core.intake import code_of, start_of
from bot.core.purpose import Purpose, row_of
from tests.unit.staff_private.test_intake import PHONE, TAKER, THERE, TOLD, keys, recorded, text_at
from tests.unit.world import PASSES, PRIVATE, World, person, room

RIGHT = "0555555555"
THEIRS = Address("whatsapp", "966555555555", Party.PERSON)


@pytest.fixture
def world() -> World:
    """Recorded for a telephone that is somebody else's."""
    world = World()
    world.write(THERE, "السلام عليكم")
    recorded(world, whose=f"{PHONE} أم خالد")
    return world


def correct(world: World, said: str, by: str = "agent") -> None:
    world.press(room(), "telephone", by=by)
    world.write(PRIVATE[by], said)


# Where it is written -----------------------------------------------------------------------------------


def test_the_number_is_asked_for_and_written_in_private(world: World) -> None:
    correct(world, RIGHT)
    assert "room-telephone-in-private" in keys(world, room())
    assert keys(world, TAKER)[-2:] == ["telephone-ask", "telephone-passed-on"]
    assert "555555555" not in text_at(world, room())
    assert world._phone_of(world.cases[1001]) == "+966555555555"


def test_whoever_writes_it_behind_the_command_is_asked_nothing(world: World) -> None:
    world.happen(room(), MessageReceived(Words(f"/telephone {RIGHT}"), by="agent"))
    assert world._phone_of(world.cases[1001]) == "+966555555555"
    assert "staff-wrote" not in keys(world, THERE)


def test_it_is_begun_from_elsewhere_by_the_number_of_the_case(world: World) -> None:
    world.happen(
        room().__class__("web", "desk", Party.DESK), MessageReceived(Words("/جواله 1001"), by="agent")
    )
    assert keys(world, TAKER)[-1] == "telephone-ask"


def test_of_a_mistyped_number_and_of_two_it_is_asked_again(world: World) -> None:
    world.press(room(), "telephone", by="agent")
    for said, key in (("05555", "intake-number-wrong"), (f"{RIGHT} {PHONE}", "intake-numbers-two")):
        world.write(TAKER, said)
        assert keys(world, TAKER)[-1] == key
    assert world._phone_of(world.cases[1001]) == "+966512345678"


def test_what_is_written_there_is_nothing_of_the_members_own(world: World) -> None:
    world.press(room(), "telephone", by="agent")
    world.write(TAKER, "أم شكوى")
    assert world.profiles[world._address(world.cases[1001].person)].name == "أم شكوى"
    assert list(world.cases) == [1001]


def test_it_can_be_left(world: World) -> None:
    correct(world, "إلغاء")
    assert keys(world, TAKER)[-1] == "telephone-left"
    assert world._phone_of(world.cases[1001]) == "+966512345678"


def test_what_was_being_recorded_waits_meanwhile(world: World) -> None:
    world.write(TAKER, "/intake")
    world.press(TAKER, "intake-source", "phone")
    correct(world, RIGHT)
    world.write(TAKER, "/intake")
    assert keys(world, TAKER)[-2:] == ["intake-waited", "intake-kind"]


def test_a_role_that_was_taken_away_meanwhile_changes_nothing(world: World) -> None:
    world.press(room(), "telephone", by="agent")
    world.staff = [each for each in world.staff if each.id != "agent"]
    world.write(TAKER, RIGHT)
    assert world._phone_of(world.cases[1001]) == "+966512345678"


# What comes of it --------------------------------------------------------------------------------------


def test_the_old_telephone_hears_once_that_it_was_a_mistake_and_opens_nothing(world: World) -> None:
    correct(world, RIGHT)
    assert keys(world, THERE)[-1] == "recorded-elsewhere"
    assert TOLD not in text_at(world, THERE)
    world.happen(THERE, ButtonPressed("intake-mine", "1001"))
    assert not world.cases[1001].claimed
    correct(world, "0566666666")
    assert keys(world, THERE).count("recorded-elsewhere") == 1


def test_the_right_telephone_is_asked_whether_it_is_theirs(world: World) -> None:
    world.write(THEIRS, "السلام عليكم")
    correct(world, RIGHT)
    assert keys(world, THEIRS)[-1] == "recorded-for-you"
    assert "room-telephone-told" in keys(world, room())
    world.press(THEIRS, "intake-mine")
    assert world.cases[1001].claimed


def test_where_nobody_is_there_the_room_gets_the_slip_that_still_opens(world: World) -> None:
    correct(world, RIGHT)
    said = next(each for each in world.said[room()] if each.key == "room-telephone-slip")
    assert said.slip.startswith("1001.1.")
    world.happen(person(), ButtonPressed("start", start_of(1001, code_of(PASSES.key, 1001, 1))))
    assert world.cases[1001].claimed


def test_a_number_that_nobody_knows_is_forgotten(world: World) -> None:
    correct(world, "ما عنده جوال")
    assert world._phone_of(world.cases[1001]) == ""
    assert keys(world, THERE)[-1] == "recorded-elsewhere"
    assert "room-telephone-forgotten" in keys(world, room())


@pytest.mark.parametrize(
    ("said", "key"), [("أم فهد", "named"), (f"{PHONE} أم فهد", "named"), (PHONE, "same")]
)
def test_a_name_alone_or_the_same_number_asks_nobody_anew(world: World, said: str, key: str) -> None:
    before = len(keys(world, THERE))
    correct(world, said)
    assert keys(world, room()).count(f"room-telephone-{key}") == 1
    assert len(keys(world, THERE)) == before
    assert world._phone_of(world.cases[1001]) == "+966512345678"


def test_it_stands_in_the_history_and_in_the_trail_by_whoever_did_it_and_without_the_number(
    world: World,
) -> None:
    correct(world, RIGHT, by="supervisor")
    (note,) = [each.note for each, _ in world.audit if each.note.action is Action.CORRECTED]
    assert (note.by, note.subject, note.person) == (
        "supervisor",
        "case:1001",
        world.cases[1001].person,
    )


def test_whose_telephone_was_right_and_who_said_so_keeps_the_case(world: World) -> None:
    world.press(room(), "telephone", by="agent")
    world.press(THERE, "intake-mine")
    world.write(TAKER, RIGHT)
    assert "room-telephone-followed" in keys(world, room())
    assert "recorded-elsewhere" not in keys(world, THERE)
    world.happen(room(), ButtonPressed("telephone", by="agent"))
    assert keys(world, room())[-1] == "room-telephone-followed"


def test_after_a_no_the_right_number_can_still_be_given(world: World) -> None:
    world.press(THERE, "intake-not-mine")
    world.write(THEIRS, "السلام عليكم")
    correct(world, RIGHT)
    assert keys(world, THEIRS)[-1] == "recorded-for-you"
    assert "recorded-elsewhere" not in keys(world, THERE)


def test_a_case_that_its_person_wrote_has_no_number_to_correct(world: World) -> None:
    world.cases[1001] = replace(world.cases[1001], source="", taken_in_by="")
    world.happen(room(), ButtonPressed("telephone", by="agent"))
    assert keys(world, room())[-1] != "room-telephone-in-private"


def test_a_mistake_is_no_call_at_a_closed_window(world: World) -> None:
    assert row_of("recorded-elsewhere") is Purpose.NEWS
