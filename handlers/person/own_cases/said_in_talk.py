"""«ألغوا الطلب», «شكواي رقم 1001», in the talk of a case whose staff have not spoken yet: the press that
it stands for.

The rules this module guards: a question that nobody answered is taken back at once, anything else is
withdrawn by a press; once staff have spoken, and where something is urgent, words are for the staff.
"""

from bot.core.case import Case, Move
from bot.core.events import ButtonPressed
from bot.core.turn import Turn
from faq.detect import taking_back, wishes
from handlers.shared.case_numbers import case_number
from handlers.shared.cases import own_case


def is_unanswered(case: Case | None) -> bool:
    return case is not None and case.is_open and case.kind.is_question and not case.answered_at


def meant(turn: Turn, text: str) -> Turn | None:
    """None: it is for the staff."""
    case = own_case(turn, turn.conversation.data.get("case", ""))
    press = _press(turn, case, text) if case else None
    return turn.restated(press) if press else None


def _press(turn: Turn, case: Case, text: str) -> ButtonPressed | None:
    number, heard = str(case.number), turn.conversation.data.get("answered") or case.staff_word_at
    if is_unanswered(case) and (taking_back.takes_back(text) or (not heard and wishes.gives_up(text))):
        return ButtonPressed("take-back", number, label=text)
    if heard:
        return None
    if case.can(Move.WITHDRAW) and (taking_back.takes_back(text) or wishes.gives_up(text)):
        return ButtonPressed("withdraw", number, label=text)
    named = "" if case.urgent or text.strip().isdecimal() else case_number(text)
    return ButtonPressed("case", named, label=text) if own_case(turn, named) else None
