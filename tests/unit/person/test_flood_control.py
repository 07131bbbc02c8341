"""Whoever writes faster than anyone can read is answered once, and read as one message."""

from datetime import timedelta
from time import perf_counter

import pytest

from bot.core.events import (
    Attachment,
    AttachmentKind,
    ButtonPressed,
    MessageEdited,
    MessageReceived,
    Words,
)
from bot.core.facts import SAID_PAGE, Pace
from bot.core.messages import Message
from bot.texts.catalogue import plain
from faq.acts.heard import Act
from handlers.person import flood_control
from handlers.person.flood_control import AT_ONCE, LATER, MUCH, SOON
from handlers.shared.message_summary import BRIEF
from tests.unit.person.hearing import HearsTable, sure
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room

PHOTO = Attachment("f.jpg", AttachmentKind.PHOTO, "image/jpeg", 10)


@pytest.fixture
def world() -> World:
    return World()


def talking(world: World) -> World:
    """In a live talk, with everything counted as calm."""
    world.write(person(), "/human")
    world.write(person(), "سؤالي عن الدورة")
    world.wait(world.now + timedelta(minutes=3))
    return world


def flood(world: World, count: int, text: str = "رسالة") -> list[Message]:
    return [said for n in range(count) for said in world.write(person(), f"{text} {n}")]


def keys(said: list[Message]) -> list[str]:
    return [message.key for message in said]


def test_a_talk_however_long_is_never_gathered(world: World) -> None:
    talking(world)
    for number in range(200):
        world.write(person(), f"سطر {number}")
        world.wait(world.now + timedelta(seconds=3))
    assert len([k for k in keys(world.said[room()]) if k == "room-person-wrote"]) == 200
    assert "burst-kept" not in keys(world.said[person()])


def test_more_than_is_kept_is_a_few_lines_and_one_kind_word(world: World) -> None:
    talking(world)
    many, text = 1_500, "س" * 80 + " رسالة"
    assert many * len(text) > MUCH
    before, told = len(world.said[room()]), keys(flood(world, many, text))
    assert told.count("burst-kept") == 1
    assert len(told) <= 3
    world.wait(world.now + timedelta(minutes=2))
    lines = world.said[room()][before:]
    assert len(lines) <= AT_ONCE + 3
    assert "رسالة 20\n" in lines[-1].text.replace("\u2068", "").replace("\u2069", "")
    case = world.cases[1001]
    written = sum(each.text.count("رسالة") + each.others for each in case.words)
    assert written == many
    assert sum(len(each.text) for each in case.words) < 2 * MUCH
    assert not world.conversation(person()).burst.gathered


def test_what_goes_on_for_an_hour_is_read_every_minute(world: World) -> None:
    talking(world)
    before = len(world.said[room()])
    for _ in range(60):
        flood(world, 50)
        world.wait(world.now + LATER)
    assert len(world.said[room()]) - before <= AT_ONCE + 70
    assert keys(world.said[person()]).count("burst-kept") <= 2


def test_fifty_forwarded_messages_are_all_in_the_complaint(world: World) -> None:
    """What honest people do: they forward a whole talk, with photos, and press the button at once."""
    world.write(person(), "عندي شكوى")
    for number in range(50):
        world.happen(person(), MessageReceived(Words(f"نص {number}", (PHOTO,))))
    said = world.press(person(), "heard-all")
    assert said[-1].key == "complaint-expectation"
    world.press(person(), "no-expectation")
    world.press(person(), "confirm")
    (case,) = world.cases.values()
    texts = [line for each in case.words for line in each.text.splitlines()]
    assert texts == [f"نص {number}" for number in range(50)]
    assert sum(len(each.attachments) for each in case.words) == 50
    assert sum(each.others for each in case.words) == 0


def test_an_answer_to_one_of_many_drops_none_of_them(world: World) -> None:
    for number in range(48, 73):
        world.write(person(), f"زقفخظ {number} ثصضطغ")
    world.write(person(), "عندي شكوى")
    world.wait(world.now + timedelta(hours=1))
    assert keys(world.said[person()])[-1] == "answer"
    world.write(person(), "شكوى")
    assert "زقفخظ 72 ثصضطغ" in world.kept()


def test_what_was_answered_for_one_of_many_stays_in_the_staff_s_list(world: World) -> None:
    for number in range(48, 73):
        world.write(person(), f"زقفخظ {number} ثصضطغ")
    world.write(person(), "عندي شكوى")
    world.wait(world.now + timedelta(hours=36))
    world.write(person(), "زقفخظ 99 ثصضطغ")
    assert any("زقفخظ 72 ثصضطغ" in question.text for question in world.questions.values())


