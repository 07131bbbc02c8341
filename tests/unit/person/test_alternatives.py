"""Alternatives as people meet them (C22): short numbered buttons, the whole of each in the text, and every
way of saying which one."""

from dataclasses import replace

import pytest

from bot.core.case import Case, Status
from bot.core.conversation import Address
from bot.core.labels import LONGEST, NUMBERED, short
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room

SEATS = (
    "مقعد في دورة الأحد القادم مع توصيل من البيت وإليه طوال مدة الدورة",
    "مقعد في دورة المساء بعد أسبوعين، ومكافأة الأسبوع الأول تصرف مقدمًا",
    "إعادة ما دُفع كاملًا خلال ثلاثة أيام عمل إلى الحساب نفسه",
)


@pytest.fixture
def world() -> World:
    world = World()
    complain(world)
    offer(world, *SEATS)
    return world


def offer(world: World, *alternatives: str, number: int = 1001) -> None:
    world.press(room(number), "offer", by="agent")
    for each in alternatives:
        world.write(room(number), each, by="agent")
    world.press(room(number), "offer-done", by="agent")


def case(world: World, number: int = 1001) -> Case:
    return world.cases[number]


WAYS = {
    0: (
        *(
            "1",
            "١",
            "1.",
            "رقم 1",
            "الأول",
            "الاول",
            "أبي الأول",
            "الحل الأول",
            "الخيار الأول لو سمحت",
            "أول واحد",
        ),
        *(
            "واحد",
            "the first one please",
            "option 1",
            "first",
            "اختار الحل رقم ١",
            "نعم الأول",
            "مقعد في دورة الأحد",
        ),
        "1. مقعد في دورة الأحد القادم مع…",
    ),
    1: (
        *(
            "2",
            "٢",
            "٢.",
            "2)",
            "رقم 2",
            "رقم ٢",
            "#2",
            "الثاني",
            "الثانى",
            "ثاني واحد",
            "الحل الثاني",
            "ابي الثاني",
        ),
        *(
            "أبغى الثاني",
            "ابغا الحل الثاني الله يعطيكم العافية",
            "اخترت الثاني",
            "الثاني يناسبني",
            "بالثاني",
        ),
        *(
            "الخيار رقم 2",
            "الحل ٢",
            "اثنين",
            "الثانية",
            "option 2",
            "the second",
            "I choose number two",
            "2nd",
        ),
        *(
            "مقعد في دورة المساء",
            "ابي مقعد في دورة المساء",
            SEATS[1],
            f"2. {SEATS[1]}",
            "2. مقعد في دورة المساء بعد…",
        ),
        "الثاني احسن لي",
    ),
    2: (
        "3",
        "٣",
        "الثالث",
        "ثلاثة",
        "الأخير",
        "third",
        "the last one",
        "إعادة ما دُفع",
        "الحل الثالث شكرا",
    ),
}
"""Written before what reads them."""

NONE_OF_THEM = (
    *("4", "الرابع", "ما ابي الثاني", "الثاني ما يناسبني", "مقعد في دورة", "الأول والثاني", "ابي حل آخر"),
    *("كم ثمن الثاني؟", "1 او 2", "لا هذا ولا ذاك", "not the second", "عندي ثلاثة أطفال"),
)


@pytest.mark.parametrize(("place", "words"), [(n, words) for n, ways in WAYS.items() for words in ways])
def test_each_way_of_saying_it(world: World, place: int, words: str) -> None:
    world.write(person(), words)
    assert (case(world).status, case(world).chosen) == (Status.AGREED, SEATS[place])


@pytest.mark.parametrize("words", [words for words in NONE_OF_THEM if words != "4"])
def test_what_names_none_of_them_chooses_none(world: World, words: str) -> None:
    world.write(person(), words)
    assert case(world).status is Status.OFFERED and not case(world).chosen


@pytest.mark.parametrize("words", ["الثاني", "٢.", "ابي الحل الثاني", "مقعد في دورة المساء"])
def test_later_when_the_buttons_have_scrolled_away(world: World, words: str) -> None:
    world.write(person(), "متى دوامكم؟")
    world.write(person(), words)
    if words == "٢.":  # a bare number answers what was shown last
        assert case(world).status is Status.OFFERED
    else:
        assert case(world).chosen == SEATS[1]


