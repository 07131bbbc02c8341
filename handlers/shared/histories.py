"""What was done, read from the audit trail as a story: a line for each entry, by day.

The rule this module guards: it tells who did what when, and in nobody's words; who looked and who took a
copy out is told to whoever may know it.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.core.audit import MACHINE, OPERATOR, Action, AuditEntry
from bot.core.effects import OfDay, Text, Value
from bot.core.turn import Turn

PAGE = 20
"""Entries on a page."""

LOOKS = frozenset({Action.LOOKED, Action.IDENTITY, Action.EXPORTED, Action.BACKED_UP})
"""What is told to whoever may do `history-looks` (handlers/shared/permissions.py)."""


def page_of_story(turn: Turn, entries: Sequence[AuditEntry], page: int) -> tuple[tuple[Text, ...], bool]:
    """The lines of a page (from 1 on), and whether another one follows."""
    first = (page - 1) * PAGE
    return tuple(story(turn, entries[first : first + PAGE])), len(entries) > first + PAGE


def story(turn: Turn, entries: Sequence[AuditEntry]) -> Iterator[Text]:
    """A line for each, and one for each day before them."""
    day: date | None = None
    for entry in entries:
        if (today := turn.facts.calendar.day_of(entry.at)) != day:
            day = today
            yield Text("history-day", {"day": day})
        yield line(turn, entry)


def line(turn: Turn, entry: AuditEntry) -> Text:
    reason = entry.reason
    told: dict[str, Value] = {"time": OfDay(entry.at), "who": doer(turn, entry.actor), "did": done(entry)}
    if entry.action == Action.MOVED or not reason:
        return Text("history-line", told)
    return Text("history-line-why", {**told, "why": Text(f"audit-why-{reason}")})


def done(entry: AuditEntry) -> Text:
    what = entry.action.replace("_", "-")
    how = f"-{entry.reason}" if entry.action == Action.MOVED and entry.reason else ""
    return Text(f"audit-{what}{how}")


def doer(turn: Turn, actor: str) -> str | Text:
    """By name where they work here, by what they are where nobody is to be named."""
    nameless = {"": "person", MACHINE: "machine", OPERATOR: "operator"}
    if member := turn.facts.member(actor):
        return member.name
    who = nameless.get(actor, "somebody")
    return Text(f"audit-by-{who}")
