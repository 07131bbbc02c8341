"""What whoever confides something may choose beside, and what comes back to a telephone that others read."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.core.disclosure import Line, Matter, Reach, Wish
from bot.core.events import (
    DisclosureAnswered,
    DisclosureDone,
    DisclosureRouted,
    DisclosureSeen,
    Words,
)
from bot.core.facts import Role
from bot.texts.catalogue import plain
from handlers.person.confidence.choosing import MATTER, WHOM
from tests.unit.person.test_disclosure import KEEPER, TOLD, WITHOUT_KEEPER, actions, confided, keys, world
from tests.unit.world import STAFF, World, person

ANSWER = "نحن معك، متى نتصل؟"
NOTHING_SAID = ("أمر", "خاص", "مؤتمن", "9001", "تحرش", ANSWER)


def reached(reach: str) -> World:
    told = world()
    told.write(person(), TOLD)
    told.press(person(), "private-ways")
    told.press(person(), "private-reach", reach)
    told.press(person(), "confide")
    told.press(person(), "private-done")
    return told


def answered(told: World) -> list[str]:
    found = told.disclosures[9001]
    line = Line(told.now, Words(ANSWER), "keeper", KEEPER)
    told.disclosures[9001] = replace(found, lines=(*found.lines, line))
    shown = told.happen(person(), DisclosureAnswered(9001, len(found.lines)))
    return [plain(each.text) for each in shown]


# Where they are written to -------------------------------------------------------------------------------


def test_a_notice_says_nothing_of_the_matter_until_they_ask() -> None:
    told = reached("neutral")
    assert told.disclosures[9001].reach is Reach.NEUTRAL
    (notice,) = answered(told)
    assert notice == "لديك رسالة." and not any(each in notice for each in NOTHING_SAID)
    shown = told.press(person(), "private-show")
    assert keys(shown) == ["private-wrote", "private-open"] and ANSWER in plain(shown[0].text)
    assert told.disclosures[9001].unread == 0


@pytest.mark.parametrize("asks", ["أمر خاص", "اعرض الرسالة", "9001"])
def test_they_ask_for_it_in_words(asks: str) -> None:
    told = reached("neutral")
    answered(told)
    assert keys(told.write(person(), asks))[0] == "private-wrote"


def test_where_nothing_may_be_written_nothing_is_and_it_waits() -> None:
    told = reached("none")
    assert not answered(told)
    assert keys(told.write(person(), "أمر خاص")) == ["private-wrote", "private-open"]


@pytest.mark.parametrize("reach", ["neutral", "none"])
@pytest.mark.parametrize("event", [DisclosureSeen(9001), DisclosureRouted(9001)])
def test_nothing_else_of_it_is_said_by_itself(reach: str, event: DisclosureSeen) -> None:
    told = reached(reach)
    assert not told.happen(person(), event)


@pytest.mark.parametrize(("reach", "said"), [("neutral", ["neutral-notice"]), ("none", [])])
def test_its_end_is_said_once_they_ask(reach: str, said: list[str]) -> None:
    told = reached(reach)
    answered(told)
    told.disclosures[9001] = replace(told.disclosures[9001], done_at=told.now)
    assert keys(told.happen(person(), DisclosureDone(9001))) == said
    assert keys(told.write(person(), "أمر خاص")) == ["private-wrote", "private-ended"]


def test_whoever_is_in_it_themselves_is_answered_there() -> None:
    told = reached("neutral")
    told.write(person(), "أمر خاص")
    assert ANSWER in answered(told)[0]


@pytest.mark.parametrize("way", ["جوالي يشوفه غيري", "زوجي يفتش جوالي", "others see my phone"])
def test_it_is_said_in_words_before_a_word_is_told(way: str) -> None:
    told = world()
    told.write(person(), "/private")
    told.write(person(), "خيارات اخرى")
    assert keys(told.write(person(), way)) == ["private-reach-neutral", "private-tell"]
    told.write(person(), "واحد يضايق البنات عندكم")
    told.write(person(), "وصلوه")
    assert told.disclosures[9001].reach is Reach.NEUTRAL


def test_it_can_be_chosen_after_it_was_confided() -> None:
    told = confided()
    told.press(person(), "private-ways")
    told.press(person(), "private-reach", "none")
    assert told.disclosures[9001].reach is Reach.NONE


# Nothing of it holds the telling up -----------------------------------------------------------------------


@pytest.mark.parametrize("step", ["private-ways", "private-about", "private-kind"])
def test_what_is_told_instead_of_a_press_is_told(step: str) -> None:
    told = world()
    told.write(person(), "أمر خاص")
    if step != "private-ways":
        told.press(person(), "private-ways")
    told.press(person(), step)
    if step == "private-about":
        told.press(person(), "skip")
    (offer,) = told.write(person(), "صار شي في المقر وما قدرت اسكت عنه")
    assert offer.key.startswith("private-offer")
    held = told.conversation(person()).confided
    assert held and held.words[-1].text == "صار شي في المقر وما قدرت اسكت عنه"


def test_two_taps_at_the_most_before_they_tell() -> None:
    told = world()
    menu = told.write(person(), "القائمة")[0]
    assert "private-matter" in actions(menu)
    assert keys(told.press(person(), "private-matter")) == ["private-tell"]
    assert keys(told.write(person(), "واحد يضايق البنات عندكم")) == ["private-offer"]
    assert keys(told.press(person(), "confide")) == ["private-opened"]


def test_who_will_see_it_stands_before_any_detail() -> None:
    told = world()
    (tell,) = told.write(person(), "أمر خاص")
    assert "لن يقرأه إلا الشخص المكلّف" in plain(tell.text)


# Whom it is about ------------------------------------------------------------------------------------------


WHOM_IN_WORDS = {
    "المدير": Role.DIRECTOR.value,
    "المشرفة": Role.SUPERVISOR.value,
    "موظف عندكم": Role.AGENT.value,
    "مسؤولة الحالات الخاصة": Role.CONFIDENTIAL.value,
    "واحد من المتطوعين": "volunteer",
    "مو من عندكم": "other",
    "كلهم": "everybody",
}


@pytest.mark.parametrize(("said", "meant"), WHOM_IN_WORDS.items())
def test_it_is_said_by_role_in_words(said: str, meant: str) -> None:
    told = world()
    told.write(person(), TOLD)
    told.press(person(), "private-ways")
    told.press(person(), "private-about")
    told.write(person(), said)
    held = told.conversation(person()).confided
    assert held and held.about == (meant,)


def test_no_name_of_ours_is_shown_to_choose_from() -> None:
    told = world()
    told.write(person(), TOLD)
    told.press(person(), "private-ways")
    (asked,) = told.press(person(), "private-about")
    labels = " ".join(button.label for button in asked.buttons) + plain(asked.text)
    assert not [each.name for each in STAFF if each.name in labels]
    assert [button.arg for button in asked.buttons if button.action == "private-whom"] == list(WHOM)


def test_whoever_it_is_about_does_not_read_it_and_the_person_hears_who_does() -> None:
    told = world()
    told.write(person(), TOLD)
    told.press(person(), "private-ways")
    told.press(person(), "private-about")
    (offer,) = told.press(person(), "private-whom", "confidential")
    assert "لن يقرأه إلا مدير الجمعية" in plain(offer.text)
    told.press(person(), "confide")
    assert told.disclosures[9001].readers == ("director",)


def test_said_afterwards_it_is_routed_anew() -> None:
    told = world()
    told.write(person(), TOLD)
    told.press(person(), "confide")
    told.press(person(), "private-ways")
    told.press(person(), "private-about")
    shown = told.press(person(), "private-whom", "confidential")
    assert shown[0].key == "private-readers" and "مدير الجمعية" in plain(shown[0].text)
    assert told.disclosures[9001].readers == ("director",)


def test_in_words_of_their_own_it_is_kept_and_heeded() -> None:
    told = world(*WITHOUT_KEEPER)
    told.write(person(), TOLD)
    told.press(person(), "private-ways")
    told.press(person(), "private-about")
    told.write(person(), "اللي مسوي نفسه المدير التنفيذي")
    held = told.conversation(person()).confided
    assert held and held.about_words == "اللي مسوي نفسه المدير التنفيذي"


# What it is --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("matter", MATTER)
def test_what_it_is_can_be_pressed(matter: Matter) -> None:
    told = world()
    told.write(person(), TOLD)
    told.press(person(), "private-ways")
    told.press(person(), "private-kind")
    told.press(person(), "private-is", matter.value)
    if matter is Matter.MEMBER:
        told.press(person(), "skip")
    told.press(person(), "confide")
    assert told.disclosures[9001].matter is matter


HEARD = {
    "الموظف طلب مني رشوة": Matter.CORRUPTION,
    "واحد من المتطوعين يتحرش في اختي": Matter.HARASSMENT,
    "صار شي وما اقدر اقوله": None,
}


@pytest.mark.parametrize(("text", "matter"), HEARD.items())
def test_it_is_heard_and_never_demanded(text: str, matter: Matter | None) -> None:
    told = world()
    told.write(person(), "أمر خاص")
    told.write(person(), text)
    told.press(person(), "confide")
    assert told.disclosures[9001].matter is matter


# A woman calls -----------------------------------------------------------------------------------------


def with_a_caller() -> World:
    calls = replace(STAFF[2], calls_women=True)
    return world(*(calls if each.id == calls.id else each for each in STAFF))


WAYS_TO_A_CALL: dict[str, Callable[[World], object]] = {
    "before": lambda told: (
        told.write(person(), "أمر خاص"),
        told.write(person(), "حرمة تكلمني"),
        told.write(person(), "صار شي في المقر"),
        told.write(person(), "وصلوه"),
    ),
    "after": lambda told: (
        told.write(person(), TOLD),
        told.write(person(), "وصلوه"),
        told.write(person(), "ابغى حرمة تكلمني"),
    ),
}


@pytest.mark.parametrize("way", WAYS_TO_A_CALL.values(), ids=list(WAYS_TO_A_CALL))
def test_that_a_woman_calls_is_chosen_before_or_after(way: Callable[[World], object]) -> None:
    told = with_a_caller()
    way(told)
    assert told.disclosures[9001].wish is Wish.CALL
    assert "coordinator" in told.disclosures[9001].readers


# A complaint about somebody who works here -----------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    ["المشرف يصرخ علي", "المدير التنفيذي طردني", "موظف خدمة المستفيدين كذب علي", "the supervisor yells"],
)
def test_before_it_is_filed_the_way_in_confidence_is_offered(said: str) -> None:
    told = world()
    told.write(person(), "شكوى")
    (heard,) = told.write(person(), said)
    assert "private-matter" in actions(heard)
    told.press(person(), "heard-all")
    (summary,) = told.press(person(), "no-expectation")
    assert "private-matter" in actions(summary) and not told.cases
    told.press(person(), "private-matter")
    told.press(person(), "confide")
    assert [each.text for each in told.disclosures[9001].words][:1] == [said]
    assert told.conversation(person()).draft is None and not told.cases


def test_whoever_goes_on_in_the_ordinary_way_goes_on() -> None:
    told = world()
    told.write(person(), "شكوى")
    told.write(person(), "المشرف يصرخ علي")
    told.press(person(), "heard-all")
    told.press(person(), "no-expectation")
    told.press(person(), "confirm")
    assert [each.text for each in told.cases[1001].words] == ["المشرف يصرخ علي"] and not told.disclosures


def test_what_is_about_nobody_here_is_told_as_ever() -> None:
    told = world()
    told.write(person(), "شكوى")
    (heard,) = told.write(person(), "السلة ما وصلت")
    assert "private-matter" not in actions(heard)


@pytest.mark.parametrize("topic", ["موظف", "اقتراح"])
def test_before_it_goes_to_staff_they_are_asked(topic: str) -> None:
    told = world()
    told.write(person(), topic)
    assert keys(told.write(person(), "المشرف يصرخ علي ويسبني"))[-1] == "private-offer"
    assert not told.cases
