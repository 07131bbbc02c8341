"""Who reads what somebody confides.

The rules this module guards: whoever it is about reads none of it, and until a confidential member has
said whom it is about, neither do the supervisors, whoever has a case of the person, and whoever stands in
for one of them; whoever nothing reaches does not count; and somebody always reads it, as long as there is
anybody who may.
"""

from collections.abc import Iterable

from bot.core.disclosure import EVERYBODY, Disclosure, Line, Wish
from bot.core.effects import SaveDisclosure, Text
from bot.core.events import Words
from bot.core.facts import Role, StaffMember
from bot.core.turn import Turn
from faq.detect.named_members import is_named
from handlers.shared.on_duty import stand_in

ORDER = (Role.CONFIDENTIAL, Role.DIRECTOR, Role.SUPERVISOR)
"""Who reads it: the first of them of whom somebody is left. An agent never does, unless she calls."""


def as_told(
    turn: Turn,
    words: Iterable[Words],
    wish: Wish = Wish.CONFIDE,
    about: tuple[str, ...] = (),
    about_words: str = "",
) -> Disclosure:
    """What would be confided here, under its own number: nobody is told of it yet."""
    now = turn.facts.now
    lines = tuple(Line(each.at or now, each) for each in words)
    return Disclosure(
        turn.facts.next_disclosure,
        turn.conversation.id,
        now,
        wish,
        lines=lines,
        about=about,
        about_words=about_words,
        recused=_tellers(turn),
        apart=_with_a_case(turn),
    )


def _tellers(turn: Turn) -> tuple[str, ...]:
    """A member who confides something is none of its readers."""
    here = turn.conversation.address
    return tuple(each.id for each in turn.facts.staff if each.private == here)


def _with_a_case(turn: Turn) -> tuple[str, ...]:
    """Kept only of those who could be its readers: of an anonymous one it says no more than it must."""
    having = {case.assignee for case in turn.cases if case.assignee}
    return tuple(each.id for each in turn.facts.staff if each.id in having and _could(each))


def _could(member: StaffMember) -> bool:
    return member.role in ORDER or member.calls_women


# Who reads it -------------------------------------------------------------------------------------------


def readers(turn: Turn, found: Disclosure) -> tuple[StaffMember, ...]:
    """Of those who may, the first in their order; after it went on, the next as well."""
    free = _free(turn, found)
    there = tuple(each for each in free if _is_there(turn, each))
    first = _first(there, found.level) or _first(free, found.level)
    callers = tuple(each for each in there if each.calls_women) if found.wish is Wish.CALL else ()
    return tuple(dict.fromkeys((*first, *callers)))


def _first(free: tuple[StaffMember, ...], level: int) -> tuple[StaffMember, ...]:
    by_role = (tuple(each for each in free if each.role is role) for role in ORDER)
    groups = tuple(filter(None, by_role))[: level + 1]
    return tuple(each for group in groups for each in group)


def _free(turn: Turn, found: Disclosure) -> tuple[StaffMember, ...]:
    """Whoever may read it, and can be told."""
    gone = {*concerned(turn, found), *found.recused, *found.missed}
    return tuple(
        each for each in turn.facts.staff if each.id not in gone and (each.private or each.email)
    )


def _is_there(turn: Turn, member: StaffMember) -> bool:
    return stand_in(turn, member.id) == member


def members(turn: Turn, found: Disclosure) -> tuple[StaffMember, ...]:
    """Those who read it now."""
    return tuple(each for each in turn.facts.staff if each.id in found.readers)


def may_still(turn: Turn, found: Disclosure) -> tuple[StaffMember, ...]:
    """Of those who read it, whoever it is not about as far as is known now."""
    free = _free(turn, found)
    return tuple(each for each in members(turn, found) if each in free)


def can_call(turn: Turn, found: Disclosure) -> bool:
    return any(each.calls_women and _is_there(turn, each) for each in _free(turn, found))


def who(found: tuple[StaffMember, ...]) -> Text:
    """How a person is told of them: by what they are, and how many."""
    role = next((role for role in ORDER if any(each.role is role for each in found)), Role.AGENT)
    of_role = [each for each in found if each.role is role]
    named = Text(f"private-who-{role}", {"count": len(of_role)})
    return named if len(of_role) == len(found) else Text("private-who-and-caller", {"who": named})


# Whom it is about ---------------------------------------------------------------------------------------


def concerned(turn: Turn, found: Disclosure) -> frozenset[str]:
    """The staff ids of whoever it is about, or may be about as far as that is known."""
    named = {each.id for each in turn.facts.staff if _is_meant(found, each)} | set(found.excluded)
    if found.settled:
        return frozenset(named)
    supervisors = {each.id for each in turn.facts.with_role(Role.SUPERVISOR)}
    return frozenset(_with_deputies(turn, named | supervisors | set(found.apart)))


def _is_meant(found: Disclosure, member: StaffMember) -> bool:
    """As they answered, or by role or name in their words; what was settled is not read again."""
    lines = found.lines[found.settled_lines :] if found.settled else found.lines
    told = [each.words.text for each in lines if not each.by]
    if found.settled:
        return is_named("\n".join(told), member.name, member.role.value)
    answered = member.role.value in found.about or EVERYBODY in found.about
    return answered or is_named("\n".join((*told, found.about_words)), member.name, member.role.value)


def _with_deputies(turn: Turn, ids: set[str]) -> set[str]:
    """Whoever stands in for one of them today may be the one who was met."""
    found = (stand_in(turn, id) for id in ids)
    return ids | {each.id for each in found if each}


# In a turn ----------------------------------------------------------------------------------------------


def disclosure_of(turn: Turn) -> Disclosure | None:
    """The one that this turn is about, as the turn leaves it."""
    saved = [e.disclosure for e in turn.effects if isinstance(e, SaveDisclosure)]
    return saved[-1] if saved else turn.facts.disclosure
