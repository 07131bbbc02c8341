"""The answers that ship, ready to be asked: read and built once a process."""

from functools import cache

from faq.answering import Answering
from faq.entries import EntryError, load_all
from faq.index import Index


@cache
def shipped() -> tuple[Answering, tuple[EntryError, ...]]:
    """The entries that can be read, to be asked by their words, and what is wrong with the others."""
    loaded = load_all()
    return Answering(Index.build(loaded.entries), loaded.entries), loaded.errors
