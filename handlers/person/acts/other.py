"""A greeting with more words than the list of small talk knows, and what is none of our matters.

The rule this module guards: what was written stays with the next step, and nothing is guessed.
"""

from bot.core.conversation import Choice
from bot.core.turn import Turn
from handlers.person.navigation.menu import on_greeting
from handlers.shared.pending_words import keep, meet


def on_greet(turn: Turn) -> Turn:
    """With more words than the list knows: they stay with the next step."""
    return on_greeting(meet(turn, turn.words))


def on_other(turn: Turn) -> Turn | None:
    """What is none of our matters, and has no approved answer: said kindly, with what there is."""
    if turn.facts.answers.ask(turn.text).decision == "answer":
        return None
    kept = keep(turn, turn.words)
    return kept.reply("other-heard", Choice("human"), Choice("questions"), Choice("menu")).ask_again()
