"""What `make mutants` changes: each kind of slip, nothing that does not run, and the same ones for a seed."""

import ast

import pytest

from tests.mutants.changes import known, mutants, sampled

SOURCE = b'''
"""A docstring with 1 number."""
from enum import StrEnum
from typing import Self

class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"

class Turn:
    def show(self, key: str, *, number: int) -> Self: ...

def step(turn: Turn, many: list[int] = []) -> Turn:
    """Returns nothing of 7."""
    logger.info("%s", 7)
    assert turn, 7
    if turn.ready and many:
        turn = turn.show("key", number=3)
    return turn.show("other", number=len(many) - 1) if Colour.RED == turn.colour else turn

TABLE = ("a", "b", "c")
PICKED = table.select().where(of == 5, other)
IS_ON = True
'''

SLIPS = [
    ("condition", "if turn.ready and many:", "if not (turn.ready and many):"),
    ("operand", "if turn.ready and many:", "if ((many)):"),
    ("comparison", "Colour.RED == turn.colour", "(Colour.RED != turn.colour)"),
    ("enum", "Colour.RED ==", "Colour.BLUE =="),
    ("statement", 'turn = turn.show("key", number=3)', "pass"),
    ("effect", 'turn = turn.show("key", number=3)', "turn = turn"),
    ("field", '.show("key", number=3)', '.show("key")'),
    ("return", "    logger.info", "    return turn\n    logger.info"),
    ("number", "len(many) - 1", "(len(many) + 1)"),
    ("number", "number=3", "number=4"),
    ("element", '("a", "b", "c")', '("a", "c")'),
    ("filter", ".where(of == 5, other)", ".where(other)"),
    ("filter", ".where(of == 5, other)", ""),
    ("truth", "IS_ON = True", "IS_ON = False"),
]


ALL = mutants("some.py", SOURCE, known([ast.parse(SOURCE)]))


@pytest.mark.parametrize(("kind", "before", "after"), SLIPS)
def test_each_kind_of_slip_is_made(kind: str, before: str, after: str) -> None:
    assert SOURCE.decode().count(before) == 1
    slips = [(each.kind, each.applied(SOURCE).decode()) for each in ALL]
    assert (kind, SOURCE.decode().replace(before, after)) in slips


def test_what_does_not_run_is_left_alone() -> None:
    idle = [
        '"""A docstring with 1 number."""',
        '"""Returns nothing of 7."""',
        "list[int] = []",
        "assert turn, 7",
    ]
    for each in ALL:
        changed = each.applied(SOURCE).decode()
        assert all(line in changed for line in (*idle, 'logger.info("%s", 7)'))


def test_a_seed_gives_the_same_mutants_and_each_can_be_compiled() -> None:
    files = {"some.py": SOURCE}
    assert sampled(files, 8, 7) == sampled(files, 8, 7) != sampled(files, 8, 8)
    for each in sampled(files, 100, 7):
        compile(each.applied(SOURCE), "some", "exec")


def test_an_equivalent_mutant_is_known_by_its_lines_wherever_they_stand() -> None:
    moved = b"\n\n" + SOURCE
    here, there = (sampled({"some.py": source}, 100, 7) for source in (SOURCE, moved))
    assert [each.lines(SOURCE) for each in here] == [each.lines(moved) for each in there]
