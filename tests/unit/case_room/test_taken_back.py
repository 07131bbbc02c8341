"""What is told of what was taken back."""

import pytest

from bot.core.events import TakenBack
from handlers.shared.taken_back import _left


@pytest.mark.parametrize(
    ("event", "keys"),
    [
        (TakenBack("person", 3), []),
        (TakenBack("person", 0, 0, 5, ("phone",)), ["taken-back-left"]),
        (TakenBack("person", 1, 0, 5, ("age",)), ["taken-back-left", "taken-back-by-hand"]),
        (TakenBack("person", 1, 0, 5, ("Unreachable",)), ["taken-back-left", "taken-back-by-hand"]),
    ],
)
def test_nobody_is_told_to_delete_by_hand_what_is_on_another_s_telephone(
    event: TakenBack, keys: list[str]
) -> None:
    assert [line.key for line in _left(event)] == keys
