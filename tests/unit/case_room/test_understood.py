"""Staff see what was understood from the words of a case, and correct it with one tap."""

from dataclasses import replace

import pytest

from bot.core.case import EntryKind
from bot.core.conversation import desk
from bot.core.learning import AdditionKind, AdditionStatus
from bot.texts.catalogue import plain
from faq.acts.heard import Act
from tests.unit.person.hearing import HearsTable, likely, sure
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room

HUDA, DESK = person("huda"), desk("web")
NEED = "زوجي مسجون وعلي ايجار ومحد معي"
WISH = "ابي احد يكلمني"
PRIVATE = "واحد من المتطوعين تحرش في اختي"


@pytest.fixture
def world() -> World:
    table = {
        NEED: sure(Act.NEED),
        WISH: sure(Act.HUMAN),
        "ما وصلتني السلة": sure(Act.COMPLAIN),
        "صار موقف": likely(Act.COMPLAIN, Act.DISCLOSE, grave=Act.DISCLOSE),
    }
    return World(answers=HearsTable(table))


def handed_over(world: World, *texts: str) -> World:
    for text in texts:
        world.write(HUDA, text)
    if not world.cases:
        world.press(HUDA, "human")
    return world


def card(world: World) -> str:
    return plain(next(m.text for m in reversed(world.said[room()]) if m.key == "card"))


def test_what_the_kind_does_not_say_stands_on_the_card_and_on_the_desks_list(world: World) -> None:
    handed_over(world, NEED)
    assert world.cases[1001].act == Act.NEED
    assert "حاجة ومساعدة" in card(world)
    assert "حاجة ومساعدة" in plain(world.write(DESK, "/open", by="agent")[-1].text)


def test_a_wish_for_a_person_says_nothing_of_what_it_is_about(world: World) -> None:
    handed_over(world, NEED, WISH)
    assert world.cases[1001].act == Act.NEED


def test_what_the_kind_says_is_not_said_twice(world: World) -> None:
    complain(world, "ما وصلتني السلة")
    assert world.cases[1001].act == Act.COMPLAIN
    assert "المفهوم من كلامه" not in card(world)
    assert "شكوى)" not in plain(world.write(DESK, "/open", by="agent")[-1].text)


def test_what_may_be_a_disclosure_is_kept_as_nothing(world: World) -> None:
    complain(world, "صار موقف")
    assert not any(case.act for case in world.cases.values())


def test_neither_is_a_disclosure_that_its_person_wants_to_be_a_usual_complaint(world: World) -> None:
    world.write(HUDA, "شكوى")
    world.write(HUDA, PRIVATE)
    for press in ("private-as-before", "heard-all", "no-expectation", "confirm"):
        world.press(HUDA, press)
    assert world.cases and not any(case.act for case in world.cases.values())


def test_of_a_cry_for_help_the_card_says_that_and_nothing_beside_it(world: World) -> None:
    world.write(HUDA, "البيت يحترق")
    world.cases[1001] = replace(world.cases[1001], act=Act.NEED)
    world.write(room(), "/card", by="agent")
    assert "المفهوم من كلامه" not in card(world)


def corrected(world: World, act: Act, by: str = "agent") -> None:
    world.press(room(), "act", by=by)
    world.press(room(), "act-is", act.value, by=by)


def test_one_tap_corrects_it_and_the_history_has_it(world: World) -> None:
    handed_over(world, NEED)
    corrected(world, Act.REGISTER)
    assert world.cases[1001].act == Act.REGISTER and "رغبة في التسجيل" in card(world)
    (entry,) = [entry for _, entry in world.entries if entry.kind is EntryKind.UNDERSTOOD]
    assert entry.detail == Act.REGISTER and entry.by == "agent"


def test_a_disclosure_cannot_be_chosen(world: World) -> None:
    handed_over(world, NEED)
    shown = world.press(room(), "act", by="agent")[-1]
    acts = {button.arg for button in shown.buttons}
    assert acts == {act.value for act in Act} - {Act.DISCLOSE.value, Act.NEED.value}


def test_the_kind_and_the_promise_stay(world: World) -> None:
    handed_over(world, NEED)
    before = world.cases[1001]
    corrected(world, Act.REGISTER)
    after = world.cases[1001]
    assert (before.kind, before.due_at, before.words) == (after.kind, after.due_at, after.words)


def test_it_teaches_once_a_leader_approves_it(world: World) -> None:
    handed_over(world, f"{NEED}", WISH)
    corrected(world, Act.REGISTER)
    (addition,) = world.additions.values()
    assert (addition.kind, addition.entry, addition.ways) == (AdditionKind.ACT, "register", (NEED,))
    review = world.said[DESK][-1]
    assert review.key == "learn-review-act" and "رغبة في التسجيل" in plain(review.text)
    world.press(DESK, "learn-approve", by="agent")
    assert world.additions[1].status is AdditionStatus.WAITING
    world.press(DESK, "learn-approve", by="supervisor")
    assert world.additions[1].status is AdditionStatus.APPROVED
    assert "learn-approved-act" in [message.key for message in world.said[DESK]]


def test_a_leader_may_refuse_it(world: World) -> None:
    handed_over(world, NEED)
    corrected(world, Act.REGISTER)
    world.press(DESK, "learn-reject", by="supervisor")
    assert world.additions[1].status is AdditionStatus.REJECTED


def test_no_number_of_a_person_is_learned(world: World) -> None:
    text = f"{NEED} جوالي 0551234567"
    world.answers = HearsTable({text: sure(Act.NEED)})
    handed_over(world, text)
    corrected(world, Act.REGISTER)
    assert "0551234567" not in "".join(world.additions[1].ways)


def test_a_case_that_may_hold_a_disclosure_teaches_nothing(world: World) -> None:
    handed_over(world, NEED)
    world.write(HUDA, PRIVATE)
    world.press(HUDA, "private-as-before")
    corrected(world, Act.COMPLAIN)
    assert world.cases[1001].act == Act.COMPLAIN and not world.additions


def test_pressed_again_nothing_is_corrected_twice(world: World) -> None:
    handed_over(world, NEED)
    corrected(world, Act.REGISTER)
    world.press(room(), "act-is", Act.REGISTER.value, by="agent")
    assert len(world.additions) == 1


def test_whoever_does_not_work_here_corrects_nothing(world: World) -> None:
    handed_over(world, NEED)
    world.press(room(), "act", by="agent")
    world.press(room(), "act-is", Act.REGISTER.value, by="")
    assert world.cases[1001].act == Act.NEED
