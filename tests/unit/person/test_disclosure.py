"""What somebody confides: kept apart, told to its readers alone, and back."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.case import Kind
from bot.core.conversation import Address, Party, desk
from bot.core.events import (
    Attachment,
    AttachmentKind,
    ButtonPressed,
    DisclosureMissed,
    DisclosureTold,
    FileCame,
    MessageEdited,
    MessageReceived,
    VoiceHeard,
    Words,
)
from bot.core.facts import Role, StaffMember
from bot.core.messages import Message
from bot.texts.catalogue import plain
from faq.acts.heard import Act, Heard
from tests.unit.person.hearing import HearsTable, hears, likely, sure
from tests.unit.world import PRIVATE, STAFF, World, person, room

TOLD = "واحد من المتطوعين يتحرش في اختي"
VAGUE = "صار شي مع اختي في المقر وما اقدر اقوله"
MORE = "ويرسل لها صور في الليل"
KEEPER, DIRECTOR, SUPERVISOR = PRIVATE["keeper"], PRIVATE["director"], PRIVATE["supervisor"]
WITHOUT_KEEPER = [member for member in STAFF if member.role is not Role.CONFIDENTIAL]


def world(*staff: StaffMember, **heard: Heard) -> World:
    """Of these staff; it hears TOLD as a disclosure."""
    made = World(answers=HearsTable({TOLD: sure(Act.DISCLOSE), **heard}))  # type: ignore[arg-type]
    made.staff = list(staff or STAFF)
    return made


def keys(messages: Iterable[Message]) -> list[str]:
    return [message.key for message in messages]


def actions(message: Message) -> list[str]:
    return [button.action for button in message.buttons]


def everywhere_but(world: World, *those: Address) -> str:
    """All that was said to anybody else, mails, cases and what staff learn from."""
    said = [m.text for who, all_ in world.said.items() if who not in those for m in all_]
    mails = [f"{mail.subject} {mail.text}" for _, mail in world.mails]
    learnt = [question.text for question in world.questions.values()]
    entries = [f"{entry.words.text} {entry.detail}" for _, entry in world.entries]
    cases = [words.text for case in world.cases.values() for words in case.words]
    return plain("\n".join((*said, *mails, *learnt, *entries, *cases)))


def confided(*staff: StaffMember) -> World:
    made = world(*staff)
    made.write(person(), TOLD)
    made.press(person(), "confide")
    return made


def opened(*staff: StaffMember) -> World:
    """Its reader has opened it."""
    made = confided(*staff)
    made.press(KEEPER, "private-look")
    return made


def shown_to(world: World, reader: Address = KEEPER) -> str:
    """What a reader is shown who opens it now."""
    return plain(world.press(reader, "private-look")[0].text)


# Until the person says so -------------------------------------------------------------------------------


def test_it_is_answered_calmly_with_who_will_see_it_and_nothing_is_told_to_anybody() -> None:
    told = world()
    (answer,) = told.write(person(), TOLD)
    ways = ["anonymously", "private-ways", "in-danger"]
    assert answer.key == "private-offer" and actions(answer) == ["confide", *ways, "not-this-matter"]
    assert "لن يقرأه إلا الشخص المكلّف بالأمور الخاصة" in plain(answer.text)
    assert told.said.keys() == {person()} and not told.mails
    assert not told.cases and not told.questions and not told.disclosures


def test_whatever_else_the_message_says_a_disclosure_leads() -> None:
    told = World(answers=HearsTable({TOLD: sure(Act.COMPLAIN, Act.DISCLOSE)}))  # type: ignore[arg-type]
    assert keys(told.write(person(), TOLD)) == ["private-offer"]


@pytest.mark.parametrize(
    ("staff", "said"),
    [
        (WITHOUT_KEEPER, "لن يقرأه إلا مدير الجمعية"),
        ((*STAFF, replace(STAFF[4], id="second", private=None, email="x@example.org")), "الشخصان"),
        ([STAFF[0]], "ولا نعرف في الجمعية الآن من يقرؤه"),
        ([replace(STAFF[3], email="", private=None), STAFF[0]], "ولا نعرف في الجمعية الآن من يقرؤه"),
    ],
    ids=["no keeper", "two keepers", "only a supervisor", "a director whom nothing reaches"],
)
def test_who_will_see_it_is_true(staff: list[StaffMember], said: str) -> None:
    assert said in plain(world(*staff).write(person(), TOLD)[0].text)


def test_where_nobody_is_left_that_is_said_and_nothing_is_promised() -> None:
    told = world(STAFF[3])
    told.answers.table["المدير ياخذ رشوة"] = sure(Act.DISCLOSE)  # type: ignore[attr-defined]
    (answer,) = told.write(person(), "المدير ياخذ رشوة")
    assert answer.key == "private-nobody" and "confide" not in actions(answer)
    assert keys(told.happen(person(), ButtonPressed("confide"))) == ["private-nobody"]
    assert not told.disclosures


def test_a_woman_calls_only_where_one_does() -> None:
    calls = replace(STAFF[2], calls_women=True)
    told = world(*(calls if each.id == calls.id else each for each in STAFF))
    assert actions(told.write(person(), TOLD)[0])[:2] == ["confide", "woman-calls"]
    (opened,) = told.press(person(), "woman-calls")
    assert opened.key == "private-opened-call" and "والمرأة التي تكلّمك" in plain(opened.text)
    assert told.disclosures[9001].readers == ("keeper", "coordinator")
    assert [to for to, _ in told.mails] == ["coordinator@example.org"]


def test_what_is_written_meanwhile_goes_along() -> None:
    told = world()
    told.write(person(), TOLD)
    (again,) = told.write(person(), MORE)
    assert again.key == "private-offer-again"
    told.press(person(), "confide")
    assert [words.text for words in told.disclosures[9001].words] == [TOLD, MORE]
    shown = shown_to(told)
    assert TOLD in shown and MORE in shown


YES = [
    "نعم",
    "أيوه",
    "اي",
    "ok",
    "أوصلوه لشخص مؤتمن",
    "1",
    "وصلوه",
    "ايه وصلوه",
    "yes please",
    "ابغى حرمة تكلمني",
]


@pytest.mark.parametrize("yes", YES)
def test_a_typed_yes_is_the_press(yes: str) -> None:
    told = world()
    told.write(person(), TOLD)
    assert keys(told.write(person(), yes)) == ["private-opened"]


@pytest.mark.parametrize("no", ["لا", "ليس هذا", "5", "لا مو كذا", "ما ابغى", "don't tell anyone"])
def test_a_typed_no_is_the_press_and_the_words_wait_for_the_next_step(no: str) -> None:
    told = world()
    told.write(person(), TOLD)
    (answer,) = told.write(person(), no)
    assert answer.key == "private-not-this" and "complaint" in actions(answer)
    told.press(person(), "complaint")
    told.press(person(), "heard-all")
    told.press(person(), "no-expectation")
    told.press(person(), "confirm")
    assert [words.text for words in told.cases[1001].words] == [TOLD]


def test_no_other_step_takes_it_along() -> None:
    told = world()
    told.write(person(), TOLD)
    told.write(person(), "موظف")
    told.write(person(), "عندي سؤال عن ملفي القديم")
    assert told.cases and TOLD not in everywhere_but(told, person())
    assert TOLD in told.kept()
    assert keys(told.write(person(), "القائمة")) != []


# Confided ----------------------------------------------------------------------------------------------


def test_it_is_told_to_its_reader_in_private_and_to_nobody_else() -> None:
    told = confided()
    assert TOLD not in everywhere_but(told, person()), "the first notice holds no word of it"
    assert TOLD in shown_to(told)
    assert TOLD not in everywhere_but(told, KEEPER, person())
    assert told.said.keys() == {person(), KEEPER}
    assert not told.mails and not told.cases and not told.questions


def test_it_leaves_no_gap_in_the_numbers_of_cases() -> None:
    told = confided()
    told.press(person(), "private-done")
    told.write(person(), "موظف")
    told.write(person(), "عندي سؤال عن ملفي القديم")
    assert list(told.cases) == [1001] and list(told.disclosures) == [9001]


def test_whoever_has_no_talk_with_the_bot_gets_a_mail_that_says_nothing() -> None:
    told = confided(*(replace(member, private=None) for member in WITHOUT_KEEPER))
    ((to, mail),) = told.mails
    assert to == "director@example.org" and mail.case is None
    assert TOLD not in mail.text + mail.subject and "9001" not in mail.text + mail.subject
    assert told.said.keys() == {person()}


NAMED = [
    ("المدير يتحرش بالموظفات", STAFF, ["keeper"]),
    ("المشرف ياخذ رشوة", WITHOUT_KEEPER, ["director"]),
    ("المدير والمشرف ياخذون رشوة", STAFF, ["keeper"]),
    ("مسؤولة الحالات الخاصة تبتزني", STAFF, ["director"]),
    ("سارة العتيبي تبتزني", [replace(STAFF[4], name="سارة العتيبي"), STAFF[3]], ["director"]),
    ("هذي سارة تبتزني", [replace(STAFF[4], name="سارة العتيبي"), STAFF[3]], ["director"]),
    ("وسارة تبتزني", [replace(STAFF[4], name="سارة العتيبي"), STAFF[3]], ["director"]),
    ("متطوع ياخذ رشوة", STAFF, ["keeper"]),
]


@pytest.mark.parametrize(("text", "staff", "read"), NAMED, ids=[text for text, _, _ in NAMED])
def test_whoever_is_named_in_it_does_not_read_it(
    text: str, staff: list[StaffMember], read: list[str]
) -> None:
    told = World(answers=hears(Act.DISCLOSE, text), staff=list(staff))  # type: ignore[arg-type]
    told.write(person(), text)
    told.press(person(), "confide")
    assert list(told.disclosures[9001].readers) == read
    readers = [m.private for m in staff if m.id in read and m.private]
    assert text not in everywhere_but(told, person(), *readers)


NOBODY = ["المدير يتحرش بالموظفات", "شكوى على مديركم رشوة", "المدير والمشرف", "the director touched me"]


@pytest.mark.parametrize("text", NOBODY)
def test_where_whoever_is_left_may_be_meant_nobody_reads_it(text: str) -> None:
    """Nobody has said yet whom it is about: no supervisor, no agent."""
    told = World(answers=hears(Act.DISCLOSE, text), staff=list(WITHOUT_KEEPER))  # type: ignore[arg-type]
    assert keys(told.write(person(), text)) == ["private-nobody"]


def test_whoever_is_named_later_reads_no_further_and_the_person_hears_who_does() -> None:
    told = opened()
    said = told.write(person(), "ومسؤولة الحالات الخاصة تعرف وساكتة")
    assert keys(said) == ["private-readers", "private-passed-on"]
    assert "مدير الجمعية" in plain(said[0].text)
    assert "ساكتة" not in plain("".join(m.text for m in told.said[KEEPER]))
    assert told.disclosures[9001].seen_at is None
    shown = shown_to(told, DIRECTOR)
    assert TOLD in shown and "ساكتة" in shown


def test_a_member_who_confides_is_no_reader_of_it() -> None:
    told = world()
    told.write(KEEPER, TOLD)
    told.press(KEEPER, "confide")
    assert told.disclosures[9001].readers == ("director",)


def test_the_person_hears_once_that_it_was_read() -> None:
    second = replace(STAFF[4], id="second", private=Address("telegram", "second", Party.PERSON))
    told = confided(*STAFF, second)
    assert second.private
    told.press(KEEPER, "private-look")
    assert keys(told.said[person()])[-1] == "private-read"
    assert keys(told.press(second.private, "private-look")) == ["private-opened-now"]
    assert keys(told.said[person()]).count("private-read") == 1


def test_until_somebody_has_seen_it_it_is_told_again_in_office_hours() -> None:
    told = confided()
    told.wait(told.now + timedelta(hours=1, minutes=59))
    assert keys(told.said[KEEPER]) == ["private-told"]
    told.wait(told.now + timedelta(minutes=2))
    assert keys(told.said[KEEPER]) == ["private-told", "private-told-again"]
    told.press(KEEPER, "private-look")
    told.wait(told.now + timedelta(days=3))
    assert keys(told.said[KEEPER])[-1] == "private-opened-now"
    assert keys(told.said[person()])[-1] == "private-read", "whoever waits hears nothing of the reminders"


def test_they_talk_both_ways() -> None:
    told = opened()
    told.press(KEEPER, "private-answer")
    assert keys(told.write(KEEPER, "نحن معك. هل أختك في أمان؟")) == ["private-answer-sent"]
    assert keys(told.said[person()])[-2:] == ["private-read", "private-wrote"]
    assert "هل أختك في أمان؟" in plain(told.said[person()][-1].text)
    told.wait(told.now + timedelta(days=2))
    assert keys(told.write(person(), "نعم في البيت")) == ["private-passed-on"]
    assert "نعم في البيت" in plain(told.said[KEEPER][-1].text)
    assert "نعم في البيت" not in everywhere_but(told, person(), KEEPER)


def test_hurting_words_are_held_once() -> None:
    told = opened()
    told.press(KEEPER, "private-answer")
    assert keys(told.write(KEEPER, "هذا غلطك")) == ["private-held"]
    assert keys(told.said[person()])[-1] == "private-read"
    assert keys(told.write(KEEPER, "هذا غلطك")) == ["private-answer-sent"]


def test_an_answer_finds_the_person_in_a_form_and_what_they_write_next_is_theirs_to_read() -> None:
    told = opened()
    told.press(person(), "private-done")
    told.write(person(), "شكوى")
    told.write(person(), "السلة لم تصل")
    told.press(KEEPER, "private-answer")
    told.write(KEEPER, "أين حدث هذا؟")
    told.write(person(), "في المستودع القديم")
    assert "في المستودع القديم" in plain(told.said[KEEPER][-1].text)
    told.press(person(), "private-done")
    assert told.conversation(person()).topic == "complaint"
    draft = told.conversation(person()).draft
    assert draft and [words.text for words in draft.words] == ["السلة لم تصل"]


def test_it_is_ended_and_the_next_is_a_new_one() -> None:
    told = opened()
    told.press(KEEPER, "private-close")
    assert keys(told.said[person()])[-1] == "private-ended"
    assert not told.timers.keys() & {"private:9001:unseen"}
    told.write(person(), "أمر خاص")
    told.write(person(), MORE)
    told.press(person(), "confide")
    assert list(told.disclosures) == [9001, 9002]
    assert keys(told.press(KEEPER, "private-answer", "9001")) == ["private-over"]


@pytest.mark.parametrize("way", ["أمر خاص", "9001", "٩٠٠١"])
def test_one_may_write_again(way: str) -> None:
    told = confided()
    told.press(person(), "private-done")
    told.write(person(), way)
    told.write(person(), MORE)
    assert [words.text for words in told.disclosures[9001].words] == [TOLD, MORE]


def test_after_a_while_what_is_written_is_something_new() -> None:
    told = confided()
    told.wait(told.now + timedelta(hours=3))
    told.write(person(), "متى تفتحون؟")
    assert [words.text for words in told.disclosures[9001].words] == [TOLD]


def test_somebody_else_learns_nothing_by_its_number() -> None:
    told = confided()
    for who in (person("p2"), PRIVATE["agent"], DIRECTOR):
        for action in ("private-look", "private-seen", "private-answer", "private-close"):
            (answer,) = told.happen(who, ButtonPressed(action, "9001"))
            assert answer.key == "private-none"
        assert not told.happen(who, DisclosureTold(9001, "keeper"))
    assert told.disclosures[9001].seen_at is None


def test_where_a_reader_has_no_talk_after_all_it_is_a_mail_or_somebody_else() -> None:
    told = confided()
    told.happen(desk("web"), DisclosureMissed(9001, "keeper"))
    assert told.disclosures[9001].readers == ("director",)
    assert keys(told.said[DIRECTOR]) == ["private-told"]
    assert keys(told.said[person()])[-1] == "private-readers"
    told.happen(desk("web"), DisclosureMissed(9001, "director"))
    assert [to for to, _ in told.mails] == ["director@example.org"]


# In the middle of something -------------------------------------------------------------------------------


def test_a_draft_becomes_confidential_with_one_press() -> None:
    told = world()
    told.write(person(), "شكوى")
    told.write(person(), "السلة ما وصلت")
    told.write(person(), "أمر خاص")
    told.press(person(), "confide")
    assert [words.text for words in told.disclosures[9001].words] == ["السلة ما وصلت"]
    assert told.conversation(person()).draft is None
    told.wait(told.now + timedelta(days=2))
    assert "draft-reminder" not in keys(told.said[person()])


def test_a_draft_stays_a_complaint_where_they_say_so() -> None:
    told = world()
    told.write(person(), "شكوى")
    told.write(person(), "السلة ما وصلت")
    told.write(person(), "أمر خاص")
    told.write(person(), "والموظف صرخ علي")
    told.press(person(), "private-as-before")
    here = told.conversation(person())
    assert (here.topic, here.state) == ("complaint", "listening")
    assert here.draft and [w.text for w in here.draft.words] == ["السلة ما وصلت", "والموظف صرخ علي"]


def a_complaint(world: World) -> None:
    world.write(person(), "شكوى")
    world.write(person(), "السلة ما وصلت")


def a_wish(world: World) -> None:
    a_complaint(world)
    world.press(person(), "heard-all")


def a_summary(world: World) -> None:
    a_wish(world)
    world.press(person(), "no-expectation")


def a_question(world: World) -> None:
    world.write(person(), "موظف")


def a_report(world: World) -> None:
    world.write(person(), "بلاغ تأخير")


def a_talk(world: World) -> None:
    world.write(person(), "موظف")
    world.write(person(), "عندي سؤال عن ملفي القديم")


FORMS = [a_complaint, a_wish, a_summary, a_question, a_report, a_talk]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_disclosed_in_a_form_reaches_no_case_before_they_say_so(
    form: Callable[[World], None],
) -> None:
    told = world()
    form(told)
    assert keys(told.write(person(), TOLD)) == ["private-offer"]
    told.press(person(), "confide")
    told.press(person(), "private-done")
    assert TOLD in [words.text for words in told.disclosures[9001].words]
    assert TOLD not in everywhere_but(told, KEEPER, person())
    assert told.conversation(person()).draft is None


@pytest.mark.parametrize("form", FORMS)
def test_it_goes_on_in_its_form_where_they_say_no_and_they_are_asked_once(
    form: Callable[[World], None],
) -> None:
    told = world()
    form(told)
    told.write(person(), TOLD)
    told.press(person(), "private-as-before")
    assert TOLD in told.kept() and told.conversation(person()).topic not in ("", "disclosure")
    assert "private-offer" not in keys(told.write(person(), TOLD))
    assert not told.disclosures


def test_in_a_live_talk_only_a_quiet_line_says_so_once() -> None:
    told = world()
    a_talk(told)
    told.write(room(), "نعم، ماذا حدث؟", by="agent")
    assert "private-mark" in keys(told.write(person(), TOLD))
    assert TOLD in plain("".join(m.text for m in told.said[room()]))
    assert "private-mark" not in keys(told.write(person(), TOLD))


# What may be grave ----------------------------------------------------------------------------------------


def grave(act: Act, *others: Act) -> World:
    return World(answers=HearsTable({VAGUE: likely(*others, grave=act)}))  # type: ignore[arg-type]


def test_what_may_be_a_disclosure_gets_a_quiet_way_and_no_approved_answer() -> None:
    told = grave(Act.DISCLOSE, Act.COMPLAIN, Act.ASK)
    (answer,) = told.write(person(), VAGUE)
    assert answer.key == "grave-heard"
    assert actions(answer) == ["act", "act", "private-matter"]
    (offer,) = told.press(person(), "private-matter")
    assert offer.key == "private-offer"
    told.press(person(), "confide")
    assert [words.text for words in told.disclosures[9001].words] == [VAGUE]
    assert not told.questions


def test_its_other_ways_take_the_words_along() -> None:
    told = grave(Act.DISCLOSE)
    told.write(person(), VAGUE)
    told.press(person(), "act", "human")
    assert told.cases[1001].kind is Kind.QUESTION
    assert [words.text for words in told.cases[1001].words] == [VAGUE]


@pytest.mark.parametrize(
    "heard", [likely(Act.DANGER, grave=Act.DANGER), sure(Act.DANGER)], ids=["may be", "sure"]
)
def test_a_danger_gets_the_numbers_and_one_press_does_what_the_list_does(heard: Heard) -> None:
    told = World(answers=HearsTable({VAGUE: heard}))  # type: ignore[arg-type]
    (answer,) = told.write(person(), VAGUE)
    assert answer.key == "emergency-asked" and "911" in answer.text and "1919" in answer.text
    assert actions(answer) == ["in-danger", "act", "act", "private-matter"]
    assert not told.cases and not told.mails and told.said.keys() == {person()}
    said = told.press(person(), "in-danger")
    assert keys(said) == ["emergency", "emergency-talk"]
    case = told.cases[1001]
    assert case.cry and case.words[0].text == VAGUE
    assert "room-urgent" in keys(told.said[room()])
    told.press(room(), "false-alarm", by="supervisor")
    told.write(room(), "لم يكن خطرًا", by="supervisor")
    assert told.cases[1001].cry is None


def test_the_quiet_way_of_a_danger_alarms_nobody() -> None:
    told = World(answers=HearsTable({VAGUE: sure(Act.DANGER)}))  # type: ignore[arg-type]
    told.write(person(), VAGUE)
    told.press(person(), "private-matter")
    told.press(person(), "confide")
    assert told.disclosures and not told.cases and desk("web") not in told.said
    assert not any(key.startswith("room") for said in told.said.values() for key in keys(said))


def test_a_file_alone_may_be_added() -> None:
    told = world()
    told.write(person(), TOLD)
    told.happen(person(), MessageReceived(Words("...")))
    assert keys(told.said[person()])[-2:] == ["no-words", "private-offer-again"]


LISTED = "الموظف طلب مني رشوة عشان يمشي معاملتي"


def test_what_the_reviewed_list_hears_needs_no_classifier() -> None:
    told = World()
    assert keys(told.write(person(), LISTED)) == ["private-offer"]
    told.write(person(), "ليس هذا")
    assert not told.questions and LISTED in told.kept()


# What comes late ------------------------------------------------------------------------------------------

ON_ITS_WAY = Attachment("w1", AttachmentKind.PHOTO, "image/jpeg", 5, awaited=True)
HERE = Attachment("p1.jpg", AttachmentKind.PHOTO, "image/jpeg", 5)


@pytest.mark.parametrize("pressed", [True, False], ids=["confided", "waiting"])
def test_a_file_that_was_on_its_way_reaches_its_reader_and_nobody_else(pressed: bool) -> None:
    told = world()
    told.write(person(), TOLD)
    told.happen(person(), MessageReceived(Words(attachments=(ON_ITS_WAY,))))
    if pressed:
        told.press(person(), "confide")
    told.happen(person(), FileCame("w1", HERE))
    if not pressed:
        told.press(person(), "confide")
    told.press(KEEPER, "private-look")
    files = [m.attachments for who, said in told.said.items() for m in said if m.attachments]
    assert files == [(HERE,)] and told.said[KEEPER][-1].attachments == (HERE,)


def test_a_voice_that_was_heard_reaches_its_reader_and_nobody_else() -> None:
    voice = Attachment("v1", AttachmentKind.VOICE, "audio/ogg", 5)
    told = world()
    told.write(person(), TOLD)
    told.happen(person(), MessageReceived(Words(attachments=(voice,))))
    told.press(person(), "confide")
    told.happen(person(), VoiceHeard("v1", MORE))
    assert MORE in shown_to(told)
    assert MORE not in everywhere_but(told, KEEPER)


@pytest.mark.parametrize("pressed", [True, False], ids=["confided", "waiting"])
def test_a_changed_message_counts_as_it_reads_now_and_stands_nowhere_else(pressed: bool) -> None:
    told = world()
    told.happen(person(), MessageReceived(Words(TOLD, id="7")))
    if pressed:
        told.press(person(), "confide")
        told.press(person(), "private-done")
        told.write(person(), "شكوى")
    told.happen(person(), MessageEdited(Words(MORE, id="7")))
    if not pressed:
        told.press(person(), "confide")
    assert MORE in shown_to(told)
    assert MORE not in everywhere_but(told, KEEPER)
    draft = told.conversation(person()).draft
    assert not draft or not draft.words


# Said around it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "quiet",
    ["ايوه خاص", "خاص", "ما ابغى احد يدري", "بيني وبينكم", "نعم خاص", "private", "keep it private"],
)
def test_whoever_wants_that_nobody_knows_wants_what_is_offered(quiet: str) -> None:
    told = world()
    told.write(person(), TOLD)
    assert keys(told.write(person(), quiet)) == ["private-opened"]
    assert [line.words.text for line in told.disclosures[9001].lines] == [TOLD]


@pytest.mark.parametrize("kind", ["طيب", "اوكي", "تمام", "شكرا", "الله يعطيكم العافية", "ok", "thanks"])
def test_what_is_only_kind_is_no_part_of_what_was_confided(kind: str) -> None:
    told = confided()
    answered = told.write(person(), kind)
    assert answered[0].key in ("smalltalk-okay", "you-are-welcome")
    assert actions(answered[-1])[0] == "private-done"
    told.write(person(), MORE)
    assert [line.words.text for line in told.disclosures[9001].lines] == [TOLD, MORE]
