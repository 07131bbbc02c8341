"""«ألغوا الشكوى», «كمل شكوتي»: a complaint is taken back, or gone on with, in words.

The rule this module guards: what was written is not thrown away by a sentence: a draft is left alone and
nobody is reminded of it; a complaint that was made is withdrawn by a press.
"""

from dataclasses import replace

from bot.core.case import Kind, Move
from bot.core.conversation import Choice
from bot.core.events import ButtonPressed
from bot.core.turn import Turn
from handlers.person.complaint_draft import NAME, timer


def on_going_on(turn: Turn) -> Turn | None:
    draft = turn.conversation.draft
    return turn.restated(ButtonPressed("continue-draft", label=turn.text)) if draft else None


def on_taken_back(turn: Turn) -> Turn | None:
    """The draft; else the one complaint that can be withdrawn, after a press."""
    if turn.conversation.draft:
        return left_alone(turn)
    made = [case for case in turn.cases if case.kind is Kind.COMPLAINT and case.can(Move.WITHDRAW)]
    if len(made) != 1:
        return turn.restated(ButtonPressed("my-cases", label=turn.text)) if made else None
    return turn.restated(ButtonPressed("withdraw", str(made[0].number), label=turn.text))


def on_never_mind(turn: Turn) -> Turn:
    """«هونت», in whatever step: a complaint that is told is left alone, anything else is cancelled."""
    left = left_alone(turn) if turn.conversation.topic == NAME else None
    return left or turn.restated(ButtonPressed("cancel"))


def left_alone(turn: Turn) -> Turn | None:
    draft = turn.conversation.draft
    if not draft:
        return None
    here = turn.leave() if turn.conversation.topic == NAME else turn
    kept = here.draft(replace(draft, reminded=True)).cancel_timers(timer(turn))
    kept_words = (Choice("continue-draft"),) if draft.words else ()
    return kept.reply("complaint-taken-back", *kept_words, Choice("menu"))
