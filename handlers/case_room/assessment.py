"""The initial assessment of a case, by one press (C24): how grave, whether somebody's safety is in it,
how involved.

The rules this module guards: it stands in nobody's way, for nothing waits for it; nothing is called
assessed that nobody looked at; and a press says what it saw, so that a colleague's word is never undone
by a card that is older than it.
"""

from dataclasses import replace

from bot.core.assessment import BY_CODE, Assessment, Axes
from bot.core.case import Case, EntryKind
from bot.core.effects import SaveCase
from bot.core.events import Words
from bot.core.turn import Turn
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import not_possible, the_case
from handlers.shared.assessing import code_of, may_assess, proposed
from handlers.shared.cases import watch


def on_assess(turn: Turn) -> Turn:
    """The card with what can be changed, whether it is assessed or not."""
    return show_card(turn, assessing=True) if may_assess(the_case(turn)) else not_possible(turn)


def on_assessed(turn: Turn) -> Turn:
    """Pressed twice it is assessed once."""
    case, (before, _, after) = the_case(turn), turn.arg.partition(".")
    axes = BY_CODE.get(after)
    if not axes or not may_assess(case):
        return not_possible(turn)
    if code_of(case) == after:
        return show_card(turn)
    if code_of(case) != before:
        return show_card(turn.show("room-assessed-meanwhile"), assessing=True)
    return _assessed(turn, case, axes)


def _assessed(turn: Turn, case: Case, axes: Axes) -> Turn:
    """After a change the card keeps its buttons, for the next axis; what was right needs none."""
    now, was_right = turn.facts.now, not case.assessment and axes == proposed(case)
    first = case.assessment.first_at if case.assessment else now
    word = Assessment(axes.severity, axes.is_safety, axes.complexity, turn.by, now, first)
    assessed = replace(case, assessment=word)
    kept = turn.do(SaveCase(assessed)).record(case.number, EntryKind.ASSESSED, Words(), detail=axes.code)
    return show_card(watch(kept, assessed), assessing=not was_right)
