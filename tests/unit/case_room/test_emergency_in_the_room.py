"""A cry for help in its room: told again at any hour until somebody has written to the person."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.conversation import desk
from bot.core.effects import CRY as TIMER
from bot.core.events import (
    CryHeard,
    CryUnanswered,
    DeliveryParked,
    MessageReceived,
    Notice,
    StaffWordsRefused,
    VoiceHeard,
    Words,
)
from bot.core.facts import Absence, Role
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import PRIVATE, SUNDAY_TEN, World, person, room

CRY = "البيت يحترق الحين"
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
DESK = desk("web")
LEADERS = {"supervisor", "director", "keeper"}
URGENT = ("letter-urgent-subject", "letter-urgent-still-subject")


def crying(at: datetime = SUNDAY_TEN) -> World:
    world = World(now=at)
    world.write(person(), CRY)
    return world


def mails(world: World) -> list[str]:
    return [to for to, mail in world.mails if mail.key in URGENT]


def keys(world: World, number: int = 1001) -> list[str]:
    return [message.key for message in world.said[room(number)]]


def tellings(world: World) -> int:
    return sum(key in ("room-urgent", "room-urgent-still") for key in keys(world))


def arrived(world: World, number: int = 1001) -> None:
    """What staff wrote has reached the person."""
    world.happen(room(number), CryHeard(number, world.now))


# when -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "at",
    [
        SUNDAY_TEN,
        datetime(2026, 11, 22, 23, 10, tzinfo=UTC),  # at night
        datetime(2026, 11, 27, 9, 0, tzinfo=UTC),  # on a Friday
        datetime(2027, 3, 10, 1, 0, tzinfo=UTC),  # on a feast
    ],
)
def test_every_ten_minutes_for_an_hour_then_hourly_at_any_hour(at: datetime) -> None:
    world = crying(at)
    world.wait(at + HOUR - MINUTE)
    assert tellings(world) == 6
    world.wait(at + 12 * HOUR)
    assert tellings(world) == 6 + 12
    assert len(mails(world)) == 2 * 18 and set(mails(world)) == {
        "supervisor@example.org",
        "director@example.org",
    }
    for name in LEADERS:
        assert len([m for m in world.said[PRIVATE[name]] if "urgent" in m.key]) == 18
    assert not world.said.get(PRIVATE["agent"])


def test_it_never_ends_by_itself() -> None:
    world = crying()
    world.wait(SUNDAY_TEN + timedelta(days=9))
    assert tellings(world) == 6 + 9 * 24


def test_what_was_missed_while_the_machine_was_off_is_told_once_and_goes_on() -> None:
    world = crying()
    world.wait(SUNDAY_TEN + 10 * MINUTE)
    world.now = SUNDAY_TEN + 5 * HOUR + 7 * MINUTE  # it wakes
    world.wait(world.now)
    assert tellings(world) == 3
    world.wait(SUNDAY_TEN + 6 * HOUR)
    assert tellings(world) == 4


def test_its_timer_is_of_those_that_a_clock_cannot_lengthen() -> None:
    """bot/store/queries/timers.py fires whatever of these lies more than an hour ahead."""
    world = crying()
    assert [key for key in world.timers if key.startswith(TIMER)] == ["cry:1001:"]


def test_deputies_hear_it_instead_of_whoever_is_away() -> None:
    world = World()
    world.absences = (Absence("director", date(2026, 11, 1), date(2026, 12, 31), "coordinator"),)
    world.write(person(), CRY)
    assert set(mails(world)) == {"supervisor@example.org", "coordinator@example.org"}
    assert not world.said.get(PRIVATE["director"])


def test_where_nobody_leads_whoever_works_there_hears_it() -> None:
    world = World()
    world.staff = [member for member in world.staff if member.role is Role.AGENT]
    world.write(person(), CRY)
    assert set(mails(world)) == {"agent@example.org", "coordinator@example.org"}


# what ends it -----------------------------------------------------------------------------------------


def test_words_of_staff_that_reached_the_person_end_it() -> None:
    world = crying()
    world.write(room(), "هل أنت في أمان الآن؟", by="agent")
    arrived(world)
    world.wait(SUNDAY_TEN + 12 * HOUR)
    assert tellings(world) == 1 and not world.cases[1001].cry
    assert keys(world).count("room-urgent-heard") == 1
    assert "heard" in [entry.kind for _, entry in world.entries]
    assert [m.key for m in world.said[PRIVATE["director"]]] == ["member-urgent", "member-urgent-heard"]
    assert world.cases[1001].urgent, "it is still an urgent case"


@pytest.mark.parametrize(
    "what", ["note", "take", "held", "undelivered", "before", "hand-back", "resolve"]
)
def test_nothing_else_ends_it(what: str) -> None:
    world = crying()
    match what:
        case "note":
            world.write(room(), "// اتصلت بها ولم ترد", by="supervisor")
        case "take" | "hand-back" | "resolve":
            world.press(room(), what, by="supervisor")
        case "held":
            world.write(room(), "هذه غلطتك أنت", by="supervisor")
        case "undelivered":
            world.write(room(), "هل أنت في أمان؟", by="supervisor")
            world.happen(room(), StaffWordsRefused(1001, "m1", "Unreachable"))
        case "before":
            world.happen(room(), CryHeard(1001, world.now - MINUTE))
    world.wait(SUNDAY_TEN + 30 * MINUTE)
    assert tellings(world) == 4 and world.cases[1001].cry


def test_it_is_not_solved_while_nobody_has_written() -> None:
    world = crying()
    shown = [message.key for message in world.press(room(), "resolve", by="supervisor")]
    assert shown == ["room-cry-first"]
    world.write(room(), "هل أنت في أمان؟", by="supervisor")
    arrived(world)
    world.press(room(), "resolve", by="supervisor")
    world.write(person(), "البيت يحترق مرة ثانية")  # while the form is open
    shown = [m.key for m in world.write(room(), "اتصلنا بالشرطة", by="supervisor")]
    assert "room-cry-first" in shown and world.cases[1001].is_open


def test_nobody_withdraws_it_before_staff_have_written() -> None:
    """Whoever holds the telephone may not be whoever cried."""
    world = crying()
    world.press(person(), "talk-done")
    world.press(person(), "my-cases")
    world.press(person(), "case")
    shown = [message.key for message in world.press(person(), "withdraw")]
    assert "withdraw-after-word" in shown and world.cases[1001].is_open
    assert keys(world)[-1] == "room-person-wrote"


def test_a_false_alarm_ends_it_with_a_word_of_reason_and_who_said_so() -> None:
    world = crying()
    world.press(room(), "false-alarm", by="agent")
    world.write(room(), "...", by="agent")
    assert world.cases[1001].cry, "dots are no reason"
    world.write(room(), "كانت تحكي عن مسلسل", by="agent")
    world.wait(SUNDAY_TEN + 5 * HOUR)
    assert tellings(world) == 1 and not world.cases[1001].urgent
    (entry,) = [entry for _, entry in world.entries if entry.kind == "false_alarm"]
    assert (entry.by, entry.words.text) == ("agent", "كانت تحكي عن مسلسل")
    shown = next(m for m in world.said[room()] if m.key == "room-urgent-false")
    assert "كانت تحكي عن مسلسل" in plain(shown.text) and "موظف خدمة المستفيدين" in plain(shown.text)
    assert not any("مسلسل" in plain(m.text) for m in world.said[person()])
    assert world.said[PRIVATE["director"]][-1].key == "member-urgent-false"


def test_a_false_alarm_cannot_be_pressed_where_none_is() -> None:
    world = World()
    complain(world)
    from bot.core.events import ButtonPressed

    world.happen(room(), ButtonPressed("false-alarm", by="agent"))
    assert world.conversation(room()).topic == ""


# again ------------------------------------------------------------------------------------------------


def test_a_second_cry_is_told_with_its_words_and_doubles_nothing() -> None:
    world = crying()
    world.now += 4 * MINUTE
    world.write(person(), "بيقتلني")
    assert tellings(world) == 2 and len(mails(world)) == 4
    assert plain(world.mails[-1][1].text).splitlines()[0] == "بيقتلني"
    said = plain(world.said[PRIVATE["director"]][-1].text)
    assert said.index("بيقتلني") < said.index(CRY)
    kinds = [entry.detail for _, entry in world.entries if entry.kind == "urgent"]
    assert kinds == ["fire", "danger"]
    assert [key for key in world.timers if key.startswith(TIMER)] == ["cry:1001:"]
    world.wait(SUNDAY_TEN + HOUR - MINUTE)
    assert tellings(world) == 2 + 5 and len(world.cases) == 1


def test_many_cries_within_a_minute_are_told_together() -> None:
    world = crying()
    for _ in range(12):
        world.now += timedelta(seconds=2)
        world.write(person(), "بيقتلني")
    assert tellings(world) == 1
    world.wait(SUNDAY_TEN + MINUTE)
    assert tellings(world) == 2
    world.wait(SUNDAY_TEN + 10 * MINUTE)
    assert tellings(world) == 3


def test_cries_in_two_places_are_one_alarm() -> None:
    world = World()
    complain(world)
    world.write(person(), CRY)  # a question of its own
    world.press(person(), "talk-done")
    world.press(person(), "my-cases")
    world.press(person(), "case", "1001")
    world.press(person(), "write-to-case", "1001")
    world.now += 2 * MINUTE
    world.write(person(), "بيقتلني")
    assert [case.number for case in world.cases.values() if case.cry] == [1002]
    assert [words.text for words in world.cases[1002].words] == [CRY, "بيقتلني"]
    assert sum(key.startswith(TIMER) for key in world.timers) == 1


def test_after_it_had_ended_a_new_cry_begins_it_anew() -> None:
    world = crying()
    arrived(world)
    world.now += 3 * HOUR
    world.write(person(), "البيت يحترق مرة ثانية")
    again = world.now
    assert tellings(world) == 2 and world.cases[1001].cry
    world.wait(again + 30 * MINUTE)
    assert tellings(world) == 5


def test_words_that_crossed_a_second_cry_do_not_end_it() -> None:
    world = crying()
    wrote_at = world.now
    world.now += 2 * MINUTE
    world.write(person(), "بيقتلني")
    world.happen(room(), CryHeard(1001, wrote_at))
    assert world.cases[1001].cry


def test_a_voice_note_that_was_written_out_is_read_too() -> None:
    from bot.core.events import Attachment, AttachmentKind

    world = World()
    note = Attachment("a1", AttachmentKind.VOICE, "audio/ogg", 9)
    world.happen(person(), MessageReceived(Words("", (note,))))
    shown = world.happen(person(), VoiceHeard("a1", CRY))
    assert shown[0].key == "emergency" and world.cases[1001].cry
    assert tellings(world) == 1


def test_it_is_over_for_good_when_the_timer_comes_late() -> None:
    world = crying()
    arrived(world)
    world.happen(room(), CryUnanswered(1001))
    assert tellings(world) == 1


# where it stands --------------------------------------------------------------------------------------


def test_it_stands_first_and_marked_on_every_list() -> None:
    world = World()
    complain(world)
    world.write(person("p2"), CRY)
    world.cases[1002] = replace(world.cases[1002], due_at=world.now + timedelta(days=30))
    for number in (1001, 1002):
        world.press(room(number), "take", by="agent")
    for action in ("open-cases", "mine"):
        from bot.core.events import ButtonPressed

        (shown,) = world.happen(DESK, ButtonPressed(action, by="agent"))
        lines = [line for line in plain(shown.text).splitlines() if "، موعدها" in line]
        assert lines[0].startswith("🆘 نداء استغاثة بلا رد 1002") and lines[1].startswith("1001")


def test_in_the_morning_the_director_reads_it_first_and_marked() -> None:
    world = World(now=datetime(2026, 11, 22, 20, tzinfo=UTC))
    complain(world)
    world.write(person("p2"), CRY)
    world.mails.clear()
    world.wait(datetime(2026, 11, 23, 5, 0, 30, tzinfo=UTC))
    morning = {to: mail for to, mail in world.mails if mail.key == "letter-morning-subject"}
    assert {"director@example.org", "supervisor@example.org"} <= set(morning)
    assert morning["director@example.org"].subject.startswith("🆘")
    lines = plain(morning["supervisor@example.org"].text).splitlines()
    first = next(line for line in lines if "، موعدها" in line)
    assert first.startswith("🆘") and "1002" in first
    board = next(m for m in world.said[DESK] if m.key == "morning-board")
    assert "🆘" in plain(board.text).splitlines()[1]


def test_a_digest_of_what_is_late_begins_with_it() -> None:
    world = World()
    complain(world)
    world.write(person("p2"), CRY)
    arrived(world, 1002)
    world.mails.clear()
    world.now += timedelta(days=21)  # the machine was off
    world.wait(world.now + timedelta(minutes=1))
    digest = [
        mail for to, mail in world.mails if mail.key == "letter-digest-subject" and "director" in to
    ]
    assert digest and digest[0].subject.startswith("🆘")
    first = next(line for line in plain(digest[0].text).splitlines() if "، موعدها" in line)
    assert first.startswith("🆘") and "1002" in first


def test_its_mail_begins_with_the_cry_and_its_subject_says_no_word_of_it() -> None:
    world = crying()
    for to, mail in world.mails:
        assert to and plain(mail.text).splitlines()[0] == CRY
        assert mail.subject.startswith("🆘 عاجل") and CRY not in mail.subject


def test_every_other_mail_of_the_case_begins_with_it_too() -> None:
    world = World()
    complain(world)
    world.press(person(), "my-cases")
    world.press(person(), "case")
    world.press(person(), "write-to-case")
    world.write(person(), CRY)
    world.mails.clear()
    world.wait(SUNDAY_TEN + timedelta(days=4))
    overdue = [mail for _, mail in world.mails if mail.key == "letter-overdue-subject"]
    assert overdue and all(plain(mail.text).splitlines()[0] == CRY for mail in overdue)
    assert all(mail.subject.startswith("🆘") for mail in overdue)


def test_a_mail_to_one_leader_that_is_given_up_stops_nothing() -> None:
    world = crying()
    notices = (Notice(1001, "cry", "leaders"),)
    world.happen(DESK, DeliveryParked(7, "email", "Refused", 1001, notices))
    world.wait(SUNDAY_TEN + 10 * MINUTE)
    assert tellings(world) == 2
