"""Words that found no answer: for how long they go along, and under which numbers they are kept.

The rule this module guards: what is kept to learn from holds no number of a person. The case has
the words as they were written.
"""

from bot.core.effects import KeepQuestion, SettleQuestions
from bot.core.events import Words
from bot.core.learning import AskedQuestion, Reason
from bot.core.turn import Turn
from bot.policy.identity import without_numbers


def waiting(turn: Turn) -> tuple[Words, ...]:
    """What still waits for somebody. Words of yesterday belong to no complaint of today: the staff's list
    of questions has them."""
    pending, now = turn.conversation.pending, turn.facts.now
    if pending.answered:
        return ()
    oldest = now - turn.facts.pace.pending
    return tuple(words for words in pending.words if (words.at or now) >= oldest)


def keep(turn: Turn, words: Words, reason: Reason | None = None) -> Turn:
    """Let the words wait; with a reason they are also a question that the staff may learn from."""
    asked = turn.conversation.pending.asked if waiting(turn) else ()
    if not reason or not _teaches(turn, words.text):
        return turn.pend(*waiting(turn), words, asked=asked)
    kept = _question(turn, words.text, reason)
    return turn.do(kept).pend(*waiting(turn), words, asked=(*asked, kept.question.id))


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
    return bool(turn.facts.fold(without_numbers(text)))


def corrected(turn: Turn) -> Turn:
    """The answer, or what was offered, was not what was meant."""
    pending = turn.conversation.pending
    texts = [words.text for words in pending.words if _teaches(turn, words.text)]
    if not texts:
        return turn
    if not pending.asked:
        return note(turn, texts[-1], Reason.CORRECTED)
    return _renamed(turn, pending.asked[-1:], texts[-1:], Reason.CORRECTED)


def handed_over(turn: Turn) -> Turn:
    """The words that wait went to a person: their questions say so from now on."""
    asked = turn.conversation.pending.asked
    texts = [words.text for words in waiting(turn) if _teaches(turn, words.text)]
    return _renamed(turn, asked[-len(texts) :] if texts else (), texts, Reason.HANDED_OVER)


def _renamed(turn: Turn, ids: tuple[int, ...], texts: list[str], reason: Reason) -> Turn:
    pairs = zip(ids[::-1], texts[::-1], strict=False)
    return turn.do(*(_kept(turn, id, text, reason) for id, text in pairs))


def chosen(turn: Turn) -> Turn:
    """The person found their question among those that were offered: nobody need learn it."""
    asked = turn.conversation.pending.asked
    return turn.do(SettleQuestions(asked[-1:])) if asked else turn
