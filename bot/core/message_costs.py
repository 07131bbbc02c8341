"""What the messages of a month come to, where each has its price. Pure, and always an estimate: the
platform bills by its own calendar and its own rates.

The rules this module guards: what the platform says is billed counts as that; of what it has said
nothing, free replies beyond the allowance count; without a price nothing is multiplied.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

FREE = frozenset({"", "service"})
"""The categories of free replies, which the allowance is for. Empty: the platform has not named one."""

SHARES = (80, 100)
"""Percent of the allowance at which staff are warned, each once a month."""


@dataclass(frozen=True, slots=True)
class Budget:
    """So many free replies a month cost nothing (0: nobody said how many), each other `price` of
    `currency` (0: nobody said how much)."""

    allowance: int = 0
    price: float = 0.0
    currency: str = ""

    def crossed(self, before: int, now: int) -> tuple[int, ...]:
        """The shares that were reached by this."""
        return tuple(each for each in SHARES if self.allowance and before < self._at(each) <= now)

    def _at(self, share: int) -> int:
        return -(-self.allowance * share // 100)


@dataclass(frozen=True, slots=True)
class Count:
    """Of one category: messages that were sent, those that the platform says cost something, and those of
    whose price it has said nothing."""

    messages: int = 0
    billable: int = 0
    unreported: int = 0


@dataclass(frozen=True, slots=True)
class MonthOfMessages:
    """What was sent on the channels where each message has its price, by category."""

    counts: Mapping[str, Count] = field(default_factory=dict)
    budget: Budget = Budget()

    @property
    def messages(self) -> int:
        return sum(each.messages for each in self.counts.values())

    @property
    def free_replies(self) -> int:
        return sum(each.messages for name, each in self.counts.items() if name in FREE)

    @property
    def billed(self) -> int:
        """As far as it can be known."""
        said = sum(each.billable for each in self.counts.values())
        silent = [each for name, each in self.counts.items() if name in FREE]
        of_free, allowed = sum(each.billable for each in silent), self.budget.allowance
        beyond = max(0, self.free_replies - allowed - of_free) if allowed else 0
        others = sum(each.unreported for name, each in self.counts.items() if name not in FREE)
        return said + min(sum(each.unreported for each in silent), beyond) + others

    @property
    def cost(self) -> float:
        return self.billed * self.budget.price


def money(amount: float) -> str:
    """Without more figures than say something."""
    return f"{amount:.2f}" if amount >= 1 or not amount else f"{amount:.4f}".rstrip("0").rstrip(".")
