"""Violence and harassment that cry for help: the numbers, and those alone who read what is confided."""

import pytest

from bot.core.events import ButtonPressed, MessageEdited, MessageReceived, VoiceHeard, Words
from bot.texts.catalogue import plain
from faq.acts.heard import Act
from tests.unit.person.hearing import sure
from tests.unit.person.test_disclosure import KEEPER, TOLD, everywhere_but, keys, world
from tests.unit.world import World, person, room

CRY = "زوجي يضربني الحين"
CRIES = [
    CRY,
    "المشرف يهددني",
    "يتحرش فيني الحين",
    "اغتصبني",
    "my husband is beating me",
    "ابوي يضربني وخايفه",
]


def private(told: World) -> None:
    assert not told.cases and room() not in told.said and not told.mails
    assert told.disclosures[9001].danger and told.disclosures[9001].readers == ("keeper",)


@pytest.mark.parametrize("cry", CRIES)
def test_the_numbers_stand_first_and_no_room_sees_it(cry: str) -> None:
    told = world()
    numbers, answer = told.write(person(), cry)
    assert numbers.key == "emergency" and "911" in plain(numbers.text)
    assert answer.key == "emergency-private" and "لن يقرأها إلا الشخص المكلّف" in plain(answer.text)
    private(told)
    assert cry in plain(told.said[KEEPER][0].text) and cry not in everywhere_but(told, KEEPER, person())


def test_what_they_write_next_goes_to_it() -> None:
    told = world()
    told.write(person(), CRY)
    told.write(person(), "قفلت على نفسي الباب")
    assert [each.text for each in told.disclosures[9001].words] == [CRY, "قفلت على نفسي الباب"]


def test_a_second_cry_is_in_the_same_and_has_the_numbers() -> None:
    told = world()
    told.write(person(), CRY)
    assert keys(told.write(person(), "ضربني مره ثانيه زوجي يضربني")) == ["emergency", "emergency-added"]
    assert len(told.disclosures) == 1 and len(told.disclosures[9001].words) == 2


@pytest.mark.parametrize("cry", ["البيت يحترق الحين", "ابي انتحر"])
def test_whatever_is_cried_within_it_stays_in_it(cry: str) -> None:
    told = world()
    told.write(person(), CRY)
    told.write(person(), cry)
    private(told)
    assert told.disclosures[9001].words[-1].text == cry


@pytest.mark.parametrize("cry", ["البيت يحترق الحين", "ابي انتحر"])
def test_other_cries_stay_as_they_are(cry: str) -> None:
    told = world()
    told.write(person(), cry)
    assert told.cases[1001].urgent and not told.disclosures


def test_an_urgent_case_that_is_open_stays_and_hears_nothing_of_it() -> None:
    told = world()
    told.write(person(), "البيت يحترق الحين")
    told.write(person(), CRY)
    assert told.cases[1001].is_open and told.disclosures[9001].danger
    assert CRY not in everywhere_but(told, KEEPER, person())


def test_a_form_waits_and_holds_no_word_of_it() -> None:
    told = world()
    told.write(person(), "شكوى")
    told.write(person(), "السلة ناقصة")
    told.write(person(), CRY)
    told.press(person(), "private-done")
    here = told.conversation(person())
    assert here.topic == "complaint" and here.draft
    assert [each.text for each in here.draft.words] == ["السلة ناقصة"]


def test_what_waited_for_their_word_goes_along() -> None:
    told = world()
    told.write(person(), TOLD)
    told.write(person(), CRY)
    assert [each.text for each in told.disclosures[9001].words] == [TOLD, CRY]


def test_where_it_is_told_without_a_name_it_stays_without() -> None:
    told = world()
    told.write(person(), "أمر خاص")
    told.press(person(), "anonymously")
    assert keys(told.write(person(), CRY)) == ["emergency", "emergency-unsigned"]
    assert told.disclosures[9001].person == 0 and told.disclosures[9001].danger
    assert CRY not in repr(told.conversation(person()))


@pytest.mark.parametrize("press", [True, False])
def test_from_the_offer_they_say_that_they_are_in_danger(press: bool) -> None:
    told = world()
    told.write(person(), TOLD)
    if press:
        told.press(person(), "in-danger")
    else:
        told.write(person(), "انا في خطر")
    private(told)
    assert told.disclosures[9001].words[0].text == TOLD


def test_pressed_beside_what_is_no_disclosure_it_is_a_cry_like_every_other() -> None:
    told = world()
    told.happen(person(), ButtonPressed("in-danger"))
    assert told.cases[1001].urgent and not told.disclosures


def test_where_nobody_may_read_it_it_is_a_cry_like_every_other() -> None:
    told = world()
    told.staff = []
    told.write(person(), CRY)
    assert told.cases[1001].urgent == "violence"


def test_about_everybody_who_could_read_it_no_room_hears_of_it() -> None:
    told = world()
    told.staff = [each for each in told.staff if each.role.value == "director"]
    shown = told.write(person(), "المدير يتحرش فيني")
    assert keys(shown) == ["emergency", "private-nobody"] and not told.cases and not told.disclosures
    assert "المدير يتحرش فيني" in told.kept()


WAYS = {
    "an edit": MessageEdited(Words(CRY, id="m9")),
    "a caption": MessageReceived(Words(CRY)),
    "a voice": VoiceHeard("v1", CRY),
}


@pytest.mark.parametrize("event", WAYS.values(), ids=list(WAYS))
def test_in_whatever_way_it_is_cried(event: MessageEdited) -> None:
    told = world()
    assert keys(told.happen(person(), event)) == ["emergency", "emergency-private"]
    private(told)


def test_no_flood_and_no_hour_holds_it_up() -> None:
    told = world()
    told.wait(told.now.replace(hour=1))
    for at in range(30):
        told.write(person(), f"سطر {at}")
    assert keys(told.write(person(), CRY))[:2] == ["emergency", "emergency-private"]
    assert CRY in plain("\n".join(each.text for each in told.said[KEEPER]))


def test_a_danger_of_harassment_is_private_too() -> None:
    text = "واحد من المتطوعين يتحرش في اختي وانا في خطر الان"
    told = world(**{text: sure(Act.DISCLOSE, Act.DANGER)})
    told.write(person(), text)
    if told.disclosures:
        private(told)
    else:
        told.press(person(), "in-danger")
        private(told)
