"""Chance that can be told again: the same seed draws the same keys, receipts and names of files.

Whoever knows the seed knows every key of the book, so nobody real may ever write into it.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any


@contextmanager
def told_again(seed: int) -> Iterator[Random]:
    """Inside, whatever this process draws by `secrets` is drawn from the seed. Gives the chance that the
    people and the staff act by."""
    keys = Random(f"keys/{seed}")  # noqa: S311 - made to be told again

    def token_bytes(nbytes: int | None = None) -> bytes:
        return keys.randbytes(32 if nbytes is None else nbytes)

    drawn = {
        "token_bytes": token_bytes,
        "token_hex": lambda nbytes=None: token_bytes(nbytes).hex(),
        "token_urlsafe": lambda nbytes=None: token_bytes(nbytes).hex(),
        "randbelow": keys.randrange,
    }
    with standing_in(secrets, drawn):
        yield Random(f"people/{seed}")  # noqa: S311


@contextmanager
def standing_in(of: object, names: dict[str, Any]) -> Iterator[None]:
    """Inside, these stand in the place of what `of` has under their names."""
    before = {name: getattr(of, name) for name in names}
    for name, new in names.items():
        setattr(of, name, new)
    try:
        yield
    finally:
        for name, old in before.items():
            setattr(of, name, old)
