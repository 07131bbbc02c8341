"""What a turn may know: every event says what it loads, and nobody reads anything else."""

from typing import get_args

import pytest

from bot.core.conversation import Party
from bot.core.events import DraftLeft, Event, MessageReceived, TurnFailed, Words
from bot.core.facts import Facts, Part, PartNotLoaded
from bot.runtime.turns.fact_parts import LOADERS
from bot.runtime.turns.facts_by_event import NEEDS, parts_of
from tests.unit.world import World, person

PARTS = {part for part in vars(Facts).values() if isinstance(part, Part)}


def test_every_event_has_a_row() -> None:
    assert NEEDS.keys() == set(get_args(Event))


def test_every_part_has_a_loader_and_is_loaded_for_some_event() -> None:
    assert LOADERS.keys() == PARTS
    assert {part for row in NEEDS.values() for parts in row.values() for part in parts} == PARTS


def test_whoever_reads_what_was_not_loaded_is_told_the_event_and_the_part() -> None:
    facts = World().facts(person(), DraftLeft())
    with pytest.raises(PartNotLoaded, match="DraftLeft does not load next_case") as told:
        _ = facts.next_case
    assert (told.value.event, told.value.part) == ("DraftLeft", "next_case")
    assert facts.cases == ()


@pytest.mark.parametrize("event", [DraftLeft(), TurnFailed(1, "web")], ids=lambda e: type(e).__name__)
def test_what_no_person_says_makes_no_number(event: Event) -> None:
    """A timer opens no case, registers nobody and asks nothing."""
    wanted = parts_of(event, Party.PERSON if isinstance(event, DraftLeft) else Party.DESK)
    assert not wanted & {Facts.next_case, Facts.next_registration, Facts.next_question, Facts.answers}


def test_nothing_is_loaded_for_a_mailbox() -> None:
    assert parts_of(MessageReceived(Words("x")), Party.MAILBOX) == frozenset()
