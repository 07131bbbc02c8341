"""Did it last? Asked once, weeks later, in office hours; "no" opens the case again; silence is fine."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.case import EntryKind, Kind, Status
from bot.core.events import ButtonPressed, LastingDue
from bot.core.society import Pace
from handlers.shared.reopening import lasting_timer
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room

WEEKS = timedelta(days=30)


def solved(world: World, *presses: str) -> World:
    complain(world)
    world.press(room(), "resolve", by="agent")
    world.write(room(), "أرسلنا السلة", by="agent")
    for press in presses:
        world.press(person(), press)
    return world


@pytest.fixture
def world() -> World:
    return solved(World(), "rate-as", "solved-yes")


def asked(world: World) -> int:
    return [message.key for message in world.said[person()]].count("did-it-last")


def test_it_is_asked_once_in_office_hours(world: World) -> None:
    world.wait(datetime(2026, 12, 20, 6, tzinfo=UTC))
    assert asked(world) == 0
    world.wait(world.now + WEEKS * 4)
    assert asked(world) == 1
    at = world.cases[1001].lasting_asked_at
    assert at == datetime(2026, 12, 20, 7, tzinfo=UTC), "28 days later, and the office is open"


def test_whoever_rated_nothing_is_asked_too() -> None:
    world = solved(World())
    world.wait(world.now + WEEKS)
    assert world.cases[1001].status is Status.CLOSED and asked(world) == 1


def test_yes_is_thanked_and_kept(world: World) -> None:
    world.wait(world.now + WEEKS)
    world.press(person(), "lasted-yes")
    assert world.said[person()][-1].key == "lasting-thanks"
    assert world.cases[1001].lasted is True and world.cases[1001].status is Status.CLOSED
    world.happen(person(), ButtonPressed("lasted-no", "1001.1"))
    assert world.cases[1001].status is Status.CLOSED, "what was answered is answered"


@pytest.mark.parametrize("no", ["press", "لا", "لا رجعت المشكلة", "لسا ما انحلت"])
def test_no_takes_it_one_level_up_with_a_new_promise(no: str, world: World) -> None:
    world.wait(world.now + WEEKS)
    if no == "press":
        world.press(person(), "lasted-no")
    else:
        world.write(person(), no)
    case = world.cases[1001]
    assert (case.status, case.rounds, case.lasted) == (Status.REOPENED, 2, False)
    assert case.appeal.level == 2
    assert case.due_at > world.now and world.said[person()][-1].key == "appeal-begun"
    assert "المشكلة عادت" in world.said[person()][-1].text
    assert any("قال المستفيد إن المشكلة عادت" in message.text for message in world.said[room()])
    details = [entry.detail for _, entry in world.entries if entry.kind is EntryKind.RATED]
    assert details[-1] == "not-lasted"
    world.write(person(), "الموعد تأجل مرة ثانية")
    assert "الموعد تأجل مرة ثانية" in world.said[room()][-1].text


@pytest.mark.parametrize(
    "said",
    [
        "الحمد لله تمام",
        "كل شي تمام ولله الحمد",
        "إي بقي محلول",
        "ما رجعت المشكلة",
        "ما رجعت",
        "أبدًا ما رجعت",
        "لا ما عاد رجعت",
        "ما في مشكلة",
        "مافي أي مشاكل الحمد لله",
    ],
)
def test_yes_in_words(said: str, world: World) -> None:
    world.wait(world.now + WEEKS)
    world.write(person(), said)
    assert world.cases[1001].lasted is True


@pytest.mark.parametrize(
    "said",
    [
        "لا والله رجعت المشكلة",
        "انحلت بس رجعت",
        "نعم بس رجعت",
        "انقطعت السلة مرة ثانية",
        "رجعت",
        "لا رجعت",
        "it came back",
        "زي ما هي",
    ],
)
def test_no_in_words(said: str, world: World) -> None:
    world.wait(world.now + WEEKS)
    world.write(person(), said)
    assert world.cases[1001].lasted is False


@pytest.mark.parametrize(
    "said",
    [
        "نص ونص",
        "يعني",
        "ما أدري",
        "لا الحمد لله تمام",
        "رجعت لي الفلوس",
        "لا مشكلة",
        "لا مشاكل الحمد لله",
        "المشكلة",
    ],
)
def test_what_may_be_both_is_kept_and_asked_again(said: str, world: World) -> None:
    world.wait(world.now + WEEKS)
    world.write(person(), said)
    assert world.cases[1001].lasted is None and world.cases[1001].status is Status.CLOSED
    assert world.said[person()][-1].key == "comment-kept-lasting"
    assert said in world.said[room()][-1].text


@pytest.mark.parametrize("said", ["لا مشكلة", "لا مشاكل الحمد لله", "المشكلة"])
def test_nor_is_it_an_answer_to_is_it_solved(said: str) -> None:
    """It may say that all is well, or "never mind": a part of a button's words is no answer."""
    world = solved(World(), "rate-as")
    world.write(person(), said)
    case = world.cases[1001]
    assert (case.solved, case.status) == (None, Status.RESOLVED)
    assert world.said[person()][-1].key == "solved-ask"


