"""Who wrote, as a message and the contacts beside it tell. Pure."""

from dataclasses import dataclass, field
from typing import Any

from bot.channels.whatsapp.incoming.json_reading import Json, items, table, text, word
from bot.channels.whatsapp.incoming.message_content import digits

_SCOPED = 128  # characters of a business-scoped id
_NAME = 128  # characters of a name that are kept; WhatsApp's own are 25 at the most


@dataclass(frozen=True, slots=True)
class Sender:
    """Whoever wrote, by one of the two ids or by both."""

    wa_id: str = ""
    user_id: str = ""
    name: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.wa_id or self.user_id)


def people_in(value: Json) -> list[Sender]:
    """The contacts that come beside messages."""
    return [_person(each) for each in items(value.get("contacts")) if isinstance(each, dict)]


def _person(contact: Json) -> Sender:
    name = text(table(contact, "profile").get("name")) or ""
    number = contact.get("wa_id")
    return Sender(digits(number), scoped(contact.get("user_id")) or scoped(number), name.strip()[:_NAME])


def scoped(value: Any) -> str:
    """A business-scoped id; empty for whatever has no such shape."""
    said = word(value, _SCOPED)
    is_one = said.isascii() and said.isprintable() and " " not in said and "." in said
    return said if is_one else ""


def sender_of(message: Json, people: list[Sender]) -> Sender:
    """By what the message says, and what the contacts beside it say of the same person. One that names
    nobody is of the only contact there is."""
    given = message.get("from")
    wa_id, user_id = digits(given), scoped(message.get("from_user_id")) or scoped(given)
    same = (each for each in people if _is_same(each, wa_id, user_id))
    alone = people[0] if len(people) == 1 and not (wa_id or user_id) else Sender()
    known = next(same, alone)
    return Sender(wa_id or known.wa_id, user_id or known.user_id, known.name)


def _is_same(person: Sender, wa_id: str, user_id: str) -> bool:
    return bool(wa_id and person.wa_id == wa_id) or bool(user_id and person.user_id == user_id)


def is_ours(message: Any, value: Json) -> bool:
    """Our own words, come back to us: nobody is answered for them."""
    number = digits(table(value, "metadata").get("display_phone_number"))
    return isinstance(message, dict) and bool(number) and digits(message.get("from")) == number
