"""Actions with a date: proposed, confirmed by a press, climbing until they are done (docs/decisions/109)."""

from datetime import date, timedelta

import pytest

from bot.core.case import Case, EntryKind, Status
from bot.core.conversation import desk
from bot.core.dated_action import DatedAction
from bot.core.events import ButtonPressed
from bot.texts.catalogue import plain
from faq.text.promised_days import promised, promises
from tests.unit.person.test_complaint import complain
from tests.unit.person.test_rating import done
from tests.unit.world import PRIVATE, World, person, room

MONDAY = date(2026, 11, 30)
DESK = desk("web")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("we will deliver on Sunday 6 December", date(2026, 12, 6)),
        ("نوصلها لكم الأحد الجاي", date(2026, 12, 6)),
        ("وصلتنا شكواك.\nسنزورك يوم الخميس", date(2026, 12, 3)),
        ("خلال ثلاثة أيام", date(2026, 12, 3)),
        ("خلال ٣ أيام نرد عليك", date(2026, 12, 3)),
        ("بعد يومين", date(2026, 12, 2)),
        ("خلال أسبوعين", date(2026, 12, 14)),
        ("within a week", date(2026, 12, 7)),
        ("بكرة إن شاء الله", date(2026, 12, 1)),
        ("بعد بكرة", date(2026, 12, 2)),
        ("day after tomorrow", date(2026, 12, 2)),
        ("نسلمها ١٥ رمضان", date(2027, 2, 22)),
        ("في 25/6/1448", date(2026, 12, 5)),
        ("السلة يوم 15/12/2026", date(2026, 12, 15)),
        ("أرسلناها في 3 نوفمبر", date(2026, 11, 3)),
        ("زرناكم الأحد الماضي", date(2026, 11, 29)),
        ("نوصلها 15/12", date(2026, 12, 15)),
        ("نوصلها ١٥/١٢ إن شاء الله", date(2026, 12, 15)),
        ("نوصلها 15-12", date(2026, 12, 15)),
        ("نوصلها ١٥ رجب", date(2026, 12, 24)),
        ("العشرين من ديسمبر", date(2026, 12, 20)),
        ("الخامس عشر من رجب", date(2026, 12, 24)),
        ("يوم 20 من الشهر", date(2026, 12, 20)),
        ("نهاية الشهر القادم", date(2026, 12, 31)),
        ("by the end of the month", date(2026, 11, 30)),
        ("منتصف الشهر", date(2026, 12, 15)),
        ("الأسبوع القادم", date(2026, 12, 12)),
        ("بعد رمضان", date(2027, 3, 9)),
        ("قبل رمضان", date(2027, 2, 7)),
        ("بعد العيد", date(2027, 3, 12)),
        ("خلال ٤٨ ساعة", date(2026, 12, 2)),
        ("خلال شهر", date(2026, 12, 30)),
        ("خلال أسبوع إلى أسبوعين", date(2026, 12, 14)),
        ("خلال يومين إلى ثلاثة", date(2026, 12, 3)),
        ("من 5 إلى 10 ديسمبر", date(2026, 12, 10)),
        ("من 28 ديسمبر إلى 3 يناير", date(2027, 1, 3)),
        ("الأحد أو الاثنين", date(2026, 12, 7)),
        ("الأحد 6 ديسمبر", date(2026, 12, 6)),
        ("١٥ رجب الموافق ٢٤ ديسمبر", date(2026, 12, 24)),
        ("الأحد بعد القادم", date(2026, 12, 13)),
        ("قبل يوم الخميس", date(2026, 12, 2)),
        ("لم تصل الشهر الماضي، ونوصلها الأحد", date(2026, 12, 6)),
        ("نوصلها في يوم الخميس", date(2026, 12, 3)),
    ],
)
def test_days_are_read_as_staff_write_them(said: str, day: date) -> None:
    found = promised(said, MONDAY)
    assert found and found.day == day


