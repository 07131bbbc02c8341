"""A danger that the reviewed words did not hear, and that may be one: the numbers, and a question.

The rules this module guards: it alarms nobody by itself; the numbers stand above the question and never
above an approved answer; one press does what the reviewed words do (handlers/person/emergency.py).
"""

from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.turn import Turn
from faq.acts.heard import Heard
from handlers.person.acts.unsure import choices
from handlers.shared.pending_words import keep


def on_danger(turn: Turn) -> Turn | None:
    return asked_whether_now(turn, turn.facts.answers.hear(turn.text))


def asked_whether_now(turn: Turn, heard: Heard) -> Turn:
    likely, *_, person = choices(heard)
    kept, now, quiet = keep(turn, turn.words), Choice("in-danger"), Choice("private-matter")
    return kept.reply("emergency-asked", now, likely, person, quiet, lines=_lines(turn)).ask_again()


def _lines(turn: Turn) -> tuple[Text, ...]:
    language = turn.conversation.language
    return tuple(
        Text("emergency-line", {"number": line.number, "name": line.name[language]})
        for line in turn.facts.alarms.general.lines
    )
