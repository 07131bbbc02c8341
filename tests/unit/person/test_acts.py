"""What a person does with their words decides what follows: told by a table, so that no classifier is needed."""

from dataclasses import replace

import pytest

from bot.core.case import Kind
from bot.core.conversation import Pending
from bot.core.events import Attachment, AttachmentKind, MessageReceived, Words
from bot.core.messages import Message
from bot.texts.catalogue import plain
from faq.acts.heard import Act, Heard
from tests.unit.person.hearing import HearsTable, likely, sure
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room

WRONG = "المدربة صرخت على بنتي قدام الكل"
MORE = "وما اعتذرت لها"
LATE = "مكافأة التدريب ما نزلت من شهرين"
IDEA = "ياليت تفتحون دورات في المساء للأمهات"
UNCLEAR = "رحت عندكم أمس والموضوع طويل"
UNKNOWN = "زقفخظ ثصضطغ"
PHOTO = Attachment("a.jpg", AttachmentKind.PHOTO, "image/jpeg", 1000, "receipt.jpg")
TABLE: dict[str, Heard] = {
    WRONG: sure(Act.COMPLAIN),
    LATE: sure(Act.DELAY),
    IDEA: sure(Act.SUGGEST),
    UNCLEAR: likely(Act.COMPLAIN, Act.STATUS, Act.ASK),
}


def hearing(**more: Heard) -> World:
    return World(answers=HearsTable({**TABLE, **more}))


@pytest.fixture
def world() -> World:
    return hearing()


def keys(said: list[Message]) -> list[str]:
    return [message.key for message in said]


def actions(message: Message) -> list[str]:
    return [button.action for button in message.buttons]


def labels(message: Message) -> list[str]:
    return [plain(button.label) for button in message.buttons]


def waits(world: World) -> list[str]:
    pending = world.conversation(person()).pending
    return [words.text for words in (*pending.words, *pending.met)]


def drafted(world: World) -> list[str]:
    draft = world.conversation(person()).draft
    return [words.text for words in draft.words] if draft else []


def told(world: World, number: int = 1001) -> list[str]:
    return [words.text for words in world.cases[number].words]


# A complaint -------------------------------------------------------------------------------------------


def test_a_wrong_that_is_told_is_the_first_telling_and_nothing_is_told_twice(world: World) -> None:
    (begun,) = world.write(person(), WRONG)
    assert begun.key == "complaint-told" and plain(begun.text).startswith("نأسف لما حدث معك")
    assert WRONG in plain(begun.text) and labels(begun) == ["هذا كل شيء", "كنت أسأل فقط"]
    assert not world.cases
    world.write(person(), MORE)
    for action in ("heard-all", "no-expectation", "confirm"):
        world.press(person(), action)
    assert told(world) == [WRONG, MORE] and world.cases[1001].kind is Kind.COMPLAINT


def test_what_waited_goes_along_and_can_be_dropped_without_the_telling(world: World) -> None:
    world.write(person(), UNKNOWN)
    (begun,) = world.write(person(), WRONG)
    assert UNKNOWN in plain(begun.text) and "drop-told" in actions(begun)
    world.press(person(), "drop-told")
    assert drafted(world) == [WRONG]


def test_a_photo_with_the_telling_stays_with_it(world: World) -> None:
    world.happen(person(), MessageReceived(Words(WRONG, (PHOTO,))))
    for action in ("heard-all", "no-expectation", "confirm"):
        world.press(person(), action)
    assert world.cases[1001].words[0].attachments == (PHOTO,)


WISHES = (
    "ابي ارفع شكوى",
    "السلام عليكم، أبغى أقدم شكوى رسمية عليكم لو سمحتوا",
    "ودي أشتكي عليكم",
    "i want to file a complaint",
    "3andi shakwa",
)


