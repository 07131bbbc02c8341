"""`rida chat`: talk to Rida in the terminal, to try a wording, or from a file that is a test.

The rule this module guards: the talk ends as its person wishes, by the end of the input or Ctrl-C, with
what stands in the book; nothing of it stays on the disk, and nothing was sent to anybody.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import TYPE_CHECKING, Annotated, NoReturn, Protocol

import typer

from bot.commands.chat.lines import FromPerson, NotUnderstood, read
from bot.commands.common import refuse, settings_of, time_of
from bot.commands.quiet import QUIET
from bot.policy.dates import DateOutOfRange
from bot.policy.languages import FIRST, LANGUAGES

if TYPE_CHECKING:
    from bot.commands.chat.book import Book
    from bot.commands.chat.talk import Answer, Talk
    from bot.config import Settings


class Shows(Protocol):
    """How the talk is shown: as JSON, or on a screen."""

    def begin(self, at: datetime) -> None: ...

    def told(self, problem: str) -> None: ...

    def answer(self, said: str, answer: "Answer") -> None: ...

    def end(self, book: "Book") -> None: ...


def _spoken(language: str) -> str:
    if language not in LANGUAGES:
        raise typer.BadParameter(f"{language!r} is none of {', '.join(LANGUAGES)}")
    return language


def chat(
    ctx: typer.Context,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    at: Annotated[str, typer.Option(metavar="TIME")] = "",
    language: Annotated[
        str,
        typer.Option(
            metavar="|".join(LANGUAGES),
            callback=_spoken,
        ),
    ] = FIRST,
) -> None:
    """Talk to Rida in the terminal, on an empty book; nothing is sent, and nothing stays.

    A line is what the person writes; a number or a label presses a button. `/staff TEXT` speaks as the
    supervisor in the newest case's room: its commands, its buttons by their label, else a reply.
    `/later 2h`, `1d` or `due` moves the clock, and what falls due on the way happens.
    """
    with TemporaryDirectory(prefix="rida-chat-") as folder, _ended_by_sigterm():
        settings = settings_of(ctx, {**os.environ, **QUIET, **_inside(Path(folder))})
        begins = _moment(at, settings)
        try:
            _talk(settings, begins, language, _shows(as_json))
        except KeyboardInterrupt:
            raise refuse("ended before the talk began") from None


def _inside(folder: Path) -> Mapping[str, str]:
    return {"RIDA_DATABASE": f"sqlite:///{folder / 'rida.db'}", "RIDA_DATA_DIR": str(folder)}


def _moment(at: str, settings: "Settings") -> datetime:
    """A time without an offset is the calendar's own. Raises typer.Exit: it cannot be taken."""
    from bot.runtime.shared.clock import wall_time

    try:
        begins = time_of(at, settings.working_time.zone) if at else wall_time()
        settings.working_time.due(begins)
    except DateOutOfRange as error:
        raise refuse(f"--at {at}: {error}") from None
    except (ValueError, OverflowError):
        raise refuse(f"--at {at!r} is no time: write it as 2026-11-22T10:00 or with an offset") from None
    return begins


def _shows(as_json: bool) -> Shows:
    from bot.commands.chat.as_json import Lines
    from bot.commands.chat.screen import Screen

    return Lines() if as_json else Screen()


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """As by Ctrl-C: whoever is told to end still takes their folder away."""

    def end(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


# The talk ---------------------------------------------------------------------------------------------


def _talk(settings: "Settings", begins: datetime, language: str, shows: Shows) -> None:
    """Nothing runs while the next line is waited for, so that time passes by lines alone."""
    from bot.commands.chat.talk import begun

    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        try:
            talk = runner.run(stack.enter_async_context(begun(settings, begins, language)))
            shows.begin(talk.now)
            try:
                for raw in _input():
                    _line(runner, talk, raw, shows)
            except KeyboardInterrupt:
                shows.told("the talk ends here")
            shows.end(runner.run(talk.book()))
        finally:
            runner.run(stack.aclose())


def _line(runner: asyncio.Runner, talk: "Talk", raw: str, shows: Shows) -> None:
    try:
        answer = runner.run(talk.take(read(raw)))
    except NotUnderstood as problem:
        shows.told(str(problem))
        answer = runner.run(talk.take(FromPerson("")))
    shows.answer(raw, answer)


def _input() -> Iterator[str]:
    """Line by line, whatever is no UTF-8 as a mark that it was none."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(errors="replace")
        for line in sys.stdin:
            yield line.rstrip("\r\n")
        return
    import readline  # noqa: F401 - with it a line can be mended before it is sent

    while True:
        try:
            yield input("\n› ")
        except EOFError:
            return
