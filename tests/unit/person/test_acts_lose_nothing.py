"""Whatever is heard and whatever is pressed then: the words are kept, and nothing is filed by being heard."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.core.events import ButtonPressed
from bot.core.messages import Button
from faq.acts.heard import Act, Heard
from tests.unit.person.hearing import HearsTable, likely, sure
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person

TELLING = "زقفخظ ثصضطغ كعصلم"
MORE = "نبخدذ غظصث قفزخ"
DEEP = 3
OWN_WISH = frozenset({"drop-told", "start-over-yes", "begin-anew-yes", "data-erase-rest"})
"""By these the person lets their words go."""

FILES = frozenset(
    {
        *("confirm", "file-delay", "file-help", "file-suggestion", "heard-all"),
        *("human", "connect", "not-this", "act", "write-to-case", "solved-no", "reopen"),
        *("confide", "in-danger", "rate-below", "rate-as", "rate-above"),
    }
)
"""By these something is filed, or told to staff."""

AT_ONCE = frozenset({Act.HUMAN})
"""A sure wish for a person opens a question; so does a cry for help of the reviewed list, which no act is."""

HEARD: dict[str, Heard] = {
    **{f"sure {act}": sure(act) for act in Act},
    **{f"{act} and a question": sure(act, Act.ASK) for act in Act if act is not Act.ASK},
    **{f"thanks and {act}": sure(Act.THANK, act) for act in Act if act is not Act.THANK},
    **{f"perhaps {act}": likely(act, Act.COMPLAIN, Act.ASK) for act in Act},
    **{f"perhaps gravely {act}": likely(Act.ASK, act, grave=act) for act in (Act.DISCLOSE, Act.DANGER)},
    "nothing": Heard(),
}


def told(heard: Heard, begun: str) -> World:
    world = World(answers=HearsTable({TELLING: heard}))
    if begun == "with a case":
        complain(world, MORE)
    elif begun == "with a draft":
        for said in ("شكوى", MORE, "القائمة"):
            world.write(person(), said)
    elif begun == "in a form":
        world.write(person(), "سجلني")
        world.press(person(), "register", "ibda")
    world.write(person(), TELLING)
    return world


BEGUN = ("alone", "with a case", "with a draft", "in a form")


def buttons(world: World) -> Iterator[Button]:
    """What was shown last with buttons."""
    last = next((m for m in reversed(world.said[person()]) if m.buttons), None)
    yield from last.buttons if last else ()


def walked(world: World, path: tuple[str, ...] = ()) -> Iterator[tuple[World, World, tuple[str, ...]]]:
    """Every press to the depth, with the world before it and after it."""
    for button in buttons(world) if len(path) < DEEP else ():
        if button.action in OWN_WISH:
            continue
        after = world.twin()
        after.happen(
            person(), ButtonPressed(button.action, button.arg, after.conversation(person()).stamp)
        )
        here = (*path, button.action)
        yield world, after, here
        yield from walked(after, here)


def lines(world: World) -> set[str]:
    """What stands in a draft, waits, or is with a case, a disclosure or a registration: not what is kept
    to learn from."""
    return replace(world, questions={}).kept()


@pytest.mark.parametrize("begun", BEGUN)
@pytest.mark.parametrize("heard", HEARD)
def test_the_words_are_found_after_every_press_and_nothing_is_filed_without_one(
    heard: str, begun: str
) -> None:
    world = told(HEARD[heard], begun)
    before = 1 if begun == "with a case" else 0
    if AT_ONCE.isdisjoint(HEARD[heard].sure):
        assert len(world.cases) == before
    assert TELLING in lines(world)
    for was, now, path in walked(world):
        assert TELLING in lines(now), path
        if len(now.cases) > len(was.cases):
            assert path[-1] in FILES, path


@pytest.mark.parametrize("heard", HEARD)
def test_more_words_file_nothing_either(heard: str) -> None:
    world = told(HEARD[heard], "alone")
    if not AT_ONCE.isdisjoint(HEARD[heard].sure):
        return
    for text in (MORE, "...", "لا"):
        world.write(person(), text)
        assert not world.cases
    assert {TELLING, MORE} <= lines(world)
