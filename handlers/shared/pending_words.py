"""Words that were written outside any topic: for how long they go along, and under which numbers they are
kept to learn from.

The rules this module guards: what a person wrote stays with their next step, whatever was answered, and
goes nowhere else; what is kept to learn from holds no number of a person. The case has the words as they
were written.
"""

from collections.abc import Callable

from bot.core.conversation import Pending
from bot.core.effects import KeepQuestion, SaveCase, SettleQuestions
from bot.core.events import Words
from bot.core.learning import AskedQuestion, Reason
from bot.core.turn import Turn
from faq.detect.identity_numbers import without_numbers
from handlers.shared.gravity import is_grave


def waiting(turn: Turn) -> tuple[Words, ...]:
    """What goes along with the next step, in the order in which it was written. Whether an answer fitted
    is no matter: a telling finds one, too. Words of yesterday belong to no complaint of today: the
    staff's list of questions has what found no answer."""
    both = (*unanswered(turn), *met(turn))
    return tuple(sorted(both, key=lambda words: words.at or turn.facts.now))


def all_waiting(turn: Turn) -> tuple[Words, ...]:
    """The same however old: a button that was shown with them is about them."""
    pending = turn.conversation.pending
    both = (*pending.words, *pending.met)
    return tuple(sorted(both, key=lambda words: words.at or turn.facts.now))


def latest(turn: Turn) -> tuple[Words, ...]:
    """What was written last, however old: the press of a button of then is about it."""
    return all_waiting(turn)[-1:]


def unanswered(turn: Turn) -> tuple[Words, ...]:
    pending = turn.conversation.pending
    return () if pending.answered else _of_today(turn, pending.words)


def met(turn: Turn) -> tuple[Words, ...]:
    """What was answered since the last step."""
    return _of_today(turn, _answered(turn.conversation.pending))


def _answered(pending: Pending) -> tuple[Words, ...]:
    return (*(pending.words if pending.answered else ()), *pending.met)


def _of_today(turn: Turn, words: tuple[Words, ...]) -> tuple[Words, ...]:
    now = turn.facts.now
    oldest = now - turn.facts.pace.pending
    return tuple(each for each in words if (each.at or now) >= oldest)


def keep(turn: Turn, words: Words, reason: Reason | None = None) -> Turn:
    """Let the words wait; with a reason they are also a question that the staff may learn from."""
    if _is_taken(turn, words):
        return note(turn, words.text, reason) if reason else turn
    before, answered = unanswered(turn), met(turn)
    asked = turn.conversation.pending.asked if before else ()
    if not reason or not _teaches(turn, words.text):
        return turn.pend(*before, words, asked=asked, met=answered)
    kept = _question(turn, words.text, reason)
    return turn.do(kept).pend(*before, words, asked=(*asked, kept.question.id), met=answered)


def meet(turn: Turn, words: Words) -> Turn:
    """They have an answer, and what was written before it still waits for one."""
    if _is_taken(turn, words):
        return turn
    before, answered = unanswered(turn), met(turn)
    asked = turn.conversation.pending.asked if before else ()
    return turn.pend(*before, asked=asked, met=(*answered, words))


def _is_taken(turn: Turn, words: Words) -> bool:
    """A case has them since this very turn: they wait for no other."""
    saved = (effect.case for effect in turn.effects if isinstance(effect, SaveCase))
    return any(each.at == words.at for case in saved for each in case.words)


def without(turn: Turn, words: Words) -> Turn:
    """What was written in their place, by the id of its message, is said anew."""
    pending = turn.conversation.pending
    kept, answered = (
        tuple(each for each in some if each.id != words.id or not each.id)
        for some in (unanswered(turn), _answered(pending))
    )
    return turn.pend(*kept, asked=pending.asked if kept else (), met=answered)


def without_text(turn: Turn, text: str) -> Turn:
    """It was written for something else, after all, and has gone there."""
    return rewritten(turn, lambda words: tuple(each for each in words if each.text.strip() != text))


def rewritten(turn: Turn, change: Callable[[tuple[Words, ...]], tuple[Words, ...]]) -> Turn:
    """The same words, as a machine has heard them meanwhile."""
    pending = turn.conversation.pending
    kept = () if pending.answered else pending.words
    return turn.pend(*change(kept), asked=pending.asked, met=change(_answered(pending)))


def done(turn: Turn) -> Turn:
    """A step that takes no words is done: what was answered has served, and the rest waits on."""
    return turn.pend(*unanswered(turn), asked=turn.conversation.pending.asked)


def _question(turn: Turn, text: str, reason: Reason) -> KeepQuestion:
    before = sum(isinstance(effect, KeepQuestion) for effect in turn.effects)
    return _kept(turn, turn.facts.next_question + before, text, reason)


def _kept(turn: Turn, id: int, text: str, reason: Reason) -> KeepQuestion:
    language, words = turn.conversation.language, without_numbers(text).strip()
    return KeepQuestion(AskedQuestion(id, words, language, reason, turn.facts.now))


def note(turn: Turn, text: str, reason: Reason) -> Turn:
    """A question that waits for nobody here, kept to learn from."""
    return turn.do(_question(turn, text, reason)) if _teaches(turn, text) else turn


def _teaches(turn: Turn, text: str) -> bool:
    return bool(turn.facts.fold(without_numbers(text))) and not is_grave(turn, text)


def corrected(turn: Turn) -> Turn:
    """The answer, or what was offered, was not what was meant."""
    pending, said = turn.conversation.pending, waiting(turn) or latest(turn)
    last = next((words for words in reversed(said) if _teaches(turn, words.text)), None)
    if not last:
        return turn
    if not pending.asked or last not in pending.words:
        return note(turn, last.text, Reason.CORRECTED)
    return _renamed(turn, pending.asked[-1:], [last.text], Reason.CORRECTED)


def handed_over(turn: Turn) -> Turn:
    """The words that wait went to a person: their questions say so from now on."""
    asked = turn.conversation.pending.asked
    texts = [words.text for words in unanswered(turn) if _teaches(turn, words.text)]
    return _renamed(turn, asked[-len(texts) :] if texts else (), texts, Reason.HANDED_OVER)


def _renamed(turn: Turn, ids: tuple[int, ...], texts: list[str], reason: Reason) -> Turn:
    pairs = zip(ids[::-1], texts[::-1], strict=False)
    return turn.do(*(_kept(turn, id, text, reason) for id, text in pairs))


def chosen(turn: Turn) -> Turn:
    """The person found their question among those that were offered: nobody need learn it."""
    asked = turn.conversation.pending.asked
    return turn.do(SettleQuestions(asked[-1:])) if asked else turn
