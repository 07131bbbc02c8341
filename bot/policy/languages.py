"""The languages that Rida speaks: everything else reads this list.

Whoever adds one writes its line here, its folder in `bot/texts`, and its part of each entry in
`faq/entries`.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """`code` is ISO 639-1, `name` what its readers call it, `direction` what HTML calls it. `word` is its
    name in the keys of texts, `called` what staff call it when they type."""

    code: str
    name: str
    direction: str
    word: str
    called: tuple[str, ...] = ()


_IN_ENGLISH = ("english", "انجليزي", "إنجليزية", "بالإنجليزي", "بالإنجليزية", "الإنجليزية")

ARABIC = Language("ar", "العربية", "rtl", "arabic")
ENGLISH = Language("en", "English", "ltr", "english", _IN_ENGLISH)

SHIPPED = {language.code: language for language in (ARABIC, ENGLISH)}
LANGUAGES = tuple(SHIPPED)
FIRST = LANGUAGES[0]
"""What people are spoken to in until they choose, and what the society's people write."""

OTHERS = tuple(SHIPPED.values())[1:]


def direction(language: str) -> str:
    return SHIPPED[language].direction


def after(language: str) -> str:
    """The one that the button for another language leads to: each in its turn."""
    return LANGUAGES[(LANGUAGES.index(language) + 1) % len(LANGUAGES)]


def beside(language: str) -> str:
    """The one in which a poster says the same again."""
    return FIRST if language != FIRST else after(FIRST)


def in_each(texts: Mapping[str, str]) -> dict[str, str]:
    """A text for every language: what is missing takes the first language's, or the only one there is."""
    instead = texts.get(FIRST) or next(iter(texts.values()))
    return {**dict.fromkeys(LANGUAGES, instead), **texts}


def worded(**texts: str) -> dict[str, str]:
    """What comes with Rida and is no sentence of the texts room: `worded(ar="…", en="…")`."""
    return in_each(texts)


def said_in(texts: Mapping[str, str], language: str) -> str:
    """Of texts that were kept before the language was added."""
    return texts.get(language) or texts[FIRST]
