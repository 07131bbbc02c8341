"""The door: who learns what of a pass, in every state of it, and attendance that is marked once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.conversation import Address, desk
from bot.core.events import AttendanceMarked, ButtonPressed, MessageReceived, Words
from bot.core.facts import Role
from bot.core.messages import Message
from bot.core.passes import Pass, PassState
from bot.core.registration import Registration
from bot.core.staff_text.buttons import LEADERS
from bot.texts.catalogue import plain
from tests.unit.world import PASSES, PRIVATE, STAFF, World, person

HUDA, STRANGER = person("huda"), person("stranger")
DESK = desk("web")
LAST_DAY = date(2027, 3, 31)
MEMBERS = {member.role: member for member in STAFF if member.private}


def world_with(state: PassState) -> tuple[World, str]:
    """A world in which Huda's pass is so, and its token."""
    world = World()
    mine = Registration(
        5001, "ibda", world.conversation(HUDA).id, "ar", world.now, (("name", "هدى محمد"),)
    )
    token = PASSES.signed(Pass(5001, 1, LAST_DAY))
    match state:
        case PassState.USED:
            mine = mine.attended(world.now, "coordinator")
        case PassState.REPLACED:
            mine = mine.with_new_pass()
        case PassState.CANCELLED:
            mine = mine.cancelled()
        case PassState.EXPIRED:
            token = PASSES.signed(Pass(5001, 1, date(2026, 11, 21)))
        case PassState.FORGED:
            token = token[:-1] + ("A" if token[-1] != "A" else "B")
        case PassState.UNKNOWN:
            token = PASSES.signed(Pass(5999, 1, LAST_DAY))
    world.registrations[5001] = mine
    return world, token


def scan(world: World, who: Address, token: str) -> list[Message]:
    return world.happen(who, ButtonPressed("start", f"pass-{token}"))


def told(messages: list[Message]) -> str:
    return plain("\n".join(message.text for message in messages))


@pytest.mark.parametrize("state", PassState)
@pytest.mark.parametrize("role", Role)
def test_what_a_member_is_told_in_private(role: Role, state: PassState) -> None:
    world, token = world_with(state)
    (shown,) = scan(world, PRIVATE_OF[role], token)
    assert shown.key == f"door-{state}"
    known = state not in (PassState.FORGED, PassState.UNKNOWN)
    assert ("5001" in shown.text) == ("مبادرة ابدأ" in shown.text) == known
    named = known and role in LEADERS | {Role.CONFIDENTIAL}
    assert ("هدى" in shown.text) == named
    assert "محمد" not in shown.text
    assert [button.action for button in shown.buttons] == (["attend"] if state == PassState.VALID else [])


PRIVATE_OF = {role: member.private for role, member in MEMBERS.items() if member.private}


@pytest.mark.parametrize("state", PassState)
def test_the_desk_reads_a_pass_and_never_a_name(state: PassState) -> None:
    world, token = world_with(state)
    (shown,) = world.write(DESK, f"/pass {token}", by="supervisor")
    assert shown.key == f"door-{state}"
    assert "هدى" not in shown.text


@pytest.mark.parametrize("state", PassState)
@pytest.mark.parametrize("who", [HUDA, STRANGER])
def test_people_get_a_kind_word_and_nothing_else(who: Address, state: PassState) -> None:
    world, token = world_with(state)
    (shown,) = scan(world, who, token)
    assert shown.key == "door-person"
    assert not shown.buttons
    assert "5001" not in shown.text and "ابدأ" not in shown.text
    (shown,) = world.happen(who, ButtonPressed("attend", token))
    assert shown.key == "door-person"
    assert world.registrations[5001].attended_by in ("", "coordinator")


def test_strangers_at_the_desk_are_not_answered_about_it() -> None:
    world, token = world_with(PassState.VALID)
    for event in (
        MessageReceived(Words(f"/pass {token}"), by="x"),
        ButtonPressed("attend", token, by="x"),
    ):
        (shown,) = world.happen(DESK, event)
        assert shown.key == "room-not-allowed"
    assert not world.registrations[5001].attended_at