NO_DAY = [
    *("لا أحد رد علينا", "أهلًا بك", "رقمك 55", "may I ask you?", "السلة 2", "نوصلها قريبًا", "soon"),
    *("اتصل على 0501234567", "رقم الحالة 1001", "المبلغ 15/12 ريال", "رقم القرار 15/12", "مبنى 15/12"),
    *("قلت لنا: «تعالوا يوم الأحد» ولم نجدك", "نوزع السلال كل يوم خميس", "خدمتنا 24/7", "12-15 كيلو"),
    *("بعد الظهر", "خلال ساعة", "مو بكرة", "31/11", "نوصلها 12/15", "أرسلناها اليوم", "جمعيتنا"),
]


@pytest.mark.parametrize("said", NO_DAY)
def test_no_day_is_read_where_none_is_named(said: str) -> None:
    assert promised(said, MONDAY) is None


def test_two_days_are_two_promises_and_a_span_is_one() -> None:
    assert [p.day for p in promises("نوصل السلة الأحد والدفعة الخميس", MONDAY)] == [
        date(2026, 12, 6),
        date(2026, 12, 3),
    ]
    assert [p.working_days for p in promises("خلال 3-5 أيام عمل", MONDAY)] == [5]


def test_a_long_sentence_is_cut_around_its_day() -> None:
    (found,) = promises(f"{'كلام كثير ' * 400}نوصلها الأحد {'وكلام بعده ' * 60}", MONDAY)
    assert "نوصلها الأحد" in found.sentence and len(found.sentence) <= 200


def test_whoever_writes_it_by_hand_may_mean_today() -> None:
    assert promised("نتصل به اليوم", MONDAY) is None
    found = promised("نتصل به اليوم", MONDAY, by_hand=True)
    assert found and found.day == MONDAY


def test_working_days_follow_the_calendar() -> None:
    found = promised("خلال خمسة أيام عمل", MONDAY)
    assert found and (found.day, found.working_days) == (None, 5)


# In the room ------------------------------------------------------------------------------------------


@pytest.fixture
def world() -> World:
    """On Sunday 22 November 2026, at ten."""
    world = World()
    complain(world, "ما وصلتني السلة")
    world.press(room(), "take", by="agent")
    return world


def case(world: World) -> Case:
    return world.cases[1001]


def agreed(world: World) -> DatedAction:
    world.write(room(), "نوصل السلة يوم الأربعاء", by="agent")
    world.press(room(), "action-keep", by="agent")
    (action,) = case(world).actions
    return action


def in_room(world: World) -> str:
    return plain("\n".join(message.text for message in world.said[room()]))


def to_person(world: World) -> str:
    return plain("\n".join(message.text for message in world.said[person()]))


def kinds(world: World) -> list[EntryKind]:
    return [entry.kind for _, entry in world.entries]


def mailed_to(world: World) -> list[str]:
    """To whom it was written of what was promised."""
    return [to for to, mail in world.mails if "وعدنا به" in mail.subject]


def test_a_day_in_words_to_the_person_is_proposed_and_never_kept_by_itself(world: World) -> None:
    world.write(room(), "نوصل السلة يوم الأربعاء", by="agent")
    assert "هل نتابعه حتى يتم؟" in in_room(world)
    assert case(world).actions == ()


@pytest.mark.parametrize("form", ["ask", "resolve"])
def test_so_is_one_in_whatever_form_it_was_written(world: World, form: str) -> None:
    world.press(room(), form, by="agent")
    world.write(room(), "نوصل السلة يوم الأربعاء", by="agent")
    assert "هل نتابعه حتى يتم؟" in in_room(world)


def test_what_stays_inside_or_is_over_proposes_nothing(world: World) -> None:
    world.write(room(), "// نوصل السلة يوم الأربعاء", by="agent")
    world.write(room(), "زرناكم الأحد الماضي", by="agent")
    assert "هل نتابعه حتى يتم؟" not in in_room(world)


