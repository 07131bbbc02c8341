"""A prompt as what can be said of it: what its buttons mean, and which is the yes and the no to it.

The tables are those of each party (handlers/shared/ways_to_say.py), the words faq/lexicon/ways.yaml.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from bot.core.conversation import Choice
from bot.core.labels import short
from faq.detect.typed_choice import Option

YES, NO = ("yes",), ("no",)
ACCEPT, DECLINE = ("yes", "accept"), ("no", "decline")
"""Of an offer."""

SURELY = ("yes", "send")
"""Of what is likeliest."""

LABEL = "choice-"

Label = Callable[[Choice], str]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked where `yes` is shown, by the name of its button, or where `no` is, too. A `no` that
    is `unshown` is pressed all the same. `is_offer`: what the person may do without, and is asked for
    nothing by where they write of their own. `only`: where nothing but ways out stands beside it."""

    yes: str
    no: str
    unshown: bool = False
    is_offer: bool = False
    only: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """`means`: the meanings of a button, by its name. `questions` in their order: the first one counts.
    `unshown` can be said in every step, `exits` are the buttons that stand beside any question,
    `scale` those that ask where no step does, and `talks` those that end a talk, in which all else is for
    the other side. `likeliest` are those of which the first one is
    likeliest: a yes to them all is a yes to it, unless something of `careful` stands beside it.
    `is_pointed_at`: by place and by a part of a label, too; where it is not, those of `parted` by a part
    all the same, for they are shown in forms alone. `worded`: buttons whose words say more than
    what stands on them («لا مشكلة» is no «لا، عادت المشكلة»): no part of a label names one of these."""

    means: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    unshown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exits: frozenset[str] = frozenset()
    scale: frozenset[str] = frozenset()
    talks: frozenset[str] = frozenset()
    likeliest: frozenset[str] = frozenset()
    careful: frozenset[str] = frozenset()
    worded: frozenset[str] = frozenset()
    parted: frozenset[str] = frozenset()
    is_pointed_at: bool = True


def name_of(choice: Choice) -> str:
    """By its label where it has one of its own: `human` under «أسأل موظفًا» is `ask-human`."""
    return choice.label_key.removeprefix(LABEL)


def options_of(
    prompt: Sequence[Choice], ways: Ways, label: Label, *, in_step: bool, is_open: bool
) -> list[Option]:
    asked = _asked(prompt, ways, is_open=is_open)
    placed = _placed(prompt, ways, in_step=in_step, is_open=is_open)
    first = None if asked else _likeliest(prompt, ways)
    return [
        Option(
            (label(choice), *((choice.title,) if choice.title else ())),
            (
                *_answers(_own_names(choice, prompt), asked),
                *(SURELY if choice is first else ()),
                *_means(choice, ways),
            ),
            by_part=_by_part(choice, ways, is_open=is_open),
            by_place=choice in placed,
        )
        for choice in prompt
    ]


def _by_part(choice: Choice, ways: Ways, *, is_open: bool) -> bool:
    is_named = bool(choice.title) or not is_open
    is_asked = ways.is_pointed_at or choice.action in ways.parted
    return is_asked and is_named and name_of(choice) not in ways.worded


def unshown_of(
    prompt: Sequence[Choice], ways: Ways, *, in_step: bool, is_open: bool
) -> list[tuple[Choice, Option]]:
    """What is on no button and can be said: the no to an offer, and in every step that it is left."""
    asked = _asked(prompt, ways, is_open=is_open)
    left = dict(ways.unshown)
    said = left if in_step and not any(name_of(choice) in ways.talks for choice in prompt) else {}
    if asked and asked.unshown:
        no = DECLINE if asked.is_offer else NO
        whoever_leaves = () if in_step else tuple(chain.from_iterable(left.values()))
        said = {asked.no: (*no, *ways.means.get(asked.no, ()), *whoever_leaves)} | said
    return [(Choice(name), Option((), means)) for name, means in said.items()]


def _placed(prompt: Sequence[Choice], ways: Ways, *, in_step: bool, is_open: bool) -> Sequence[Choice]:
    """Of which «الثاني» is one: the things of a list, or the answers to what a step asks."""
    titled = [choice for choice in prompt if choice.title]
    if titled or not ways.is_pointed_at:
        return titled if ways.is_pointed_at else ()
    asked = [choice for choice in prompt if name_of(choice) not in ways.exits]
    is_scale = all(choice.action in ways.scale for choice in asked)
    return asked if (in_step and not is_open) or is_scale else ()


def _likeliest(prompt: Sequence[Choice], ways: Ways) -> Choice | None:
    is_careful = any(choice.action in ways.careful for choice in prompt)
    likely = (choice for choice in prompt if choice.action in ways.likeliest)
    return None if is_careful else next(likely, None)


def _means(choice: Choice, ways: Ways) -> tuple[str, ...]:
    return () if choice.title else next((ways.means[n] for n in _names(choice) if n in ways.means), ())


def _answers(names: Sequence[str], asked: Question | None) -> tuple[str, ...]:
    if asked and asked.yes in names:
        return ACCEPT if asked.is_offer else YES
    return NO if asked and asked.no in names else ()


def _own_names(choice: Choice, prompt: Sequence[Choice]) -> Sequence[str]:
    """Several answers may do the same with another word: what they do is the one's that is called so."""
    is_others = name_of(choice) != choice.action in map(name_of, prompt)
    return (name_of(choice),) if is_others else _names(choice)


def _names(choice: Choice) -> tuple[str, str]:
    return name_of(choice), choice.action


def _asked(prompt: Sequence[Choice], ways: Ways, *, is_open: bool) -> Question | None:
    shown = {name for choice in prompt for name in _names(choice)}
    beside = {name_of(choice) for choice in prompt} - ways.exits
    asked = [each for each in ways.questions if each.yes in shown and not (is_open and each.is_offer)]
    return next((each for each in asked if _is_asked(each, shown, beside)), None)


def _is_asked(question: Question, shown: set[str], beside: set[str]) -> bool:
    """Its yes is there."""
    if question.only and len(beside) > 1:
        return False
    return question.unshown or question.no in shown


def label_of(choice: Choice, word: Label) -> str:
    """What stood on its button. It is worded anew where that was not kept."""
    if choice.shown or choice.title:
        return choice.shown or short(choice.title)
    return word(choice)
