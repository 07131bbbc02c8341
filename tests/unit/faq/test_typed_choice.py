"""Which button is said: every way of the collection, and what must never be taken for one."""

import pytest

from faq.detect.typed_choice import LONGEST, Option, chosen, says
from tests.table import rows
from tests.unit.ways import WAYS, Way

CONFIRM = (Option(("نعم، صحيح",), ("yes", "send")), Option(("أصحّح شيئًا",), ("no", "change")))
LISTENING = (Option(("هذا كل شيء",), ("done", "no", "send")),)
FIELD = (Option(("تخطّي",), ("skip",), by_part=False, by_place=False), Option(("رجوع",), ("back",)))
SOLUTIONS = (
    Option(("1. نعيد السلة غدًا",)),
    Option(("2. قسيمة بدلها",)),
    Option(("3. نتصل بك",)),
    Option(("القائمة",), ("menu",), by_place=False),
)


@rows("way", WAYS)
def test_each_way_of_the_collection_says_its_button_and_content_says_none(way: Way) -> None:
    assert chosen(way.typed, way.options, openly=way.is_open) == way.means, way.typed


@pytest.mark.parametrize(
    "text",
    [
        "ايوه الله يعافيك",
        "نعععم",
        "تمام ارسلها",
        "طيب ماشي",
        "ايوة صح",
        "aywa",
        "OK!",
        "👍🏽",
        "نعم ارسلوها",
    ],
)
def test_yes_is_heard_with_its_courtesies_and_its_spelling(text: str) -> None:
    assert chosen(text, CONFIRM) == 0


@pytest.mark.parametrize(
    "text",
    [
        *(
            "ايوه بس غيروا الرقم",
            "نعم بس",
            "لا اللي صار غير كذا تماما",
            "بس الموظف قال",
            "نعم؟",
            "لا موافق",
        ),
        *(
            "نعم لا",
            "تمام الموظف ما قصر",
            "نعم " * (LONGEST + 1),
            "",
            "   ",
            "...",
            "؟",
            "نعم ولكن",
            "👍👎",
        ),
    ],
)
def test_one_word_more_is_content(text: str) -> None:
    assert chosen(text, CONFIRM) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        *(("٢", 1), ("رقم ٢", 1), ("الخيار الثاني", 1), ("التانية", 1), ("الأخير", 2), ("اخر واحد", 2)),
        *(
            ("اللي في الاخر", 2),
            ("القسيمة", 1),
            ("ابغى قسيمة", 1),
            ("بكره", 0),
            ("دقوا علي", 2),
            ("4", 3),
        ),
    ],
)
def test_one_of_a_list_is_said_by_its_place_or_a_part_of_it(text: str, place: int) -> None:
    assert chosen(text, SOLUTIONS) == place


@pytest.mark.parametrize("text", ["الأول والثاني", "الثاني ما يناسبني", "الرابع", "5", "0", "قسيمة وسلة"])
def test_two_readings_are_none(text: str) -> None:
    assert chosen(text, SOLUTIONS) is None


def test_a_part_that_two_buttons_share_says_neither() -> None:
    courses = (Option(("دورة الخياطة",)), Option(("دورة الحاسب",)))
    assert chosen("دورة", courses) is None
    assert chosen("دورة الحاسب لو سمحتوا", courses) == 1


@pytest.mark.parametrize(
    "name", ["سليم", "Hasan", "عدي بن ناصر", "هدى", "Ali", "فاطمة سالم الحربي", "صالحة"]
)
def test_a_name_is_no_button_where_a_name_is_asked_for(name: str) -> None:
    assert chosen(name, FIELD, openly=True) is None


def test_where_words_are_asked_for_a_slip_is_not_forgiven() -> None:
    assert chosen("انتهبت", LISTENING) == 0
    assert chosen("انتهبت", LISTENING, openly=True) is None


def test_a_message_may_be_nothing_but_an_answer() -> None:
    assert says("ايوه لا", "yes", "no")
    assert not says("ايوه السواق", "yes", "no")
