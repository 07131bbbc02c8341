"""Staff answer: one line, or the draft under headings; points are ticked, and named once (C21, C22)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.core.answer import Answer, read
from bot.core.case import EntryKind, Gesture, Status
from bot.core.events import (
    Attachment,
    AttachmentKind,
    ButtonPressed,
    MessageEdited,
    MessageReceived,
    Words,
)
from bot.core.messages import Message
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room

LETTER = "القرار: لك الحق في السلة\nالأسباب: تأخر المورد\nما قمنا به: أرسلنا السلة\nما يأتي ومتى: نتصل بك الأحد"
TWO = ("ما وصلتني السلة من شهر", "والموظف أغلق الخط في وجهي")


@pytest.fixture
def world() -> World:
    return World()


def keys(shown: list[Message]) -> list[str]:
    return [message.key for message in shown]


def write(world: World, text: str, by: str = "agent", **more: Any) -> list[Message]:
    return world.happen(room(), MessageReceived(Words(text, **more), by=by))


def press(world: World, action: str, arg: str = "", by: str = "agent") -> list[Message]:
    return world.happen(room(), ButtonPressed(action, arg, by=by))


def form(world: World, *words: str) -> list[Message]:
    complain(world, *words)
    return world.press(room(), "resolve", by="agent")


def by_points(world: World, *words: str) -> None:
    """A form whose first point is ticked: what is not is named before the answer goes."""
    form(world, *words)
    press(world, "answer-point", "1")


def told(world: World) -> str:
    return plain(world.said[person()][-1].text)


def test_one_line_is_sent_as_it_is(world: World) -> None:
    form(world)
    assert "room-resolved" in keys(write(world, "أرسلنا السلة"))
    assert world.cases[1001].applied == "أرسلنا السلة"
    assert "ما قمنا به:\nأرسلنا السلة\n" in told(world)


def test_the_draft_says_what_the_talk_knows(world: World) -> None:
    complain(world, *TWO)
    given = Gesture("call", {"ar": "اتصال المدير", "en": "A call"})
    late = replace(world.cases[1001], chosen="سلة بديلة", goodwill=(given,), late_reason="المورد")
    world.cases[1001] = late
    draft = plain(world.press(room(), "resolve", by="agent")[0].text)
    for known in ("1. ما وصلتني السلة من شهر", "سلة بديلة", "اتصال المدير", "المورد", "لم تُحلّ"):
        assert known in draft


def test_the_draft_unchanged_is_no_answer(world: World) -> None:
    draft = form(world)[0].text
    assert keys(write(world, draft))[0] == "room-answer-empty"
    assert world.cases[1001].status is Status.OPEN


def test_a_whole_answer_goes_as_one_message(world: World) -> None:
    form(world)
    before = len(world.said[person()])
    write(world, LETTER)
    answer = Answer("", "لك الحق في السلة", "تأخر المورد", "أرسلنا السلة", "نتصل بك الأحد")
    assert replace(world.cases[1001].answer or Answer(), message="") == answer
    assert "القرار:\nلك الحق في السلة\n\nالأسباب:\nتأخر المورد" in told(world)
    assert len([m for m in world.said[person()][before:] if m.key == "case-resolved"]) == 1
    card = next(each for each in reversed(world.said[room()]) if each.key == "card")
    assert "القرار:\nلك الحق" in plain(card.text)
    world.press(person(), "my-cases")
    world.press(person(), "case", "1001")
    assert "ردّنا:\nالقرار:\nلك الحق" in told(world)


def test_the_answer_is_read_by_the_coach_as_a_whole(world: World) -> None:
    form(world)
    assert keys(write(world, f"{LETTER}\nالاعتراض: هذا خطؤك أنت")) == ["room-held"]
    assert world.cases[1001].status is Status.OPEN


def test_a_single_point_is_in_nobodys_way(world: World) -> None:
    shown = form(world)[-1]
    assert not [b for b in shown.buttons if b.action == "answer-point"]


def test_what_is_not_ticked_is_named_once(world: World) -> None:
    form(world, *TWO)
    press(world, "answer-point", "1")
    (named,) = write(world, "أرسلنا السلة")
    assert named.key == "room-answer-unticked" and TWO[1] in named.text and TWO[0] not in named.text
    assert [entry.words.text for _, entry in world.entries if entry.kind is EntryKind.HELD] == [
        "أرسلنا السلة"
    ]
    press(world, "answer-send")
    case = world.cases[1001]
    assert case.status is Status.RESOLVED and case.applied == "أرسلنا السلة"
    assert case.answer and case.answer.unanswered == (TWO[1],)
    assert TWO[1] in plain(world.said[room()][-1].text)


def test_it_is_never_named_twice(world: World) -> None:
    by_points(world, *TWO)
    write(world, "أرسلنا السلة")
    press(world, "answer-go-on")
    assert "room-resolved" in keys(write(world, "أرسلنا السلة ونعتذر عن الموظف"))
    assert world.cases[1001].applied == "أرسلنا السلة ونعتذر عن الموظف"
    assert not world.conversation(room()).held


@pytest.mark.parametrize("ticks", [("1", "2"), ("١ و٢",), ("1,2",), ("all",)])
def test_ticked_points_are_not_named(ticks: tuple[str, ...], world: World) -> None:
    form(world, *TWO, "ولم يرد علي أحد")
    if ticks == ("all",):
        press(world, "answer-all")
    else:
        for each in (*ticks, "3"):
            write(world, each)
    assert "room-resolved" in keys(write(world, "حُلّ كل ذلك"))
    answer = world.cases[1001].answer
    assert answer and answer.unanswered == ()


def test_a_second_press_takes_a_tick_back(world: World) -> None:
    form(world, *TWO)
    press(world, "answer-all")
    press(world, "answer-point", "2")
    assert "☐ 2." in press(world, "answer-point", "9")[-1].text
    assert "room-answer-unticked" in keys(write(world, "حُلّ"))


def test_one_line_without_a_tick_goes_at_once_and_the_card_names_what_is_not_ticked(world: World) -> None:
    form(world, *TWO)
    shown = write(world, "أرسلنا السلة")
    assert keys(shown) == ["room-resolved", "card"]
    assert all(point in plain(shown[-1].text) for point in TWO)
    assert "لم تُعلَّم" in plain(shown[-1].text) or "بلا علامة" in plain(shown[-1].text)


def test_under_headings_what_is_not_ticked_is_named_once(world: World) -> None:
    form(world, *TWO)
    assert "room-answer-unticked" in keys(write(world, LETTER))
    assert "room-resolved" in keys(write(world, LETTER))


def test_only_its_writer_sends_what_waits(world: World) -> None:
    by_points(world, *TWO)
    write(world, "أرسلنا السلة")
    press(world, "answer-send", by="supervisor")
    assert world.cases[1001].status is Status.OPEN


def test_what_was_given_up_is_sent_by_no_later_press(world: World) -> None:
    by_points(world, *TWO)
    write(world, "أرسلنا السلة")
    press(world, "form-cancel")
    press(world, "answer-send")
    assert world.cases[1001].status is Status.OPEN
    world.press(room(), "resolve", by="agent")
    press(world, "answer-send")
    assert world.cases[1001].status is Status.OPEN, "a new form begins empty"


def test_ticking_by_numbers_keeps_what_waits(world: World) -> None:
    by_points(world, *TWO, "ولم يرد علي أحد")
    write(world, "أرسلنا السلة")
    write(world, "٢ و٣")
    press(world, "answer-send")
    answer = world.cases[1001].answer
    assert answer and (answer.remedy, answer.unanswered) == ("أرسلنا السلة", ())


def test_what_waits_can_be_changed_where_it_stands(world: World) -> None:
    by_points(world, *TWO)
    write(world, "أرسلنا", id="m")
    shown = world.happen(room(), MessageEdited(Words("أرسلنا السلة ونعتذر", id="m"), "agent"))
    assert keys(shown) == ["room-answer-ask"] and world.cases[1001].status is Status.OPEN
    press(world, "answer-send")
    assert world.cases[1001].applied == "أرسلنا السلة ونعتذر"


def test_what_waits_can_become_a_note(world: World) -> None:
    by_points(world, *TWO)
    write(world, "أرسلنا", id="m")
    world.happen(room(), MessageEdited(Words("// المورد يماطل", id="m"), "agent"))
    press(world, "answer-send")
    assert world.cases[1001].status is Status.OPEN


def test_one_press_is_enough_where_the_talk_knows_what_was_done(world: World) -> None:
    complain(world, *TWO)
    world.cases[1001] = replace(world.cases[1001], chosen="سلة بديلة")
    world.press(room(), "resolve", by="agent")
    assert "room-resolved" in keys(press(world, "answer-short"))
    assert "نفّذنا الحل الذي اخترته: سلة بديلة" in told(world)


def test_nothing_is_made_up_for_a_short_answer(world: World) -> None:
    shown = form(world)[-1]
    assert "answer-short" not in [button.action for button in shown.buttons]
    press(world, "answer-short")
    assert world.cases[1001].status is Status.OPEN


def test_a_photo_that_shows_it_goes_before(world: World) -> None:
    form(world)
    photo = Attachment(AttachmentKind.PHOTO, "f.jpg", "r.jpg", "image/jpeg", 9)
    write(world, "أرسلنا السلة", attachments=(photo,))
    assert [m.key for m in world.said[person()][-2:]] == ["staff-wrote", "case-resolved"]


@pytest.mark.parametrize("command", ["/resolve", "/resolve 1001", "/إنجاز"])
def test_an_answer_that_was_written_behind_its_command_is_corrected_there(
    world: World, command: str
) -> None:
    complain(world)
    world.happen(room(), MessageReceived(Words(f"{command} أرسلنا السلة", id="m"), "agent"))
    shown = world.happen(room(), MessageEdited(Words(f"{command} أرسلنا سلتين", id="m"), "agent"))
    assert world.cases[1001].applied == "أرسلنا سلتين"
    assert world.said[person()][-1].key == "answer-corrected" and "room-passed-on" in keys(shown)
    assert command not in told(world)


def test_an_answer_that_is_changed_is_corrected(world: World) -> None:
    form(world)
    write(world, LETTER, id="m")
    sent = world.said[person()][-1]
    shown = world.happen(
        room(), MessageEdited(Words(LETTER.replace("الأحد", "الاثنين"), id="m"), "agent")
    )
    corrected = world.said[person()][-1]
    assert (corrected.key, corrected.slot) == ("answer-corrected", sent.slot) and sent.slot
    assert "الاثنين" in told(world) and "الأحد" not in world.cases[1001].applied
    assert "room-passed-on" in keys(shown)
    world.press(person(), "rate-as")
    world.press(person(), "solved-yes")
    world.happen(room(), MessageEdited(Words("أرسلنا السلة", id="m"), "agent"))
    assert world.said[person()][-1].key == "answer-corrected-rated"


def test_a_note_is_made_of_no_answer(world: World) -> None:
    form(world)
    write(world, "أرسلنا السلة", id="m")
    before = len(world.said[person()])
    noted = world.happen(room(), MessageEdited(Words("// المورد يماطل", id="m"), "agent"))
    assert keys(noted) == ["room-edit-noted"] and len(world.said[person()]) == before


def test_after_a_reopening_an_old_answer_is_changed_no_more(world: World) -> None:
    form(world)
    write(world, "أرسلنا السلة", id="m")
    press(world, "reopen")
    shown = world.happen(room(), MessageEdited(Words("أرسلناها أمس", id="m"), "agent"))
    assert keys(shown) == ["room-edit-stays"]


def test_a_round_asks_for_what_was_said_since(world: World) -> None:
    form(world, *TWO)
    press(world, "answer-point", "1"), press(world, "answer-point", "2")
    write(world, "أرسلنا السلة")
    world.wait(world.now + timedelta(hours=2))
    world.write(person(), "لا ما انحلت، ما وصلني أحد")
    shown = world.press(room(), "resolve", by="agent")[-1]
    assert TWO[0] not in shown.text


HEADED = [
    "القرر: لك الحق\nالاسباب : تأخر المورد\nماقمنا به: أرسلناها\nمايأتي و متى: نتصل بك",
    "*القرار:* لك الحق\n- الأسباب: تأخر المورد\n1) ما قمنا به: أرسلناها\n🔹 ما يأتي ومتى : نتصل بك",
    "القرار - لك الحق\nالأسباب = تأخر المورد\nما قمنا به\nأرسلناها\n**الخطوة القادمة** نتصل بك",
    "ما يأتي ومتى: نتصل بك\nما قمنا به: أرسلناها\nالأسباب: تأخر المورد\nالقرار: لك الحق",
    "القرار: لك الحق؛ الأسباب: تأخر المورد؛ ما قمنا به: أرسلناها؛ ما يأتي ومتى: نتصل بك",
]


@pytest.mark.parametrize("text", HEADED)
def test_headings_are_known_however_they_are_typed(text: str) -> None:
    answer = read(text)
    said = (answer.decision, answer.reasons, answer.remedy, answer.next)
    assert tuple(part.strip("؛") for part in said) == ("لك الحق", "تأخر المورد", "أرسلناها", "نتصل بك")


@pytest.mark.parametrize(
    "text", ["السبب أن المورد تأخر", "1. أرسلنا السلة\n2. اتصلنا بك", "ملاحظة: نتصل بك", "*أرسلنا* السلة"]
)
def test_what_is_no_heading_is_what_was_done(text: str) -> None:
    assert read(text) == Answer(remedy=text)