def test_one_press_confirms_it_to_the_end_of_that_office_day(world: World) -> None:
    action = agreed(world)
    assert action.due_at.isoformat() == "2026-11-25T13:00:00+00:00"
    assert (action.by, action.what) == ("agent", "نوصل السلة يوم الأربعاء")
    world.happen(person(), ButtonPressed("case", "1001"))
    assert "ما يحدث بعد ذلك ومتى:\nنوصل السلة يوم الأربعاء" in to_person(world).replace("\u200f", "")
    assert "ما وعدنا به:" in in_room(world)


def test_one_press_drops_it(world: World) -> None:
    world.write(room(), "نوصل السلة يوم الأربعاء", by="agent")
    world.press(room(), "action-drop", by="agent")
    world.happen(room(), ButtonPressed("action-keep", "1", by="agent"))
    assert case(world).actions == ()


def test_by_hand_with_its_day_and_a_day_that_is_over_is_refused_with_the_mend(world: World) -> None:
    world.write(room(), "/إجراء نتصل بالمورد 2026-11-01", by="agent")
    assert "هذا اليوم مضى" in in_room(world)
    assert case(world).actions == ()
    world.write(room(), "نتصل بالمورد", by="agent")
    assert "لم نجد يومًا" in in_room(world)
    world.write(room(), "نتصل بالمورد 2026-11-26", by="agent")
    assert [each.what for each in case(world).actions] == ["نتصل بالمورد 2026-11-26"]
    assert "نتصل بالمورد" not in to_person(world)


def test_it_climbs_after_closing_until_it_is_done(world: World) -> None:
    action = agreed(world)
    done(world)
    world.press(person(), "rate-as")
    world.press(person(), "solved-yes")
    assert case(world).status is Status.CLOSED
    world.wait(action.due_at - timedelta(days=1))
    assert mailed_to(world) == ["agent@example.org"]
    world.wait(action.due_at)
    assert mailed_to(world) == ["agent@example.org", "supervisor@example.org"]
    assert case(world).actions[0].missed_at is None
    world.wait(action.due_at + timedelta(days=5))
    assert mailed_to(world).count("director@example.org") >= 2
    assert "لم يتم بعد. نعتذر لك" in to_person(world)
    assert kinds(world).count(EntryKind.ACTION_MISSED) == 1
    world.happen(room(), ButtonPressed("action-done", "1", by="supervisor"))
    assert "تمّ ما تأخرنا فيه" in to_person(world)
    before = mailed_to(world)
    world.wait(world.now + timedelta(days=5))
    assert mailed_to(world) == before


def test_what_is_done_in_time_is_told_to_nobody_else(world: World) -> None:
    action = agreed(world)
    world.happen(room(), ButtonPressed("action-done", "1", by="agent"))
    world.wait(action.due_at - timedelta(hours=2))
    assert not mailed_to(world)
    assert kinds(world).count(EntryKind.ACTION_DONE) == 1
    world.happen(person(), ButtonPressed("case", "1001"))
    assert "(تمّ)" in to_person(world)


def test_what_will_not_be_done_ends_its_clock(world: World) -> None:
    agreed(world)
    world.happen(room(), ButtonPressed("action-cancel", "1", by="agent"))
    assert case(world).actions[0].dropped_at
    assert "نرجو إخبار المستفيد" in in_room(world)


def test_the_desk_lists_them_of_closed_cases_too(world: World) -> None:
    agreed(world)
    done(world)
    world.press(person(), "rate-as")
    world.press(person(), "solved-yes")
    world.write(DESK, "/الإجراءات", by="agent")
    assert "1001: نوصل السلة يوم الأربعاء" in plain(world.said[DESK][-1].text)


def test_a_case_that_its_person_took_back_asks_nothing_more(world: World) -> None:
    action = agreed(world)
    world.happen(person(), ButtonPressed("withdraw", "1001"))
    world.press(person(), "withdraw-yes")
    world.wait(action.due_at + timedelta(days=3))
    assert not mailed_to(world)


