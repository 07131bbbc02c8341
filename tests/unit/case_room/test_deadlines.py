"""Three working days, kept: the ladder at work, the calendar while it runs, absences and lateness."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.case import EntryKind
from bot.core.conversation import Address, Party, desk
from bot.core.effects import WAIT
from bot.core.events import (
    ButtonPressed,
    DeliveryParked,
    LadderStepDue,
    MemberBriefed,
    Notice,
    WorkingTimeRefused,
    WorkingTimeWritten,
)
from bot.core.facts import Absence
from bot.core.messages import Message
from bot.policy.calendar_rules import read_calendar
from bot.policy.ladder import read_rungs
from bot.texts.catalogue import plain
from handlers.case_room.events.escalation import DIGEST, GATHERING
from handlers.shared.on_duty import circle
from tests.unit.world import SUNDAY_TEN, World, person, room

DESK = desk("web")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WEDNESDAY_TEN = SUNDAY_TEN + 3 * DAY


@pytest.fixture
def world() -> World:
    return World()


def complain(world: World) -> None:
    world.write(person(), "شكوى")
    world.write(person(), "تأخرت علي الخدمة")
    for action in ("heard-all", "no-expectation", "confirm"):
        world.press(person(), action)
    world.mails.clear()


def keys(world: World, who: object) -> list[str]:
    return [message.key for message in world.said.get(who, [])]  # type: ignore[call-overload]


def told(world: World, key: str) -> list[tuple[datetime, str]]:
    """To whom a letter went; the world's own clock stamps nothing, so the count is what matters."""
    return [(world.now, to) for to, mail in world.mails if mail.key == key]


def last(world: World, who: object) -> str:
    return plain(world.said[who][-1].text)  # type: ignore[index]


def steps(world: World) -> list[tuple[str, datetime]]:
    return [(e.detail, e.at) for _, e in world.entries if e.kind is EntryKind.ESCALATED]


# The ladder ------------------------------------------------------------------------------------------


def test_nobody_acts_and_everybody_hears_in_turn(world: World) -> None:
    complain(world)
    world.wait(WEDNESDAY_TEN + 2 * DAY)
    assert steps(world) == [
        ("unassigned", SUNDAY_TEN + 2 * HOUR),
        ("day-left", SUNDAY_TEN + 2 * DAY),
        ("hours-left", SUNDAY_TEN + 2 * DAY + 4 * HOUR),
        ("due", WEDNESDAY_TEN),
        ("overdue", datetime(2026, 11, 26, 5, tzinfo=UTC) + GATHERING),
    ]


def test_every_working_morning_says_it_again_until_it_is_done(world: World) -> None:
    complain(world)
    world.wait(WEDNESDAY_TEN + 7 * DAY)
    mornings = [at.date() for step, at in steps(world) if step == "overdue"]
    assert mornings == [date(2026, 11, day) for day in (26, 29, 30)] + [date(2026, 12, d) for d in (1, 2)]
    world.press(room(), "resolve", by="agent")
    world.write(room(), "تم", by="agent")
    count = len(steps(world))
    world.wait(world.now + 7 * DAY)
    assert len(steps(world)) == count


def test_work_at_the_very_opening_does_not_put_the_morning_s_notice_off(world: World) -> None:
    """Staff act after the office has opened and before the tick, or while the machine is coming up."""
    complain(world)
    morning = datetime(2026, 11, 29, 5, tzinfo=UTC)
    world.wait(morning - timedelta(seconds=1))
    world.now = morning + timedelta(milliseconds=400)
    world.write(room(), "نعمل على طلبك.", by="agent")
    world.wait(morning + DAY)
    assert [at.date() for step, at in steps(world) if step == "overdue"] == [
        date(2026, 11, day) for day in (26, 29)
    ]


def test_whoever_takes_it_is_not_called_nobody(world: World) -> None:
    complain(world)
    world.press(room(), "take", by="agent")
    world.wait(SUNDAY_TEN + 3 * HOUR)
    assert [step for step, _ in steps(world)] == ["unassessed"]
    world.wait(SUNDAY_TEN + 2 * DAY)
    assert [to for to, mail in world.mails if mail.key == "letter-reminder-subject"] == [
        "agent@example.org"
    ]


def test_a_question_that_was_answered_is_not_flagged(world: World) -> None:
    world.write(person(), "موظف")
    world.write(person(), "سؤال لا جواب له ثصضقف")
    world.wait(SUNDAY_TEN + timedelta(minutes=5))
    world.write(room(), "أهلا بك", by="agent")
    world.wait(SUNDAY_TEN + 5 * HOUR)
    assert steps(world) == []


