"""Actions with a date: proposed, confirmed by a press, climbing until they are done (docs/decisions/109)."""

from datetime import date, timedelta

import pytest

from bot.core.case import Case, EntryKind, Status
from bot.core.conversation import desk
from bot.core.dated_action import DatedAction
from bot.core.events import ButtonPressed
from bot.texts.catalogue import plain
from faq.text.promised_days import promised
from tests.unit.person.test_complaint import complain
from tests.unit.person.test_rating import done
from tests.unit.world import World, person, room

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
    ],
)
def test_days_are_read_as_staff_write_them(said: str, day: date) -> None:
    found = promised(said, MONDAY)
    assert found and found.day == day


@pytest.mark.parametrize("said", ["لا أحد رد علينا", "أهلًا بك", "رقمك 55", "may I ask you?", "السلة 2"])
def test_no_day_is_read_where_none_is_named(said: str) -> None:
    assert promised(said, MONDAY) is None


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


def promises(world: World) -> list[str]:
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
    assert promises(world) == ["agent@example.org"]
    world.wait(action.due_at)
    assert promises(world) == ["agent@example.org", "supervisor@example.org"]
    assert case(world).actions[0].missed_at is None
    world.wait(action.due_at + timedelta(days=5))
    assert promises(world).count("director@example.org") >= 2
    assert "لم يتم بعد. نعتذر لك" in to_person(world)
    assert kinds(world).count(EntryKind.ACTION_MISSED) == 1
    world.happen(room(), ButtonPressed("action-done", "1", by="supervisor"))
    assert "تمّ ما تأخرنا فيه" in to_person(world)
    before = promises(world)
    world.wait(world.now + timedelta(days=5))
    assert promises(world) == before


def test_what_is_done_in_time_is_told_to_nobody_else(world: World) -> None:
    action = agreed(world)
    world.happen(room(), ButtonPressed("action-done", "1", by="agent"))
    world.wait(action.due_at - timedelta(hours=2))
    assert not promises(world)
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
    assert not promises(world)
