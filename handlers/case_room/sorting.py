"""Whose work a case is, set by one press on its card: its category, and who its person is (C1, C8).

The rules this module guards: a category brings its department, and a case that nobody has comes to the
member whom config.yaml names for it, where whoever pressed may hand a case to somebody; nobody has a
case that names them.
"""

from dataclasses import replace

from bot.core.case import Case, EntryKind, Move
from bot.core.conversation import Choice
from bot.core.effects import SaveCase
from bot.core.events import CaseTaken, RelationshipSaid, Words
from bot.core.facts import StaffMember
from bot.core.sorting import Category, Relationship
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import not_possible, the_case
from handlers.shared.case_summary import current
from handlers.shared.named_in_case import unnamed
from handlers.shared.on_duty import stand_in
from handlers.shared.permissions import may
from handlers.shared.sorting import placed
from handlers.shared.told_in_private import told_in_private


def on_category(turn: Turn) -> Turn:
    case, language = the_case(turn), turn.conversation.language
    if not case.is_open:
        return not_possible(turn)
    others = [each for each in turn.facts.sorting.of(case.kind) if each.id != case.category]
    if not others:
        return turn.show("room-no-categories")
    choices = (Choice("category-is", each.id, title=each.name[language]) for each in others)
    return turn.show("room-category", *choices)


def on_category_is(turn: Turn) -> Turn:
    """Pressed twice it is set once."""
    case = the_case(turn)
    category = next((each for each in turn.facts.sorting.of(case.kind) if each.id == turn.arg), None)
    if not category or not case.is_open:
        return not_possible(turn)
    if category.id == case.category:
        return show_card(turn)
    now = replace(case, category=category.id, department=category.department)
    name = category.name[turn.conversation.language]
    kept = turn.do(SaveCase(now)).record(case.number, EntryKind.SORTED, Words(name), detail=category.id)
    return show_card(_handed(kept.show("room-category-set", category=name), now, category))


def _handed(turn: Turn, case: Case, category: Category) -> Turn:
    """To the member of that category, where nobody has it yet."""
    member = _free_member(turn, case, category)
    if not member:
        return turn
    told = (
        told_in_private(turn, case, member, "category", member.role.value)
        if member.id != turn.by
        else turn
    )
    if member.id != turn.by and not may(turn.facts.actor, "delegate"):
        return told.show("room-category-told", name=member.name) if member.private else told
    given = told.move(case, Move.TAKE, assignee=member.id)
    return given.post(case.person, CaseTaken(case.number)).show("room-taken", name=member.name)


def _free_member(turn: Turn, case: Case, category: Category) -> StaffMember | None:
    if case.assignee or case.triage or not category.assignee or not case.can(Move.TAKE):
        return None
    member = stand_in(turn, category.assignee)
    return next(iter(unnamed(turn, case, (member,))), None) if member else None


def on_relationship(turn: Turn) -> Turn:
    case = the_case(turn)
    if not case.is_open:
        return not_possible(turn)
    others = (each for each in Relationship if each != case.relationship)
    choices = (Choice("relationship-is", each, label=f"relationship-{each}") for each in others)
    return turn.show("room-relationship", *choices)


def on_relationship_is(turn: Turn) -> Turn:
    case = the_case(turn)
    if turn.arg not in tuple(Relationship) or not case.is_open:
        return not_possible(turn)
    if turn.arg == case.relationship:
        return show_card(turn)
    now = placed(turn, replace(case, relationship=turn.arg))
    kept = turn.do(SaveCase(now)).record(case.number, EntryKind.SORTED, Words(), detail=turn.arg)
    return show_card(kept)


def on_said(turn: Turn, _: RelationshipSaid) -> Turn:
    """The person pressed who they are: the card shows it."""
    return show_card(turn) if current(turn) else turn


SORTED = Topic("sorted", entry_points=(on(RelationshipSaid, on_said),))
