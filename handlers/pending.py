"""Words that found no answer: for how long they go along, and under which numbers they are kept."""

from bot.core.effects import KeepQuestion, SettleQuestions
from bot.core.events import Words
from bot.core.learning import AskedQuestion, Reason
from bot.core.turn import Turn


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
    if not reason or not turn.facts.fold(words.text):
        return turn.pend(*waiting(turn), words, asked=asked)
    kept = _question(turn, words.text, reason)
    return turn.do(kept).pend(*waiting(turn), words, asked=(*asked, kept.question.id))


def _question(turn: Turn, text: str, reason: Reason) -> KeepQuestion:
    before = sum(isinstance(effect, KeepQuestion) for effect in turn.effects)
    id = turn.facts.next_question + before
    language = turn.conversation.language
    return KeepQuestion(AskedQuestion(id, text.strip(), language, reason, turn.facts.now))


def note(turn: Turn, text: str, reason: Reason) -> Turn:
    """A question that waits for nobody here, kept to learn from."""
    return turn.do(_question(turn, text, reason)) if turn.facts.fold(text) else turn


def corrected(turn: Turn) -> Turn:
    """The answer, or what was offered, was not what was meant."""
    pending = turn.conversation.pending
    texts = [words.text for words in pending.words if turn.facts.fold(words.text)]
    if not texts:
        return turn
    if not pending.asked:
        return note(turn, texts[-1], Reason.CORRECTED)
    return _renamed(turn, pending.asked[-1:], texts[-1:], Reason.CORRECTED)


def handed_over(turn: Turn) -> Turn:
    """The words that wait went to a person: their questions say so from now on."""
    asked = turn.conversation.pending.asked
    texts = [words.text for words in waiting(turn) if turn.facts.fold(words.text)]
    return _renamed(turn, asked[-len(texts) :] if texts else (), texts, Reason.HANDED_OVER)


def _renamed(turn: Turn, ids: tuple[int, ...], texts: list[str], reason: Reason) -> Turn:
    language, now = turn.conversation.language, turn.facts.now
    pairs = zip(ids[::-1], texts[::-1], strict=False)
    kept = (KeepQuestion(AskedQuestion(id, text.strip(), language, reason, now)) for id, text in pairs)
    return turn.do(*kept)


def chosen(turn: Turn) -> Turn:
    """The person found their question among those that were offered: nobody need learn it."""
    asked = turn.conversation.pending.asked
    return turn.do(SettleQuestions(asked[-1:])) if asked else turn
