"""What was shown shall be taken back."""

from dataclasses import dataclass

from bot.core.conversation import Address


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take back what was shown `at` an address or in a conversation, in both directions: it is on no page
    of ours from this turn on, and its platform is asked to delete it. `only`: nothing but what is about
    `of` (`case:1001`, `disclosure:9001`). `also` are further messages by the platform's names (the ids of
    words). `tell` hears `TakenBack` of `of` when it is over. What this turn says there after it stays."""

    at: Address | int
    of: str
    tell: Address | int | None = None
    only: bool = False
    also: tuple[str, ...] = ()
