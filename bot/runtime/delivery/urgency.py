"""How urgent a message is, told from what it says and to whom.

The rule this module guards: whoever cries for help, and whoever answers them, waits behind nobody.
"""

from bot.core.conversation import Party
from bot.runtime.delivery.channel import Message, Urgency

CRIES = "emergency"  # the keys of the texts that answer a cry begin so
URGENT = "urgent"  # and this word stands in those that tell staff of one
STAFF_WORDS = "staff-wrote"  # the keys of the texts that bring a person the words of staff begin so
LISTS = (
    "morning",
    "triage",
    "report",
    "holidays-coming",
    "learn-week",
    "desk-open-cases",
    "desk-mine",
    "desk-registered",
    "room-said",
    "letter-digest",
    "letter-morning",
)
"""The beginnings of the keys of what shows many things at once."""


def urgency_of(message: Message, party: Party, *, is_cry: bool, stands: bool) -> Urgency:
    """`is_cry`: it is said in the room of somebody who cried for help and waits. `stands`: it takes the
    place of something shown before."""
    words = message.key.split("-")
    if words[0] == CRIES or URGENT in words:
        return Urgency.CRY
    if party is Party.ROOM and message.about:
        return Urgency.SIGN
    if message.key.startswith(STAFF_WORDS):
        return Urgency.WORDS
    if stands:
        return Urgency.CHANGE
    if message.key.startswith(LISTS):
        return Urgency.LIST
    return Urgency.CRY if is_cry else Urgency.NEWS
