"""What is known of the backups in a folder: kept beside them, whole or not at all."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store.backups.record import NAME, Drill, Entry, Record, RecordUnreadable, keep, kept, last_good

NOW = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)


def entry(folder: Path, days_ago: float, drill: Drill = Drill.GOOD) -> Entry:
    made = NOW - timedelta(days=days_ago)
    file = f"rida-{made:%Y%m%d-%H%M%S}.zip"
    (folder / file).write_bytes(b"backup")
    return Entry(file=file, made_at=made, size=6, night=f"{made:%Y-%m-%d}", drill=drill)


def test_it_is_read_as_it_was_kept(tmp_path: Path) -> None:
    assert kept(tmp_path) is None
    record = Record(entries=(entry(tmp_path, 1), entry(tmp_path, 0, Drill.NO_ROOM)))
    keep(tmp_path, record)
    assert kept(tmp_path) == record
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_the_last_good_one_is_there_was_tried_and_is_not_of_the_future(tmp_path: Path) -> None:
    folder = tmp_path
    good, untried, spoilt = (
        entry(folder, 3),
        entry(folder, 1, Drill.NO_ROOM),
        entry(folder, 0.5, Drill.FAILED),
    )
    ahead, gone, cut = entry(folder, -200), entry(folder, 0.2), entry(folder, 0.1)
    keep(folder, Record(entries=(good, untried, spoilt, ahead, gone, cut)))
    (folder / gone.file).unlink()
    (folder / cut.file).write_bytes(b"back")
    assert last_good(folder, NOW) == good.made_at
    assert last_good(folder, ahead.made_at) == ahead.made_at
    (folder / good.file).unlink()
    assert last_good(folder, NOW) is None
    assert last_good(folder / "not mounted", NOW) is None
    assert last_good(None, NOW) is None


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"id": "x"}',
        '{"id": "x", "backups": [{}]}',
        '{"id": "x", "backups": 4}',
    ],
)
def test_one_that_is_spoilt_is_refused_with_the_mend(tmp_path: Path, spoilt: str) -> None:
    (tmp_path / NAME).write_text(spoilt)
    with pytest.raises(RecordUnreadable, match="--new-folder"):
        kept(tmp_path)
    assert last_good(tmp_path, NOW) is None


def test_no_entry_leads_out_of_the_folder(tmp_path: Path) -> None:
    keep(tmp_path, Record(entries=(entry(tmp_path, 1),)))
    read = json.loads((tmp_path / NAME).read_text())
    read["backups"][0]["file"] = "../rida.db"
    (tmp_path / NAME).write_text(json.dumps(read))
    with pytest.raises(RecordUnreadable):
        kept(tmp_path)
