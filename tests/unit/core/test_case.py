"""A case moves by its table, and by nothing else."""

from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

from bot.core.case import MOVES, Case, IllegalMove, Kind, Move, Status
from bot.core.diagram import case_states

NOON = datetime(2026, 11, 22, 9, tzinfo=UTC)
LEGAL = {(status, move) for move, table in MOVES.items() for status in table}


def case(status: Status) -> Case:
    return Case(1001, Kind.COMPLAINT, 1, NOON, NOON, NOON, status=status)


@pytest.mark.parametrize(("status", "move"), sorted(LEGAL))
def test_a_legal_move_reaches_what_the_table_says(status: Status, move: Move) -> None:
    assert case(status).can(move)
    assert case(status).moved(move).status is MOVES[move][status]


@pytest.mark.parametrize(("status", "move"), sorted(set(product(Status, Move)) - LEGAL))
def test_any_other_move_raises_and_names_what_was_tried(status: Status, move: Move) -> None:
    assert not case(status).can(move)
    with pytest.raises(IllegalMove, match=f"case 1001 is {status}: {move}"):
        case(status).moved(move)


def test_every_status_can_be_reached_and_left_but_the_last() -> None:
    reached = {after for table in MOVES.values() for after in table.values()}
    left = {before for table in MOVES.values() for before in table}
    assert reached | {Status.OPEN} == set(Status)
    assert set(Status) - left == {Status.ENDED}


def test_the_diagram_in_docs_is_drawn_from_the_table() -> None:
    page = Path(__file__).parents[3] / "docs" / "case-states.md"
    assert page.read_text("utf-8") == case_states(), "run `make docs`"
