"""The number and the code of a slip that staff print, as whoever has no camera types them.

The rule this module guards: they are known in both digit sets, in groups or in one, on one line or two,
and with what stands between them on the paper; more digits, or fewer, are none.
"""

import re
import unicodedata

DIGITS, GROUP = 15, 3
"""Of a code. Groups of four would be masked on the way in as the number of a card is."""

_LONGEST = 120
_APART = r"[\s\-\u2010-\u2015\u2212_.,،·•]{0,3}"
_CODE = rf"\d(?:{_APART}\d){{{DIGITS - 1}}}"
_MANY = re.compile(rf"(?:\D*+\d){{{DIGITS}}}")
_WHOLE = re.compile(rf"\D{{0,40}}(\d{{4,9}})\D{{1,20}}?({_CODE})\D{{0,20}}")
_ALONE = re.compile(rf"[^\d+]{{0,40}}({_CODE})\D{{0,20}}")


def slip_in_text(text: str) -> tuple[str, str]:
    """The number and the code, where a message is both and hardly more; empty for anything else."""
    found = _WHOLE.fullmatch(_plain(text)) if _is_short(text) else None
    return (found[1], _digits(found[2])) if found else ("", "")


def is_slip_shaped(text: str) -> bool:
    """What is one is no number of anybody: it is not masked."""
    return bool(slip_in_text(text)[0])


def is_code_alone(text: str) -> bool:
    """A code without the number of its request, by which alone nothing is found."""
    found = _ALONE.fullmatch(_plain(text)) if _is_short(text) else None
    return bool(found)


def in_groups(code: str) -> str:
    """As it is printed, so that it can be typed."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def _is_short(text: str) -> bool:
    return len(text) < _LONGEST and bool(_MANY.match(text))


def _plain(text: str) -> str:
    return "".join(
        str(unicodedata.decimal(each)) if each.isdecimal() else each
        for each in text
        if unicodedata.category(each) not in ("Cf", "Mn")
    )


def _digits(text: str) -> str:
    return "".join(each for each in _plain(text) if each.isdecimal())
