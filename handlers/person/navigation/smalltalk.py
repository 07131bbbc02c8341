"""«كيفك», «وش اسمك», «طيب»: a human word in the same turn.

The rules this module guards: in the middle of something it is one line, and the question is asked again;
a courtesy opens no menu; and nobody is told that they talk to a human being.
"""

from bot.core.conversation import Choice
from bot.core.turn import Turn
from faq.detect.smalltalk import smalltalk
from handlers.person.navigation.menu import on_greeting
from handlers.shared.pending_words import keep

GREETING = "greeting"
TOLD = ("sad", "insult", "sorry-wrong")
"""What says something of how somebody is: it goes along with their next step."""

_PERSON, _MENU = Choice("human"), Choice("menu")
CHOICES = {
    "sad": (_PERSON, _MENU),
    "insult": (_PERSON, Choice("complaint")),
    "machine": (_PERSON, _MENU),
    "name": (_PERSON, _MENU),
    "calling": (_PERSON, _MENU),
}
"""Whoever seems to look for something finds where to go. A mere courtesy is answered, no more."""


def on_smalltalk(turn: Turn) -> Turn | None:
    kind = "" if turn.words.attachments or turn.words.location else smalltalk(turn.text)
    if not kind or turn.words.forwarded:
        return None
    if kind == GREETING:
        return on_greeting(turn)
    tells = kind in TOLD and bool(turn.facts.fold(turn.text))
    said = keep(turn, turn.words) if tells else turn
    return said.reply(f"smalltalk-{kind}", *_choices(turn, kind)).ask_again()


def _choices(turn: Turn, kind: str) -> tuple[Choice, ...]:
    """In the middle of something the question that is asked again has the buttons."""
    return () if turn.conversation.topic else CHOICES.get(kind, ())
