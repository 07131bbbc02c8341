"""What WhatsApp itself says in a talk: somebody has another number or id, or wants nothing unasked.

The rule this module guards: an id that only a sentence tells is taken from the end of it, behind the name
that its person chose, and only where what it became is told apart from it. Pure.
"""

import re
from dataclasses import dataclass

from bot.channels.whatsapp.incoming.json_reading import Json, table, text, word
from bot.channels.whatsapp.incoming.message_content import digits
from bot.channels.whatsapp.incoming.who import Sender, scoped

_CHANGES = frozenset({"user_changed_number", "customer_changed_number", "user_changed_user_id"})
_SENTENCE = re.compile(r".*\bchanged from (\S+) to (\S+?)\.?\s*", re.DOTALL)
PREFERENCES = "user_preferences"
"""The name of the webhook that tells of what people want to get."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Who somebody was, and who they are now; an id that is empty in `after` stays."""

    before: Sender
    after: Sender


def moved_in(message: Json, sender: Sender) -> Moved | None:
    """It comes without contacts. What they were is told in the message or in the sentence; of the
    message nobody knows whether it means the id of before or that of now. None: nobody moved."""
    about = table(message, "system")
    if word(about.get("type")) not in _CHANGES:
        return None
    after = _after(about)
    told = Sender(digits(about.get("customer")) or sender.wa_id, scoped(about.get("previous_user_id")))
    said = _before_by_sentence(about, after)
    unsure = "" if sender.user_id == after.user_id else sender.user_id
    return Moved(
        Sender(told.wa_id or said.wa_id, told.user_id or said.user_id or unsure),
        after,
    )


def _after(about: Json) -> Sender:
    number = digits(about.get("wa_id")) or digits(about.get("new_wa_id"))
    return Sender(number, scoped(about.get("user_id")))


def _before_by_sentence(about: Json, after: Sender) -> Sender:
    found = _SENTENCE.fullmatch(text(about.get("body")) or "")
    if found is None:
        return Sender()
    was, becomes = found.groups()
    if after.wa_id and digits(becomes) == after.wa_id:
        return Sender(wa_id=digits(was))
    return Sender(user_id=scoped(was)) if scoped(becomes) == after.user_id else Sender()


def preference_in(message: Json, sender: Sender) -> Json:
    """The older way to tell that somebody stops or resumes what is sent unasked, as the webhook tells it;
    empty: it is something else."""
    about = table(message, "system")
    if word(about.get("type")) != "user_preference_changed":
        return {}
    told = {"wa_id": sender.wa_id, "user_id": sender.user_id, "value": about.get("marketing")}
    named = {"id": message.get("id"), "timestamp": message.get("timestamp")}
    return {PREFERENCES: [{**told, **named, "category": "marketing_messages"}]}