def test_a_question_is_flagged_at_ten_minutes_and_goes_up_at_twenty(world: World) -> None:
    world.write(person(), "موظف")
    world.write(person(), "سؤال لا جواب له ثصضقف")
    world.wait(SUNDAY_TEN + HOUR)
    minute = timedelta(minutes=1)
    assert steps(world) == [
        ("waiting", SUNDAY_TEN + 10 * minute),
        ("unanswered", SUNDAY_TEN + 20 * minute),
    ]


def test_what_wakes_at_night_waits_for_the_morning_and_comes_together(world: World) -> None:
    complain(world)
    timers, world.timers = world.timers, {}
    world.now = datetime(2026, 11, 25, 20, tzinfo=UTC)  # Wednesday 23:00: the machine comes back
    for _, to, event in sorted(timers.values(), key=lambda timer: timer[0]):
        world.happen(to, event)
    assert steps(world) == []
    world.wait(datetime(2026, 11, 26, 4, 59, tzinfo=UTC))
    assert steps(world) == []
    world.wait(datetime(2026, 11, 26, 5, 1, tzinfo=UTC))
    assert {step for step, _ in steps(world)} == {
        "unassigned",
        "day-left",
        "hours-left",
        "due",
        "overdue",
    }
    digests = [to for to, mail in world.mails if mail.key == "letter-digest-subject"]
    assert sorted(digests) == ["director@example.org", "supervisor@example.org"]


def test_a_late_step_is_told_once_however_often_the_case_is_watched(world: World) -> None:
    complain(world)
    world.wait(SUNDAY_TEN + 2 * DAY + HOUR)
    world.write(DESK, "/holiday 2026-12-20 تجربة", by="supervisor")
    world.wait(SUNDAY_TEN + 2 * DAY + 2 * HOUR)
    assert [step for step, _ in steps(world)] == ["unassigned", "day-left"]


def test_an_old_event_before_its_time_tells_nobody(world: World) -> None:
    complain(world)
    world.happen(room(), LadderStepDue(1001, "due", SUNDAY_TEN))
    assert steps(world) == []


def test_an_undeliverable_notice_climbs_at_once_and_once(world: World) -> None:
    complain(world)
    notices = (Notice(1001, "day-left", "assignee"), Notice(1001, "day-left", "assignee"))
    world.happen(DESK, DeliveryParked(7, "email", "Unreachable", 1001, notices))
    assert [to for to, mail in world.mails if mail.key == "letter-unheard-subject"] == [
        "supervisor@example.org"
    ]
    mail = world.mails[-1][1]
    assert mail.notices == (Notice(1001, "day-left", "supervisor"),)
    world.happen(DESK, DeliveryParked(8, "email", "Unreachable", 1001, mail.notices))
    assert world.mails[-1][0] == "director@example.org"
    count = len(world.mails)
    world.happen(DESK, DeliveryParked(9, "email", "Unreachable", 1001, world.mails[-1][1].notices))
    assert len(world.mails) == count


def test_what_is_given_up_at_night_climbs_at_the_opening(world: World) -> None:
    complain(world)
    world.press(room(), "take", by="agent")
    world.now = SUNDAY_TEN + 12 * HOUR
    opening = datetime(2026, 11, 23, 5, tzinfo=UTC)
    notices = (Notice(1001, "day-left", "assignee"),)
    world.happen(DESK, DeliveryParked(7, "email", "TryLater", 1001, notices))
    world.wait(opening - timedelta(seconds=1))
    assert steps(world) == []
    world.wait(opening)
    assert steps(world) == [("day-left/supervisor", opening)]
    world.happen(DESK, DeliveryParked(8, "email", "TryLater", 1001, notices))
    assert len(steps(world)) == 1


@pytest.mark.parametrize("name", ["at-night", "urgent"])
def test_what_is_urgent_climbs_at_night(world: World, name: str) -> None:
    """A step that says so, and a cry for help, which is no step of the ladder."""
    step = {"name": "at-night", "kind": "complaint", "after": "10 hours", "of": "opened"}
    world.rungs = read_rungs([{**step, "tell": "supervisor", "urgent": True}])
    complain(world)
    world.now = SUNDAY_TEN + 11 * HOUR
    notices = (Notice(1001, name, "supervisor"),)
    world.happen(DESK, DeliveryParked(7, "email", "TryLater", 1001, notices))
    assert [to for to, _ in world.mails] == ["director@example.org"]


def test_a_climb_that_has_no_way_goes_on_to_the_next(world: World) -> None:
    world.staff = [replace(m, email="" if m.role == "supervisor" else m.email) for m in world.staff]
    complain(world)
    notices = (Notice(1001, "day-left", "assignee"),)
    world.happen(DESK, DeliveryParked(7, "email", "Unreachable", 1001, notices))
    assert [step for step, _ in steps(world)] == ["day-left/supervisor", "day-left/director"]
    assert [to for to, _ in world.mails] == ["director@example.org"]
    shown = [m for m in world.said[room()] if m.key == "room-unheard"]
    assert [m.notices[0].tell for m in shown] == ["supervisor", "director"]


