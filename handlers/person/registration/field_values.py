"""Reading what was written into a field of a form (C14), and saying it back.

The rule this module guards: an answer is understood as it was meant, in Arabic digits or Latin ones, or
it is asked for again with an example; an identity number is taken nowhere.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, assert_never

import phonenumbers
from hijridate import Gregorian

from bot.core.effects import Value
from bot.core.registration import FieldKind, FormField
from bot.policy.languages import FIRST
from faq.acts.heard import Act
from faq.detect.identity_numbers import holds_identity_number
from faq.detect.label_parts import option_said
from faq.text.date_input import latin_digits
from faq.text.spoken_dates import Written, written_date

COUNTRY = "SA"  # of a telephone number that names none
LONGEST = 200  # characters of an answer
FIRST_DAY, LAST_DAY = date(1924, 8, 1), date(2077, 11, 16)  # those that have a Hijri date

_PHONE = re.compile(r"\+?\d[\d \-().\u2010-\u2015]{5,}\d")


Wrong = Literal["text", "long", "many", "phone", "number", "choice", "date", "future", "year"]
"""What a text says of an answer that the field does not take."""

Aside = Literal["identity", "cry", "question", "telling", "declined"]
"""What was written instead of an answer, and is answered in its own way."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a field takes of a message: an answer, or the name of what was `wrong` with it. `act` is what
    was heard where it is a telling."""

    answer: str = ""
    wrong: Wrong | Aside | None = None
    act: Act = Act.OTHER


def read(field: FormField, text: str, today: date) -> Reading:
    """A telephone number becomes E.164, a day ISO 8601, an option its Arabic name."""
    said = _one_line(text)
    if holds_identity_number(said):
        return Reading(wrong="identity")
    if len(said) > LONGEST:
        return Reading(wrong="long")
    return _of_kind(field, said, today)


def _of_kind(field: FormField, said: str, today: date) -> Reading:
    match field.kind:
        case FieldKind.TEXT:
            return _text(said)
        case FieldKind.PHONE:
            return _phone(said)
        case FieldKind.NUMBER:
            return _number(said)
        case FieldKind.CHOICE:
            return _choice(field, said)
        case FieldKind.DATE:
            return _date(field, said, today)
        case _:
            assert_never(field.kind)


def _one_line(text: str) -> str:
    """Without breaks and without characters that nobody sees."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _text(said: str) -> Reading:
    return Reading(said) if any(c.isalpha() for c in said) else Reading(wrong="text")


def _phone(said: str) -> Reading:
    found = _PHONE.findall(latin_digits(said))
    if len(found) != 1:
        return Reading(wrong="phone")
    try:
        number = phonenumbers.parse(found[0], COUNTRY)
    except phonenumbers.NumberParseException:
        return Reading(wrong="phone")
    if not phonenumbers.is_valid_number(number):
        return Reading(wrong="phone")
    return Reading(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _number(said: str) -> Reading:
    found = re.findall(r"[-−]?\d+(?:[.,٫]\d+)?", latin_digits(said))
    whole = len(found) == 1 and found[0].isdecimal() and len(found[0]) < 10
    return Reading(str(int(found[0]))) if whole else Reading(wrong="number")


def _choice(field: FormField, said: str) -> Reading:
    place = option_said(said, [tuple(option.values()) for option in field.options])
    return Reading(wrong="choice") if place is None else Reading(field.options[place][FIRST])


def _date(field: FormField, said: str, today: date) -> Reading:
    found = written_date(said)
    if found is None:
        return Reading(wrong="date")
    if found.day is None:
        return _year(field, found, today)
    if field.is_birth and found.day > today:
        return Reading(wrong="future")
    known = FIRST_DAY <= found.day <= LAST_DAY
    return Reading(found.day.isoformat()) if known else Reading(wrong="date")


def _year(field: FormField, found: Written, today: date) -> Reading:
    """Kept in the calendar in which it was written: no single year of the other one is the same."""
    if not field.takes_year:
        return Reading(wrong="year")
    now = Gregorian.fromdate(today).to_hijri().year if found.is_hijri else today.year
    if field.is_birth and found.year > now:
        return Reading(wrong="future")
    return Reading(str(found.year))


def said_back(field: FormField, answer: str, language: str) -> Value:
    """The answer as its reader reads it: an option in their language, a day in both calendars."""
    match field.kind:
        case FieldKind.CHOICE:
            return next((o[language] for o in field.options if o[FIRST] == answer), answer)
        case FieldKind.DATE:
            return _iso(answer) or answer
        case FieldKind.TEXT | FieldKind.PHONE | FieldKind.NUMBER:
            return answer
        case _:
            assert_never(field.kind)


def _iso(answer: str) -> date | None:
    try:
        return date.fromisoformat(answer)
    except ValueError:
        return None


def stands(field: FormField, answer: str) -> bool:
    """Whether a kept answer still answers the field, whose options or whose need may have changed."""
    if not answer:
        return field.optional
    return field.kind is not FieldKind.CHOICE or answer in {option[FIRST] for option in field.options}
