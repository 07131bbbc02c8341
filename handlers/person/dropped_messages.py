"""What a person hears whose words the platform dropped while it could not reach us."""

from bot.core.conversation import Choice
from bot.core.events import WordsMissed
from bot.core.topic import Topic, on
from bot.core.turn import Turn


def on_words_missed(turn: Turn, event: WordsMissed) -> Turn:
    """Whose case was closed meanwhile has nothing more to send."""
    open_ones = [case.number for case in turn.cases if case.is_open]
    if not open_ones:
        return turn
    one = Choice("write-to-case", str(open_ones[0])) if len(open_ones) == 1 else Choice("my-cases")
    return turn.notice("words-missed", one, since=event.since, until=event.until)


SILENCES = Topic("silences", entry_points=(on(WordsMissed, on_words_missed),))