@pytest.mark.parametrize("wish", WISHES)
def test_a_bare_wish_is_listened_to_and_need_not_be_part_of_the_telling(world: World, wish: str) -> None:
    (begun,) = world.write(person(), wish)
    assert begun.key == "complaint-begin" and actions(begun) == ["heard-all"]
    assert keys(world.press(person(), "heard-all")) == ["complaint-nothing-yet"]
    world.write(person(), MORE)
    for action in ("heard-all", "no-expectation", "confirm"):
        world.press(person(), action)
    assert told(world) == [MORE] and wish in world.kept()


@pytest.mark.parametrize("said", ["عندي شكوى على المشرف", "كيف اقدم شكوى", "وصلت شكوتي؟"])
def test_one_word_more_is_no_bare_wish(world: World, said: str) -> None:
    assert "complaint-begin" not in keys(world.write(person(), said))


def test_whoever_was_only_asking_is_answered_and_loses_nothing(world: World) -> None:
    asked = "كم رسوم الدورات؟"
    world.write(person(), WRONG)
    world.write(person(), asked)
    (answer,) = world.press(person(), "just-asking")
    assert answer.key == "answer" and not world.conversation(person()).draft
    assert {WRONG, asked} <= set(waits(world))


def test_only_asking_without_an_answer_is_the_way_to_a_person_with_the_words(world: World) -> None:
    world = hearing(**{UNKNOWN: sure(Act.COMPLAIN)})
    world.write(person(), UNKNOWN)
    assert keys(world.press(person(), "just-asking")) == ["no-answer-yet"]
    world.press(person(), "human")
    assert told(world) == [UNKNOWN] and world.cases[1001].kind is Kind.QUESTION


def test_a_draft_that_was_left_is_offered_first_with_concern_and_the_new_words_go_along(
    world: World,
) -> None:
    world.write(person(), "شكوى")
    world.write(person(), MORE)
    world.write(person(), "القائمة")
    (offered,) = world.write(person(), WRONG)
    assert offered.key == "complaint-unfinished" and plain(offered.text).startswith("نأسف")
    world.press(person(), "continue-draft")
    assert drafted(world) == [MORE, WRONG]


def test_begun_anew_the_new_words_are_what_it_is_about(world: World) -> None:
    world.write(person(), "شكوى")
    world.write(person(), MORE)
    world.write(person(), "القائمة")
    world.write(person(), WRONG)
    world.press(person(), "start-over")
    world.press(person(), "start-over-yes")
    assert drafted(world) == [WRONG]


def test_what_is_about_an_open_case_goes_to_it_by_a_press(world: World) -> None:
    complain(world, MORE)
    (begun,) = world.write(person(), WRONG)
    assert "أضيفه إلى الطلب 1001" in labels(begun)
    world.press(person(), "write-to-case", "1001")
    assert told(world) == [MORE, WRONG] and not world.conversation(person()).draft


def test_a_wrong_is_no_reminder_of_an_idea_that_was_filed(world: World) -> None:
    told_again = "والموظف ما عبرني ولا رد علي"
    world = hearing(**{told_again: sure(Act.COMPLAIN)})
    world.write(person(), IDEA)
    world.press(person(), "file-suggestion")
    world.press(person(), "talk-done")
    (begun,) = world.write(person(), told_again)
    assert begun.key == "complaint-told" and "أضيفه إلى الطلب 1001" in labels(begun)


def test_a_form_in_progress_waits_while_a_complaint_is_told(world: World) -> None:
    world.write(person(), "سجلني")
    world.press(person(), "register", "ibda")
    assert keys(world.write(person(), WRONG)) == ["complaint-told"]
    world.write(person(), "القائمة")
    assert "resume" in actions(world.said[person()][-1])


# A delay, a suggestion ---------------------------------------------------------------------------------

HEARD = {Kind.DELAY: LATE, Kind.SUGGESTION: IDEA}


