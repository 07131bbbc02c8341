"""What `rida check` says of the samples that config.yaml came with, and that nobody made the society's.

The rule this module guards: no sample reaches a person without somebody having been told.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.config import Settings
from bot.config.file import read
from bot.policy.languages import LANGUAGES

MARK = re.compile(r"\((مثال|a sample)\b")
"""As the shipped config.yaml marks them."""


def samples(settings: Settings, file: Path) -> Iterator[Finding]:
    """One finding for all of them: where nothing is real, only a note."""
    keys = list(dict.fromkeys(_marked("", read(file).values)))
    if not keys:
        return
    level = Level.NOTE if settings.demo else Level.WARNING
    what = say("check-config-samples", count=len(keys), keys=", ".join(keys))
    yield Finding(level, "config", what, say("check-config-samples-mend"), "config-samples")


def _marked(key: str, value: object) -> Iterator[str]:
    """The keys of marked texts; a text in several languages is one."""
    if isinstance(value, Mapping):
        for name, each in value.items():
            is_text = isinstance(each, str)
            yield from _marked(
                key if is_text and name in LANGUAGES else f"{key}.{name}".lstrip("."), each
            )
    elif isinstance(value, list | tuple):
        for place, each in enumerate(value):
            yield from _marked(f"{key}[{place}]", each)
    elif isinstance(value, str) and MARK.search(value):
        yield key
