"""Whether a message may be a disclosure or a danger: then no approved answer meets it, and nothing of it
is kept to learn from.

The rule this module guards: what may be meant counts as much as what is sure. Only a way to ask that
stands word for word in the answers, which people have reviewed, is taken for what it is.
"""

from bot.core.turn import Turn
from faq.acts.heard import Act, Heard
from faq.detect.disclosure import discloses

GRAVE = frozenset((Act.DISCLOSE, Act.DANGER))


def is_grave(turn: Turn, text: str) -> bool:
    heard = turn.facts.answers.hear(text)
    return (
        is_surely_grave(heard)
        or discloses(text)
        or (heard.grave is not None and not is_known(turn, text))
    )


def is_surely_grave(heard: Heard) -> bool:
    return not GRAVE.isdisjoint(heard.sure)


def is_known(turn: Turn, text: str) -> bool:
    """Word for word one of the ways to ask."""
    meant = turn.facts.answers.ask(text)
    return meant.decision == "answer" and meant.candidates[0].score >= 1
