"""Whether a message is a line of a story that is told in several.

The rules this module guards: a line that tells something waits some seconds for the next one, and the
story gets one answer; a question alone, a press and a danger are never kept waiting. It is asked only
where nothing is in progress: a form, a complaint and a talk keep their lines themselves.
"""

from bot.core.advance import understood
from bot.core.events import MessageReceived
from bot.core.turn import Turn
from faq.acts.heard import Act
from faq.detect.wishes import bare_wish
from faq.text.questions import asks_something

LONGEST = 240
"""Characters of a line. Whoever writes more has told their story."""

TELLING = frozenset({Act.COMPLAIN, Act.DELAY, Act.NEED, Act.DISCLOSE})


def begins(turn: Turn) -> bool:
    return bool(turn.facts.pace.story) and not turn.conversation.topic and _is_line(turn) and _tells(turn)


def goes_on(turn: Turn) -> bool:
    """Behind the first line, all that is no question belongs to it."""
    return turn.conversation.burst.story and _is_line(turn)


def _is_line(turn: Turn) -> bool:
    event = understood(turn)
    if not isinstance(event, MessageReceived) or event.words.forwarded or not event.words:
        return False
    return len(turn.text) <= LONGEST and not _asks(turn)


def _asks(turn: Turn) -> bool:
    sure = turn.facts.answers.hear(turn.text).sure
    return sure[:1] == (Act.ASK,) or (not sure and asks_something(turn.text))


def _tells(turn: Turn) -> bool:
    """What it seems to be is enough: a short line says little by itself."""
    if bare_wish(turn.text):
        return False  # to complain: what is told comes when it is asked for
    heard = turn.facts.answers.hear(turn.text)
    first = (heard.sure or heard.likely)[:1]
    return bool(TELLING.intersection(first)) and Act.DANGER not in (*heard.sure, heard.grave)
