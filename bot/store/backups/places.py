"""Where everything lies that a backup takes along."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.store.erasure import journal


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything lies. `secrets` are the files of the configuration's secrets, each by its key
    (telegram.token_file); `reserve` is what stays free for people's words beside the database."""

    database: Path
    data: Path
    config: Path | None = None
    entries: Path | None = None
    secrets: Mapping[str, Path] = field(default_factory=dict)
    secrets_in_config: tuple[str, ...] = ()
    reserve: int = 0

    @property
    def files(self) -> Path:
        return self.data / "attachments"

    @property
    def key(self) -> Path:
        return self.data / "session.key"

    @property
    def journal(self) -> Path:
        return journal.beside(self.database)

    @property
    def backups(self) -> Path:
        return self.data / "backups"
