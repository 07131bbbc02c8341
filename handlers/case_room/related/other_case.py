"""The other case that staff name behind a command.

The rule this module guards: whatever cannot be done with it is said clearly, and nothing is changed.
"""

from bot.core.case import Case
from bot.core.conversation import Choice
from bot.core.related import number_in
from bot.core.turn import Turn
from handlers.case_room.writing.reply import the_case


def other(turn: Turn) -> Case:
    """Steps come here after `unknown` has seen that there is one."""
    found = turn.facts.related.other
    if found is None:
        raise LookupError(f"no other case was named in the room of {the_case(turn).number}")
    return found


def unknown(turn: Turn, how: str, *choices: Choice) -> Turn | None:
    """A clear word where no other case can be meant; None: there is one. `how` says how it is named."""
    number, mine = number_in(turn.arg), the_case(turn)
    if not number:
        return turn.show(how, *choices)
    if number == mine.number:
        return turn.show("room-related-itself", number=number)
    found = turn.facts.related.other
    if not found:
        return turn.show("room-related-none", number=number)
    return turn.show("room-related-ended", number=number) if found.is_ended else None
