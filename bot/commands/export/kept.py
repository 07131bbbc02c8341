"""A table's file: whole or not there, and for its owner's eyes alone."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from bot.commands.common import refuse
from bot.commands.language import say


def keep(target: Path, data: bytes, *, force: bool) -> None:
    """Whole and on the disk before it has its name. With `force` it takes the place of another.

    Raises typer.Exit: it cannot be written there; nothing of it is left.
    """
    held = None
    try:
        handle, held = tempfile.mkstemp(prefix=".rida-export-", dir=target.absolute().parent)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if force:
            Path(held).replace(target)
        else:
            os.link(held, target)  # refused where somebody was quicker
    except FileExistsError:
        raise refuse(say("export-is-there", file=str(target))) from None
    except OSError as error:
        raise refuse(say("command-unwritten", file=str(target), why=str(error.strerror))) from None
    finally:
        if held:
            with suppress(FileNotFoundError):
                Path(held).unlink()
