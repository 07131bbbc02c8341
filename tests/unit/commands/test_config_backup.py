"""The section `backup` of config.yaml: what is refused, and what the passphrase must be."""

from pathlib import Path

import pytest

from bot.config import ConfigError, load
from bot.config.backup import Backup, passphrase_in
from bot.policy.refusal import SettingRefused


def loaded(folder: Path, text: str) -> Backup:
    file = folder / "config.yaml"
    file.write_text(text)
    return load(file, {}).backup


def test_paths_are_taken_from_the_folder_of_the_file(tmp_path: Path) -> None:
    found = loaded(tmp_path, "backup: {folder: kept, passphrase_file: secret/words}")
    assert found.folder == tmp_path / "kept"
    assert found.passphrase_file == tmp_path / "secret" / "words"
    assert (found.hour, found.daily, found.weekly, found.monthly) == (3, 7, 5, 12)
    assert loaded(tmp_path, "backup: {folder: /media/usb}").folder == Path("/media/usb")
    assert loaded(tmp_path, "demo: false").passphrase() is None


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("{hour: 24}", "backup.hour"),
        ("{hour: -1}", "backup.hour"),
        ("{daily: 0}", "backup.daily"),
        ("{weekly: -1}", "backup.weekly"),
        ("{monthly: many}", "backup.monthly"),
        ("{foldr: x}", "backup.foldr"),
        ("{folder: 7, passphrase: words}", "backup.passphrase"),
        ("{folder: kept, passphrase_file: kept/words}", "backup.passphrase_file"),
        ("[]", "backup"),
    ],
)
def test_what_is_wrong_is_refused_by_its_key(tmp_path: Path, written: str, key: str) -> None:
    with pytest.raises(ConfigError) as refused:
        loaded(tmp_path, f"backup: {written}")
    assert key in [problem.key for problem in refused.value.problems]
    assert all(problem.mend for problem in refused.value.problems)


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"short", b"fifteen letters", b"\xff\xfe\xfa" * 9, b"two lines of\nmany words"],
)
def test_a_passphrase_that_can_be_guessed_or_not_be_read_is_refused(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "words"
    file.write_bytes(content)
    with pytest.raises(SettingRefused) as refused:
        passphrase_in(file)
    assert refused.value.problems[0].key == "backup.passphrase_file"
    assert "fifteen" not in str(refused.value) and "two lines" not in str(refused.value)
    with pytest.raises(SettingRefused):
        passphrase_in(tmp_path / "none")


@pytest.mark.parametrize(
    "content", ["six words that do not belong\n", "\ufeffsix words that do not belong\r\n"]
)
def test_it_is_read_as_it_was_typed(tmp_path: Path, content: str) -> None:
    (tmp_path / "words").write_text(content, "utf-8", newline="")
    assert passphrase_in(tmp_path / "words") == "six words that do not belong"