def test_a_delegation_that_passed_while_the_machine_was_off_comes_back_at_the_opening(
    world: World,
) -> None:
    complain(world)
    world.press(room(), "delegate", by="supervisor")
    world.press(room(), "delegate-to", "agent", by="supervisor")
    world.press(room(), "whole-case", by="supervisor")
    world.press(room(), "until-hours", by="supervisor")
    world.mails.clear()
    _, to, event = world.timers.pop("case:1001:delegation")
    world.now = SUNDAY_TEN + 12 * HOUR
    world.happen(to, event)
    assert world.mails == [] and world.cases[1001].delegation
    world.wait(datetime(2026, 11, 23, 5, tzinfo=UTC))
    assert "letter-delegation-over-subject" in [mail.key for _, mail in world.mails]
    assert world.cases[1001].delegation is None


def test_a_private_step_goes_to_the_members_own_talk_or_by_mail(world: World) -> None:
    own = Address("telegram", "77", Party.PERSON)
    world.staff = [replace(m, private=own if m.id == "agent" else None) for m in world.staff]
    step = {"name": "soon", "kind": "complaint", "after": "1 office hour", "of": "opened"}
    world.rungs = read_rungs(
        [
            {**step, "tell": "assignee", "how": ["private"]},
            {**step, "name": "up", "tell": "director", "how": ["private"]},
        ]
    )
    complain(world)
    world.press(room(), "take", by="agent")
    world.wait(SUNDAY_TEN + HOUR)
    assert keys(world, own) == ["room-reminder"]
    assert world.said[own][0].notices == (Notice(1001, "soon", "assignee"),)
    assert [to for to, _ in world.mails] == ["director@example.org"]
    assert "room-reminder" not in keys(world, room())


def test_a_notice_that_has_no_way_to_its_reader_climbs_at_once(world: World) -> None:
    world.staff = [replace(m, email="" if m.id == "agent" else m.email) for m in world.staff]
    step = {"name": "soon", "kind": "complaint", "after": "1 office hour", "of": "opened"}
    world.rungs = read_rungs([{**step, "tell": "assignee", "how": ["email"]}])
    complain(world)
    world.press(room(), "take", by="agent")
    world.wait(SUNDAY_TEN + HOUR)
    assert [step for step, _ in steps(world)] == ["soon", "soon/supervisor"]
    assert keys(world, room())[-2:] == ["room-reminder", "room-unheard"]
    assert [to for to, _ in world.mails] == ["supervisor@example.org"]


# A clock that was set back ----------------------------------------------------------------------------


def up_again(world: World, at: datetime) -> None:
    """The machine was off until `at`: what is due falls due, and the digest still waits."""
    world.now = at
    for key, (due, to, event) in list(world.timers.items()):
        if due <= at and not key.startswith(WAIT):
            del world.timers[key]
            world.happen(to, event)


def set_back(world: World, to: datetime) -> None:
    """And its clock is put right: a short wait is over, whatever it seems to be."""
    world.now = to
    _, there, event = world.timers.pop(DIGEST)
    world.happen(there, event)


def test_what_a_clock_puts_ahead_again_is_told_at_its_own_time(world: World) -> None:
    complain(world)
    up_again(world, SUNDAY_TEN + 2 * DAY + 5 * HOUR)
    assert world.cases[1001].owed == ("unassigned", "day-left", "hours-left")
    set_back(world, SUNDAY_TEN + 2 * DAY + 3 * HOUR)
    assert [step for step, _ in steps(world)] == ["unassigned", "day-left"]
    assert world.cases[1001].owed == ()
    world.wait(WEDNESDAY_TEN - HOUR)
    assert steps(world)[-1] == ("hours-left", SUNDAY_TEN + 2 * DAY + 4 * HOUR)
    assert len(steps(world)) == 3


def test_nobody_is_disturbed_before_the_opening_by_a_clock_that_was_set_back(world: World) -> None:
    complain(world)
    world.wait(WEDNESDAY_TEN + 2 * DAY)
    before, opening = len(steps(world)), datetime(2026, 11, 29, 5, tzinfo=UTC)
    up_again(world, opening + timedelta(seconds=1))
    assert world.cases[1001].owed == ("overdue",)
    set_back(world, opening - 2 * HOUR)
    assert len(steps(world)) == before
    world.wait(opening + DAY)
    assert steps(world)[before:] == [("overdue", opening + GATHERING)]


# The calendar while it runs ---------------------------------------------------------------------------


