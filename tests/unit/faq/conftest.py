"""The index of the shipped entries: some seconds of work, done once a process."""

import pytest

from faq.entries import load, outside
from faq.index import Index


@pytest.fixture(scope="session")
def by_words() -> Index:
    return Index.build(load(), outside=outside())
