"""Codes that people type: eight digits that link two chats, and twelve that find somebody again together
with their mobile number.

The rules this module guards: digits count in whatever way they are typed (both digit sets, in groups,
with what a phone copies along); a code that stands in a telling is none; what is hidden keeps its length.
"""

import re
import unicodedata
from collections.abc import Iterator

LINK, RECOVERY = 8, 12
"""Digits."""
GROUP = 4

_APART = r"[\s\-\u2010-\u2015\u2212_.\u2066-\u2069]{0,3}"
_RUN = re.compile(rf"\d(?:{_APART}\d)*")
_SHORTEST = LINK
_NAMING = frozenset({"ربط", "الربط", "اربط", "أربط", "link", "/link"})
_WORDS = _NAMING.union(
    ("رمز", "الرمز", "رمزي", "كود", "الكود", "هو", "هذا", "رقم", "رقمي", "و"),
    ("code", "the", "my", "is", "it", "number", "and"),
)
"""What may stand beside a code that is meant for one."""


def digits(text: str) -> str:
    """Its digits as ours, in their order."""
    return "".join(str(unicodedata.decimal(each)) for each in text if each.isdecimal())


def link_code_in(text: str) -> str:
    """The only run of eight digits of a text; empty where there is none."""
    runs = [run for run in _runs(text) if len(run) == LINK]
    return runs[0] if len(runs) == 1 else ""


def is_bare(text: str) -> bool:
    """Nothing but digits stands there, and words that call them a code."""
    return all(word in _WORDS for word in _words(text))


def names_link(text: str) -> bool:
    """«ربط 4821 7093»: it says itself what it is, wherever it is written."""
    words = _words(text)
    return is_bare(text) and any(word in _NAMING for word in words)


def number_and_code(text: str) -> tuple[str, str]:
    """A mobile number as E.164 and a recovery code, from one message, in either order; empty where not
    both stand there and nothing else does."""
    if not is_bare(re.sub(r"[+()]", " ", text)):
        return "", ""
    for number, code in _pairs(text):
        if len(code) == RECOVERY and (known := mobile_number(number)):
            return known, code
    return "", ""


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """As which two numbers it can be read. A plus says where the mobile number begins."""
    before, plus, after = text.partition("+")
    if plus and digits(before):
        return ((f"+{digits(after)}", digits(before)),)
    found = digits(text)
    return ((plus + found[:-RECOVERY], found[-RECOVERY:]), (plus + found[RECOVERY:], found[:RECOVERY]))


def recovery_code_in(text: str) -> str:
    found = digits(text)
    return found if len(found) == RECOVERY and is_bare(text) else ""


_SAUDI = "966"


def mobile_number(text: str) -> str:
    """As E.164: 05…, 5…, 966…, +966…, 00966…, and other countries' numbers with their code, in both digit
    sets. Empty for what is no mobile number."""
    rest = "".join(each for each in text if not (each.isdecimal() or each in "+-() .\u00a0"))
    plain = digits(text)
    if any(each.isalnum() for each in rest) or not plain:
        return ""
    abroad = "+" in text or plain.startswith("00")
    number = plain.removeprefix("00") if plain.startswith("00") else plain
    if number.startswith(_SAUDI):
        return _saudi(number.removeprefix(_SAUDI).removeprefix("0"))
    if abroad:
        return f"+{number}" if 8 <= len(number) <= 15 and number[0] != "0" else ""
    return _saudi(number.removeprefix("0"))


def _saudi(own: str) -> str:
    return f"+{_SAUDI}{own}" if len(own) == 9 and own[0] == "5" else ""


def in_groups(code: str) -> str:
    """As it is shown, so that it can be read aloud."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def hidden(text: str) -> str:
    """The text with every run of digits that is as long as a code or longer made unreadable."""

    def dots(run: re.Match[str]) -> str:
        is_long = len(digits(run[0])) >= _SHORTEST
        return re.sub(r"\d", "•", run[0]) if is_long else run[0]

    return _RUN.sub(dots, text)


def _runs(text: str) -> Iterator[str]:
    return (digits(run) for run in _RUN.findall(text))


def _words(text: str) -> list[str]:
    shown = "".join(each for each in text if unicodedata.category(each) not in ("Cf", "Mn"))
    parts = re.split(r"[\s\d\-\u2010-\u2015\u2212_.:،,؛!]+", shown.casefold())
    return [part for part in parts if part]
