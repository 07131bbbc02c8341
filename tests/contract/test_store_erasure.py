"""Erasing, as its rows promise: every table is reached, numbers stay, and no word does."""

from bot.store.erasure.reach import REACH
from bot.store.schema import metadata


def test_every_table_says_what_becomes_of_it() -> None:
    tables = set(metadata.tables)
    assert set(REACH) == tables, (
        f"say in bot/store/erasure/reach.py what an erasure does with {tables ^ set(REACH)}, "
        "and do it (bot/store/erasure/tombstones.py)"
    )
