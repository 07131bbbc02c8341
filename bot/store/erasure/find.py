"""A person found by whatever somebody has of them.

The rules this module guards: it names nobody by a guess. What fits several people is refused with the
ways to say which; what fits nobody is said to.
"""

import re
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, String, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Party
from bot.core.mail_address import MAIL, person_at
from bot.store.schema import (
    ERASED,
    cases,
    conversations,
    disclosures,
    profiles,
    registrations,
    whatsapp_people,
)
from faq.text.normalise import fold

NUMBERED = {"case": cases, "registration": registrations, "disclosure": disclosures}
WHATSAPP = "whatsapp"
_SCOPED = re.compile(r"[A-Za-z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}")
"""A business-scoped id of WhatsApp: the country of its telephone, and letters and digits."""

_LAST = 9  # digits by which a telephone number is known, with the country's code and without
FORMS = (
    "case:1001, registration:5001, disclosure:9001, contact:12, telegram:123456789, web:SESSION, "
    "email:NAME@…, whatsapp:9665… or whatsapp:SA.… or phone:05… (+9665…)"
)


class NobodyFound(LookupError):
    """Nobody is known by this."""

    def __init__(self, asked: str) -> None:
        self.asked = asked
        super().__init__(f"nobody is known by {asked!r}: say {FORMS}")


class SeveralFound(LookupError):
    """Several people are. `forms` say which."""

    def __init__(self, asked: str, forms: Iterable[str]) -> None:
        self.asked, self.forms = asked, tuple(sorted(forms))
        super().__init__(f"{asked!r} fits several people: say which, {' or '.join(self.forms)}")


async def contact_by(conn: AsyncConnection, asked: str) -> int:
    """The contact that is meant.

    Raises:
        NobodyFound, SeveralFound: the text says what to say instead.
    """
    found = await _found(conn, asked.strip())
    people = {contact: form for contact, form in found if contact}
    if not people:
        raise NobodyFound(asked)
    if len(people) > 1:
        raise SeveralFound(asked, people.values())
    return next(iter(people))


async def _found(conn: AsyncConnection, asked: str) -> list[tuple[int, str]]:
    form, _, value = asked.partition(":")
    form, value = form.strip().lower(), value.strip()
    if not value:
        return await (_by_mail if "@" in asked else _bare)(conn, asked)
    number = fold(value) if fold(value).isdecimal() else ""
    if form in NUMBERED:
        return await _numbered(conn, form, number)
    if form == "contact":
        return await _contact(conn, number)
    if form == "phone":
        return await _phone(conn, value)
    if form == WHATSAPP:
        return await _on_whatsapp(conn, value)
    return await _address(conn, form, value.lower() if form == MAIL else value)


async def _by_mail(conn: AsyncConnection, asked: str) -> list[tuple[int, str]]:
    """Whoever has the address, and whoever wrote in its name and may be somebody else. Digits in it are
    no number of anything."""
    there = (person_at(asked, is_verified=is_so).address for is_so in (True, False))
    return [each for address in there for each in await _address(conn, MAIL, address)]


async def _bare(conn: AsyncConnection, asked: str) -> list[tuple[int, str]]:
    """A number may be of a case, of a registration, of an address, or somebody's telephone."""
    number = re.sub(r"\D", "", fold(asked))
    if not number:
        return await _any_address(conn, asked)
    if _SCOPED.fullmatch(asked):
        return await _on_whatsapp(conn, asked)
    found = [each for form in NUMBERED for each in await _numbered(conn, form, number)]
    found += await _contact(conn, number)
    return [*found, *await _any_address(conn, number), *await _phone(conn, asked)]


async def _numbered(conn: AsyncConnection, form: str, number: str) -> list[tuple[int, str]]:
    if not number or len(number) > 12:
        return []
    table = NUMBERED[form]
    whose = select(conversations.c.contact_id).join(table, table.c.person == conversations.c.id)
    return await _with_form(conn, whose.where(table.c.number == int(number)), f"{form}:{number}")