@pytest.mark.parametrize("place", ["private", "desk"])
def test_attendance_is_marked_once_and_the_second_time_says_when_and_by_whom(place: str) -> None:
    world, token = world_with(PassState.VALID)
    here, by = (DESK, "agent") if place == "desk" else (PRIVATE["agent"], "")
    if place == "desk":
        world.write(DESK, f"/pass {token}", by=by)
    else:
        scan(world, here, token)
    (marked,) = world.press(here, "attend", by=by)
    assert marked.key == "door-marked"
    assert world.registrations[5001].attended_at == world.now
    assert world.registrations[5001].attended_by == "agent"
    (thanks,) = world.said[HUDA]
    assert thanks.key == "attendance-marked"
    first, world.now = world.now, world.now + timedelta(hours=3)
    (again,) = world.press(here, "attend", by=by)
    (later,) = scan(world, PRIVATE["supervisor"], token)
    for shown in (again, later):
        assert shown.key == "door-used"
        assert "10 صباحًا" in plain(shown.text)
        assert "موظف خدمة المستفيدين" in shown.text
    assert world.registrations[5001].attended_at == first
    assert len(world.said[HUDA]) == 1


@pytest.mark.parametrize("state", sorted(set(PassState) - {PassState.VALID}))
def test_a_button_that_was_shown_while_it_was_valid_is_looked_at_anew(state: PassState) -> None:
    world, token = world_with(PassState.VALID)
    scan(world, PRIVATE["agent"], token)
    before, forged = world_with(state)
    world.registrations = before.registrations
    pressed = token if state in (PassState.USED, PassState.REPLACED, PassState.CANCELLED) else forged
    (shown,) = world.happen(PRIVATE["agent"], ButtonPressed("attend", pressed))
    assert shown.key == f"door-{state}"
    assert world.registrations[5001].attended_by in ("", "coordinator")


def test_a_member_who_was_taken_off_the_list_is_a_person() -> None:
    world, token = world_with(PassState.VALID)
    world.staff = [member for member in world.staff if member.id != "agent"]
    (shown,) = scan(world, PRIVATE["agent"], token)
    assert shown.key == "door-person"


def test_scanning_in_the_middle_of_something_leaves_it_where_it_was() -> None:
    world, token = world_with(PassState.VALID)
    world.write(HUDA, "شكوى")
    kind, asked = scan(world, HUDA, token)
    assert (kind.key, asked.key) == ("door-person", "complaint-listen")
    assert world.conversation(HUDA).topic == "complaint"


def test_a_pass_at_the_desk_without_its_token_says_how() -> None:
    (shown,) = World().write(DESK, "/pass", by="agent")
    assert shown.key == "door-how"


def test_attendance_of_a_registration_that_is_gone_disturbs_nobody() -> None:
    world = World()
    assert world.happen(HUDA, AttendanceMarked(5001)) == []


# What the person holds in hand -----------------------------------------------------------------------


def registered(world: World) -> Message:
    world.write(HUDA, "سجلني")
    world.press(HUDA, "register", "kursi")
    world.press(HUDA, "agree")
    world.press(HUDA, "for-me")
    world.write(HUDA, "0501234567")
    return world.press(HUDA, "confirm-registration")[-1]


def test_the_pass_comes_with_the_number_in_the_same_turn_and_opens_the_door() -> None:
    world = World()
    told_ = registered(world)
    assert told_.key == "registered-self"
    assert "20 فبراير 2027" in plain(told_.text)
    (shown,) = world.happen(PRIVATE["agent"], ButtonPressed("start", told_.qr))
    assert shown.key == "door-valid"
    assert "على كرسي ماجد" in shown.text


def test_a_lost_pass_is_replaced_and_the_old_one_opens_nothing() -> None:
    world = World()
    old = registered(world).qr
    world.press(HUDA, "registration")
    new = world.press(HUDA, "pass-lost")[-1].qr
    assert new and new != old
    world.press(HUDA, "pass-lost", "5001.1")  # pressed twice: no third pass
    keys = [world.happen(PRIVATE["agent"], ButtonPressed("start", qr))[-1].key for qr in (old, new)]
    assert keys == ["door-replaced", "door-valid"]


@pytest.mark.parametrize("why", ["cancelled", "attended", "over", "initiative gone"])
def test_there_is_a_pass_only_while_there_is_a_place_to_enter(why: str) -> None:
    world = World()
    registered(world)
    mine = world.registrations[5001]
    if why == "cancelled":
        world.registrations[5001] = mine.cancelled()
    elif why == "attended":
        world.registrations[5001] = mine.attended(world.now, "agent")
    elif why == "over":
        world.now += timedelta(days=91)
    else:
        world.initiatives = ()
    shown = world.press(HUDA, "registration")[-1]
    assert bool(shown.qr) == (why == "initiative gone")
    assert ("انتهت مدة بطاقة الدخول" in shown.text) == (why == "over")


def test_correcting_an_answer_keeps_the_pass_that_is_held() -> None:
    world = World()
    before = registered(world).qr
    mine = world.registrations[5001]
    world.registrations[5001] = replace(mine, answers=(("phone", "+966509999999"),))
    assert world.press(HUDA, "registration")[-1].qr == before