def test_what_is_taken_comes_by_itself_when_nobody_presses(world: World) -> None:
    world.write(person(), "عندي شكوى")
    flood(world, 30)
    before = len(world.said[person()])
    world.wait(world.now + SOON)
    assert keys(world.said[person()][before:]) == ["complaint-heard"]


def test_a_second_burst_is_taken_as_the_first_was_and_a_word_after_it_is_answered(world: World) -> None:
    for burst in range(3):
        flood(world, AT_ONCE + 5, f"دفعة {burst}")
        assert world.conversation(person()).burst.waits
        world.wait(world.now + LATER)
        assert not world.conversation(person()).burst.waits
        assert f"دفعة {burst} {AT_ONCE + 4}" in world.kept()
    world.wait(world.now + timedelta(minutes=3))
    assert keys(world.write(person(), "القائمة")) == ["menu"]


def test_what_a_press_took_is_not_told_again_when_its_time_comes(world: World) -> None:
    talking(world)
    flood(world, AT_ONCE + 5)
    assert world.press(person(), "talk-done")
    said, told = len(world.said[person()]), len(world.said[room()])
    world.wait(world.now + LATER)
    assert (len(world.said[person()]), len(world.said[room()])) == (said, told)


def test_one_flood_that_is_taken_leaves_the_others_theirs(world: World) -> None:
    """Conversations 1 and 10 to 12: the number of one begins the number of another."""
    for name in range(1, 13):
        world.write(person(f"p{name}"), "عندي شكوى")
    for name in (12, 11, 10, 1):
        for number in range(30):
            world.write(person(f"p{name}"), f"رسالة {number}")
    world.press(person("p1"), "heard-all")
    world.wait(world.now + SOON)
    assert [world.conversation(person(f"p{n}")).burst.gathered for n in (1, 10, 11, 12)] == [0] * 4


def test_one_message_too_many_stays_what_it_was(world: World) -> None:
    talking(world)
    flood(world, AT_ONCE)
    world.happen(person(), MessageReceived(Words("آخر واحدة", id="7:99")))
    world.wait(world.now + SOON)
    last = world.cases[1001].words[-1]
    assert (last.text, last.id, last.others) == ("آخر واحدة", "7:99", 0)


def test_an_edit_in_a_burst_is_no_message_of_it(world: World) -> None:
    talking(world)
    flood(world, 30)
    waiting = world.conversation(person()).burst.gathered
    world.happen(person(), MessageEdited(Words("غيرتها", id="1:1")))
    assert world.conversation(person()).burst.gathered == waiting


def test_a_cry_for_help_in_a_flood_is_heard_at_once_and_moves_nothing(world: World) -> None:
    talking(world)
    flood(world, 30)
    heard = keys(world.write(person(), "أفكر في الانتحار"))
    assert "emergency" in heard
    flood(world, 10, "بعدها")
    world.wait(world.now + SOON)
    lines = [line for each in world.cases[1001].words for line in each.text.splitlines()]
    assert [line for line in lines if line.startswith("رسالة")] == [f"رسالة {n}" for n in range(30)]
    assert [line for line in lines if line.startswith("بعدها")] == [f"بعدها {n}" for n in range(10)]


def test_presses_without_end_are_answered_together(world: World) -> None:
    said = [m for _ in range(500) for m in world.happen(person(), ButtonPressed("menu"))]
    assert keys(said).count("burst-kept") == 1
    assert len(said) <= 40
    before = len(world.said[person()])
    world.wait(world.now + SOON)
    assert keys(world.said[person()][before:]) == ["menu"]


def test_words_after_presses_without_end_are_heard(world: World) -> None:
    world.write(person(), "شكوى")
    for _ in range(AT_ONCE + 5):
        world.press(person(), "heard-all")
    world.write(person(), "الأستاذة غابت")
    draft = world.conversation(person()).draft
    assert draft and [words.text for words in draft.words] == ["الأستاذة غابت"]


def test_stickers_without_end_are_answered_once(world: World) -> None:
    for _ in range(100):
        world.happen(person(), MessageReceived(Words(), unsupported="sticker"))
    world.wait(world.now + SOON)
    assert len(world.said[person()]) <= AT_ONCE + 2


PRESSED, TYPED = "pressed", "typed"


