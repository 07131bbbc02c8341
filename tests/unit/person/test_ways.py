"""Every button that is shown can be said: each prompt of ours with each way of the collection.

The rules held here: what says a button presses it, and is no word of a telling, a wish or a field; what
is content presses nothing; and no button reaches a person that nobody said the meaning of.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.core.advance import understood
from bot.core.conversation import Choice, Conversation
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.core.registration import FieldKind, FormField, Initiative
from bot.core.turn import Turn
from bot.core.ways import name_of
from faq.detect.typed_choice import says
from handlers.person.unclear_answers import ANSWERS
from handlers.shared.ways_to_say import MEANS, PERSON_WAYS, QUESTIONS
from handlers.tables import PEOPLE
from tests.table import rows
from tests.unit.ways import WAYS, Way
from tests.unit.world import World, person, room

ROOT = Path(__file__).parents[3]
P = person()
TELLING = "السواق صرخ علي قدام الناس"
SOLUTIONS = ("إعادة السلة غدًا", "قسيمة بدلها", "أن نتصل بك")
FORM = (
    FormField("name", {"ar": "الاسم", "en": "Name"}, optional=True),
    FormField("phone", {"ar": "رقم الجوال", "en": "Phone"}, FieldKind.PHONE, optional=True),
    FormField("birth", {"ar": "تاريخ الميلاد", "en": "Date of birth"}, FieldKind.DATE, optional=True),
)
OPTIONAL = Initiative("easy", {"ar": "مبادرة سهلة", "en": "Easy"}, form=FORM)


# Our prompts ------------------------------------------------------------------------------------------


def listening(world: World) -> None:
    world.write(P, "شكوى")
    world.write(P, TELLING)


def expectation(world: World) -> None:
    listening(world)
    world.press(P, "heard-all")


def summary(world: World) -> None:
    expectation(world)
    world.press(P, "no-expectation")


def rewording(world: World) -> None:
    summary(world)
    world.press(P, "reword")


def changing(world: World) -> None:
    summary(world)
    world.write(P, "لا")


def unfinished(world: World) -> None:
    listening(world)
    world.write(P, "القائمة")
    world.press(P, "complaint")


def starting_over(world: World) -> None:
    unfinished(world)
    world.press(P, "start-over")


def left(world: World) -> None:
    listening(world)
    world.write(P, "إلغاء")


def opened(world: World) -> None:
    summary(world)
    world.press(P, "confirm")


def alternatives(world: World) -> None:
    opened(world)
    world.press(room(), "offer", by="agent")
    for each in SOLUTIONS:
        world.write(room(), each, by="agent")
    world.press(room(), "offer-done", by="agent")


def proposing(world: World) -> None:
    alternatives(world)
    world.press(P, "propose")


def resolved(world: World) -> None:
    opened(world)
    world.press(room(), "resolve", by="agent")
    world.write(room(), "أنجزنا ما طُلب", by="agent")


def solved(world: World) -> None:
    resolved(world)
    world.press(P, "rate-as")


def below(world: World) -> None:
    resolved(world)
    world.press(P, "rate-below")
    world.press(P, "solved-yes")


def withdrawing(world: World) -> None:
    opened(world)
    world.write(P, "طلباتي")
    world.press(P, "case")
    world.press(P, "withdraw")


def delay(world: World) -> None:
    world.write(P, "بلاغ تأخير")


def offered(world: World) -> None:
    world.write(P, "هل عندكم سباحة للأطفال")


def terms(world: World) -> None:
    world.write(P, "سجلني")
    world.press(P, "register", "easy")


def whom(world: World) -> None:
    terms(world)
    world.press(P, "agree")


def name(world: World) -> None:
    whom(world)
    world.press(P, "for-me")


def phone(world: World) -> None:
    name(world)
    world.press(P, "skip")


def birth(world: World) -> None:
    phone(world)
    world.press(P, "skip")


def registration_summary(world: World) -> None:
    birth(world)
    world.press(P, "skip")


def relation(world: World) -> None:
    whom(world)
    world.press(P, "for-other")


def cancelling(world: World) -> None:
    registration_summary(world)
    world.press(P, "confirm-registration")
    world.press(P, "registration")
    world.press(P, "cancel-registration")


Reach = Callable[[World], None]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt of ours, the question of the collection that it asks, and what each of its buttons is."""

    reach: Reach
    asks: str
    presses: tuple[str, ...]


