"""What of what was held is still worth saying, and who is called first."""

import pytest

from bot.core.allowance import may_open
from bot.core.held import HeldMessage, stale
from bot.core.messages import Message
from bot.core.purpose import Purpose


def held(*rows: tuple[str, int] | tuple[str, int, str]) -> list[HeldMessage]:
    """Each a key and its case, and where one matters a slot."""
    made = []
    for id, row in enumerate(rows, start=1):
        key, case, slot = (*row, "")[:3]
        args = {"number": str(case)} if case else {}
        made.append(HeldMessage(id, Message("x", "ar", key, args, slot=slot)))
    return made


@pytest.mark.parametrize(
    ("rows", "left_out"),
    [
        # answers are never left out, however many
        ([("staff-wrote", 1001), ("staff-wrote-next", 1001), ("staff-wrote", 1002)], []),
        ([("data-erased", 0), ("request-done", 3001), ("private-wrote", 9001)], []),
        # but of a case one solution and one set of alternatives are in force
        ([("alternatives-offered", 1001), ("alternatives-offered", 1001)], [1]),
        ([("case-resolved", 1001), ("staff-wrote", 1001), ("case-resolved", 1001)], [1]),
        ([("case-resolved", 1001), ("case-resolved", 1002)], []),
        # a moved date: the last, and none of a case that is solved
        ([("promise-moved-later", 1001), ("promise-delayed", 1001)], [1]),
        ([("promise-delayed", 1001), ("promise-moved-later", 1002)], []),
        ([("promise-missed", 1001), ("case-resolved", 1001)], [1]),
        ([("case-resolved", 1001), ("promise-moved-later", 1001)], []),
        # an appeal is moot where the question itself waits
        ([("staff-wrote", 1001), ("person-awaited", 1001)], [2]),
        ([("person-awaited", 1001), ("person-awaited", 1001)], [1]),
        ([("person-awaited", 1001)], []),
        ([("staff-wrote", 1002), ("person-awaited", 1001)], []),
        # news before an answer of the same case
        ([("case-taken", 1001), ("staff-wrote", 1001)], [1]),
        ([("case-taken", 1001), ("staff-wrote", 1002)], []),
        ([("closed-quietly", 1001), ("case-resolved", 1001)], [1]),
        # a reminder, a call
        ([("draft-reminder", 0), ("template-reply", 1001)], [1, 2]),
        # what stood in one place is said as it stands last
        ([("staff-wrote", 1001, "edit:7"), ("staff-wrote-edited", 1001, "edit:7")], [1]),
        ([("staff-wrote", 1001, "edit:7"), ("staff-wrote-edited", 1001, "edit:8")], []),
    ],
)
def test_what_is_left_out(rows: list[tuple[str, int]], left_out: list[int]) -> None:
    assert stale(held(*rows)) == left_out


def test_what_is_private_says_nothing_of_a_case_of_the_same_number() -> None:
    public = HeldMessage(1, Message("x", "ar", "case-taken", {"number": "1001"}))
    private = HeldMessage(2, Message("x", "ar", "private-wrote", {"number": "1001"}, private=True))
    assert stale([public, private]) == []


@pytest.mark.parametrize(
    ("limit", "answers", "appeals", "ratings"),
    [(250, 250, 200, 150), (5, 5, 4, 3), (2, 2, 1, 0), (1, 1, 1, 1), (0, 0, 0, 0)],
)
def test_the_last_part_of_a_day_is_for_answers(
    limit: int, answers: int, appeals: int, ratings: int
) -> None:
    most = {
        purpose: sum(may_open(purpose, used, limit) for used in range(limit + 3))
        for purpose in (Purpose.ANSWER, Purpose.MOVED_DATE, Purpose.APPEAL, Purpose.RATING, Purpose.NUDGE)
    }
    assert most[Purpose.ANSWER] == most[Purpose.MOVED_DATE] == answers
    assert (most[Purpose.APPEAL], most[Purpose.RATING], most[Purpose.NUDGE]) == (
        appeals,
        ratings,
        ratings,
    )