@pytest.mark.parametrize("pause", [timedelta(0), SOON, LATER])
@pytest.mark.parametrize("long", [1, 4])
@pytest.mark.parametrize("asks", [(PRESSED, PRESSED), (TYPED, PRESSED), (PRESSED, TYPED), (TYPED, TYPED)])
def test_a_long_message_among_many_pushes_none_of_them_out(
    world: World, asks: tuple[str, str], long: int, pause: timedelta
) -> None:
    """Much at once, a person asked for, as long a message as a platform takes, and much once more."""
    for burst, ask in enumerate(asks):
        for number in range(25):
            world.write(person(), f"زقفخظ {burst} {number} ثصضطغ")
        if ask == PRESSED:
            world.happen(person(), ButtonPressed("human"))
        else:
            world.write(person(), "أسأل موظفًا")
        for _ in range(long if not burst else 0):
            world.write(person(), "x" * 4096)
        world.wait(world.now + pause)
    world.wait(world.now + LATER)
    world.happen(person(), ButtonPressed("human"))
    lines = [
        line for case in world.cases.values() for each in case.words for line in each.text.split("\n")
    ]
    written = [f"زقفخظ {burst} {number} ثصضطغ" for burst in (0, 1) for number in range(25)]
    assert [line for line in lines if "زقفخظ" in line] == written
    assert lines.count("x" * 4096) == long


def test_what_a_room_is_told_of_a_burst_is_one_message_and_all_of_it_can_be_read(world: World) -> None:
    talking(world)
    flood(world, 60, "سطر طويل " * 20)
    world.wait(world.now + SOON)
    line = world.said[room()][-1]
    assert line.key == "room-person-wrote" and len(line.text) < BRIEF + 200
    world.press(room(), "said", by="agent")
    world.press(room(), "said", "2", by="agent")
    assert " 59" in world.press(room(), "said", "3", by="agent")[-1].text


def test_a_hundred_thousand_characters_are_taken_in_a_moment(world: World) -> None:
    """No part of a turn takes the square of a text's length."""
    world.answers.ask("متى تفتحون")  # what is built once is built
    began = perf_counter()
    for text in ("x" * 100_000, "\n".join(f"وين {number}؟ وكم رسوم الدورة؟" for number in range(4_000))):
        world.write(person(), text)
    assert perf_counter() - began < 30


def test_after_a_pause_it_is_a_talk_again(world: World) -> None:
    talking(world)
    flood(world, 300)
    world.wait(world.now + timedelta(minutes=3))
    before = len(world.said[room()])
    world.write(person(), "شكرا")
    assert keys(world.said[room()][before:]) == ["room-person-wrote"]


def test_a_card_stays_one_message_and_the_rest_is_read_page_by_page(world: World) -> None:
    complain(world)
    assert "said" not in [b.action for b in world.said[room()][0].buttons]
    world.happen(person(), ButtonPressed("write-to-case", "1001"))
    world.wait(world.now + timedelta(minutes=3))
    flood(world, 600)
    world.wait(world.now + timedelta(minutes=2))
    card = world.happen(room(), ButtonPressed("card", by="agent"))[-1]
    assert len(card.text) < BRIEF + 1_000
    assert "محفوظة" in card.text
    first = world.press(room(), "said", by="agent")[-1]
    assert first.key == "room-said"
    second = world.press(room(), "said", "2", by="agent")[-1]
    assert f"رسالة {SAID_PAGE}" in second.text
    over = world.happen(room(), ButtonPressed("said", "9999", by="agent"))[-1]
    assert over.key == "room-said-nothing"
    forged = world.happen(room(), ButtonPressed("said", "-1; x", by="agent"))[-1]
    assert forged.args["page"] == "1"


def test_the_paces_leave_the_group_room() -> None:
    """Twenty lines a minute are what a group may have (platform-facts)."""
    assert AT_ONCE <= 20
    assert timedelta(minutes=1) / flood_control.PACE >= flood_control.HIGHEST - AT_ONCE


def test_many_messages_at_once_are_the_answer_to_no_field(world: World) -> None:
    world.write(person(), "سجلني")
    for action in ("register", "agree", "for-me"):
        world.press(person(), action)
    flood(world, AT_ONCE + 5, "؟؟")
    world.wait(world.now + SOON)
    assert keys(world.said[person()])[-2:] == ["registration-wrong-many", "registration-ask"]
    assert "؟؟ 24" in world.kept()
    world.wait(world.now + timedelta(hours=1))
    world.write(person(), "هدى")
    registering = world.conversation(person()).registering
    assert registering and dict(registering.answers)["name"] == "هدى"