PROMPTS = (
    Prompt(summary, "هل هذا صحيح؟", ("confirm", "change-complaint")),
    Prompt(registration_summary, "هل هذا صحيح؟", ("confirm-registration", "change-answer")),
    Prompt(listening, "وصلنا كلامكم. هل تودّون إضافة شيء آخر؟", ("heard-all", "never-mind")),
    Prompt(left, "بقيت خطوة واحدة. هل نكمل الطلب؟", ("continue-draft", "no-thanks")),
    Prompt(alternatives, "نعتذر عما حدث. اختاروا الحل المناسب:", ("choose", "choose", "choose")),
    Prompt(resolved, "كيف كان تعاملنا مع حالتكم؟", ("rate-above", "rate-as", "rate-below")),
    Prompt(solved, "هل انحلّت مشكلتكم؟", ("solved-yes", "solved-no")),
    Prompt(terms, "هل توافقون على الشروط؟", ("agree", "register")),
    Prompt(offered, "هل تودّون أن يتصل بكم أحد من الموظفين؟", ("human", "no-thanks")),
    Prompt(birth, "اكتبوا تاريخ الميلاد.", ("skip", "back")),
    Prompt(name, "ما اسم صاحب الطلب؟", ("skip", "back")),
    Prompt(phone, "اكتبوا رقم الجوال.", ("skip", "back")),
)
OTHERS = (
    *(expectation, rewording, changing, unfinished, starting_over, opened, proposing, below, withdrawing),
    *(delay, whom, relation, cancelling),
)
REACHED: dict[Reach, World] = {}


def at(reach: Reach) -> World:
    """A world of one's own at the prompt, the same for every row that begins there."""
    if reach not in REACHED:
        world = World(initiatives=(*World().initiatives, OPTIONAL))
        reach(world)
        REACHED[reach] = world
    return REACHED[reach].twin()


def means(world: World, typed: str) -> tuple[str, str]:
    """What is pressed by it; nothing where it is content."""
    event = MessageReceived(Words(typed))
    talk = world.conversation(P)
    meant = understood(Turn(talk, event, world.facts(P, event), PEOPLE))
    return (meant.action, meant.arg) if isinstance(meant, ButtonPressed) else ("", "")


def kept(world: World) -> set[str]:
    """Everything that is kept as told, wished, answered or waiting."""
    here: Conversation = world.conversation(P)
    words = [*here.pending.words, *here.pending.met]
    texts = [each for case in world.cases.values() for each in (case.expectation, *_of(case.words))]
    if here.draft:
        texts += [here.draft.expectation, *_of(here.draft.words)]
    if here.registering:
        texts += [here.registering.relation, *dict(here.registering.answers).values()]
    return {*texts, *_of(words)}


def _of(words: object) -> list[str]:
    return [each.text for each in words]  # type: ignore[attr-defined]


LEAVING = ("never-mind", "no-thanks", "cancel")
"""One and the same; some of the sayings are commands, too."""

ASKED = [(prompt, way) for prompt in PROMPTS for way in WAYS if way.prompt == prompt.asks]


@rows("prompt, way", ASKED)
def test_each_way_presses_the_button_of_our_prompt_and_is_kept_nowhere(prompt: Prompt, way: Way) -> None:
    world = at(prompt.reach)
    action, arg = means(world, way.typed)
    meant = _meant(world, prompt, way)
    assert action in LEAVING if meant in LEAVING else action == meant, way.typed
    if action == "choose":
        assert arg.endswith(f".{way.means}"), way.typed
    if action:
        world.write(P, way.typed)
        assert way.typed not in kept(world), way.typed


def _meant(world: World, prompt: Prompt, way: Way) -> str:
    """Our prompts have more buttons than the collection's: a fourth one, and one that adds what was
    forgotten, at which everything is asked for that is changed there."""
    shown = world.conversation(P).prompt
    if way.means is None:
        place = int(way.typed) if way.typed.isdecimal() else 0
        return shown[place - 1].action if 0 < place <= len(shown) else ""
    adds = says(way.typed, "add") and any(choice.action == "add-more" for choice in shown)
    meant = prompt.presses[way.means]
    return "add-more" if adds and meant == "change-complaint" else meant


def test_every_question_of_the_collection_is_one_of_ours_or_a_list() -> None:
    ours = {prompt.asks for prompt in PROMPTS}
    lists = {way.prompt for way in WAYS} - ours
    assert lists == {
        "متى يناسبكم التوصيل؟",
        "أي فرع أقرب إليكم؟",
        "ما نوع ما تودّون إيصاله؟",
        "اختاروا اللغة / Choose language",
        "لمن هذا التسجيل؟",
    }


