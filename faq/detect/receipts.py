"""The receipt of what somebody told without a name: sixteen digits.

The rule this module guards: it is known in whatever way it is typed (both digit sets, in groups, with
what a phone copies along), and a longer or shorter number is none.
"""

import re
import unicodedata

DIGITS = 16
GROUP = 4

_APART = r"[\s\-\u2010-\u2015\u2212_.]{0,3}"
_RUN = re.compile(rf"(?<!\d)\d(?:{_APART}\d){{{DIGITS - 1}}}(?!{_APART}\d)")
_MANY = re.compile(rf"(?:\D*+\d){{{DIGITS}}}")
"""So many digits at all, of any script: nearly no message has them, and none else is looked through."""
_LONGEST = 1_000  # signs of whatever may be one, with what a phone copies along
_AROUND = 40  # letters that may stand around it: «رقم رسالتي هو»


def receipt_in(text: str) -> str:
    """Its digits, where a message is a receipt and hardly more; empty for anything else."""
    if len(text) > _LONGEST or not _MANY.match(text):
        return ""
    plain = "".join(map(_plain, text))
    found = _RUN.findall(plain)
    if len(found) != 1:
        return ""
    rest = plain.replace(found[0], "", 1)
    letters = sum(map(str.isalpha, rest))
    is_alone = letters <= _AROUND and not any(map(str.isdecimal, rest))
    return "".join(filter(str.isdecimal, found[0])) if is_alone else ""


def is_receipt_shaped(text: str) -> bool:
    """What is one is no number of anybody: it is not masked."""
    return bool(receipt_in(text))


def in_groups(receipt: str) -> str:
    """As it is shown, so that it can be copied down."""
    return " ".join(receipt[at : at + GROUP] for at in range(0, len(receipt), GROUP))


def _plain(letter: str) -> str:
    """A digit of any script as ours; what no eye sees is gone."""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return "" if unicodedata.category(letter) in ("Cf", "Mn") else letter