# The short lines of one story

LINES = ("رحت لكم اليوم الصبح", "الموظف رفض يسجلني", "وصرخ علي قدام الناس", "وطلعت أبكي")
TOLD = dict.fromkeys(LINES, sure(Act.COMPLAIN))
ASKED = "متى تفتحون؟"
STORY = timedelta(seconds=3)


def telling(**more: object) -> World:
    table = {**TOLD, ASKED: sure(Act.ASK), "\n".join(LINES): sure(Act.COMPLAIN)}
    return World(answers=HearsTable(table), pace=Pace(story=STORY), **more)  # type: ignore[arg-type]


def test_a_story_in_short_lines_gets_one_answer() -> None:
    world = telling()
    for line in LINES:
        assert world.write(person(), line) == []
        world.wait(world.now + timedelta(seconds=2))
    world.wait(world.now + STORY)
    said = world.said[person()]
    assert len(said) == 1
    draft = world.conversation(person()).draft
    assert draft and "\n".join(words.text for words in draft.words).splitlines() == list(LINES)
    assert "burst-kept" not in keys(said)


def test_one_line_alone_is_answered_when_its_time_is_over_and_stays_what_it_was() -> None:
    world = telling()
    world.happen(person(), MessageReceived(Words(LINES[1], id="m1")))
    assert not world.said.get(person())
    world.wait(world.now + STORY)
    draft = world.conversation(person()).draft
    assert draft and [(words.text, words.id) for words in draft.words] == [(LINES[1], "m1")]


def test_a_question_alone_is_answered_at_once() -> None:
    assert keys(telling().write(person(), ASKED)) == ["answer"]


def test_a_question_behind_a_story_is_answered_at_once_with_it() -> None:
    world = telling()
    for line in LINES[:2]:
        world.write(person(), line)
    said = world.write(person(), ASKED)
    assert said and not world.conversation(person()).burst.gathered
    assert set(LINES[:2]) <= world.kept()


@pytest.mark.parametrize("press", ["typed", "pressed"])
def test_a_press_is_never_kept_waiting(press: str) -> None:
    world = telling()
    world.write(person(), "القائمة")
    world.write(person(), LINES[0])
    said = world.press(person(), "my-cases") if press == "pressed" else world.write(person(), "طلباتي")
    assert keys(said)[-1] in ("no-cases", "cases-begun")
    assert LINES[0] in world.kept()
    assert not world.conversation(person()).burst.gathered


def test_a_cry_for_help_in_a_story_is_answered_at_once() -> None:
    world = telling()
    world.write(person(), LINES[0])
    assert keys(world.write(person(), "البيت يحترق الحين الحقوني"))[0] == "emergency"


def test_a_form_a_complaint_and_a_talk_keep_their_lines_themselves() -> None:
    world = telling()
    world.write(person(), "تقديم شكوى")
    for line in LINES[:2]:
        assert keys(world.write(person(), line)) == ["complaint-heard"]
    other = telling()
    other.write(person(), "/human")
    other.write(person(), "سؤالي عن الدورة")
    other.write(person(), LINES[0])
    assert LINES[0] in plain(other.said[room()][-1].text)


def test_what_never_ends_is_taken_after_some_lines() -> None:
    world = telling()
    for _ in range(60):
        world.write(person(), LINES[0])
        world.wait(world.now + timedelta(seconds=2))
    assert world.said.get(person())


def test_a_flood_that_begins_as_a_story_is_a_flood() -> None:
    world = telling()
    told = [message for _ in range(100) for message in world.write(person(), LINES[0])]
    assert keys(told).count("burst-kept") == 1
    world.wait(world.now + timedelta(minutes=2))
    assert not world.conversation(person()).burst.gathered
    pending = world.conversation(person()).pending
    assert sum(words.text.count(LINES[0]) for words in (*pending.words, *pending.met)) == 100


def test_a_second_story_later_is_taken_as_the_first_was() -> None:
    world = telling()
    for number in range(2):
        world.write(person(), "القائمة")
        for line in LINES[:2]:
            world.write(person(), line)
        world.wait(world.now + timedelta(minutes=5))
        assert not world.conversation(person()).burst.waits, number
    assert set(LINES[:2]) <= world.kept()


def test_without_a_pause_every_line_is_answered_for_itself() -> None:
    world = World(answers=HearsTable(TOLD))
    assert world.write(person(), LINES[1])
