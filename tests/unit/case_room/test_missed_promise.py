"""A promise that passes: the person hears an apology at its time, and which role has the case (C23, C24)."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.case import Kind
from bot.core.conversation import Address, desk
from bot.core.events import LadderStepDue
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import STAFF, World, person, room

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
SORRY = ("promise-missed", "promise-missed-late", "question-missed")


@pytest.fixture
def world() -> World:
    return World()


def sorry(world: World, who: Address | None = None) -> list[str]:
    return [
        plain(message.text) for message in world.said.get(who or person(), []) if message.key in SORRY
    ]


def past(world: World, number: int = 1001) -> None:
    world.wait(world.cases[number].due_at + MINUTE)


def test_a_complaint_at_its_very_time(world: World) -> None:
    complain(world)
    world.wait(world.cases[1001].due_at - MINUTE)
    assert not sorry(world)
    past(world)
    (told,) = sorry(world)
    assert "1001" in told and "الأربعاء 25 نوفمبر 2026" in told  # what was promised
    assert "طلبك الآن عند مشرف المشاريع" in told and "نكتب لك هنا" in told
    assert "اعتذرنا للمستفيد" in plain("\n".join(m.text for m in world.said[room()]))


@pytest.mark.parametrize("kind", ["delay", "suggestion"])
def test_a_delay_and_a_suggestion_as_well(world: World, kind: str) -> None:
    world.write(person(), "القائمة")
    world.write(person(), "بلاغ تأخير" if kind == "delay" else "اقتراح")
    world.write(person(), "المكافأة ما نزلت من شهرين")
    assert world.cases[1001].kind == kind
    past(world)
    assert len(sorry(world)) == 1


def test_a_question_in_one_line(world: World) -> None:
    world.write(person(), "موظف")
    world.write(person(), "سؤال ثصضقف")
    assert world.cases[1001].kind is Kind.QUESTION
    past(world)
    (told,) = sorry(world)
    assert "\n" not in told and "مشرف المشاريع" in told


def test_a_question_that_was_answered_is_no_promise_missed(world: World) -> None:
    world.write(person(), "موظف")
    world.write(person(), "سؤال ثصضقف")
    world.write(room(), "أهلًا، هذا جوابك", by="agent")
    past(world)
    assert not sorry(world)


def test_it_says_the_role_and_never_a_name(world: World) -> None:
    complain(world)
    world.press(room(), "take", by="agent")
    past(world)
    (told,) = sorry(world)
    assert "عند أحد موظفينا" in told
    assert not any(member.name in told for member in STAFF if member.id == "agent")


def test_it_comes_once_for_a_promise_however_long_nobody_acts(world: World) -> None:
    complain(world)
    past(world)
    world.wait(world.now + 14 * DAY)
    assert len(sorry(world)) == 1


def test_whatever_staff_do_afterwards_brings_no_second_one(world: World) -> None:
    complain(world)
    past(world)
    world.press(room(), "take", by="agent")
    world.write(room(), "نعمل على طلبك", by="agent")
    world.write(person(), "طيب")
    world.wait(world.now + 3 * DAY)
    assert len(sorry(world)) == 1


def test_what_was_done_in_time_is_not_apologised_for(world: World) -> None:
    complain(world)
    world.press(room(), "resolve", by="agent")
    world.write(room(), "تم", by="agent")
    past(world)
    assert not sorry(world)


def test_nothing_while_it_waits_for_the_person(world: World) -> None:
    complain(world)
    world.write(room(), "ما رقم طلبك القديم؟", by="agent")
    past(world)
    world.wait(world.now + 7 * DAY)
    assert not sorry(world)


def test_after_their_answer_staff_have_a_working_day_and_then_it_comes(world: World) -> None:
    complain(world)
    world.write(room(), "ما رقم طلبك القديم؟", by="agent")
    past(world)
    world.write(person(), "رقمه 55")
    world.wait(world.now + timedelta(hours=20))
    assert not sorry(world)
    world.wait(world.now + 2 * DAY)
    assert len(sorry(world)) == 1
    assert "تأخرنا في إخبارك" not in sorry(world)[0]


def delayed(world: World, days: int = 1) -> None:
    world.press(room(), "late", by="supervisor")
    world.write(room(), "ننتظر المورد", by="supervisor")
    world.press(room(), "late-days", str(days), by="supervisor")


def test_nothing_where_it_was_honestly_put_off_and_then_at_the_new_date(world: World) -> None:
    complain(world)
    delayed(world)
    first = world.now
    world.wait(datetime(2026, 11, 25, 7, 30, tzinfo=UTC))
    assert world.now > first and not sorry(world)
    past(world)
    (told,) = sorry(world)
    assert "الخميس 26 نوفمبر" in told


def test_put_off_after_an_apology_and_missed_again_it_is_told_again(world: World) -> None:
    complain(world)
    past(world)
    delayed(world)
    past(world)
    assert len(sorry(world)) == 2


def test_an_announced_holiday_moves_it(world: World) -> None:
    complain(world)
    world.write(desk("web"), "/holiday 2026-11-25 إجازة", by="supervisor")
    world.wait(datetime(2026, 11, 25, 9, tzinfo=UTC))
    assert not sorry(world)
    past(world)
    (told,) = sorry(world)
    assert "26 نوفمبر" in told


def test_each_round_has_its_own(world: World) -> None:
    complain(world)
    past(world)
    world.press(room(), "resolve", by="agent")
    world.write(room(), "تم", by="agent")
    world.press(person(), "rate-below")
    world.press(person(), "solved-no")
    past(world)
    assert len(sorry(world)) == 2


def test_two_that_are_due_at_once_are_both_told(world: World) -> None:
    complain(world)
    complain(world)
    past(world)
    assert [("1001" in text, "1002" in text) for text in sorry(world)] == [(True, False), (False, True)]


def off_until(world: World, until: datetime) -> None:
    """Nothing ran meanwhile: what was due is found late."""
    world.now = until
    for key in sorted(key for key, (at, _, _) in world.timers.items() if at <= until):
        _, to, event = world.timers.pop(key)
        world.happen(to, event)


def test_after_an_outage_it_says_that_it_comes_late(world: World) -> None:
    complain(world)
    off_until(world, world.cases[1001].due_at + timedelta(hours=4))
    (told,) = sorry(world)
    assert "تأخرنا في إخبارك بذلك أيضًا" in told


def test_after_an_outage_that_ends_at_night_it_waits_for_the_opening(world: World) -> None:
    complain(world)
    off_until(world, world.cases[1001].due_at + timedelta(hours=12))
    assert not sorry(world)
    world.wait(world.now + timedelta(hours=12))
    assert len(sorry(world)) == 1 and "تأخرنا في إخبارك" in sorry(world)[0]


def test_a_promise_at_the_end_of_the_office_day_is_told_then(world: World) -> None:
    world.now = datetime(2026, 11, 22, 12, 59, 30, tzinfo=UTC)
    complain(world)
    past(world)
    assert len(sorry(world)) == 1


def test_who_is_in_the_middle_of_something_stays_there(world: World) -> None:
    complain(world)
    world.wait(world.cases[1001].due_at - MINUTE)
    world.write(person(), "شكوى")
    world.write(person(), "شكوى ثانية")
    past(world)
    assert len(sorry(world)) == 1
    world.write(person(), "وبقيتها")
    world.press(person(), "heard-all")
    world.press(person(), "no-expectation")
    assert "وبقيتها" in plain(world.said[person()][-1].text)


def test_a_case_of_a_version_that_did_not_know_it_is_told_by_its_ladder(world: World) -> None:
    complain(world)
    world.timers = {key: timer for key, timer in world.timers.items() if not key.endswith("~promise")}
    world.happen(room(), LadderStepDue(1001, "day-left"))
    past(world)
    assert len(sorry(world)) == 1


def test_the_words_keep_their_word(world: World) -> None:
    """ "We write to you here when it is done or has a new date." """
    complain(world)
    past(world)
    delayed(world)
    assert "موعد" in plain(world.said[person()][-1].text)
    world.press(room(), "resolve", by="agent")
    world.write(room(), "أنجزناه", by="agent")
    assert "أنجزناه" in plain(world.said[person()][-1].text)
