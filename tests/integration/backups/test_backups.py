"""What is in a backup, how it is tried, and everything that stands in its way."""

import json
import random
import shutil
import sqlite3
import stat
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pyrage
import pytest

from bot.app.backups import plan_of
from bot.config import load
from bot.store.backups import age
from bot.store.backups.archive import BackupError, manifest_of, opened
from bot.store.backups.nightly import made
from bot.store.backups.record import Drill, kept
from tests.integration.backups.house import WORDS, House, small_disk

NOW = datetime(2026, 11, 30, 0, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "WORK", 4)


def test_it_holds_all_and_any_age_program_opens_it(house: House) -> None:
    told = house.told("backup", "--json")
    file = Path(told["file"])
    assert file.parent == house.kept and file.name.endswith(".zip.age")
    assert told["encrypted"] and told["drill"] == "good" and not told["left_out"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    inside = zipfile.ZipFile(BytesIO(pyrage.passphrase.decrypt(file.read_bytes(), WORDS)))
    names = inside.namelist()
    assert {"rida.db", "session.key", "manifest.json", "config.yaml"} <= {*names}
    assert inside.read("config.yaml") == house.config.read_bytes()
    assert inside.read("secrets/smtp.password_file") == b"a secret of the mail server"
    assert any(name.startswith("entries/") for name in names)
    assert sum(name.startswith("attachments/") for name in names) == 1
    for secret in (b"a secret of the mail", b"SQLite format 3", b"hello"):
        assert secret not in file.read_bytes()
    house.clean()


def test_without_a_passphrase_it_is_plain_holds_no_secrets_and_says_so(house: House) -> None:
    house.write(house.config.read_text("utf-8").replace("passphrase_file: words,", ""))
    status, out, err = house.ask("backup", "--json")
    told = json.loads(out)
    assert status == 0 and not told["encrypted"] and told["left_out"] == ["smtp.password_file"]
    assert "It is not encrypted" in err and "smtp.password_file" in err
    file = Path(told["file"])
    assert file.suffix == ".zip" and stat.S_IMODE(file.stat().st_mode) == 0o600
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        assert not [name for name in archive.namelist() if name.startswith("secrets/")]
        assert "config.yaml" in archive.namelist()
    assert b"a secret of the mail" not in file.read_bytes()
    written = house.config.read_text("utf-8").replace("password_file: mail-password", "password: written")
    house.write(written)
    told = house.told("backup", "--json")
    assert told["left_out"] == ["config.yaml"]
    assert b"password: written" not in Path(told["file"]).read_bytes()


def test_what_is_said_to_a_person_in_both_languages(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.commands import made_backups

    monkeypatch.setattr(made_backups, "wants_json", lambda as_json: as_json)
    _, english, _ = house.ask("backup")
    assert (
        "all of it is there" in english
        and "loses the backups" in english
        and str(house.folder) in english
    )
    _, arabic, side = house.ask("backup", language="ar")
    assert "كل ما فيها سليم" in arabic and "عبارة المرور" in arabic and "قرص" in side
    _, listed, _ = house.ask("backup", "--list")
    assert listed.count(" good\n") == 2 and "The last good one is of" in listed
    assert all(len(line) <= 80 for line in listed.splitlines())
    _, listed, _ = house.ask("backup", "--list", language="ar")
    assert listed.count("سليمة\n") >= 2


def test_the_list_says_what_is_there_and_makes_nothing(house: House) -> None:
    assert house.told("backup", "--list", "--json")["backups"] == []
    assert not house.kept.exists()
    house.told("backup")
    told = house.told("backup", "--list", "--json")
    (row,) = told["backups"]
    assert row["drill"] == "good" and row["encrypted"] and row["age_hours"] < 1 and told["last_good"]
    (house.kept / row["file"]).unlink()
    assert house.told("backup", "--list", "--json")["backups"] == []


def test_one_flipped_byte_anywhere_and_a_cut_anywhere_are_refused(house: House) -> None:
    """Of an encrypted one and of a plain one; what is read of it is all of it."""
    chance = random.Random(1)
    sealed = Path(house.told("backup", "--json")["file"])
    house.write(house.config.read_text("utf-8").replace("passphrase_file: words,", ""))
    plain = Path(house.told("backup", "--json")["file"])
    for file in (sealed, plain):
        whole = file.read_bytes()
        spots = [0, 20, 60, 120, 250, len(whole) - 1, len(whole) - 40]
        spots += [chance.randrange(len(whole)) for _ in range(60)]
        for at in spots:
            spoilt = bytearray(whole)
            spoilt[at] ^= 1 << chance.randrange(8)
            file.write_bytes(spoilt)
            with pytest.raises(BackupError):
                _all_read(file)
        for end in (0, 1, 30, 300, len(whole) // 2, len(whole) - 1):
            file.write_bytes(whole[:end])
            with pytest.raises(BackupError):
                _all_read(file)
        file.write_bytes(whole)
        _all_read(file)


def _all_read(file: Path) -> None:
    with opened(file, WORDS) as archive:
        manifest_of(archive, file)
        for name in archive.namelist():
            archive.read(name)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"short", "can be guessed"), (None, "cannot be read"), (b"", "can be guessed")],
)
def test_a_passphrase_that_cannot_be_used_makes_no_plain_backup(
    house: House, content: bytes | None, said: str
) -> None:
    (house.folder / "words").unlink()
    if content is not None:
        (house.folder / "words").write_bytes(content)
    err = house.refused("backup")
    assert "backup.passphrase_file" in err and said in err
    assert not house.kept.exists()


