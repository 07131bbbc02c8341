"""Changes of config.yaml by a program, as a careful person makes them: in place, and nothing else is
touched.

The rules this module guards: comments, order and quotes stay; the file is whole at every moment, before
or after; nothing is written that would not load, or that says anything else than what was asked. What the
environment says over the file never gets into it.
"""

import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from bot.config.edited import Partial, edited, same
from bot.config.file import ConfigError, parsed, text_of
from bot.config.load import load
from bot.config.yaml_text import plain_value
from bot.policy.refusal import Problem, SettingRefused


def written(file: Path, changes: Mapping[str, object], environ: Mapping[str, str] | None = None) -> None:
    """Set these keys (`telegram.enabled`) in `file`: tables and lists become what is given, and whatever
    stays the same stays as it is written. `environ` is what the result must load under.

    Raises:
        ConfigError: the change cannot be made, or what comes of it is refused; nothing was written.
    """
    there = Path(os.path.realpath(file))  # a link stays a link
    before = text_of(file)
    after = changed(before, changes, file)
    if after == before:
        return
    with _refused_for(file), _beside(there, after, _stat_of_writable(there, file)) as new:
        _loads(new, file, environ)
        if text_of(file) != before:
            raise ConfigError(file, [_meanwhile()])
        new.replace(there)


def created(file: Path, text: str, environ: Mapping[str, str] | None = None) -> None:
    """A new `file` of this text.

    Raises:
        ConfigError: there is one already, it cannot be written, or the text is refused; nothing was
        written.
    """
    with _refused_for(file), _beside(file, text, None) as new:
        _loads(new, file, environ)
        file.hardlink_to(new)  # fails where somebody made one meanwhile


# What it becomes ---------------------------------------------------------------------------------------


def changed(text: str, changes: Mapping[str, object], file: Path) -> str:
    """The text of `file` with these changes.

    Raises ConfigError: they cannot be made.
    """
    wanted = _nested(changes)
    try:
        after = edited(text, wanted)
        if not _says(after, _laid(parsed(text, file).values, wanted, ""), file):
            raise SettingRefused([_by_hand(changes)])
    except SettingRefused as error:
        raise ConfigError(file, error.problems) from None
    return after


def _nested(changes: Mapping[str, object]) -> Partial:
    whole = Partial()
    for path, value in changes.items():
        *above, last = path.split(".")
        table = whole
        for key in above:
            table = table.setdefault(key, Partial())
        table[last] = plain_value(value)
    return whole


def _laid(old: Any, wanted: Any, path: str) -> Any:
    """What the values are after the changes."""
    if not isinstance(wanted, Partial):
        return wanted
    if not isinstance(old, Mapping | None):
        raise SettingRefused([Problem(path, "is no table of keys", "write key: value lines below it")])
    laid = {
        key: _laid((old or {}).get(key), each, f"{path}.{key}".lstrip("."))
        for key, each in wanted.items()
    }
    return {**(old or {}), **laid}


def _says(text: str, values: Mapping[str, Any], file: Path) -> bool:
    try:
        return same(parsed(text, file).values, values)
    except ConfigError:
        return False


def _by_hand(changes: Mapping[str, object]) -> Problem:
    mend = "write it there by hand, as the comments in config.yaml say"
    return Problem(", ".join(changes), "cannot be changed by a program as it is written there", mend)


# Kept --------------------------------------------------------------------------------------------------


def _meanwhile() -> Problem:
    return Problem("the file", "was changed by somebody else at this moment", "look at it, and try again")


def _stat_of_writable(there: Path, file: Path) -> os.stat_result:
    """Who made a file read-only meant it, and root is no exception."""
    found = there.stat()
    if not found.st_mode & stat.S_IWUSR or not os.access(there, os.W_OK):
        problem = Problem("the file", "may not be written", f"give yourself the right (chmod u+w {file})")
        raise ConfigError(file, [problem])
    return found


@contextmanager
def _refused_for(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        mend = "check the rights of its folder, and the room on its disk"
        problem = Problem("the file", f"cannot be written ({error.strerror}), and stays as it was", mend)
        raise ConfigError(file, [problem]) from None


@contextmanager
def _beside(file: Path, text: str, like: os.stat_result | None) -> Iterator[Path]:
    """A file in the same folder, on the disk, with the owner and the rights of the one that it is for."""
    held, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    new = Path(name)
    try:
        with os.fdopen(held, "wb") as out:
            _like(held, like)
            out.write(text.encode())
            out.flush()
            os.fsync(held)
        yield new
        _names_on_disk(file.parent)
    finally:
        with suppress(OSError):  # why it was not written is what is to be said
            new.unlink(missing_ok=True)


def _like(held: int, like: os.stat_result | None) -> None:
    if like is None:
        return
    own = os.fstat(held)
    if (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid):
        os.fchown(held, like.st_uid, like.st_gid)
    os.fchmod(held, stat.S_IMODE(like.st_mode))


def _names_on_disk(folder: Path) -> None:
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def _loads(new: Path, file: Path, environ: Mapping[str, str] | None) -> None:
    """Read from where it will stand, for paths are taken from there."""
    try:
        load(new, environ)
    except ConfigError as error:
        raise ConfigError(file, error.problems) from None
