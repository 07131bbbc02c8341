"""Who says that they want to stay unknown is led to where that is kept, and it is kept."""

import pytest

from bot.core.conversation import Address
from bot.texts.catalogue import plain
from tests.unit.person.test_disclosure import TOLD, actions, keys, world
from tests.unit.person.test_unsigned import ELSEWHERE, left, receipt
from tests.unit.world import World, person

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

WISHES = (
    "ابغى ابلغ عن شي بس ما ابي احد يعرف مين انا",
    "بدون اسم",
    "ما ابي اسمي يطلع",
    "anonymous",
    "i dont want anyone to know who i am",
)


def unsigned(told: World) -> bool:
    return [each.person for each in told.disclosures.values()] == [0]


@pytest.mark.parametrize("wish", WISHES)
def test_said_out_of_the_blue_it_is_kept_until_it_is_told(wish: str) -> None:
    told = world()
    (tell,) = told.write(person(), wish)
    assert tell.key == "private-tell" and "بلا اسم ولا رقم" in plain(tell.text)
    (offer,) = told.write(person(), TOLD)
    assert "بلا اسم ولا رقم" in plain(offer.text) and "anonymously" not in actions(offer)
    assert keys(told.write(person(), "نعم")) == ["receipt-made"]
    (found,) = told.disclosures.values()
    assert unsigned(told) and [each.text for each in found.words] == [TOLD]


@pytest.mark.parametrize("wish", WISHES[1:])
@pytest.mark.parametrize("yes", ["نعم", "ايوه", "yes", "وصلوه"])
def test_beside_what_is_told_a_bare_yes_means_without_a_name(wish: str, yes: str) -> None:
    told = world()
    (offer,) = told.write(person(), f"المدرب ياخذ رشوة منا. {wish}")
    assert offer.key == "private-offer" and "بلا اسم ولا رقم" in plain(offer.text)
    told.write(person(), yes)
    assert unsigned(told)


@pytest.mark.parametrize("wish", WISHES)
def test_at_the_offer_it_is_the_press(wish: str) -> None:
    told = world()
    told.write(person(), TOLD)
    assert keys(told.write(person(), wish)) == ["receipt-made"] and unsigned(told)


def test_whoever_asks_at_the_offer_whether_it_can_be_is_told_and_not_asked_twice() -> None:
    told = world()
    told.write(person(), TOLD)
    (again,) = told.write(person(), "ينفع بدون اسم؟")
    assert "بلا اسم ولا رقم" in plain(again.text) and not told.disclosures
    told.write(person(), "نعم")
    (found,) = told.disclosures.values()
    assert unsigned(told) and [each.text for each in found.words] == [TOLD]


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("step", [(), ("هذا كل شيء",), ("هذا كل شيء", "اترك الحل لكم")])
def test_in_a_complaint_it_leads_there_with_what_was_told(step: tuple[str, ...], wish: str) -> None:
    told = world()
    for line in ("تقديم شكوى", "السلة تاخرت شهر والموظف ما يرد", *step):
        told.write(person(), line)
    (offer,) = told.write(person(), wish)
    assert offer.key == "private-offer" and "private-as-before" in actions(offer)
    told.write(person(), "نعم")
    (found,) = told.disclosures.values()
    assert unsigned(told) and "السلة تاخرت" in found.words[0].text
    assert not told.cases and told.conversation(person()).draft is None


@pytest.mark.parametrize("begun", ["تقديم شكوى", "اقتراح", "التحدث مع موظف"])
def test_before_a_word_is_told_it_leads_to_the_telling(begun: str) -> None:
    told = world()
    told.write(person(), begun)
    (tell,) = told.write(person(), "ما ابي احد يعرف مين انا")
    assert tell.key == "private-tell" and "بلا اسم ولا رقم" in plain(tell.text)


def test_in_a_cry_for_help_it_is_kept_too() -> None:
    told = world()
    (_, said) = told.write(person(), "زوجي يضربني انا وعيالي وما ابي احد يعرف مين انا")
    assert said.key == "emergency-unsigned" and unsigned(told)


@pytest.mark.parametrize("wish", WISHES)
def test_after_it_was_told_from_this_talk_they_hear_that_truth(wish: str) -> None:
    """What they write next still goes to its readers: they may be in danger."""
    told = world()
    told.write(person(), TOLD)
    told.press(person(), "confide")
    (said,) = told.write(person(), wish)
    assert said.key == "private-signed" and actions(said)[0] == "anonymously"
    assert len(told.disclosures[9001].words) == 1
    assert keys(told.write(person(), "وهو الحين برا")) == ["private-passed-on"]
    assert len(told.disclosures[9001].words) == 2


@pytest.mark.parametrize("yes", ["نعم", "ايوه", "طيب", "ok"])
def test_a_bare_yes_where_nothing_is_told_yet_tells_nothing(yes: str) -> None:
    told = world()
    told.write(person(), "أمر خاص")
    assert keys(told.write(person(), yes)) == ["private-tell"]
    told.write(person(), TOLD)
    told.write(person(), "نعم")
    (found,) = told.disclosures.values()
    assert [each.text for each in found.words] == [TOLD]


@pytest.mark.parametrize(
    "text", ["ابي احد ثقه اكلمه", "ابغى شخص مؤتمن احكي له", "i want someone trusted to talk to"]
)
def test_whoever_wants_somebody_to_trust_is_led_to_those_who_read_alone(text: str) -> None:
    told = world()
    assert keys(told.write(person(), text)) == ["private-tell"] and not told.cases


@pytest.mark.parametrize("wrong", ["الموظفه تهيني قدام الناس", "المشرفة تسبني"])
def test_a_woman_of_ours_who_does_wrong_is_offered_the_quiet_way_as_a_man_is(wrong: str) -> None:
    told = world()
    told.write(person(), "تقديم شكوى")
    (heard,) = told.write(person(), wrong)
    assert "private-matter" in actions(heard)


@pytest.mark.parametrize("asked", ["خصوصيتي", "my privacy"])
@pytest.mark.parametrize("here", [person(), ELSEWHERE])
@pytest.mark.parametrize("between", [" ", "-", "", " - "])
def test_the_page_on_privacy_says_that_a_receipt_opens_it_anywhere(
    asked: str, here: Address, between: str
) -> None:
    told = left()
    (page, *_) = told.write(here, asked)
    assert page.key == "privacy-shown" and "16" in plain(page.text)
    typed = receipt(told).translate(ARABIC).replace(" ", between)
    assert keys(told.write(here, typed)) == ["private-open-unsigned"]


def test_a_name_that_a_form_asks_for_is_no_wish_of_that_kind() -> None:
    told = world()
    told.write(person(), "وصلتني السلة بدون اسم")
    assert told.conversation(person()).confided is None
