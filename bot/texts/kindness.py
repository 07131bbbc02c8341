"""The words that are held once before they reach a person (C23): kindness.yaml beside this."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from bot.policy.languages import in_each
from bot.texts.catalogue import FOLDER

FILE = FOLDER / "kindness.yaml"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C, where it is there: every start reads the file."""


@dataclass(frozen=True, slots=True)
class UnkindWords:
    """`fault` is `blame`, `insult` or `dismissal`; `kinder` is what could be said, by language."""

    fault: str
    words: tuple[str, ...]
    kinder: Mapping[str, str]


@cache
def unkind_words() -> tuple[UnkindWords, ...]:
    return tuple(_read(entry) for entry in _LOADER(FILE.read_text("utf-8")).get_single_data())


def _read(entry: Mapping[str, Any]) -> UnkindWords:
    return UnkindWords(entry["fault"], tuple(entry["words"]), in_each(entry["kinder"]))
