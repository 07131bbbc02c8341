"""`rida restore`: a backup taken into an empty folder, and what is held afterwards.

The rules this module guards: nothing is taken in that was not agreed to, by its newest message's time;
every refusal comes before anything is written and names its mend.
"""

import asyncio
import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.app.laid_config import Found, found
from bot.commands import held_back
from bot.commands.common import file_of as config_file
from bot.commands.common import refuse, settings_of, wants_json
from bot.commands.language import say
from bot.commands.made_backups import why
from bot.commands.quiet_told import as_json as told_as_json
from bot.commands.quiet_told import summary, written
from bot.config import ConfigError, Settings, load
from bot.config.backup import passphrase_in
from bot.policy.refusal import SettingRefused
from bot.runtime.restored import Readied, readied
from bot.store.backups.age import is_sealed
from bot.store.backups.archive import CONFIG, ENTRIES, Manifest, opened
from bot.store.backups.restore import journals_beside, known_manifest, possible
from bot.store.backups.restore import restore as take_in
from bot.store.erasure.journal import JournalFailed
from bot.store.errors import StoreError
from bot.store.sqlite import noted_numbers
from bot.store.sqlite.audit_head import keep_head

AsJson = Annotated[bool, typer.Option("--json")]
ASKED = "--yes"


@dataclass(frozen=True, slots=True)
class Asked:
    """The command as it was typed."""

    file: Path
    config: Path
    given: Path | None
    journal: Path | None
    yes: bool
    other_society: bool
    is_into: bool

    @property
    def journals(self) -> tuple[Path, ...]:
        return (self.journal,) if self.journal else ()

    @property
    def command(self) -> str:
        into = f" --into {self.config.parent}" if self.is_into else ""
        return f"rida restore {self.file}{into}"


def restore(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument()] = None,
    into: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
        ),
    ] = None,
    passphrase_file: Annotated[Path | None, typer.Option(metavar="FILE")] = None,
    yes: Annotated[bool, typer.Option("--yes")] = False,
    other_society: Annotated[bool, typer.Option("--other-society")] = False,
    journal: Annotated[
        Path | None,
        typer.Option("--journal"),
    ] = None,
    held: Annotated[bool, typer.Option("--held")] = False,
    drop: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHICH",
        ),
    ] = None,
    release: Annotated[bool, typer.Option("--release")] = False,
    as_json: AsJson = False,
) -> None:
    """Take a backup into an empty data folder, while no Rida runs there.

    What waited in it is held until `--release`. Whoever was erased since it was made is erased again, by
    the journal (erased.jsonl) that lies beside the backup, in the folder above, or where it goes.
    """
    words = sum(map(bool, (file, held, drop, release)))
    if words != 1:
        raise refuse(say("restore-one-word" if words else "restore-no-file"))
    if file is None:
        _of_the_held(settings_of(ctx), drop or (), release=release, as_json=as_json)
        return
    if journal and not journal.is_file():
        raise refuse(say("restore-no-journal-there", path=str(journal)))
    config = into / CONFIG if into else config_file(ctx)
    asked = Asked(file, config, passphrase_file, journal, yes, other_society, into is not None)
    _taken(asked, as_json)


def _of_the_held(
    settings: Settings, drop: list[str] | tuple[str, ...], *, release: bool, as_json: bool
) -> None:
    if drop:
        held_back.drop(settings, drop, as_json)
    elif release:
        held_back.release(settings, as_json)
    else:
        held_back.held(settings, as_json)


def _taken(asked: Asked, as_json: bool) -> None:
    now, passphrase = datetime.now(UTC), _passphrase(asked)
    got: list[Readied] = []
    try:
        with opened(asked.file, passphrase) as archive:
            manifest = known_manifest(archive, asked.file)
            if not asked.config.exists() and CONFIG not in manifest.members:
                raise refuse(say("restore-no-config", path=str(asked.config)))
            with found(archive, manifest, asked.config, asked.file) as by:
                _of_this_society(asked, manifest, by)
                possible(asked.file, by.places, manifest)
                notes = _notes(asked.file, by)
                _agreed(asked, manifest, by, notes, now)
                is_told = _is_told(asked, by)

                def ready(database: Path, files: Path, manifest: Manifest) -> None:
                    made_at = datetime.fromisoformat(manifest.made_at)
                    done = asyncio.run(readied(database, files, made_at, notes, now))
                    keep_head(by.places.database, done.head)
                    noted_numbers.note(noted_numbers.beside(by.places.database), done.numbers)
                    by.keep()
                    got.append(done)

                take_in(asked.file, by.places, asked.journals, passphrase, ready)
        _show(asked, manifest, by, got[0], is_told=is_told, now=now, as_json=as_json)
    except ConfigError as error:
        from bot.commands.coloured import show_refusal

        show_refusal(error)
        raise typer.Exit(1) from None
    except (StoreError, JournalFailed) as error:
        raise refuse(why(error)) from None


# Before -----------------------------------------------------------------------------------------------


def _passphrase(asked: Asked) -> str | None:
    """Of the file that was named, else of the configuration at hand, else asked for."""
    if not _is_sealed(asked.file):
        return None
    if asked.given:
        return _in_file(asked.given)
    at_hand = _at_hand(asked)
    if at_hand:
        return _in_file(at_hand)
    if not sys.stdin.isatty():
        command = f"{asked.command} --passphrase-file FILE"
        raise refuse(say("restore-needs-passphrase", command=command))
    return str(typer.prompt(say("restore-passphrase"), hide_input=True, err=True)).strip()


def _is_sealed(file: Path) -> bool:
    try:
        with file.open("rb") as raw:
            return is_sealed(raw)
    except OSError:
        return False  # `opened` says what is wrong with it