# What is among staff, and what is changed -------------------------------------------------------------


def test_what_staff_write_for_themselves_stays_among_them(world: World) -> None:
    """C16: its person neither sees it nor hears that it is late, nor that it is done."""
    world.write(room(), "/إجراء نتصل بالمورد 2026-11-25", by="agent")
    (action,) = case(world).actions
    assert action.inside and "بيننا" in in_room(world)
    world.happen(person(), ButtonPressed("case", "1001"))
    world.wait(action.due_at + timedelta(days=3))
    assert EntryKind.ACTION_MISSED in kinds(world)
    world.happen(room(), ButtonPressed("action-done", "1", by="agent"))
    assert "المورد" not in to_person(world)


def test_a_day_that_was_read_wrongly_is_put_right_in_one_step(world: World) -> None:
    world.write(room(), "نوصل السلة يوم الأربعاء", by="agent")
    world.press(room(), "action-other", by="agent")
    world.write(room(), "الأحد القادم", by="agent")
    (action,) = case(world).actions
    assert (action.what, action.inside) == ("نوصل السلة يوم الأربعاء", False)
    assert action.due_at.isoformat() == "2026-11-29T13:00:00+00:00"
    assert "الأحد القادم" not in to_person(world)
    world.happen(room(), ButtonPressed("action-keep", "1", by="agent"))
    assert len(case(world).actions) == 1


@pytest.mark.parametrize("said", ["لا أدري", "2026-11-01"])
def test_another_day_that_is_none_is_asked_for_again(world: World, said: str) -> None:
    world.write(room(), "نوصل السلة يوم الأربعاء", by="agent")
    world.press(room(), "action-other", by="agent")
    world.write(room(), said, by="agent")
    assert case(world).actions == () and "متى إذن؟" in in_room(world)


def test_each_day_of_a_message_is_asked_about(world: World) -> None:
    shown = world.write(room(), "نوصل السلة الأحد والدفعة الخميس", by="agent")
    assert [message.key for message in shown].count("room-action-proposed") == 2


def test_what_the_person_said_is_no_promise_of_ours(world: World) -> None:
    """The draft says the person's own words back."""
    world.press(room(), "resolve", by="agent")
    shown = world.write(
        room(),
        "ما ذكرته لنا:\n1. قالوا يوصلونها الأحد\nالقرار: لك الحق\nما قمنا به: أرسلناها",
        by="agent",
    )
    assert "room-action-proposed" not in [message.key for message in shown]


def test_the_end_of_a_week_is_its_last_open_day(world: World) -> None:
    world.write(room(), "نوصلها نهاية الأسبوع", by="agent")
    world.press(room(), "action-keep", by="agent")
    assert case(world).actions[0].due_at.isoformat() == "2026-11-26T13:00:00+00:00"


def test_that_the_office_is_closed_on_that_day_is_said(world: World) -> None:
    world.write(room(), "نوصلها يوم الجمعة", by="agent")
    assert "المكتب مغلق في ذلك اليوم" in in_room(world)


def test_it_is_told_in_a_members_own_talk_as_the_ladder_tells(world: World) -> None:
    """With the number and the day, and none of the words."""
    action = agreed(world)
    world.wait(action.due_at + timedelta(days=2))
    for who, key in (("agent", "soon"), ("supervisor", "today"), ("director", "late")):
        told = [m for m in world.said[PRIVATE[who]] if m.key == f"member-action-{key}"]
        assert told and "1001" in told[0].text and "السلة" not in told[0].text


def test_what_is_done_late_counts_as_missed_though_its_clock_had_not_said_so(world: World) -> None:
    action = agreed(world)
    world.wait(action.due_at + timedelta(hours=1))
    world.press(room(), "action-done", by="agent")
    assert kinds(world).count(EntryKind.ACTION_MISSED) == kinds(world).count(EntryKind.ACTION_LATE) == 1
    assert "action-missed" not in [message.key for message in world.said[person()]]
