"""What a message does, where a step asks for one act alone, and where a "but" is in it."""

from dataclasses import replace

from bot.core.turn import Turn
from faq.acts.heard import Act, Heard
from faq.detect.turning import sides

BESIDE_OTHERS = frozenset(
    {Act.COMPLAIN, Act.DELAY, Act.STATUS, Act.HUMAN, Act.REGISTER, Act.NEED, Act.SUGGEST, Act.THANK}
)
"""What is heard on one side of a "but" while the message as a whole does something else."""

_WHOLE = (Act.ASK, Act.DANGER, Act.DISCLOSE, Act.OTHER)
"""A question is answered as a whole; beside what is grave nothing else is heard."""


def leads(turn: Turn, act: Act) -> bool:
    """Whether this act is plain, and goes before any other of the message."""
    return turn.facts.answers.hear(turn.text).sure[:1] == (act,)


def heard(turn: Turn) -> Heard:
    """With what both sides of a "but" do: «شكرا لكم بس الشهادة ما وصلت» is thanks, and a delay."""
    whole, found = turn.facts.answers.hear(turn.text), sides(turn.text)
    if len(found) < 2 or not whole.sure or whole.sure[0] in _WHOLE:
        return whole
    more = (act for part in found for act in turn.facts.answers.hear(part).sure if act in BESIDE_OTHERS)
    return replace(whole, sure=tuple(dict.fromkeys((*whole.sure, *more))))
