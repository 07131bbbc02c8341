"""Whether a line says what a person said, and the line without it.

The rules this module guards: it is pure; a line is known by three words of theirs in a row, however they
are spelled, by a name of theirs or by a number of theirs; what is common to everybody (a greeting, "yes")
makes nobody's line.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from faq.text.normalise import fold

RUN = 3  # words in a row
SHORTEST = 8  # letters of a message that has fewer words than that
DIGITS = 7  # of a number that names somebody
LAST = 9  # digits by which a telephone number is known, however it begins
NAME = 3  # letters of a name
GONE = "—"
"""What stands in the place of a line that is erased."""

COMMON = (
    "السلام عليكم ورحمة الله وبركاته",
    "وعليكم السلام ورحمة الله وبركاته",
    "بسم الله الرحمن الرحيم",
    "لا حول ولا قوة إلا بالله",
    "الحمد لله رب العالمين",
    "إنا لله وإنا إليه راجعون",
    "جزاكم الله خير الجزاء",
    "جزاكم الله كل خير",
    "بارك الله فيكم",
    "الله يعطيكم العافية",
    "شكرا جزيلا لكم",
    "thank you very much",
)
"""What everybody says: in mails of the staff it is nobody's."""

_NUMBER = re.compile(r"\d[\d ]*\d|\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?", re.ASCII)
"""A time or a day as Rida keeps it. It is no line, whatever number of theirs its digits happen to hold: a
field without its day could not be read any more."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """`runs` are words in a row, folded; `wholes` are messages that have less of them; `names` and
    `numbers` are theirs; `files` are the ids of what they sent."""

    runs: frozenset[tuple[str, ...]] = frozenset()
    wholes: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    files: frozenset[str] = field(default=frozenset())

    def __bool__(self) -> bool:
        return bool(self.runs or self.wholes or self.names or self.numbers or self.files)

    def are_in(self, line: str) -> bool:
        folded = fold(line)
        return bool(folded) and (
            self._in_words(folded) or self._in_numbers(folded) or any(id in line for id in self.files)
        )

    def _in_words(self, folded: str) -> bool:
        words = folded.split()
        if any(run in self.runs for run in _runs(words)):
            return True
        around = f" {folded} "
        if any(f" {whole} " in around for whole in self.wholes):
            return True
        return any(_names(around, name) for name in self.names)

    def _in_numbers(self, folded: str) -> bool:
        if not self.numbers:
            return False
        found = [each.replace(" ", "") for each in _NUMBER.findall(folded)]
        return any(number in each for each in found for number in self.numbers)

    def out_of(self, value: Any) -> Any:
        """JSON without their lines and files; the same object where nothing of them is in it."""
        match value:
            case str():
                return self._without(value)
            case list():
                made = [self.out_of(each) for each in value if not self._is_file(each)]
                return made if len(made) != len(value) or _differs(made, value) else value
            case dict():
                new = {name: self.out_of(each) for name, each in value.items()}
                return new if any(new[name] is not each for name, each in value.items()) else value
            case _:
                return value

    def _is_file(self, value: Any) -> bool:
        return isinstance(value, dict) and value.get("id") in self.files

    def _without(self, text: str) -> str:
        if _MOMENT.fullmatch(text) or not self.are_in(text):
            return text
        if "\n" not in text:
            return GONE
        lines = [GONE if self.are_in(line) else line for line in text.split("\n")]
        return "\n".join(lines) if GONE in lines else GONE  # it goes on over the end of a line


def _differs(made: list[Any], value: list[Any]) -> bool:
    return any(new is not old for new, old in zip(made, value, strict=True))


def _names(around: str, name: str) -> bool:
    """Arabic joins small words to a name: a longer one is known within them."""
    return name in around if len(name) > NAME else f" {name} " in around


def _runs(words: list[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def quotes(
    texts: Iterable[str],
    names: Iterable[str] = (),
    numbers: Iterable[str] = (),
    files: Collection[str] = (),
) -> Quotes:
    """What a person is known by."""
    everybody = {run for line in COMMON for run in _runs(fold(line).split())}
    lines = {folded for text in texts for line in text.splitlines() if (folded := fold(line))}
    of_numbers = {number for text in (*lines, *numbers) for number in _numbers(text)}
    said = {run for line in lines for run in _runs(line.split())}
    short = {line for line in lines if len(line.split()) < RUN and len(line) >= SHORTEST}
    called = {name for each in names if len(name := fold(each)) >= NAME}
    return Quotes(
        frozenset(said - everybody),
        frozenset(short),
        frozenset(called),
        frozenset(of_numbers),
        frozenset(files),
    )


def _numbers(text: str) -> Iterable[str]:
    found = (each.replace(" ", "") for each in _NUMBER.findall(fold(text)))
    return (each[-LAST:] for each in found if len(each) >= DIGITS)
