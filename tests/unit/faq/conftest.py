"""The index of the shipped entries: some seconds of work, done once a process."""

import pytest

from faq.engine.index import Index
from faq.entries import load, outside


@pytest.fixture(scope="session")
def by_words() -> Index:
    return Index.build(load(), outside=outside())
