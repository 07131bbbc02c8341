"""Whoever writes the number of a document or an account is told that it was hidden, and why.

The rule this module guards: it is said below whatever else is answered, once a message, never instead.
"""

from bot.core.effects import SendReply, Text
from bot.core.turn import Turn
from handlers.shared.reply_lines import with_lines

SAID_ALREADY = "registration-no-identity"
"""The form itself says that it takes none."""


def let_in(_: Turn) -> Turn | None:
    """A gate that is open to everything."""
    return None


def told(before: Turn, after: Turn) -> Turn:
    count = before.words.hidden
    said = [effect.reply.text.key for effect in after.effects if isinstance(effect, SendReply)]
    if not count or SAID_ALREADY in said:
        return after
    if not said:
        return after.show("numbers-hidden", count=count)
    return with_lines(before, after, below=(Text("numbers-hidden", {"count": count}),))
