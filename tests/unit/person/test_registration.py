"""Registering from the chat (C13, C14): each step, each field, what is wrong, late, twice or left."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.conversation import Party, desk
from bot.core.events import (
    Attachment,
    AttachmentKind,
    ButtonPressed,
    MessageEdited,
    MessageReceived,
    MorningCame,
    Words,
)
from bot.core.messages import Message
from bot.core.registration import FieldKind, FormField, RegistrationStatus
from bot.texts.catalogue import plain
from handlers.person.registration.field_values import Reading, read
from tests.unit.world import INITIATIVES, World, person

HUDA = person("huda")
BADR = person("badr")
PHOTO = Attachment("f.jpg", AttachmentKind.PHOTO, "image/jpeg", 10)


def keys(messages: list[Message]) -> list[str]:
    return [message.key for message in messages]


def text(messages: list[Message]) -> str:
    return plain("\n".join(message.text for message in messages))


def labels(message: Message) -> list[str]:
    return [plain(button.label) for button in message.buttons]


def at_fields(world: World, who=HUDA, initiative: str = "ibda") -> World:  # type: ignore[no-untyped-def]
    world.write(who, "سجلني")
    world.press(who, "register", initiative)
    world.press(who, "agree", initiative)
    world.press(who, "for-me")
    return world


def at_summary(world: World, name: str = "هدى محمد", phone: str = "0501234567") -> World:
    at_fields(world)
    world.write(HUDA, name)
    world.write(HUDA, phone)
    world.press(HUDA, "option", "period.1")
    world.write(HUDA, "15/3/1990")
    world.press(HUDA, "skip")
    return world


def registered(world: World) -> World:
    at_summary(world)
    world.press(HUDA, "confirm-registration")
    return world


# the straight way


def test_three_taps_from_the_menu_lead_into_the_registration() -> None:
    world = World()
    world.write(HUDA, "القائمة")
    world.press(HUDA, "register")
    world.press(HUDA, "register", "ibda")
    assert keys(world.press(HUDA, "agree")) == ["registration-whom"]


def test_no_required_field_can_be_skipped() -> None:
    """Neither by its button, which is not there, nor by a forged one, nor by the word."""
    world = at_fields(World())
    for field, answer in (
        ("name", "هدى محمد"),
        ("phone", "0501234567"),
        ("period", "1"),
        ("birth", "15/3/1990"),
    ):
        asked = world.said[HUDA][-1]
        assert "skip" not in {button.action for button in asked.buttons}
        world.happen(HUDA, ButtonPressed("skip", field, asked.stamp))
        draft = world.conversation(HUDA).registering
        assert draft and field not in dict(draft.answers)
        if field != "name":  # anything may be a name
            world.write(HUDA, "تخطي")
            assert field not in dict(world.conversation(HUDA).registering.answers)  # type: ignore[union-attr]
        world.write(HUDA, answer)
        assert field in dict(world.conversation(HUDA).registering.answers)  # type: ignore[union-attr]
    assert "skip" in {button.action for button in world.said[HUDA][-1].buttons}


@pytest.mark.parametrize("word", ["تخطي", "تخطّى", "أتجاوز", "Skip"])
def test_what_may_be_skipped_is_skipped_by_word_too(word: str) -> None:
    world = at_fields(World())
    world.write(HUDA, "هدى محمد")
    world.write(HUDA, "0501234567")
    world.press(HUDA, "option", "period.1")
    world.write(HUDA, "15/3/1990")
    assert keys(world.write(HUDA, word)) == ["registration-summary"]
    assert word not in plain(world.said[HUDA][-1].text)


def test_a_registration_from_the_first_word_to_the_number() -> None:
    world = World()
    summary = at_summary(world).said[HUDA][-1]
    told = plain(summary.text)
    assert "الاسم الكامل: هدى محمد" in told
    assert "رقم الجوال: +966501234567" in told
    assert "الوقت: المساء" in told
    assert "الخميس 15 مارس 1990" in told
    assert "عدد الأبناء" not in told
    assert keys(world.press(HUDA, "confirm-registration")) == ["registered-self"]
    registration = world.registrations[5001]
    assert registration.answers == (
        ("name", "هدى محمد"),
        ("phone", "+966501234567"),
        ("period", "المساء"),
        ("birth", "1990-03-15"),
    )
    assert registration.registered_at == world.now
    assert (registration.relation, registration.language, registration.pass_serial) == ("", "ar", 1)
    assert world.conversation(HUDA).registering is None
    assert not [key for key in world.timers if key.startswith("registration")]


def test_a_line_of_nothing_but_values_is_read_from_the_right() -> None:
    world = at_summary(World())
    lines = [line for line in world.said[HUDA][-1].text.split("\n") if "الاسم الكامل" in line]
    assert [line.lstrip("\u2068")[0] for line in lines] == ["\u200f"]


def test_yes_said_instead_of_pressed_is_understood_where_it_was_asked() -> None:
    world = World()
    world.write(HUDA, "أبغى أسجل")
    world.press(HUDA, "register", "kursi")
    world.write(HUDA, "نعم")
    world.write(HUDA, "لنفسي")
    world.write(HUDA, "٠٥٠١٢٣٤٥٦٧")
    assert keys(world.write(HUDA, "تمام")) == ["registered-self"]


def test_an_initiative_with_a_link_and_no_form_is_registered_for_by_its_link() -> None:
    world = World()
    world.write(HUDA, "سجلني")
    (shown,) = world.press(HUDA, "register", "linked")
    assert "https://example.org/linked" in shown.text
    assert shown.buttons[0].url == "https://example.org/linked"
    assert world.conversation(HUDA).topic == ""


@pytest.mark.parametrize(
    ("arg", "key"),
    [
        ("reg-ibda", "registration-terms"),
        ("reg-IBDA", "registration-terms"),
        ("reg-later", "registration-not-yet"),
        ("reg-nothing", "registration-which"),
        ("reg-", "registration-which"),
        ("reg-linked", "registration-by-link"),
        ("init-ibda", "answer"),
        ("ibda", "answer"),
        ("zzz", "welcome"),
    ],
)
def test_a_link_leads_where_it_names(arg: str, key: str) -> None:
    assert keys(World().happen(HUDA, ButtonPressed("start", arg))) == [key]


def test_the_answer_about_an_initiative_offers_to_register() -> None:
    world = World()
    world.happen(HUDA, ButtonPressed("topic", "init-ibda"))
    assert keys(world.press(HUDA, "register", "ibda")) == ["registration-terms"]


# for someone else


def test_registering_for_a_mother_keeps_whom_it_is_for() -> None:
    world = World()
    world.write(HUDA, "سجلني")
    world.press(HUDA, "register", "kursi")
    world.press(HUDA, "agree")
    world.press(HUDA, "for-other")
    said = world.press(HUDA, "relation", "mother")
    assert keys(said) == ["registration-their-details-she", "registration-ask"]
    world.write(HUDA, "0501234567")
    assert "لمن: والدتي" in text(world.said[HUDA][-1:])
    assert keys(world.press(HUDA, "confirm-registration")) == ["registered-other"]
    assert world.registrations[5001].relation == "والدتي"


def test_a_relation_may_be_written_and_holds_no_identity_number() -> None:
    world = World()
    world.write(HUDA, "سجلني")
    world.press(HUDA, "register", "kursi")
    world.press(HUDA, "agree")
    world.press(HUDA, "for-other")
    assert keys(world.write(HUDA, "جارتي 1012345678"))[0] == "registration-no-identity"
    world.write(HUDA, "جارتي أم خالد")
    assert world.conversation(HUDA).registering.relation == "جارتي أم خالد"  # type: ignore[union-attr]


# wrong input, twice


@pytest.mark.parametrize(
    ("answers", "wrong", "why"),
    [
        ((), "123", "registration-wrong-text"),
        ((), "😀😀", "registration-wrong-text"),
        ((), "؟", "registration-wrong-text"),
        ((), "123?", "registration-wrong-text"),
        ((), "ط" * 201, "registration-wrong-long"),
        ((), "1012345678", "registration-no-identity"),
        ((), "هدى ٢٠١٢٣٤٥٦٧٨", "registration-no-identity"),
        (("هدى",), "05012", "registration-wrong-phone"),
        (("هدى",), "1", "registration-wrong-phone"),
        (("هدى",), "2", "registration-wrong-phone"),
        (("هدى",), "0501234567 0551234567", "registration-wrong-phone"),
        (("هدى",), "زقفخظ", "registration-wrong-phone"),
        (("هدى",), "1012345678", "registration-no-identity"),
        (("هدى", "0501234567"), "زقفخظ", "registration-wrong-choice"),
        (("هدى", "0501234567"), "9", "registration-wrong-choice"),
        (("هدى", "0501234567", "الصباح"), "أمس", "registration-wrong-date"),
        (("هدى", "0501234567", "الصباح"), "31/2/1990", "registration-wrong-date"),
        (("هدى", "0501234567", "الصباح"), "5/13/1990", "registration-wrong-date"),
        (("هدى", "0501234567", "الصباح"), "1/1/1800", "registration-wrong-date"),
        (("هدى", "0501234567", "الصباح"), "1", "registration-wrong-date"),
        (("هدى", "0501234567", "الصباح"), "5 رجب 1990", "registration-wrong-date"),
        (("هدى", "0501234567", "الصباح"), "30 صفر 1410", "registration-wrong-date"),
        (("هدى", "0501234567", "الصباح"), "12/1/1990 الموافق 14/6/1410", "registration-wrong-date"),
        (("هدى", "0501234567", "الصباح"), "1/1/2030", "registration-wrong-future"),
        (("هدى", "0501234567", "الصباح"), "23 نوفمبر 2026", "registration-wrong-future"),
        (("هدى", "0501234567", "الصباح"), "1 محرم 1470", "registration-wrong-future"),
        (("هدى", "0501234567", "الصباح"), "1990", "registration-wrong-year"),
        (("هدى", "0501234567", "الصباح"), "محرم 1410", "registration-wrong-year"),
        (("هدى", "0501234567", "الصباح", "1990-3-15"), "-3", "registration-wrong-number"),
        (("هدى", "0501234567", "الصباح", "1990-3-15"), "3 4", "registration-wrong-number"),
        (("هدى", "0501234567", "الصباح", "1990-3-15"), "زقفخظ", "registration-wrong-number"),
    ],
)
def test_what_does_not_fit_is_asked_for_again_with_an_example(
    answers: tuple[str, ...], wrong: str, why: str
) -> None:
    world = at_fields(World())
    for answer in answers:
        world.write(HUDA, answer)
    before = world.conversation(HUDA)
    for _ in range(2):
        assert keys(world.write(HUDA, wrong)) == [why, "registration-ask"]
    after = world.conversation(HUDA)
    assert (after.state, after.registering) == (before.state, before.registering)
    assert wrong not in dict(after.registering.answers).values()  # type: ignore[union-attr]


def test_after_a_stumble_a_person_of_the_staff_is_offered() -> None:
    world = at_fields(World())
    assert "أسأل موظفًا" not in labels(world.said[HUDA][-1])
    world.write(HUDA, "123")
    assert "أسأل موظفًا" in labels(world.said[HUDA][-1])
    world.write(HUDA, "هدى")
    assert "أسأل موظفًا" not in labels(world.said[HUDA][-1])


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0501234567", "+966501234567"),
        ("٠٥٠١٢٣٤٥٦٧", "+966501234567"),
        ("050 123 4567", "+966501234567"),
        ("966501234567", "+966501234567"),
        ("00966501234567", "+966501234567"),
        ("501234567", "+966501234567"),
        ("رقمي 0501234567 شكرا", "+966501234567"),
        ("هدى\n+966501234567", "+966501234567"),
        ("+20 100 123 4567", "+201001234567"),
        ("+1 202 555 0182", "+12025550182"),
        ("0126062959", "+966126062959"),
    ],
)
def test_a_telephone_number_is_understood_as_people_write_it(written: str, kept: str) -> None:
    world = at_fields(World(), initiative="kursi")
    world.write(HUDA, written)
    assert dict(world.conversation(HUDA).registering.answers) == {"phone": kept}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("15/3/1990", "1990-03-15"),
        ("١٥/٣/١٩٩٠", "1990-03-15"),
        ("1990-03-15", "1990-03-15"),
        ("مواليد 15 - 3 - 1990", "1990-03-15"),
        ("18/8/1410", "1990-03-15"),
        ("1410/8/18", "1990-03-15"),
        ("5 محرم 1410", "1989-08-06"),
        ("١٥ رمضان 1400هـ", "1980-07-27"),
        ("٥محرم١٤١٠ هـ", "1989-08-06"),
        ("5 من شهر محرم سنة 1410", "1989-08-06"),
        ("20 ذو القعدة 1405", "1985-08-06"),
        ("5 جمادى الآخرة 1415", "1994-11-08"),
        ("5 ربيع أول 1410", "1989-10-04"),
        ("12 يناير 1990", "1990-01-12"),
        ("12 كانون الثاني 1990م", "1990-01-12"),
        ("January 12, 1990", "1990-01-12"),
        ("12th of Jan 1990", "1990-01-12"),
        ("1990/1/12", "1990-01-12"),
        ("12.1.1990", "1990-01-12"),
        ("12 1 1990", "1990-01-12"),
        ("12_1_1990", "1990-01-12"),
        ("١٢\u200f/١\u200f/١٩٩٠", "1990-01-12"),
        ("12/1/1990 الموافق 15/6/1410", "1990-01-12"),
    ],
)
def test_a_day_is_understood_in_both_calendars(written: str, kept: str) -> None:
    world = at_fields(World())
    for answer in ("هدى", "0501234567", "الصباح", written):
        world.write(HUDA, answer)
    assert dict(world.conversation(HUDA).registering.answers)["birth"] == kept  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("field", "written", "reading"),
    [
        (FormField("b", {"ar": "سنة الميلاد", "en": "Birth"}, FieldKind.DATE), "1990", Reading("1990")),
        (
            FormField("b", {"ar": "الميلاد", "en": "Year of birth"}, FieldKind.DATE),
            "مواليد ١٤١٠هـ",
            Reading("1410"),
        ),
        (
            FormField("b", {"ar": "الميلاد", "en": "Birth"}, FieldKind.DATE, year_alone=True),
            "1990م",
            Reading("1990"),
        ),
        (
            FormField("b", {"ar": "الميلاد", "en": "Birth"}, FieldKind.DATE, year_alone=True),
            "2027",
            Reading(wrong="future"),
        ),
        (
            FormField("b", {"ar": "الميلاد", "en": "Birth"}, FieldKind.DATE, year_alone=True),
            "1449",
            Reading(wrong="future"),
        ),
        (
            FormField("visit", {"ar": "موعد الزيارة", "en": "Visit"}, FieldKind.DATE),
            "1/2/2027",
            Reading("2027-02-01"),
        ),
    ],
)
def test_a_year_is_enough_where_the_form_says_so_and_no_birth_is_to_come(
    field: FormField, written: str, reading: Reading
) -> None:
    assert read(field, written, date(2026, 11, 22)) == reading


@pytest.mark.parametrize("written", ["2", "٢", "عندي 2", "002"])
def test_a_bare_number_answers_a_question_and_presses_nothing(written: str) -> None:
    world = at_fields(World())
    for answer in ("هدى", "0501234567", "1", "15/3/1990", written):
        world.write(HUDA, answer)
    answers = dict(world.conversation(HUDA).registering.answers)  # type: ignore[union-attr]
    assert (answers["period"], answers["children"]) == ("الصباح", "2")


def test_a_question_in_the_middle_is_answered_and_the_field_asked_again() -> None:
    world = at_fields(World())
    assert keys(world.write(HUDA, "كم رسوم التسجيل؟")) == ["answer", "registration-ask"]
    world.write(HUDA, "هدى")
    assert keys(world.write(HUDA, "كم رسوم التسجيل")) == ["answer", "registration-ask"]
    assert dict(world.conversation(HUDA).registering.answers) == {"name": "هدى"}  # type: ignore[union-attr]


def test_a_question_that_nobody_knows_waits_for_a_person() -> None:
    world = at_fields(World())
    assert keys(world.write(HUDA, "زقفخظ ثصضطغ؟"))[-1] == "registration-ask"
    assert [words.text for words in world.conversation(HUDA).pending.words] == ["زقفخظ ثصضطغ؟"]
    world.write(HUDA, "موظف")
    assert world.cases[1001].words[0].text == "زقفخظ ثصضطغ؟"


def test_a_cry_for_help_is_no_answer() -> None:
    world = at_fields(World())
    assert keys(world.write(HUDA, "البيت يحترق"))[0] == "emergency"
    assert world.said[HUDA][-1].key in ("registration-ask", "emergency-talk")
    assert not world.conversation(HUDA).registering.answers  # type: ignore[union-attr]
    assert world.cases[1001].words[0].text == "البيت يحترق"


def test_a_photo_answers_nothing_and_is_kept() -> None:
    world = at_fields(World())
    photo = MessageReceived(Words(attachments=(PHOTO,)))
    assert keys(world.happen(HUDA, photo)) == ["registration-words-please", "registration-ask"]
    captioned = MessageReceived(Words("هدى محمد", (PHOTO,)))
    assert keys(world.happen(HUDA, captioned)) == ["registration-ask"]
    assert [words.attachments for words in world.conversation(HUDA).pending.words] == [(PHOTO,), (PHOTO,)]


# back, late, twice


def test_back_leads_question_by_question_to_the_terms() -> None:
    world = at_summary(World())
    states = []
    for _ in range(8):
        world.write(HUDA, "رجوع")
        conversation = world.conversation(HUDA)
        begun = conversation.registering
        states.append(begun.field if conversation.state in ("field", "option") else conversation.state)  # type: ignore[union-attr]
    assert states == ["children", "birth", "period", "phone", "name", "whom", "terms", ""]


def test_an_answer_is_corrected_before_it_is_confirmed() -> None:
    world = at_summary(World())
    world.press(HUDA, "change-answer")
    world.press(HUDA, "change-field", "name")
    assert "الجواب الآن: هدى محمد" in text(world.said[HUDA][-1:])
    assert keys(world.press(HUDA, "keep-answer")) == ["registration-summary"]
    world.press(HUDA, "change-answer")
    world.press(HUDA, "change-field", "name")
    assert keys(world.write(HUDA, "هدى أحمد")) == ["registration-summary"]
    assert "هدى أحمد" in text(world.said[HUDA][-1:])
    world.press(HUDA, "change-answer")
    world.press(HUDA, "change-whom")
    world.press(HUDA, "for-other")
    assert keys(world.press(HUDA, "relation", "sister"))[-1] == "registration-summary"


def test_a_late_press_of_an_earlier_question_changes_nothing() -> None:
    world = at_summary(World())
    before = world.conversation(HUDA).registering
    for action, arg in (
        ("option", "period.0"),
        ("skip", "children"),
        ("for-other", ""),
        ("agree", "ibda"),
    ):
        assert keys(world.press(HUDA, action, arg)) == ["late-press", "registration-summary"]
    assert world.conversation(HUDA).registering == before


def test_confirming_twice_registers_once() -> None:
    world = registered(World())
    assert keys(world.press(HUDA, "confirm-registration")) == ["late-press-menu"]
    assert list(world.registrations) == [5001]


def test_whoever_is_registered_is_told_so_and_shown_it() -> None:
    world = registered(World())
    world.write(HUDA, "سجلني")
    world.press(HUDA, "register", "ibda")
    world.press(HUDA, "agree")
    assert keys(world.press(HUDA, "for-me")) == ["registration-already"]
    assert world.conversation(HUDA).registering is None


def test_the_same_telephone_again_is_asked_about_and_may_be_somebody_else() -> None:
    world = registered(World())
    world.write(HUDA, "سجلني")
    world.press(HUDA, "register", "ibda")
    world.press(HUDA, "agree")
    world.press(HUDA, "for-other")
    world.press(HUDA, "relation", "daughter")
    for answer in ("سارة", "0501234567", "المساء", "1/1/2005"):
        world.write(HUDA, answer)
    assert keys(world.press(HUDA, "skip")) == ["registration-twin"]
    assert keys(world.press(HUDA, "registration", "5001")) == ["registration-shown"]
    assert keys(world.write(HUDA, "القائمة")) == ["menu"]
    assert keys(world.press(HUDA, "continue-registration")) == ["registration-twin"]
    assert keys(world.press(HUDA, "another-person")) == ["registration-summary"]
    world.press(HUDA, "confirm-registration")
    assert sorted(world.registrations) == [5001, 5002]


def test_somebody_elses_telephone_tells_nobody_that_they_are_registered() -> None:
    world = registered(World())
    at_fields(world, BADR, "ibda")
    for answer in ("بدر", "0501234567", "المساء", "1/1/2005"):
        world.write(BADR, answer)
    assert keys(world.press(BADR, "skip")) == ["registration-summary"]


# left and taken up again


def test_what_was_begun_is_taken_up_gently_once() -> None:
    world = at_fields(World())
    world.write(HUDA, "هدى")
    assert keys(world.write(HUDA, "إلغاء")) == ["cancelled-registration-kept"]
    world.wait(world.now + timedelta(days=3))
    assert keys(world.said[HUDA]).count("registration-reminder") == 1
    assert keys(world.press(HUDA, "continue-registration")) == ["registration-ask"]
    assert plain(world.said[HUDA][-1].text).startswith("رقم الجوال")
    world.write(HUDA, "القائمة")
    world.wait(world.now + timedelta(days=9))
    assert keys(world.said[HUDA]).count("registration-reminder") == 1


def test_a_registration_that_was_begun_is_offered_before_another_begins() -> None:
    world = at_fields(World())
    world.write(HUDA, "هدى")
    world.write(HUDA, "سجلني")
    assert keys(world.press(HUDA, "register", "kursi")) == ["registration-unfinished"]
    assert "أسجّل في برنامج على كرسي ماجد" in labels(world.said[HUDA][-1])
    assert keys(world.press(HUDA, "begin-registration")) == ["registration-anew"]
    assert keys(world.write(HUDA, "رجوع")) == ["registration-unfinished"]
    world.press(HUDA, "begin-registration")
    assert keys(world.press(HUDA, "begin-anew-yes")) == ["registration-terms"]
    assert plain(world.said[HUDA][-1].text).startswith("التسجيل في برنامج على كرسي ماجد")
    assert world.conversation(HUDA).registering is None


def test_a_registration_left_before_the_terms_were_agreed_is_nothing_unfinished() -> None:
    world = World()
    world.write(HUDA, "سجلني")
    world.press(HUDA, "register", "ibda")
    world.write(HUDA, "القائمة")
    world.wait(world.now + timedelta(days=3))
    assert "registration-reminder" not in keys(world.said[HUDA])


def test_an_edited_message_corrects_the_answer_that_it_gave() -> None:
    world = at_fields(World())
    world.happen(HUDA, MessageReceived(Words("هدا", id="7:1")))
    assert keys(world.happen(HUDA, MessageEdited(Words("هدى", id="7:1")))) == [
        "edit-kept-answer",
        "registration-ask",
    ]
    wrong = world.happen(HUDA, MessageEdited(Words("1012345678", id="7:1")))
    assert keys(wrong) == ["registration-no-identity", "registration-ask"]
    assert dict(world.conversation(HUDA).registering.answers) == {"name": "هدى"}  # type: ignore[union-attr]


# closing, opening


def until(world: World, day: date) -> World:
    world.initiatives = tuple(
        replace(each, closes=day) if each.id == "ibda" else each for each in world.initiatives
    )
    return world


def test_closing_between_begin_and_confirm_is_told_kindly_and_keeps_what_was_written() -> None:
    world = at_summary(World())
    world.now = datetime(2026, 12, 31, 20, 59, tzinfo=UTC)
    assert keys(world.write(HUDA, "القائمة")) == ["menu"]
    assert keys(world.press(HUDA, "continue-registration")) == ["registration-summary"]
    world.now = datetime(2026, 12, 31, 21, 0, tzinfo=UTC)  # midnight in Riyadh
    (told,) = world.press(HUDA, "confirm-registration")
    assert told.key == "registration-over"
    assert "ما كتبته محفوظ" in told.text
    assert not world.registrations
    world.press(HUDA, "wait")
    until(world, date(2027, 1, 31))
    world.happen(desk("web"), MorningCame())
    assert world.said[HUDA][-1].key != "registration-opened"  # the office is closed at midnight
    world.now = datetime(2027, 1, 3, 6, tzinfo=UTC)
    world.happen(desk("web"), MorningCame())
    assert world.said[HUDA][-1].key == "registration-opened"
    assert keys(world.press(HUDA, "continue-registration")) == ["registration-summary"]
    assert keys(world.press(HUDA, "confirm-registration")) == ["registered-self"]


def test_a_waiting_note_is_told_once_when_registration_opens() -> None:
    world = World()
    world.write(HUDA, "سجلني")
    (told,) = world.press(HUDA, "register", "later")
    assert (told.key, "الأحد 6 ديسمبر 2026" in plain(told.text)) == ("registration-not-yet", True)
    assert keys(world.press(HUDA, "wait")) == ["waiting-noted"]
    assert keys(world.press(HUDA, "wait")) == ["waiting-noted"]
    for day in (1, 6, 7):
        world.now = datetime(2026, 12, day, 6, tzinfo=UTC)
        world.happen(desk("web"), MorningCame())
    assert keys(world.said[HUDA]).count("registration-opened") == 1
    assert not world.waiting_notes
    assert keys(world.press(HUDA, "register", "later")) == ["registration-terms"]


def test_a_waiting_note_follows_a_date_that_is_changed() -> None:
    world = World()
    world.happen(HUDA, ButtonPressed("start", "reg-later"))
    world.press(HUDA, "wait")
    world.initiatives = tuple(replace(i, opens=date(2026, 12, 20)) for i in world.initiatives)
    world.now = datetime(2026, 12, 6, 6, tzinfo=UTC)
    world.happen(desk("web"), MorningCame())
    assert "registration-opened" not in keys(world.said[HUDA])
    world.initiatives = INITIATIVES
    world.happen(desk("web"), MorningCame())
    assert world.said[HUDA][-1].key == "registration-opened"


def test_a_waiting_note_can_be_taken_back_from_the_list() -> None:
    world = World()
    world.happen(HUDA, ButtonPressed("start", "reg-over"))
    world.press(HUDA, "wait")
    (shown,) = world.write(HUDA, "تسجيلاتي")
    assert "مبادرة انتهت: نخبرك حين يفتح التسجيل" in plain(shown.text)
    assert keys(world.press(HUDA, "wait-off", "over")) == ["waiting-dropped"]
    assert not world.waiting_notes
    assert keys(world.write(HUDA, "تسجيلاتي")) == ["no-registrations"]


def test_registering_drops_the_note() -> None:
    world = World()
    world.happen(HUDA, ButtonPressed("start", "reg-later"))
    world.press(HUDA, "wait")
    world.now = datetime(2026, 12, 6, 6, tzinfo=UTC)
    at_fields(world, initiative="later")
    world.write(HUDA, "هدى")
    world.write(HUDA, "0501234567")
    world.press(HUDA, "confirm-registration")
    assert not world.waiting_notes


# config.yaml changes


def test_an_initiative_that_is_gone_is_told_and_the_person_goes_on() -> None:
    world = at_fields(World())
    world.initiatives = ()
    assert keys(world.write(HUDA, "هدى")) == ["registration-unknown"]
    assert keys(world.write(HUDA, "سجلني")) == ["registration-none"]


def test_a_question_that_is_added_meanwhile_is_asked_before_the_end() -> None:
    world = at_summary(World())
    (ibda, *others) = INITIATIVES
    district = replace(ibda.form[0], id="district", label={"ar": "الحي", "en": "District"})
    world.initiatives = (replace(ibda, form=(*ibda.form, district)), *others)
    assert plain(world.press(HUDA, "confirm-registration")[0].text).startswith("الحي")
    world.write(HUDA, "النسيم")
    world.press(HUDA, "confirm-registration")
    assert world.registrations[5001].answer("district") == "النسيم"


def test_an_option_that_is_gone_is_asked_for_again() -> None:
    world = at_summary(World())
    (ibda, *others) = INITIATIVES
    other = replace(
        ibda.form[2], options=({"ar": "الظهر", "en": "Noon"}, {"ar": "الصباح", "en": "Morning"})
    )
    world.initiatives = (replace(ibda, form=(*ibda.form[:2], other, *ibda.form[3:])), *others)
    assert plain(world.press(HUDA, "confirm-registration")[0].text).startswith("الوقت")


# my registrations


def test_a_registration_is_found_by_its_number_and_in_the_list() -> None:
    world = registered(World())
    assert keys(world.write(HUDA, "5001")) == ["registration-shown"]
    assert keys(world.write(BADR, "5001")) != ["registration-shown"]
    world.write(HUDA, "تسجيلاتي")
    (shown,) = world.press(HUDA, "registration", "5001")
    assert "+966501234567" in shown.text
    assert "الحالة: مؤكَّد" in plain(shown.text)


def test_an_answer_is_corrected_afterwards() -> None:
    world = registered(World())
    world.press(HUDA, "registration")
    world.press(HUDA, "correct")
    world.press(HUDA, "correct-field", "5001.phone")
    assert keys(world.write(HUDA, "123")) == ["registration-wrong-phone", "registration-ask"]
    assert keys(world.write(HUDA, "1012345678"))[0] == "registration-no-identity"
    assert keys(world.write(HUDA, "0551112222")) == ["registration-corrected"]
    assert world.registrations[5001].answer("phone") == "+966551112222"
    world.press(HUDA, "correct")
    world.press(HUDA, "correct-field", "5001.period")
    assert keys(world.press(HUDA, "option", "period.0")) == ["registration-corrected"]
    assert world.registrations[5001].answer("period") == "الصباح"
    world.press(HUDA, "correct-field", "5001.children")
    assert keys(world.write(HUDA, "3")) == ["registration-corrected"]
    world.press(HUDA, "correct-field", "5001.children")
    assert keys(world.press(HUDA, "skip")) == ["registration-corrected"]
    assert world.registrations[5001].answer("children") == ""
    world.press(HUDA, "correct-field", "5001.children")
    assert keys(world.write(HUDA, "أتجاوزه")) == ["registration-corrected"]
    world.press(HUDA, "correct-field", "5001.name")
    assert keys(world.write(HUDA, "رجوع")) == ["registration-shown"]


def test_cancelling_is_asked_once_and_opens_the_place_again() -> None:
    world = registered(World())
    world.press(HUDA, "registration")
    world.press(HUDA, "cancel-registration")
    assert keys(world.press(HUDA, "cancel-no")) == ["registration-shown"]
    world.press(HUDA, "cancel-registration")
    assert keys(world.press(HUDA, "cancel-yes")) == ["registration-cancelled"]
    assert world.registrations[5001].status is RegistrationStatus.CANCELLED
    assert keys(world.press(HUDA, "cancel-yes")) == ["late-press-menu"]
    assert keys(world.press(HUDA, "cancel-registration")) == ["registration-shown"]
    assert keys(world.press(HUDA, "correct")) == ["registration-shown"]
    at_summary(world)
    world.press(HUDA, "confirm-registration")
    assert world.registrations[5002].is_active


def test_a_lost_pass_is_replaced_once_a_press() -> None:
    world = registered(World())
    world.press(HUDA, "registration")
    assert keys(world.press(HUDA, "pass-lost", "5001.1")) == ["pass-renewed"]
    assert keys(world.press(HUDA, "pass-lost", "5001.1")) == ["registration-shown"]
    assert world.registrations[5001].pass_serial == 2


@pytest.mark.parametrize(
    ("action", "arg"),
    [
        (action, arg)
        for action in ("registration", "correct", "correct-field", "cancel-registration", "pass-lost")
        for arg in ("", "5001", "5001.1", "5001.name", "x", "٥٠٠١", "9" * 20)
    ],
)
def test_nobody_reaches_somebody_elses_registration(action: str, arg: str) -> None:
    world = registered(World())
    before = world.registrations[5001]
    assert keys(world.happen(BADR, ButtonPressed(action, arg))) == ["no-such-registration"]
    assert world.registrations[5001] == before


# staff


def test_staff_are_told_how_many_and_nobodys_name() -> None:
    world = registered(World())
    (told,) = world.write(desk("web"), "/registered", by="agent")
    assert "مبادرة ابدأ: المسجلون 1، الحضور 0، الملغى 0، ينتظرون الفتح 0" in plain(told.text)
    staff_saw = text(
        [m for who, said in world.said.items() if who.party is not Party.PERSON for m in said]
    )
    assert "هدى" not in staff_saw
    assert "501234567" not in staff_saw
    assert keys(world.write(desk("web"), "/registered", by="stranger")) == ["room-not-allowed"]


def test_the_talk_goes_on_in_english() -> None:
    world = World()
    world.write(HUDA, "english")
    at_fields(world)
    world.write(HUDA, "Huda")
    world.write(HUDA, "0501234567")
    world.write(HUDA, "morning")
    world.write(HUDA, "15/3/1990")
    summary = plain(world.press(HUDA, "skip")[0].text)
    assert "Time: Morning" in summary
    world.press(HUDA, "confirm-registration")
    assert world.registrations[5001].answer("period") == "الصباح"


def test_what_was_begun_for_an_initiative_that_is_gone_is_not_offered_any_more() -> None:
    world = at_fields(World())
    world.write(HUDA, "هدى")
    world.initiatives = INITIATIVES[1:]
    (menu,) = world.write(HUDA, "القائمة")
    assert "أكمل تسجيلي" not in labels(menu)
    world.initiatives = INITIATIVES
    (menu,) = world.write(HUDA, "القائمة")
    assert "أكمل تسجيلي" in labels(menu)


def test_a_form_that_became_a_link_gives_the_link() -> None:
    world = at_fields(World())
    world.write(HUDA, "هدى")
    world.write(HUDA, "القائمة")
    linked = replace(INITIATIVES[0], form=(), link="https://example.org/ibda")
    world.initiatives = (linked, *INITIATIVES[1:])
    assert keys(world.press(HUDA, "continue-registration")) == ["registration-by-link"]


def test_what_was_begun_stands_among_my_registrations() -> None:
    world = at_fields(World())
    world.write(HUDA, "هدى")
    (shown,) = world.write(HUDA, "تسجيلاتي")
    assert shown.key == "no-registrations-yet" and "مبادرة ابدأ" in plain(shown.text)
    assert shown.buttons[0].action == "continue-registration"
    world.press(HUDA, "continue-registration")
    assert world.conversations[HUDA].topic == "registration"


def test_and_beside_a_registration_that_is_made() -> None:
    world = at_fields(World())
    world.write(HUDA, "هدى")
    world.press(HUDA, "menu")
    world.happen(HUDA, ButtonPressed("start", "reg-over"))
    world.press(HUDA, "wait")
    (shown,) = world.write(HUDA, "تسجيلاتي")
    assert [button.action for button in shown.buttons][:2] == ["continue-registration", "wait-off"]