def test_an_announced_holiday_moves_the_promise_and_the_person_hears_it(world: World) -> None:
    complain(world)
    world.write(DESK, "/holiday 2026-11-24 إجازة طارئة", by="supervisor")
    assert world.cases[1001].due_at == WEDNESDAY_TEN + DAY
    assert "الخميس 26 نوفمبر 2026" in last(world, person())
    assert keys(world, person())[-1] == "promise-moved-later"
    assert not world.cases[1001].was_missed
    world.wait(WEDNESDAY_TEN)
    assert "due" not in [step for step, _ in steps(world)]
    world.wait(WEDNESDAY_TEN + DAY)
    assert ("due", WEDNESDAY_TEN + DAY) in steps(world)


def test_a_withdrawn_holiday_moves_it_earlier_in_a_message(world: World) -> None:
    world.write(DESK, "/holiday 2026-11-24 إجازة", by="supervisor")
    complain(world)
    assert world.cases[1001].due_at == WEDNESDAY_TEN + DAY
    world.write(DESK, "/عطلة -٢٠٢٦-١١-٢٤", by="supervisor")
    assert world.cases[1001].due_at == WEDNESDAY_TEN
    assert keys(world, person())[-1] == "promise-moved-earlier"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("/holiday 2026-13-45 عيد", "holiday-unreadable"),
        ("/holiday soon عيد", "holiday-unreadable"),
        ("/holiday 2026-12-20", "holiday-unreadable"),
        ("/holiday 2026-12-20 2026-12-18 عيد", "holiday-unreadable"),
        ("/holiday 2026-12-20 2027-02-20 عيد", "holiday-unreadable"),
        ("/holiday instead 2026-12-20", "holiday-not-estimated"),
        ("/holiday nothing", "holiday-unreadable"),
        ("/holiday -2026-12-20", "holiday-none"),
        ("/holiday ok 2026-12-20", "holiday-not-estimated"),
        ("/holiday 2026-11-01 عيد", "holiday-past"),
        ("/holiday 2206-11-01 عيد", "day-too-far"),
        ("/holiday", "holidays-coming"),
    ],
)
def test_a_holiday_written_wrongly_changes_nothing(world: World, text: str, key: str) -> None:
    complain(world)
    world.write(DESK, text, by="supervisor")
    assert keys(world, DESK)[-1] == key
    assert world.cases[1001].due_at == WEDNESDAY_TEN


def test_several_days_are_announced_and_withdrawn_in_one_line(world: World) -> None:
    complain(world)
    world.write(DESK, "/عطلة ٢٠٢٦/١١/٢٤ ٢٠٢٦/١١/٢٥ إجازة طارئة", by="supervisor")
    assert world.cases[1001].due_at == WEDNESDAY_TEN + 4 * DAY
    assert keys(world, person()).count("promise-moved-later") == 1
    world.write(DESK, "/holiday -2026-11-24 2026-11-25", by="supervisor")
    assert world.cases[1001].due_at == WEDNESDAY_TEN


def test_what_config_yaml_says_anew_is_taken_by_every_open_case(world: World) -> None:
    """A step that is gone tells nobody; a new one that lies behind comes at once, with the digest."""
    complain(world)
    world.wait(SUNDAY_TEN + HOUR)
    asked = {"name": "ask", "kind": "complaint", "after": "30 minutes", "of": "opened"}
    kept = {"name": "day-left", "kind": "complaint", "before": "1 working day"}
    world.rungs = read_rungs([each | {"tell": "supervisor"} for each in (asked, kept)])
    world.happen(DESK, WorkingTimeWritten())
    assert keys(world, DESK) == ["working-time-written"]
    assert "ولم يتغيّر أي موعد" in last(world, DESK)
    world.wait(WEDNESDAY_TEN)
    assert steps(world) == [
        ("ask", SUNDAY_TEN + HOUR + GATHERING),
        ("day-left", SUNDAY_TEN + 2 * DAY),
    ]


def test_what_config_yaml_cannot_say_is_told_with_its_mend(world: World) -> None:
    problem = "calendar.hours[0]: '16:00-08:00' closes before it opens; write the earlier time first"
    world.happen(DESK, WorkingTimeRefused((problem,)))
    assert keys(world, DESK) == ["working-time-refused"]
    assert last(world, DESK).endswith(problem)


def test_a_holiday_withdrawn_on_the_weekend_leaves_it_a_weekend(world: World) -> None:
    world.write(DESK, "/holiday 2026-11-26 2026-11-29 عيد", by="supervisor")
    world.write(DESK, "/holiday -2026-11-26 2026-11-29", by="supervisor")
    open_days = [day for day in range(26, 30) if world.calendar.is_working(date(2026, 11, day))]
    assert open_days == [26, 29]
    assert not world.calendar.days_off(date(2026, 11, 26), date(2026, 11, 29))
    world.write(DESK, "/holiday 2026-11-29 عيد", by="supervisor")
    assert not world.calendar.is_working(date(2026, 11, 29))


