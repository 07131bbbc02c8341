"""What has a sure answer while somebody waits for a person.

The rule this module guards: only a question gets one, and only where an approved answer is sure. Thanks,
a telling, a reminder, what was passed on and what may be grave are for the staff alone.
"""

from bot.core.turn import Turn
from faq.acts.heard import Act
from faq.text.questions import asks_something, parts
from handlers.person.own_cases.reminders import reminds
from handlers.shared.gravity import is_grave

MOST = 2
"""Answers to one message, beside what goes to the staff."""


def known_meanwhile(turn: Turn) -> tuple[str, ...]:
    """The ids of the entries, in the order of the questions."""
    words = turn.words
    is_more = words.attachments or words.location or words.forwarded or words.burst > 1
    if is_more or not _asks(turn) or is_grave(turn, turn.text) or reminds(turn):
        return ()
    meant = [turn.facts.answers.ask(part) for part in parts(turn.text)]
    sure = (each.candidates[0].id for each in meant if each.decision == "answer")
    return tuple(dict.fromkeys(sure))[:MOST]


def _asks(turn: Turn) -> bool:
    """What is heard says so, or where nothing is plain, the words do, or what is likeliest."""
    heard = turn.facts.answers.hear(turn.text)
    if heard.sure:
        return heard.sure[:1] == (Act.ASK,)
    return heard.likely[:1] == (Act.ASK,) or asks_something(turn.text)
