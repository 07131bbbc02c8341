"""A question of `rida init`, and how what somebody types becomes an answer.

The rule this module guards: an answer that is taken here is taken by config.yaml, for the same code
judges.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bot.commands.common import DIGITS
from bot.commands.language import say
from bot.config.load import wrong_with

_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u0640]")
_MARKS = re.compile("[\u064b-\u0652]")
_SAME = str.maketrans("أإآىة", "ااايه")
NOTHING = "-"
"""Typed where there is a default, it leaves the key empty."""

YES = frozenset({"y", "yes", "نعم", "ايوه", "اي", "ايه"})
NO = frozenset({"n", "no", "لا"})
BACK = frozenset({"back", "<", "رجوع", "الرجوع"})


class NotTaken(ValueError):
    """An answer that cannot be: `why` says so to whoever gave it, and how to write it."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Question:
    """`id` is the key of config.yaml that it is about, or a name of its own; `default` is what Enter
    gives, as one would type it. Without one it must be answered."""

    id: str
    part: str
    ask: str
    read: Callable[[str], Any]
    default: str | None = None
    shown: str = ""
    choices: tuple[str, ...] = ()
    values: Mapping[str, str | int] = field(default_factory=dict)


def typed(text: str) -> str:
    """Without what nobody sees, which comes along when something is pasted."""
    return _UNSEEN.sub("", text).strip()


def folded(text: str) -> str:
    """As words are compared: letters that people write for each other are one."""
    return _MARKS.sub("", typed(text)).casefold().translate(_SAME).translate(DIGITS)


def is_back(text: str) -> bool:
    return folded(text) in {folded(each) for each in BACK}


def may_be_nothing(question: Question) -> bool:
    """Whether its key can be left empty."""
    try:
        return not question.read(NOTHING)
    except NotTaken:
        return False


# Readers ---------------------------------------------------------------------------------------------


def judged(key: str, value: object, wrong: str, beside: Mapping[str, Any] | None = None) -> Any:
    """`value`, if config.yaml takes it as `key`, `beside` being what else its section holds.

    Raises NotTaken: it does not; `wrong` is the sentence that says how to write it.
    """
    section, _, name = key.partition(".")
    written: Any = {**(beside or {}), name: value} if name else value
    if any(each.key.startswith(key) for each in wrong_with({section: written})):
        raise NotTaken(say(wrong))
    return value


def text(key: str, wrong: str) -> Callable[[str], str]:
    return lambda written: str(judged(key, _unless_nothing(written), wrong))


def digits(key: str, wrong: str) -> Callable[[str], str]:
    """A telephone number: Arabic digits are digits."""
    return lambda written: str(judged(key, _unless_nothing(written).translate(DIGITS), wrong))


def _unless_nothing(written: str) -> str:
    return "" if written == NOTHING else written


def needed(written: str) -> str:
    """Any words."""
    if not written or written == NOTHING:
        raise NotTaken(say("init-must"))
    return written


def yes_or_no(written: str) -> bool:
    said = folded(written)
    if said in {folded(each) for each in YES} | {"1"}:
        return True
    if said in {folded(each) for each in NO} | {"2"}:
        return False
    raise NotTaken(say("init-wrong-yes"))


def one_of(options: Mapping[str, Iterable[str]]) -> Callable[[str], str]:
    """One of several, by its number, by its name or by one of the words for it."""
    return partial(_one_of, options)


def _one_of(options: Mapping[str, Iterable[str]], written: str) -> str:
    said = folded(written)
    for number, (name, words) in enumerate(options.items(), start=1):
        if said in {str(number), name, *map(folded, words)}:
            return name
    raise NotTaken(say("init-wrong-choice", count=len(options)))
