"""Entries with what the staff taught: more ways to ask for them, and entries of their own.

The rule this module guards: a file goes before what was taught under the same id, and nothing is asked
for twice in the same words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from bot.policy.languages import ENGLISH, FIRST, LANGUAGES
from faq.acts.heard import Act
from faq.engine.messages import ActMessage
from faq.entries import Entry
from faq.text.normalise import fold

LONGEST_TITLE = 60
"""Characters of a title that is made of a question."""


ACT = "act"
"""The kind of an addition whose `entry` is an act, and whose `ways` are messages that do it."""


class Taught(Protocol):
    """An approved addition. Without an answer it holds more ways to ask for `entry`."""

    @property
    def kind(self) -> str: ...
    @property
    def entry(self) -> str: ...
    @property
    def ways(self) -> Sequence[str]: ...
    @property
    def answer(self) -> Mapping[str, str]: ...


def of_entries(taught: Iterable[Taught]) -> tuple[Taught, ...]:
    return tuple(each for each in taught if each.kind != ACT)


def with_acts(messages: Sequence[ActMessage], taught: Iterable[Taught]) -> tuple[ActMessage, ...]:
    """The messages with those that the staff corrected; a correction goes before what shipped."""
    acts = frozenset(Act)
    more = tuple(
        ActMessage(way, Act(each.entry))
        for each in taught
        if each.kind == ACT and each.entry in acts
        for way in each.ways
    )
    corrected = {fold(each.text) for each in more}
    return (*(each for each in messages if fold(each.text) not in corrected), *more)


def merged(entries: Iterable[Entry], taught: Iterable[Taught]) -> tuple[Entry, ...]:
    """Ways that belong to no entry that there is are left out."""
    known = {entry.id: entry for entry in entries}
    for each in taught:
        if each.entry in known:
            known[each.entry] = with_ways(known[each.entry], each.ways)
        elif each.answer:
            known[each.entry] = entry_of(each)
    return tuple(known.values())


def with_ways(entry: Entry, ways: Sequence[str]) -> Entry:
    ask = {language: tuple(said) for language, said in entry.ask.items()}
    for way in new_ways(entry, ways):
        language = language_of(way)
        ask[language] = (*ask.get(language, ()), way)
    return replace(entry, ask=ask)


def new_ways(entry: Entry, ways: Sequence[str]) -> tuple[str, ...]:
    """Those that the entry is not asked for by already, each once."""
    said = {fold(way) for way in entry.examples}
    fresh = {fold(way): " ".join(way.split()) for way in reversed(ways)}
    return tuple(way for folded, way in reversed(fresh.items()) if folded and folded not in said)


def entry_of(taught: Taught, reviewed: date | None = None) -> Entry:
    """An entry of its own. Where an answer was not written, its readers get the first language's."""
    first = taught.answer[FIRST]
    answer = {language: taught.answer.get(language) or first for language in LANGUAGES}
    title = _title(taught.ways[0]) if taught.ways else taught.entry
    bare = Entry(
        id=taught.entry,
        title=dict.fromkeys(LANGUAGES, title),
        answer=answer,
        ask=dict.fromkeys(LANGUAGES, ()),
        reviewed=reviewed,
    )
    return with_ways(bare, taught.ways)


def _title(question: str) -> str:
    plain = " ".join(question.split()).rstrip("?؟!. ")
    return plain if len(plain) <= LONGEST_TITLE else f"{plain[: LONGEST_TITLE - 1]}…"


def language_of(way: str) -> str:
    return ENGLISH.code if fold(way).isascii() else FIRST