async def _contact(conn: AsyncConnection, number: str) -> list[tuple[int, str]]:
    if not number or len(number) > 12:
        return []
    whose = select(conversations.c.contact_id).where(conversations.c.contact_id == int(number))
    return await _with_form(conn, whose, f"contact:{number}")


async def _address(conn: AsyncConnection, channel: str, address: str) -> list[tuple[int, str]]:
    there = (conversations.c.channel == channel, conversations.c.address == address)
    whose = select(conversations.c.contact_id).where(*there)
    return await _with_form(conn, whose, f"{channel}:{address}")


async def _any_address(conn: AsyncConnection, address: str) -> list[tuple[int, str]]:
    there = (conversations.c.address == address, conversations.c.party == Party.PERSON)
    query = select(conversations.c.contact_id, conversations.c.channel).where(*there)
    rows = await conn.execute(query.where(conversations.c.channel != ERASED))
    return [(row.contact_id, f"{row.channel}:{address}") for row in rows]


async def _on_whatsapp(conn: AsyncConnection, asked: str) -> list[tuple[int, str]]:
    """By a telephone or a business-scoped id; by the telephone also whoever had it before, since it may
    be they who are meant."""
    digits = "" if _SCOPED.fullmatch(asked) else re.sub(r"\D", "", fold(asked))
    people = {contact for contact, _ in await _address(conn, WHATSAPP, digits or asked)}
    people |= await _with_whatsapp_number(conn, digits)
    people |= await _with_scoped_id(conn, asked.upper())
    one = f"{WHATSAPP}:{asked}" if len(people) == 1 else ""
    return [(contact, one or f"contact:{contact}") for contact in people]


async def _with_whatsapp_number(conn: AsyncConnection, digits: str) -> set[int]:
    if len(digits) < _LAST:
        return set()
    end = f"%{digits[-_LAST:]}"
    had = or_(whatsapp_people.c.wa_id.like(end), whatsapp_people.c.former.like(end))
    return await _on_whatsapp_with(conn, had)


async def _with_scoped_id(conn: AsyncConnection, asked: str) -> set[int]:
    if not _SCOPED.fullmatch(asked):
        return set()
    return await _on_whatsapp_with(conn, func.upper(whatsapp_people.c.user_id) == asked)


async def _on_whatsapp_with(conn: AsyncConnection, that: ColumnElement[bool]) -> set[int]:
    whose = select(conversations.c.contact_id).join(
        whatsapp_people, whatsapp_people.c.conversation_id == conversations.c.id
    )
    there = whose.where(that, conversations.c.channel != ERASED)
    return {contact for contact in (await conn.execute(there)).scalars() if contact}


async def _phone(conn: AsyncConnection, number: str) -> list[tuple[int, str]]:
    """Whoever told it to their channel, or registered with it: written with the country's code or not."""
    digits = re.sub(r"\D", "", fold(number))
    if len(digits) < _LAST:
        return []
    told = select(conversations.c.contact_id, profiles.c.phone).join(
        profiles, profiles.c.conversation_id == conversations.c.id
    )
    rows = (await conn.execute(told.where(profiles.c.phone != ""))).all()
    theirs = {row.contact_id for row in rows if _same(row.phone, digits)}
    theirs |= await _registered_with(conn, digits)
    theirs |= await _with_whatsapp_number(conn, digits)
    return [(contact, f"contact:{contact}") for contact in theirs]


async def _registered_with(conn: AsyncConnection, digits: str) -> set[int]:
    query = select(conversations.c.contact_id, registrations.c.rest).join(
        registrations, registrations.c.person == conversations.c.id
    )
    named = query.where(cast(registrations.c.rest, String).contains(digits[-_LAST:]))
    return {row.contact_id for row in await conn.execute(named) if row.contact_id}


def _same(written: str, digits: str) -> bool:
    return re.sub(r"\D", "", fold(written))[-_LAST:] == digits[-_LAST:]


async def _with_form(
    conn: AsyncConnection, whose: Select[int | None], form: str
) -> list[tuple[int, str]]:
    there = whose.where(conversations.c.channel != ERASED, conversations.c.party == Party.PERSON)
    return [(contact, form) for contact in set((await conn.execute(there)).scalars()) if contact]
