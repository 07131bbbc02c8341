"""Meta's own switch: people stop or resume in their app what a business sends unasked, and Meta tells it.

The rule this module guards: only what says stop or resume of such messages is taken; nobody begins a talk
by it. Facts: the reference of the `user_preferences` webhook; never tried against the real service.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from bot.channels.whatsapp.incoming.json_reading import Json, items, word, written
from bot.channels.whatsapp.incoming.message_content import digits

FIELD, CATEGORY = "user_preferences", "marketing_messages"
_ON = {"stop": True, "resume": False}


@dataclass(frozen=True, slots=True)
class Preference:
    """`name` tells it apart for ever; `stops`: nothing unasked from now on."""

    name: str
    wa_id: str
    user_id: str
    stops: bool


def preferences(value: Json) -> Iterator[Preference]:
    for each in items(value.get(FIELD)):
        said = each if isinstance(each, dict) else {}
        stops = _ON.get(word(said.get("value")).lower())
        wa_id, user_id = digits(said.get("wa_id")), word(said.get("user_id"))
        if stops is not None and word(said.get("category")) == CATEGORY and (wa_id or user_id):
            digest = hashlib.sha256(written(said).encode()).hexdigest()
            yield Preference(f"preference-{digest}", wa_id, user_id, stops)
