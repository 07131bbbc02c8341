"""Who registered, as tables: one for each initiative, with the answers of its form."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.commands.export.table import Cell, Column, Kind, Sheet, column, flat, moment, moments
from bot.commands.language import language, say
from bot.core.facts import StaffMember
from bot.core.registration import FieldKind, FormField, Initiative, Registration
from bot.store.queries.registrations import of_initiative

LARGEST = 15
"""Digits that a spreadsheet's number holds."""

_TYPED = {FieldKind.NUMBER: Kind.NUMBER, FieldKind.DATE: Kind.DAY}


@dataclass(frozen=True, slots=True)
class Registered:
    """`same_phone` counts the registrations that share the telephone, this one among them: they may be a
    family, or one person who came by two ways."""

    registration: Registration
    same_phone: int


async def registered(conn: AsyncConnection, initiative: Initiative) -> tuple[Registered, ...]:
    """The oldest first."""
    every = (await of_initiative(conn, initiative.id))[::-1]
    shared = Counter(phone for each in every if each.is_active for phone in _phones(initiative, each))
    return tuple(
        Registered(each, max((shared[phone] for phone in _phones(initiative, each)), default=0))
        for each in every
    )


async def registrations_of(
    conn: AsyncConnection,
    initiative: Initiative,
    span: tuple[datetime, datetime],
    zone: tzinfo,
    staff: Mapping[str, StaffMember],
) -> Sheet:
    """Registered within `span`, the oldest first."""
    rows = (
        _row(initiative, each, zone, staff)
        for each in await registered(conn, initiative)
        if span[0] <= each.registration.registered_at <= span[1]
    )
    return Sheet(initiative.name[language()], _columns(initiative), tuple(rows))


def together(sheets: Sequence[Sheet]) -> Sheet:
    """All of them as one table, for a file that has room for one; what a form does not ask is empty."""
    titles = list(dict.fromkeys(each.title for sheet in sheets for each in sheet.columns))
    columns = (column("initiative"), *(Column(title) for title in titles))
    rows = (
        (
            sheet.name,
            *_placed(sheet, row, titles),
        )  # a title that stands twice in a form has its first cell
        for sheet in sheets
        for row in sheet.rows
    )
    return Sheet(say("export-registrations"), columns, tuple(rows))


def _placed(sheet: Sheet, row: tuple[Cell, ...], titles: Sequence[str]) -> tuple[Cell, ...]:
    known: dict[str, Cell] = {}
    for each, cell in zip(sheet.columns, row, strict=True):
        known.setdefault(each.title, cell)
    return tuple(known.get(title) for title in titles)


def _phones(initiative: Initiative, registration: Registration) -> set[str]:
    ids = {field.id for field in initiative.form if field.kind is FieldKind.PHONE}
    return {answer for id, answer in registration.answers if id in ids and answer}


def _columns(initiative: Initiative) -> tuple[Column, ...]:
    asked = (
        Column(field.label[language()], _TYPED.get(field.kind, Kind.TEXT)) for field in initiative.form
    )
    return (
        column("number", Kind.NUMBER),
        column("status"),
        *moment("registered"),
        column("relation"),
        *asked,
        column("same-phone", Kind.NUMBER),
        *moment("attended"),
        column("attended-by"),
    )


def _row(
    initiative: Initiative,
    row: Registered,
    zone: tzinfo,
    staff: Mapping[str, StaffMember],
) -> tuple[Cell, ...]:
    each = row.registration
    member = staff.get(each.attended_by)
    return flat(
        (
            each.number,
            say(f"export-registration-{each.status}"),
            moments(each.registered_at, zone),
            each.relation,
            iter([_answer(field, each.answer(field.id)) for field in initiative.form]),
            row.same_phone,
            moments(each.attended_at, zone),
            member.name if member else each.attended_by,
        )
    )


def _answer(field: FormField, said: str) -> Cell:
    """As its field's kind; what cannot be read so stays the words that it is."""
    if field.kind is FieldKind.NUMBER and said.isascii() and said.isdecimal() and len(said) <= LARGEST:
        return int(said)
    if field.kind is FieldKind.DATE:
        try:
            return date.fromisoformat(said)
        except ValueError:
            return said
    return said
