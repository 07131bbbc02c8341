"""Words of staff reach somebody in the middle of a form: what they write next is misfiled nowhere."""

from datetime import timedelta

import pytest

from bot.core.events import CryHeard
from bot.texts.catalogue import plain
from tests.unit.case_room.test_emergency_in_the_room import CRY
from tests.unit.person.test_complaint import complain
from tests.unit.world import SUNDAY_TEN, World, person, room

COMING = "طيب جا اخوي واخذني عنده"


def registering(world: World) -> None:
    """As far as the first question, the full name."""
    for action, arg in (
        ("menu", ""),
        ("register", ""),
        ("register", "ibda"),
        ("agree", ""),
        ("for-me", ""),
    ):
        world.write(person(), "القائمة") if action == "menu" else world.press(person(), action, arg)


def keys(world: World, number: int = 1001) -> list[str]:
    return [message.key for message in world.said[room(number)]]


def read(world: World, text: str, number: int = 1001) -> bool:
    """Whether staff read it in the room."""
    return any(text in plain(message.text) for message in world.said[room(number)])


def waits(world: World) -> str:
    place = world.conversation(person()).paused
    return f"{place.topic}/{place.state}" if place else ""


# In an emergency ---------------------------------------------------------------------------------------


def test_what_follows_a_cry_inside_a_registration_goes_to_staff_and_the_form_waits() -> None:
    world = World()
    registering(world)
    shown = world.write(person(), CRY)
    assert [message.key for message in shown] == ["emergency", "emergency-talk"]
    assert "ونكمله متى شئت" in plain(shown[1].text)
    world.write(person(), COMING)
    assert read(world, COMING) and waits(world) == "registration/field"
    world.press(person(), "talk-done")
    shown = world.press(person(), "resume")
    assert shown[-1].key == "registration-ask" and not waits(world)
    world.write(person(), "فاطمة محمد علي")
    draft = world.conversation(person()).registering
    assert draft and dict(draft.answers)["name"] == "فاطمة محمد علي"


def test_what_staff_write_in_an_urgent_case_is_answered_to_them_from_inside_a_form() -> None:
    """She pressed on with her registration; then they wrote."""
    world = World()
    registering(world)
    world.write(person(), CRY)
    world.press(person(), "talk-done")
    world.press(person(), "resume")
    world.write(person(), "فاطمة محمد علي")
    assert world.conversation(person()).topic == "registration"
    shown = world.write(room(), "هل أنت في أمان؟", by="agent") and world.said[person()]
    assert [message.key for message in shown[-2:]] == ["staff-wrote", "form-waits"]
    world.happen(room(), CryHeard(1001, world.now))
    world.write(person(), COMING)
    assert read(world, COMING) and waits(world) == "registration/field"
    draft = world.conversation(person()).registering
    assert draft and dict(draft.answers) == {"name": "فاطمة محمد علي"}


def test_out_of_the_talk_her_words_go_to_staff_until_somebody_has_written() -> None:
    world = World()
    world.write(person(), CRY)
    world.press(person(), "talk-done")
    world.write(person(), COMING)
    assert read(world, COMING)
    world.press(person(), "talk-done")
    world.write(person(), "السلام عليكم")
    assert read(world, "السلام عليكم")


def test_a_choice_that_is_on_offer_and_a_command_with_its_slash_stay_what_they_are() -> None:
    world = World()
    world.write(person(), CRY)
    world.press(person(), "talk-done")
    assert [m.key for m in world.write(person(), "1")] != ["talk-passed-on"]
    world.press(person(), "talk-done") if world.conversation(person()).topic == "talk" else None
    assert world.write(person(), "/menu")[0].key != "talk-passed-on"


