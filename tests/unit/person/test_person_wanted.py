"""A plain wish for a person is carried out at once, with the words, and is taken back with one press."""

from datetime import timedelta

import pytest

from bot.core.case import Status
from bot.core.events import ButtonPressed, StaffWrote, Words
from bot.texts.catalogue import plain
from faq.acts.heard import Act
from tests.unit.person.hearing import HearsTable, hears, sure
from tests.unit.world import World, person, room

HUDA = person("huda")
WISH = "ابي احد منكم يكلمني لو سمحتوا، تعبت من الرسايل"


@pytest.fixture
def world() -> World:
    return World(answers=hears(Act.HUMAN, WISH, "كيف أوصل لموظف؟", "خلوني اتكلم مع بشر"))


def keys(world: World, text: str) -> list[str]:
    return [message.key for message in world.write(HUDA, text)]


def test_it_goes_to_a_person_at_once_with_the_words(world: World) -> None:
    last = world.write(HUDA, WISH)[-1]
    assert last.key == "human-soon"
    assert "take-back" in [button.action for button in last.buttons]
    assert [words.text for words in world.cases[1001].words] == [WISH]
    assert any(WISH in plain(message.text) for message in world.said[room()])


def test_what_waits_goes_along(world: World) -> None:
    world.write(HUDA, "متى دوامكم؟")
    assert keys(world, WISH) == ["words-go-along", "human-soon"]
    assert [words.text for words in world.cases[1001].words] == ["متى دوامكم؟", WISH]


def test_whoever_asks_how_is_told_how_with_the_button_first(world: World) -> None:
    shown = world.write(HUDA, "كيف أوصل لموظف؟")[-1]
    assert shown.key == "answer" and shown.buttons[0].action == "human"
    assert not world.cases


def test_whoever_already_waits_is_not_sent_to_the_end(world: World) -> None:
    world.write(HUDA, WISH)
    world.press(HUDA, "talk-done")
    world.write(HUDA, "خلوني اتكلم مع بشر")
    assert list(world.cases) == [1001]
    assert [words.text for words in world.cases[1001].words] == [WISH, "خلوني اتكلم مع بشر"]


def taken_back(world: World) -> None:
    """The question is withdrawn, nothing of it is due, and its room has heard so."""
    case = world.cases[1001]
    assert case.status is Status.WITHDRAWN and not case.is_open
    assert not [key for key in world.timers if key.startswith(("case:1001:", "talk:"))]
    assert "room-withdrawn" in [message.key for message in world.said[room()]]
    assert not world.conversation(HUDA).topic


def test_one_press_takes_it_back(world: World) -> None:
    world.write(HUDA, WISH)
    assert [m.key for m in world.press(HUDA, "take-back")] == ["question-taken-back"]
    taken_back(world)


@pytest.mark.parametrize(
    "text",
    [
        "تراجعت",
        "كنت أسأل فقط",
        "كنت اسأل بس",
        "لا خلاص",
        "إلغاء",
        "غيرت رأيي",
        "never mind",
        "just asking",
    ],
)
def test_so_do_words(world: World, text: str) -> None:
    world.write(HUDA, WISH)
    assert keys(world, text) == ["question-taken-back"]
    taken_back(world)


def test_the_words_go_back_to_the_next_step(world: World) -> None:
    world.write(HUDA, WISH)
    world.press(HUDA, "take-back")
    world.press(HUDA, "menu")
    world.press(HUDA, "complaint")
    draft = world.conversation(HUDA).draft
    assert draft and [words.text for words in draft.words] == [WISH]


def test_pressed_twice_it_says_that_nothing_is_left_to_take_back(world: World) -> None:
    world.write(HUDA, WISH)
    world.press(HUDA, "take-back")
    assert [m.key for m in world.press(HUDA, "take-back")] == ["withdraw-not-possible"]


def test_nobody_takes_back_what_is_somebody_elses(world: World) -> None:
    world.write(HUDA, WISH)
    other = person("nadia")
    shown = world.happen(other, ButtonPressed("take-back", "1001"))
    assert [m.key for m in shown] == ["withdraw-not-possible"]
    assert world.cases[1001].is_open


def test_once_the_staff_have_answered_the_words_are_for_them(world: World) -> None:
    world.write(HUDA, WISH)
    world.write(room(), "أهلًا، معك سارة", by="agent")
    assert world.cases[1001].answered_at
    world.write(HUDA, "تراجعت")
    assert world.cases[1001].is_open and world.cases[1001].words[-1].text == "تراجعت"


def test_a_cry_for_help_is_not_taken_back(world: World) -> None:
    world.write(HUDA, WISH)
    world.write(HUDA, "ابي انتحر")
    assert world.cases[1001].cry
    shown = world.press(HUDA, "take-back")
    assert shown[0].key == "withdraw-after-word" and world.cases[1001].is_open


def test_a_second_act_waits_its_turn() -> None:
    """The one that leads is carried out."""
    world = World(answers=HearsTable({"x شكرا": sure(Act.HUMAN, Act.THANK)}))
    assert keys(world, "x شكرا") == ["human-soon"]


def test_no_promise_is_due_after_it_was_taken_back(world: World) -> None:
    world.write(HUDA, WISH)
    world.press(HUDA, "take-back")
    before = len(world.said[HUDA])
    world.wait(world.now + timedelta(days=5))
    assert len(world.said[HUDA]) == before


def test_staff_who_write_meanwhile_are_heard(world: World) -> None:
    world.write(HUDA, WISH)
    world.press(HUDA, "take-back")
    shown = world.happen(HUDA, StaffWrote(1001, Words("كيف نخدمك؟")))
    assert shown[0].key == "staff-wrote"
