"""The short form of the proof of backups: a small book, a few people who write, a kill or two of each."""

from pathlib import Path

from tests.crash.backups import proof
from tests.crash.backups.home import Home

PEOPLE = 4


async def test_what_is_backed_up_while_people_write_comes_back_and_a_kill_loses_nothing(
    tmp_path: Path,
) -> None:
    home = Home.made(tmp_path / "home")
    found = await proof.while_people_write(home, PEOPLE, tmp_path / "elsewhere")
    assert found.problems == [] and found.counts["attachments"]
    killed = proof.killed_backups(home, proof.BACKUP_PLACES[3:5], ())
    assert killed.problems == [] and killed.counts["kills"] == 2
    last = sorted(home.backups.glob("rida-*"))[-1]
    taken = proof.killed_restores(last, home, tmp_path / "places", proof.RESTORE_PLACES[-2:], ())
    assert taken.problems == [] and taken.counts["kills"] == 2
