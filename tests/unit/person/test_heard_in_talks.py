"""What people said in talks and were heard wrong in: one table for each kind."""

from dataclasses import replace

import pytest

from bot.core.registration import FieldKind, FormField
from bot.texts.catalogue import plain
from faq.acts.heard import Act
from faq.detect.label_parts import option_said
from faq.detect.relations import kin_in
from faq.detect.short_answers import declines
from faq.detect.wishes import wants_privacy
from faq.text.normalise import fold
from tests.unit.person.hearing import HearsTable, likely, sure
from tests.unit.world import INITIATIVES, World, person

HUDA = person("huda")
WRONG = "الموظف رفع صوته علي"
VAGUE = "صار شي مع اختي في المقر وما اقدر اقوله"
LATE = "السلة متأخرة علينا"


def keys(world: World, text: str) -> list[str]:
    return [message.key for message in world.write(HUDA, text)]


# For whom ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "whom"),
    [
        ("ابغى اسجل حفيدتي", "حفيدتي"),
        ("سجلوا حماي لو سمحتوا", "حماي"),
        ("ابغى اسجل اخت زوجي", "اخت زوجي"),
        ("ابي التسجيل لجيراننا", "جيراننا"),
        ("i want to register my granddaughter", "my granddaughter"),
        ("ابي اسجل امي", "mother"),
        ("ابغى اسجل", ""),
        ("ابغى اسجل امي واختي", ""),
    ],
)
def test_a_wish_names_whoever_it_is_for(wish: str, whom: str) -> None:
    assert kin_in(fold(wish).split(), ("ابي", "ابغي", "اريد", "want")) == fold(whom)


def test_whoever_is_named_in_a_wish_is_not_asked_for_again() -> None:
    wish = "ابغى اسجل حفيدتي في ابدأ"
    world = World(answers=HearsTable({wish: sure(Act.REGISTER)}))
    assert keys(world, wish) == ["registration-terms"]
    said = world.press(HUDA, "agree")
    assert [message.key for message in said] == ["registration-their-details-named", "registration-ask"]
    assert "حفيدتي" in plain(said[0].text)


# A form ------------------------------------------------------------------------------------------------

TIMES = (("الصباح", "Morning"), ("المساء", "Evening"))


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("الصباح احسن لها", 0),
        ("المسا", 1),
        ("في المساء لو تكرمتوا", 1),
        ("morning is better for her", 0),
        ("المساء ما يناسبني", None),
        ("الصباح او المساء", None),
        ("متى الصباح؟", None),
        ("أي وقت", None),
    ],
)
def test_an_option_is_chosen_with_words_around_it(said: str, place: int | None) -> None:
    assert option_said(said, TIMES) == place


@pytest.mark.parametrize(
    ("said", "declined"),
    [
        ("ما ابغى اقول الحي", True),
        ("ما ودي اقول", True),
        ("لا ما ابي اقول", True),
        ("ما ابغى", True),
        ("I would rather not say", True),
        ("i don't want to tell you my district", True),
        ("حي الصفا", False),
        ("ما عندي حي", False),
        ("لا", False),
        ("اقول لكم حي الروضة", False),
    ],
)
def test_a_refusal_is_no_answer(said: str, declined: bool) -> None:
    assert declines(said, "الحي", "District") is declined


def test_a_refusal_passes_over_what_is_optional_and_is_met_kindly_elsewhere() -> None:
    district = FormField("district", {"ar": "الحي", "en": "District"}, FieldKind.TEXT, (), True)
    city = FormField("city", {"ar": "المدينة", "en": "City"})
    ibda = replace(INITIATIVES[0], form=(district, city))
    world = World(initiatives=(ibda, *INITIATIVES[1:]))
    world.write(HUDA, "سجلني")
    for action, arg in (("register", ibda.id), ("agree", ibda.id), ("for-me", "")):
        world.press(HUDA, action, arg)
    assert keys(world, "ما ابغى اقول الحي") == ["registration-ask"]
    assert keys(world, "ما ودي اقول") == ["registration-needed", "registration-ask"]
    assert keys(world, "جدة") == ["registration-summary"]
    draft = world.conversation(HUDA).registering
    assert draft and dict(draft.answers) == {"district": "", "city": "جدة"}


# Wishes in the middle, and beside -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        ("ودي اقدم شكوى رسمية عليكم", "complaint-begin-told"),
        ("حاب اقترح عليكم شي", "suggestion-ask-told"),
    ],
)
def test_a_bare_wish_of_another_kind_leads_there_with_the_words(wish: str, key: str) -> None:
    world = World(answers=HearsTable({LATE: sure(Act.DELAY)}))
    assert keys(world, LATE) == ["delay-heard"]
    (said,) = world.write(HUDA, wish)
    assert said.key == key and LATE in plain(said.text) and wish not in plain(said.text)


def test_a_bare_wish_of_the_same_kind_adds_nothing() -> None:
    world = World()
    for text in ("بلاغ تأخير", "ودي ابلغ عن تأخير"):
        assert keys(world, text) == ["delay-ask"]
    assert not world.cases


@pytest.mark.parametrize("text", ["شكرا بس تأخرتوا", "thanks but late"])
def test_a_short_but_behind_thanks_counts(text: str) -> None:
    thanks = text.split(" ")[0]
    world = World(answers=HearsTable({text: sure(Act.DELAY), thanks: sure(Act.THANK)}))
    (said,) = world.write(HUDA, text)
    assert said.key == "delay-heard" and plain(said.text).startswith(("العفو", "You are welcome"))


def test_what_is_likeliest_thanks_is_met_warmly_and_asks_for_no_complaint() -> None:
    text = "المدربة كانت تصبر على البنات"
    world = World(answers=HearsTable({text: likely(Act.THANK, Act.COMPLAIN, Act.SUGGEST)}))
    (said,) = world.write(HUDA, text)
    assert said.key == "thanks-unsure" and plain(said.text).startswith("شكرًا لك")
    assert [plain(button.label) for button in said.buttons] == ["اقتراح", "أكلّم موظفًا", "القائمة"]
    assert not world.thanks


@pytest.mark.parametrize("text", ["بشر لو سمحتوا", "ابغى اكلم مسؤول لو سمحتوا", "a real person please"])
def test_whoever_says_nothing_but_that_wants_a_person(text: str) -> None:
    world = World(answers=HearsTable({text: likely(Act.COMPLAIN, Act.HUMAN)}))
    assert keys(world, text)[-1].startswith("human") and list(world.cases) == [1001]


# In private --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_private"),
    [
        ("أمر خاص لا يراه الجميع", True),
        ("أمر سري", True),
        ("موضوع خاص ما ابغى احد يشوفه", True),
        ("something private that nobody should see", True),
        ("موضوع خاص بالتسجيل", False),
        ("المدرب قال كلام خاص لبنتي", False),
        ("سيارة خاصة", False),
    ],
)
def test_a_private_matter_is_wished_for_in_words(text: str, is_private: bool) -> None:
    assert wants_privacy(text) is is_private
    if is_private:
        assert keys(World(), text) == ["private-tell"]


def test_whoever_decides_for_a_complaint_has_the_words_in_it() -> None:
    world = World(answers=HearsTable({VAGUE: likely(Act.COMPLAIN, grave=Act.DISCLOSE)}))
    world.write(HUDA, VAGUE)
    world.press(HUDA, "act", "complain")
    draft = world.conversation(HUDA).draft
    assert draft and [words.text for words in draft.words] == [VAGUE]