def test_a_folder_whose_disk_is_not_mounted_is_not_written_into(house: House) -> None:
    house.told("backup")
    away = house.folder / "away"
    house.kept.rename(away)
    assert "mount its disk" in house.refused("backup").lower()
    house.kept.mkdir()  # what is left in the place of the disk
    err = house.refused("backup")
    assert "--new-folder" in err and list(house.kept.iterdir()) == []
    assert "غير موصول" in house.refused("backup", language="ar")
    assert house.told("backup", "--new-folder", "--json")["drill"] == "good"
    shutil.rmtree(house.kept)
    away.rename(house.kept)  # the first disk is known as well
    assert house.told("backup", "--json")["drill"] == "good" and len(house.files()) == 2


def test_a_disk_that_fills_in_the_middle_leaves_the_older_ones_whole(house: House) -> None:
    house.kept.mkdir()
    with small_disk(house.kept, 2):
        first = Path(house.told("backup", "--json")["file"])
        before, record = first.read_bytes(), house.record()
        with (house.kept / "other").open("wb") as other:
            other.write(b"\0" * (2 * 1024 * 1024 - len(before) - 60_000))
        err = house.refused("backup")
        assert "want of room" in err or "No space left" in err
        assert first.read_bytes() == before and house.record() == record
        assert house.files() == [first.name]
        house.clean()
        (house.kept / "other").unlink()
        assert house.told("backup", "--json")["drill"] == "good"


def test_a_folder_that_cannot_be_written_is_named(house: House) -> None:
    house.kept.mkdir()
    with small_disk(house.kept, 2, read_only=True):
        err = house.refused("backup")
        assert "cannot be written" in err and "kept" in err


