"""The initial assessment: proposed, confirmed by a press, and never anybody's word but staff's."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.assessment import ALL, BY_CODE, Axes, Complexity, Severity
from bot.core.case import Case, EntryKind, Kind, Status
from bot.core.case_audit import note_of
from bot.core.conversation import desk
from bot.core.events import Attachment, AttachmentKind, ButtonPressed, Words
from bot.core.facts import Role
from bot.core.messages import Message
from bot.texts.catalogue import plain
from faq.acts.heard import Act
from handlers.shared.assessing import assessing, code_of, proposed
from handlers.shared.cases import by_urgency
from tests.table import rows
from tests.unit.person.test_complaint import complain
from tests.unit.world import STAFF, SUNDAY_TEN, World, person, room

DESK = desk("web")
HOUR = timedelta(hours=1)
PHOTO = Attachment("f.jpg", AttachmentKind.PHOTO, "image/jpeg", 10)


@pytest.fixture
def world() -> World:
    world = World()
    complain(world)
    return world


def press(world: World, arg: str, by: str = "agent") -> list[Message]:
    return world.happen(room(), ButtonPressed("assess-is", arg, by=by))


def card(world: World) -> Message:
    return next(m for m in reversed(world.said[room()]) if m.key == "card")


def steps(world: World) -> list[str]:
    return [e.detail for _, e in world.entries if e.kind is EntryKind.ESCALATED]


def of(*texts: str, **more: object) -> Case:
    world = World()
    complain(world)
    words = tuple(Words(text) for text in texts)
    return replace(world.cases[1001], **{"words": words, **more})  # type: ignore[arg-type]


# What is proposed ---------------------------------------------------------------------------------------


@rows(
    "case, code",
    lambda: [
        (of("ما وصلتني السلة"), "lns"),
        (of("السلة فيها أكل منتهي الصلاحية"), "hys"),
        (of("طاح السقف علينا في القاعة"), "hys"),
        (of("الموظف يهددني"), "hys"),
        (of("the food was spoiled"), "hys"),
        (of("كلام", urgent="violence"), "hys"),
        (of("كلام", act=Act.DANGER.value), "hys"),
        (of("كذابين ما توفون"), "mns"),
        (of("تأخرتوا علي للمرة الثالثة"), "mns"),
        (of("كلام", act=Act.NEED.value), "mns"),
        (of("كلام", rounds=2), "mns"),
        (of("1- لم يصل الرد\n2- تأخرت السلة\n3- لم يتصل أحد"), "lni"),
        (of("- لم يصل الرد", "- تأخرت السلة", "- لم يتصل أحد"), "lni"),
        (of("كلام " * 200), "lni"),
        (of("في 2026-11-22 و 3 مرات"), "lns"),
        (replace(of(), words=(Words("صور", attachments=(PHOTO,) * 3),)), "lni"),
    ],
)
def test_what_is_proposed(case: Case, code: str) -> None:
    assert proposed(case).code == code


def test_a_code_says_one_assessment_and_its_changes_are_one_press_away() -> None:
    assert len(BY_CODE) == len(ALL) == 12
    axes = Axes(Severity.HIGH, is_safety=False, complexity=Complexity.SIMPLE)
    assert [each.code for each in axes.changed] == ["lns", "hys", "hni"]


# One press ----------------------------------------------------------------------------------------------


def test_the_card_proposes_and_says_that_nobody_has_looked(world: World) -> None:
    shown = card(world)
    assert "لم يؤكده أحد" in plain(shown.text)
    assert [b.arg for b in shown.buttons if b.action == "assess-is"] == [".lns", ".mns", ".lys", ".lni"]
    assert world.cases[1001].assessment is None


def test_one_press_confirms_all_three_and_the_buttons_are_gone(world: World) -> None:
    press(world, ".lns")
    said = world.cases[1001].assessment
    assert said and (said.axes.code, said.by, said.at, said.first_at) == (
        "lns",
        "agent",
        *[world.now] * 2,
    )
    assert not [b for b in card(world).buttons if b.action == "assess-is"]
    assert "أكّده" in plain(card(world).text)
    (entry,) = [e for _, e in world.entries if e.kind is EntryKind.ASSESSED]
    assert (entry.by, entry.detail) == ("agent", "lns")
    assert note_of(1001, entry).reason == "low-no-simple"


def test_one_press_changes_one_and_the_next_one_is_at_hand(world: World) -> None:
    press(world, ".lys")
    assert [b.arg for b in card(world).buttons if b.action == "assess-is"] == [
        "lys.mys",
        "lys.lns",
        "lys.lyi",
    ]
    world.now += HOUR
    press(world, "lys.lyi")
    said = world.cases[1001].assessment
    assert said and (said.axes.code, said.first_at, said.at) == ("lyi", world.now - HOUR, world.now)


def test_it_is_opened_again_from_more(world: World) -> None:
    press(world, ".lns")
    world.press(room(), "more", by="agent")
    assert "assess" in [b.action for b in card(world).buttons]
    world.press(room(), "assess", by="agent")
    assert next(b.arg for b in card(world).buttons if b.action == "assess-is") == "lns.mns"


def test_pressed_twice_it_is_assessed_once(world: World) -> None:
    press(world, ".lns")
    press(world, ".lns", by="supervisor")
    assert world.cases[1001].assessment and world.cases[1001].assessment.by == "agent"
    assert len([e for _, e in world.entries if e.kind is EntryKind.ASSESSED]) == 1


def test_an_older_card_undoes_nobody_s_word(world: World) -> None:
    press(world, ".hys", by="supervisor")
    shown = press(world, ".lns")
    assert shown[0].key == "room-assessed-meanwhile"
    assert code_of(world.cases[1001]) == "hys"


@pytest.mark.parametrize("arg", ["", ".", "x.y", ".zzz", "lns"])
def test_a_forged_press_does_nothing(arg: str, world: World) -> None:
    press(world, arg)
    assert world.cases[1001].assessment is None


def test_a_stranger_assesses_nothing(world: World) -> None:
    press(world, ".lns", by="stranger")
    assert world.cases[1001].assessment is None


def test_nothing_of_it_is_typed_to_the_person(world: World) -> None:
    before = len(world.said[person()])
    for label in ("التقدير صحيح", "بل شدتها متوسطة", "بل فيها خطر", "بل هي متشعبة"):
        assert world.write(room(), label, by="agent")[0].key == "room-unclear"
    assert len(world.said[person()]) == before


def test_a_suggestion_and_what_is_over_are_not_assessed(world: World) -> None:
    for changed in ({"kind": Kind.SUGGESTION}, {"status": Status.CLOSED}):
        case = replace(world.cases[1001], **changed)  # type: ignore[arg-type]
        world.cases[1001], kept = case, world.cases[1001]
        assert press(world, ".lns")[0].key == "room-not-possible"
        assert not [b for b in card(world).buttons if b.action == "assess-is"]
        assert "تقدير" not in plain(card(world).text)
        world.cases[1001] = kept


def test_what_is_opened_again_keeps_its_assessment(world: World) -> None:
    press(world, ".hns")
    world.press(room(), "resolve", by="agent")
    world.write(room(), "تم", by="agent")
    world.write(room(), "/reopen", by="agent")
    assert code_of(world.cases[1001]) == "hns"


# The ladder ---------------------------------------------------------------------------------------------


def test_nobody_has_it_and_nobody_looked_is_one_notice(world: World) -> None:
    world.wait(SUNDAY_TEN + 5 * HOUR)
    assert steps(world) == ["unassigned"]
    world.press(room(), "take", by="agent")
    world.write(room(), "أهلًا", by="agent")
    world.wait(SUNDAY_TEN + 30 * HOUR)
    assert steps(world) == ["unassigned"]


def test_somebody_has_it_and_nobody_looked(world: World) -> None:
    world.press(room(), "take", by="agent")
    world.mails.clear()
    world.wait(SUNDAY_TEN + 3 * HOUR)
    assert steps(world) == ["unassessed"] and not world.mails
    (shown,) = [m for m in world.said[room()] if m.key == "room-unassessed"]
    assert [b.arg for b in shown.buttons] == [".lns", ".mns", ".lys", ".lni"]
    press(world, shown.buttons[0].arg)
    assert world.cases[1001].assessment


def test_assessed_in_time_nobody_is_told(world: World) -> None:
    world.press(room(), "take", by="agent")
    press(world, ".lns")
    world.wait(SUNDAY_TEN + 30 * HOUR)
    assert steps(world) == []


def test_safety_is_told_to_all_who_lead_at_once_and_at_any_hour(world: World) -> None:
    world.press(room(), "take", by="agent")
    world.wait(SUNDAY_TEN + HOUR)
    world.mails.clear()
    world.now += 12 * HOUR  # at night
    press(world, ".lys")
    at = world.now
    world.wait(at + timedelta(minutes=1))
    assert "safety" in steps(world)
    leaders = {m.email for m in STAFF if m.role is not Role.AGENT and m.email}
    assert {to for to, mail in world.mails if mail.key == "letter-safety-subject"} == leaders
    press(world, "lys.lns")
    press(world, "lns.lys")
    world.wait(at + HOUR)
    assert steps(world).count("safety") == 1


def test_of_a_cry_for_help_leaders_hear_by_itself(world: World) -> None:
    world.write(person(), "البيت يحترق")
    world.press(room(), "take", by="agent")
    press(world, f".{proposed(world.cases[1001]).code}")
    world.wait(SUNDAY_TEN + HOUR)
    assert "safety" not in steps(world)


def test_what_is_severe_and_what_is_involved(world: World) -> None:
    world.press(room(), "take", by="agent")
    press(world, ".hni")
    world.mails.clear()
    world.wait(SUNDAY_TEN + 25 * HOUR)
    assert sorted(steps(world)) == ["complex", "severe"]
    assert {(to, mail.key) for to, mail in world.mails if mail.notices} == {
        ("director@example.org", "letter-severe-subject"),
        ("agent@example.org", "letter-complex-subject"),
    }


def test_whoever_wrote_the_person_a_line_is_not_told_that_it_is_involved(world: World) -> None:
    world.write(room(), "نعود إليك غدًا", by="agent")
    press(world, ".lni")
    world.wait(SUNDAY_TEN + 25 * HOUR)
    assert steps(world) == []


# The order ----------------------------------------------------------------------------------------------


def test_safety_stands_first_then_what_is_severe_then_the_date(world: World) -> None:
    case = world.cases[1001]
    press(world, ".hns")
    said = world.cases[1001].assessment
    assert said
    plain_one = replace(case, number=1, due_at=case.due_at - HOUR)
    severe = replace(case, number=2, assessment=said)
    safe = replace(case, number=3, assessment=replace(said, severity=Severity.LOW, is_safety=True))
    cried = replace(case, number=4, urgent="violence")
    assert [c.number for c in by_urgency((plain_one, severe, safe, cried))] == [4, 3, 2, 1]


def test_the_desk_says_why_it_stands_there(world: World) -> None:
    press(world, ".hns")
    assert "شدتها عالية" in plain(world.write(DESK, "/open", by="agent")[-1].text)
    press(world, "hns.hys")
    assert "سلامة" in plain(world.write(DESK, "/open", by="agent")[-1].text)


def test_every_choice_stands_for_one_change(world: World) -> None:
    for axes in ALL:
        press(world, f"{code_of(world.cases[1001])}.{axes.code}")
        assert {c.arg.partition(".")[2] for c in assessing(world.cases[1001])} == {
            each.code for each in axes.changed
        }
