"""People who write by e-mail: a case at once, one answer, and the thread of each.

The rules held here: a mail opens one case or goes to one; nothing counts for a case but its own person; what is merely
added is answered by nobody; and two programs that answer each other end.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.address import Address, Party
from bot.core.case import Kind, Status
from bot.core.events import (
    Attachment,
    AttachmentKind,
    MachineMailed,
    Mail,
    MailsLeft,
    MemberMailed,
    MessageReceived,
    PayloadUnread,
    Words,
)
from bot.core.mail_address import is_by_mail, is_unverified, person_at
from bot.core.messages import Message
from bot.core.privacy import Privacy
from bot.texts.catalogue import plain
from handlers.person.mail.filing import A_DAY as CASES_A_DAY
from handlers.person.mail.filing import MOST
from handlers.person.mail.gate import ROUNDS, parted
from handlers.person.mail.often import A_DAY, GRAVE_A_DAY
from handlers.person.mail.threads import LONG_AGO, bare_subject
from tests.unit.world import HEARING, World, room

UMM = person_at("Umm@Example.org", is_verified=True)
OTHER = person_at("other@example.org", is_verified=True)
FORGED = person_at("umm@example.org", is_verified=False)
DESK = Address("web", "desk", Party.DESK)
WRONG = "شكوى\n\nالموظف عاملني بسوء ورفع صوته علي أمام الناس"


def mail(
    world: World,
    who: Address,
    text: str,
    *,
    subject: str = "",
    id: str = "",
    files: tuple[Attachment, ...] = (),
    **more: object,
) -> list[Message]:
    about = Mail(subject, **more)  # type: ignore[arg-type]
    return world.happen(who, MessageReceived(Words(text, files, id=id), mail=about))


def shown(world: World, who: Address) -> str:
    return plain("\n".join(message.text for message in world.said.get(who, [])))


def done(world: World, number: int = 1001) -> None:
    world.press(room(number), "take", by="agent")
    world.press(room(number), "resolve", by="agent")
    world.write(room(number), "أنجزنا ما طُلب", by="agent")


@pytest.fixture
def world() -> World:
    return World(answers=HEARING)


@pytest.fixture
def complained(world: World) -> World:
    mail(world, UMM, WRONG, subject="شكوى", id="<a@example.org>")
    return world


def test_an_address_is_one_however_it_is_written() -> None:
    assert person_at(" Umm@Example.org ", is_verified=True).address == "umm@example.org"
    assert is_by_mail(UMM)
    assert not is_unverified(UMM)
    assert is_unverified(FORGED)
    assert FORGED != UMM


# A new matter


def test_a_mail_opens_a_case_and_is_answered_in_the_same_turn(world: World) -> None:
    [said] = mail(world, UMM, WRONG, subject="شكوى", id="<a@example.org>")
    case = world.cases[1001]
    assert case.kind is Kind.COMPLAINT
    assert [words.text for words in case.words] == [WRONG]
    assert "1001" in said.text
    assert "نعتذر" in said.text
    assert "الموافق" in said.text or "هـ" in said.text
    assert not said.buttons
    assert [to for to, _ in world.mails] == ["supervisor@example.org"], "the official mail of C15"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (WRONG, Kind.COMPLAINT),
        ("تأخر\n\nطلبت السلة من شهرين ولم يصلني شيء إلى الآن", Kind.DELAY),
        ("اقتراح\n\nأقترح أن تفتحوا مساء للموظفات", Kind.SUGGESTION),
        ("السلام عليكم", Kind.QUESTION),
        ("xyz", Kind.COMPLAINT),
    ],
)
def test_its_words_say_what_it_is_and_else_it_is_a_complaint(world: World, text: str, kind: Kind) -> None:
    mail(world, UMM, text)
    assert [case.kind for case in world.cases.values()] == [kind]


def test_thanks_open_nothing_and_are_passed_on(world: World) -> None:
    mail(world, UMM, "شكرا لكم على الدورة الرائعة، جزاكم الله خيرا")
    assert not world.cases
    assert len(world.thanks) == 1


def test_a_question_with_an_approved_answer_is_answered_with_it(world: World) -> None:
    [said] = mail(world, UMM, "كيف أسجل في مبادرة ابدأ؟")
    assert not world.cases
    assert said.key.startswith("answer")


def test_a_mail_without_words_but_with_a_photo_is_a_case(world: World) -> None:
    photo = Attachment("f.jpg", AttachmentKind.PHOTO, "image/jpeg", 10, "f.jpg")
    mail(world, UMM, "", files=(photo,))
    assert world.cases[1001].words[0].attachments == (photo,)


def test_an_empty_mail_opens_nothing_and_is_asked_what_is_meant(world: World) -> None:
    [said] = mail(world, UMM, "  ")
    assert said.key == "mail-empty"
    assert not world.cases


def test_what_could_not_be_taken_is_said(world: World) -> None:
    [said] = mail(world, UMM, WRONG, left_out="file")
    assert "PDF" in said.text
    [other] = mail(world, OTHER, "", left_out="mail")
    assert other.key == "mail-too-large"
    assert len(world.cases) == 1


def test_many_mails_of_a_day_fill_the_last_case(world: World) -> None:
    for number in range(CASES_A_DAY + 3):
        mail(world, UMM, f"{WRONG} {number}", id=f"<{number}@example.org>")
    assert len(world.cases) == CASES_A_DAY
    assert len(world.cases[1000 + CASES_A_DAY].words) == 4


# Threads


def test_an_answer_to_our_mail_goes_to_its_case_in_silence(complained: World) -> None:
    complained.replied = 1001
    assert (
        mail(
            complained,
            UMM,
            "ونسيت أن أذكر أن ذلك كان يوم الأحد",
            subject="Re: شكوى [1001]",
            is_reply=True,
        )
        == []
    )
    assert len(complained.cases) == 1
    assert "يوم الأحد" in shown(complained, room())


@pytest.mark.parametrize(
    ("text", "subject", "more"),
    [
        ("إضافة", "", {"thread": ("<a@example.org>",)}),
        ("إضافة", "إضافة إلى [1001]", {}),
        ("إضافة إلى رقم ١٠٠١", "", {}),
        ("إضافة", "رد: شكوى", {"is_reply": True}),
    ],
)
def test_its_own_mail_a_number_or_the_subject_name_the_case(
    complained: World, text: str, subject: str, more: dict[str, object]
) -> None:
    mail(complained, UMM, text, subject=subject, **more)  # type: ignore[arg-type]
    assert len(complained.cases) == 1
    assert len(complained.cases[1001].words) == 2


def test_the_same_subject_anew_is_a_new_matter(complained: World) -> None:
    mail(complained, UMM, WRONG, subject="شكوى")
    assert len(complained.cases) == 2


def test_a_number_of_somebody_else_shows_and_changes_nothing(complained: World) -> None:
    before = complained.cases[1001]
    [said] = mail(
        complained,
        OTHER,
        "ما صار في الشكوى رقم 1001؟ أنا غاضب من سوء المعاملة",
        subject="[1001]",
        foreign=1001,
    )
    assert complained.cases[1001] == before
    assert "1001" not in said.text
    assert "1002" in said.text
    assert "من عنوان بريد آخر" in shown(complained, room())
    assert "غاضب" not in shown(complained, room())


def test_a_mail_that_may_be_forged_is_nobodys_and_is_marked(complained: World) -> None:
    before = complained.cases[1001]
    [said] = mail(complained, FORGED, "اسحبوا شكواي رقم 1001", foreign=1001)
    assert complained.cases[1001] == before
    assert said.key == "mail-opened-unverified"
    assert complained.cases[1002].unverified
    assert "لم يثبت أن مرسلها" in shown(complained, room(1002))


# Afterwards


def test_the_words_of_staff_are_one_mail_and_the_answer_finds_them(complained: World) -> None:
    complained.press(room(), "take", by="agent")
    before = len(complained.said[UMM])
    complained.write(
        room(),
        "متى كان ذلك؟",
        by="agent",
    )
    told = complained.said[UMM][before:]
    assert [each.key for each in told if not each.spare] == ["staff-wrote"]
    assert not complained.conversation(UMM).topic, "nobody stays in a talk by mail"
    complained.replied = 1001
    mail(complained, UMM, "كان يوم الأحد صباحا")
    assert "يوم الأحد" in shown(complained, room())


def test_a_rating_is_the_first_line_and_the_rest_are_words(complained: World) -> None:
    done(complained)
    complained.replied = 1001
    asked = complained.said[UMM][-1]
    assert [each.action for each in asked.buttons] == ["rate-below", "rate-as", "rate-above"]
    mail(complained, UMM, "3\nما قصرتم\n--\nأم محمد")
    case = complained.cases[1001]
    assert case.quality == "above"
    assert case.words[-1].text == "ما قصرتم"
    mail(complained, UMM, "1")
    assert complained.cases[1001].status is Status.CLOSED


def test_a_comment_on_what_is_done_is_kept_in_silence(complained: World) -> None:
    done(complained)
    complained.replied = 1001
    assert mail(complained, UMM, "الأخت في الاستقبال كانت لطيفة") == []
    assert complained.cases[1001].status is Status.RESOLVED
    assert "لطيفة" in shown(complained, room())


def test_not_solved_opens_it_again_and_not_for_ever(complained: World) -> None:
    complained.replied = 1001
    for by in ("agent", "supervisor", "director", "", ""):  # nobody looks at their own answer again
        if complained.cases[1001].is_open:
            complained.press(room(), "resolve", by=by)
            complained.write(room(), "أنجزنا", by=by)
        complained.now += timedelta(days=1)
        mail(complained, UMM, "لا ما انحلت المشكلة")
    assert complained.cases[1001].rounds == ROUNDS
    assert not complained.cases[1001].is_open


def test_a_reply_of_years_later_is_a_new_matter(complained: World) -> None:
    done(complained)
    complained.replied = 1001
    complained.now += LONG_AGO + timedelta(days=1)
    mail(complained, UMM, "لا ما انحلت المشكلة", subject="Re: شكوى [1001]", is_reply=True)
    assert complained.cases[1001].rounds == 1
    assert 1002 in complained.cases


# Machines


def test_two_programs_that_answer_each_other_end(world: World) -> None:
    said = [mail(world, UMM, f"سوء معاملة رقم {n}", id=f"<{n}@x.org>") for n in range(9)]
    answered = [each for each in said if each]
    assert len(answered) == CASES_A_DAY == len(world.cases)
    assert shown(world, DESK).count("على كل رسالة منه") == 1
    world.now += timedelta(days=1, minutes=1)
    assert mail(world, UMM, "سوء معاملة أيضا")


MACHINES = {
    "a new mail each time": lambda n: (f"سوء معاملة رقم {n}", {}),
    "a new mail that proves nothing": lambda n: (f"سوء معاملة رقم {n}", {"proven": False}),
    "in the thread": lambda n: (f"وصلتنا رسالتك {n}", {"thread": ("<0@x.org>",)}),
    "in the thread, proving nothing": lambda n: (
        f"وصلتنا رسالتك {n}",
        {"thread": ("<0@x.org>",), "proven": False},
    ),
    "a question that has an answer": lambda n: ("كيف أسجل في مبادرة ابدأ؟", {}),
    "nothing": lambda n: ("", {}),
    "our own words": lambda n: ("سجّلنا شكواك ورقمها 1001 وهذا سوء معاملة", {"proven": n % 2 == 0}),
    "thanks": lambda n: ("شكرا لكم على الدورة الرائعة", {}),
    "what is confided": lambda n: ("الموظف طلب مني رشوة عشان يمشي معاملتي", {}),
    "not solved": lambda n: ("لا ما انحلت المشكلة", {"thread": ("<0@x.org>",)}),
}


@pytest.mark.parametrize("kind", MACHINES)
def test_a_program_that_answers_each_of_our_mails_ends_whatever_it_says(world: World, kind: str) -> None:
    """It writes when it is answered, and is answered when it writes: for ever, but for our bound."""
    rounds, said = 0, mail(world, UMM, WRONG, id="<0@x.org>")
    while said and rounds < 100:
        rounds += 1
        world.now += timedelta(minutes=1)
        text, more = MACHINES[kind](rounds)
        said = mail(world, UMM, text, id=f"<{rounds}@x.org>", **more)
    assert rounds <= GRAVE_A_DAY + CASES_A_DAY
    assert len(world.cases) <= CASES_A_DAY


WRITTEN = (
    WRONG,
    "طلبت السلة من شهرين ولم يصلني شيء إلى الآن",
    "أقترح أن تفتحوا مساء للموظفات",
    "كيف أسجل في مبادرة ابدأ؟",
    "متى يصير موعدي مع الباحثة؟",
    "السلام عليكم",
)


@given(st.lists(st.tuples(st.sampled_from(WRITTEN), st.booleans(), st.integers(0, 300)), max_size=14))
@settings(max_examples=25, deadline=None)
def test_every_case_is_acknowledged_and_nothing_that_is_written_is_lost_in_silence(
    written: list[tuple[str, bool, int]],
) -> None:
    world, warned = World(answers=HEARING), False
    for n, (text, proven, minutes) in enumerate(written):
        known, kept = set(world.cases), len(world.entries)
        said = mail(world, UMM, f"{text} {n}", id=f"<{n}@x.org>", proven=proven)
        new = [str(number) for number in set(world.cases) - known]
        assert all(number in plain(said[0].text) for number in new), "its number, in the same turn"
        if not said:
            assert warned, "they have read that not each mail is answered"
            assert len(world.entries) > kept, "and staff have it"
        warned = warned or "حتى الغد" in shown(world, UMM)
        world.now += timedelta(minutes=minutes)


def test_whoever_writes_five_mails_has_five_numbers_and_reads_what_becomes_of_more(world: World) -> None:
    said = [mail(world, UMM, f"{WRONG} {n}", id=f"<{n}@x.org>") for n in range(CASES_A_DAY)]
    for n, [each] in enumerate(said):
        assert str(1001 + n) in plain(each.text)
        assert ("حتى الغد" in each.text) == (n + 1 >= A_DAY)
    assert mail(world, UMM, f"{WRONG} أيضا") == []
    assert "أيضا" in shown(world, room(1000 + CASES_A_DAY))


def test_a_question_that_would_be_left_unanswered_goes_to_people(world: World) -> None:
    for _ in range(A_DAY):
        assert mail(world, UMM, "كيف أسجل في مبادرة ابدأ؟")[0].key.startswith("answer")
    [said] = mail(world, UMM, "كيف أسجل في مبادرة ابدأ؟")
    assert (said.key, world.cases[1001].kind) == ("mail-opened-question", Kind.QUESTION)


def test_whoever_is_answered_at_once_by_staff_opens_no_more_than_so_many(world: World) -> None:
    for n in range(MOST + 2):
        mail(world, UMM, f"{WRONG} {n}", id=f"<{n}@x.org>")
        for number in [each.number for each in world.cases.values() if each.is_open]:
            done(world, number)
    assert len(world.cases) == MOST


def test_what_is_confided_in_the_fifth_mail_is_answered(world: World) -> None:
    for n in range(A_DAY):
        mail(world, UMM, f"سوء معاملة {n}")
    [said] = mail(world, UMM, "الموظف طلب مني رشوة عشان يمشي معاملتي")
    assert any(each.action in ("confide", "private-matter") for each in said.buttons)
    assert "حتى الغد" not in said.text


def test_a_cry_for_help_is_answered_longer(world: World) -> None:
    for n in range(A_DAY + 1):
        mail(world, UMM, f"سوء معاملة {n}")
    said = mail(world, UMM, "حريق في بيتي الحقونا")
    assert "998" in plain(said[0].text)
    for _ in range(GRAVE_A_DAY):
        last = mail(world, UMM, "حريق في بيتي الحقونا")
    assert last == []


def test_a_machines_note_stands_in_the_history_alone(complained: World) -> None:
    done(complained)
    before = shown(complained, room())
    complained.happen(room(), MachineMailed(1001, Words("أنا في إجازة")))
    assert shown(complained, room()) == before
    assert complained.cases[1001].status is Status.RESOLVED
    assert any(entry.words.text == "أنا في إجازة" for _, entry in complained.entries)


def test_a_member_who_writes_there_is_told_at_the_desk(world: World) -> None:
    world.happen(DESK, MemberMailed("supervisor", Words("أفوض أبا سعد إلى الأحد")))
    assert "أبا سعد" in shown(world, DESK)
    assert "مشرف المشاريع" in shown(world, DESK)


# What is grave, and what is about data


def test_a_disclosure_is_offered_confidence_and_files_nothing(world: World) -> None:
    [said] = mail(world, UMM, "الموظف طلب مني رشوة عشان يمشي معاملتي")
    assert not world.cases
    assert any(each.action in ("confide", "private-matter") for each in said.buttons)


def test_the_notice_is_a_footer_and_comes_once(world: World) -> None:
    world.privacy = replace(Privacy(), version=1, controller={"ar": "جمعية ماجد", "en": "Majid"})
    [first] = mail(world, UMM, WRONG)
    assert first.key == "mail-opened-complaint"
    assert "بياناتك" in first.text
    [second] = mail(world, UMM, WRONG)
    assert "بياناتك" not in second.text


def test_the_word_to_stop_is_heard(world: World) -> None:
    mail(world, UMM, "إيقاف")
    assert world.conversation(UMM).opted_out
    assert not world.cases


@pytest.mark.parametrize(
    ("written", "is_meant"),
    [
        ("Re: RE: شكوى [1001]", "شكوى"),
        ("رد: شكوى", "شكوى"),
        ("Fwd: [1001] x", "x"),
        ("Regarding", "Regarding"),
    ],
)
def test_a_subject_is_known_without_what_programs_put_before_it(written: str, is_meant: str) -> None:
    assert bare_subject(written) == is_meant


def test_the_first_line_ends_where_the_next_begins_and_the_signature_is_left_out() -> None:
    assert parted("2\n\nشكرا\n-- \nأم محمد") == ("2", "شكرا")
    assert parted("2") == ("2", "")


# What anybody could have sent


@pytest.mark.parametrize(
    ("text", "subject", "more"),
    [
        ("أضيف أن ذلك كان أمس", "[1001]", {}),
        ("أضيف إلى رقم 1001 أن ذلك كان أمس", "", {}),
        ("أضيف أن ذلك كان أمس", "رد: شكوى", {"is_reply": True}),
        ("أضيف أن ذلك كان أمس", "", {"thread": ("<a@example.org>",)}),
    ],
)
def test_what_is_not_proven_changes_no_case_and_staff_read_it_as_that(
    complained: World, text: str, subject: str, more: dict[str, object]
) -> None:
    before = complained.cases[1001]
    [said] = mail(complained, UMM, text, subject=subject, proven=False, **more)  # type: ignore[arg-type]
    assert (said.key, complained.cases) == ("mail-unproven-case", {1001: before})
    assert "لم يثبت أنه هو" in shown(complained, room())
    assert "كان أمس" in shown(complained, room())
    assert any("كان أمس" in entry.words.text for _, entry in complained.entries)


@pytest.mark.parametrize("text", ["1", "3\nشكرا", "أفضل مما توقعت", "لا ما انحلت المشكلة"])
def test_what_is_not_proven_presses_nothing_and_opens_nothing_again(complained: World, text: str) -> None:
    done(complained)
    before = complained.cases[1001]
    mail(complained, UMM, text, subject="Re: شكوى [1001]", is_reply=True, proven=False)
    assert complained.cases[1001] == before
    complained.replied = 1001
    mail(complained, UMM, "1")
    assert complained.cases[1001].quality == "below", "the same, as an answer to a mail of ours"


def test_an_offer_is_chosen_by_its_person_alone(complained: World) -> None:
    complained.press(room(), "take", by="agent")
    complained.press(room(), "offer", by="agent")
    complained.write(room(), "موعد جديد\nزيارة في البيت", by="agent")
    before = complained.cases[1001]
    mail(complained, UMM, "2", subject="[1001]", proven=False)
    assert complained.cases[1001] == before


def test_what_is_new_is_a_case_though_nothing_is_proven(world: World) -> None:
    [said] = mail(world, UMM, WRONG, proven=False)
    assert said.key == "mail-opened-complaint"


def test_what_is_left_in_the_mailbox_is_told_at_the_desk(world: World) -> None:
    world.happen(DESK, MailsLeft())
    assert "غير مقروءة" in shown(world, DESK)
    world.happen(DESK, PayloadUnread("email"))
    assert "نرجو فتح الصندوق" in shown(world, DESK)