def _in_file(file: Path) -> str:
    try:
        return passphrase_in(file)
    except SettingRefused:
        raise refuse(say("restore-passphrase-unread", path=str(file))) from None


def _at_hand(asked: Asked) -> Path | None:
    try:
        return load(asked.config).backup.passphrase_file if asked.config.exists() else None
    except SettingRefused:
        return None


def _of_this_society(asked: Asked, manifest: Manifest, by: Found) -> None:
    if by.is_laid or asked.other_society or by.settings is None:
        return
    ours, theirs = by.settings.society.name.model_dump(), dict(manifest.society)
    if not any(ours.get(language) == name for language, name in theirs.items()):
        told = {"ours": _name(ours), "theirs": _name(theirs)}
        raise refuse(say("restore-other-society", **told))


def _name(society: dict[str, str]) -> str:
    return " / ".join(name for name in society.values() if name)


def _notes(file: Path, by: Found) -> list[Path]:
    """Where the last numbers of this book may be noted: where it goes, and beside the backup."""
    folders = (file.absolute().parent, file.absolute().parent.parent)
    beside = [each for folder in folders for each in sorted(folder.glob("numbers-*.json"))]
    above = [each for folder in folders for each in sorted(folder.glob(f"*{noted_numbers.FILE}"))]
    return [noted_numbers.beside(by.places.database), *beside, *above]


def _is_told(asked: Asked, by: Found) -> bool:
    places = (*journals_beside(asked.file), by.places.journal, *asked.journals)
    return any(path.is_file() for path in places)


def _agreed(asked: Asked, manifest: Manifest, by: Found, notes: list[Path], now: datetime) -> None:
    """Raises typer.Exit: nobody said yes."""
    for line in _what_it_is(manifest, notes, _zone(by), now):
        typer.echo(line, err=True)
    if asked.yes:
        return
    if not sys.stdin.isatty():
        raise refuse(say("restore-say-yes", command=f"{asked.command} {ASKED}"))
    if not typer.confirm(say("restore-ask"), err=True):
        raise refuse(say("restore-left"))


def _zone(by: Found) -> tzinfo:
    return by.settings.working_time.zone if by.settings else UTC


def _what_it_is(manifest: Manifest, notes: list[Path], zone: tzinfo, now: datetime) -> list[str]:
    newest = _time(manifest.newest_message_at)
    lines = [say("restore-newest", at=written(newest, zone)) if newest else say("restore-no-message")]
    lines.append(say("restore-since-lost"))
    made_at = datetime.fromisoformat(manifest.made_at)
    noted = [datetime.fromisoformat(each.at) for each in map(noted_numbers.noted, notes) if each]
    if later := [at for at in noted if at > made_at]:
        lines.append(say("restore-later-notes", at=written(max(later), zone)))
    if (newest and newest > now) or made_at > now:
        lines.append(say("restore-in-the-future", now=written(now, zone)))
    return lines


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


# Afterwards -------------------------------------------------------------------------------------------


def _show(
    asked: Asked,
    manifest: Manifest,
    by: Found,
    done: Readied,
    *,
    is_told: bool,
    now: datetime,
    as_json: bool,
) -> None:
    if wants_json(as_json):
        told: dict[str, Any] = {"file": str(asked.file), "size": asked.file.stat().st_size}
        told |= {**manifest.told(), "erased": done.erased, "journal": is_told}
        told |= {"quiet": told_as_json(done.waiting, now), "numbers": dict(done.numbers.last)}
        told |= {"config": str(asked.config) if by.is_laid else None, "config_lacks": by.lacks}
        told |= {"config_differs": list(by.differs), "entries_differ": list(by.entries)}
        typer.echo(json.dumps(told, ensure_ascii=False))
    else:
        for line in (*_in_words(asked, manifest, done), *_held_in_words(done, now)):
            typer.echo(line)
    for line in _of_the_configuration(asked, by):
        typer.echo(line, err=True)
    if not is_told:
        typer.echo(say("restore-no-journal"), err=True)
    if manifest.missing:
        typer.echo(say("restore-missing", count=len(manifest.missing)), err=True)


def _in_words(asked: Asked, manifest: Manifest, done: Readied) -> list[str]:
    rows = manifest.rows
    counts = {name: rows.get(name, 0) for name in ("cases", "registrations")}
    told: dict[str, int] = {"messages": rows.get("inbox", 0), "files": manifest.attachments, **counts}
    next_case = str(done.numbers.last["cases"] + 1)
    return [
        say("restore-done", file=str(asked.file)),
        say("restore-counts", **told),
        say("restore-erased", count=done.erased),
        say("restore-numbers", case=next_case),
    ]


def _held_in_words(done: Readied, now: datetime) -> list[str]:
    if done.waiting.is_empty:
        return [say("restore-nothing-held")]
    return [
        say("restore-quiet"),
        *(f"  {line}" for line in summary(done.waiting, now)),
        say("restore-people-served"),
        say("restore-held-how"),
    ]


def _of_the_configuration(asked: Asked, by: Found) -> list[str]:
    lines: list[str] = []
    home = asked.config.parent
    if by.is_laid:
        lines.append(say("restore-config-laid", path=str(asked.config)))
        if by.lacks:
            lines.append(say("restore-config-lacks", what=by.lacks))
        if by.entries:
            path = str(home / ENTRIES)
            lines.append(say("restore-entries-laid", count=len(by.entries), path=path))
        return lines
    if by.differs:
        lines.append(say("restore-into-has-config", keys=", ".join(by.differs)))
    if by.entries:
        lines.append(
            say("restore-entries-differ", count=len(by.entries), names=", ".join(by.entries[:10]))
        )
    return lines
