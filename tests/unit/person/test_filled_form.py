"""A whole form that was filled in at once: read as if it were typed, asked again where it does not fit."""

import pytest

from bot.core.events import MessageReceived, Words
from bot.core.hidden_numbers import without_hidden
from bot.core.messages import Incoming, Message
from bot.core.registration_forms import named, read_answers, read_name, written
from bot.texts.catalogue import plain
from tests.unit.person.test_registration import HUDA, at_fields, keys, text
from tests.unit.world import INITIATIVES, World

ANSWERS = {
    "name": "اسمي هدى محمد",
    "phone": "٠٥٠١٢٣٤٥٦٧",
    "period": "المساء",
    "birth": "1990-03-15",
    "children": "",
}
(IBDA, *_) = INITIATIVES


def offered(world: World) -> str:
    """The name of the form that was offered last."""
    asked = next(each for each in reversed(world.said[HUDA]) if each.form)
    return named(asked.form, asked.stamp)


def fill(world: World, form: str = "", **changed: str) -> list[Message]:
    """As intake lets it in."""
    said = Words(written({**ANSWERS, **changed}), id="m-form", form=form or offered(world))
    came = without_hidden(Incoming("f", HUDA, MessageReceived(said))).event
    return world.happen(HUDA, came)


def answers(world: World) -> dict[str, str]:
    draft = world.conversation(HUDA).registering
    return dict(draft.answers) if draft else {}


def test_all_answers_are_filled_in_and_said_back_at_once() -> None:
    world = at_fields(World())
    assert keys(fill(world)) == ["registration-summary"]
    assert answers(world) == {
        "name": "هدى محمد",
        "phone": "+966501234567",
        "period": "المساء",
        "birth": "1990-03-15",
        "children": "",
    }
    assert keys(world.press(HUDA, "confirm-registration")) == ["registered-self"]


@pytest.mark.parametrize(
    ("id", "said", "key"),
    [
        ("phone", "05012", "registration-wrong-phone"),
        ("name", "؟؟", "registration-wrong-text"),
        ("period", "xyz", "registration-wrong-choice"),
        ("birth", "2031-01-01", "registration-wrong-future"),
        ("birth", "1990-13-41", "registration-wrong-date"),
        ("children", "كثير", "registration-wrong-number"),
        ("name", "ا" * 201, "registration-wrong-long"),
    ],
)
def test_what_does_not_fit_is_asked_again_and_the_rest_is_kept(id: str, said: str, key: str) -> None:
    world = at_fields(World())
    assert keys(fill(world, **{id: said})) == [key, "registration-ask"]
    draft = world.conversation(HUDA).registering
    assert draft and draft.field == id and set(answers(world)) == {*ANSWERS} - {id}


def test_a_needed_answer_that_is_missing_is_asked_and_an_optional_one_is_not() -> None:
    world = at_fields(World())
    assert keys(fill(world, birth="")) == ["registration-ask"]
    assert "children" in answers(world)


def test_an_identity_number_is_taken_nowhere() -> None:
    world = at_fields(World())
    said = fill(world, name="1012345672")
    assert "1012345672" not in str(world.conversation(HUDA)) and "name" not in answers(world)
    assert "رقم الهوية" in text(said)


def test_it_may_come_twice_and_the_later_one_counts() -> None:
    world = at_fields(World())
    form = offered(world)
    fill(world, form)
    assert keys(fill(world, form, phone="0559876543")) == ["registration-summary"]
    assert answers(world)["phone"] == "+966559876543"


def test_one_that_was_offered_before_a_wrong_answer_was_typed_still_counts() -> None:
    world = at_fields(World())
    form = offered(world)
    world.write(HUDA, "؟؟")
    assert keys(fill(world, form)) == ["registration-summary"]


def test_it_is_still_good_after_the_form_was_left() -> None:
    world = at_fields(World())
    form = offered(world)
    world.press(HUDA, "menu")
    assert keys(fill(world, form)) == ["registration-summary"]


def test_after_the_registration_it_changes_nothing_and_says_so() -> None:
    world = at_fields(World())
    form = offered(world)
    fill(world, form)
    world.press(HUDA, "confirm-registration")
    before = dict(world.registrations)
    (said,) = fill(world, form, phone="0559876543")
    assert said.key == "registration-form-late" and world.registrations == before
    assert "my-registrations" in [button.action for button in said.buttons]


def test_one_of_an_earlier_registration_fills_in_no_later_one() -> None:
    """It was for oneself; now it is a neighbour's turn."""
    world = at_fields(World())
    form = offered(world)
    fill(world, form)
    world.press(HUDA, "confirm-registration")
    world.write(HUDA, "سجلني")
    world.press(HUDA, "register", "ibda")
    world.press(HUDA, "agree", "ibda")
    world.press(HUDA, "for-other")
    world.press(HUDA, "relation")
    assert keys(fill(world, form))[0] == "registration-form-late"
    assert answers(world) == {}


@pytest.mark.parametrize("form", ["kursi.1", "nothing.3", "ibda.x", "ibda", ".", "ibda.-4"])
def test_a_form_of_another_name_fills_in_nothing(form: str) -> None:
    world = at_fields(World())
    assert keys(fill(world, form)) == ["registration-form-late", "registration-ask"]
    assert answers(world) == {}


def test_it_is_no_line_of_a_complaint_that_was_begun_meanwhile() -> None:
    world = at_fields(World())
    form = offered(world)
    fill(world, form)
    world.press(HUDA, "confirm-registration")
    world.write(HUDA, "شكوى")
    world.write(HUDA, "ما رد علي أحد")
    assert keys(fill(world, form))[0] == "registration-form-late"
    draft = world.conversation(HUDA).draft
    assert draft and [each.text for each in draft.words] == ["ما رد علي أحد"]


def test_a_cry_for_help_in_it_is_heard() -> None:
    world = at_fields(World())
    assert keys(fill(world, name="الحقوني فيه حريق"))[0].startswith("emergency")


def test_whoever_types_instead_goes_on_question_by_question_and_is_offered_it_no_more() -> None:
    world = at_fields(World())
    assert [each.form for each in world.said[HUDA][-1:]] == ["ibda"]
    (asked,) = world.write(HUDA, "هدى محمد")
    assert asked.key == "registration-ask" and asked.form == ""


def test_what_is_written_reads_back_whatever_is_in_it() -> None:
    told = {"name": "هدى: محمد\nphone: 05", "phone": " ", "birth": "1990", "odd": "x"}
    assert read_answers(IBDA, written(told)) == {"name": "هدى: محمد phone: 05", "birth": "1990"}
    assert read_name(named("a.b", 7)) == ("a.b", 7) and plain(written({})) == ""
