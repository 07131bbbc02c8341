"""What a person asks for about their data: each right by its button, by a command and in words, in both
languages; what Rida can do it does at once, and what it cannot has thirty days."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.config.privacy import PrivacySection
from bot.config.retention import Retention
from bot.core.case import Status
from bot.core.conversation import Address, Party
from bot.core.privacy import Purpose, Request, RequestKind, RequestStatus, Way
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import PRIVATE, STAFF, World, person, room

Form = Callable[[World], None]
NAMES = {"ar": "جمعية ماجد", "en": "Majid Society"}
PRIVACY = replace(PrivacySection().built(NAMES, "", Retention()), version="")
DESK = Address("web", "desk", Party.DESK)
DIRECTOR, KEEPER = PRIVATE["director"], PRIVATE["keeper"]


def fresh() -> World:
    return World(privacy=PRIVACY)


def keys(world: World, text: str) -> list[str]:
    return [each.key for each in world.write(person(), text)]


def last(world: World, who: Address) -> str:
    return plain(world.said[who][-1].text)


def stands(world: World, purpose: Purpose) -> bool:
    mine = world.consents.get(world.conversation(person()).contact, [])
    return any(each.purpose is purpose and each.stands for each in mine)


def only(world: World) -> Request:
    (request,) = world.requests.values()
    return request


# Where each leads ---------------------------------------------------------------------------------------

SAID = {
    "privacy-shown": ("خصوصيتي", "/privacy", "خصوصيتي وبياناتي", "my privacy", "الخصوصية"),
    "data-copy-sent": (
        "بياناتي",
        "/mydata",
        "ابغى نسخة من بياناتي",
        "my data",
        "I want a copy of my data",
    ),
    "data-correct-what": ("صححوا اسمي", "صححوا بياناتي", "correct my data"),
    "data-restricted": ("لا تستخدمون رقمي", "لا تستخدمون بياناتي", "do not use my data"),
    "data-objected": ("لا تتعلمون من كلامي", "do not learn from my words"),
    "data-withdrawn-none": ("اسحب موافقتي", "I withdraw my consent"),
    "data-erase-ask": ("احذفوا بياناتي", "/forget", "delete my data", "امسحوا كل شي عني"),
}


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, all_ in SAID.items() for text in all_])
def test_it_is_one_message_away(key: str, text: str) -> None:
    assert keys(fresh(), text) == [key]


BUTTONS = {
    "data-copy": "data-copy-sent",
    "data-correct": "data-correct-what",
    "data-restrict": "data-restricted",
    "data-withdraw": "data-withdrawn-none",
    "data-erase": "data-erase-ask",
}


@pytest.mark.parametrize(("button", "key"), BUTTONS.items())
def test_each_right_is_a_button_of_the_page(button: str, key: str) -> None:
    world = fresh()
    world.write(person(), "خصوصيتي")
    assert [each.key for each in world.press(person(), button)] == [key]


def test_the_page_is_in_the_menu() -> None:
    world = fresh()
    world.write(person(), "القائمة")
    (shown,) = world.press(person(), "privacy")
    assert shown.key == "privacy-shown"


# A copy --------------------------------------------------------------------------------------------------


def test_a_copy_goes_to_the_person_alone_at_once_and_is_kept_as_done() -> None:
    world = fresh()
    (sent,) = world.write(person(), "بياناتي")
    assert sent.copy == str(world.conversation(person()).contact) and sent.private
    assert (only(world).kind, only(world).status) == (RequestKind.COPY, RequestStatus.DONE)
    assert list(world.said) == [person()]


# Correction, and what staff make of it ---------------------------------------------------------------------


def corrected(world: World) -> Request:
    world.write(person(), "صححوا اسمي")
    world.write(person(), "اسمي هدى وليس هداء")
    return only(world)


def test_a_correction_is_a_request_with_thirty_days() -> None:
    world = fresh()
    request = corrected(world)
    assert request.kind is RequestKind.CORRECT and request.words == "اسمي هدى وليس هداء"
    assert request.due_at == world.now + timedelta(days=30)
    assert world.said[person()][-1].key == "data-request-kept"
    assert "3001" in last(world, person())


def test_it_is_told_in_private_to_those_who_may_and_to_nobody_else() -> None:
    world = fresh()
    corrected(world)
    assert {who for who in world.said if who != person()} == {DIRECTOR, KEEPER}
    assert "هدى وليس هداء" in last(world, DIRECTOR)


def test_whoever_has_no_talk_gets_a_mail_without_a_word_of_the_person() -> None:
    alone = [replace(each, private=None) for each in STAFF]
    world = World(privacy=replace(PRIVACY, email="privacy@example.org"), staff=alone)
    corrected(world)
    assert [to for to, _ in world.mails] == ["director@example.org", "privacy@example.org"]
    assert not [mail for _, mail in world.mails if "هدى" in mail.text + mail.subject]
    assert all("3001" in mail.subject for _, mail in world.mails)


def test_staff_hear_of_it_again_before_it_is_due_and_when_it_is() -> None:
    world = fresh()
    request = corrected(world)
    before = len(world.said[KEEPER])
    world.wait(request.due_at + timedelta(days=1))
    told = [each.key for each in world.said[KEEPER][before:]]
    assert told == ["request-told-due"] * 3


def test_what_is_done_is_told_to_its_person_and_no_reminder_follows() -> None:
    world = fresh()
    request = corrected(world)
    world.press(KEEPER, "request-done", "3001")
    assert only(world).status is RequestStatus.DONE and only(world).closed_by == "keeper"
    assert world.said[person()][-1].key == "request-done"
    shown = len(world.said[KEEPER])
    world.wait(request.due_at + timedelta(days=1))
    assert len(world.said[KEEPER]) == shown


def test_a_refusal_has_a_reason_and_says_where_to_complain() -> None:
    world = fresh()
    corrected(world)
    world.press(DIRECTOR, "request-refuse", "3001")
    world.write(DIRECTOR, "الاسم مطابق للسجل الرسمي")
    assert only(world).status is RequestStatus.REFUSED
    told = last(world, person())
    assert "الاسم مطابق للسجل الرسمي" in told and "سدايا" in told and "dgp.sdaia.gov.sa" in told


def test_it_is_prolonged_once_with_a_reason() -> None:
    world = fresh()
    request = corrected(world)
    world.press(DIRECTOR, "request-longer", "3001")
    world.write(DIRECTOR, "نحتاج رد جهة أخرى")
    assert only(world).until == request.due_at + timedelta(days=30)
    told = last(world, person())
    assert "نحتاج رد جهة أخرى" in told and "لن نمدّده" in told
    world.write(DESK, "/request 3001 longer مرة ثانية", by="director")
    assert world.said[DESK][-1].key == "request-prolonged-before"
    assert only(world).until == request.due_at + timedelta(days=30)


@pytest.mark.parametrize("who", ["supervisor", "agent"])
@pytest.mark.parametrize("press", ["request-done", "request-refuse", "request-longer"])
def test_nobody_else_can_do_anything_with_it(who: str, press: str) -> None:
    from bot.core.events import ButtonPressed

    world = fresh()
    corrected(world)
    shown = world.happen(PRIVATE[who], ButtonPressed(press, "3001"))
    assert [each.key for each in shown] == ["request-none"]
    assert only(world).is_open


# At the desk, and by word of mouth ---------------------------------------------------------------------------


def test_the_desk_lists_numbers_kinds_and_dates_and_no_word() -> None:
    world = fresh()
    corrected(world)
    world.write(DESK, "/requests", by="director")
    assert "3001" in last(world, DESK) and "هدى" not in last(world, DESK)


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("/request 3001 done", RequestStatus.DONE),
        ("/request 3001 تم", RequestStatus.DONE),
        ("/request 3001 refuse لا يحق", RequestStatus.REFUSED),
        ("/request 3001 refuse", RequestStatus.OPEN),  # without a reason
        ("/request 3001", RequestStatus.OPEN),
        ("/request 9999 done", RequestStatus.OPEN),
        ("/request", RequestStatus.OPEN),
    ],
)
def test_it_is_closed_by_its_number(written: str, status: RequestStatus) -> None:
    world = fresh()
    corrected(world)
    world.write(DESK, written, by="director")
    assert only(world).status is status


@pytest.mark.parametrize("who", ["supervisor", "agent"])
def test_an_agent_closes_none(who: str) -> None:
    world = fresh()
    corrected(world)
    world.write(DESK, "/request 3001 done", by=who)
    assert only(world).is_open and world.said[DESK][-1].key == "room-not-allowed"


def test_an_oral_request_has_the_same_clock_and_its_person_hears_of_it() -> None:
    world = fresh()
    complain(world)
    world.write(DESK, "/data_asked restrict 1001 اتصلت وطلبت", by="agent")
    request = only(world)
    assert request.due_at == world.now + timedelta(days=30) and request.by == "agent"
    world.press(KEEPER, "request-done", "3001")
    assert world.said[person()][-1].key == "request-done"
    assert stands(world, Purpose.RESTRICTED)


def test_an_oral_request_for_a_copy_sends_it_to_its_person() -> None:
    world = fresh()
    complain(world)
    world.write(DESK, "/data_asked copy 1001 طلبتها بالهاتف", by="agent")
    world.press(KEEPER, "request-done", "3001")
    sent, done = world.said[person()][-2:]
    assert sent.copy == str(world.conversation(person()).contact) and done.key == "request-done"


def test_an_oral_request_of_somebody_without_a_talk_is_kept_too() -> None:
    world = fresh()
    world.write(DESK, "/data_asked حذف أم سعد اتصلت من رقم المكتب", by="agent")
    assert only(world).words == "أم سعد اتصلت من رقم المكتب"
    world.press(KEEPER, "request-done", "3001")
    assert only(world).status is RequestStatus.DONE


@pytest.mark.parametrize("written", ["/data_asked", "/data_asked erase", "/data_asked شيء 1001 x"])
def test_how_it_is_written_is_told(written: str) -> None:
    world = fresh()
    world.write(DESK, written, by="agent")
    assert world.said[DESK][-1].key == "desk-data-asked-how" and not world.requests


# Not used ----------------------------------------------------------------------------------------------------


def test_restricted_data_is_marked_for_staff_and_lifted_again() -> None:
    world = fresh()
    complain(world)
    world.write(person(), "لا تستخدمون بياناتي")
    assert world.cases[1001].restricted and "room-use-restricted" in [m.key for m in world.said[room()]]
    assert "لا تُستعمل بياناته" in last(world, room())
    world.press(person(), "data-use-again")
    assert not world.cases[1001].restricted and not stands(world, Purpose.RESTRICTED)


def test_nothing_is_learnt_from_whoever_objects() -> None:
    world = fresh()
    world.write(person(), "لا تتعلمون من كلامي")
    world.write(person(), "هل عندكم تدريب على صيانة الغواصات النووية؟")
    assert not world.questions


def test_a_restricted_draft_is_not_reminded_of() -> None:
    world = fresh()
    world.write(person(), "لا تستخدمون بياناتي")
    world.write(person(), "شكوى")
    world.write(person(), "ما وصلني رد")
    before = len(world.said[person()])
    world.wait(world.now + timedelta(days=3))
    assert len(world.said[person()]) == before


# Consent -----------------------------------------------------------------------------------------------------


def test_a_complaint_is_agreed_to_by_its_last_press() -> None:
    world = World(privacy=PRIVACY)
    complain(world)
    (said,) = world.consents[world.conversation(person()).contact]
    assert (said.purpose, said.way, said.about) == (Purpose.COMPLAINT, Way.PRESSED, 1001)


def test_a_withdrawn_consent_restricts_and_says_what_follows() -> None:
    world = fresh()
    complain(world)
    (said,) = world.write(person(), "اسحب موافقتي")
    assert said.key == "data-withdrawn-open" and "طلباتي" in plain(said.text)
    assert not stands(world, Purpose.COMPLAINT) and stands(world, Purpose.RESTRICTED)
    assert world.cases[1001].status is Status.OPEN and world.cases[1001].restricted
    assert keys(world, "اسحب موافقتي") == ["data-withdrawn-none"]


# To be forgotten -----------------------------------------------------------------------------------------------


def test_it_is_asked_once_and_then_done_with_one_last_word() -> None:
    world = fresh()
    world.write(person(), "احذفوا بياناتي")
    contact = world.conversation(person()).contact
    assert not world.erased
    (done,) = world.press(person(), "data-erase-yes")
    assert done.key == "data-erased" and world.erased == [contact]
    assert only(world).kind is RequestKind.ERASE


YES = (
    *("نعم", "ايوه", "اي احذفوا", "نعم احذفوا", "احذف", "أحذفوها", "نعم، احذفوها كلها", "تمام امسحوها"),
    *("نعم احذفوا بياناتي", "اي والله احذفوها كلها لو سمحتوا", "أكيد", "متأكدة", "1", "👍"),
    *("yes", "yes delete", "Yes, delete it all please", "DELETE", "sure, delete my data", "go ahead"),
)


@pytest.mark.parametrize("word", YES)
def test_a_yes_is_typed_as_people_say_it(word: str) -> None:
    world = fresh()
    world.write(person(), "/forget")
    assert keys(world, word)[-1] == "data-erased" and len(world.erased) == 1


OTHER = (
    *(
        "لا",
        "no",
        "لا خلاص",
        "أبقوها",
        "هونت",
        "لا تحذفون",
        "لا تحذفوها",
        "متى تفتحون؟",
        "القائمة",
        "شكوى",
    ),
    *(
        "ايه بس مو الحين",
        "احذفوا الشكوى بس",
        "yes but later",
        "do not delete",
        "مين انتم",
        "تمام بس وش يصير بطلبي",
    ),
)


@pytest.mark.parametrize("said", OTHER)
def test_anything_else_keeps_everything_and_says_so(said: str) -> None:
    world = fresh()
    world.write(person(), "احذفوا بياناتي")
    assert keys(world, said)[0] == "data-kept" and not world.erased and not world.requests
    world.write(person(), "احذف")
    assert not world.erased


@pytest.mark.parametrize("wish", ["احذفوا بياناتي", "/forget", "delete my data", "امسحوا كل شي عني"])
def test_the_wish_sent_twice_is_no_yes(wish: str) -> None:
    world = fresh()
    for _ in range(3):
        assert keys(world, wish) == ["data-erase-ask"]
    assert not world.erased


def test_a_yes_that_is_typed_long_after_is_asked_about_again() -> None:
    world = fresh()
    world.write(person(), "احذفوا بياناتي")
    world.wait(world.now + timedelta(hours=2))
    assert keys(world, "نعم") == ["data-erase-ask"] and not world.erased
    assert keys(world, "نعم") == ["data-erased"]


@pytest.mark.parametrize("yes", ["نعم", "اي احذفوا", "yes delete it", "نعم احذفوا بياناتي"])
def test_a_mere_yes_to_a_choice_erases_nothing(yes: str) -> None:
    world = fresh()
    complain(world)
    world.write(person(), "احذفوا بياناتي")
    assert keys(world, yes)[-1] == "data-erase-ask-open" and not world.erased
    assert keys(world, "احذفوا الحين") == ["data-erased"]


def test_a_yes_to_the_question_of_before_erases_no_case_that_was_opened_since() -> None:
    world = fresh()
    world.write(person(), "احذفوا بياناتي")
    world.write(person(), "لا")
    complain(world)
    world.write(person(), "احذفوا بياناتي")
    *_, asked = world.press(person(), "data-erase-yes")
    assert asked.key == "data-erase-ask-open" and not world.erased


def test_no_at_the_first_question_keeps_everything_too() -> None:
    world = fresh()
    world.write(person(), "احذفوا بياناتي")
    assert keys(world, "لا") == ["data-kept"] and not world.erased


def test_what_is_open_is_named_and_asked_about() -> None:
    world = fresh()
    complain(world)
    (asked,) = world.write(person(), "احذفوا بياناتي")
    assert asked.key == "data-erase-ask-open" and "الطلب 1001" in plain(asked.text)
    actions = [button.action for button in asked.buttons]
    assert actions == ["data-erase-now", "data-erase-later", "data-erase-rest", "data-keep"]


def test_it_is_erased_by_itself_once_what_is_open_is_done() -> None:
    world = fresh()
    complain(world)
    world.write(person(), "احذفوا بياناتي")
    (kept,) = world.press(person(), "data-erase-later")
    assert kept.key == "data-erase-awaits" and only(world).is_open
    world.wait(world.now + timedelta(days=2))
    assert not world.erased
    world.cases[1001] = replace(world.cases[1001], status=Status.CLOSED)
    world.wait(world.now + timedelta(days=2))
    assert world.erased == [world.conversation(person()).contact]
    assert world.said[person()][-1].key == "data-erased"


def test_asked_again_while_it_waits_it_is_not_asked_for_twice() -> None:
    world = fresh()
    complain(world)
    world.write(person(), "احذفوا بياناتي")
    world.press(person(), "data-erase-later")
    (again,) = world.write(person(), "احذفوا بياناتي")
    assert again.key == "data-erase-ask-waits"
    assert "data-erase-later" not in [button.action for button in again.buttons]
    assert len(world.requests) == 1


def test_what_was_asked_for_later_can_be_called_off() -> None:
    world = fresh()
    complain(world)
    world.write(person(), "احذفوا بياناتي")
    world.press(person(), "data-erase-later")
    world.write(person(), "احذفوا بياناتي")
    (over,) = world.press(person(), "data-erase-stop")
    assert over.key == "data-erase-stopped" and only(world).status is RequestStatus.WITHDRAWN
    world.cases[1001] = replace(world.cases[1001], status=Status.CLOSED)
    world.wait(world.now + timedelta(days=40))
    assert not world.erased


def test_only_what_is_unfinished_goes_and_the_case_stays() -> None:
    world = fresh()
    complain(world)
    world.write(person(), "شكوى")
    world.write(person(), "شكوى ثانية ما كملتها")
    world.write(person(), "/forget")
    assert world.said[person()][-1].key == "data-erase-ask-open"
    world.press(person(), "data-erase-rest")
    assert world.conversation(person()).draft is None and world.cases[1001].is_open and not world.erased


# In the middle of something else ---------------------------------------------------------------------------


def telling(world: World) -> None:
    world.write(person(), "عندي شكوى")
    world.write(person(), "ما وصلتني السلة")


def wishing(world: World) -> None:
    telling(world)
    world.press(person(), "heard-all")


def suggesting(world: World) -> None:
    world.write(person(), "عندي اقتراح")


def talking(world: World) -> None:
    complain(world)
    world.write(room(), "السلام عليكم، معك أحمد", by="agent")
    world.write(person(), "وعليكم السلام")


FORMS = (telling, wishing, suggesting, talking)
ERASES = ("احذفوا كل شي عني", "ابغى احذف رقمي من عندكم", "delete everything you have about me")


@pytest.mark.parametrize("wish", ERASES)
@pytest.mark.parametrize("form", FORMS)
def test_a_wish_to_be_erased_is_asked_about_in_a_form_and_kept_in_none(form: Form, wish: str) -> None:
    world = fresh()
    form(world)
    before = world.conversation(person())
    asked = world.write(person(), wish)[-1]
    assert asked.key.startswith("data-erase-ask") and "data-part" in [b.action for b in asked.buttons]
    assert keys(world, "لا")[0] == "data-kept"
    after = world.conversation(person())
    assert (after.topic, after.state, after.draft) == (before.topic, before.state, before.draft)
    assert not any(wish in plain(each.text) for each in world.said.get(room(), []))


@pytest.mark.parametrize("form", (telling, wishing, suggesting))
def test_a_yes_in_a_form_erases_that_as_well(form: Form) -> None:
    world = fresh()
    form(world)
    world.write(person(), "احذفوا كل شي عني")
    assert keys(world, "نعم") == ["data-erased"] and world.erased


def test_what_was_a_part_of_their_telling_is_one_with_a_press() -> None:
    world = fresh()
    telling(world)
    world.write(person(), "ابغى احذف رقمي من عندكم")
    world.press(person(), "data-part")
    draft = world.conversation(person()).draft
    assert draft and [each.text for each in draft.words] == ["ما وصلتني السلة", "ابغى احذف رقمي من عندكم"]
    assert world.conversation(person()).topic == "complaint" and not world.erased


def test_what_is_written_instead_of_an_answer_goes_on_in_the_form() -> None:
    world = fresh()
    telling(world)
    world.write(person(), "احذفوا كل شي عني")
    assert keys(world, "وكلمت الموظف ولا رد") == ["data-kept", "complaint-heard"]
    draft = world.conversation(person()).draft
    assert draft and [each.text for each in draft.words][-1] == "وكلمت الموظف ولا رد"


@pytest.mark.parametrize("wish", ["ابغى نسخة من بياناتي", "I want a copy of my data"])
@pytest.mark.parametrize("form", FORMS)
def test_a_copy_is_sent_in_the_middle_of_a_form_which_goes_on(form: Form, wish: str) -> None:
    world = fresh()
    form(world)
    before = world.conversation(person())
    assert keys(world, wish)[0] == "data-copy-sent"
    after = world.conversation(person())
    assert (after.topic, after.state, after.draft) == (before.topic, before.state, before.draft)


@pytest.mark.parametrize("wrong", ["اسمي غلط", "my name is wrong"])
def test_what_is_wrong_with_a_name_is_a_telling_where_one_is_told(wrong: str) -> None:
    world = fresh()
    telling(world)
    world.write(person(), wrong)
    draft = world.conversation(person()).draft
    assert draft and [each.text for each in draft.words][-1] == wrong