@pytest.mark.parametrize("kind", HEARD)
def test_one_press_files_it_with_its_number_and_date(world: World, kind: Kind) -> None:
    (heard,) = world.write(person(), HEARD[kind])
    assert heard.key == f"{kind}-heard" and HEARD[kind] in plain(heard.text) and not world.cases
    (opened,) = world.press(person(), f"file-{kind}")
    assert opened.key == f"{kind}-opened" and "1001" in plain(opened.text) and "25" in plain(opened.text)
    assert world.cases[1001].kind is kind and told(world) == [HEARD[kind]]


@pytest.mark.parametrize("kind", HEARD)
def test_a_typed_yes_files_it_too(world: World, kind: Kind) -> None:
    world.write(person(), HEARD[kind])
    assert keys(world.write(person(), "نعم")) == [f"{kind}-opened"]


@pytest.mark.parametrize("kind", HEARD)
def test_more_is_added_and_shown_and_files_nothing(world: World, kind: Kind) -> None:
    world.write(person(), HEARD[kind])
    (shown,) = world.write(person(), MORE)
    assert shown.key == f"{kind}-heard" and MORE in plain(shown.text) and not world.cases
    world.press(person(), f"file-{kind}")
    assert told(world) == [HEARD[kind], MORE]


@pytest.mark.parametrize("kind", HEARD)
def test_what_was_asked_before_can_be_left_out(world: World, kind: Kind) -> None:
    world.write(person(), UNKNOWN)
    (heard,) = world.write(person(), HEARD[kind])
    assert UNKNOWN in plain(heard.text) and "drop-told" in actions(heard)
    (left,) = world.press(person(), "drop-told")
    assert UNKNOWN not in plain(left.text) and "drop-told" not in actions(left)
    world.press(person(), f"file-{kind}")
    assert told(world) == [HEARD[kind]]


@pytest.mark.parametrize("kind", HEARD)
def test_pressed_once_more_it_files_nothing_and_asks_for_it(world: World, kind: Kind) -> None:
    world.write(person(), HEARD[kind])
    shown = world.said[person()][-1]
    world.press(person(), f"file-{kind}")
    world.press(person(), "talk-done")
    world.said[person()].append(shown)
    assert keys(world.press(person(), f"file-{kind}")) == [f"{kind}-ask"]
    assert list(world.cases) == [1001]


@pytest.mark.parametrize("kind", HEARD)
def test_only_asking_leaves_it_unfiled(world: World, kind: Kind) -> None:
    world.write(person(), HEARD[kind])
    world.press(person(), "just-asking")
    assert not world.cases and waits(world) == [HEARD[kind]]
    assert not world.conversation(person()).topic


def test_how_long_it_takes_is_answered(world: World) -> None:
    asked = "لي شهر استنى ومحد سوى شي"
    world = hearing(**{f"{asked} منكم": sure(Act.DELAY)})
    (heard,) = world.write(person(), f"{asked} منكم")
    assert "أسأل عن المدة" in labels(heard)
    said = world.press(person(), "just-asking")[-1]
    assert said.key in ("answer", "did-you-mean")


def test_what_reminds_of_a_case_goes_to_that_case(world: World) -> None:
    complain(world, MORE)
    world.write(person(), "وينكم؟ تأخرتوا علي")
    assert told(world)[-1] == "وينكم؟ تأخرتوا علي" and list(world.cases) == [1001]


@pytest.mark.parametrize(
    ("wish", "kind"), [("حاب اقترح عليكم شي", "suggestion"), ("ودي ابلغ عن تأخير", "delay")]
)
def test_a_bare_wish_for_it_asks_to_tell(world: World, wish: str, kind: str) -> None:
    assert keys(world.write(person(), wish)) == [f"{kind}-ask"]


# Not plain ---------------------------------------------------------------------------------------------


def test_unsure_it_offers_acts_in_the_persons_terms_and_a_person(world: World) -> None:
    (offered,) = world.write(person(), UNCLEAR)
    assert offered.key == "heard-unsure" and plain(offered.text).startswith("وصلني كلامك")
    assert labels(offered) == ["شكوى على ما حدث", "متابعة طلبي", "أسأل فقط", "أكلّم موظفًا", "القائمة"]