# No answer becomes content ----------------------------------------------------------------------------

SHORT = (
    "نعم",
    "لا",
    "ايوه",
    "لا شكرا",
    "تمام",
    "خلاص",
    "غلط",
    "yes",
    "no",
    "ok",
    "aywa",
    "👍",
    "موافق",
    "اي نعم",
)


@rows(
    "reach", [reach for reach in (*(prompt.reach for prompt in PROMPTS), *OTHERS) if reach is not opened]
)
@rows("typed", SHORT)
def test_no_yes_or_no_becomes_content_anywhere(reach: Reach, typed: str) -> None:
    world = at(reach)
    before = kept(world)
    said = world.write(P, typed)
    assert said, (reach.__name__, typed)
    assert kept(world) - before <= {""} | _worded(world), (reach.__name__, typed)


def _worded(world: World) -> set[str]:
    """Where nothing is hoped for, a sentence of ours says so."""
    return {"الحل الذي ترونه مناسبًا"}


def test_a_field_that_asks_yes_or_no_takes_it() -> None:
    asks = FormField("works", {"ar": "هل عندك عمل؟", "en": "Do you work?"})
    world = World(initiatives=(replace(OPTIONAL, form=(asks,)),))
    name(world)
    world.write(P, "لا")
    draft = world.conversation(P).registering
    assert draft
    assert dict(draft.answers) == {"works": "لا"}


def test_what_is_said_to_the_staff_in_a_talk_stays_theirs() -> None:
    world = World()
    world.write(P, "هل عندكم سباحة للأطفال")
    world.write(P, "موظف")
    world.write(room(), "أهلًا، معك سارة", by="agent")
    for typed in ("نعم", "لا", "خلاص", "انتهيت", "هونت", "الثاني"):
        world.write(P, typed)
    assert {"نعم", "لا", "خلاص", "انتهيت", "الثاني"} <= {each.text for each in world.cases[1001].words}


def test_all_that_counts_as_an_answer_is_a_saying() -> None:
    assert all(says(each, *ANSWERS) for each in SHORT if each != "👍")


# Every button has a meaning ---------------------------------------------------------------------------

SHOWN = ("handlers/person", "handlers/shared/approved_answer.py")
PRIVATE = {"private-reach", "private-whom", "private-is"}
DYNAMIC = {"act", "i-am", "relation", "resume", "topic", "this-topic", "language", *PRIVATE}
"""Said by the words of their own labels, which are another for each: a relation, a title, a language."""


def shown() -> Iterator[tuple[str, str]]:
    """Each button that is made for a person in the code: where, and its name."""
    for place in SHOWN:
        for file in sorted(ROOT.joinpath(place).rglob("*.py")) or [ROOT / place]:
            tree = ast.parse(file.read_text("utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Choice":
                    yield from _named(file, node)


def _named(file: Path, node: ast.Call) -> Iterator[tuple[str, str]]:
    given = {each.arg: each.value for each in node.keywords}
    actions = {each.value for each in ast.walk(node.args[0]) if isinstance(each, ast.Constant)}
    label = given.get("label")
    if "title" in given:
        return
    for action in actions:
        known = label.value if isinstance(label, ast.Constant) else ""
        yield f"{file.name}:{node.lineno}", name_of(Choice(str(action), label=str(known)))


def test_every_button_that_a_person_is_shown_says_what_it_means() -> None:
    found = list(shown())
    assert len(found) > 100
    missing = {(where, name) for where, name in found if name not in MEANS and name not in DYNAMIC}
    assert not missing


@rows("reach", [*(prompt.reach for prompt in PROMPTS), *OTHERS])
def test_every_button_of_a_prompt_is_pressed_by_its_number_and_its_label(reach: Reach) -> None:
    world = at(reach)
    for place, choice in enumerate(world.conversation(P).prompt, start=1):
        pressed = (choice.action, choice.arg)
        assert means(world, choice.shown) == pressed, choice
        assert means(world, str(place)) == pressed, choice


def test_every_yes_has_its_no_and_both_mean_something() -> None:
    for asked in QUESTIONS:
        assert asked.yes in MEANS or asked.yes in DYNAMIC, asked
        assert asked.unshown or asked.no in MEANS or asked.no == "begin-registration", asked


@pytest.mark.parametrize("action", sorted(PERSON_WAYS.unshown))
def test_what_is_on_no_button_can_be_said_in_a_step(action: str) -> None:
    world = at(summary)
    assert means(world, "هونت")[0] == action