@pytest.mark.parametrize("text", ["/holiday 2026-11-24 عيد", "/عطلة", "/away x", "/back@rida_bot"])
@pytest.mark.parametrize("form", ["", "ask", "resolve", "note"])
def test_what_is_meant_for_the_desk_never_reaches_a_person(world: World, text: str, form: str) -> None:
    """Written in the room of a case by mistake, even into a form that is open."""
    complain(world)
    if form:
        world.press(room(), form, by="supervisor")
    heard = len(world.said[person()])
    world.write(room(), text, by="supervisor")
    assert "room-at-the-desk" in keys(world, room()) and keys(world, DESK)
    assert set(keys(world, person())[heard:]) <= {"promise-moved-later"}
    assert EntryKind.STAFF_WROTE not in {entry.kind for _, entry in world.entries}


def test_only_leaders_announce(world: World) -> None:
    world.write(DESK, "/holiday 2026-11-24 عيد", by="agent")
    assert keys(world, DESK)[-1] == "room-not-allowed"


def test_a_calendar_without_a_working_day_is_refused_and_the_old_one_kept(world: World) -> None:
    complain(world)
    for n in range(100):
        day = date(2026, 11, 23) + n * DAY
        world.write(DESK, f"/holiday {day.isoformat()} إغلاق", by="supervisor")
    assert "holiday-refused" in keys(world, DESK)
    assert world.cases[1001].due_at - world.now <= timedelta(days=60)


# Waiting, and honest lateness -------------------------------------------------------------------------


def test_waiting_for_the_person_shows_both_times_and_stops_nothing(world: World) -> None:
    complain(world)
    world.press(room(), "take", by="agent")
    world.press(room(), "more", by="agent")
    world.press(room(), "ask", by="agent")
    world.write(room(), "ما رقم طلبك؟", by="agent")
    assert keys(world, person())[-1].startswith("staff-wrote")
    world.wait(SUNDAY_TEN + 2 * HOUR)
    world.write(room(), "card", by="agent")
    assert "2:00، ودون الانتظار: 0:00" in last(world, room())
    world.press(person(), "write-to-case")
    world.write(person(), "رقمي 55")
    world.wait(SUNDAY_TEN + 3 * HOUR)
    world.write(room(), "card", by="agent")
    assert "3:00، ودون انتظار المستفيد: 1:00" in last(world, room())
    assert world.cases[1001].due_at == WEDNESDAY_TEN
    world.wait(WEDNESDAY_TEN)
    assert "person-awaited" not in keys(world, person())


def test_a_question_in_a_plain_reply_counts_as_asking(world: World) -> None:
    """No button is needed on either side, however long the person takes."""
    complain(world)
    world.write(room(), "نعمل على طلبك.", by="agent")
    assert world.cases[1001].asked_at is None
    world.write(room(), "هل وصلك الكرت؟", by="agent")
    assert world.cases[1001].asked_at == SUNDAY_TEN
    world.wait(SUNDAY_TEN + 2 * HOUR)
    assert "talk-quiet" not in keys(world, person())
    world.write(person(), "لم يصلني بعد")
    assert keys(world, room())[-1] == "room-person-wrote"
    assert (world.cases[1001].asked_at, world.cases[1001].waited_seconds) == (None, 2 * 3600)
    world.wait(SUNDAY_TEN + 3 * HOUR)
    assert keys(world, person())[-1] == "talk-quiet"
    assert "person-awaited" not in keys(world, person())


def test_whoever_was_asked_may_go_elsewhere_and_come_back(world: World) -> None:
    complain(world)
    world.write(room(), "هل وصلك الكرت؟", by="agent")
    world.write(person(), "القائمة")
    world.wait(SUNDAY_TEN + HOUR)
    assert world.conversation(person()).topic == ""
    world.press(person(), "write-to-case")
    world.write(person(), "نعم، وصل")
    assert world.cases[1001].asked_at is None


def test_a_question_in_a_live_talk_is_only_talk(world: World) -> None:
    world.write(person(), "موظف")
    world.write(person(), "سؤال لا جواب له ثصضقف")
    world.write(room(), "أي مبادرة تقصد؟", by="agent")
    assert world.cases[1001].asked_at is None


def test_an_urgent_step_comes_at_night_and_another_waits(world: World) -> None:
    step = {"kind": "complaint", "after": "10 hours", "of": "opened", "tell": "supervisor"}
    usual, urgent = {"name": "usual", **step}, {"name": "at-night", **step, "urgent": True}
    world.rungs = read_rungs([usual, urgent])
    complain(world)
    world.wait(SUNDAY_TEN + 3 * DAY)
    assert steps(world)[:2] == [
        ("at-night", SUNDAY_TEN + 10 * HOUR),
        ("usual", datetime(2026, 11, 23, 5, tzinfo=UTC)),
    ]


