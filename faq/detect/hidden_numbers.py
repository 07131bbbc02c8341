"""The numbers of documents and accounts in a message, hidden before anything of it is kept.

The rule this module guards: identity and residence numbers, passports, accounts and cards leave no digit
behind; telephone numbers, days, amounts and numbers of cases stay as they are. What may be something else
is hidden only where a word beside it, its check digit or its shape says so: what is hidden cannot be
asked for again. A receipt of sixteen digits that stands alone stays, and so does what is written off a
slip: it opens what is the person's own.
"""

import re
from collections.abc import Iterator

from faq.detect.identity_numbers import HIDDEN, plain, runs, without_days
from faq.detect.receipts import is_receipt_shaped
from faq.detect.slips import is_slip_shaped

_CUE = re.compile(
    r"هوي(?:ه|ت\w*)|سجل\w* (?:ال)?مدني|جواز\w*|احوال (?:ال)?مدني|رقم (?:ال)?حدود|اقام(?:ه|ت\w*)"
    r"|بطاق(?:ه|ت\w*)|حساب\w*|ايبان|\bidentity|\bnational|\bid\b|\biqama|\bpassport|\bcard\b|\biban\b|\baccount"
)
"""Words after which a number is one of these."""

_OTHER = re.compile(
    r"فاتور|عمليه|حوال|مرجع|ايصال|معامله|طلب|تذكر|شحن|عداد|جوال|هاتف|تلفون|واتس|موبايل"
    r"|\binvoice|\border|\btransaction|\breference|\bref\b|\breceipt|\bticket|\btracking|\bphone|\bmobile|\bmeter"
)
"""Words after which a number of ten digits is something else, unless its check digit says what it is."""

_NEAR = 28  # characters before a number in which such a word is looked for
_DOCUMENTS = range(7, 13)
"""Digits of what stands behind a word for a document: numbers of the border, passports, typing errors."""

_FEWEST, _LONG, _SHORT, _RECEIPT, _LONGEST = 7, 10, 12, 16, 24
"""Digits: the fewest looked at, of an identity number, a telephone at most, a receipt, an account."""

_DIGIT = re.compile(r"\d")
_CARD = re.compile(r"بطاق|فيزا|مدى|مدي|ماستر|\bcard|\bvisa|\bmada|\bmaster")
_PLACE = re.compile(r"\d{1,3}\.\d{4,8}[ ,،]{1,3}\d{1,3}\.\d{4,8}")
_OURS = re.compile(r"(?<![A-Za-z0-9])[Ss][Aa](?:[ \-.]?\d){18,24}(?!\d)")
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}(?![A-Za-z0-9])")
_PASSPORT = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][ \-]?\d{8}(?!\w)")
_PASSPORTS = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,2}[ \-]?\d{6,9}(?!\w)")

Span = tuple[int, int]


def hidden(text: str) -> tuple[str, int]:
    """The text without such numbers, and how many there were, those that were hidden before included."""
    if not _DIGIT.search(text) or _opens_ones_own(text):
        return text, text.count(HIDDEN)
    spans = _joined(sorted(_found(text)))
    for start, end in reversed(spans):
        text = f"{text[:start]}{HIDDEN}{text[end:]}"
    return text, text.count(HIDDEN)


def _opens_ones_own(text: str) -> bool:
    """A receipt, or the number and the code of a slip, where no word says that it is something else."""
    if is_receipt_shaped(text):
        return not _is_card(text)
    return is_slip_shaped(text) and not (_CUE.search(plain(text)) or _CARD.search(plain(text)))


def _is_card(text: str) -> bool:
    """Sixteen digits that say themselves that they are no receipt."""
    digits = "".join(_latin(c) for c in text if c.isdecimal())
    return bool(_CARD.search(plain(text))) and is_valid(digits)


