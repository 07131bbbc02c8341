"""What a person hears whose case staff dismissed among many, and how it comes back (decision 60)."""

from bot.core.case import Move, Triage
from bot.core.conversation import Choice
from bot.core.events import CaseDismissed, CaseOpened, CaseRestored
from bot.core.topic import Rule, Topic, on, pressed
from bot.core.turn import Turn
from handlers.shared.cases import own_case
from handlers.shared.triage import taken_up


def on_dismissed(turn: Turn, event: CaseDismissed) -> Turn:
    case = turn.case(event.case)
    if not case or not case.can(Move.RESTORE):
        return turn
    return turn.notice("case-dismissed", Choice("still-mine", str(case.number)), number=case.number)


def on_still_mine(turn: Turn) -> Turn:
    """Its person asks for it again: the staff see it first of all that wait."""
    case = own_case(turn, turn.arg)
    if not case:
        return turn.reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if not case.can(Move.RESTORE):
        return turn.show("case-in-hand", number=case.number).ask_again()
    again = taken_up(turn, case, Triage.INSISTED).to_room(case.number, CaseOpened(case.number))
    return _told_again(again, case.number)


def on_restored(turn: Turn, event: CaseRestored) -> Turn:
    return _told_again(turn, event.case)


def _told_again(turn: Turn, number: int) -> Turn:
    case = turn.case(number)
    return turn.notice("case-taken-up", number=number, due=case.due_at) if case else turn


DISMISSED = Topic(
    "dismissed",
    entry_points=(
        on(CaseDismissed, on_dismissed),
        on(CaseRestored, on_restored),
        Rule(pressed("still-mine"), on_still_mine),
    ),
)
