"""What a button of the room does: a row of its table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.topic import State
from bot.core.turn import Step


@dataclass(frozen=True, slots=True)
class Work:
    """What a button does, and the forms that it opens, each by the name of its state."""

    step: Step
    forms: Mapping[str, State] = field(default_factory=dict)
