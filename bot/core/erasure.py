"""A person is erased. What becomes of which row is told in bot/store/erasure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErasePerson:
    """Erase everything of this contact. Whatever else the turn does is done before, and what it says is
    the first that stands in a conversation that begins anew. `request` is the number of the request that
    asked for it, 0 for none."""

    contact: int
    request: int = 0
