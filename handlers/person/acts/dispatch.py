"""What a person does with their words decides what follows, in the same turn.

The rules this module guards: nothing is filed here: a step takes the words in, says the first sentence
and puts the right button first. Whoever asks is left to the approved answers.
"""

from collections.abc import Mapping

from bot.core.turn import Step, Turn
from faq.acts.heard import Act
from handlers.person.acts.need import on_need
from handlers.person.acts.person_wanted import on_person_wanted
from handlers.person.acts.register import on_register_wish
from handlers.person.acts.status import on_status

STEPS: Mapping[Act, Step] = {
    Act.STATUS: on_status,
    Act.HUMAN: on_person_wanted,
    Act.REGISTER: on_register_wish,
    Act.NEED: on_need,
}
"""The step for each act. An act without one is for the approved answers."""


def on_act(turn: Turn) -> Turn | None:
    """The first act that is sure and whose step does not decline."""
    for act in turn.facts.answers.hear(turn.text).sure:
        step = STEPS.get(act)
        done = step(turn) if step else None
        if done is not None:
            return done
    return None
