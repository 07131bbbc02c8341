"""A merged case goes on by itself again: taken out by staff, or never taken in.

The rules this module guards: its words come along as they read now; its own promise holds again, and the
case that it leaves keeps the earlier one, which was told; whatever came into it comes out with it.
"""

from dataclasses import replace
from typing import Any

from bot.core.case import Case, EntryKind, Move
from bot.core.dated_action import open_ones
from bot.core.effects import SaveCase
from bot.core.events import CaseNotJoined, CaseParted, CaseSplit, IncidentJoined, Words
from bot.core.turn import Turn
from handlers.case_room.related.merging import asked_anew
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import not_possible, the_case
from handlers.shared.actions import watched
from handlers.shared.case_summary import current
from handlers.shared.cases import watch


def on_unmerge(turn: Turn) -> Turn:
    """`other` is the case that goes on, be there others between."""
    case, into = the_case(turn), turn.facts.related.other
    if not case.can(Move.UNMERGE):
        return not_possible(turn)
    if not into or not into.is_open:
        return turn.show("room-unmerge-late", into=into.number if into else case.merged_into)
    has_come = case.number in into.absorbed
    words = taken_along(case.words, into.words) if has_come else case.words
    if case.words and not words:
        return turn.show("room-unmerge-split", number=case.number, into=into.number)
    settled = tuple(each for each in case.actions if not each.is_open)
    parted = turn.to_room(case.merged_into, CaseParted(case.merged_into, case.number))
    out = _out(parted, case, actions=settled, words=words)
    told_them = out.post(case.person, CaseSplit(into.number, case.number, again=True))
    return show_card(told_them.show("room-unmerged", number=case.number, into=into.number))


def taken_along(words: tuple[Words, ...], there: tuple[Words, ...]) -> tuple[Words, ...]:
    """As they read there now, for their person may have changed them; what became part of yet another
    case stays with that one."""
    known = {_mark(each): each for each in there}
    return tuple(known[_mark(each)] for each in words if _mark(each) in known)


def _mark(words: Words) -> Any:
    """By what the same message is known after it was changed."""
    return (words.id, words.at) if words.id else words


def _out(turn: Turn, case: Case, **changes: Any) -> Turn:
    """With whoever had it, with its own promise and in its incident; what was promised for a day stays
    where it went."""
    moved = turn.move(case, Move.UNMERGE, merged_into=0, settled_at=None, **changes)
    if case.assignee:
        moved = moved.move(moved.case(case.number) or case, Move.TAKE)
    if case.incident:
        moved = moved.to_room(case.incident, IncidentJoined(case.incident, case.number))
    return watch(moved, moved.case(case.number) or case)


def on_parted(turn: Turn, event: CaseParted) -> Turn:
    """Its words go along, with what had come into it. The promise stays the earlier one: it was told to
    the person. Where this case went into another one itself, that one hears of it, too."""
    case, gone = current(turn), turn.facts.related.other
    if not case or not gone or event.other not in case.absorbed:
        return turn
    theirs = {_mark(each) for each in gone.words}
    left = tuple(each for each in case.words if _mark(each) not in theirs) or case.words
    absorbed = tuple(each for each in case.absorbed if each not in (event.other, *gone.absorbed))
    kept = turn.do(SaveCase(replace(case, words=left, absorbed=absorbed)))
    noted = kept.record(case.number, EntryKind.RELATED, Words(), detail=f"parted:{event.other}")
    if case.merged_into:
        return noted.to_room(case.merged_into, CaseParted(case.merged_into, event.other))
    return show_card(asked_anew(noted).show("room-parted", number=event.other))


def on_not_joined(turn: Turn, event: CaseNotJoined) -> Turn:
    """It goes on by itself: what it was to go into was over meanwhile."""
    case = current(turn)
    if not case or not case.can(Move.UNMERGE) or case.merged_into != event.into:
        return turn
    out = _out(turn, case)
    for action in open_ones(case.actions):
        out = watched(out, case, action)
    return show_card(out.show("room-not-joined", number=case.number, into=event.into))
