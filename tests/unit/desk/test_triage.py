"""Many new cases at once: each is answered as ever, staff get one list, and the real one is a press away."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.case import Cry, Kind, Status, Triage
from bot.core.conversation import Address, desk
from bot.core.events import MessageReceived, Words
from handlers.desk.triage import FIRST_LIST, NEXT_LIST, PAGE
from handlers.shared.triage import UNDO
from tests.unit.world import World, person, room

DESK = desk("web")
OPENED = "تم تسجيل شكوى"


def complaining(world: World, name: str, text: str = "بلاغ مكرر") -> Address:
    who = person(name)
    world.write(who, "عندي شكوى")
    world.write(who, text)
    for action in ("heard-all", "no-expectation", "confirm"):
        world.press(who, action)
    return who


def flood(count: int = 12) -> tuple[World, list[Address]]:
    world = World(is_flood=True)
    crowd = [complaining(world, f"bot{n}") for n in range(count)]
    return world, crowd


def after(world: World, span: timedelta) -> None:
    world.wait(world.now + span)


def listed(world: World) -> str:
    return world.said[DESK][-1].text


def test_a_person_in_a_flood_has_a_number_and_a_date_as_ever() -> None:
    world, crowd = flood(1)
    calm = World()
    other = complaining(calm, "bot0")
    assert world.said[crowd[0]][-1].text == calm.said[other][-1].text
    assert world.cases[1001].due_at == calm.cases[1001].due_at


def test_a_flood_makes_no_room_and_one_mail_that_names_every_number() -> None:
    world, _ = flood()
    assert not any(who.party == "room" for who in world.said)
    assert world.mails == []
    after(world, FIRST_LIST)
    (to, mail), *others = world.mails
    assert (to, others) == ("supervisor@example.org", [])
    for number in world.cases:
        assert str(number) in mail.text
        assert str(number) in listed(world)


def test_the_list_comes_again_only_while_more_come() -> None:
    world, _ = flood(2)
    after(world, FIRST_LIST)
    assert len(world.said[DESK]) == 1
    complaining(world, "late")
    after(world, NEXT_LIST)
    assert len(world.said[DESK]) == 2
    after(world, NEXT_LIST * 4)
    assert len(world.said[DESK]) == 2


def test_the_real_one_stands_first_and_is_one_press_away() -> None:
    world, _ = flood(PAGE + 5)
    real = complaining(world, "huda", "لم تصلني السلة منذ شهرين")
    after(world, FIRST_LIST)
    number = next(n for n, case in world.cases.items() if case.person == world.conversation(real).id)
    assert world.said[DESK][-1].buttons[0].arg == str(number)
    world.press(DESK, "triage-open", str(number), by="agent")
    assert "لم تصلني السلة" in world.said[room(number)][-1].text
    assert world.cases[number].triage is None
    assert [mail for to, mail in world.mails if str(number) in mail.subject]
    other = next(n for n in world.cases if n != number)
    assert room(other) not in world.said


def test_every_case_of_a_long_list_can_be_reached() -> None:
    world, _ = flood(PAGE * 2 + 1)
    after(world, FIRST_LIST)
    seen = set()
    for _ in range(3):
        shown = world.said[DESK][-1]
        seen |= {int(button.arg) for button in shown.buttons if button.action == "triage-open"}
        if any(button.action == "triage" for button in shown.buttons):
            world.press(DESK, "triage", by="agent")
    assert seen == set(world.cases)


def test_a_command_with_its_number_opens_it_too() -> None:
    world, _ = flood(3)
    world.write(room(1002), "نعتذر منك، ونعمل على طلبك", by="agent")
    assert world.cases[1002].triage is None
    assert "نعتذر منك، ونعمل على طلبك" in world.said[person("bot1")][-1].text


def test_all_are_dismissed_together_and_taken_back_together() -> None:
    world, crowd = flood(4)
    after(world, FIRST_LIST)
    world.press(DESK, "triage-dismiss", by="supervisor")
    assert {case.status for case in world.cases.values()} == {Status.DISMISSED}
    assert not [key for key in world.timers if ":ladder:" in key]
    world.press(DESK, "triage-restore", by="supervisor")
    assert {case.status for case in world.cases.values()} == {Status.OPEN}
    before = [len(world.said[who]) for who in crowd]
    after(world, UNDO)
    assert [len(world.said[who]) for who in crowd] == before, (
        "whose dismissal was taken back hears nothing"
    )
    assert [key for key in world.timers if key.startswith("case:1001:ladder:")]


def test_only_those_on_the_list_are_dismissed() -> None:
    world, _ = flood(2)
    after(world, FIRST_LIST)
    complaining(world, "later")
    world.press(DESK, "triage-dismiss", by="supervisor")
    assert world.cases[1003].status is Status.OPEN


def test_an_agent_may_open_but_not_dismiss() -> None:
    world, _ = flood(2)
    after(world, FIRST_LIST)
    world.press(DESK, "triage-dismiss", by="agent")
    assert {case.status for case in world.cases.values()} == {Status.OPEN}
    world.press(DESK, "triage-open", "1001", by="agent")
    assert world.cases[1001].triage is None


def test_whoever_was_dismissed_is_told_and_comes_back_first() -> None:
    world, crowd = flood(3)
    after(world, FIRST_LIST)
    world.press(DESK, "triage-dismiss", by="supervisor")
    after(world, UNDO)
    assert "1002" in world.said[crowd[1]][-1].text
    world.press(crowd[1], "still-mine")
    case = world.cases[1002]
    assert (case.status, case.triage) == (Status.OPEN, Triage.INSISTED)
    after(world, NEXT_LIST)
    assert world.said[DESK][-1].buttons[0].arg == "1002"
    world.press(DESK, "triage-dismiss", by="supervisor")
    assert world.cases[1002].status is Status.OPEN, (
        "whoever insists is looked at, not dismissed with others"
    )


def test_a_promise_that_passed_while_dismissed_is_made_anew() -> None:
    world, crowd = flood(1)
    after(world, FIRST_LIST)
    world.press(DESK, "triage-dismiss", by="supervisor")
    after(world, timedelta(days=10))
    world.press(crowd[0], "still-mine")
    assert world.cases[1001].due_at > world.now


def test_pressing_twice_is_safe() -> None:
    world, crowd = flood(1)
    after(world, FIRST_LIST)
    world.press(DESK, "triage-dismiss", by="supervisor")
    world.press(DESK, "triage-dismiss", by="supervisor")
    after(world, UNDO)
    world.press(crowd[0], "still-mine")
    world.press(crowd[0], "still-mine")
    assert world.cases[1001].status is Status.OPEN
    world.press(DESK, "triage-restore", by="supervisor")
    assert world.cases[1001].triage is Triage.INSISTED


def test_a_cry_for_help_never_waits() -> None:
    world, crowd = flood(2)
    world.write(crowd[0], "ساعدوني البيت يحترق الآن")
    urgent = [case for case in world.cases.values() if case.urgent]
    assert urgent and all(case.triage is None for case in urgent)
    assert room(urgent[0].number) in world.said
    alone = World(is_flood=True)
    alone.write(person("new"), "الحقوني ابوي يبي يذبحني")
    (case,) = alone.cases.values()
    assert case.triage is None and room(case.number) in alone.said


def test_what_a_person_adds_is_kept_and_shown_when_it_is_opened() -> None:
    world = World(is_flood=True)
    who = person("huda")
    world.write(who, "موظف")
    world.write(who, "متى يصل الكرت")
    world.write(who, "ورقم الطلب عندي")
    (case,) = world.cases.values()
    assert case.kind is Kind.QUESTION and case.triage
    assert room(case.number) not in world.said
    after(world, FIRST_LIST)
    world.press(DESK, "triage-open", by="agent")
    assert "ورقم الطلب عندي" in world.said[room(case.number)][-1].text


def test_the_ladder_of_many_comes_as_one_mail() -> None:
    world, _ = flood(5)
    after(world, FIRST_LIST)
    before = len(world.mails)
    after(world, timedelta(days=2))
    assert not any(who.party == "room" for who in world.said)
    late = world.mails[before:]
    assert late and all("1001" in mail.text and "1005" in mail.text for _, mail in late)


def test_the_open_cases_and_the_morning_name_them_in_one_line() -> None:
    world, _ = flood(5)
    world.is_flood = False
    complaining(world, "calm")
    shown = world.happen(DESK, MessageReceived(Words("الحالات"), by="agent"))[-1].text
    assert "1006" in shown and "1001" not in shown
    after(world, timedelta(days=1))
    board = next(m.text for m in world.said[DESK] if m.text.startswith("صباح الخير"))
    assert "1006" in board and "1001" not in board


WRITES = {
    "number": "شكوتي 1001 وش صار عليها",
    "reminder": "وينكم؟ قلتوا ٣ ايام",
    "english": "any update? still waiting",
    "bare number and more": "رقم 1001 لسه محتاجها",
}


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("how", WRITES)
def test_whoever_writes_of_a_dismissed_case_has_it_back_and_hears_no_untruth(
    how: str, told: bool
) -> None:
    world, crowd = flood(2)
    after(world, FIRST_LIST)
    world.press(DESK, "triage-dismiss", by="supervisor")
    if told:
        after(world, UNDO)
    shown = [message.key for message in world.write(crowd[0], WRITES[how])]
    assert shown == ["case-taken-up"]
    case = world.cases[1001]
    assert (case.status, case.triage) == (Status.OPEN, Triage.WAITING)
    assert case.words[-1].text == WRITES[how] and len(world.cases) == 2
    after(world, FIRST_LIST)
    assert "1001" in listed(world) and "1002" not in listed(world)
    assert not any(who.party == "room" for who in world.said), "it waits to be opened, as before"


def test_a_dismissed_question_comes_back_with_the_next_word_of_its_talk() -> None:
    world = World(is_flood=True)
    world.write(person(), "موظف")
    world.write(person(), "سؤال عن المبنى الجديد")
    after(world, FIRST_LIST)
    world.press(DESK, "triage-dismiss", by="supervisor")
    shown = [message.key for message in world.write(person(), "ومتى تفتحون؟")]
    assert shown == ["talk-passed-on", "case-taken-up"]
    assert world.cases[1001].status is Status.OPEN
    after(world, FIRST_LIST)
    assert "1001" in listed(world), "though the next list is only of newer ones"


def test_nobody_who_cries_for_help_is_dismissed() -> None:
    world, _ = flood(1)
    after(world, FIRST_LIST)
    now = world.now
    world.cases[1001] = replace(world.cases[1001], cry=Cry(now, now), urgent="fire")
    world.press(DESK, "triage-dismiss", by="supervisor")
    assert world.cases[1001].is_open


def test_a_case_that_was_withdrawn_is_told_as_such() -> None:
    world = World()
    who = complaining(world, "p1")
    for action in ("my-cases", "case", "withdraw", "withdraw-yes"):
        world.press(who, action)
    shown = world.write(who, "شكوتي 1001 وش صار عليها")
    assert [message.key for message in shown] == ["case-was-withdrawn"]
    world.press(who, "human")
    assert world.cases[1002].words[0].text == "شكوتي 1001 وش صار عليها"
