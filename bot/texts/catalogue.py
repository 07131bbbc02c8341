"""Every sentence, by key and language, in Fluent with isolation.

A missing key or value raises: Fluent itself would print the name into somebody's message.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentNumber, fluent_number

FOLDER = Path(__file__).parent
START, END = "\u2068", "\u2069"
"""First-strong isolate and its end: what stands between them cannot turn the sentence around it."""


_PLACE = re.compile("\ue000([^\ue001]*)\ue001")


class TextError(LookupError):
    """A key that no file has, or a value that its sentence needs and did not get."""


@cache
def bundle(language: str) -> FluentBundle:
    made = FluentBundle([language], use_isolating=True)
    for file in sorted((FOLDER / language).glob("*.ftl")):
        made.add_resource(FluentResource(file.read_text("utf-8")))
    return made


def sentence(key: str, language: str, values: Mapping[str, str | int]) -> str:
    """Raises TextError: no such key, or a value is missing."""
    try:
        pattern = bundle(language).get_message(key).value
    except LookupError as error:
        raise TextError(f"no text {key!r} in {language!r}") from error
    if pattern is None:
        raise TextError(f"the text {key!r} is empty in {language!r}")
    given = {name: _given(name, value) for name, value in values.items()}
    text, errors = bundle(language).format_pattern(pattern, given)
    if errors:
        raise TextError(f"text {key!r} in {language!r}: {errors[0]}")
    return _PLACE.sub(lambda place: str(values[place[1]]), str(text))


def _given(name: str, value: str | int) -> str | FluentNumber:
    """A place for the words, which are put in afterwards: Fluent refuses values of over 1,000 characters,
    and people write more. Numbers go without grouping: a case number is read digit by digit."""
    if isinstance(value, str):
        return f"\ue000{name}\ue001"
    number = fluent_number(value, useGrouping=False)
    return number if isinstance(number, FluentNumber) else str(value)


def isolated(text: str) -> str:
    """Each line set apart: an isolate ends with its line, so one around several would not hold."""
    return "\n".join(f"{START}{line}{END}" if line else line for line in text.split("\n"))


def plain(text: str) -> str:
    """Without the isolates: for comparing, and for readers that are no people."""
    return text.replace(START, "").replace(END, "")


def tidy(text: str) -> str:
    """No empty line at the ends and never two in a row: a value may have been empty."""
    lines: list[str] = []
    for line in text.split("\n"):
        shown = line if plain(line).strip() else ""
        if shown or (lines and lines[-1]):
            lines.append(shown)
    return "\n".join(lines).strip("\n")