def test_the_chosen_act_has_the_words(world: World) -> None:
    world.write(person(), UNCLEAR)
    assert keys(world.press(person(), "act", "complain")) == ["complaint-told"]
    assert drafted(world) == [UNCLEAR] and not waits(world)


def test_a_label_that_is_typed_chooses_too(world: World) -> None:
    world.write(person(), UNCLEAR)
    assert keys(world.write(person(), "شكوى على ما حدث")) == ["complaint-told"]
    assert drafted(world) == [UNCLEAR]


def test_a_person_has_the_words_with_one_press(world: World) -> None:
    world.write(person(), UNCLEAR)
    assert "human" in keys(world.press(person(), "act", "human"))[-1]
    assert told(world) == [UNCLEAR]


def test_only_asking_is_the_best_answer_or_what_may_be_meant(world: World) -> None:
    world.write(person(), UNCLEAR)
    said = world.press(person(), "act", "ask")[-1]
    assert said.key in ("answer", "did-you-mean", "no-answer-yet") and waits(world) == [UNCLEAR]


@pytest.mark.parametrize(
    "act", ["complain", "delay", "suggest", "status", "register", "need", "human", "ask"]
)
def test_pressed_again_later_each_leads_somewhere(world: World, act: str) -> None:
    table = {UNCLEAR: likely(Act.DELAY, Act.COMPLAIN, Act(act))}
    world = World(answers=HearsTable(table))
    world.write(person(), UNCLEAR)
    world.press(person(), "act", act)
    world.write(person(), "القائمة")
    world.conversations[person()] = replace(world.conversation(person()), pending=Pending())
    assert world.press(person(), "act", act)


def test_where_asking_is_likeliest_the_answers_are_asked_as_ever(world: World) -> None:
    table = {UNKNOWN: likely(Act.ASK, Act.COMPLAIN), "تطوع عندكم": likely(Act.ASK)}
    world = World(answers=HearsTable(table))
    assert keys(world.write(person(), UNKNOWN)) == ["no-answer-yet"]
    assert keys(world.write(person(), "تطوع عندكم")) != ["heard-unsure"]


def test_a_sure_answer_is_given_where_the_act_is_not_plain() -> None:
    world = World(answers=HearsTable({"كم رسوم الدورات؟": likely(Act.COMPLAIN, Act.ASK)}))
    assert keys(world.write(person(), "كم رسوم الدورات؟")) == ["answer"]


def test_a_way_to_ask_word_for_word_is_a_question_whatever_is_heard() -> None:
    world = World(answers=HearsTable({"كيف أرسل مقترحاً؟": sure(Act.COMPLAIN)}))
    assert world.answers.ask("كيف أرسل مقترحاً؟").candidates[0].score == 1
    assert keys(world.write(person(), "كيف أرسل مقترحاً؟")) == ["answer"]


def test_a_long_story_is_heard_like_any_other() -> None:
    long = " ".join([WRONG] * 40)
    world = World(answers=HearsTable({long: sure(Act.COMPLAIN), f"{long} .": likely(Act.DELAY)}))
    assert keys(world.write(person("p2"), f"{long} .")) == ["long-story"]
    assert actions(world.said[person("p2")][-1])[:2] == ["act", "act"]
    assert keys(world.write(person(), long)) == ["complaint-told"]


# Two things in one message -----------------------------------------------------------------------------


def test_what_needs_somebody_leads_and_thanks_are_answered_in_a_line() -> None:
    said = "مشكورين بس الأجهزة تأخرت"
    world = World(answers=HearsTable({said: sure(Act.THANK, Act.DELAY)}))
    (heard,) = world.write(person(), said)
    assert heard.key == "delay-heard" and plain(heard.text).startswith("العفو")


