"""A late service and a suggestion: one message, a case at once, the supervisor told, the person informed."""

from datetime import timedelta

import pytest

from bot.core.case import Kind, Status
from bot.core.events import Attachment, AttachmentKind, MessageReceived, Words
from bot.texts.catalogue import plain
from tests.unit.world import World, person, room

VOICE = Attachment("v.ogg", AttachmentKind.VOICE, "audio/ogg", 10)
ASKED = {Kind.DELAY: "لي شهر استنى ومحد سوى شي", Kind.SUGGESTION: "كيف أرسل مقترحاً؟"}


@pytest.fixture
def world() -> World:
    return World()


@pytest.mark.parametrize("kind", ASKED)
def test_from_the_answer_by_its_button_to_a_case_that_the_supervisor_hears_of(
    world: World, kind: Kind
) -> None:
    assert world.write(person(), ASKED[kind])[0].key == "answer"
    assert [m.key for m in world.press(person(), kind.value)] == [f"{kind}-ask-told"]
    opened = world.write(person(), "المكافأة متأخرة من شهرين")[0]
    assert opened.key == f"{kind}-opened"
    assert "1001" in plain(opened.text) and "المكافأة متأخرة" in plain(opened.text)
    case = world.cases[1001]
    assert case.kind is kind and case.due_at == world.calendar.due(world.now)
    mail = next(mail for to, mail in world.mails if to == "supervisor@example.org")
    assert mail.key == f"letter-opened-{kind}-subject"


@pytest.mark.parametrize(
    ("typed", "kind"), [("بلاغ تأخير", Kind.DELAY), ("عندي اقتراح", Kind.SUGGESTION)]
)
def test_typed_it_begins_as_well(world: World, typed: str, kind: Kind) -> None:
    assert world.write(person(), typed)[0].key == f"{kind}-ask"


def test_both_stand_with_the_common_questions(world: World) -> None:
    shown = world.press(person(), "questions") if world.write(person(), "هلا") else []
    assert {"delay", "suggestion"} <= {button.action for button in shown[0].buttons}


def test_a_voice_note_tells_it(world: World) -> None:
    world.write(person(), "بلاغ تأخير")
    world.happen(person(), MessageReceived(Words(attachments=(VOICE,))))
    assert world.cases[1001].kind is Kind.DELAY
    assert world.said[room()][0].attachments == (VOICE,)


def test_no_words_are_no_suggestion(world: World) -> None:
    world.write(person(), "اقتراح")
    assert [m.key for m in world.write(person(), "...")] == ["no-words", "suggestion-ask"]
    assert not world.cases


def test_what_comes_after_is_added_to_it(world: World) -> None:
    world.write(person(), "اقتراح")
    world.write(person(), "دورات في المساء")
    world.write(person(), "وللأمهات خصوصًا")
    assert [words.text for words in world.cases[1001].words] == ["دورات في المساء", "وللأمهات خصوصًا"]


def test_what_became_of_a_suggestion_is_told_and_nobody_is_asked_to_rate_it(world: World) -> None:
    world.write(person(), "اقتراح")
    world.write(person(), "دورات في المساء")
    world.press(room(), "resolve", by="supervisor")
    world.write(room(), "فتحنا فصلًا مسائيًا يبدأ الأحد", by="supervisor")
    told = world.said[person()][-1]
    assert told.key == "suggestion-outcome" and "فصلًا مسائيًا" in plain(told.text)
    assert not [button for button in told.buttons if button.action.startswith("rate-")]
    before = len(world.said[person()])
    world.wait(world.now + timedelta(days=8))
    assert world.cases[1001].status is Status.CLOSED
    assert len(world.said[person()]) == before, "nobody is asked how it was, nor told that it is closed"


def test_it_climbs_the_ladder_of_a_complaint(world: World) -> None:
    world.write(person(), "بلاغ تأخير")
    world.write(person(), "الشهادة متأخرة")
    assert any(key.startswith("case:1001:ladder:") for key in world.timers)
    world.wait(world.cases[1001].due_at)
    told = {message.key for message in world.said[room()]}
    assert {"room-unassigned", "room-overdue"} & told


@pytest.mark.parametrize("action", ["ask", "late", "offer"])
def test_staff_can_do_with_it_what_they_can_with_a_complaint(world: World, action: str) -> None:
    world.write(person(), "بلاغ تأخير")
    world.write(person(), "الشهادة متأخرة")
    world.press(room(), "more", by="supervisor")
    shown = {button.action for message in world.said[room()] for button in message.buttons}
    assert action in shown
