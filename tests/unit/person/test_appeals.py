"""A second look at a case, the last answer, and whom people are led to outside (docs/decisions/109)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.case import Case, Cry, EntryKind, Status
from bot.core.events import ButtonPressed, MessageEdited, MessageReceived, Words
from bot.core.facts import Absence
from bot.core.society import Appeal, Outside, Role
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import PRIVATE, World, person, room

OUTSIDE = Outside({"ar": "المركز الوطني", "en": "The national centre"}, "19918")


@pytest.fixture
def world() -> World:
    world = World()
    world.appeal = Appeal(30, (OUTSIDE,))
    complain(world, "ما وصلتني السلة")
    answered(world, "agent", "أرسلنا السلة")
    return world


def answered(world: World, by: str, words: str) -> None:
    world.press(room(), "take", by=by)
    world.press(room(), "resolve", by=by)
    world.write(room(), words, by=by)


def case(world: World, number: int = 1001) -> Case:
    return world.cases[number]


def last(world: World) -> str:
    return plain(world.said[person()][-1].text)


def in_room(world: World) -> str:
    return plain("\n".join(message.text for message in world.said[room()]))


def kinds(world: World) -> list[EntryKind]:
    return [entry.kind for _, entry in world.entries]


def appeals(world: World, who: str = "p1") -> None:
    world.happen(person(who), ButtonPressed("reopen", "1001"))


WAYS: dict[str, Callable[[World], object]] = {
    "the button": appeals,
    "not solved": lambda w: (w.press(person(), "rate-below"), w.press(person(), "solved-no")),
    "typed": lambda w: w.write(person(), "لا ما انحلت"),
    "from my requests": lambda w: (
        w.happen(person(), ButtonPressed("case", "1001")),
        w.press(person(), "reopen"),
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_opening_it_again_goes_to_somebody_else(world: World, way: str) -> None:
    WAYS[way](world)
    now = case(world)
    assert (now.status, now.appeal.level, now.assignee) == (Status.REOPENED, 2, "")
    assert now.appeal.barred == ("agent",)
    assert now.appeal.decided == ("أرسلنا السلة",)
    assert "من لم يعالجه من قبل: مشرف المشاريع" in last(world)
    assert EntryKind.APPEALED in kinds(world)
    assert "ما تقرر من قبل:\n1. أرسلنا السلة" in in_room(world)
    told = [mail.subject for to, mail in world.mails if to == "supervisor@example.org"]
    assert "مراجعة شكوى رقم 1001" in told
    assert "لم تعالجها من قبل" in plain(world.said[PRIVATE["supervisor"]][-1].text)


@pytest.mark.parametrize("action", ["take", "resolve", "offer", "late"])
def test_whoever_handled_it_is_refused_and_hears_why(world: World, action: str) -> None:
    appeals(world)
    before = case(world)
    world.happen(room(), ButtonPressed(action, by="agent"))
    assert case(world) == before
    assert "وقد عالجتها من قبل" in in_room(world)


def test_their_words_do_not_take_it_either(world: World) -> None:
    appeals(world)
    world.write(room(), "سنتواصل معك", by="agent")
    assert case(world).assignee == ""


def test_nor_do_they_reach_the_person_and_they_are_not_lost(world: World) -> None:
    appeals(world)
    before = len(world.said[person()])
    world.write(room(), "سنتواصل معك", by="agent")
    world.happen(room(), ButtonPressed("ask", by="agent"))
    world.write(room(), "هل تقدر تأتي؟", by="agent")
    assert len(world.said[person()]) == before
    assert "وقد عالجتها من قبل" in in_room(world)
    world.press(room(), "hold-note", by="agent")
    assert EntryKind.NOTED in kinds(world)


def test_what_waited_when_the_person_appealed_is_not_sent_either(world: World) -> None:
    world.write(room(), "/سنتواصل معك", by="agent")
    appeals(world)
    before = len(world.said[person()])
    world.press(room(), "hold-send", by="agent")
    assert len(world.said[person()]) == before


def test_another_agent_may_write_and_a_cry_for_help_is_answered_by_whoever_is_there(world: World) -> None:
    appeals(world)
    world.write(room(), "وصلنا كلامك", by="coordinator")
    assert "وصلنا كلامك" in last(world)
    world.cases[1001] = replace(case(world), cry=Cry(world.now, world.now))
    world.write(room(), "نحن معك الآن", by="agent")
    assert "نحن معك الآن" in last(world)


def test_a_deputy_who_handled_it_is_not_asked_to_look_again(world: World) -> None:
    world.absences = (Absence("supervisor", world.now.date(), world.now.date(), "agent"),)
    appeals(world)
    told = [m.key for m in world.said.get(PRIVATE["agent"], [])]
    assert "member-appeal" not in told
    assert "member-appeal" in [m.key for m in world.said[PRIVATE["director"]]]


@pytest.mark.parametrize("where", [(), (OUTSIDE,)])
def test_addresses_are_announced_only_where_there_are_any(
    world: World, where: tuple[Outside, ...]
) -> None:
    world.appeal = Appeal(30, where)
    appeals(world)
    answered(world, "supervisor", "القرار كما هو")
    appeals(world)
    assert ("عناوين" in last(world)) is bool(where)
    answered(world, "director", "القرار كما هو\nالأسباب: لا يحق")
    assert ("19918" in last(world)) is bool(where)
    assert "حقك" not in last(world)


def test_it_is_delegated_to_nobody_who_handled_it(world: World) -> None:
    appeals(world)
    world.press(room(), "delegate", by="supervisor")
    offered = {button.arg for button in world.said[room()][-1].buttons if button.action == "delegate-to"}
    assert "agent" not in offered
    world.happen(room(), ButtonPressed("delegate-to", "agent", by="supervisor"))
    assert "عالج" in in_room(world)
    assert case(world).assignee == ""


def test_another_agent_waits_to_be_asked(world: World) -> None:
    world.staff = (*world.staff, replace(world.staff[0], id="other", name="سعاد", role=Role.AGENT))
    appeals(world)
    world.press(room(), "take", by="other")
    assert case(world).assignee == ""
    assert "يستلمها:" in in_room(world)


def test_what_a_supervisor_answered_goes_to_the_director(world: World) -> None:
    appeals(world)
    answered(world, "supervisor", "أرسلنا سلة أخرى")
    appeals(world)
    now = case(world)
    assert (now.appeal.level, now.appeal.barred) == (3, ("agent", "supervisor"))
    assert "للمرة الثالثة" in last(world)
    world.press(room(), "take", by="supervisor")
    assert case(world).assignee == ""
    world.press(room(), "take", by="director")
    assert case(world).assignee == "director"


def thrice(world: World) -> None:
    appeals(world)
    answered(world, "supervisor", "أرسلنا سلة أخرى")
    appeals(world)
    answered(world, "director", "السلة وصلت إلى العنوان المكتوب، وهذا إثباته")


def test_the_third_answer_closes_it_with_its_reasons_and_addresses_outside(world: World) -> None:
    thrice(world)
    assert case(world).status is Status.CLOSED
    said = last(world)
    assert "السلة وصلت إلى العنوان المكتوب" in said and "المركز الوطني: 19918" in said
    actions = {button.action for button in world.said[person()][-1].buttons}
    assert "reopen" not in actions and "complaint" in actions


@pytest.mark.parametrize("way", ["the button", "typed"])
def test_afterwards_no_press_opens_it_and_a_new_complaint_is_open(world: World, way: str) -> None:
    thrice(world)
    WAYS[way](world)
    assert case(world).status is Status.CLOSED
    assert "فلا نعيد فتحه مرة أخرى" in last(world)
    assert "complaint" in {button.action for button in world.said[person()][-1].buttons}


def test_my_requests_lead_outside_and_offer_no_opening(world: World) -> None:
    thrice(world)
    world.happen(person(), ButtonPressed("case", "1001"))
    assert "المركز الوطني: 19918" in last(world)
    assert "reopen" not in {button.action for button in world.said[person()][-1].buttons}


def test_after_the_days_it_is_a_new_case_that_says_what_it_follows(world: World) -> None:
    world.wait(world.now + timedelta(days=70))
    assert case(world).status is Status.CLOSED
    appeals(world)
    new = case(world, 1002)
    assert (new.follows, new.kind, new.appeal.level) == (1001, case(world).kind, 1)
    assert new.words == case(world).words
    assert case(world).status is Status.CLOSED
    assert "ورقمه 1002" in last(world)
    assert "تتبع الحالة 1001" in plain("\n".join(m.text for m in world.said[room(1002)]))


def test_somebody_else_opens_nothing_and_sees_nothing(world: World) -> None:
    before = case(world)
    appeals(world, "p2")
    world.happen(person("p2"), ButtonPressed("solved-no", "1001.1"))
    assert case(world) == before
    assert not any("1001" in plain(m.text) for m in world.said[person("p2")])


def test_where_all_who_lead_have_handled_it_that_is_said(world: World) -> None:
    world.staff = tuple(m for m in world.staff if m.role not in (Role.DIRECTOR,))
    appeals(world)
    answered(world, "supervisor", "أرسلنا سلة أخرى")
    appeals(world)
    assert "فريقنا صغير" in last(world) and "المركز الوطني: 19918" in last(world)
    world.press(room(), "take", by="supervisor")
    assert case(world).assignee == "supervisor"


def test_staff_who_open_it_themselves_appeal_nothing(world: World) -> None:
    world.happen(room(), ButtonPressed("reopen", by="agent"))
    assert (case(world).appeal.level, case(world).assignee) == (1, "agent")


def test_the_first_notice_goes_to_the_second_level(world: World) -> None:
    appeals(world)
    world.mails.clear()
    world.wait(case(world).due_at + timedelta(minutes=1))
    told = {to for to, _ in world.mails}
    assert "agent@example.org" not in told and "supervisor@example.org" in told


@pytest.mark.parametrize(("press", "kind"), [("upheld", EntryKind.UPHELD), ("stands", EntryKind.STANDS)])
def test_staff_say_once_what_it_came_to(world: World, press: str, kind: EntryKind) -> None:
    appeals(world)
    answered(world, "supervisor", "أرسلنا سلة أخرى")
    world.press(room(), f"appeal-{press}", by="supervisor")
    world.press(room(), f"appeal-{press}", by="supervisor")
    assert kinds(world).count(kind) == 1


def test_what_a_former_handler_changes_afterwards_does_not_reach_the_person(world: World) -> None:
    """The same words could be told anew by changing an old message."""
    world.happen(room(), MessageReceived(Words("نزوركم يوم الأحد", id="m1"), "agent"))
    appeals(world)
    before = len(world.said[person()])
    world.happen(room(), MessageEdited(Words("القرار لن يتغير", id="m1"), "agent"))
    assert len(world.said[person()]) == before
    assert [each.key for each in world.said[room()][-2:]] == ["room-appeal-barred", "room-appeal-kept"]
    world.press(room(), "hold-note", by="agent")
    assert kinds(world)[-1] is EntryKind.NOTED and len(world.said[person()]) == before