def _joined(spans: list[Span]) -> list[Span]:
    """Those that overlap are one."""
    joined = list[Span]()
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _found(text: str) -> Iterator[Span]:
    latin = "".join(map(_latin, text))
    for pattern in (_OURS, _PASSPORT):
        yield from (m.span() for m in pattern.finditer(latin))
    yield from (m.span() for m in _IBAN.finditer(latin) if _is_account(m[0]))
    yield from (m.span() for m in _PASSPORTS.finditer(latin) if _told(_CUE, text, m.start()))
    for groups in runs(_PLACE.sub(lambda place: "\n" * len(place[0]), without_days(text))):
        yield from _of_run(latin, text, groups)


def _of_run(latin: str, text: str, groups: list[Span]) -> Iterator[Span]:
    """Of digits with little between them: the shortest stretches of groups that are one number."""
    begins, first = groups[0][0], 0
    is_abroad = latin[max(0, begins - 1) : begins] == "+" or latin.startswith("00", begins)
    while first < len(groups):
        passed = _of_telephone(latin, groups, first)
        most = 0 if passed else 1 if is_abroad else _LONGEST
        ends = range(first, min(len(groups), first + most))
        last = next((last for last in ends if _is_one(latin, text, groups[first : last + 1])), None)
        if last is not None:
            yield groups[first][0], groups[last][1]
        first = (passed or first + 1) if last is None else last + 1


def _of_telephone(latin: str, groups: list[Span], first: int) -> int:
    """Behind the groups of a number that begins with 0 and has ten digits; 0: there is none."""
    if not latin.startswith("0", groups[first][0]):
        return 0
    sizes = [len(_digits(latin, [group])) for group in groups[first : first + _LONG]]
    whole = (end for end in range(1, len(sizes) + 1) if sum(sizes[:end]) == _LONG)
    return next((first + end for end in whole), 0)


def _digits(latin: str, groups: list[Span]) -> str:
    return "".join(c for start, end in groups for c in latin[start:end] if c.isdecimal())


def _is_one(latin: str, text: str, groups: list[Span]) -> bool:
    digits, at = _digits(latin, groups), groups[0][0]
    if not _FEWEST <= len(digits) <= _LONGEST or latin[max(0, at - 1) : at] == "+":
        return False
    cued, parts = _told(_CUE, text, at), [_digits(latin, [group]) for group in groups]
    if len(digits) == _LONG and digits[0] in "12":
        if cued or _is_list(parts):
            return cued
        return is_valid(digits) or not _told(_OTHER, text, at)
    if len(digits) == _RECEIPT:
        return len(parts) == 1 or all(len(part) == 4 for part in parts) or is_valid(digits)
    if len(digits) > _SHORT:
        return cued or (digits[0] in "3456" and is_valid(digits) and not _is_list(parts))
    return len(parts) == 1 and cued and len(digits) in _DOCUMENTS and not _is_telephone(digits)


def _is_list(parts: list[str]) -> bool:
    """Amounts, ages and years side by side, which make as many digits."""
    if len(parts) == 1 or all(len(part) == 1 for part in parts):
        return False
    return all(part.endswith("0") for part in parts) or all(len(part) == 2 for part in parts)


def _is_telephone(digits: str) -> bool:
    return digits.startswith(("0", "5", "9665", "800", "920"))


def is_valid(digits: str) -> bool:
    """By its check digit, which identity numbers and cards have alike (Luhn)."""
    doubled = (int(c) * (2 if place % 2 else 1) for place, c in enumerate(reversed(digits)))
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0


def _is_account(text: str) -> bool:
    """An account number of another country, by its check digits."""
    letters = text.replace(" ", "")
    return int("".join(str(int(c, 36)) for c in letters[4:] + letters[:4])) % 97 == 1


def _told(words: re.Pattern[str], text: str, at: int) -> bool:
    """Whether such a word stands shortly before, and no other number between."""
    before = plain(text[max(0, at - _NEAR) : at])
    ends = [found.end() for found in words.finditer(before)]
    return bool(ends) and not any(c.isdecimal() for c in before[ends[-1] :])


def _latin(letter: str) -> str:
    return str(int(letter)) if letter.isdecimal() else letter
