"""What the audit trail says of a line of a case's history: who, what and how, in codes."""

from bot.core.assessment import BY_CODE
from bot.core.audit import MACHINE, Action, AuditNote
from bot.core.case import Entry, EntryKind, Move

_OF_THE_MACHINE = frozenset(
    {EntryKind.URGENT, EntryKind.ESCALATED, EntryKind.RETURNED, EntryKind.PROMISED, EntryKind.HEARD}
    | {EntryKind.ACTION_MISSED}
)


def actor_of(entry: Entry) -> str:
    """Whoever is named; where nobody is, the person or, of what a person does not do, the machine."""
    by_itself = entry.kind in _OF_THE_MACHINE or entry.move is Move.CLOSE
    return entry.by or (MACHINE if by_itself else "")


def note_of(number: int, entry: Entry) -> AuditNote:
    reason = entry.move.value if entry.move else _assessed_as(entry)
    return AuditNote(Action(entry.kind.value), f"case:{number}", actor_of(entry), reason=reason)


def _assessed_as(entry: Entry) -> str:
    axes = BY_CODE.get(entry.detail) if entry.kind is EntryKind.ASSESSED else None
    return axes.told if axes else ""
