"""The commands that staff write at the desk with something behind them: days, absences, reports, codes.

The rule this module guards: wherever staff write one, it is meant for the desk and never for a person.
"""

import re

from bot.core.conversation import desk
from bot.core.effects import Approved, Text
from bot.core.events import MessageReceived
from bot.core.staff_text.buttons import DESK
from bot.core.staff_text.commands import WRITTEN
from bot.core.staff_text.spelling import spelled
from bot.core.topic import Rule, Trigger, pressed
from bot.core.turn import Step, Turn
from handlers.shared.permissions import at_desk, may

_UNSEEN = re.compile(
    "[\u200e\u200f\u2066-\u2069]"
)  # what is copied from a message of ours brings them along


def commanded(*words: str) -> Trigger:
    """The message begins with one of the commands; some platforms add `@` and our name to it."""
    slashed = tuple(f"/{word}" for word in words)
    return lambda event: (
        isinstance(event, MessageReceived) and bool(spelled(_command(event.words.text), slashed))
    )


def _command(text: str) -> str:
    first = _UNSEEN.sub("", text).split(maxsplit=1)[:1]
    return first[0].partition("@")[0].casefold() if first else ""


def behind(turn: Turn) -> str:
    """What stands behind the command."""
    return " ".join(_UNSEEN.sub("", turn.text).split()[1:])


def on_for_the_desk(turn: Turn) -> Turn:
    """Written in the room of a case: carried to the desk, which answers there."""
    there = desk(turn.facts.staff_channel)
    return turn.post(there, turn.event).show("room-at-the-desk")


FOR_THE_DESK = Rule(commanded(*WRITTEN), on_for_the_desk)


def at_press(action: str, step: Step) -> Rule:
    """The rule of a button of the desk."""
    return Rule(pressed(action), at_desk(action, step))


def at_command(action: str, step: Step) -> Rule:
    """The rule of a button's command of the desk, where the step reads what stands behind it."""
    (button,) = (each for each in DESK if each.id == action and each.reads)
    return Rule(commanded(button.command, button.arabic), at_desk(action, step))


def for_staff(step: Step) -> Step:
    def checked(turn: Turn) -> Turn | None:
        if may(turn.facts.actor, "card"):
            return step(turn)
        return turn.show("room-not-allowed", action=Text("choice-card"))

    return checked


def on_faq(turn: Turn) -> Turn:
    """In the room of a case: what people would be answered. The week's questions are at the desk, and so
    is what names one of them by its number."""
    question = turn.arg.strip()
    if turn.facts.fold(question.partition(" ")[0]).isdecimal():
        return on_for_the_desk(turn)
    return answered_with(turn, question) if question else turn.show("staff-faq-how")


def answered_with(turn: Turn, question: str) -> Turn:
    """What people would be answered, for staff to read or to send on in their own words."""
    found = [each.id for each in turn.facts.answers.ask(question).candidates[:4]]
    if not found:
        return turn.show("staff-faq-nothing")
    best, language = turn.facts.answers.entry(found[0]), turn.conversation.language
    others = tuple(turn.facts.answers.entry(id).title[language] for id in found[1:])
    answer = Approved(best.answer, turn.facts.now, best.initiative)
    return turn.show("staff-faq", title=best.title[language], answer=answer, others=others)


ASK_FAQ = Rule(pressed("faq"), for_staff(on_faq))
