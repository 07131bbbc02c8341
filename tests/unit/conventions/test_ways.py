"""docs/ARCHITECTURE.md names the files of four ways. A tracer walks them and compares."""

import re
from pathlib import Path

import pytest

from bench.way import PRESSED, SENT, TIMER, TYPED, Way, all_ways

ROOT = Path(__file__).parents[3]
BLOCK = re.compile(r"^\*\*An? ([a-z ]+)\*\*[^\n]*\n\n```\n(.*?)```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def walked() -> dict[str, Way]:
    return all_ways()


def named() -> dict[str, tuple[str, ...]]:
    page = (ROOT / "docs/ARCHITECTURE.md").read_text("utf-8")
    return {
        way: tuple(line.split()[0] for line in lines.splitlines()) for way, lines in BLOCK.findall(page)
    }


def test_the_page_tells_of_the_four_ways() -> None:
    assert named().keys() == {TYPED, PRESSED, TIMER, SENT}


@pytest.mark.parametrize("way", [TYPED, PRESSED, TIMER, SENT])
def test_a_way_goes_through_the_files_that_the_page_names_in_its_order(
    way: str, walked: dict[str, Way]
) -> None:
    files = walked[way].files
    assert named()[way] == tuple(sorted(set(named()[way]) & set(files), key=files.index))


MOST = {TYPED: 9, PRESSED: 17, TIMER: 16}
"""Statements, without those that begin and end transactions (docs/decisions/77-the-turn.md, 85). Before a timer's
turn all that is due is looked for twice, and once for each kind of short wait; two steps are due at the moment that
is walked, and each becomes an event."""


@pytest.mark.parametrize("way", MOST)
def test_a_way_asks_the_database_no_more_than_it_has_to(way: str, walked: dict[str, Way]) -> None:
    assert len(walked[way].asked) <= MOST[way], "\n".join(walked[way].asked)
