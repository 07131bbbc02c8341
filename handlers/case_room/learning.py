"""Learning in the room of a question that staff answered: what was said there, kept for the next person.

The rule this module guards: one tap; a mere way to ask counts at once, a new answer waits for a leader.
"""

from bot.core.case import Case
from bot.core.conversation import Choice, desk
from bot.core.effects import SettleQuestions
from bot.core.events import AdditionWaits
from bot.core.learning import AdditionKind
from bot.core.turn import Turn
from bot.policy.languages import FIRST
from faq.detect.identity_numbers import without_numbers
from handlers.case_room.writing.reply import not_possible, the_case
from handlers.shared.approved_answer import title
from handlers.shared.teaching import addition_of, approve, taught


def can_learn(case: Case) -> bool:
    """Staff answered a question that was written."""
    return case.kind.is_question and case.staff_word_at is not None and bool(_question(case))


def on_learn(turn: Turn) -> Turn:
    case = the_case(turn)
    if not can_learn(case) or not turn.facts.staff_said:
        return not_possible(turn)
    question = _question(case)
    nearest = turn.facts.answers.ask(question).candidates[:3]
    ways = (Choice("learn-way", each.id, title=title(turn, each.id)) for each in nearest)
    return turn.show(
        "room-learn", *ways, Choice("learn-answer"), question=question, answer=turn.facts.staff_said
    )


def on_way(turn: Turn) -> Turn:
    case, entry = the_case(turn), turn.arg
    if not can_learn(case) or entry not in turn.facts.answers:
        return not_possible(turn)
    addition = addition_of(turn, AdditionKind.WAYS, entry, (_question(case),))
    return approve(_settled(turn, case, addition.id), addition).show(
        "learn-way-taught", title=title(turn, entry), count=1
    )


def on_answer(turn: Turn) -> Turn:
    """What staff wrote last becomes the answer, once a leader has read it."""
    case = the_case(turn)
    if not can_learn(case) or not turn.facts.staff_said:
        return not_possible(turn)
    answer = {FIRST: turn.facts.staff_said}
    addition = addition_of(turn, AdditionKind.ENTRY, "", (_question(case),), answer)
    waits = turn.post(desk(turn.facts.staff_channel), AdditionWaits(addition.id))
    return taught(_settled(waits, case, addition.id), addition).show("room-learn-waits")


def _settled(turn: Turn, case: Case, addition: int) -> Turn:
    """Whoever asked in the same words waits on the desk's list no more."""
    fold = turn.facts.fold
    same = tuple(each.id for each in turn.facts.asked if fold(each.text) == fold(_question(case)))
    return turn.do(SettleQuestions(same, addition)) if same else turn


def _question(case: Case) -> str:
    return next((without_numbers(words.text).strip() for words in case.words if words.text.strip()), "")
