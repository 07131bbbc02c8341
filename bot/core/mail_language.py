"""In which language a mail is answered first, before anything else of its sender is known."""

import re

from bot.policy.languages import ARABIC, ENGLISH, FIRST

_ARABIC, _LATIN = re.compile(r"[\u0600-\u06ff]"), re.compile(r"[A-Za-z]")


def language_of(text: str) -> str:
    """That of most of its letters; without any, the first of all."""
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    if not arabic and not latin:
        return FIRST
    return ARABIC.code if arabic >= latin else ENGLISH.code
