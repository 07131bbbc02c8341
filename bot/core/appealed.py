"""What a case keeps of its appeals: who has handled it, and what was decided before."""

from dataclasses import dataclass, replace

LAST = 3
"""The level whose answer is the last one: it was looked at by three."""


@dataclass(frozen=True, slots=True)
class Appealed:
    """`level` is 1 for the first answer, 2 for the appeal against it and 3 for the last answer. `hands`
    are the staff ids of all who have handled the case, and `barred` of those who had done so when the
    person last appealed. `decided` is what the levels before answered, the first one first. `upheld`:
    whether this level decided otherwise than the one before, once staff have said so."""

    level: int = 1
    hands: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    upheld: bool | None = None

    @property
    def is_appeal(self) -> bool:
        return self.level > 1

    @property
    def is_last(self) -> bool:
        return self.level >= LAST

    def handled_by(self, *members: str) -> "Appealed":
        hands = tuple(dict.fromkeys((*self.hands, *filter(None, members))))
        return self if hands == self.hands else replace(self, hands=hands)

    def again(self, assignee: str, answered: str) -> "Appealed":
        """One level up: whoever had it may not have it again."""
        barred = self.handled_by(assignee).hands
        decided = (*self.decided, *((answered,) if answered else ()))
        return Appealed(self.level + 1, barred, barred, decided)


FIRST_LEVEL = Appealed()
"""Of a case that nobody has appealed against."""