@pytest.mark.parametrize("said", ["شكرا لكم الله يعطيكم العافية", "؟"])
def test_thanks_and_signs_are_no_answer(said: str, world: World) -> None:
    world.wait(world.now + WEEKS)
    world.write(person(), said)
    assert world.cases[1001].lasted is None


def test_words_that_answer_nothing_are_kept_for_staff(world: World) -> None:
    world.wait(world.now + WEEKS)
    world.write(person(), "الموعد تغير والموظفة كانت لطيفة معي")
    assert "لطيفة" in "".join(m.text for m in world.said[room()])
    assert world.cases[1001].status is Status.CLOSED


def test_after_it_was_opened_again_nobody_is_asked_a_second_time(world: World) -> None:
    world.wait(world.now + WEEKS)
    world.press(person(), "lasted-no")
    world.press(room(), "resolve", by="agent")
    world.write(room(), "أرسلناها اليوم", by="agent")
    world.wait(world.now + WEEKS * 2)
    assert asked(world) == 1 and lasting_timer(world.cases[1001]) not in world.timers


def test_what_is_opened_again_before_is_not_asked_of_the_old_round(world: World) -> None:
    world.happen(room(), ButtonPressed("reopen", by="agent"))
    world.wait(world.now + WEEKS)
    world.happen(person(), LastingDue(1001, 1))
    assert asked(world) == 0


@pytest.mark.parametrize(
    "how",
    [
        {"restricted": True},
        {"opted_out": True},
        {"away_at": datetime(2026, 11, 23, tzinfo=UTC)},
        {"status": Status.WITHDRAWN},
        {"status": Status.ENDED},
        {"status": Status.RESOLVED, "solved": None},
    ],
)
def test_who_is_not_asked(how: dict[str, Any], world: World) -> None:
    world.cases[1001] = replace(world.cases[1001], **how)
    world.happen(person(), LastingDue(1001, 1))
    assert asked(world) == 0 and world.cases[1001].lasting_asked_at is None


def test_it_waits_for_the_office_where_the_machine_was_off(world: World) -> None:
    world.now = datetime(2026, 12, 25, 1, tzinfo=UTC)  # a Friday night
    world.happen(person(), LastingDue(1001, 1))
    assert asked(world) == 0
    world.wait(world.now + timedelta(days=3))
    assert asked(world) == 1


def test_a_society_may_never_ask() -> None:
    world = solved(World(pace=Pace(lasting=timedelta())), "rate-as", "solved-yes")
    world.wait(world.now + WEEKS * 3)
    assert asked(world) == 0


def test_a_suggestion_is_not_asked_of() -> None:
    world = World()
    complain(world)
    world.cases[1001] = replace(world.cases[1001], kind=Kind.SUGGESTION)
    world.press(room(), "resolve", by="agent")
    world.write(room(), "أخذنا به", by="agent")
    world.wait(world.now + WEEKS * 2)
    assert asked(world) == 0
