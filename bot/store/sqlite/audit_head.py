"""The head of the audit trail, kept outside the database.

The rules this module guards: whoever takes the last entries out of the file, its guards dropped, is found
by the head that stands here; it is kept when what it names is on the disk already, and never before, so a
crash between the two and a power cut raise no alarm.
"""

import json
from pathlib import Path

from bot.core.audit import Head
from bot.store.errors import StoreError
from bot.store.sqlite.fsync import keep_whole

FILE = ".audit-head"


class HeadUnreadable(StoreError):
    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} names no entry of the audit trail: somebody else wrote it. "
            "Look who opened the folder, then let `rida audit --accept` keep the head anew"
        )


def head_file(database: Path) -> Path:
    return database.with_name(f"{database.name}{FILE}")


def kept_head(database: Path) -> Head | None:
    """None: none is kept yet.

    Raises:
        HeadUnreadable: what stands there is no head.
    """
    file = head_file(database)
    try:
        found = json.loads(file.read_bytes())
        return Head(int(found["entry"]), str(found["seal"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise HeadUnreadable(file) from error


def keep_head(database: Path, head: Head) -> None:
    """Its name is on the disk when this returns.

    Raises:
        OSError: it could not be kept; the one before stands.
    """
    file = head_file(database)
    keep_whole(file, json.dumps({"entry": head.id, "seal": head.hash}))


def forget_head(database: Path) -> None:
    """Another book comes into its place."""
    head_file(database).unlink(missing_ok=True)
