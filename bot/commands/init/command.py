"""`rida init`: from questions to a config.yaml that holds.

The rule this module guards: until the last yes nothing is written; then the file is whole at once, and
what was there before keeps every key that nobody was asked about.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from difflib import unified_diff
from pathlib import Path
from typing import Annotated, Any

import typer

import bot.config
from bot.commands.common import file_of, refuse
from bot.commands.init.asking import (
    Asker,
    AtTerminal,
    ByLines,
    Left,
    Unanswered,
    asked,
    confirmed,
    language_asked,
)
from bot.commands.init.before import Before, Given
from bot.commands.init.outcome import PASSPHRASE, changes, passphrase
from bot.commands.init.prepared import Prepared, whole_staff, written_answers
from bot.commands.language import is_chosen, say, speak
from bot.commands.printable import printable
from bot.config import ConfigError
from bot.config.edit import changed, created, written
from bot.config.file import parsed, text_of

EXAMPLE = Path(bot.config.__file__).with_name("example.yaml")
"""The shipped config.yaml, in the package, too."""

LONGEST = 40
"""Lines of the changes that are shown."""

Answers = Annotated[Path | None, typer.Option(metavar="FILE")]
Pairs = Annotated[list[str] | None, typer.Option("--set", metavar="KEY=ANSWER")]


def init(ctx: typer.Context, answers: Answers = None, pairs: Pairs = None) -> None:
    """Set up your society by questions: writes config.yaml with its comments, and checks it."""
    try:
        _set_up(file_of(ctx), answers, pairs or [])
    except (Left, KeyboardInterrupt):
        typer.echo("")
        raise refuse(say("init-left")) from None
    except Unanswered as error:
        raise refuse(say("init-unanswered", key=error.id, why=error.why)) from None
    except ConfigError as error:
        from bot.commands.coloured import show_refusal

        show_refusal(error)
        raise typer.Exit(1) from None
    raise _checked(ctx)


def _set_up(file: Path, answers: Path | None, pairs: list[str]) -> None:
    is_watched, is_new = sys.stdin.isatty(), not file.exists()
    text = text_of(EXAMPLE if is_new else file)
    before, left = _before(text, file, is_new=is_new), written_answers(answers, pairs)
    if is_watched and not is_chosen():
        speak(language_asked())
    wanted, given = _answered(before, left, AtTerminal() if is_watched else ByLines())
    after = changed(text, wanted, file)
    if is_watched and not _is_agreed(text, after, file, is_new=is_new):
        raise Left
    with _secret_file(file.absolute().parent, given) as words:
        _write(file, wanted, after, is_new=is_new)
    _tell(file, words, is_watched=is_watched)


def _answered(before: Before, left: dict[str, Any], others: Asker) -> tuple[dict[str, Any], Given]:
    asker = Prepared(left, others)
    given = asked(asker, before, whole_staff(left))
    for key in left:
        raise Unanswered(key, say("init-no-question"))
    return changes(before, given), given


def _before(text: str, file: Path, *, is_new: bool) -> Before:
    values, folder = parsed(text, file).values, file.absolute().parent
    if is_new:
        return Before({**values, "society": {}}, is_sample=True, folder=folder)
    return Before(values, is_sample=_is_sample(values), folder=folder)


def _is_sample(values: Mapping[str, Any]) -> bool:
    """Whether the members are still those that the project is shipped with: nobody is at example.org."""
    staff = values.get("staff")
    emails = [str(each.get("email", "")) for each in staff] if isinstance(staff, list) else []
    return bool(emails) and all(email.endswith("@example.org") for email in emails)


# Written -----------------------------------------------------------------------------------------------


def _is_agreed(before: str, after: str, file: Path, *, is_new: bool) -> bool:
    """After what is new is shown; of a new file only its name."""
    if not is_new and before == after:
        return True
    typer.echo("")
    typer.echo(say("init-new-file" if is_new else "init-changes", file=str(file)))
    if not is_new:
        _show_changes(before, after)
    return confirmed("init-ask-write")


def _show_changes(before: str, after: str) -> None:
    lines = list(unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))[2:]
    shown = [line for line in lines if not line.startswith("@@")]
    for line in shown[:LONGEST]:
        typer.echo(printable(f"  {line}"))
    if more := len(shown) - LONGEST if len(shown) > LONGEST else 0:
        typer.echo(say("init-more-changes", count=more))


def _write(file: Path, wanted: dict[str, Any], text: str, *, is_new: bool) -> None:
    if is_new:
        created(file, text)
    else:
        written(file, wanted)


@contextmanager
def _secret_file(folder: Path, given: Given) -> Iterator[str]:
    """Gives the passphrase that was made, if one was; it goes again where the settings are refused."""
    file = folder / PASSPHRASE
    if given.get("backup.secret") != "make" or file.exists():
        yield ""
        return
    words = passphrase()
    file.parent.mkdir(mode=0o700, exist_ok=True)
    with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
        out.write(f"{words}\n")
    try:
        yield words
    except BaseException:
        with suppress(OSError):  # somebody else keeps something there, or took it away
            file.unlink()
            file.parent.rmdir()
        raise


def _tell(file: Path, words: str, *, is_watched: bool) -> None:
    typer.echo(f"\n{say('init-written', file=str(file))}")
    if not words:
        return
    typer.echo(f"\n{say('init-passphrase', file=str(file.parent / PASSPHRASE))}")
    if is_watched:  # the log of a script is no place for it
        typer.echo(f"\n  {words}\n\n{say('init-passphrase-keep')}")


def _checked(ctx: typer.Context) -> typer.Exit:
    """What `rida check` says of it, and how one goes on."""
    from bot.commands.check.command import check  # here: whoever stops before does not wait for it

    typer.echo("")
    try:
        check(ctx)
    except typer.Exit as end:
        typer.echo(f"\n{say('init-next')}")
        return end
    return typer.Exit(0)
