"""Why the store refuses: each refusal is typed and says what to do; none carries what people wrote."""

from pathlib import Path


class StoreError(Exception):
    """The store cannot be used as it is. The text is for the technical volunteer."""


class UnsupportedDatabase(StoreError):
    """The `database` setting names something that this version does not keep its data in."""

    def __init__(self, scheme: str) -> None:
        super().__init__(
            f"database: {scheme}: this version keeps its data in an SQLite file: write sqlite:///data/rida.db"
        )
        self.scheme = scheme


class AlreadyRunning(StoreError):
    """Another process holds the same database file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"another Rida is already running on {path}: stop it first, or set another `database`"
        )
        self.path = path


class WrongPragma(StoreError):
    """SQLite did not take a setting without which a power cut may lose what was acknowledged."""

    def __init__(self, pragma: str, wanted: str, found: str) -> None:
        super().__init__(
            f"SQLite's {pragma} is {found}, and Rida needs {wanted}: "
            "keep the database on a local disk (network drives cannot hold it)"
        )
        self.pragma, self.wanted, self.found = pragma, wanted, found


class UnusableFile(StoreError):
    """The database's file or folder cannot be opened or written, or is no SQLite database."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"the database {path} cannot be used ({reason}): check the path and its rights")
        self.path = path


class MadeUpBook(StoreError):
    """Nobody in it exists, and a channel would send to whoever has their addresses."""

    def __init__(self, path: Path, channels: str) -> None:
        super().__init__(
            f"{path} is a made-up year (`rida demo-data`), and {channels} would really send: "
            "switch that off, or name another `database` and `data_dir` for real people"
        )
        self.path = path


class HalfRestored(StoreError):
    """A restore was cut off: files may stand there already, the database does not."""

    def __init__(self, path: Path, mark: Path) -> None:
        super().__init__(
            f"a restore of {path} was cut off: run `rida restore FILE` once more, and it begins anew. To "
            f"begin with an empty case book instead, move {path.parent} away, with {mark.name} in it"
        )
        self.path = path


class NoRoom(StoreError):
    """The disk was full in the middle of a block of work, which is undone: it may be tried again."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"the disk of {path} is full: make room there")
        self.path = path


class CannotWrite(StoreError):
    """The process was to end while the database could not be written; `kind` is locked or full."""

    def __init__(self, path: Path, kind: str) -> None:
        super().__init__(f"{path} could not be written ({kind}) to the end: what came last comes again")
        self.path, self.kind = path, kind


class DiskFailed(StoreError):
    """The system could not bring to the disk what was written: nobody may be told that it is kept."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"the disk did not take what was written to {path}: look at the disk, then start Rida again"
        )
        self.path = path


class NewerDatabase(StoreError):
    """The file was written by a later version of Rida."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} was written by a later version of Rida: update Rida, or restore a backup"
        )
        self.path = path


class UnknownTag(StoreError):
    """A stored event names a kind that this version does not know."""

    def __init__(self, tag: str) -> None:
        super().__init__(f"unknown kind of event: {tag}")
        self.tag = tag


class Unreadable(StoreError):
    """Stored data has not the shape of what it should be. It is named by type only, never quoted."""

    def __init__(self, type_name: str) -> None:
        super().__init__(f"stored data cannot be read as {type_name}")
        self.type_name = type_name
