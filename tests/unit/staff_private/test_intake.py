"""What staff record for somebody who did not write here: a case like every other, and nobody's but theirs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.case import Case, Status
from bot.core.conversation import Address, Party, desk
from bot.core.events import (
    Attachment,
    AttachmentKind,
    ButtonPressed,
    CaseRecorded,
    FileCame,
    MessageReceived,
    Words,
)
from bot.core.intake import CHANNEL, LIVES, code_of, slip_in, start_of, typed_slip
from bot.core.linking import LinkWith
from bot.core.privacy import Purpose, Way
from bot.texts.catalogue import plain
from faq.detect.telephones import telephones_in
from tests.unit.world import PASSES, PRIVATE, World, person, room

TAKER, DESK = PRIVATE["agent"], desk("web")
PHONE = "0512345678"
THERE = Address("whatsapp", "966512345678", Party.PERSON)
TOLD = "راجع مرتين ولم تصله السلة"


@pytest.fixture
def world() -> World:
    return World()


def keys(world: World, who: Address) -> list[str]:
    return [message.key for message in world.said.get(who, [])]


def text_at(world: World, who: Address) -> str:
    return plain("\n".join(message.text for message in world.said.get(who, [])))


def to_summary(
    world: World, *told: str, whose: str = "", source: str = "walk-in", agreed: str = "yes"
) -> None:
    world.write(TAKER, "/استقبال")
    world.press(TAKER, "intake-source", source)
    if source == "social":
        world.write(TAKER, "منصة إكس @abu_fahad")
    world.press(TAKER, "intake-kind", "complaint")
    for each in told or (TOLD,):
        world.write(TAKER, each)
    world.press(TAKER, "intake-all")
    world.write(TAKER, "أن تصله هذا الشهر")
    if whose:
        world.write(TAKER, whose)
    else:
        world.press(TAKER, "intake-nameless")
    world.press(TAKER, "intake-agreed", agreed)


def recorded(world: World, *told: str, **how: str) -> Case:
    to_summary(world, *told, **how)
    world.press(TAKER, "intake-confirm")
    return world.cases[max(world.cases)]


def code(case: Case) -> str:
    return code_of(PASSES.key, case.number, case.slip)


# A case like every other -------------------------------------------------------------------------------


def test_it_has_the_number_the_promise_the_mail_and_the_card_of_every_case(world: World) -> None:
    case = recorded(world)
    assert (case.number, case.source, case.taken_in_by) == (1001, "walk-in", "agent")
    assert case.due_at == world.calendar.due(world.now)
    assert case.expectation == "أن تصله هذا الشهر"
    assert [to for to, _ in world.mails] == ["supervisor@example.org"]
    assert "استقبله: موظف خدمة المستفيدين" in text_at(world, room())
    assert any(key.startswith("case:1001:ladder:") for key in world.timers)


def test_whoever_took_it_in_reads_the_number_and_gets_a_slip(world: World) -> None:
    recorded(world)
    last = world.said[TAKER][-1]
    assert last.key == "intake-recorded"
    assert last.slip.startswith("1001.1.")
    assert world.conversation(TAKER).taking_in is None


def test_it_is_no_case_of_whoever_took_it_in(world: World) -> None:
    case = recorded(world)
    assert case.person != world.conversation(TAKER).id
    assert [each.channel for each, here in world.conversations.items() if here.id == case.person] == [
        CHANNEL
    ]


def test_their_agreement_is_kept_as_staff_heard_it(world: World) -> None:
    case = recorded(world)
    contact = next(each.contact for each in world.conversations.values() if each.id == case.person)
    (consent,) = world.consents[contact]
    assert (consent.purpose, consent.way, consent.about) == (Purpose.COMPLAINT, Way.STAFF, 1001)


def test_nobody_agreed_who_was_not_asked(world: World) -> None:
    to_summary(world)
    world.press(TAKER, "intake-change")
    world.press(TAKER, "intake-change", "agreed")
    world.happen(TAKER, ButtonPressed("intake-agreed", "", world.conversation(TAKER).stamp))
    world.press(TAKER, "intake-confirm")
    assert not any(c.purpose is Purpose.COMPLAINT for each in world.consents.values() for c in each)


def test_of_social_media_the_network_and_the_account_are_kept(world: World) -> None:
    case = recorded(world, source="social")
    assert (case.source, case.source_note) == ("social", "منصة إكس @abu_fahad")


def test_a_cry_for_help_in_it_is_the_persons_and_nothing_of_the_member(world: World) -> None:
    case = recorded(world, "قال إنه يريد أن ينتحر")
    assert case.urgent
    assert case.cry
    assert "emergency" not in keys(world, TAKER)
    assert world.conversation(TAKER).topic == ""


# The form ----------------------------------------------------------------------------------------------


def test_in_the_group_it_is_said_that_it_goes_on_in_private(world: World) -> None:
    world.happen(DESK, MessageReceived(Words("/intake"), by="agent"))
    assert keys(world, DESK) == ["intake-in-private"]
    assert keys(world, TAKER) == ["intake-source"]


def test_whoever_has_no_talk_of_their_own_is_told_how_to_open_one(world: World) -> None:
    there = desk("telegram")
    world.happen(there, ButtonPressed("intake", by="coordinator"))
    assert keys(world, there) == ["intake-no-private"]


def test_nobody_else_can_begin_it(world: World) -> None:
    world.write(person(), "/intake")
    assert "intake-source" not in keys(world, person())
    assert world.conversation(person()).taking_in is None


def test_a_form_that_was_left_waits_with_every_word(world: World) -> None:
    to_summary(world)
    world.press(TAKER, "intake-change")
    world.press(TAKER, "intake-change", "agreed")
    world.happen(TAKER, ButtonPressed("menu"))
    assert "intake" in [choice.action for choice in world.conversation(TAKER).prompt]
    world.write(TAKER, "/intake")
    assert keys(world, TAKER)[-2:] == ["intake-waited", "intake-agreed"]
    world.press(TAKER, "intake-agreed", "yes")
    assert TOLD in plain(world.said[TAKER][-1].text)


def test_cancel_keeps_nothing(world: World) -> None:
    to_summary(world)
    world.press(TAKER, "cancel")
    assert world.conversation(TAKER).taking_in is None
    assert world.cases == {}


def test_back_from_the_kind_goes_where_it_came_from(world: World) -> None:
    world.write(TAKER, "/intake")
    world.press(TAKER, "intake-source", "phone")
    world.press(TAKER, "back")
    assert keys(world, TAKER)[-1] == "intake-source"


def test_a_role_that_was_taken_away_in_the_middle_records_nothing(world: World) -> None:
    to_summary(world)
    world.staff = [each for each in world.staff if each.id != "agent"]
    world.happen(TAKER, ButtonPressed("intake-confirm", "", world.conversation(TAKER).stamp))
    assert world.cases == {}
    assert keys(world, TAKER)[-1] == "intake-not-yours-now"


def test_pressed_twice_it_is_recorded_once(world: World) -> None:
    to_summary(world)
    stamp = world.conversation(TAKER).stamp
    for _ in range(2):
        world.happen(TAKER, ButtonPressed("intake-confirm", "", stamp))
    assert list(world.cases) == [1001]


def test_a_file_on_its_way_is_waited_for(world: World) -> None:
    awaited = Attachment("awaited-1", AttachmentKind.PHOTO, "image/png", 1, awaited=True)
    world.write(TAKER, "/intake")
    world.press(TAKER, "intake-source", "letter")
    world.press(TAKER, "intake-kind", "complaint")
    world.happen(TAKER, MessageReceived(Words("الخطاب", (awaited,))))
    world.press(TAKER, "intake-all")
    world.press(TAKER, "intake-no-wish")
    world.press(TAKER, "intake-nameless")
    world.press(TAKER, "intake-agreed", "yes")
    world.press(TAKER, "intake-confirm")
    assert world.cases == {}
    world.happen(TAKER, FileCame("awaited-1", replace(awaited, id="kept", awaited=False)))
    world.press(TAKER, "intake-confirm")
    assert [file.id for file in world.cases[1001].words[0].attachments] == ["kept"]


WHOSE = [
    ("0512345678", ("+966512345678", "")),
    ("٠٥١٢٣٤٥٦٧٨ أم خالد", ("+966512345678", "أم خالد")),
    ("أم خالد\n+966 51 234 5678", ("+966512345678", "أم خالد")),
    ("أم خالد", ("", "أم خالد")),
    ("٠٥١ ٢٣٤ ٥٦٧٨ أبو فهد عمره 65", ("+966512345678", "أبو فهد عمره 65")),
    ("جوالها 00966512345678 واسمها أم خالد", ("+966512345678", "أم خالد")),
    ("966512345678+ أم خالد", ("+966512345678", "أم خالد")),
    ("\u2066+966 51 234 5678\u2069 أم خالد", ("+966512345678", "أم خالد")),
    ("0512345678 0512345678", ("+966512345678", "")),
    ("+20 100 123 4567 محمود", ("+201001234567", "محمود")),
    ("012 234 5678 أم خالد", ("+966122345678", "أم خالد")),
    ("🙂", ("", "")),
]


@pytest.mark.parametrize(("said", "whose"), WHOSE)
def test_a_telephone_and_a_name_are_told_apart(said: str, whose: tuple[str, str]) -> None:
    told = telephones_in(said)
    assert ("".join(told.numbers), told.name, told.mistyped) == (*whose, False)


@pytest.mark.parametrize(
    "said",
    [
        "05123",
        "05123456789 أم خالد",
        "051234567",
        "1012345678",
        "أم خالد 05123",
        "0512345678 هويته 1012345678",
    ],
)
def test_digits_that_make_no_number_are_a_mistyped_one(said: str) -> None:
    assert telephones_in(said).mistyped


def test_of_two_numbers_it_is_asked_which(world: World) -> None:
    to_whose(world)
    world.write(TAKER, "0512345678 أو 0555555555")
    assert keys(world, TAKER)[-1] == "intake-numbers-two"
    assert world.conversation(TAKER).state == "whose"


def to_whose(world: World) -> None:
    world.write(TAKER, "/intake")
    world.press(TAKER, "intake-source", "phone")
    world.press(TAKER, "intake-kind", "complaint")
    world.write(TAKER, TOLD)
    world.press(TAKER, "intake-all")
    world.press(TAKER, "intake-no-wish")


# What says the form's own answer, and what is a word of whoever it is for ------------------------------


def test_what_ends_the_telling_is_no_word_of_it(world: World) -> None:
    world.write(TAKER, "/intake")
    world.press(TAKER, "intake-source", "phone")
    world.press(TAKER, "intake-kind", "complaint")
    world.write(TAKER, TOLD)
    world.write(TAKER, "خلاص")
    world.write(TAKER, "ما ذكر حل")
    world.write(TAKER, "ما عنده جوال")
    draft = world.conversation(TAKER).taking_in
    assert draft
    assert [words.text for words in draft.words] == [TOLD]
    assert (draft.phone, draft.name, draft.state) == ("", "", "agreed")


@pytest.mark.parametrize("said", ["ألغوا الطلب", "أبغى أكلم موظف", "القائمة ما تفتح", "شكوى على السائق"])
def test_what_is_told_is_never_taken_for_another_button(world: World, said: str) -> None:
    world.write(TAKER, "/intake")
    world.press(TAKER, "intake-source", "phone")
    world.press(TAKER, "intake-kind", "complaint")
    world.write(TAKER, said)
    draft = world.conversation(TAKER).taking_in
    assert draft
    assert [words.text for words in draft.words] == [said]


@pytest.mark.parametrize(
    ("said", "agreed"),
    [("نعم", True), ("وافقت", True), ("ما سألته", None), ("لا", False), ("رفض", False)],
)
def test_the_agreement_is_said_as_people_say_it(world: World, said: str, agreed: bool | None) -> None:
    to_whose(world)
    world.write(TAKER, PHONE)
    world.write(TAKER, said)
    draft = world.conversation(TAKER).taking_in
    assert draft
    assert (draft.agreed, draft.state) == (agreed, "summary")


def test_whoever_does_not_agree_is_recorded_without_a_name_or_a_number(world: World) -> None:
    world.write(THERE, "السلام عليكم")
    case = recorded(world, whose=f"{PHONE} أم خالد", agreed="no")
    assert world._phone_of(case) == ""
    assert "recorded-for-you" not in keys(world, THERE)
    assert not any(c.purpose is Purpose.COMPLAINT for each in world.consents.values() for c in each)


# What is changed before it is confirmed ----------------------------------------------------------------

CHANGES = [
    ("المصدر غلط", "مكالمة هاتفية", ("source", "phone")),
    ("النوع غلط", "بلاغ تأخير", ("kind", "delay")),
    ("غير الحل", "يتصلون به", ("expectation", "يتصلون به")),
    ("الرقم غلط", "0555555555 أم خالد", ("phone", "+966555555555")),
]


@pytest.mark.parametrize(("said", "then", "kept"), CHANGES)
def test_one_thing_is_changed_and_all_else_stays(
    world: World, said: str, then: str, kept: tuple[str, str]
) -> None:
    to_summary(world, whose=PHONE)
    before = world.conversation(TAKER).taking_in
    world.write(TAKER, said)
    world.write(TAKER, then)
    draft = world.conversation(TAKER).taking_in
    assert before
    assert draft
    assert (draft.state, getattr(draft, kept[0])) == ("summary", kept[1])
    changed = {kept[0]: kept[1], **({"name": "أم خالد"} if kept[0] == "phone" else {})}
    assert draft == replace(before, **changed)  # type: ignore[arg-type]


def test_a_number_that_was_mistyped_is_just_written_again(world: World) -> None:
    to_summary(world, whose=f"{PHONE} أم خالد")
    world.write(TAKER, "٠٥٥ ٥٥٥ ٥٥٥٥")
    draft = world.conversation(TAKER).taking_in
    assert draft
    assert (draft.state, draft.phone, draft.name) == ("summary", "+966555555555", "أم خالد")


def test_the_source_is_changed_in_the_middle_and_the_rest_waits(world: World) -> None:
    to_whose(world)
    world.write(TAKER, PHONE)
    world.write(TAKER, "المصدر غلط")
    world.write(TAKER, "حضر إلى الجمعية")
    draft = world.conversation(TAKER).taking_in
    assert draft
    assert (draft.state, draft.source, draft.phone) == ("agreed", "walk-in", "+966512345678")


def test_what_was_told_is_written_anew(world: World) -> None:
    to_summary(world)
    world.press(TAKER, "intake-change", "")
    world.press(TAKER, "intake-change", "telling")
    world.press(TAKER, "intake-retell")
    world.write(TAKER, "راجع ثلاث مرات")
    world.press(TAKER, "intake-all")
    draft = world.conversation(TAKER).taking_in
    assert draft
    assert ([words.text for words in draft.words], draft.state) == (["راجع ثلاث مرات"], "summary")


def test_a_mistyped_number_is_asked_again(world: World) -> None:
    world.write(TAKER, "/intake")
    world.press(TAKER, "intake-source", "phone")
    world.press(TAKER, "intake-kind", "complaint")
    world.write(TAKER, TOLD)
    world.press(TAKER, "intake-all")
    world.press(TAKER, "intake-no-wish")
    world.write(TAKER, "051234567")
    assert keys(world, TAKER)[-1] == "intake-number-wrong"
    assert world.conversation(TAKER).state == "whose"


# Twice -------------------------------------------------------------------------------------------------


def test_the_same_words_for_the_same_telephone_are_asked_about_once(world: World) -> None:
    recorded(world, whose=PHONE)
    to_summary(world, whose=PHONE)
    world.press(TAKER, "intake-confirm")
    assert keys(world, TAKER)[-1] == "intake-twin"
    assert "1001" in plain(world.said[TAKER][-1].text)
    world.press(TAKER, "intake-same")
    assert list(world.cases) == [1001]


def test_it_may_be_another_all_the_same(world: World) -> None:
    recorded(world, whose=PHONE)
    to_summary(world, whose=PHONE)
    world.press(TAKER, "intake-confirm")
    world.press(TAKER, "intake-anyway")
    assert list(world.cases) == [1001, 1002]


def test_another_telephone_is_another_case(world: World) -> None:
    recorded(world, whose=PHONE)
    recorded(world, whose="0555555555")
    assert list(world.cases) == [1001, 1002]


# Confidential ------------------------------------------------------------------------------------------


def test_what_is_confidential_goes_to_its_readers_and_is_no_case(world: World) -> None:
    to_summary(world, "واحد من المتطوعين يتحرش في اختها")
    assert "هذا أمر خاص" in plain(world.said[TAKER][-1].text)
    world.press(TAKER, "intake-confirm")
    assert world.cases == {}
    assert world.disclosures[9001].readers
    assert keys(world, TAKER)[-1] == "intake-recorded-private"
    assert "يتحرش" not in text_at(world, room())
    assert not any("يتحرش" in mail.text for _, mail in world.mails)


# Whose it is -------------------------------------------------------------------------------------------


def known(world: World) -> Case:
    world.write(THERE, "السلام عليكم")
    return recorded(world, whose=PHONE)


def test_at_a_known_telephone_they_read_a_number_and_a_date_and_nothing_of_it(world: World) -> None:
    known(world)
    assert keys(world, THERE)[-1] == "recorded-for-you"
    assert TOLD not in text_at(world, THERE)
    assert "أن تصله" not in text_at(world, THERE)
    assert keys(world, TAKER)[-1] == "intake-recorded-told"


def test_with_their_yes_it_is_theirs(world: World) -> None:
    case = known(world)
    world.press(THERE, "intake-mine")
    assert world.cases[1001].claimed
    assert LinkWith(world.conversation(THERE).id, case.person) in world.links
    assert keys(world, room()).count("room-intake-claimed") == 1


def test_with_their_no_nothing_comes_there_any_more(world: World) -> None:
    case = known(world)
    world.press(THERE, "intake-not-mine")
    assert "room-intake-not-theirs" in keys(world, room())
    assert world._phone_of(case) == ""
    world.press(THERE, "intake-mine")
    assert not world.cases[1001].claimed
    assert TOLD not in text_at(world, THERE)


def test_a_forged_yes_opens_nothing(world: World) -> None:
    known(world)
    world.happen(person(), ButtonPressed("intake-mine", "1001"))
    assert not world.cases[1001].claimed
    assert keys(world, person())[-1] == "no-such-case"


def test_a_notice_of_a_case_that_is_followed_already_says_nothing(world: World) -> None:
    known(world)
    world.press(THERE, "intake-mine")
    before = len(keys(world, THERE))
    world.happen(THERE, CaseRecorded(1001))
    assert len(keys(world, THERE)) == before


def test_whoever_was_solved_meanwhile_is_asked_once_they_are_there(world: World) -> None:
    case = recorded(world)
    world.press(room(), "resolve", by="supervisor")
    world.write(room(), "وصلت السلة", by="supervisor")
    world.happen(person(), ButtonPressed("start", start_of(1001, code(case))))
    assert world.cases[1001].claimed


# A slip ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", [False, True])
def test_a_slip_opens_the_case_once(world: World, typed: bool) -> None:
    case = recorded(world)
    start = start_of(1001, code(case))
    event = MessageReceived(Words(typed_slip(start))) if typed else ButtonPressed("start", start)
    world.happen(person(), event)
    assert keys(world, person())[-1] == "recorded-yours"
    world.happen(person("another"), event)
    assert keys(world, person("another"))[-1] == "slip-wrong"


def test_a_code_of_another_case_or_a_made_up_one_opens_nothing(world: World) -> None:
    case = recorded(world)
    for wrong in (code_of(PASSES.key, 1002, 1), code_of(b"another", 1001, 1), code(case)[::-1]):
        world.happen(person(), ButtonPressed("start", start_of(1001, wrong)))
        assert keys(world, person())[-1] == "slip-wrong"
    assert not world.cases[1001].claimed


def test_a_slip_has_its_days(world: World) -> None:
    case = recorded(world)
    world.now += LIVES + timedelta(minutes=1)
    world.happen(person(), ButtonPressed("start", start_of(1001, code(case))))
    assert not world.cases[1001].claimed


def test_a_new_slip_ends_the_one_before(world: World) -> None:
    case = recorded(world)
    world.press(room(), "slip", by="supervisor")
    world.happen(person(), ButtonPressed("start", start_of(1001, code(case))))
    assert not world.cases[1001].claimed
    world.happen(person(), ButtonPressed("start", start_of(1001, code(world.cases[1001]))))
    assert world.cases[1001].claimed


def test_a_slip_opens_nothing_in_a_talk_of_staff(world: World) -> None:
    case = recorded(world)
    for own in (TAKER, PRIVATE["supervisor"]):
        world.happen(own, ButtonPressed("start", start_of(1001, code(case))))
        assert keys(world, own)[-1] == "intake-not-for-staff"
    assert not world.cases[1001].claimed


@pytest.mark.parametrize(
    "text",
    ["1001", "123456789012345", "0512345678", "سجلت قبل 1001 يوم ولم يصلني شيء من 123456789012345 ريال"],
)
def test_what_is_no_slip_is_none(text: str) -> None:
    assert slip_in(MessageReceived(Words(text))) == (0, "")


# How it was --------------------------------------------------------------------------------------------


@pytest.fixture
def solved(world: World) -> World:
    recorded(world)
    world.press(room(), "resolve", by="supervisor")
    world.write(room(), "وصلت السلة", by="supervisor")
    return world


def test_whoever_took_it_in_writes_down_nothing_that_its_person_said(solved: World) -> None:
    solved.press(room(), "rated-for", by="agent")
    assert keys(solved, room())[-1] == "room-rated-for-taker"
    solved.happen(room(), ButtonPressed("rated-for-is", "as", by="agent"))
    assert solved.ratings == []


def test_a_colleague_writes_it_down(solved: World) -> None:
    solved.press(room(), "rated-for", by="supervisor")
    solved.press(room(), "rated-for-is", "above", by="supervisor")
    solved.press(room(), "solved-for-is", "yes", by="supervisor")
    (rating,) = solved.ratings
    assert (rating.quality, rating.solved) == ("above", True)
    assert solved.cases[1001].status is Status.CLOSED


def test_what_is_not_solved_for_them_is_open_again(solved: World) -> None:
    solved.press(room(), "rated-for", by="supervisor")
    solved.press(room(), "rated-for-is", "below", by="supervisor")
    solved.press(room(), "solved-for-is", "no", by="supervisor")
    assert (solved.cases[1001].status, solved.cases[1001].rounds) == (Status.REOPENED, 2)


def test_whoever_follows_it_says_it_themselves(solved: World) -> None:
    case = solved.cases[1001]
    solved.happen(person(), ButtonPressed("start", start_of(1001, code(case))))
    solved.happen(room(), ButtonPressed("rated-for", by="supervisor"))
    assert keys(solved, room())[-1] == "room-rated-for-asked"


# On the staff's phone of the demonstration -------------------------------------------------------------


@pytest.mark.parametrize("source", ["مكالمة هاتفية", "مكالمة", "هاتفية", "2"])
def test_at_the_desk_the_form_is_answered_in_the_same_ways(world: World, source: str) -> None:
    by, there = "coordinator", DESK
    assert next(each for each in world.staff if each.id == by).private is None
    for said in (
        "/intake",
        source,
        "شكوى",
        "أبغى أكلم المدير",
        "خلاص",
        "ما ذكر حل",
        "ما عنده جوال",
        "نعم",
    ):
        world.happen(there, MessageReceived(Words(said), by=by))
    draft = world.conversation(there).taking_in
    assert draft
    assert ([words.text for words in draft.words], draft.agreed) == (["أبغى أكلم المدير"], True)
    world.happen(there, MessageReceived(Words("صحيح"), by=by))
    assert list(world.cases) == [1001]


def test_a_code_without_its_number_is_told_what_is_missing(world: World) -> None:
    case = recorded(world)
    world.write(person(), code(case))
    assert keys(world, person())[-1] == "slip-number-too"
    assert not world.cases[1001].claimed
