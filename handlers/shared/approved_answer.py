"""Giving an approved answer (C5): as it was approved, with what can be pressed next.

The rule this module guards: only approved text is said, and what was asked stays at hand until the person
is content.
"""

from bot.core.conversation import About, Choice
from bot.core.effects import Approved, Text
from bot.core.turn import Turn
from handlers.shared.pending_words import waiting

ACTIONS = (
    "complaint",
    "delay",
    "suggestion",
    "human",
    "my-cases",
    "contact",
    "questions",
    "menu",
    "register",
    "my-registrations",
)


def give(turn: Turn, id: str) -> Turn:
    entry = turn.facts.answers.entry(id)
    asked = (Choice("not-this"),) if waiting(turn) else ()
    choices = (*_register(turn, entry.initiative), *buttons(turn, id), *asked, Choice("menu"))
    said = turn.notice("answer", *choices, answer=approved(turn, id))
    return said.speak_of(About(id, turn.facts.now)) if entry.initiative else said


def _register(turn: Turn, initiative: str) -> tuple[Choice, ...]:
    known = turn.facts.initiative(initiative)
    return (Choice("register", initiative, label="choice-register-here"),) if known else ()


def approved(turn: Turn, id: str) -> Approved:
    entry = turn.facts.answers.entry(id)
    return Approved(entry.answer, turn.facts.now, entry.initiative)


def buttons(turn: Turn, id: str) -> tuple[Choice, ...]:
    return tuple(_button(turn, name) for name in turn.facts.answers.entry(id).buttons)


def _button(turn: Turn, name: str) -> Choice:
    return Choice(name) if name in ACTIONS else topic_choice(turn, name)


def topic_choice(turn: Turn, id: str, action: str = "topic") -> Choice:
    return Choice(action, id, title=title(turn, id))


def title(turn: Turn, id: str) -> str:
    return turn.facts.answers.entry(id).title[turn.conversation.language]


def takers(turn: Turn) -> tuple[Choice, ...]:
    """Whom the words can go to: a case that is open, a person of the staff, or a new complaint."""
    human = Choice("human", label="choice-ask-human")
    return (*case_choice(turn), human, Choice("complaint"), Choice("menu"))


def case_choice(turn: Turn) -> tuple[Choice, ...]:
    """The person's latest case that is open, where there is one."""
    latest = next((case for case in turn.cases if case.is_open), None)
    if not latest:
        return ()
    named = Text("choice-add-to-number", {"number": latest.number})
    title = turn.facts.text(named, turn.conversation.language)
    return (Choice("write-to-case", str(latest.number), title=title),)
