"""What the system says of a file or an address, in the command's language.

The rule this module guards: the system speaks English, and its words stand within sentences of ours; the
sentences `wrong-os-…` say the same, and their English is the system's own, by which they are found.
"""

from functools import cache

from bot.policy.languages import ENGLISH

PREFIX = "wrong-os-"


def in_words(value: str, language: str) -> str:
    """`value` as `language` says it, where it is a reason of the system's; as it is where it is none."""
    if language == ENGLISH.code or value not in _keys():
        return value
    from bot.texts.catalogue import sentence  # here: a verb for programs may say nothing

    return sentence(_keys()[value], language, {})


@cache
def _keys() -> dict[str, str]:
    from bot.texts.catalogue import bundle, sentence

    found = (key for key in bundle(ENGLISH.code)._messages if key.startswith(PREFIX))
    return {sentence(key, ENGLISH.code, {}): key for key in found}
