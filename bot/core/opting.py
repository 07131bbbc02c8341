"""What a turn does where somebody wants nothing that they did not ask for, or wants it again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OptOut:
    """It holds for all addresses of this contact. What waits to be said there and is no answer is not
    said any more; where `on` is false, all is said again from now on."""

    contact: int
    on: bool = True
