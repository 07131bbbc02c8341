"""The index of the shipped entries, as it was built once on this machine."""

import pytest

from faq.engine.index import Index
from faq.engine.kept import Kept, cache
from faq.engine.sources import Sources
from faq.entries import load, outside

SHIPPED = Sources.of(load(), outside(), ())


@pytest.fixture(scope="session")
def by_words() -> Index:
    return Kept(cache()).index(SHIPPED)


@pytest.fixture(scope="session")
def by_both() -> Index:
    """By words and by sense."""
    *_, built = Kept(cache()).steps(SHIPPED)
    assert built.is_deep, "the sentence encoder is not installed"
    return built.index
