"""Who a person is stays out of every place that several read; one member hears it in private."""

from dataclasses import replace

import pytest

from bot.core.case import EntryKind
from bot.core.conversation import Party
from bot.core.events import ButtonPressed, IdentityAsked
from bot.core.facts import Profile
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import PRIVATE, World, person, room

NAME, PHONE = "نورة بنت سالم القحطاني", "966551234567"


@pytest.fixture
def world() -> World:
    world = World()
    world.profiles[person()] = Profile(NAME, PHONE)
    complain(world)
    return world


def ask(world: World, by: str) -> None:
    world.press(room(), "more", by=by)
    world.press(room(), "identity", by=by)
    world.write(room(), "لإرسال الشهادة بالبريد", by=by)


def told(world: World, who: str) -> str:
    return plain("\n".join(message.text for message in world.said.get(PRIVATE[who], [])))


@pytest.mark.parametrize("who", ["supervisor", "director", "keeper"])
def test_whoever_may_hears_it_in_private(world: World, who: str) -> None:
    ask(world, who)
    assert NAME in told(world, who) and PHONE in told(world, who)


@pytest.mark.parametrize("opted_out", [True, False])
def test_whoever_stopped_what_they_did_not_ask_for_is_said_to_have(world: World, opted_out: bool) -> None:
    world.profiles[person()] = replace(world.profiles[person()], opted_out=opted_out)
    ask(world, "supervisor")
    keys = [message.key for message in world.said[PRIVATE["supervisor"]]]
    assert keys == ["identity-shown", *(["identity-opted-out"] if opted_out else [])]


def test_the_reason_is_kept_with_the_case(world: World) -> None:
    ask(world, "supervisor")
    (entry,) = [entry for _, entry in world.entries if entry.kind is EntryKind.IDENTITY]
    assert (entry.by, entry.words.text) == ("supervisor", "لإرسال الشهادة بالبريد")


def test_without_a_reason_nothing_is_told(world: World) -> None:
    world.press(room(), "more", by="supervisor")
    world.press(room(), "identity", by="supervisor")
    world.press(room(), "form-cancel", by="supervisor")
    assert PRIVATE["supervisor"] not in world.said


def test_an_agent_and_a_stranger_hear_nothing(world: World) -> None:
    for by in ("agent", "stranger", ""):
        world.press(room(), "more", by=by)
        world.press(room(), "identity", by=by)
        assert world.said[room()][-1].key == "room-not-allowed"
    assert PRIVATE["agent"] not in world.said


def test_whoever_lost_the_role_meanwhile_hears_nothing(world: World) -> None:
    world.press(room(), "more", by="supervisor")
    world.press(room(), "identity", by="supervisor")
    world.staff = [member for member in world.staff if member.id != "supervisor"]
    world.write(room(), "سبب", by="supervisor")
    assert PRIVATE["supervisor"] not in world.said


def test_a_forged_request_is_not_answered_elsewhere(world: World) -> None:
    for to in (person("p2"), PRIVATE["agent"], PRIVATE["director"]):
        world.happen(to, IdentityAsked(1001, "supervisor"))
        assert to not in world.said
    world.happen(PRIVATE["agent"], IdentityAsked(1001, "agent"))
    assert PRIVATE["agent"] not in world.said


def test_a_member_without_a_private_talk_is_told_what_to_do(world: World) -> None:
    world.staff = [m if m.id != "director" else type(m)(m.id, m.name, m.role) for m in world.staff]
    world.press(room(), "more", by="director")
    world.press(room(), "identity", by="director")
    assert world.said[room()][-1].key == "room-identity-no-private"


def test_what_the_channel_does_not_know_is_said(world: World) -> None:
    world.profiles.clear()
    ask(world, "supervisor")
    assert "لم تخبرنا القناة" in told(world, "supervisor")


def test_that_a_telephone_is_not_shown_and_that_nothing_unasked_is_wanted_is_said(world: World) -> None:
    world.profiles[person()] = Profile(NAME, hides_number=True, opted_out=True)
    ask(world, "supervisor")
    said = told(world, "supervisor")
    assert NAME in said and "دون أن يُظهر رقمه" in said and "أوقف الرسائل" in said


def test_no_room_no_desk_and_no_mail_ever_names_the_person(world: World) -> None:
    """The whole way of a case, with everything that staff can press."""
    ask(world, "supervisor")
    for action in ("take", "goodwill"):
        world.press(room(), action, by="agent")
    world.press(room(), "give", by="agent")
    for step in ("delegate", "delegate-to", "whole-case", "until-hours"):
        world.press(room(), step, by="supervisor")
    world.write(person(), "أضيف كلمة")
    world.wait(world.cases[1001].due_at)
    world.press(room(), "resolve", by="agent")
    world.write(room(), "تم", by="agent")
    world.press(person(), "rate-below")
    world.press(person(), "solved-no")
    world.press(person(), "talk-done")
    world.happen(person(), ButtonPressed("human"))
    shown = [m for who, said in world.said.items() if who.party is not Party.PERSON for m in said]
    mails = [mail for _, mail in world.mails]
    assert len(shown) > 15 and len(mails) > 3
    for message in (*shown, *mails):
        said = "\n".join((message.text, message.subject, *message.args.values()))
        assert NAME not in said and "نورة" not in said and PHONE not in said
    assert not any("نورة" in f"{entry}" or PHONE in f"{entry}" for _, entry in world.entries)


def test_whoever_has_two_addresses_is_told_by_both(world: World) -> None:
    here, there = world.conversation(person()), world.conversation(person("telephone"))
    world.conversations[person()] = replace(here, linked=(there.id,))
    world.profiles[person("telephone")] = Profile("نورة", "")
    ask(world, "supervisor")
    assert NAME in told(world, "supervisor") and "عنوان آخر" in told(world, "supervisor")
