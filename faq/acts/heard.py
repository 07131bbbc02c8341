"""The acts: what somebody does with a message (asks, complains, thanks …), and what was heard in one.

The rule this module guards: hearing files nothing. It says what a message seems to be; what follows from
it is for the conversation, and for the person's own press.
"""

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    ASK = "ask"
    COMPLAIN = "complain"
    DELAY = "delay"
    SUGGEST = "suggest"
    THANK = "thank"
    STATUS = "status"
    HUMAN = "human"
    REGISTER = "register"
    NEED = "need"
    DISCLOSE = "disclose"
    DANGER = "danger"
    GREET = "greet"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ScoredAct:
    """`confidence` is between 0 and 1, and may be compared over messages."""

    act: Act
    confidence: float


@dataclass(frozen=True, slots=True)
class Heard:
    """`acts` are all thirteen, best first. `sure` are those to act upon, the one that leads first: two
    where a message does two things, none where it is not plain. `likely` are the two or three to choose
    from then. `grave` is a disclosure or a danger that may be meant and is not sure: it gets no approved
    answer, but a question with a quiet way out."""

    acts: tuple[ScoredAct, ...] = ()
    sure: tuple[Act, ...] = ()
    likely: tuple[Act, ...] = ()
    grave: Act | None = None


NOTHING_HEARD = Heard()
