"""«شارك رقمي»: whoever shows no telephone is offered to share one, by WhatsApp's own button.

The rules this module guards: it is an offer and never a condition, and whoever shared it is not asked
again; a number is kept apart from what is said, and only somebody's own: another's card is words.
"""

from bot.core.conversation import Choice
from bot.core.events import OWN_NUMBER, MessageReceived
from bot.core.linking import hides_number
from bot.core.replaced import replaced
from bot.core.turn import Turn

FIELD = ("registration", "field")
"""Where a form waits for an answer in words."""


def on_ask(turn: Turn) -> Turn:
    """Where nothing is hidden there is nothing to share."""
    if not hides_number(turn.conversation):
        return turn.show("number-shared-before").ask_again()
    return turn.show("number-share-ask", asks_number=True)


def on_shared(turn: Turn) -> Turn | None:
    """A gate: their own telephone came. In a form it is written as if they had typed it."""
    event = turn.event
    if not isinstance(event, MessageReceived) or event.words.text.strip() != OWN_NUMBER:
        return None
    if event.words.forwarded:
        return None
    here, profile = turn.conversation, turn.facts.profile
    if not profile or not profile.phone:
        return None  # somebody typed the sign
    known = replaced(turn, conversation=replaced(here, shared_number=True))
    if not here.topic and not hides_number(here):
        return None  # it was not asked for: what it is for is asked as of any message
    if (here.topic, here.state) == FIELD:
        phone = profile.phone
        return known.restated(replaced(event, words=replaced(event.words, text=phone)))
    if here.topic:
        return known.let_through()
    return known.reply("number-shared", Choice("my-cases"), Choice("menu"))