def test_a_question_within_a_complaint_is_answered_in_the_same_message() -> None:
    said = f"{WRONG}. كم رسوم الدورات؟"
    world = World(answers=HearsTable({said: sure(Act.COMPLAIN, Act.ASK)}))
    (begun,) = world.write(person(), said)
    assert begun.key == "complaint-told" and plain(begun.text).startswith("نأسف")
    assert "وعن سؤالك" in plain(begun.text)


@pytest.mark.parametrize("said", ["السلام عليكم متى دوامكم", "هلا متى دوامكم"])
def test_a_greeting_is_returned_in_the_same_message(world: World, said: str) -> None:
    (answer,) = world.write(person(), said)
    first = plain(answer.text).splitlines()[0]
    assert answer.key == "answer" and first in ("وعليكم السلام ورحمة الله.", "أهلًا بك.")


def test_a_way_to_a_person_is_named_beside_a_complaint() -> None:
    world = World(answers=HearsTable({WRONG: sure(Act.COMPLAIN, Act.HUMAN)}))
    assert "موظف" in plain(world.write(person(), WRONG)[0].text).splitlines()[-1]


# What may be grave -------------------------------------------------------------------------------------

ASKED = "كم رسوم الدورات؟"


@pytest.mark.parametrize(
    "heard",
    [
        likely(Act.COMPLAIN, Act.ASK, grave=Act.DISCLOSE),
        likely(Act.ASK, grave=Act.DISCLOSE),
        likely(Act.ASK, grave=Act.DANGER),
        sure(Act.DISCLOSE),
        sure(Act.ASK, Act.DISCLOSE),
    ],
)
def test_what_may_be_grave_meets_no_approved_answer(heard: Heard) -> None:
    two = f"{ASKED} ومتى دوامكم؟"
    world = World(answers=HearsTable({ASKED: heard, two: heard}))
    for text in (ASKED, two):
        shown = world.write(person(), text)
        assert not {"answer", "answer-one", "did-you-mean", "answered-all"} & set(keys(shown))
    assert not world.questions


def test_what_is_grave_in_a_part_meets_none_either() -> None:
    two = f"{ASKED} ومتى دوامكم؟"
    world = World(answers=HearsTable({ASKED: likely(Act.ASK, grave=Act.DISCLOSE)}))
    text = plain(" ".join(message.text for message in world.write(person(), two)))
    assert "رسوم" not in text.replace(ASKED, "")


# Taken back, gone on with ------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["كمل شكوتي", "ابي اكمل الشكوى", "let me finish my complaint"])
def test_a_complaint_that_was_left_is_gone_on_with_in_words(world: World, said: str) -> None:
    world.write(person(), WRONG)
    world.write(person(), "القائمة")
    assert keys(world.write(person(), said)) == ["complaint-listen"]
    assert drafted(world) == [WRONG]


@pytest.mark.parametrize("said", ["الغوا الشكوى", "ما ابغى اشتكي خلاص", "i withdraw my complaint"])
def test_a_complaint_that_was_left_is_left_alone_and_nobody_is_reminded(world: World, said: str) -> None:
    world.write(person(), WRONG)
    world.write(person(), "القائمة")
    (left,) = world.write(person(), said)
    assert left.key == "complaint-taken-back" and drafted(world) == [WRONG]
    world.wait(world.calendar.due(world.now))
    assert world.said[person()][-1] == left


def test_a_complaint_that_was_made_is_withdrawn_by_a_press(world: World) -> None:
    complain(world, WRONG)
    assert keys(world.write(person(), "الغوا الشكوى")) == ["withdraw-ask"]
    assert world.cases[1001].is_open


def test_nothing_of_it_reaches_staff_before_a_press(world: World) -> None:
    for text in (WRONG, LATE, IDEA, UNCLEAR):
        world.write(person(), text)
        world.write(person(), "القائمة")
    assert not world.cases and room() not in world.said and not world.mails
