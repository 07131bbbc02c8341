"""Whatever a person and the staff say to each other in a case stands in its history, word for word."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from bot.core.case import EntryKind
from bot.core.conversation import Address
from bot.core.events import Event, PersonWrote, StaffWrote
from tests.unit.stories import STORIES
from tests.unit.world import World

KEPT_AS = {StaffWrote: EntryKind.STAFF_WROTE, PersonWrote: EntryKind.SAID}


@dataclass
class Listening(World):
    said_to: Counter[tuple[int, EntryKind, str]] = field(default_factory=Counter)

    def _turn(self, who: Address, event: Event) -> None:
        if isinstance(event, StaffWrote | PersonWrote):
            self.said_to[event.case, KEPT_AS[type(event)], event.words.text] += 1
        super()._turn(who, event)


@pytest.mark.parametrize("happens", STORIES, ids=lambda story: story.__name__)
def test_every_message_is_an_entry_of_its_case(happens: Callable[[World], None]) -> None:
    world = Listening()
    happens(world)
    kept = Counter((number, entry.kind, entry.words.text) for number, entry in world.entries)
    assert not world.said_to - kept
    told = Counter(
        (case.number, EntryKind.SAID, each.text) for case in world.cases.values() for each in case.words
    )
    assert not told - kept
