"""What of a complaint is changed before it is sent (C21): asked where somebody said no, or pressed."""

from bot.core.conversation import Choice
from bot.core.turn import Turn
from handlers.person.complaint_draft import go_to


def on_change(turn: Turn) -> Turn:
    """«لا» to what was said back: what of it is changed? What is written instead is added to it."""
    return go_to(turn, "changing")


def ask_changing(turn: Turn) -> Turn:
    what = (Choice("add-more"), Choice("reword"), Choice("change-expectation"), Choice("keep-as-is"))
    return turn.reply("complaint-change-what", *what)


def on_add_more(turn: Turn) -> Turn:
    return go_to(turn, "listening")


def on_change_expectation(turn: Turn) -> Turn:
    return go_to(turn, "expectation")


def on_reword(turn: Turn) -> Turn:
    return go_to(turn, "rewording")


def ask_rewording(turn: Turn) -> Turn:
    return turn.reply("complaint-reword", Choice("keep-as-is"))


def on_keep_as_is(turn: Turn) -> Turn:
    return go_to(turn, "summary")
