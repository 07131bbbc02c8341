"""Whoever types what a button says has pressed it: by the words that stood on it, which are kept with it."""

from dataclasses import replace

import pytest

from bot.core.advance import understood
from bot.core.conversation import Choice, Conversation
from bot.core.effects import Text
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.core.labels import short
from bot.core.turn import Turn
from handlers.tables import TABLES
from tests.unit.world import RENDERER, World, person

LONG = "نعيد لك المبلغ كاملًا خلال أسبوع من اليوم، ونعتذر لك عن كل ما حصل في المكتب"


def typed(text: str, *prompt: Choice, is_worded: bool = True) -> str:
    """What is understood: the action that is pressed, or nothing."""
    world, event = World(), MessageReceived(Words(text))
    conversation = Conversation(1, person(), prompt=prompt)
    facts = world.facts(person(), event)
    if not is_worded:
        facts = replace(facts, text=_no_words)
    meant = understood(Turn(conversation, event, facts, TABLES[person().party]))
    return meant.action if isinstance(meant, ButtonPressed) else ""


def _no_words(text: Text, language: str) -> str:
    raise AssertionError(f"{text.key} is worded anew in {language}")


@pytest.mark.parametrize("text", ["نعم، صحيح", "نعم صحيح", " نعم،  صحيح "])
def test_what_stood_on_a_button_is_known_without_wording_it_anew(text: str) -> None:
    choices = Choice("rewrite", shown="أعيد كتابتها"), Choice("confirm", shown="نعم، صحيح")
    assert typed(text, *choices, is_worded=False) == "confirm"
    assert not typed("شيء آخر تمامًا", *choices, is_worded=False)


def test_a_button_of_before_labels_were_kept_is_known_by_its_text() -> None:
    label = RENDERER.text(Text("choice-confirm"), "ar")
    assert typed(label, Choice("back"), Choice("confirm")) == "confirm"


@pytest.mark.parametrize("shown", ["", short(LONG)])
def test_a_long_title_is_known_as_it_stood_there_and_whole(shown: str) -> None:
    choice = Choice("choose", "1", title=LONG, shown=shown)
    assert short(LONG) != LONG
    assert typed(LONG, choice, is_worded=False) == "choose"
    assert typed(short(LONG), choice, is_worded=False) == "choose"


def test_what_is_kept_is_what_stands_on_the_buttons() -> None:
    """Of the prompt, not of what is shown beside it; and after another language was chosen, that one's."""
    world = World()
    for act in ("شكوى", "ضاعت أوراقي", "هذا كل شيء", "أريد أن أعرف الموعد", "English"):
        world.write(person(), act)
        prompt = world.conversation(person()).prompt
        shown = next(each for each in reversed(world.said[person()]) if each.buttons)
        assert [each.shown for each in prompt] == [each.label for each in shown.buttons]


def test_another_language_lets_go_of_the_labels_of_the_first() -> None:
    world = World()
    event = MessageReceived(Words(RENDERER.text(Text("choice-confirm"), "en")))
    talk = Conversation(1, person(), prompt=(Choice("confirm", shown="نعم، صحيح"),))
    turn = Turn(talk, event, world.facts(person(), event), TABLES[person().party]).speak("en")
    assert [each.shown for each in turn.conversation.prompt] == [""]
    meant = understood(turn)
    assert isinstance(meant, ButtonPressed)
    assert meant.action == "confirm"
