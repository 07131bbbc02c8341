"""The language of the command: `--language` before the verb, else RIDA_LANGUAGE, else the terminal's own.

The rule this module guards: what is said here is a sentence of bot/texts, as any terminal shows it. The
isolates that keep a name apart in a chat are boxes in many a terminal, so none is printed: a sentence of
the command puts a path or a number at its end, or on a line of its own.
"""

import os
from collections.abc import Mapping
from contextvars import ContextVar

from bot.commands.printable import printable
from bot.commands.system_reasons import in_words
from bot.policy.languages import ENGLISH, LANGUAGES

VARIABLE = "RIDA_LANGUAGE"
OF_THE_TERMINAL = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first of them that is set says the terminal's language, as everywhere on Unix."""

_chosen: ContextVar[str] = ContextVar("language", default="")


def language() -> str:
    return _chosen.get() or spoken_in(os.environ)


def is_chosen() -> bool:
    """Whether somebody said it by `--language` or RIDA_LANGUAGE; else the terminal's is a guess."""
    return bool(_chosen.get() or known(os.environ.get(VARIABLE, "")))


def speak(language: str) -> None:
    """Say everything from here on in this language; in the environment's where it is empty."""
    _chosen.set(language)


def known(written: str) -> str:
    """A language of ours as somebody writes it (ar, AR, ar_SA.UTF-8); empty for any other."""
    code = written.strip().lower().replace("-", "_").partition("_")[0].partition(".")[0]
    return code if code in LANGUAGES else ""


def spoken_in(environ: Mapping[str, str]) -> str:
    """English where the environment says nothing, or another language."""
    asked = known(environ.get(VARIABLE, ""))
    terminal = next((environ[name] for name in OF_THE_TERMINAL if environ.get(name)), "")
    return asked or known(terminal) or ENGLISH.code


def say(key: str, /, **values: str | int) -> str:
    """The sentence `key` of bot/texts in the command's language, with its values put in. What a value
    holds moves no terminal.

    Raises:
        TextError: there is no such sentence, or it needs a value that is not given.
    """
    from bot.texts.catalogue import plain, sentence, tidy  # here: a verb for programs may say nothing

    spoken = language()
    harmless = {
        name: value if isinstance(value, int) else printable(in_words(value, spoken))
        for name, value in values.items()
    }
    return plain(tidy(sentence(key, spoken, harmless)))