def test_the_talk_of_an_emergency_is_not_over_after_half_an_hour() -> None:
    world = World()
    registering(world)
    world.write(person(), CRY)
    world.write(room(), "هل أنت في أمان؟", by="agent")
    world.happen(room(), CryHeard(1001, world.now))
    world.wait(SUNDAY_TEN + timedelta(hours=2))
    world.write(person(), COMING)
    assert read(world, COMING)
    world.wait(SUNDAY_TEN + timedelta(hours=6))
    over = world.said[person()][-1]
    assert over.key.startswith("talk-quiet")
    assert next(b.label for b in over.buttons) == "نكمل التسجيل؟"


def test_a_cry_in_a_complaint_stays_in_it_and_the_complaint_is_gone_on_with() -> None:
    world = World()
    world.write(person(), "شكوى")
    world.write(person(), "لم يصلني الكرت")
    world.write(person(), CRY)
    world.write(person(), COMING)
    draft = world.conversation(person()).draft
    assert draft and [words.text for words in draft.words] == ["لم يصلني الكرت", CRY]
    world.press(person(), "talk-done")
    world.press(person(), "resume")
    assert [m.key for m in world.press(person(), "heard-all")] == ["complaint-expectation"]


def test_what_was_written_before_the_cry_goes_along() -> None:
    world = World()
    world.write(person(), "بيتنا خلف محطة الوقود بحي السلام الجديد")
    world.write(person(), CRY)
    assert [w.text for w in world.cases[1001].words] == ["بيتنا خلف محطة الوقود بحي السلام الجديد", CRY]


# Ordinary words of staff -------------------------------------------------------------------------------


def spoken(world: World) -> None:
    """A complaint, then a registration, and staff ask in the middle of it."""
    complain(world)
    registering(world)
    world.write(room(), "هل وصلتك الرسالة؟", by="agent")


def test_what_may_be_for_either_is_asked_and_goes_nowhere_meanwhile() -> None:
    world = World()
    spoken(world)
    (shown,) = world.write(person(), "نعم وصلت أمس الحمد لله")
    assert shown.key == "whose-ask" and [b.label for b in shown.buttons] == [
        "رد على الموظف",
        "تكملة لما كنت أكتبه",
    ]
    draft = world.conversation(person()).registering
    assert draft and not draft.answers and not read(world, "وصلت أمس")
    assert "نعم وصلت أمس الحمد لله" in world.kept()


def test_an_answer_to_the_staff_reaches_them_and_the_question_is_asked_again() -> None:
    world = World()
    spoken(world)
    world.write(person(), "نعم وصلت أمس الحمد لله")
    shown = world.press(person(), "whose-staff")
    assert [message.key for message in shown] == ["whose-passed-on", "registration-ask"]
    assert read(world, "وصلت أمس") and not world.cases[1001].asked_at
    world.write(person(), "فاطمة محمد علي")
    draft = world.conversation(person()).registering
    assert draft and dict(draft.answers) == {"name": "فاطمة محمد علي"}


def test_an_answer_to_the_form_is_filed_there_and_read_by_nobody() -> None:
    world = World()
    spoken(world)
    world.write(person(), "فاطمة محمد علي")
    world.press(person(), "whose-form")
    draft = world.conversation(person()).registering
    assert draft and dict(draft.answers) == {"name": "فاطمة محمد علي"}
    assert not read(world, "فاطمة")


def test_several_lines_are_asked_about_together() -> None:
    world = World()
    complain(world)
    world.write(person(), "شكوى")
    world.write(room(), "هل وصلتك الرسالة؟", by="agent")
    world.write(person(), "لا ما وصلت")
    (shown,) = world.write(person(), "وانتظرت يومين")
    assert "لا ما وصلت\nوانتظرت يومين" in plain(shown.text)
    world.press(person(), "whose-form")
    draft = world.conversation(person()).draft
    assert draft and [w.text for w in draft.words] == ["لا ما وصلت", "وانتظرت يومين"]


