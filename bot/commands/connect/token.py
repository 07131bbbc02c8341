"""The bot's token: taken without being seen, proved, and kept in a file that only Rida's user reads.

The rule this module guards: a token is never an argument, for `ps` shows those to everybody; it is shown
by nothing, and nothing is changed before Telegram has said whose it is.
"""

import asyncio
import getpass
import os
import re
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.commands.common import refuse
from bot.commands.language import say
from bot.config import Settings

SHAPE = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{10,200}")
PATIENCE = 15  # seconds
VARIABLE = "RIDA_TELEGRAM__TOKEN"
OWN_FILE = "secrets/telegram-token"  # from where config.yaml lies
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Bot:
    """Whose the token is. `id` stands before its colon; `joins`: it may be added to groups."""

    id: str
    name: str
    joins: bool


# Taken ------------------------------------------------------------------------------------------------


def given(settings: Settings, file: Path | None) -> str:
    """The token that is to count from now on; the one that is there where none is given.

    Raises typer.Exit: there is none, or it is no token.
    """
    known = settings.telegram.token.get_secret_value()
    token = _clean(_read(file) if file else _asked(known)) or known
    if not token:
        raise refuse(say("connect-no-token"))
    if not SHAPE.fullmatch(token):
        raise refuse(say("connect-not-a-token"))
    if os.environ.get(VARIABLE) not in (None, "", token):
        raise refuse(say("connect-token-in-environment", variable=VARIABLE))
    return token


def _read(file: Path) -> str:
    if str(file) == STDIN:
        return sys.stdin.readline()
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeError) as error:
        what = getattr(error, "strerror", None) or type(error).__name__
        raise refuse(say("connect-token-file-unread", file=str(file), what=what)) from None


def _asked(known: str) -> str:
    """At a terminal without echo; else the first line of what is piped in, where there is any."""
    if not sys.stdin.isatty():
        return sys.stdin.readline()
    return getpass.getpass(say("connect-ask-token-again" if known else "connect-ask-token") + " ")


def _clean(text: str) -> str:
    """What is copied from a chat brings blanks and signs along that nobody sees."""
    return "".join(each for each in text if each.isprintable() and not each.isspace())


# Proved -----------------------------------------------------------------------------------------------


def proved(settings: Settings, token: str) -> Bot:
    """Raises typer.Exit: Telegram refuses it, or cannot be reached; nothing was changed."""
    return asyncio.run(_proved(settings, token))


async def _proved(settings: Settings, token: str) -> Bot:
    from telegram.error import InvalidToken, TelegramError  # heavy, and for this verb alone

    from bot.channels.telegram.api.client import Account, client_of, heard

    server = settings.telegram.api_base_url.rstrip("/")
    client = client_of(Account(token, server, 0))
    try:
        async with asyncio.timeout(PATIENCE):
            me = await heard(client.get_me())
    except InvalidToken:
        raise refuse(say("connect-token-refused")) from None
    except (TelegramError, TimeoutError) as error:
        what = type(error).__name__
        raise refuse(say("connect-unreachable", server=server, what=what)) from None
    finally:
        await client.request.shutdown()
    return Bot(str(me.id), me.username or "", me.can_join_groups is not False)


# Kept -------------------------------------------------------------------------------------------------


def kept(settings: Settings, config: Path, token: str) -> Path:
    """The file that holds it now, for `telegram.token_file`.

    Raises typer.Exit: it cannot be written.
    """
    folder = config.resolve().parent
    file = folder / (settings.telegram.token_file or OWN_FILE)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(file, token)
    except OSError as error:
        what = error.strerror or type(error).__name__
        raise refuse(say("connect-token-unkept", file=str(file), what=what)) from None
    return file


def _write(file: Path, token: str) -> None:
    """Whole or not at all, for its owner alone; where root writes, for the owner of the folder."""
    held, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)  # mode 0600
    try:
        with os.fdopen(held, "w", encoding="ascii") as out:
            _owned(held, file)
            out.write(token + "\n")
            out.flush()
            os.fsync(held)
        Path(name).replace(file)
    finally:
        with suppress(OSError):  # why it was not kept is what is to be said
            Path(name).unlink(missing_ok=True)


def _owned(held: int, file: Path) -> None:
    """A service runs as a user of its own, who must read what root has set up for it."""
    like = (file if file.exists() else file.parent.parent).stat()
    if os.geteuid() == 0 and (like.st_uid, like.st_gid) != (0, 0):
        os.fchown(held, like.st_uid, like.st_gid)
        if file.parent.stat().st_uid == 0:
            os.chown(file.parent, like.st_uid, like.st_gid)
