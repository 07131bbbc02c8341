"""The answers that ship, ready to be asked: read and built once a process."""

from functools import cache

from faq.entries import EntryError, load_all
from faq.index import Index


@cache
def shipped() -> tuple[Index, tuple[EntryError, ...]]:
    """The index of the entries that can be read, and what is wrong with the others."""
    loaded = load_all()
    return Index.build(loaded.entries), loaded.errors
