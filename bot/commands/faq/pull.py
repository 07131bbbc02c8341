"""`rida faq pull`: what the staff taught, written out as entry files for review and for the next release.

The rule this module guards: done twice, the second time changes nothing; what a file says already is
never overwritten, and whatever contradicts it is named and left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import yaml

from bot.commands.faq.pull_acts import ACTS, pull_act
from bot.core.learning import Addition, AdditionKind, AdditionStatus
from bot.policy.languages import FIRST, LANGUAGES
from bot.store.queries.learning import of_status
from bot.store.sqlite.connection import read_only
from faq.engine.additions import entry_of, language_of, new_ways
from faq.entries import Entry, EntryError, load_all, parse
from faq.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Pulled:
    """`written` are files with what was written into each, `conflicts` what was left out and why."""

    written: tuple[tuple[str, str], ...]
    conflicts: tuple[str, ...]


async def approved(file: Path) -> tuple[Addition, ...]:
    """From the database, read only: the bot may be running."""
    engine = read_only(file)
    try:
        async with engine.connect() as conn:
            return await of_status(conn, AdditionStatus.APPROVED)
    finally:
        await engine.dispose()


def pull(additions: Sequence[Addition], folder: Path, zone: tzinfo = UTC, acts: Path = ACTS) -> Pulled:
    """Write every approved addition into the entry files of `folder`, and what corrects an act into those
    of `acts`. Dates are those of `zone`.

    Raises:
        EntryError: a file of the folder is wrong already; nothing is written then.
        LexiconError: the same of a file of `acts`.
    """
    written: list[tuple[str, str]] = []
    conflicts: list[str] = []
    for addition in additions:
        if addition.kind is AdditionKind.ACT:
            written.extend(pull_act(addition, acts, conflicts))
            continue
        for path, text, what in _changes(addition, folder, zone, conflicts):
            parse(path, text)  # what could not be read again is not written
            path.write_text(text, "utf-8")
            written.append((path.name, what))
    return Pulled(tuple(written), tuple(conflicts))


def _changes(
    addition: Addition, folder: Path, zone: tzinfo, conflicts: list[str]
) -> Iterator[tuple[Path, str, str]]:
    loaded = load_all(folder)
    if loaded.errors:
        raise loaded.errors[0]
    known = {entry.id: entry for entry in loaded.entries}
    path = folder / f"{addition.entry}.yaml"
    ways = tuple(_free(addition, known, conflicts))
    entry = known.get(addition.entry)
    if entry is None and not addition.answer:
        conflicts.append(f"addition {addition.id}: there is no entry {addition.entry!r} any more")
    elif entry is None:
        yield path, _new_file(addition, ways, zone), "a new entry"
    elif addition.answer and addition.answer[FIRST].strip() != entry.answer[FIRST].strip():
        conflicts.append(f"addition {addition.id}: {path.name} has another answer already")
    elif fresh := new_ways(entry, ways):
        text = _with_ways(path.read_text("utf-8"), entry, fresh)
        yield path, text, f"{len(fresh)} new ways to ask"


def _free(addition: Addition, known: dict[str, Entry], conflicts: list[str]) -> Iterator[str]:
    """The ways to ask that no other entry has."""
    taken = {fold(way): entry.id for entry in known.values() for way in entry.examples}
    for way in addition.ways:
        owner = taken.get(fold(way), addition.entry)
        if owner == addition.entry:
            yield way
        else:
            conflicts.append(
                f"addition {addition.id}: one of its ways to ask for {addition.entry} is asked for "
                f"{owner} in {owner}.yaml"
            )


def _with_ways(text: str, entry: Entry, ways: Sequence[str]) -> str:
    """The file with more lines in its lists; everything else of it, comments too, stays as it is."""
    lines = text.splitlines(keepends=True)
    asked = [language for language in LANGUAGES if entry.ask[language]]
    for language in reversed(asked):  # from below, so that the lines above stay where they are
        mine = [way for way in ways if _list_of(way, asked) == language]
        last = max(
            (entry.line(f"ask.{language}.{n}") for n in range(len(entry.ask[language]))), default=0
        )
        if mine and not (last and lines[last - 1].lstrip().startswith("- ")):
            problem = (
                f"write ask.{language} with each way on a line of its own, so that more can be added"
            )
            raise EntryError(entry.file, entry.line(f"ask.{language}"), problem)
        margin = lines[last - 1].partition("-")[0]  # of the line above, or it would be a part of that
        lines[last:last] = [f"{margin}- {_scalar(way)}\n" for way in mine]
    return "".join(lines)


def _scalar(text: str) -> str:
    return yaml.safe_dump(text, allow_unicode=True, width=10_000).removesuffix("...\n").strip()


def _new_file(addition: Addition, ways: Sequence[str], zone: tzinfo) -> str:
    decided: datetime = addition.decided_at or addition.at
    entry = entry_of(addition, decided.astimezone(zone).date())
    written = [language for language in LANGUAGES if language == FIRST or addition.answer.get(language)]
    content = {
        "title": {language: entry.title[language] for language in written},
        "answer": {language: entry.answer[language] for language in written},
        "ask": {language: _asked(entry, ways, language, written) for language in written},
        "reviewed": entry.reviewed,
    }
    head = "# Taught by the staff from what people asked; `rida faq lint` says what it still lacks.\n"
    return head + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)


def _asked(entry: Entry, ways: Sequence[str], language: str, written: Sequence[str]) -> list[str]:
    return [way for way in ways if _list_of(way, written) == language] or [entry.title[language]]


def _list_of(way: str, written: Sequence[str]) -> str:
    """The list that it goes into: in a file that is not written in its language, the first one's."""
    return language if (language := language_of(way)) in written else FIRST
