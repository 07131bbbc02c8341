"""The card of a case: everything staff need, and what they can press (C16). Never who the person is."""

from bot.core.case import Case, Gesture, Move
from bot.core.conversation import Choice
from bot.core.events import ButtonPressed
from bot.core.staff_text.buttons import ROOM, SELDOM, OnCard
from bot.core.turn import Turn
from handlers.shared.actions import on_card
from handlers.shared.assessing import assessing as assessing_choices
from handlers.shared.assessing import may_assess, proposed_line
from handlers.shared.case_summary import card_args, current, files_of, window_line
from handlers.shared.message_summary import is_brief
from handlers.shared.permissions import may

FEW = 5
"""So many buttons are shown at once; where there are more, the rarer ones wait behind `more`."""

_BUTTONS = sorted((button for button in ROOM if button.place), key=lambda button: button.place)


def show_card(turn: Turn, *, whole: bool = False, assessing: bool = False) -> Turn:
    """The card takes over its slot, so a room has one card and it is always today's. `assessing`: with
    what changes its assessment, which stands there by itself until somebody has looked at it."""
    case = current(turn)
    if not case:
        return turn.show("room-no-case")
    shown = card_args(turn, case)
    lines = *on_card(turn, case), *window_line(turn, case), *proposed_line(case)
    shown["details"] = (*shown["details"], *lines)
    return turn.show(
        "card", *_choices(turn, case, whole, assessing), files=files_of(case.words), slot="card", **shown
    )


def on_late_press(turn: Turn) -> Turn | None:
    """A button that does nothing here any more: what can be pressed now, for whoever works here."""
    if not isinstance(turn.event, ButtonPressed):
        return None
    late = turn.show("room-late-press")
    return show_card(late) if may(turn.facts.actor, "card") else late


def _choices(turn: Turn, case: Case, whole: bool, assessing: bool) -> tuple[Choice, ...]:
    is_sorted = bool(turn.facts.sorting.of(case.kind))
    gestures, any_of = gestures_left(turn, case), bool(turn.facts.initiatives)
    on = OnCard(case, gestures, is_brief(case.words), is_sorted, any_of)
    shown = [button for button in _BUTTONS if button.shown(on)]
    grave = assessing_choices(case) if may_assess(case) and (assessing or not case.assessment) else ()
    if whole or len(shown) <= FEW:
        return (*(Choice(button.id) for button in shown), *grave)
    return (*(Choice(button.id) for button in shown if button.place < SELDOM), *grave, Choice("more"))


def gestures_left(turn: Turn, case: Case) -> tuple[Gesture, ...]:
    """What can still be given (C26): each gesture once, while the case is worked on or just solved."""
    given = {gesture.id for gesture in case.goodwill}
    possible = case.is_open or case.can(Move.CLOSE)
    return tuple(g for g in turn.facts.goodwill if g.id not in given) if possible else ()
