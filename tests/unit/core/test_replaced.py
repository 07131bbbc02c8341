"""It is `dataclasses.replace`, sooner."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.conversation import Conversation
from bot.core.replaced import replaced
from bot.core.turn import Turn

NAMES = tuple(each.name for each in fields(Conversation))


@given(st.builds(Conversation), st.dictionaries(st.sampled_from(NAMES), st.integers()))
def test_a_later_value_is_the_one_that_the_library_makes(
    here: Conversation, changes: dict[str, int]
) -> None:
    assert replaced(here, **changes) == replace(here, **changes)  # type: ignore[arg-type]


def test_a_name_that_is_no_field_is_refused() -> None:
    with pytest.raises(AttributeError):
        replaced(Conversation.__new__(Conversation), no_such=1)


@pytest.mark.parametrize("kind", [Conversation, Turn])
def test_nothing_is_checked_when_one_is_made(kind: type[object]) -> None:
    """What would be checked is not, here."""
    assert not hasattr(kind, "__post_init__")
