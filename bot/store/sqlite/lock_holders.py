"""Which other program holds the database's lock, as far as the system tells (Linux)."""

import os
from collections.abc import Iterator
from pathlib import Path

WRITE_LOCK = 120  # the byte of the shared-memory file that whoever writes locks (SQLite's wal.c)
PROC = Path("/proc")


def holders(database: Path) -> str:
    """Names and process ids; "another program" where they cannot be known."""
    found = sorted(set(_by_lock(database))) or sorted(set(_by_file(database)))
    return ", ".join(_named(pid) for pid in found) or "another program"


def _by_lock(database: Path) -> Iterator[int]:
    files = {_inode(Path(f"{database}-shm")), _inode(database)} - {0}
    for line in _lines(PROC / "locks"):
        found = line.split()
        if "->" in found or len(found) < 8 or found[3] != "WRITE":
            continue
        if int(found[5].rpartition(":")[2]) in files and _covers(found[6], found[7]):
            yield from _other(int(found[4]))


def _covers(first: str, last: str) -> bool:
    """The write lock, or the whole file's, as a program has it that knows no log."""
    begins, ends = int(first), 2**63 if last == "EOF" else int(last)
    return begins <= WRITE_LOCK <= ends or begins >= 2**30


def _by_file(database: Path) -> Iterator[int]:
    """Whoever has it open at all."""
    wanted = {str(database.absolute()), f"{database.absolute()}-wal"}
    for folder in PROC.glob("[0-9]*/fd"):
        if any(_leads_to(link, wanted) for link in _entries(folder)):
            yield from _other(int(folder.parent.name))


def _leads_to(link: Path, wanted: set[str]) -> bool:
    try:
        return str(link.readlink()) in wanted
    except OSError:
        return False


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # another account's process, or one that has just ended
        return []


def _other(pid: int) -> Iterator[int]:
    if pid > 0 and pid != os.getpid():
        yield pid


def _named(pid: int) -> str:
    name = "".join(_lines(PROC / str(pid) / "comm")).strip()
    return f"{name or 'a program'} (pid {pid})"


def _inode(file: Path) -> int:
    try:
        return file.stat().st_ino
    except OSError:
        return 0


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
