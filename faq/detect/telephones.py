"""Telephone numbers as staff write them down, with a name beside them: «أم خالد ٠٥٠ ١٢٣ ٤٥٦٧».

The rules this module guards: digits count in both digit sets and in groups; a mobile's or a landline's
number of this country is one, and so is another country's with its code; other digits are none, and are
not joined to one. What is no number is the name.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from faq.detect.codes import digits, mobile_number
from faq.text.normalise import fold

_RUN = re.compile(r"\+?\s?\(?\d(?:[\s\-\u2010-\u2015.()\u2066-\u2069\u200e\u200f\u00a0]{0,3}\d)*\+?")
_GROUP = re.compile(r"\d+")
_LANDLINE = re.compile(r"(?:966|00966|0)?0?(1[1-7]\d{7})")
_SAUDI_MOBILE = "+9665"
_MISTYPED = 5
"""From so many digits on, what is no number is one that was mistyped: an age is not."""

_CALLING = frozenset(
    fold(
        "جوال جواله جوالها الجوال رقم رقمه رقمها الرقم هاتف هاتفه هاتفها الهاتف تلفون تلفونه تلفونها واتس"
    ).split()
    + fold("واتساب اسم اسمه اسمها الاسم باسم مع phone mobile number tel name whatsapp").split()
)
"""What may stand before a number or a name, and belongs to neither."""

_EDGES = " \t\n.,،:;؛/|-–—+()_*•"


@dataclass(frozen=True, slots=True)
class Telephones:
    """`numbers` are E.164, each once. `name` is what is written beside them. `mistyped`: digits stand
    there that make no number."""

    numbers: tuple[str, ...] = ()
    name: str = ""
    mistyped: bool = False

    @property
    def is_usable(self) -> bool:
        """Whether it is one number at the most, and no digits are left over."""
        return not self.mistyped and len(self.numbers) < 2


def telephones_in(text: str) -> Telephones:
    numbers, name, is_mistyped, behind = list[str](), list[str](), False, 0
    for run in _RUN.finditer(text):
        found, left = _numbers_of(run[0])
        name += (text[behind : run.start()], *(left if not _is_mistyped(left) else ()))
        is_mistyped, behind = is_mistyped or _is_mistyped(left), run.end()
        numbers += found
    name.append(text[behind:])
    once = tuple(dict.fromkeys(numbers))
    lonely = not once and any(each.isdecimal() for each in text)
    return Telephones(once, _name(" ".join(name)), is_mistyped or lonely)


def is_mobile(number: str) -> bool:
    """Of an E.164 number: of another country's nobody here knows."""
    return not number.startswith("+966") or number.startswith(_SAUDI_MOBILE)


def _numbers_of(run: str) -> tuple[list[str], list[str]]:
    """The numbers of a run of digits, and the groups that are none."""
    if whole := _number(run):
        return [whole], []
    groups, numbers, left = _GROUP.findall(run), list[str](), list[str]()
    while groups:
        found = next(_shortest(groups), None)
        numbers += [found[0]] if found else []
        left += [] if found else groups[:1]
        groups = groups[found[1] if found else 1 :]
    return numbers, left


def _shortest(groups: list[str]) -> Iterator[tuple[str, int]]:
    """The number that the first groups make, and how many they are."""
    for end in range(1, len(groups) + 1):
        if number := _number("".join(groups[:end])):
            yield number, end


def _number(said: str) -> str:
    if found := mobile_number(said.strip("()")):
        return found
    landline = _LANDLINE.fullmatch(digits(said))
    return f"+966{landline[1]}" if landline else ""


def _is_mistyped(left: list[str]) -> bool:
    return len("".join(left)) >= _MISTYPED


def _name(text: str) -> str:
    """Empty where no letter stands in it."""
    shown = "".join(" " if unicodedata.category(each) == "Cf" else each for each in text)
    kept = [word for each in re.split(r"[\s،,]+", shown) if (word := each.strip(_EDGES))]
    while kept and _is_calling(kept[0]):
        kept = kept[1:]
    while kept and _is_calling(kept[-1]):
        kept = kept[:-1]
    return " ".join(kept) if any(each.isalpha() for each in " ".join(kept)) else ""


def _is_calling(word: str) -> bool:
    return {fold(word), fold(word).removeprefix("و")} & _CALLING != set()
