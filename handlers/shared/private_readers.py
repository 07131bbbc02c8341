"""Who reads what somebody confides.

The rules this module guards: whoever it is about reads none of it, and until a confidential member has
said whom it is about, neither do the supervisors, whoever has a case of the person, and whoever stands in
for one of them; whoever nothing reaches does not count; and somebody always reads it, as long as there is
anybody who may.
"""

from collections.abc import Iterable
from dataclasses import replace

from bot.core.disclosure import EVERYBODY, Disclosure, Line, Wish
from bot.core.effects import SaveDisclosure, Text
from bot.core.events import Words
from bot.core.facts import Role, StaffMember
from bot.core.staff_text.who_may import ANONYMOUS, DISCLOSURE, Act, Me, Who, may
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
    """Of those who may, the first in their order; while nobody opens it, the next as well. Where nobody
    here may, the address outside the society is told that something waits."""
    free = _free(turn, found)
    there = tuple(each for each in free if is_there(turn, each))
    groups = _groups(there) or _groups(free)
    count = max(1, found.unheard)
    outside = outside_of(turn) if count > len(groups) else ()
    first = (each for group in groups[:count] for each in group)
    callers = tuple(each for each in there if each.calls_women) if found.wish is Wish.CALL else ()
    return tuple(dict.fromkeys((*first, *callers, *outside)))


def _groups(free: tuple[StaffMember, ...]) -> tuple[tuple[StaffMember, ...], ...]:
    by_role = (tuple(each for each in free if each.role is role) for role in ORDER)
    return tuple(filter(None, by_role))


def _free(turn: Turn, found: Disclosure) -> tuple[StaffMember, ...]:
    """Whoever may read it, and can be told."""
    gone = {*found.recused, *found.missed}
    return tuple(
        each
        for each in turn.facts.staff
        if each.id not in gone and (each.private or each.email)
        if reads(turn, found, each)
    )


def reads(turn: Turn, found: Disclosure, member: StaffMember, act: Act = Act.OPEN) -> bool:
    """Whether the table lets them, when their turn comes."""
    return may(kind_of(found), act, who_of(found, member), about_me(turn, found, member))


def kind_of(found: Disclosure) -> str:
    return ANONYMOUS if found.is_anonymous else DISCLOSURE


def who_of(found: Disclosure, member: StaffMember) -> Who:
    calls = member.role is Role.AGENT and member.calls_women and found.wish is Wish.CALL
    return Who.CALLER if calls else Who(member.role.value)


def is_there(turn: Turn, member: StaffMember) -> bool:
    return member.id == OUTSIDE or stand_in(turn, member.id) == member


def members(turn: Turn, found: Disclosure) -> tuple[StaffMember, ...]:
    """Those who read it now."""
    here = tuple(each for each in turn.facts.staff if each.id in found.readers)
    return (*here, *outside_of(turn)) if OUTSIDE in found.readers else here


def may_still(turn: Turn, found: Disclosure) -> tuple[StaffMember, ...]:
    """Of those who read it, whoever it is not about as far as is known now."""
    free = {each.id: each for each in _free(turn, found)}
    return tuple(free[id] for id in found.readers if id in free)


def can_call(turn: Turn, found: Disclosure) -> bool:
    calling = replace(found, wish=Wish.CALL)
    return any(each.calls_women and is_there(turn, each) for each in _free(turn, calling))


OUTSIDE = "@outside"
"""Among the readers: the address outside the society. It reads no word and hears that something waits."""


def outside_of(turn: Turn) -> tuple[StaffMember, ...]:
    address = turn.facts.privacy.outside
    return (StaffMember(OUTSIDE, address, Role.CONFIDENTIAL, address),) if address else ()


def who(found: tuple[StaffMember, ...]) -> Text:
    """How a person is told of them: by what they are, and how many."""
    here = tuple(each for each in found if each.id != OUTSIDE)
    if here == found:
        return _who_here(here)
    address = next(each.email for each in found if each.id == OUTSIDE)
    if not here:
        return Text("private-who-outside", {"address": address})
    return Text("private-who-and-outside", {"who": _who_here(here), "address": address})


def _who_here(found: tuple[StaffMember, ...]) -> Text:
    """As in "the director", "the director and the woman who calls you"."""
    roles = [role for role in ORDER if any(each.role is role and not _only_calls(each) for each in found)]
    named = [_of_role(found, role) for role in roles] or [_of_role(found, Role.AGENT)]
    told = named[0]
    for other in named[1:]:
        told = Text("private-who-and", {"who": told, "other": other})
    calls = roles and any(_only_calls(each) for each in found)
    return Text("private-who-and-caller", {"who": told}) if calls else told


def _of_role(found: tuple[StaffMember, ...], role: Role) -> Text:
    return Text(f"private-who-{role}", {"count": sum(each.role is role for each in found)})


def _only_calls(member: StaffMember) -> bool:
    return member.role is Role.AGENT


# Whom it is about ---------------------------------------------------------------------------------------


def about_me(turn: Turn, found: Disclosure, member: StaffMember) -> Me:
    if member.id in found.excluded or _is_meant(found, member):
        return Me.YES
    if found.settled:
        return Me.NO
    return Me.YES if member.id in found.apart or _stands_in(turn, found, member) else Me.UNSETTLED


def _is_meant(found: Disclosure, member: StaffMember) -> bool:
    """As they answered, or by role or name in their words; what was settled is not read again."""
    lines = found.lines[found.settled_lines :] if found.settled else found.lines
    told = [each.words.text for each in lines if not each.by]
    if found.settled:
        return is_named("\n".join(told), member.name, member.role.value)
    answered = member.role.value in found.about or EVERYBODY in found.about
    return answered or is_named("\n".join((*told, found.about_words)), member.name, member.role.value)


def _stands_in(turn: Turn, found: Disclosure, member: StaffMember) -> bool:
    """For somebody whom it may be about: it may be the deputy who was met. Whoever reads it already was
    none when it came."""
    if member.id in found.readers:
        return False
    apart = (each for each in turn.facts.staff if each != member and _may_be_meant(found, each))
    return any(stand_in(turn, each.id) == member for each in apart)


def _may_be_meant(found: Disclosure, member: StaffMember) -> bool:
    named = member.id in (*found.apart, *found.excluded) or _is_meant(found, member)
    return named or member.role is Role.SUPERVISOR


# In a turn ----------------------------------------------------------------------------------------------


def disclosure_of(turn: Turn) -> Disclosure | None:
    """The one that this turn is about, as the turn leaves it."""
    saved = [e.disclosure for e in turn.effects if isinstance(e, SaveDisclosure)]
    return saved[-1] if saved else turn.facts.disclosure