def test_the_person_is_reminded_twice_at_the_most(world: World) -> None:
    complain(world)
    world.press(room(), "more", by="agent")
    world.press(room(), "ask", by="agent")
    world.write(room(), "ما رقم طلبك؟", by="agent")
    world.wait(SUNDAY_TEN + 30 * DAY)
    assert keys(world, person()).count("person-awaited") == 2


def test_lateness_is_told_before_with_reason_and_date_and_counts_as_missed(world: World) -> None:
    complain(world)
    world.press(room(), "more", by="agent")
    world.press(room(), "late", by="agent")
    world.write(room(), "ننتظر ردًا من المدرسة", by="agent")
    world.press(room(), "late-days", "2", by="agent")
    case = world.cases[1001]
    assert case.due_at == datetime(2026, 11, 29, 7, tzinfo=UTC)
    assert (case.was_missed, case.missed_at) == (True, WEDNESDAY_TEN)
    said = last(world, person())
    assert "ننتظر ردًا من المدرسة" in said and "الأحد 29 نوفمبر 2026" in said
    assert [to for to, m in world.mails if m.key == "letter-delayed-subject"] == [
        "supervisor@example.org"
    ]
    world.wait(WEDNESDAY_TEN + HOUR)
    assert "due" not in [step for step, _ in steps(world)]


def test_a_notice_before_the_promise_has_the_button_that_tells_the_person(world: World) -> None:
    complain(world)
    world.wait(SUNDAY_TEN + 2 * DAY)
    (reminder,) = [m for m in world.said[room()] if m.key == "room-reminder"]
    (late,) = reminder.buttons
    world.happen(room(), ButtonPressed(late.action, late.arg, reminder.stamp, "agent"))
    world.write(room(), "ننتظر ردًا", by="agent")
    world.press(room(), "late-days", "1", by="agent")
    assert keys(world, person())[-1] == "promise-delayed"
    world.wait(WEDNESDAY_TEN + 2 * DAY)
    assert not [m for m in world.said[room()] if m.key == "room-overdue" and m.buttons]


@pytest.mark.parametrize("text", ["2026-11-27", "2026-11-24", "2027-11-24", "later"])
def test_a_new_date_must_be_a_later_working_date(world: World, text: str) -> None:
    complain(world)
    world.press(room(), "more", by="agent")
    world.press(room(), "late", by="agent")
    world.write(room(), "سبب", by="agent")
    world.write(room(), text, by="agent")
    assert world.cases[1001].due_at == WEDNESDAY_TEN
    world.write(room(), "2026-12-01", by="agent")
    assert world.cases[1001].due_at == datetime(2026, 12, 1, 7, tzinfo=UTC)


