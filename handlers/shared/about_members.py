"""Words that are about one of those who work here: there is a way in which that one does not read them.

The rule this module guards: it is offered before anything is filed, and asked of nobody: whoever goes on
as they were goes on.
"""

from collections.abc import Iterable

from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.events import Words
from bot.core.turn import Turn
from faq.detect.named_members import does_wrong, is_named
from handlers.shared.confidence import AS_IT_IS
from handlers.shared.reply_lines import with_lines

WAY = Choice("private-matter")


def names_member(turn: Turn, words: Iterable[Words]) -> bool:
    """By role or by name."""
    said = "\n".join(each.text for each in words)
    return any(is_named(said, each.name, each.role.value) for each in turn.facts.staff)


def wronged_by_member(turn: Turn) -> bool:
    """What is written now tells what one of them does to somebody."""
    return bool(turn.text) and does_wrong(turn.text) and names_member(turn, (turn.words,))


def way_at_once(turn: Turn, words: tuple[Words, ...]) -> tuple[Choice, ...]:
    """While it is told: where it tells what one of them does. Whoever is only mentioned waits for the
    summary, so that nobody is asked at every line."""
    return private_way(turn, words) if any(does_wrong(each.text) for each in words) else ()


def private_way(turn: Turn, words: Iterable[Words]) -> tuple[Choice, ...]:
    asked_before = bool(turn.conversation.data.get(AS_IT_IS))
    return () if asked_before or not names_member(turn, words) else (WAY,)


def with_private_way(before: Turn, after: Turn, way: tuple[Choice, ...]) -> Turn:
    """The line that says what its button is."""
    return with_lines(before, after, below=(Text("about-member"),)) if way else after
