"""The short form of `make crash`: the process dies at every named place, one life after the other."""

from pathlib import Path

from tests.crash.edges import Telegram
from tests.crash.places import PLACES
from tests.crash.proof import Proof

PEOPLE = 4


async def test_nothing_is_lost_wherever_the_process_dies(tmp_path: Path) -> None:
    proof = Proof(Telegram("polling"), tmp_path, PEOPLE)
    try:
        await proof.prepare(measured=False)
        count = await proof.round(*PLACES)
        assert count.kept_its_word, str(count)
        assert count.crashes == len(PLACES)
    finally:
        await proof.close()
