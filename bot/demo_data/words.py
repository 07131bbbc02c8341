"""What the made-up people are called and say: `words.yaml`, drawn from by a chance that is given."""

from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

import yaml


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(
        files("bot.demo_data").joinpath("words.yaml").read_text("utf-8")
    )
    return read


def some(chance: Random, kind: str, **values: str) -> str:
    """One of the sentences of that kind."""
    return str(chance.choice(_read()[kind])).format_map(values)


def a_name(chance: Random, *, english: bool = False) -> str:
    if english:
        return some(chance, "english")
    given = _read()["given"]
    first = chance.choice(given["women"] + given["men"])
    return f"{first} {chance.choice(given['men'])} {some(chance, 'family')}"
