"""The section `backup`: where the nightly backups go, what encrypts them, and how many stay.

The rule this module guards: the passphrase is read when it is needed, never kept in the settings; one
that is set and cannot be read, or is too short, is refused, and then no backup is made in the clear.
"""

from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from bot.config.section import Section, unless
from bot.policy.refusal import Findings, Problem, SettingRefused

SHORTEST = 16
"""Characters: whoever has the file may try millions of shorter ones."""
KEY = "backup.passphrase_file"


class Backup(Section):
    """Without a folder there are no nightly backups; without a passphrase they are not encrypted."""

    folder: Path | None = None
    passphrase_file: Path | None = None
    hour: int = Field(default=3, ge=0, le=23)
    daily: int = Field(default=7, ge=1, le=366)
    weekly: int = Field(default=5, ge=0, le=520)
    monthly: int = Field(default=12, ge=0, le=1200)

    @model_validator(mode="after")
    def _apart(self) -> Self:
        findings = Findings("backup")
        if self.folder and self.passphrase_file and _inside(self.passphrase_file, self.folder):
            problem = "lies in backup.folder, beside what it is to keep shut"
            findings.add("passphrase_file", problem, "keep it in another place, and a copy on paper")
        return unless(findings, self)

    def placed(self, base: Path) -> Self:
        """With its paths taken from `base`."""
        paths = {key: getattr(self, key) for key in ("folder", "passphrase_file")}
        return self.model_copy(update={key: base / path for key, path in paths.items() if path})

    def passphrase(self) -> str | None:
        """None: none is set. Raises SettingRefused."""
        return passphrase_in(self.passphrase_file) if self.passphrase_file else None


def passphrase_in(file: Path) -> str:
    """What stands in the file, without the end of its line.

    Raises:
        SettingRefused: it cannot be read, is empty or too short.
    """
    try:
        found = file.read_text("utf-8-sig").strip()  # an editor may have put a mark before it
    except (OSError, UnicodeDecodeError) as error:
        problem = f"{file} cannot be read ({type(error).__name__})"
        raise SettingRefused([Problem(KEY, problem, "check the path and its rights")]) from None
    if len(found.splitlines()) > 1:
        problem = f"{file} holds more than one line"
        raise SettingRefused(
            [Problem(KEY, problem, "write the passphrase there on one line, nothing else")]
        )
    if len(found) < SHORTEST:
        problem = f"the passphrase in {file} has {len(found)} characters and can be guessed"
        mend = f"write at least {SHORTEST} there, such as six words that do not belong together"
        raise SettingRefused([Problem(KEY, problem, mend)])
    return found


def _inside(file: Path, folder: Path) -> bool:
    return file.absolute().is_relative_to(folder.absolute())
