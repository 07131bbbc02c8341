"""«تراجعت»: a question that went to the staff unasked is taken back with one press.

The rules this module guards: what was written goes back to its writer's next step as long as nobody has
answered it; and no cry for help is taken back before it is answered.
"""

from bot.core.case import Case, Move
from bot.core.conversation import Choice
from bot.core.events import CaseWithdrawn
from bot.core.topic import Rule, pressed
from bot.core.turn import Turn
from handlers.person.navigation.paused_forms import offered
from handlers.person.own_cases.live_chat import left
from handlers.person.own_cases.my_cases import on_withdraw
from handlers.shared.cases import ladder_timers, own_case
from handlers.shared.pending_words import met, unanswered


def on_take_back(turn: Turn) -> Turn:
    """Pressed again later, it says where the request stands."""
    case = own_case(turn, turn.arg)
    if not case or case.cry or not case.kind.is_question or not case.can(Move.WITHDRAW):
        return on_withdraw(turn)
    taken = _withdrawn(left(turn, case.number), case)
    return taken.reply("question-taken-back", *offered(taken), Choice("menu"), number=case.number)


def _withdrawn(turn: Turn, case: Case) -> Turn:
    """Answered words stay with their case, and so does what its history has of the others."""
    back = () if case.answered_at else case.words
    kept = case.words if case.answered_at else ()
    moved = turn.move(case, Move.WITHDRAW, settled_at=turn.facts.now, words=kept)
    told = moved.cancel_timers(ladder_timers(case)).to_room(case.number, CaseWithdrawn(case.number))
    before = unanswered(told)
    asked = told.conversation.pending.asked if before else ()
    return told.pend(*before, asked=asked, met=(*met(told), *back))


TAKE_BACK = Rule(pressed("take-back"), on_take_back)
