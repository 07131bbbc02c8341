"""The words that are held once before they reach a person (C23): kindness.yaml beside this."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from bot.policy.languages import in_each
from bot.texts.catalogue import FOLDER

FILE = FOLDER / "kindness.yaml"


@dataclass(frozen=True, slots=True)
class UnkindWords:
    """`fault` is `blame`, `insult` or `dismissal`; `kinder` is what could be said, by language."""

    fault: str
    words: tuple[str, ...]
    kinder: Mapping[str, str]


@cache
def unkind_words() -> tuple[UnkindWords, ...]:
    return tuple(_read(entry) for entry in yaml.safe_load(FILE.read_text("utf-8")))


def _read(entry: Mapping[str, Any]) -> UnkindWords:
    return UnkindWords(entry["fault"], tuple(entry["words"]), in_each(entry["kinder"]))