@pytest.mark.parametrize("words", ["2", "الثاني", "الحل الثاني"])
def test_in_a_live_talk_it_is_the_answer_to_the_offer(world: World, words: str) -> None:
    complain(world, "أخرى")
    world.write(room(1002), "أهلًا بك", by="agent")
    offer(world, *SEATS, number=1002)
    assert world.conversation(person()).topic == "talk"
    world.write(person(), words)
    assert case(world, 1002).chosen == SEATS[1]


def test_what_staff_asked_since_is_answered_with_a_number_and_nothing_is_chosen(world: World) -> None:
    complain(world, "أخرى")
    world.write(room(1002), "أهلًا بك", by="agent")
    offer(world, *SEATS, number=1002)
    world.write(room(1002), "كم عدد أطفالك؟", by="agent")
    world.write(person(), "2")
    assert not case(world, 1002).chosen and case(world, 1002).words[-1].text == "2"
    world.write(person(), "اخترت الحل الثاني")
    assert case(world, 1002).chosen == SEATS[1]


def test_chosen_twice_or_too_late_it_changes_nothing(world: World) -> None:
    world.write(person(), "الثاني")
    world.write(person(), "الأول")
    assert case(world).chosen == SEATS[1]


def test_two_cases_with_offers_are_told_apart_by_what_was_shown_last(world: World) -> None:
    complain(world, "أخرى")
    offer(world, "نتصل بك", "نزورك", number=1002)
    world.write(person(), "الثاني")
    assert (case(world).chosen, case(world, 1002).chosen) == ("", "نزورك")


# What is shown ---------------------------------------------------------------------------------------


def test_a_label_begins_with_its_number_and_is_short_and_the_text_has_the_whole(world: World) -> None:
    shown = next(m for m in reversed(world.said[person()]) if m.key == "alternatives-offered")
    labels = [button.label for button in shown.buttons if button.action == "choose"]
    for number, (label, whole) in enumerate(zip(labels, SEATS, strict=True), start=1):
        assert label.startswith(f"{number}. ") and len(label) <= NUMBERED and label.endswith("…")
        assert f"{number}. {whole}" in plain(shown.text)


@pytest.mark.parametrize("length", [10, 300, 4000])
def test_however_long_they_are_the_buttons_stay_within_what_telegram_takes(length: int) -> None:
    world = World()
    complain(world)
    alternatives = [f"{n} {'كلمة طويلة جدا ' * length}"[:length] for n in range(8)]
    offer(world, *alternatives)
    shown = world.said[person()][-1]
    assert sum(len(b.label.encode()) + 64 + 50 for b in shown.buttons) < 10_000
    assert all(each.strip() in plain(shown.text) for each in alternatives)


@pytest.mark.parametrize(
    ("text", "room_", "expected"),
    [
        ("قصير", 35, "قصير"),
        ("سطر\nثان", 35, "سطر ثان"),
        ("أول ثان ثالث رابع خامس سادس سابع ثامن", 20, "أول ثان ثالث رابع…"),
        ("ا" * 50, 10, "ا" * 9 + "…"),
        ("واحد اثنين، ثلاثة أربعة", 13, "واحد اثنين…"),
    ],
)
def test_a_label_is_cut_between_words(text: str, room_: int, expected: str) -> None:
    assert short(text, room_) == expected
    assert len(short(text, room_)) <= room_


def test_no_label_of_anybody_is_longer_than_its_bound() -> None:
    """Names come from config.yaml and from staff: the one place that makes a button's words bounds them."""
    world = World()
    long = {"ar": "مبادرة " + "طويلة الاسم جدا " * 20, "en": "Long " * 40}
    world.initiatives = tuple(replace(each, name=long) for each in world.initiatives)
    world.write(person(), "سجلني")
    shown = world.said[person()][-1]
    assert all(len(button.label) <= LONGEST for button in shown.buttons)


def stranger() -> Address:
    return person("p2")


def test_somebody_elses_number_chooses_nothing(world: World) -> None:
    world.write(stranger(), "الثاني")
    assert case(world).status is Status.OFFERED
