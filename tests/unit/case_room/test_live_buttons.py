"""Every button that was just shown does something: no rule of a table may be missing behind it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from bot.core.advance import advance
from bot.core.conversation import Address, Party
from bot.core.events import ButtonPressed, Event
from bot.core.messages import Button, Message
from bot.core.turn import Turn
from handlers.tables import TABLES
from tests.unit.stories import STORIES
from tests.unit.world import World


def _dead(turn: Turn) -> Turn:
    raise AssertionError(f"nothing is done for the button {turn.event}")


LIVE = {party: replace(table, last=(_dead,)) for party, table in TABLES.items()}


@dataclass
class Pressing(World):
    """After everything that happens, each button that it showed is tried, and nothing comes of it."""

    pressed: set[tuple[Party, str, str, str]] = field(default_factory=set)

    def happen(self, who: Address, event: Event) -> list[Message]:
        before = {address: len(said) for address, said in self.said.items()}
        shown = super().happen(who, event)
        for address, said in self.said.items():
            for message in said[before.get(address, 0) :][-1:]:
                for button in message.buttons:
                    self._try(address, message, button)
        return shown

    def _try(self, who: Address, message: Message, button: Button) -> None:
        here = self.conversation(who)
        place = (who.party, here.topic, here.state, button.action)
        if place in self.pressed:
            return
        self.pressed.add(place)
        by = "" if who.party is Party.PERSON else here.data.get("by", "supervisor")
        press = ButtonPressed(button.action, button.arg, message.stamp, by)
        advance(here, press, self.facts(who, press), LIVE[who.party])


@pytest.mark.parametrize("happens", STORIES, ids=lambda story: story.__name__)
def test_every_button_is_alive_when_it_is_shown(happens: Callable[[World], None]) -> None:
    world = Pressing()
    happens(world)
    assert len(world.pressed) >= 5