def test_where_twice_the_size_is_not_free_it_is_kept_and_said(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.store.backups import drill

    usage = shutil.disk_usage(house.data)
    monkeypatch.setattr(drill.shutil, "disk_usage", lambda _: usage._replace(free=1000))
    monkeypatch.setattr("bot.store.backups.backup._has_room", lambda _: True)
    status, out, err = house.ask("backup", "--json")
    told = json.loads(out)
    assert status == 0 and told["drill"] == "no-room" and Path(told["file"]).is_file()
    assert "want of room" in err
    assert house.told("backup", "--list", "--json")["last_good"] is None


def test_without_room_beside_the_database_none_is_made(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People's words go before a backup."""
    from bot.store.backups import backup

    usage = shutil.disk_usage(house.data)
    monkeypatch.setattr(backup.shutil, "disk_usage", lambda _: usage._replace(free=1000))
    assert "want of room" in house.refused("backup")
    assert house.files() == []


def _spoilt_by(house: House, monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    """What came out is not what went in: the snapshot is changed after it was counted."""
    from bot.store.backups import restore

    real = restore.restore

    def changed(*given: object, **more: object) -> object:
        manifest = real(*given, **more)  # type: ignore[arg-type]
        with closing(sqlite3.connect(given[1].database)) as db, db:  # type: ignore[attr-defined]
            db.execute(sql)
        return manifest

    monkeypatch.setattr("bot.store.backups.drill.restore", changed)


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("DELETE FROM attachments", "the table attachments"),
        ("INSERT INTO settings (key, value) VALUES ('x', 'y')", "the table settings"),
        ("UPDATE attachments SET sha256 = 'other'", "not what came"),
        ("DROP TABLE notices", "the table notices"),
        ("UPDATE inbox SET conversation_id = 99999", "name others that are not there"),
    ],
)
def test_a_trial_that_finds_something_else_says_so(
    house: House, monkeypatch: pytest.MonkeyPatch, sql: str, why: str
) -> None:
    _spoilt_by(house, monkeypatch, sql)
    status, out, err = house.ask("backup", "--json")
    told = json.loads(out)
    assert status == 1 and told["drill"] == "failed" and why in told["why"], told
    assert "Do not rely on it" in err
    assert house.told("backup", "--list", "--json")["last_good"] is None


def test_an_attachment_that_was_lost_or_damaged_before_is_named_and_spoils_no_backup(
    house: House,
) -> None:
    (attachment,) = (house.data / "attachments").iterdir()
    attachment.write_bytes(b"something else")
    told = house.told("backup", "--json")
    assert told["damaged"] == [attachment.name] and told["drill"] == "good"
    attachment.unlink()
    told = house.told("backup", "--json")
    assert told["missing"] == [attachment.name] and told["drill"] == "good"
    assert any(row["lost"] == 1 for row in house.record())


def test_the_last_numbers_lie_beside_each_backup_and_never_go_back(house: House) -> None:
    elsewhere = house.folder / "usb"
    elsewhere.mkdir()
    for target, folder in (((), house.kept), ((str(elsewhere),), elsewhere)):
        house.told("backup", *target, "--json")
        (note,) = folder.glob("numbers-*.json")
        noted = json.loads(note.read_text())
        assert noted["last"]["inbox"] == 1
        note.write_text(json.dumps({**noted, "last": {**noted["last"], "inbox": 88}}))
        house.told("backup", *target, "--json")
        assert json.loads(note.read_text())["last"] == {**noted["last"], "inbox": 88}


# night after night --------------------------------------------------------------------------------------


def nightly(house: House, night: date, passphrase: str | None = WORDS) -> str:
    plan = plan_of(load(house.config, {}), house.config)
    now = datetime(night.year, night.month, night.day, tzinfo=UTC)
    return made(plan, now, passphrase, night).entry.file


def test_nights_are_rotated_and_nothing_else_is_touched(house: House) -> None:
    house.write(
        house.config.read_text("utf-8").replace(
            "daily: 7, weekly: 5, monthly: 12", "daily: 2, weekly: 1, monthly: 1"
        )
    )
    by_hand = Path(house.told("backup", "--json")["file"])
    letter = house.kept / "rida-20260101-000000.zip.age"
    letter.write_bytes(b"somebody else's file")
    names = [nightly(house, date(2026, 12, 1) + timedelta(days=n)) for n in range(5)]
    assert house.files() == sorted([by_hand.name, letter.name, *names[-2:]])
    assert [row["file"] for row in house.record()] == [by_hand.name, *names[-2:]]
    assert all(row["drill"] == "good" for row in house.record())


def test_the_last_good_one_outlives_those_that_are_not(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = nightly(house, date(2026, 12, 1))
    _spoilt_by(house, monkeypatch, "DELETE FROM attachments")
    bad = [nightly(house, date(2026, 12, 2) + timedelta(days=n)) for n in range(10)]
    assert house.files() == [good, bad[-1]]


def test_a_trial_that_was_cut_off_is_made_up_for(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> object:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
        cut.setattr("bot.store.backups.nightly.tried", killed)
        nightly(house, date(2026, 12, 1))
    assert [row["drill"] for row in house.record()] == ["waiting"]
    nightly(house, date(2026, 12, 2))
    assert [row["drill"] for row in house.record()] == ["good", "good"]


def test_a_clock_that_was_set_back_takes_no_name_twice(house: House) -> None:
    first, second = (nightly(house, date(2026, 12, 1)) for _ in range(2))
    assert first != second and (house.kept / second).is_file()
    found = kept(house.kept)
    assert found and [each.drill for each in found.entries] == [Drill.GOOD]  # the later one of that day


def test_another_passphrase_later_leaves_the_older_ones_as_they_are(house: House) -> None:
    old = nightly(house, date(2026, 12, 1))
    (house.folder / "words").write_text("another passphrase, quite as long")
    told = house.told("backup", "--json")
    assert told["drill"] == "good"
    with pytest.raises(BackupError), opened(house.kept / old, "another passphrase, quite as long"):
        pass
    assert "name another file" in house.refused("backup", str(house.kept / old)).lower()


# what `rida check` says ---------------------------------------------------------------------------------


def checked(house: House, now: datetime | None = None) -> dict[str, str]:
    from bot.commands.check.backups import backups

    return {each.name: each.level.value for each in backups(load(house.config, {}), now)}


def test_check_says_how_the_backups_are(house: House) -> None:
    text = house.config.read_text("utf-8")
    assert checked(house) == {
        "backup-sealed": "note", "backup-open": "warning", "backup-same-disk": "warning", "backup-waits": "note",
    }  # fmt: skip
    (house.folder / "words").chmod(0o600)
    house.told("backup")
    assert checked(house)["backup-good"] == "ok" and "backup-open" not in checked(house)
    late = checked(house, datetime.now(UTC) + timedelta(days=2, hours=1))
    assert late["backup-late"] == "error"
    house.kept.rename(house.folder / "away")
    assert checked(house)["backup-refused"] == "error"
    assert not house.kept.exists()  # looking makes nothing
    house.write(text.replace("passphrase_file: words,", ""))
    assert checked(house)["backup-plain"] == "warning"
    house.write(text.replace("passphrase_file: words,", "passphrase_file: none,"))
    assert checked(house)["backup-passphrase"] == "error"
    house.write(text.replace("folder: kept,", ""))
    assert checked(house) == {"backup-none": "warning"}
    house.write(text.replace("folder: kept,", "") + "\ndemo: true\n")
    assert checked(house) == {"backup-none": "note"}
