"""The card of a case: everything staff need, and what they can press (C16). Never who the person is."""

from bot.core.case import Case, Gesture, Move
from bot.core.conversation import Choice
from bot.core.events import ButtonPressed
from bot.core.turn import Turn
from handlers.shared.case_summary import card_args, current, files_of
from handlers.shared.message_summary import is_brief
from handlers.shared.permissions import may

_BUTTONS = (
    (Move.TAKE, "take"),
    (Move.RESOLVE, "resolve"),
    (Move.OFFER, "offer"),
    (Move.DELEGATE, "delegate"),
)


FEW = 5
"""So many buttons are shown at once; where there are more, the rarer ones wait behind `more`."""


def show_card(turn: Turn, *, whole: bool = False) -> Turn:
    """The card takes over its slot, so a room has one card and it is always today's."""
    case = current(turn)
    if not case:
        return turn.show("room-no-case")
    return turn.show(
        "card",
        *_choices(turn, case, whole),
        files=files_of(case.words),
        slot="card",
        **card_args(turn, case),
    )


def on_late_press(turn: Turn) -> Turn | None:
    """A button that does nothing here any more: what can be pressed now, for whoever works here."""
    if not isinstance(turn.event, ButtonPressed):
        return None
    late = turn.show("room-late-press")
    return show_card(late) if may(turn.facts.actor, "card") else late


def _choices(turn: Turn, case: Case, whole: bool) -> tuple[Choice, ...]:
    often, seldom = _often(case), _seldom(turn, case)
    if whole or len(often) + len(seldom) <= FEW:
        return (*often, *seldom)
    return (*often, Choice("more"))


def _often(case: Case) -> tuple[Choice, ...]:
    """What moves the case on."""
    moves = tuple(
        Choice(name)
        for move, name in _BUTTONS
        if case.can(move) and not (move is Move.OFFER and case.kind.is_question)
    )
    rest = (Choice("said"),) if is_brief(case.words) else ()
    live = (Choice("hand-back"),) if case.kind.is_question and case.is_open else ()
    learn = (Choice("learn"),) if case.kind.is_question and case.staff_word_at else ()
    alarm = (Choice("false-alarm"),) if case.urgent else ()
    return (*alarm, *moves, *live, *learn, *rest)


def _seldom(turn: Turn, case: Case) -> tuple[Choice, ...]:
    goodwill = (Choice("goodwill"),) if gestures_left(turn, case) else ()
    return (*_timely(case), *goodwill, Choice("note"), Choice("identity"))


def _timely(case: Case) -> tuple[Choice, ...]:
    """Asking the person, and saying in time that it takes longer."""
    promised = case.is_open and not case.kind.is_question
    return (Choice("ask"), Choice("late")) if promised else ()


def gestures_left(turn: Turn, case: Case) -> tuple[Gesture, ...]:
    """What can still be given (C26): each gesture once, while the case is worked on or just solved."""
    given = {gesture.id for gesture in case.goodwill}
    possible = case.is_open or case.can(Move.CLOSE)
    return tuple(g for g in turn.facts.goodwill if g.id not in given) if possible else ()
