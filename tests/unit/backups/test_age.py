"""The form of what is encrypted: another program opens it, and no changed byte of it is ever given out."""

import io
import os
import random

import pyrage
import pytest

from bot.store.backups import age
from bot.store.backups.age import PIECE, NotWhole, Sealing, Unsealed, WrongPassphrase

WORDS = "six words that do not belong"
SIZES = (0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 17)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "WORK", 4)


def sealed(content: bytes, passphrase: str = WORDS, step: int = 1000) -> bytes:
    into = io.BytesIO()
    sealing = Sealing(into, passphrase)
    for at in range(0, len(content), step):
        sealing.write(content[at : at + step])
    sealing.finish()
    return into.getvalue()


def unsealed(content: bytes, passphrase: str = WORDS) -> bytes:
    return io.BufferedReader(Unsealed(io.BytesIO(content), passphrase)).read()


@pytest.mark.parametrize("size", SIZES)
def test_another_program_opens_it_and_we_open_what_it_made(size: int) -> None:
    content = os.urandom(size)
    for step in (1, 997, PIECE) if size < 10 else (997, PIECE, 10 * PIECE):
        assert pyrage.passphrase.decrypt(sealed(content, step=step), WORDS) == content
    assert unsealed(sealed(content)) == content


def test_we_open_what_another_program_made() -> None:
    content = os.urandom(PIECE + 5)
    assert unsealed(pyrage.passphrase.encrypt(content, WORDS), WORDS) == content


def test_it_is_read_from_any_place() -> None:
    content, chance = os.urandom(3 * PIECE + 500), random.Random(7)
    reader = io.BufferedReader(Unsealed(io.BytesIO(sealed(content)), WORDS))
    for _ in range(200):
        at, length = chance.randrange(len(content)), chance.randrange(2 * PIECE)
        reader.seek(at)
        assert reader.read(length) == content[at : at + length]
    assert reader.seek(-10, os.SEEK_END) == len(content) - 10
    assert reader.read() == content[-10:]


def test_another_passphrase_does_not_open_it() -> None:
    content = sealed(b"names and words")
    for other in ("", WORDS + " ", WORDS.upper(), "another one altogether"):
        with pytest.raises(WrongPassphrase):
            unsealed(content, other)


def test_no_changed_byte_is_passed_over() -> None:
    """Each byte of a small file, and places all over one of several pieces, each bit of them."""
    small, large = sealed(b"names and words"), sealed(os.urandom(2 * PIECE + 100))
    chance = random.Random(3)
    spots = [(small, at) for at in range(len(small))]
    spots += [(large, chance.randrange(len(large))) for _ in range(60)]
    for content, at in spots:
        spoilt = bytearray(content)
        spoilt[at] ^= 1 << chance.randrange(8)
        with pytest.raises((NotWhole, WrongPassphrase)):
            unsealed(bytes(spoilt))


def test_nothing_that_was_cut_off_or_added_to_is_passed_over() -> None:
    whole = sealed(os.urandom(2 * PIECE))
    ends = [*range(0, 400, 7), 200 + PIECE, len(whole) - PIECE - 16, len(whole) - 1]
    for spoilt in (*(whole[:end] for end in ends), whole + b"\0", whole + whole[-16:]):
        with pytest.raises((NotWhole, WrongPassphrase)):
            unsealed(spoilt)


def test_pieces_that_changed_places_are_known() -> None:
    whole = sealed(os.urandom(3 * PIECE))
    begins = len(whole) - 3 * age.SEALED
    pieces = [whole[begins + n * age.SEALED :][: age.SEALED] for n in range(3)]
    for order in ((1, 0, 2), (0, 2, 1), (0, 0, 2), (0, 1)):
        with pytest.raises(NotWhole):
            unsealed(whole[:begins] + b"".join(pieces[n] for n in order))


def test_whoever_changed_the_file_asks_for_no_endless_work() -> None:
    whole = sealed(b"x")
    assert b" 4\n" in whole
    with pytest.raises(NotWhole):
        unsealed(whole.replace(b" 4\n", b" 30\n", 1))
