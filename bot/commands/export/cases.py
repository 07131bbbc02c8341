"""Cases and their ratings as tables.

The rule this module guards: of a case whose words went into confidence, and of a person whose data is
used for nothing but what they asked for, no word and no name is in a table; what was confided is no case.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.commands.export.table import Cell, Column, Kind, Sheet, column, flat, moment, moments, said_yes
from bot.commands.language import language, say
from bot.core.case import Case
from bot.core.facts import StaffMember
from bot.core.sorting import Sorting
from bot.store.queries import cases
from bot.store.schema import cases as case_rows
from bot.store.schema import conversations, profiles, ratings

Span = tuple[datetime, datetime]


async def cases_of(
    conn: AsyncConnection,
    span: Span,
    zone: tzinfo,
    staff: Mapping[str, StaffMember],
    sorting: Sorting,
    initiatives: Mapping[str, str],
    *,
    people: bool,
) -> Sheet:
    """Opened within `span`, the oldest first. With `people`, what they wrote and who they are.
    `initiatives` are the names by their ids."""
    within = case_rows.c.opened_at.between(*span)
    numbers = (await conn.execute(select(case_rows.c.number).where(within))).scalars().all()
    found = sorted(await cases.numbered(conn, numbers), key=lambda case: case.number)
    who = await _who(conn)
    rows = (
        (
            *_row(case, who[case.person], zone, staff, sorting, initiatives),
            *(_told(case, who[case.person]) if people else ()),
        )
        for case in found
    )
    return Sheet(say("export-cases"), _columns(people=people), tuple(rows))


def _columns(*, people: bool) -> tuple[Column, ...]:
    told = (
        column("words", Kind.LONG),
        column("expectation", Kind.LONG),
        column("name"),
        column("telephone"),
    )
    return (
        column("number", Kind.NUMBER),
        *map(column, ("kind", "category", "department", "initiative", "relationship")),
        *map(column, ("status", "channel", "source")),
        *moment("opened"),
        *moment("due"),
        *moment("answered"),
        *moment("settled"),
        *map(column, ("missed", "assignee")),
        column("rounds", Kind.NUMBER),
        *map(column, ("quality", "solved", "urgent", "severity", "safety", "complexity")),
        *moment("assessed"),
        *(told if people else ()),
    )


Who = tuple[str, str, str]
"""Where somebody writes; the name and the telephone that are known of them there."""


async def _who(conn: AsyncConnection) -> dict[int, Who]:
    """By their conversation."""
    beside = conversations.outerjoin(profiles, profiles.c.conversation_id == conversations.c.id)
    asked = select(conversations.c.id, conversations.c.channel, profiles.c.name, profiles.c.phone)
    rows = await conn.execute(asked.select_from(beside))
    return {id: (channel, name or "", phone or "") for id, channel, name, phone in rows}


def _row(
    case: Case,
    who: Who,
    zone: tzinfo,
    staff: Mapping[str, StaffMember],
    sorting: Sorting,
    initiatives: Mapping[str, str],
) -> tuple[Cell, ...]:
    member = staff.get(case.assignee)
    return flat(
        (
            case.number,
            say(f"kind-{case.kind}"),
            sorting.category_name(case.category, language()),
            sorting.department_name(case.department, language()),
            initiatives.get(case.initiative, case.initiative),
            say(f"relationship-{case.relationship}") if case.relationship else "",
            say(f"export-status-{case.status}"),
            say(f"export-channel-{who[0]}"),
            say(f"source-{case.source}") if case.source else "",
            moments(case.opened_at, zone),
            moments(case.due_at, zone),
            moments(case.answered_at, zone),
            moments(case.settled_at, zone),
            said_yes(case.was_missed),
            member.name if member else case.assignee,
            case.rounds,
            say(f"quality-{case.quality}") if case.quality else "",
            said_yes(case.solved),
            said_yes(bool(case.urgent)),
            _assessed(case, zone),
        )
    )


def _assessed(case: Case, zone: tzinfo) -> Iterator[Cell]:
    """When it was assessed first, and what it is assessed as by now."""
    said = case.assessment
    yield say(f"severity-{said.severity}") if said else ""
    yield said_yes(said.is_safety if said else None)
    yield say(f"complexity-{said.complexity}") if said else ""
    yield from moments(said.first_at if said else None, zone)


def _told(case: Case, who: Who) -> tuple[Cell, ...]:
    if case.is_ended or case.restricted:
        return "", "", "", ""
    lines = (line for words in case.words for line in (words.text, *_files(words.attachments)))
    return "\n".join(filter(None, lines)), case.expectation, who[1], who[2]


def _files(attachments: Sequence[object]) -> tuple[str, ...]:
    return tuple(f"[{say('export-file')}]" for _ in attachments)


async def ratings_of(conn: AsyncConnection, span: Span, zone: tzinfo) -> Sheet:
    """Given within `span`, the oldest first. They name nobody."""
    beside = ratings.join(case_rows, case_rows.c.number == ratings.c.number)
    asked = select(ratings, case_rows.c.kind).select_from(beside).where(ratings.c.at.between(*span))
    found = (await conn.execute(asked.order_by(ratings.c.id))).mappings()
    rows = (
        flat(
            (
                row["number"],
                say(f"kind-{row['kind']}"),
                row["round"],
                say(f"quality-{row['quality']}"),
                said_yes(row["solved"]),
                moments(row["at"], zone),
            )
        )
        for row in found
    )
    columns = (
        column("number", Kind.NUMBER),
        column("kind"),
        column("round", Kind.NUMBER),
        *map(column, ("quality", "solved")),
        *moment("rated"),
    )
    return Sheet(say("export-ratings"), columns, tuple(rows))
