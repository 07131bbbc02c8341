"""A complaint as the policy lives it, told with the pure core."""

from datetime import UTC, datetime

import pytest

from bot.core.case import Quality, Status
from bot.core.events import Attachment, AttachmentKind, ButtonPressed, MessageReceived, Words
from bot.texts.catalogue import plain
from tests.unit.world import World, person, room

PHOTO = Attachment("a.jpg", AttachmentKind.PHOTO, "image/jpeg", 1000, "receipt.jpg")


@pytest.fixture
def world() -> World:
    return World()


def complain(world: World, *words: str, expectation: str = "أبغى حقي") -> None:
    world.write(person(), "عندي شكوى")
    for each in words or ("تأخرت علي الخدمة",):
        world.write(person(), each)
    world.press(person(), "heard-all")
    world.write(person(), expectation)
    world.press(person(), "confirm")


def text(world: World, who: object = None, back: int = 1) -> str:
    return plain(world.said[who or person()][-back].text)  # type: ignore[index]


def test_it_begins_with_concern_and_an_apology(world: World) -> None:
    world.write(person(), "أبغى أشتكي")
    assert text(world).startswith("نأسف لما حدث معك")


def test_the_number_and_the_promised_date_come_in_the_same_turn(world: World) -> None:
    complain(world)
    case = world.cases[1001]
    assert case.due_at == datetime(2026, 11, 25, 7, tzinfo=UTC)
    assert "1001" in text(world)
    assert "الأربعاء 25 نوفمبر 2026، الموافق 15 جمادى الآخرة 1448هـ، الساعة 10 صباحًا" in text(world)


def test_every_message_photo_and_place_is_listened_to(world: World) -> None:
    world.write(person(), "شكوى")
    world.write(person(), "أول رسالة")
    world.happen(person(), MessageReceived(Words("هذا الإيصال", (PHOTO,))))
    world.write(person(), "آخر رسالة")
    world.press(person(), "heard-all")
    world.press(person(), "no-expectation")
    summary = text(world)
    assert all(each in summary for each in ("أول رسالة", "هذا الإيصال", "آخر رسالة", "مرفق: صورة"))


def test_the_summary_can_be_corrected_and_the_first_telling_is_kept(world: World) -> None:
    world.write(person(), "شكوى")
    world.write(person(), "الموعد غلط")
    world.press(person(), "heard-all")
    world.write(person(), "أتمنى الرد")
    world.press(person(), "reword")
    world.write(person(), "الصحيح")
    assert "الصحيح" in text(world) and "الموعد غلط" not in text(world)
    world.press(person(), "confirm")
    assert world.cases[1001].words[0].text == "الصحيح"
    assert "الموعد غلط" in world.kept()


def test_a_wish_that_was_changed_is_kept_beside_the_new_one(world: World) -> None:
    world.write(person(), "شكوى")
    world.write(person(), "ما وصلني رد")
    world.press(person(), "heard-all")
    world.write(person(), "أريد اعتذارًا")
    world.press(person(), "change-expectation")
    world.write(person(), "أريد موعدًا")
    world.press(person(), "confirm")
    assert world.cases[1001].expectation == "أريد موعدًا"
    assert "أريد اعتذارًا" in world.kept()


def test_the_supervisor_is_mailed_about_every_complaint(world: World) -> None:
    complain(world)
    (to, mail), *others = world.mails
    assert to == "supervisor@example.org" and not others
    assert mail.subject == "شكوى جديدة رقم 1001"
    assert "تأخرت علي الخدمة" in mail.text


def test_the_whole_way_to_the_rating_and_back_again(world: World) -> None:
    complain(world)
    world.press(room(), "take", by="agent")
    assert world.cases[1001].assignee == "agent"
    world.press(room(), "offer", by="agent")
    world.write(room(), "نتصل بك اليوم", by="agent")
    world.write(room(), "نرسل لك موظفًا", by="agent")
    world.press(room(), "offer-done", by="agent")
    world.write(person(), "٢")
    assert world.cases[1001].chosen == "نرسل لك موظفًا"
    world.press(room(), "resolve", by="agent")
    world.write(room(), "زارك الموظف", by="agent")
    world.press(person(), "rate-below")
    world.press(person(), "solved-no")
    case = world.cases[1001]
    assert (case.status, case.rounds, case.quality) == (Status.REOPENED, 2, None)
    world.write(person(), "بقي كذا")
    world.press(person(), "talk-done")
    world.press(room(), "resolve", by="supervisor")
    world.write(room(), "أكملنا الباقي", by="supervisor")
    world.press(person(), "rate-above")
    world.press(person(), "solved-yes")
    case = world.cases[1001]
    assert (case.status, case.quality, case.solved) == (Status.CLOSED, Quality.ABOVE, True)
    assert [(r.round, r.quality, r.solved) for r in world.ratings if r.solved is not None] == [
        (1, Quality.BELOW, False),
        (2, Quality.ABOVE, True),
    ]


