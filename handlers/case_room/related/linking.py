"""Two cases that are linked: the card of each shows the other.

The rule this module guards: it is for the staff alone, and the persons of both see nothing of it; nothing
is linked with a case that few read.
"""

from dataclasses import replace

from bot.core.case import Case, EntryKind
from bot.core.effects import SaveCase
from bot.core.events import CaseLinked, Words
from bot.core.turn import Turn
from handlers.case_room.related.other_case import other, unknown
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import the_case
from handlers.shared.case_summary import current


def on_link(turn: Turn) -> Turn:
    if said := unknown(turn, "room-link-how"):
        return said
    case, found = the_case(turn), other(turn)
    if found.number in case.linked:
        return turn.show("room-linked-already", number=found.number)
    linked = _linked(turn, case, found.number, on=True)
    return show_card(linked.show("room-linked", number=found.number))


def on_unlink(turn: Turn) -> Turn:
    if said := unknown(turn, "room-unlink-how"):
        return said
    case, found = the_case(turn), other(turn)
    if found.number not in case.linked:
        return turn.show("room-linked-not", number=found.number)
    return show_card(
        _linked(turn, case, found.number, on=False).show("room-unlinked", number=found.number)
    )


def _linked(turn: Turn, case: Case, number: int, *, on: bool) -> Turn:
    there = turn.to_room(number, CaseLinked(number, case.number, on))
    return changed(there, case, number, on=on)


def changed(turn: Turn, case: Case, number: int, *, on: bool) -> Turn:
    """The case as it is with the link, or without it."""
    others = tuple(each for each in case.linked if each != number)
    kept = replace(case, linked=(*others, number) if on else others)
    done = f"{'linked' if on else 'unlinked'}:{number}"
    return turn.do(SaveCase(kept)).record(case.number, EntryKind.RELATED, Words(), detail=done)


def on_linked(turn: Turn, event: CaseLinked) -> Turn:
    """In the room of the other one."""
    case = current(turn)
    if not case:
        return turn
    if case.is_ended:  # meanwhile few read it
        return turn.to_room(event.other, CaseLinked(event.other, case.number, on=False))
    if (event.other in case.linked) is event.on:
        return turn
    key = "room-linked" if event.on else "room-unlinked"
    return show_card(changed(turn, case, event.other, on=event.on).show(key, number=event.other))
