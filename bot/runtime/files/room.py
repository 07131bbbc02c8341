"""Room on the disk. The rule this module guards: files are taken while more than the reserve stays free,
so that words always find room.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

RESERVE = 256 * 1024 * 1024  # bytes


class Room:
    """Of the disk of `folder`, which need not be there yet; `reserve` is in bytes."""

    def __init__(self, folder: Path, reserve: int = RESERVE) -> None:
        self._folder, self._reserve = folder, reserve

    @property
    def free(self) -> int:
        """Bytes beyond the reserve; less than none where it is used itself."""
        there = next(each for each in self._upwards() if each.is_dir())
        return shutil.disk_usage(there).free - self._reserve

    def _upwards(self) -> Iterator[Path]:
        folder = self._folder.absolute()
        yield from (folder, *folder.parents)
