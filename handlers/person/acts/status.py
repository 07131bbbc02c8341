"""«وين وصل طلبي؟»: the case or the registration itself is shown, in the same turn.

The rules this module guards: a number that is somebody else's shows nothing and says so; what was written
stays with the next step, and the staff of an open case read that its person asks.
"""

import re
from collections.abc import Iterable

from bot.core.case import Case, Move, Status
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.registration import Registration
from bot.core.turn import Turn
from faq.detect.asked_after import AskedAfter, asked_after
from faq.detect.relations import SELF, relation_said
from faq.detect.whom import whom_said
from handlers.person.own_cases.additions import named_cases, tell_how_it_stands
from handlers.person.own_cases.my_cases import case_line, case_title, not_theirs, show_case, who_looks
from handlers.person.registration.details import own_registration, show_registration
from handlers.person.registration.my_registrations import registration_line, registration_title
from handlers.shared.initiatives import named_in
from handlers.shared.pending_words import keep, meet

MOST = 8
"""Cases and registrations on one list."""

Thing = Case | Registration

_NUMBER = re.compile(r"(?<!\d)\d{4,7}(?!\d)")
_YEARS = (range(1400, 1500), range(1990, 2100))


def on_status(turn: Turn) -> Turn:
    named = _numbered(turn)
    if not named and (number := _strange(turn)):
        return not_theirs(turn, number)
    found = named or _meant(turn)
    if not found:
        return _none(turn)
    return _one(turn, found[0]) if len(found) == 1 else _list(turn, found)


# What is meant ---------------------------------------------------------------------------------------


def _numbered(turn: Turn) -> tuple[Thing, ...]:
    registrations = (own_registration(turn, number) for number in _numbers(turn))
    return (*named_cases(turn), *(each for each in registrations if each))


def _numbers(turn: Turn) -> list[str]:
    return list(dict.fromkeys(_NUMBER.findall(turn.facts.fold(turn.text))))


def _strange(turn: Turn) -> str:
    """A number that stands for nothing of theirs; a year is none."""
    numbers = (n for n in _numbers(turn) if not any(int(n) in years for years in _YEARS))
    return next(numbers, "")


def _meant(turn: Turn) -> tuple[Thing, ...]:
    """What goes on, before what is over; of one person or one initiative where that is named."""
    cases, registrations = _cases(turn), _registrations(turn)
    what = asked_after(turn.text)
    if what is AskedAfter.REGISTRATION and registrations:
        return registrations
    if what is AskedAfter.CASE and cases:
        return cases
    if registrations and (_whose(turn) or named_in(turn.text, turn.facts.initiatives)):
        return registrations
    if _whose(turn):
        return tuple(case for case in cases if case.is_open)
    return (*cases, *registrations)


def _cases(turn: Turn) -> tuple[Case, ...]:
    going = tuple(c for c in turn.cases if c.is_open or c.can(Move.CLOSE) or c.can(Move.RESTORE))
    over = tuple(c for c in turn.cases if not _is_taken_back(c))
    return (going or over[:1])[:MOST]


def _is_taken_back(case: Case) -> bool:
    """A question that nobody waits for any more was no request; what went into another one is there."""
    return case.status is Status.MERGED or (case.kind.is_question and case.status is Status.WITHDRAWN)


def _registrations(turn: Turn) -> tuple[Registration, ...]:
    active = tuple(each for each in turn.registrations if each.is_active)
    found: Iterable[Registration] = active or turn.registrations[:1]
    if initiative := named_in(turn.text, turn.facts.initiatives):
        found = [each for each in found if each.initiative == initiative.id]
    if whose := _whose(turn):
        found = [each for each in found if _is_for(each, whose)]
    return tuple(found)[:MOST]


def _whose(turn: Turn) -> str:
    said = whom_said(turn.text)
    return "" if said == SELF else said


def _is_for(registration: Registration, whose: str) -> bool:
    """The relation was kept as it stood on its button, or as it was said."""
    return whose in (relation_said(registration.relation), registration.relation)


# What is said ----------------------------------------------------------------------------------------


def _one(turn: Turn, thing: Thing) -> Turn:
    if isinstance(thing, Registration):
        return show_registration(meet(turn, turn.words), thing).ask_again()
    if thing.is_open:
        return tell_how_it_stands(turn, thing).ask_again()
    return show_case(meet(turn, turn.words), thing).ask_again()


def _list(turn: Turn, found: tuple[Thing, ...]) -> Turn:
    shown = found[:MOST]
    lines = tuple(_line(turn, each) for each in shown)
    choices = (_choice(turn, each) for each in shown)
    return meet(turn, turn.words).reply("status-list", *choices, Choice("menu"), things=lines).ask_again()


def _line(turn: Turn, thing: Thing) -> Text:
    return case_line(thing) if isinstance(thing, Case) else registration_line(turn, thing)


def _choice(turn: Turn, thing: Thing) -> Choice:
    number = str(thing.number)
    if isinstance(thing, Case):
        return Choice("case", number, title=case_title(turn, thing))
    return Choice("registration", number, title=registration_title(turn, thing))


def _none(turn: Turn) -> Turn:
    """The number is asked for, or a person looks; what was begun and not finished is offered."""
    asked = keep(turn, turn.words)
    return asked.reply("status-ask-number", *_begun(turn), *who_looks()).ask_again()


def _begun(turn: Turn) -> tuple[Choice, ...]:
    draft, registering = turn.conversation.draft, turn.conversation.registering
    return (
        *((Choice("continue-draft"),) if draft and draft.words else ()),
        *((Choice("continue-registration"),) if registering else ()),
    )