def test_below_but_solved_still_offers_to_reopen(world: World) -> None:
    complain(world)
    world.press(room(), "resolve", by="agent")
    world.write(room(), "تم", by="agent")
    world.press(person(), "rate-below")
    shown = world.press(person(), "solved-yes")
    assert [button.action for button in shown[-1].buttons] == ["reopen", "leave-closed"]


def test_a_person_may_propose_another_way(world: World) -> None:
    complain(world)
    world.press(room(), "offer", by="agent")
    world.write(room(), "حل", by="agent")
    world.press(room(), "offer-done", by="agent")
    world.press(person(), "propose")
    world.write(person(), "أفضّل أن تتصلوا بي")
    assert world.cases[1001].status is Status.ASSIGNED
    assert "أفضّل أن تتصلوا بي" in plain("".join(m.text for m in world.said[room()]))


def test_an_old_offer_cannot_be_chosen(world: World) -> None:
    complain(world)
    for offer in ("قديم", "جديد"):
        world.press(room(), "offer", by="agent")
        world.write(room(), offer, by="agent")
        world.press(room(), "offer-done", by="agent")
    world.happen(person(), ButtonPressed("choose", "1001.1.0", 1))
    assert world.cases[1001].status is Status.OFFERED
    world.happen(person(), ButtonPressed("choose", "1001.2.0", 1))
    assert world.cases[1001].chosen == "جديد"


def test_leaving_keeps_the_draft_and_it_is_taken_up_again_once(world: World) -> None:
    world.write(person(), "شكوى")
    world.write(person(), "كلام مهم")
    world.write(person(), "إلغاء")
    assert "محفوظ" in text(world)
    said = len(world.said[person()])
    world.wait(datetime(2026, 11, 29, 7, tzinfo=UTC))
    assert len(world.said[person()]) == said + 1
    world.press(person(), "continue-draft")
    world.press(person(), "heard-all")
    world.press(person(), "no-expectation")
    assert "كلام مهم" in text(world)


def test_the_reminder_of_a_draft_comes_in_office_hours(world: World) -> None:
    world.now = datetime(2026, 11, 26, 12, tzinfo=UTC)  # Thursday afternoon
    world.write(person(), "شكوى")
    world.write(person(), "كلام")
    (at, _, _), *_ = world.timers.values()
    assert at == datetime(2026, 11, 29, 5, tzinfo=UTC)  # Sunday's opening


def test_someone_elses_case_cannot_be_touched(world: World) -> None:
    complain(world)
    world.press(room(), "resolve", by="agent")
    world.write(room(), "تم", by="agent")
    stranger = person("p2")
    for action, arg in (
        ("rate-below", "1001.1"),
        ("reopen", "1001"),
        ("case", "1001"),
        ("withdraw", "1001"),
        ("write-to-case", "1001"),
        ("choose", "1001.0.0"),
        ("propose", "1001.0"),
    ):
        world.happen(stranger, ButtonPressed(action, arg, 0))
        assert "لم نجد" in text(world, stranger) or "لا يمكن" in text(world, stranger)
    assert world.cases[1001].status is Status.RESOLVED


def test_a_press_twice_acts_once(world: World) -> None:
    complain(world)
    stamp = world.said[person()][-2].stamp
    world.happen(person(), ButtonPressed("confirm", "", stamp))
    assert list(world.cases) == [1001]
    assert "خطوة سابقة" in text(world)


def test_a_button_that_is_on_offer_again_is_not_late(world: World) -> None:
    world.write(person(), "شكوى")
    stamp = world.said[person()][-1].stamp
    world.write(person(), "رسالة")
    world.happen(person(), ButtonPressed("heard-all", "", stamp))
    assert "ما الحل الذي يرضيك" in text(world)


def test_without_a_promise_kept_the_ladder_speaks(world: World) -> None:
    complain(world)
    world.wait(datetime(2026, 11, 25, 8, tzinfo=UTC))
    ladder = ("تذكير", "تصعيد", "تأخير")
    subjects = dict.fromkeys(mail.subject for _, mail in world.mails if mail.subject.startswith(ladder))
    assert list(subjects) == [
        "تذكير: اقترب موعد شكوى رقم 1001",
        "تصعيد: شكوى رقم 1001 لم تُنجز وموعدها قريب",
        "تأخير: فات موعد شكوى رقم 1001",
    ]


