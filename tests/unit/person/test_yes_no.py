"""«نعم» and «لا» typed where a question was asked, and the person named where "for whom?" was."""

import pytest

from bot.core.messages import Message
from bot.core.registration import RegistrationStatus
from bot.texts.catalogue import plain
from tests.unit.person.test_registration import HUDA, at_fields, at_summary, keys, registered
from tests.unit.world import World


@pytest.fixture
def world() -> World:
    return World()


def last(messages: list[Message]) -> str:
    return messages[-1].key


@pytest.mark.parametrize("yes", ["نعم", "إيه", "ايوه صح", "اي نعم", "أكيد", "yes", "I agree"])
def test_yes_to_the_summary_registers(world: World, yes: str) -> None:
    assert keys(at_summary(world).write(HUDA, yes)) == ["registered-self"]


@pytest.mark.parametrize("no", ["لا", "لأ", "غلط", "لا مو صح", "no"])
def test_no_to_the_summary_asks_what_to_correct(world: World, no: str) -> None:
    assert keys(at_summary(world).write(HUDA, no)) == ["registration-change-what"]
    assert world.conversation(HUDA).registering


def test_no_to_the_terms_shows_the_other_initiatives(world: World) -> None:
    world.write(HUDA, "سجلني")
    world.press(HUDA, "register", "ibda")
    assert keys(world.write(HUDA, "لا")) == ["registration-which"]


def test_yes_and_no_to_cancelling_are_what_they_say(world: World) -> None:
    registered(world)
    world.write(HUDA, "تسجيلاتي")
    world.press(HUDA, "registration", "5001")
    world.press(HUDA, "cancel-registration", "5001")
    assert keys(world.write(HUDA, "لا")) == ["registration-shown"]
    world.press(HUDA, "cancel-registration", "5001")
    assert keys(world.write(HUDA, "نعم")) == ["registration-cancelled"]
    assert world.registrations[5001].status is RegistrationStatus.CANCELLED


@pytest.mark.parametrize("yes", ["نعم", "ايه", "طيب"])
def test_yes_to_being_told_when_it_opens_keeps_the_note(world: World, yes: str) -> None:
    world.write(HUDA, "سجلني")
    world.press(HUDA, "register", "later")
    assert keys(world.write(HUDA, yes)) == ["waiting-noted"]


def test_no_to_being_told_keeps_none_and_goes_on(world: World) -> None:
    world.write(HUDA, "سجلني")
    world.press(HUDA, "register", "later")
    assert keys(world.write(HUDA, "لا شكرا")) == ["cancelled"]
    assert not world.conversation(HUDA).topic


def test_yes_to_a_person_hands_the_question_over_as_it_was_asked(world: World) -> None:
    assert keys(world.write(HUDA, "هل عندكم سباحة للأطفال")) == ["no-answer-yet"]
    assert "human" in last(world.write(HUDA, "نعم"))
    (case,) = world.cases.values()
    assert [words.text for words in case.words] == ["هل عندكم سباحة للأطفال"]


def test_no_to_a_person_in_the_middle_goes_on_with_the_form(world: World) -> None:
    at_summary(world)
    world.write(HUDA, "هل عندكم سباحة للأطفال")
    assert keys(world.write(HUDA, "لا")) == ["registration-summary"]


def test_yes_to_a_person_in_the_middle_confirms_nothing(world: World) -> None:
    at_summary(world)
    world.write(HUDA, "هل عندكم سباحة للأطفال")
    world.write(HUDA, "نعم")
    assert not world.registrations and world.conversation(HUDA).registering


def test_yes_to_what_was_begun_before_goes_on_with_it(world: World) -> None:
    at_fields(world)
    world.write(HUDA, "هدى محمد")
    world.write(HUDA, "إلغاء")
    world.write(HUDA, "سجلني")
    assert keys(world.press(HUDA, "register", "ibda")) == ["registration-unfinished"]
    assert keys(world.write(HUDA, "نعم")) == ["registration-ask"]


def test_yes_where_nothing_was_asked_is_no_press(world: World) -> None:
    world.write(HUDA, "متى دوامكم")
    world.write(HUDA, "لا")
    assert not world.cases and not world.conversation(HUDA).topic


@pytest.mark.parametrize(
    ("said", "relation"),
    [("امي", "والدتي"), ("لأمي", "والدتي"), ("بنتي", "ابنتي"), ("ابوي", "والدي"), ("for my son", "ابني")],
)
def test_who_it_is_for_may_be_written_at_once(world: World, said: str, relation: str) -> None:
    world.write(HUDA, "سجلني")
    world.press(HUDA, "register", "ibda")
    world.press(HUDA, "agree", "ibda")
    told, asked = keys(world.write(HUDA, said))
    assert told.startswith("registration-their-details") and asked == "registration-ask"
    draft = world.conversation(HUDA).registering
    assert draft and plain(draft.relation) == relation