def test_a_new_date_is_the_one_that_staff_wrote_also_where_its_hours_end_earlier(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It became the next morning: the person read another date than staff had written."""
    short = {"name": "x", "from": "2026-12-01", "to": "2026-12-31", "hours": ["08:00-09:00"]}
    usual = {"timezone": "Asia/Riyadh", "weekend": ["friday", "saturday"], "hours": ["08:00-16:00"]}
    monkeypatch.setattr("tests.unit.world.CALENDAR", read_calendar({**usual, "seasons": [short]}))
    complain(world)
    world.press(room(), "more", by="agent")
    world.press(room(), "late", by="agent")
    world.write(room(), "سبب", by="agent")
    world.write(room(), "2026-12-01", by="agent")
    assert world.cases[1001].due_at == datetime(2026, 12, 1, 6, tzinfo=UTC)  # its closing


# Deputies ---------------------------------------------------------------------------------------------


def test_notices_and_assignments_go_to_the_deputy(world: World) -> None:
    complain(world)
    world.press(room(), "take", by="agent")
    world.write(DESK, "/away 2026-11-24 2026-11-26 coordinator", by="agent")
    assert keys(world, DESK)[-1] == "away-set"
    world.wait(SUNDAY_TEN + 2 * DAY)
    assert [to for to, m in world.mails if m.key == "letter-reminder-subject"] == [
        "coordinator@example.org"
    ]
    world.press(room(), "delegate", by="supervisor")
    world.press(room(), "delegate-to", "agent", by="supervisor")
    assert "room-deputy-instead" in keys(world, room())
    assert world.conversations[room()].data["to"] == "coordinator"


def test_deputies_never_run_in_a_circle(world: World) -> None:
    world.write(DESK, "/away 2026-11-24 2026-11-26 coordinator", by="agent")
    world.write(DESK, "/away 2026-11-26 2026-11-30 agent", by="coordinator")
    assert keys(world, DESK)[-1] == "away-circle"
    world.write(DESK, "/away 2026-11-27 2026-11-30 agent", by="coordinator")
    assert keys(world, DESK)[-1] == "away-set"
    world.write(DESK, "/back", by="coordinator")
    assert [each.member for each in world.absences] == ["agent"]


def test_a_chain_of_deputies_may_close_only_on_days_apart() -> None:
    day = date(2026, 11, 1)
    a = Absence("a", day, day + 9 * DAY, "b")
    b = Absence("b", day + 5 * DAY, day + 6 * DAY, "c")
    assert not circle((a, b), Absence("c", day + 7 * DAY, day + 9 * DAY, "a"))
    assert circle((a, b), Absence("c", day + 6 * DAY, day + 9 * DAY, "a"))
    assert circle((), replace(a, deputy="a"))


@pytest.mark.parametrize(
    "text", ["/away", "/away 2026-11-26 2026-11-24 coordinator", "/away x y z", "/away 2026-11-24"]
)
def test_an_absence_written_wrongly_is_shown_how(world: World, text: str) -> None:
    world.write(DESK, text, by="agent")
    assert keys(world, DESK)[-1] == "away-unreadable"


@pytest.mark.parametrize(
    "days", ["2099-01-03 2099-01-10", "2029-02-01 2029-02-10", "9999-12-01 9999-12-31"]
)
def test_an_absence_years_ahead_is_a_slip_in_the_year(world: World, days: str) -> None:
    world.write(DESK, f"/away {days} coordinator", by="agent")
    assert keys(world, DESK)[-1] == "day-too-far"
    assert not world.absences


def test_an_unknown_deputy_is_answered_with_the_colleagues(world: World) -> None:
    world.write(DESK, "/away 2026-11-24 2026-11-26 nobody", by="agent")
    assert keys(world, DESK)[-1] == "away-nobody"
    assert "coordinator" in last(world, DESK)


# The morning ------------------------------------------------------------------------------------------


def mails_of(world: World, key: str) -> dict[str, Message]:
    return {to: mail for to, mail in world.mails if mail.key == key}


def test_in_the_morning_everybody_gets_their_own_and_the_supervisor_all(world: World) -> None:
    complain(world)
    world.press(room(), "take", by="agent")
    world.now += HOUR
    complain(world)
    world.wait(datetime(2026, 11, 23, 5, tzinfo=UTC))
    assert "morning-board" in keys(world, DESK)
    mails = mails_of(world, "letter-morning-subject")
    assert set(mails) == {"agent@example.org", "supervisor@example.org"}
    assert "1002" not in mails["agent@example.org"].text
    supervisor = mails["supervisor@example.org"].text
    assert supervisor.index("1001") < supervisor.index("1002")


def without_mail(world: World, id: str) -> Address:
    own = Address("telegram", "77", Party.PERSON)
    world.staff = [replace(m, email="", private=own) if m.id == id else m for m in world.staff]
    return own


def test_whoever_has_no_mail_gets_the_list_of_the_morning_in_their_own_talk(world: World) -> None:
    own = without_mail(world, "supervisor")
    world.now = datetime(2026, 11, 19, 7, tzinfo=UTC)
    world.write(DESK, "/holiday 2026-11-24 2026-11-26 عيد الأضحى", by="supervisor")
    complain(world)
    world.wait(datetime(2026, 11, 22, 5, tzinfo=UTC))
    (said,) = [plain(m.text) for m in world.said[own] if m.key == "letter-morning"]
    assert "1001: " in said and "إغلاق «عيد الأضحى»" in said


def owed_after_an_outage(world: World, step: dict[str, object]) -> None:
    world.rungs = read_rungs(
        [{"name": "soon", "kind": "complaint", "after": "1 office hour", "of": "opened", **step}]
    )
    complain(world)
    world.press(room(), "take", by="agent")
    _, to, event = world.timers.pop("case:1001:ladder:soon")
    world.now += 2 * HOUR
    world.happen(to, event)
    world.wait(world.now + timedelta(seconds=6))


def test_whoever_has_no_mail_gets_what_is_late_in_their_own_talk(world: World) -> None:
    own = without_mail(world, "agent")
    owed_after_an_outage(world, {"tell": "assignee", "how": ["private"]})
    (said,) = world.said[own]
    assert (said.key, said.notices) == ("letter-digest", (Notice(1001, "soon", "assignee"),))
    assert "1001: " in plain(said.text)
    assert [step for step, _ in steps(world)] == ["soon"]
    shown = next(m for m in world.said[room()] if m.key == "room-escalation")
    assert shown.notices == (Notice(1001, "soon", "assignee"),)


def test_what_is_late_and_has_no_way_to_its_reader_climbs(world: World) -> None:
    without_mail(world, "agent")
    owed_after_an_outage(world, {"tell": "assignee", "how": ["email"]})
    assert [step for step, _ in steps(world)] == ["soon", "soon/supervisor"]
    assert [to for to, _ in world.mails] == ["supervisor@example.org"]


def test_a_list_for_somebody_else_is_shown_to_nobody(world: World) -> None:
    without_mail(world, "agent")
    other = Address("telegram", "78", Party.PERSON)
    world.happen(other, MemberBriefed("agent", "letter-digest", ("1001",)))
    assert not world.said.get(other)


def test_the_board_of_a_supervisor_who_is_away_goes_to_the_deputy(world: World) -> None:
    complain(world)
    world.press(room(), "take", by="agent")
    world.write(DESK, "/away 2026-11-23 2026-11-24 coordinator", by="supervisor")
    world.wait(datetime(2026, 11, 23, 5, tzinfo=UTC))
    mails = mails_of(world, "letter-morning-subject")
    assert set(mails) == {"agent@example.org", "coordinator@example.org"}


def test_a_closure_ahead_names_the_cases_that_it_catches(world: World) -> None:
    for day in (24, 25):
        world.write(DESK, f"/holiday 2026-11-{day} عيد", by="supervisor")
    complain(world)
    assert world.cases[1001].due_at == datetime(2026, 11, 29, 7, tzinfo=UTC)
    world.wait(datetime(2026, 11, 23, 5, tzinfo=UTC))
    (board,) = [m for m in world.said[DESK] if m.key == "morning-board"]
    assert "يحلّ موعد" not in plain(board.text)  # it falls due a working day after the closure's end


def test_two_cases_that_a_closure_catches_are_named_before_it(world: World) -> None:
    """Opened on Thursday, they are promised for the first morning after the feast."""
    world.now = datetime(2026, 11, 19, 7, tzinfo=UTC)
    world.write(DESK, "/holiday 2026-11-24 2026-11-26 عيد الأضحى", by="supervisor")
    complain(world)
    complain(world)
    assert {case.due_at for case in world.cases.values()} == {datetime(2026, 11, 29, 7, tzinfo=UTC)}
    world.wait(datetime(2026, 11, 22, 5, tzinfo=UTC))
    said = "حالتان يحلّ موعدهما خلال إغلاق «عيد الأضحى» أو فور انتهائه: 1001, 1002"
    (board,) = [m for m in world.said[DESK] if m.key == "morning-board"]
    assert said in plain(board.text)
    mails = mails_of(world, "letter-morning-subject")
    assert said in plain(mails["supervisor@example.org"].text)


def test_a_day_that_is_worked_after_all_has_its_list(world: World) -> None:
    """The next lists were set for after the closure when the closure was withdrawn."""
    world.write(DESK, "/holiday 2026-11-23 عيد", by="supervisor")
    complain(world)
    world.wait(SUNDAY_TEN + HOUR)
    world.write(DESK, "/holiday -2026-11-23", by="supervisor")
    world.wait(datetime(2026, 11, 23, 5, tzinfo=UTC))
    assert "morning-board" in keys(world, DESK)
    world.wait(datetime(2026, 11, 24, 5, tzinfo=UTC))
    assert keys(world, DESK).count("morning-board") == 2


def test_a_quiet_office_gets_no_list(world: World) -> None:
    complain(world)
    world.press(room(), "resolve", by="agent")
    world.write(room(), "تم", by="agent")
    world.wait(SUNDAY_TEN + DAY)
    assert "morning-board" not in keys(world, DESK)


def test_of_two_feasts_side_by_side_the_nearer_one_is_put_right(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day of Arafah stands before the feast of sacrifice, and stays as it is."""
    written = {"timezone": "Asia/Riyadh", "weekend": ["friday", "saturday"], "hours": ["08:00-16:00"]}
    monkeypatch.setattr("tests.unit.world.CALENDAR", read_calendar({**written, "country": "SA"}))
    world.now = datetime(2027, 5, 3, 7, tzinfo=UTC)
    feast = world.calendar.days_off(date(2027, 5, 10), date(2027, 5, 25))
    adha = [day.day for day in feast if "الأضحى" in day.name]
    assert feast[0].day < adha[0]
    world.write(DESK, f"/holiday instead {adha[1]} {adha[-1]}", by="supervisor")
    after = world.calendar.days_off(date(2027, 5, 10), date(2027, 5, 25))
    assert after[0] == feast[0]
    assert [(day.day, "الأضحى" in day.name) for day in after[1:]] == [(day, True) for day in adha[1:]]


def test_each_of_two_closures_names_the_cases_that_it_catches(world: World) -> None:
    world.now = datetime(2026, 11, 18, 7, tzinfo=UTC)
    for day, name in ((23, "يوم الجمعية"), (25, "عيد")):
        world.write(DESK, f"/holiday 2026-11-{day} {name}", by="supervisor")
    complain(world)
    world.wait(world.now + DAY)
    complain(world)
    world.wait(datetime(2026, 11, 22, 5, tzinfo=UTC))
    board = world.said[DESK][-1]
    assert board.key == "morning-board"
    for name, number in (("يوم الجمعية", 1001), ("عيد", 1002)):
        assert f"خلال إغلاق «{name}» أو فور انتهائه: {number}." in plain(board.text)