def test_what_clearly_answers_the_form_is_not_asked_about() -> None:
    world = World()
    complain(world)
    registering(world)
    world.write(person(), "فاطمة محمد علي")
    world.write(room(), "هل وصلتك الرسالة؟", by="agent")
    world.write(person(), "0551234567")
    draft = world.conversation(person()).registering
    assert draft and "phone" in dict(draft.answers)


def test_words_in_a_field_of_another_kind_are_asked_about_and_never_called_wrong() -> None:
    world = World()
    complain(world)
    registering(world)
    world.write(person(), "فاطمة محمد علي")
    world.write(room(), "هل وصلتك الرسالة؟", by="agent")
    assert [m.key for m in world.write(person(), "ايه وصلت")] == ["whose-ask"]


def test_a_press_goes_on_with_the_form() -> None:
    world = World()
    complain(world)
    world.write(person(), "شكوى")
    world.write(person(), "لم يصلني الكرت الثاني")
    world.write(room(), "هل وصلتك الرسالة؟", by="agent")
    world.press(person(), "heard-all")
    world.write(person(), "أريد الكرت")
    draft = world.conversation(person()).draft
    assert draft and draft.expectation == "أريد الكرت"


def test_whoever_goes_to_the_menu_first_finds_the_words_there() -> None:
    world = World()
    spoken(world)
    world.write(person(), "نعم وصلت أمس الحمد لله")
    (shown,) = world.write(person(), "القائمة")
    assert "رسالة منك تنتظر: لمن هي؟" in [button.label for button in shown.buttons]
    assert world.press(person(), "whose")[0].key == "whose-ask"
    world.press(person(), "whose-staff")
    assert read(world, "وصلت أمس")


def test_in_a_talk_about_another_case_it_is_asked_too() -> None:
    world = World()
    complain(world)
    world.write(person(), "موظف")
    world.write(person(), "عندي سؤال عن الدورة الجديدة")
    assert world.conversation(person()).data["case"] == "1002"
    world.write(room(1001), "هل وصلتك الرسالة؟", by="agent")
    assert [m.key for m in world.write(person(), "نعم وصلت")] == ["whose-ask"]
    world.press(person(), "whose-staff")
    assert read(world, "نعم وصلت", 1001) and not read(world, "نعم وصلت", 1002)
    world.write(person(), "وكم سعرها؟")
    assert read(world, "وكم سعرها", 1002)


@pytest.mark.parametrize("how", ["offer", "late", "resolve", "ask", "goodwill"])
def test_whatever_staff_say_into_a_form(how: str) -> None:
    """A reply, a question, an offer, a new date, a solution, a gesture."""
    world = World()
    complain(world)
    registering(world)
    world.press(room(), how, by="supervisor")
    match how:
        case "offer":
            world.write(room(), "نرسله إلى بيتك", by="supervisor")
            world.press(room(), "offer-done", by="supervisor")
        case "late":
            world.write(room(), "تأخرت الشحنة", by="supervisor")
            world.press(room(), "late-days", "1", by="supervisor")
        case "resolve":
            world.write(room(), "أرسلنا الكرت", by="supervisor")
        case "ask":
            world.write(room(), "ما اسم الدورة؟", by="supervisor")
        case "goodwill":
            world.press(room(), "give", "call", by="supervisor")
    assert [m.key for m in world.write(person(), "الله يسعدكم بس ما وصل شي")] == ["whose-ask"]
    draft = world.conversation(person()).registering
    assert draft and not draft.answers


def test_a_mended_message_that_waits_reads_as_it_was_mended() -> None:
    from bot.core.events import MessageEdited, MessageReceived, Words

    world = World()
    spoken(world)
    world.happen(person(), MessageReceived(Words("نعم وصلط", id="m1")))
    world.happen(person(), MessageEdited(Words("نعم وصلت", id="m1")))
    world.press(person(), "whose-staff")
    assert read(world, "نعم وصلت") and not read(world, "نعم وصلط")