def test_a_resolved_case_reminds_nobody(world: World) -> None:
    complain(world)
    world.press(room(), "resolve", by="agent")
    world.write(room(), "تم", by="agent")
    world.wait(datetime(2026, 11, 25, 8, tzinfo=UTC))
    assert len(world.mails) == 1


def test_a_silent_delegate_gives_it_back_to_the_supervisor(world: World) -> None:
    complain(world)
    world.press(room(), "delegate", by="supervisor")
    world.press(room(), "delegate-to", "agent", by="supervisor")
    world.press(room(), "whole-case", by="supervisor")
    world.press(room(), "until-hours", by="supervisor")
    assert world.cases[1001].assignee == "agent"
    assert {to for to, mail in world.mails if mail.subject.startswith("تفويض")} == {
        "agent@example.org",
        "supervisor@example.org",
    }
    world.wait(datetime(2026, 11, 22, 12, tzinfo=UTC))
    assert world.cases[1001].assignee == "supervisor"
    assert world.mails[-1][1].subject == "عاد التفويض: شكوى رقم 1001"


def test_a_delegate_who_acted_keeps_it(world: World) -> None:
    complain(world)
    world.press(room(), "delegate", by="supervisor")
    world.press(room(), "delegate-to", "agent", by="supervisor")
    world.write(room(), "اتصل به", by="supervisor")
    world.press(room(), "until-hours", by="supervisor")
    world.write(room(), "السلام عليكم، أنا معك", by="agent")
    world.wait(datetime(2026, 11, 22, 12, tzinfo=UTC))
    assert world.cases[1001].assignee == "agent"


def test_an_agent_may_not_delegate_and_strangers_may_nothing(world: World) -> None:
    complain(world)
    world.press(room(), "delegate", by="agent")
    assert "ليست من صلاحياتك" in text(world, room())
    world.write(room(), "رسالة", by="nobody")
    assert "ليست من صلاحياتك" in text(world, room())
    assert len(world.said[person()]) == 5


def test_a_delegation_to_nobody_asks_again_to_whom(world: World) -> None:
    complain(world)
    world.press(room(), "delegate", by="supervisor")
    stamp = world.said[room()][-1].stamp
    (asked,) = world.happen(room(), ButtonPressed("delegate-to", "nobody", stamp, "supervisor"))
    assert asked.key == "room-delegate-whom"
    assert world.conversation(room()).state == "delegating-whom"


def test_a_colleague_cannot_sweep_away_an_open_form(world: World) -> None:
    complain(world)
    world.press(room(), "offer", by="agent")
    world.write(room(), "حل أول", by="agent")
    world.press(room(), "more", by="supervisor")
    world.press(room(), "note", by="supervisor")
    assert "بدأها زميل لك" in text(world, room())
    before = len(world.said[person()])
    world.write(room(), "حل ثان", by="agent")
    world.press(room(), "offer-done", by="agent")
    assert world.cases[1001].alternatives == ("حل أول", "حل ثان")
    assert len(world.said[person()]) == before + 1


def test_a_forgotten_form_can_be_cancelled_by_a_colleague(world: World) -> None:
    complain(world)
    world.press(room(), "offer", by="agent")
    world.press(room(), "form-cancel", by="supervisor")
    world.press(room(), "more", by="supervisor")
    world.press(room(), "note", by="supervisor")
    world.write(room(), "سر", by="supervisor")
    assert "سر" in world.kept()


def test_a_number_in_answer_to_staff_reaches_them(world: World) -> None:
    complain(world)
    world.write(room(), "أيهما تقصد، 1 أم 2؟", by="agent")
    world.write(person(), "1")
    assert world.cases[1001].words[-1].text == "1"


def test_a_rating_that_was_left_half_way_closes_nothing(world: World) -> None:
    complain(world)
    world.press(room(), "resolve", by="agent")
    world.write(room(), "تم", by="agent")
    world.press(person(), "rate-below")
    world.write(person(), "القائمة")
    world.wait(datetime(2026, 12, 3, 7, tzinfo=UTC))
    assert world.cases[1001].status is Status.RESOLVED
    assert world.cases[1001].quality is Quality.BELOW


def test_a_note_never_reaches_the_person(world: World) -> None:
    complain(world)
    before = len(world.said[person()])
    world.write(room(), "// المستفيد كريم", by="agent")
    assert len(world.said[person()]) == before
    assert "المستفيد كريم" in world.kept()


def test_what_staff_write_arrives_and_the_answer_goes_back(world: World) -> None:
    complain(world)
    world.write(room(), "متى يناسبك الاتصال؟", by="agent")
    assert "متى يناسبك الاتصال؟" in text(world, back=1)
    world.write(person(), "بعد العصر")
    assert any("بعد العصر" in m.text for m in world.said[room()])
