"""The process dies twice, in the middle of a turn and between a send and its mark; `test_crash.py` tries every place."""

from pathlib import Path

from tests.crash.edges import Telegram
from tests.crash.proof import Proof

PEOPLE = 2
PLACES = ("turn-carried-out", "delivery-sent")


async def test_nothing_is_lost_where_the_process_dies(tmp_path: Path) -> None:
    proof = Proof(Telegram("polling"), tmp_path, PEOPLE)
    try:
        await proof.prepare(measured=False)
        count = await proof.round(*PLACES)
        assert count.kept_its_word, str(count)
        assert count.crashes == len(PLACES)
    finally:
        await proof.close()
