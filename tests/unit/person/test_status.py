"""Whoever asks where it stands is shown it: the case or the registration itself, and never somebody else's."""

from datetime import timedelta

import pytest

from bot.core.events import ButtonPressed
from bot.texts.catalogue import plain
from faq.acts.heard import Act
from faq.detect.asked_after import AskedAfter, asked_after
from tests.unit.person.hearing import hears
from tests.unit.world import World, person, room

HUDA = person("huda")
NEWS = "وش صار على موضوعي؟"


def asking(*texts: str) -> World:
    return World(answers=hears(Act.STATUS, NEWS, *texts))


def opened(world: World, text: str) -> int:
    world.happen(HUDA, ButtonPressed("suggestion"))
    world.write(HUDA, text)
    world.press(HUDA, "talk-done")
    return max(world.cases)


def registered(world: World, whom: str = "لي") -> int:
    world.happen(HUDA, ButtonPressed("register", "ibda"))
    world.press(HUDA, "agree")
    world.write(HUDA, whom)
    for answer in ("هدى محمد", f"05{len(world.registrations)}1234567", "الصباح", "1990-01-01", "2"):
        world.write(HUDA, answer)
    world.press(HUDA, "confirm-registration")
    world.press(HUDA, "menu")
    return max(world.registrations)


def last(world: World, text: str) -> tuple[str, str, list[str]]:
    message = world.write(HUDA, text)[-1]
    return message.key, plain(message.text), [button.action for button in message.buttons]


def test_one_case_is_shown_itself() -> None:
    world = asking()
    number = opened(world, "ليتكم تفتحون مساء")
    key, text, actions = last(world, NEWS)
    assert key == "case-shown" and str(number) in text and "write-to-case" in actions


def test_its_staff_read_that_the_person_asks() -> None:
    world = asking()
    opened(world, "ليتكم تفتحون مساء")
    world.write(HUDA, NEWS)
    assert "room-reminded" in [message.key for message in world.said[room()]]
    assert world.cases[1001].words[-1].text == NEWS


def test_of_one_that_is_late_they_hear_an_apology() -> None:
    world = asking()
    number = opened(world, "ليتكم تفتحون مساء")
    world.wait(world.cases[number].due_at + timedelta(hours=1))
    assert last(world, NEWS)[0] == "reminder-overdue"


def test_one_registration_is_shown_itself() -> None:
    world = asking()
    number = registered(world)
    key, text, _ = last(world, NEWS)
    assert key == "registration-shown" and str(number) in text


def test_several_are_listed_cases_and_registrations() -> None:
    world = asking()
    case, registration = opened(world, "ليتكم تفتحون مساء"), registered(world)
    key, text, actions = last(world, NEWS)
    assert key == "status-list" and str(case) in text and str(registration) in text
    assert {"case", "registration"} <= set(actions)


@pytest.mark.parametrize(
    "text", ["شكوتي رقم 1002", "وش صار على الطلب ١٠٠٢", "1002", "الطلب رقم ١٠٠٢ وين وصل"]
)
def test_a_number_of_theirs_is_that_one(text: str) -> None:
    world = asking("وش صار على الطلب ١٠٠٢", "الطلب رقم ١٠٠٢ وين وصل")
    opened(world, "ليتكم تفتحون مساء")
    opened(world, "وليتكم تردون على الجوال")
    key, shown, _ = last(world, text)
    assert key == "case-shown" and "1002" in shown


@pytest.mark.parametrize("text", ["رقم التسجيل ٥٠٠١", "تسجيلي رقم 5001", "وش صار على التسجيل ٥٠٠١"])
def test_so_is_the_number_of_a_registration(text: str) -> None:
    world = asking("رقم التسجيل ٥٠٠١", "وش صار على التسجيل ٥٠٠١")
    registered(world)
    opened(world, "ليتكم تفتحون مساء")
    key, shown, _ = last(world, text)
    assert key == "registration-shown" and "5001" in shown


@pytest.mark.parametrize(
    "text", ["وين وصل طلبي رقم ٩٨٧٦", "شكوتي رقم 9876", "9876", "my request number 9876"]
)
def test_of_a_number_that_is_not_theirs_it_is_said_and_a_person_offered(text: str) -> None:
    world = asking("وين وصل طلبي رقم ٩٨٧٦", "my request number 9876")
    opened(world, "ليتكم تفتحون مساء")
    key, shown, actions = last(world, text)
    assert key == "status-not-yours" and "9876" in shown and actions[0] == "human"
    world.press(HUDA, "human")
    assert world.cases[1002].words[-1].text == text


def test_of_somebody_elses_number_nothing_is_shown() -> None:
    world = asking("وين وصل طلبي رقم 1001")
    opened(world, "ليتكم تفتحون مساء")
    nadia = person("nadia")
    shown = world.write(nadia, "وين وصل طلبي رقم 1001")[-1]
    assert shown.key == "status-not-yours" and "اقتراح" not in plain(shown.text)


def test_a_year_is_no_number_of_a_request() -> None:
    world = asking("سجلت من سنة 2025 وين وصل طلبي")
    registered(world)
    assert last(world, "سجلت من سنة 2025 وين وصل طلبي")[0] == "registration-shown"


def test_where_nothing_is_known_the_number_is_asked_for_or_a_person_looks() -> None:
    world = asking()
    key, _, actions = last(world, NEWS)
    assert key == "status-ask-number" and actions[0] == "human"
    world.press(HUDA, "human")
    assert [words.text for words in world.cases[1001].words] == [NEWS]


def test_what_was_begun_and_not_finished_is_offered() -> None:
    world = asking()
    world.happen(HUDA, ButtonPressed("complaint"))
    world.write(HUDA, "المعلمة تصرخ علينا")
    world.happen(HUDA, ButtonPressed("menu"))
    assert "continue-draft" in last(world, NEWS)[2]


def test_a_registration_for_somebody_is_found_by_whom_it_is_for() -> None:
    world = asking("وين وصل طلب امي")
    mine, hers = registered(world), registered(world, "لأمي")
    key, shown, _ = last(world, "وين وصل طلب امي")
    assert key == "registration-shown" and str(hers) in shown and str(mine) not in shown


def test_a_question_that_was_taken_back_is_no_request() -> None:
    world = asking()
    world.happen(HUDA, ButtonPressed("human"))
    world.write(HUDA, "عندي سؤال عن الدورة")
    world.press(HUDA, "talk-done")
    world.happen(HUDA, ButtonPressed("take-back", "1001"))
    assert last(world, NEWS)[0] == "status-ask-number"


def test_what_is_over_is_shown_where_nothing_goes_on() -> None:
    world = asking()
    number = opened(world, "ليتكم تفتحون مساء")
    world.happen(HUDA, ButtonPressed("withdraw", str(number)))
    world.press(HUDA, "withdraw-yes")
    assert last(world, NEWS)[0] == "case-shown"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("وش صار على شكوتي", AskedAfter.CASE),
        ("شكوانا وين وصلت", AskedAfter.CASE),
        ("البلاغ وش صار فيه", AskedAfter.CASE),
        ("انقبلت ولا لا", AskedAfter.REGISTRATION),
        ("سجلت من شهر ما كلموني", AskedAfter.REGISTRATION),
        ("any news on my complaint", AskedAfter.CASE),
        ("is my registration accepted", AskedAfter.REGISTRATION),
        ("وين وصل طلبي", None),
        ("سجلت شكوى وش صار", None),
    ],
)
def test_what_is_asked_after(text: str, what: AskedAfter | None) -> None:
    assert asked_after(text) is what
